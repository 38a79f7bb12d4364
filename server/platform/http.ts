import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { isEmpty, noReach, reachOf, type Actor, type PermissionRow, type Reach } from './access.ts'
import { auditEntry, type AuditRule } from './audit.ts'
import type { Clock } from './clock.ts'
import { inContext, type Sight, type Tx } from './context.ts'
import { Refused, refuse, type Refusal } from './errors.ts'

/**
 * A route row joins an endpoint of the contract with the view or action that serves it. `permission` and `audit` have
 * no default: a row without them does not compile. What touches a person's data is audited in the same transaction.
 */
export const route = <I, V>(row: RouteRow<I, V>): RouteRow<I, V> => row

/** Any row, whatever it takes and gives: what the tables of the rooms are made of. */
export type AnyRoute = Omit<RouteRow<never, unknown>, 'endpoint'> & { readonly endpoint: EndpointShape<unknown, unknown> }

export type RouteRow<I = never, V = unknown> = {
  readonly endpoint: EndpointShape<I, V>
  readonly permission: RoutePermission
  readonly audit: AuditRule
  /** `inTx`: the platform opens one transaction under the actor's sight. `own`: the function (act, intake, a download) opens its own. */
  readonly run: { inTx: (call: TxCall, input: I) => Promise<V> } | { own: (call: Call, input: I) => Promise<V> }
}

/** Open to everybody (say why), to every signed-in person, to those with any reach by a permission row, or decided an action at a time by act(). */
export type RoutePermission = { open: string } | { signedIn: true } | { rows: readonly PermissionRow[]; action: string } | { byAction: true }

export type EndpointShape<I, V> = { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly path: string; readonly input: Parser<I>; readonly view: V }

export type Call = { readonly actor: Actor; readonly reach: Reach; readonly sight: Sight; readonly now: Date; readonly pool: pg.Pool; readonly request: FastifyRequest; readonly reply: FastifyReply }
export type TxCall = Call & { readonly tx: Tx }

export type HttpDeps = {
  readonly pool: pg.Pool
  readonly clock: Clock
  /** Session cookie or bearer token → who asks; null when nobody. */
  readonly whoAsks: (request: FastifyRequest) => Promise<Actor | null>
  /** The widest sight an actor has, from all permission rows of all rooms. */
  readonly sightOf: (actor: Actor) => Sight
}

export const nobody: Actor = { kind: 'resident', id: '00000000-0000-7000-8000-0000000000ff', name: '未登录', appointments: [] }
export const nobodysSight: Sight = { actor: nobody, reach: noReach }

export const mountRoutes = (app: FastifyInstance, rows: readonly AnyRoute[], deps: HttpDeps): void => {
  for (const row of rows) app.route({ method: row.endpoint.method, url: row.endpoint.path, handler: (request, reply) => serve(row as unknown as RouteRow<unknown, unknown>, request, reply, deps) })
}

/** The one mapper of refusals; everything else that is thrown is a defect and shows nothing of its inside. */
export const mountErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (error instanceof Refused) return reply.code(statusOf(error.refusal)).send({ error: error.refusal })
    if (isUnstorable(error)) return reply.code(422).send({ error: { kind: 'invalid', message: unstorable } })
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send({ error: { kind: status === 413 ? 'invalid' : status === 429 ? 'conflict' : 'invalid', message: plainOf(status) } })
    request.log.error({ err: error }, 'defect')
    return reply.code(500).send({ error: { kind: 'defect', message: '系统出了差错，您填的内容没有丢，请稍后再试；仍不行请拨打 12348。' } })
  })
}

/** A character that PostgreSQL cannot hold (NUL): bad input, whatever field it came in. */
export const isUnstorable = (error: unknown): boolean => ['22021', '22P05'].includes(String((error as { code?: unknown }).code))
export const unstorable = '内容里有不能识别的字符，请删去后重填。'

/** An address that is no address (a broken percent sign, a parameter without end) never reaches a route, nor the mapper above. */
export const unreadable = (_error: unknown, _request: FastifyRequest, reply: FastifyReply): void => {
  void reply.code(400).header('x-content-type-options', 'nosniff').send({ error: { kind: 'invalid', message: '网址不对，请核对后重新打开。' } })
}

export const statusOf = (refusal: Refusal): number =>
  ({ notAllowed: 403, notFound: 404, wrongState: 409, invalid: 422, conflict: 409 })[refusal.kind]

async function serve(row: RouteRow<unknown, unknown>, request: FastifyRequest, reply: FastifyReply, deps: HttpDeps): Promise<unknown> {
  const actor = await deps.whoAsks(request)
  const asking = actor ?? nobody
  try {
    return await answer(row, request, reply, deps, asking, admit(row.permission, actor))
  } catch (error) {
    if (actor && row.audit.reads === 'personal' && error instanceof Refused && error.refusal.kind !== 'invalid') await recordRefusal(row, request, deps, actor)
    throw error
  }
}

/** A look at a person that was refused is on record too, in a transaction of its own. */
async function recordRefusal(row: RouteRow<unknown, unknown>, request: FastifyRequest, deps: HttpDeps, actor: Actor): Promise<void> {
  const object = Object.values((request.params ?? {}) as Record<string, string>)[0]?.slice(0, 120) ?? ''
  await inContext(deps.pool, deps.sightOf(actor), (tx) => auditEntry(tx, { actor, at: deps.clock.now(), act: row.endpoint.path, object, purpose: null, result: 'refused' }))
}

async function answer(row: RouteRow<unknown, unknown>, request: FastifyRequest, reply: FastifyReply, deps: HttpDeps, asking: Actor, reach: Reach): Promise<unknown> {
  const input = parse(row.endpoint.input, request)
  const call: Call = { actor: asking, reach, sight: deps.sightOf(asking), now: deps.clock.now(), pool: deps.pool, request, reply }
  if ('own' in row.run) return row.run.own(call, input)
  const run = row.run.inTx
  return inContext(deps.pool, call.sight, async (tx) => {
    const shown = await run({ ...call, tx }, input)
    if (row.audit.reads === 'personal') await auditEntry(tx, { actor: asking, at: call.now, act: row.endpoint.path, object: row.audit.object(input as never), purpose: row.audit.purpose?.(input as never) ?? null, result: 'ok' })
    return shown
  })
}

function admit(permission: RoutePermission, actor: Actor | null): Reach {
  if ('open' in permission) return noReach
  if (!actor) throw new Refused({ kind: 'notAllowed', message: '请先登录。', state: 'signedOut' })
  if ('signedIn' in permission || 'byAction' in permission) return noReach
  const reach = reachOf(permission.rows, permission.action, actor)
  if (isEmpty(reach)) refuse('notAllowed', '您没有查看或办理此项的权限；如工作需要，请找本单位负责人或系统管理员。')
  return reach
}

function parse<I>(parser: Parser<I>, request: FastifyRequest): I {
  const body = request.body && typeof request.body === 'object' && !Array.isArray(request.body) ? request.body : {}
  const parsed = parser.safeParse({ ...(request.query as object), ...body, ...(request.params as object) })
  if (parsed.success) return parsed.data
  return refuse('invalid', '有的内容没有填对，请按提示修改。', { fields: fieldMessages(parsed.error.issues) })
}

/** First message a field, keyed by dotted path; '' when the whole is wrong. */
export const fieldMessages = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> => {
  const fields: Record<string, string> = {}
  for (const issue of issues) fields[issue.path.map(String).join('.')] ??= issue.message
  return fields
}

function plainOf(status: number): string {
  return { 400: '请求的格式不对，请刷新页面后重试。', 404: '没有这个页面或接口。', 413: '内容太大了，请减少文字或附件后再提交。', 415: '不支持这种内容格式。', 429: '操作太频繁，请过一会儿再试。' }[status] ?? '请求没有成功，请检查后重试。'
}

type Parser<I> = { safeParse(value: unknown): { success: true; data: I } | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } } }
