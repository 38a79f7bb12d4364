import type { FastifyInstance } from 'fastify'
import type { IntakeInput } from '../../../contract/intake.ts'
import { topicIds, topicName, topics } from '../../../contract/topics.ts'
import { authorityPage, checkPage, contactPage, forWhomPage, needPage, placePage, sentPage, startPage, townshipPage } from '../../../web/portal/index.ts'
import type { FileView, Frame, Problems, StepView } from '../../../web/portal/views.ts'
import { Refused } from '../../platform/errors.ts'
import { fieldMessages, nobody } from '../../platform/http.ts'
import { areaName } from '../../rules/areas.ts'
import { maskPhone } from '../citizens/index.ts'
import { countAs } from '../site/index.ts'
import { frame, goTo, page, wrongPage, type Portal, type Visit } from './context.ts'
import { cookieIn, giveCookie, openSealed, takeCookie } from './cookies.ts'
import { changeDraft, createDraft, draftActor, dropDraft, findDraft, type Draft, type DraftFile, type Typed } from './drafts.ts'
import { MAX_FILES, readForm, typedIn, type Form } from './forms.ts'
import { newestNotices } from './notices.ts'
import { knownAnswers, verifiedNumber } from './signed-in.ts'
import { soundsDangerous, topicHints } from './topic-hint.ts'
import { answerRows, firstUnfinished, intakeOf, stepAfter, stepNamed, steps, withGuess, type Step } from './steps.ts'
import { countyChoices, townshipsOf } from './place-choices.ts'

/** Asking, one question a page: what is typed goes into the draft at each step, the draft becomes one intake at the end. */
export function mountAsking(app: FastifyInstance, portal: Portal): void {
  const visit = (request: Visit['request'], reply: Visit['reply']): Visit => ({ portal, request, reply })
  app.get('/', (request, reply) => start(visit(request, reply)))
  app.post('/ask', (request, reply) => begin(visit(request, reply)))
  app.post('/ask/keep', (request, reply) => keep(visit(request, reply)))
  app.post('/ask/drop', (request, reply) => drop(visit(request, reply)))
  for (const step of steps) {
    app.get(`/ask/${step.name}`, (request, reply) => show(visit(request, reply), step))
    app.post(`/ask/${step.name}`, (request, reply) => answer(visit(request, reply), step))
  }
  app.get('/ask/check', (request, reply) => check(visit(request, reply)))
  app.post('/ask/send', (request, reply) => send(visit(request, reply)))
  app.get('/ask/sent', (request, reply) => sent(visit(request, reply)))
  // Reloading what a post answered, or pressing Enter in the address line, is no wrong address.
  for (const [path, to] of [['/ask', '/'], ['/ask/keep', '/'], ['/ask/drop', '/'], ['/ask/send', '/ask/check']] as const) app.get(path, (request, reply) => goTo(visit(request, reply), to))
}

async function start(visit: Visit): Promise<unknown> {
  const draft = await draftOf(visit)
  const words = draft && !draft.sent ? draft.typed['need']?.trim() : undefined
  return page(visit, startPage({ frame: frame(visit), typed: {}, problems: {}, unfinished: words ? shorten(words) : null, receipt: draft?.sent && !draft.sent.unsafe ? draft.sent.receipt.number : null, news: await newestNotices(visit.portal) }), 200, draft ? 'own' : 'everybody')
}

/** The words of the start page. A draft that has gone further is another matter: it is left, and a fresh one begins. */
async function begin(visit: Visit): Promise<unknown> {
  if (cookieIn(visit.request, 'visitor') === undefined) return noCookies(visit)
  const { typed } = await form(visit)
  const problems = stepNamed('need')!.check({ ...typed, kind: 'question', topic: '' })
  if (problems['need']) return page(visit, startPage({ frame: frame(visit, '/'), typed, problems: { need: problems['need'] }, unfinished: null, receipt: null }), 422)
  await keepWords(visit, { need: typed['need'] ?? '' }, true)
  return goTo(visit, '/ask/for-whom')
}

/** From a guide or a shop: topic or addressee are chosen already. Words half written stay, unless new ones were typed; nothing is sent. */
export async function beginFrom(visit: Visit, words: Typed & { need: string, topic: string }): Promise<unknown> {
  if (cookieIn(visit.request, 'visitor') === undefined) return noCookies(visit)
  await form(visit)
  const known = await draftOf(visit)
  const need = words['shop'] ? undefined : begun(known)?.typed['need']?.trim()
  await keepWords(visit, { kind: 'task', shop: '', ...words, ...(need ? { need } : {}) }, true)
  return goTo(visit, '/ask/for-whom')
}

/** From the script, a second after the last key. It never creates anything but the draft and never says anything. */
async function keep(visit: Visit): Promise<unknown> {
  const { typed } = await form(visit)
  const names = new Set(steps.flatMap((step) => step.fields))
  const words = Object.fromEntries(Object.entries(withTopic(typed)).filter(([name]) => names.has(name)))
  if (!ofAnother(visit, typed)) await keepWords(visit, words, false)
  return visit.reply.code(204).send()
}

async function drop(visit: Visit): Promise<unknown> {
  await form(visit)
  await leaveDraft(visit)
  return goTo(visit, '/')
}

/** What has a resume code stays behind it; everything else goes with the cookie. */
export async function leaveDraft(visit: Visit): Promise<void> {
  const draft = await draftOf(visit)
  if (draft && !draft.resume) await dropDraft(visit.portal.deps, draft.id)
  takeCookie(visit.reply, DRAFT_COOKIE)
}

async function show(visit: Visit, step: Step): Promise<unknown> {
  const draft = await draftOf(visit)
  if (!draft || draft.sent) return goTo(visit, draft?.sent ? '/ask/sent' : '/')
  const problems = 'wrong' in (visit.request.query as object) ? step.check(draft.typed) : {}
  return page(visit, pageOf(step, stepView(visit, step, withGuess(step, draft.typed), problems), draft))
}

async function answer(visit: Visit, step: Step): Promise<unknown> {
  const id = draftId(visit)
  if (!id) return lost(visit)
  const filled = await form(visit, id)
  if (ofAnother(visit, filled.typed)) return anotherMatter(visit)
  const known = step.name === 'for-whom' ? await knownAnswers(visit, (await draftOf(visit))?.typed ?? {}, filled.typed['forWhom'] ?? '') : {}
  const changed = await changeDraft(visit.portal.deps, id, now(visit), (draft) => (draft.sent ? draft : withAnswers(draft, step, filled, known)))
  if (!changed) return lost(visit)
  if (changed.sent) return goTo(visit, '/ask/sent')
  const problems = { ...step.check(changed.typed), ...filled.problems, ...tooMany(changed.files, filled) }
  if (Object.keys(problems).length > 0) return page(visit, pageOf(step, stepView(visit, step, changed.typed, problems), changed), 422)
  const next = changed.typed['reached'] === 'check' ? firstUnfinished(changed.typed) : stepAfter(step.name, changed.typed)
  return goTo(visit, next ? `/ask/${next.name}` : '/ask/check')
}

/** As typed, finished or not: nothing is asked of it but that it can be kept. */
export async function saveAnswers(visit: Visit, step: Step, then: (draft: Draft) => Promise<unknown>): Promise<unknown> {
  const id = draftId(visit)
  if (!id) return lost(visit)
  const filled = await form(visit, id)
  if (ofAnother(visit, filled.typed)) return anotherMatter(visit)
  const changed = await changeDraft(visit.portal.deps, id, now(visit), (draft) => (draft.sent ? draft : withAnswers(draft, step, filled, {})))
  if (!changed) return lost(visit)
  if (changed.sent) return goTo(visit, '/ask/sent')
  const problems = { ...filled.problems, ...tooMany(changed.files, filled) }
  return Object.keys(problems).length > 0 ? page(visit, pageOf(step, stepView(visit, step, changed.typed, problems), changed), 422) : then(changed)
}

async function check(visit: Visit): Promise<unknown> {
  const draft = await draftOf(visit)
  if (!draft || draft.sent) return goTo(visit, draft?.sent ? '/ask/sent' : '/')
  const unfinished = firstUnfinished(draft.typed)
  if (unfinished) return goTo(visit, `/ask/${unfinished.name}?wrong`)
  await changeDraft(visit.portal.deps, draft.id, now(visit), (d) => ({ ...d, typed: { ...d.typed, reached: 'check', laidAsideAt: 'check' } }))
  return page(visit, checkView(visit, draft, {}))
}

async function send(visit: Visit): Promise<unknown> {
  const { typed } = await form(visit)
  const draft = await draftOf(visit)
  if (!draft) return lost(visit)
  if (draft.sent) return goTo(visit, '/ask/sent')
  if (ofAnother(visit, typed)) return anotherMatter(visit)
  if (firstUnfinished(draft.typed)) return goTo(visit, '/ask/check')
  if (typed['truthful'] !== 'yes') return page(visit, checkView(visit, draft, { truthful: '请勾选“我说的是真实情况”' }), 422)
  if (visit.portal.brakes.sendings.left(visit.request.ip) === 0) return wrongPage(visit, 429, '这个网络刚才提交得太多，请过十分钟再交。填过的内容都还在。', '/ask/check')
  return handIn(visit, draft)
}

async function handIn(visit: Visit, draft: Draft): Promise<unknown> {
  const input = intakeOf(draft)
  if (!input.success) return page(visit, checkView(visit, draft, fieldMessages(input.error.issues)), 422)
  try {
    visit.portal.brakes.sendings.count(visit.request.ip)
    const receipt = await visit.portal.deps.desk.intake(draftActor(draft.id), input.data, draft.typed['shop'] ? { shopId: draft.typed['shop'], productId: draft.typed['product'] || undefined, complaint: draft.typed['complaint'] === 'yes' } : undefined, await verifiedNumber(visit, draft.typed))
    if (input.data.helperPhone) await visit.portal.deps.signIn?.residents.leftNumber(receipt.orderId, input.data.helperPhone)
    await linkHandover(visit, draft.typed['handover'], receipt.orderId)
    await changeDraft(visit.portal.deps, draft.id, now(visit), (d) => ({ ...d, typed: {}, files: [], resume: undefined, sent: { receipt, at: now(visit).toISOString(), anonymous: input.data.anonymous, unsafe: !input.data.safeToCall, opensWith: opensWith(input.data) } }))
    countAs(visit.request, draft.typed['product'] ? 'sent order' : 'sent')
    return goTo(visit, '/ask/sent')
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return page(visit, checkView(visit, draft, error.refusal.fields ?? { truthful: error.refusal.message }), 422)
  }
}

/** Begun at the province: it may ask by its own number how the matter stands. */
async function linkHandover(visit: Visit, from: string | undefined, orderId: string): Promise<void> {
  const [clientId, ref] = from?.split('|') ?? []
  if (clientId && ref) await visit.portal.deps.province?.link({ clientId, ref }, orderId)
}

async function sent(visit: Visit): Promise<unknown> {
  const draft = await draftOf(visit)
  if (!draft?.sent) return goTo(visit, '/')
  return page(visit, sentPage({ frame: frame(visit), receipt: draft.sent.receipt, sentAt: draft.sent.at, anonymous: draft.sent.anonymous, unsafe: draft.sent.unsafe ?? false, opensWith: draft.sent.opensWith ?? '' }))
}

export async function keepWords(visit: Visit, words: Typed, fresh: boolean): Promise<void> {
  const { deps } = visit.portal
  const known = await draftOf(visit)
  const further = known !== undefined && known.typed['forWhom'] !== undefined
  const onStartPage = (Object.keys(words).length === 1 && words['need'] !== undefined) || fresh
  if (known && !known.sent && !(further && onStartPage)) {
    await changeDraft(deps, known.id, now(visit), (draft) => (draft.sent ? draft : { ...draft, typed: { ...draft.typed, ...(onStartPage ? { shop: '' } : {}), ...words } }))
  } else if (fresh || !known || known.sent) {
    if (visit.portal.brakes.drafts.left(visit.request.ip) === 0) throw Object.assign(new Error('too many drafts'), { statusCode: 429 })
    visit.portal.brakes.drafts.count(visit.request.ip)
    const draft = await createDraft(deps, words, now(visit))
    keepDraft(visit, draft.id)
  }
}

/** This device's draft from now on. */
export const keepDraft = (visit: Visit, id: string): void => giveCookie(visit.reply, DRAFT_COOKIE, visit.portal.deps.vault.seal(id, 'portal-draft-cookie'), { maxAge: 86_400, secure: visit.portal.deps.secure })

/** Unticked boxes and unchosen circles are not sent by browsers: all fields of a step are taken anew, absent ones as empty. */
function withAnswers(draft: Draft, step: Step, filled: Form, known: Typed): Draft {
  const said = withTopic(filled.typed)
  const answers = Object.fromEntries(step.fields.map((name) => [name, said[name] ?? '']))
  const kept = draft.files.filter((file) => !filled.removed.includes(file.id))
  const { township: _before, ...elsewhere } = draft.typed
  const typed = step.name === 'place' && draft.typed['county'] !== answers['county'] ? elsewhere : draft.typed
  return { ...draft, typed: { ...typed, ...known, ...answers }, files: [...kept, ...filled.files].slice(0, MAX_FILES) }
}

const tooMany = (files: readonly DraftFile[], filled: Form): Problems => (filled.files.some((file) => !files.includes(file)) ? { files: `一次最多 ${MAX_FILES} 个，多出来的没有收` } : {})

function pageOf(step: Step, view: StepView, draft: Draft): string {
  switch (step.name) {
    case 'for-whom': return forWhomPage(view)
    case 'authority': return authorityPage(view)
    case 'need': return needPage({ ...needView(view), topics: topics.map(({ id, zh }) => ({ value: id, text: zh })), files: draft.files.map(fileView) })
    case 'place': return placePage({ ...view, counties: countyChoices })
    case 'township': return townshipPage({ ...view, county: areaName(view.typed['county'] ?? ''), townships: townshipsOf(view.typed['county']) })
    default: return contactPage(view)
  }
}

/** The topics that the words point to; the one chosen among them stands there and not in the list below. */
function needView(view: StepView): StepView & { readonly hints: readonly { value: string, text: string }[] } {
  const hints = topicHints(view.typed['need'] ?? '')
  const chosen = view.typed['topic'] ?? ''
  const typed = hints.some((id) => id === chosen) ? { ...view.typed, topic: '', topicHint: chosen } : view.typed
  return { ...view, typed, hints: hints.map((id) => ({ value: id, text: topicName(id) })) }
}

/** What was picked from the whole list counts before what was hinted. */
function withTopic(typed: Typed): Typed {
  const hint = typed['topicHint'] ?? ''
  return typed['topic'] === '' && (topicIds as readonly string[]).includes(hint) ? { ...typed, topic: hint } : typed
}

const stepView = (visit: Visit, step: Step, typed: Typed, problems: Problems): StepView =>
  ({ frame: frame(visit, `/ask/${step.name}`), typed, problems, mark: markOf(visit), danger: DANGER_STEPS.includes(step.name) && soundsDangerous(typed['need'] ?? '') })

const checkView = (visit: Visit, draft: Draft, problems: Problems): string => checkPage({ frame: frame(visit, '/ask/check'), typed: {}, problems, mark: markOf(visit), rows: answerRows(draft.typed), files: draft.files.map(fileView), requestId: draft.requestId })

/** The draft has gone: a day has passed, or the browser keeps no cookies. Say so, do not pretend. */
const lost = (visit: Visit): unknown => wrongPage(visit, 400, '可能放了一天以上，已经自动删了；也可能是浏览器不让网页记东西。请回到首页重新写，或者打 12348 直接说。', undefined, '没有找到您填的内容')

/** Two windows, two matters: what belongs to the one is never written into the other. */
export const ofAnother = (visit: Visit, typed: Typed): boolean => typed['of'] !== undefined && typed['of'] !== markOf(visit)

export const anotherMatter = (visit: Visit): unknown => wrongPage(visit, 409, '您在另一个窗口又开始写一件新的事，一次只能写一件。这一页的内容没有存，按浏览器的“后退”还看得到，可以先抄下来。请先把新的那件写完、交掉，再来说这一件。', undefined, '这一页是另一件事的')

export const markOf = (visit: Visit): string => visit.portal.deps.vault.blindIndex(draftId(visit) ?? nobody.id, 'portal-form').slice(0, 16)

/** Without a cookie the pages cannot know whose words these are: said at the field, and the words stay. */
export function noCookies(visit: Visit): unknown {
  const view: { frame: Frame, typed: Typed } = { frame: frame(visit, '/'), typed: { need: typedIn(visit.request.body, 'need') } }
  return page(visit, startPage({ ...view, problems: { need: '您的浏览器不让网页记住您填到哪一步（关掉了 Cookie）。请在浏览器设置里允许 Cookie，再按一次“下一步”；也可以打 12348 直接说' }, unfinished: null, receipt: null }), 403)
}

/** With what the query code goes together later. */
function opensWith(input: IntakeInput): string {
  const phone = input.person.phone ?? input.helperPhone
  return phone ? `电话 ${maskPhone(phone)}` : '工单编号'
}

async function form(visit: Visit, id = draftId(visit)): Promise<Form> {
  return readForm(visit, id ? draftActor(id) : undefined)
}

export const draftOf = async (visit: Visit): Promise<Draft | undefined> => {
  const id = draftId(visit)
  return id ? findDraft(visit.portal.deps, id, now(visit)) : undefined
}

/** Words of the start page and no more; what has gone further is another matter, and is left as it is. */
export const begun = (draft: Draft | undefined): Draft | undefined => (draft && !draft.sent && draft.typed['forWhom'] === undefined ? draft : undefined)

const draftId = (visit: Visit): string | undefined => openSealed(visit.portal.deps.vault, cookieIn(visit.request, DRAFT_COOKIE), 'portal-draft-cookie')

const now = (visit: Visit): Date => visit.portal.deps.clock.now()

const fileView = (file: DraftFile): FileView => ({ id: file.id, name: file.name, size: file.bytes < 1_048_576 ? `${Math.ceil(file.bytes / 1024)} KB` : `${(file.bytes / 1_048_576).toFixed(1)} MB` })

export const shorten = (words: string): string => ([...words].length > 24 ? `${[...words].slice(0, 23).join('')}……` : words)

export const DRAFT_COOKIE = 'draft'
const DANGER_STEPS = ['for-whom', 'contact']
