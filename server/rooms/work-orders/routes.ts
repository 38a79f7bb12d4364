import { workOrderEndpoints } from '../../../contract/work-orders.ts'
import type { IntakeReceipt } from '../../../contract/intake.ts'
import type { ActAnswer, BulkAnswer, ForeignStatus } from '../../../contract/work-orders.ts'
import type { Actor } from '../../platform/access.ts'
import { act } from '../../platform/act.ts'
import { findLog, verifyLog } from '../../platform/action-log.ts'
import { inContext } from '../../platform/context.ts'
import { Refused, refuse } from '../../platform/errors.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { clearNumbers, findTokens, ownNumbers } from '../../platform/narrative-tokens/index.ts'
import { mayStillLook, tooManyLooks } from '../../platform/clear-views.ts'
import { coveredFirst, isOpenTo } from './cover.ts'
import type { Desk } from './desk.ts'
import { noteOpened } from './daily-check.ts'
import { getOrder, orderDetail } from './detail.ts'
import { takeIn, type IntakeFacts } from './intake.ts'
import { workOrders } from './lifecycle.ts'
import type { Order } from './order.ts'
import { permissions as rows } from './permissions.ts'
import { personShown } from './person-shown.ts'
import { countQueues, queuePage, queueRows } from './queues.ts'
import { residentStory } from './story.ts'

const e = workOrderEndpoints
const may = (action: string) => ({ rows, action })
/** The object of an audit entry where the input names the order. */
const theOrder = { object: (input: { id: string }) => input.id }

/** Endpoint → action or view, permission, audit. The other routes of this room stand beside their own subject. */
export const coreRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({ endpoint: e.queue, permission: may('view'), audit: { reads: 'masked' }, run: { inTx: ({ tx, actor, reach, now }, query) => {
    // Not waited for: it takes a connection of its own, and this page holds one already.
    void noteOpened(desk, actor, now)
    return queuePage(tx, { actor, reach, query, world: desk.house.world })
  } } }),
  route({
    endpoint: e.overview, permission: may('view'), audit: { reads: 'masked' },
    run: { inTx: async ({ tx, actor, reach }) => {
      const counts = await countQueues(tx, { actor, reach })
      // What is my turn comes first; who has nothing of his own (a head, a supervisor) sees what presses most.
      const queue = (['mine', 'unit', 'overdue', 'all'] as const).find((name) => counts[name] > 0) ?? 'all'
      const next = await queueRows(tx, { actor, reach, query: { queue, sort: 'due', size: 12 }, world: desk.house.world })
      return { counts, next, units: unitsOf(actor, desk) }
    } },
  }),
  route({
    endpoint: e.detail, permission: may('view'), audit: { reads: 'personal', ...theOrder },
    run: { inTx: async ({ tx, actor, now }, { id }) => {
      const detail = await orderDetail(tx, { id, actor, world: desk.house.world, vault: desk.vault, now })
      return { ...detail, looking: lookers(desk, id, actor) }
    } },
  }),
  route({ endpoint: e.act, permission: { byAction: true }, audit: { reads: 'ownEntry' }, run: { own: (call, { id, ...asked }) => doAct(desk, call, id, asked) } }),
  route({
    endpoint: e.bulk, permission: { byAction: true }, audit: { reads: 'ownEntry' },
    run: { own: async (call, { ids, ...asked }) => {
      const results: BulkAnswer['results'] = []
      // One by one: each is its own transaction, so that one refusal never takes back what succeeded.
      for (const [i, id] of ids.entries()) results.push(await oneOfBulk(desk, call, id, { ...asked, requestId: derivedId(asked.requestId, i) }))
      return { results }
    } },
  }),
  route({
    endpoint: e.reveal, permission: may('reveal'), audit: { reads: 'personal', ...theOrder, purpose: (input: { purpose: string }) => input.purpose },
    run: { inTx: async ({ tx, actor, now }, { id }) => {
      desk.requireSecondFactor(actor, 60)
      const order = await getOrder(tx, id, actor, 'reveal')
      if (!(await isOpenTo(tx, order, actor, now))) return refuse('notAllowed', coveredFirst)
      if (!mayStillLook(actor, now)) return refuse('notAllowed', tooManyLooks)
      const person = (await personShown(tx, order, { actor, vault: desk.vault, clear: true })) ?? refuse('notFound', '没有找到当事人信息。')
      return { ...person, numbers: clearNumbers(await findTokens(tx, order.matterId)) }
    } },
  }),
  route({
    endpoint: e.verifyChain, permission: may('view'), audit: { reads: 'nothing' },
    run: { inTx: async ({ tx, actor }, { id }) => {
      const order = await getOrder(tx, id, actor)
      return verifyLog(tx, id, { seq: order.logSeq, hash: order.logHash })
    } },
  }),
  route({
    endpoint: e.looking, permission: may('view'), audit: { reads: 'nothing' },
    run: { inTx: async ({ tx, actor }, { id, leaving }) => {
      await getOrder(tx, id, actor)
      const who = { accountId: actor.id, sessionId: actor.sessionId ?? '', name: actor.name }
      if (leaving) desk.streams.leave(`order:${id}`, who)
      else desk.streams.join(`order:${id}`, who)
      return { looking: lookers(desk, id, actor) }
    } },
  }),
  route({
    endpoint: e.hotline, permission: may('submitHotline'), audit: { reads: 'ownEntry' },
    run: { own: (call, input) => receive(desk, call, { door: 'hotline', input: input.intake, unitId: unitFor(call.actor, ['hotlineAgent', 'hotlineBackOffice']), accepted: true, answer: input.answer, callerNumber: input.callerNumber, dialect: input.dialect,
      // On the telephone nobody is verified by a tick alone: his own file must stand open (who.ts).
      identityVerified: input.identityVerified, openTo: call.actor.entrusted ?? [] }) },
  }),
  route({
    endpoint: e.window, permission: may('submitWindow'), audit: { reads: 'ownEntry' },
    run: { own: (call, input) => receive(desk, call, { door: 'window', input: input.intake, unitId: unitFor(call.actor, ['windowClerk', 'justiceOfficeStaff']), accepted: true, answer: input.answer, windowNo: input.windowNo, noticeMaterials: input.noticeMaterials, identityVerified: input.identityVerified }) },
  }),
  route({
    endpoint: e.apiIntake, permission: may('submitApi'), audit: { reads: 'ownEntry' },
    run: { own: async (call, input) => {
      const client = await desk.clientOf(call.actor)
      if (!client || !(await desk.clientMay(call.actor, 'intake'))) return refuse('notAllowed', '这个接口账号没有送单权限，请联系系统管理员。')
      return receive(desk, call, { door: 'api', input: input.intake, unitId: client.intakeUnitId, source: { system: client.sourceSystem, number: input.foreignNumber, dueAt: input.foreignDueAt } })
    } },
  }),
  route({
    endpoint: e.apiStatus, permission: may('view'), audit: { reads: 'personal', object: (input: { number: string }) => input.number },
    run: { inTx: async ({ tx, actor }, { number }): Promise<ForeignStatus> => {
      if (!(await desk.clientMay(actor, 'status'))) return refuse('notAllowed', '这个接口账号没有查询权限。')
      const order = await foreignOrder(tx, number, actor)
      // The system that sent the request gives the answer to the person himself.
      return ownNumbers(tx, order.matterId, {
        number: order.number, foreignNumber: order.foreignNumber ?? '', state: order.state, publicReply: order.closedAt ? order.publicReply : null, dueAt: order.dueAt?.toISOString() ?? null,
        closedAt: order.closedAt?.toISOString() ?? null, fedBackAt: order.fedBackAt?.toISOString() ?? null, receipt: order.foreignReceipt, story: residentStory(await findLog(tx, order.id), desk.house.world),
      })
    } },
  }),
  route({
    endpoint: e.apiReceipt, permission: may('recordReceipt'), audit: { reads: 'ownEntry' },
    run: { own: async (call, { number, requestId, receipt }) => {
      if (!(await desk.clientMay(call.actor, 'receipt'))) return refuse('notAllowed', '这个接口账号没有回执权限。')
      const order = await inContext(desk.pool, call.sight, (tx) => foreignOrder(tx, number, call.actor))
      await doAct(desk, call, order.id, { action: 'recordReceipt', requestId, input: { receipt } })
      return { ok: true }
    } },
  }),
]

export const doAct = (desk: Desk, call: Call, id: string, asked: { action: string; requestId: string; version?: number | undefined; input: Record<string, unknown> }): Promise<ActAnswer> =>
  act(workOrders, desk.house, { actor: call.actor, sight: call.sight, id, now: call.now, ...asked }) as Promise<ActAnswer>

const receive = (desk: Desk, call: Call, facts: Omit<IntakeFacts, 'actor' | 'sight' | 'now'>): Promise<IntakeReceipt> =>
  takeIn(desk.house, { actor: call.actor, sight: call.sight, now: call.now, ...facts })

async function oneOfBulk(desk: Desk, call: Call, id: string, asked: Parameters<typeof doAct>[3]): Promise<BulkAnswer['results'][number]> {
  try {
    return { id, ok: true, message: null, answer: await doAct(desk, call, id, asked) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { id, ok: false, message: error.refusal.message, answer: null }
  }
}

/** One request id a row of a bulk, always the same for the same bulk, so that a repeat of the whole is harmless. */
function derivedId(requestId: string, index: number): string {
  const tail = (BigInt(`0x${requestId.slice(24)}`) ^ BigInt(index + 1)).toString(16).padStart(12, '0')
  return `${requestId.slice(0, 24)}${tail}`
}

async function foreignOrder(tx: Parameters<typeof getOrder>[0], number: string, actor: Actor): Promise<Order> {
  const found = await tx.one<{ id: string }>(`select id from work_order where created_by = $2 and part = 'main' and (number = $1 or foreign_number = $1)`, [number, actor.id])
  return getOrder(tx, found?.id ?? '00000000-0000-7000-8000-000000000000', actor)
}

const unitFor = (actor: Actor, roles: readonly string[]): string => actor.appointments.find((a) => roles.includes(a.role))?.unitId ?? refuse('notAllowed', '您没有在窗口或热线任职，不能登记。')
const unitsOf = (actor: Actor, desk: Desk) => [...new Set(actor.appointments.map((a) => a.unitId))].map((id) => ({ id, name: desk.house.world.unit(id)?.name ?? '' }))

function lookers(desk: Desk, id: string, me: Actor) {
  return desk.streams.present(`order:${id}`).filter((who) => who.accountId !== me.id).map((who) => ({ name: who.name }))
}
