import type { FastifyInstance } from 'fastify'
import { addPage, followPage, orderPage, reopenPage, urgePage, withdrawPage } from '../../../web/portal/index.ts'
import type { OrderView, Problems } from '../../../web/portal/views.ts'
import type { Actor } from '../../platform/access.ts'
import { Refused } from '../../platform/errors.ts'
import { isId, isQueryCode, newId, normalizeQueryCode } from '../../platform/ids.ts'
import { beginFrom } from './asking.ts'
import { frame, goTo, page, wrongPage, type Portal, type Visit } from './context.ts'
import { cookieIn, giveCookie, openSealed, takeCookie } from './cookies.ts'
import { signedIn } from './signed-in.ts'
import type { ResidentAction, Tracked } from './deps.ts'
import type { Typed } from './drafts.ts'
import { numberTyped, readForm, type Form } from './forms.ts'

/** Following one's own matter by code and phone; five wrong codes from one place, or for one code, make a pause, which a right one does not lift. */
export function mountFollowing(app: FastifyInstance, portal: Portal): void {
  const visit = (request: Visit['request'], reply: Visit['reply']): Visit => ({ portal, request, reply })
  app.get('/follow', (request, reply) => page(visit(request, reply), followPage({ frame: frame(visit(request, reply)), typed: {}, problems: {} })))
  app.post('/follow', (request, reply) => enter(visit(request, reply)))
  app.get('/follow/order', (request, reply) => order(visit(request, reply)))
  app.post('/follow/leave', (request, reply) => leave(visit(request, reply)))
  app.post('/follow/complain', (request, reply) => complain(visit(request, reply)))
  // Reloading what a post answered is no wrong address.
  for (const [path, to] of [['/follow/leave', '/follow'], ['/follow/rate', '/follow/order'], ['/follow/complain', '/follow/order']] as const) app.get(path, (request, reply) => goTo(visit(request, reply), to))
  for (const deed of deeds) {
    if (deed.page) app.get(deed.path, (request, reply) => ask(visit(request, reply), deed))
    app.post(deed.path, (request, reply) => doIt(visit(request, reply), deed))
  }
}

/** What a resident may do with his own order: the page that asks, the action, and what is said afterwards. */
const deeds: readonly Deed[] = [
  { path: '/follow/add', action: 'supplement', page: addPage, said: 'added', input: (form) => ({ text: some(form.typed['text']) ?? (form.files.length > 0 ? '材料见附件。' : ''), attachmentIds: form.files.map((file) => file.id) }) },
  { path: '/follow/urge', action: 'urge', page: urgePage, said: 'urged', input: ({ typed }) => ({ text: some(typed['text']) }) },
  { path: '/follow/withdraw', action: 'withdraw', page: withdrawPage, said: 'withdrawn', input: ({ typed }) => ({ reason: some(typed['reason']) }) },
  { path: '/follow/reopen', action: 'reopen', page: reopenPage, said: 'reopened', input: ({ typed }) => ({ reason: typed['reason'] ?? '' }) },
  { path: '/follow/rate', action: 'rate', page: null, said: 'rated', input: ({ typed }) => ({ grade: typed['grade'] || undefined, words: some(typed['words']) }) },
]

async function enter(visit: Visit): Promise<unknown> {
  const { deps, brakes: { guesses } } = visit.portal
  const { typed } = await readForm(visit)
  const code = normalizeQueryCode((typed['code'] ?? '').slice(0, 60))
  const again = (problem: Problems, status = 422) => page(visit, followPage({ frame: frame(visit, '/follow'), typed, problems: problem }), status)
  if (code === '') return again({ code: '请填写查询码，它在回执上' })
  const keys = [visit.request.ip, `code ${code}`]
  if (keys.some((key) => guesses.left(key) === 0)) return again({ code: `试错太多次，请过 ${guesses.minutes} 分钟再试；忘了查询码，可以带身份证到窗口补` }, 429)
  // A slip of the pen is told by the check character and does not count as a guess.
  if (!isQueryCode(code)) return again({ code: `${[...code].length === 8 ? '查询码有一个字不对' : `查询码共 8 位，您填了 ${[...code].length} 位`}，请对照回执再看一遍（没有 0、1、2、5、8）` })
  if (!some(typed['phone'])) return again({ phone: '请填写当时留的电话；没有留电话的，填工单编号' })
  // Counted before it is looked up: a hundred guesses sent at once are a hundred guesses.
  const left = Math.min(...keys.map(guesses.count))
  const orderId = await deps.desk.find(code, numberTyped(typed['phone']))
  if (!orderId) return again({ code: `查询码和电话（或工单编号）对不上，请两样都再看一遍。还可以试 ${left} 次` })
  keys.forEach(guesses.giveBack)
  const until = deps.clock.now().getTime() + HALF_HOUR
  giveCookie(visit.reply, 'following', deps.vault.seal(`${orderId}.${until}`, 'portal-following'), { maxAge: 1800, secure: deps.secure })
  return goTo(visit, '/follow/order')
}

async function order(visit: Visit): Promise<unknown> {
  const actor = await followed(visit)
  const found = actor && await visit.portal.deps.desk.follow(actor)
  if (!found) return goTo(visit, '/follow')
  const { tracked, deadlines } = found
  const said = String((visit.request.query as Record<string, unknown>)['said'] ?? '')
  const words = said === 'rated' && BAD.includes(tracked.rating?.grade ?? '') ? '谢谢您说实话，会有人再来问您。没解决的，可以请他们重新办' : Object.hasOwn(SAID, said) ? SAID[said]! : null
  return page(visit, orderPage({ ...view(visit, tracked, { said: words, path: '/follow/order' }), mine: cookieIn(visit.request, 'resident') !== undefined, deadlines }))
}

async function leave(visit: Visit): Promise<unknown> {
  await readForm(visit)
  takeCookie(visit.reply, 'following')
  return goTo(visit, '/follow')
}

/** A matter of its own, so that it goes to others than those complained of; which one it is about is written already. */
async function complain(visit: Visit): Promise<unknown> {
  const actor = await followed(visit)
  const tracked = actor && await visit.portal.deps.desk.track(actor)
  if (!tracked) return goTo(visit, '/follow')
  // About a shop it is counted there, and goes to its bureau and never to the body.
  const shop = await visit.portal.deps.desk.shopOf(actor.id)
  return beginFrom(visit, { need: `我要投诉的是 ${tracked.number} 这件事。`, topic: 'complaint', ...(shop ? { shop: shop.id, shopName: shop.name, product: '', productName: '', complaint: 'yes' } : {}) })
}

async function ask(visit: Visit, deed: Deed): Promise<unknown> {
  const actor = await followed(visit)
  const tracked = actor && await visit.portal.deps.desk.track(actor)
  if (!tracked || !deed.page) return goTo(visit, '/follow')
  if (!tracked.may[deed.action]) return goTo(visit, '/follow/order')
  return page(visit, deed.page(view(visit, tracked, { path: deed.path })))
}

async function doIt(visit: Visit, deed: Deed): Promise<unknown> {
  const actor = await followed(visit)
  if (!actor) return goTo(visit, '/follow')
  const filled = await readForm(visit, actor)
  if (await ofAnotherOrder(visit, actor, filled)) return wrongPage(visit, 409, '您在另一个窗口打开了另一件事，这一页没有办。请从“查我的事”重新打开要办的那一件。', '/follow/order', '这一页是另一件事的')
  const requestId = isId(filled.typed['requestId']) ? filled.typed['requestId'] : newId()
  try {
    if (Object.keys(filled.problems).length > 0) throw new Refused({ kind: 'invalid', message: '', fields: filled.problems })
    await visit.portal.deps.desk.act(actor, deed.action, deed.input(filled), requestId)
    return goTo(visit, `/follow/order?said=${deed.said}`)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refused(visit, deed, actor, filled, error)
  }
}

/** Two windows, two matters: what was pressed for the one is never done to the other. */
async function ofAnotherOrder(visit: Visit, actor: Actor, { typed }: Form): Promise<boolean> {
  return typed['number'] !== undefined && typed['number'] !== (await visit.portal.deps.desk.track(actor))?.number
}

async function refused(visit: Visit, deed: Deed, actor: Actor, { typed, files }: Form, { refusal }: Refused): Promise<unknown> {
  const tracked = await visit.portal.deps.desk.track(actor)
  if (!tracked) return goTo(visit, '/follow')
  if (refusal.kind !== 'invalid') return wrongPage(visit, refusal.kind === 'notAllowed' ? 403 : 409, refusal.message, '/follow/order')
  const problems = { ...(inPlainWords(deed, refusal.fields) ?? { [deed.action === 'rate' ? 'grade' : 'text']: refusal.message }), ...(files.length > 0 && !refusal.fields?.['files'] ? { files: '照片和文件请再选一次' } : {}) }
  return page(visit, (deed.page ?? orderPage)(view(visit, tracked, { typed, problems, path: deed.page ? deed.path : '/follow/order' })), 422)
}

/** What the contract says to everybody, in the words of this page. */
const inPlainWords = (deed: Deed, fields: Problems | undefined): Problems | undefined =>
  (fields?.['reason']?.startsWith('请填写') && deed.action === 'reopen' ? { ...fields, reason: '请写一写为什么，一句话也行' } : fields)

const view = (visit: Visit, order: Tracked, more: { said?: string | null, problems?: Problems, typed?: Typed, path: string }): OrderView =>
  ({ frame: frame(visit, more.path), order, said: more.said ?? null, requestId: newId(), problems: more.problems ?? {}, typed: more.typed ?? {} })

/**
 * Whoever showed code and phone within the half hour is this one order's resident, and nobody else's; who came from his list when
 * signed in, as long as he is.
 */
async function followed(visit: Visit): Promise<Actor | undefined> {
  const { deps } = visit.portal
  const [orderId, until, session, how] = (openSealed(deps.vault, cookieIn(visit.request, 'following'), 'portal-following') ?? '').split('.')
  if (!orderId || Number(until) < deps.clock.now().getTime()) return undefined
  if (how === 'signed-in' && (await signedIn(visit))?.session.id !== session) return undefined
  return { kind: 'resident', id: orderId, name: '当事人', appointments: [], recordId: orderId }
}

const some = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined)

const SAID: Readonly<Record<string, string>> = {
  added: '补充的内容已经交给工作人员', urged: '已经替您催了，办事的人和他的负责人都会收到提醒', withdrawn: '已经撤回，这件事不再办了',
  reopened: '已经请他们重新办，下面看得到', rated: '谢谢您的评价',
}
const BAD: readonly string[] = ['dissatisfied', 'veryDissatisfied']
const HALF_HOUR = 1_800_000

type Deed = {
  readonly path: string
  readonly action: ResidentAction
  readonly page: ((view: OrderView) => string) | null
  readonly said: string
  readonly input: (form: Form) => Record<string, unknown>
}
