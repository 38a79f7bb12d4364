import type { FastifyInstance } from 'fastify'
import { continuePage, keepLaterPage, keptPage } from '../../../web/portal/index.ts'
import type { Problems } from '../../../web/portal/views.ts'
import { inContext } from '../../platform/context.ts'
import { nobodysSight } from '../../platform/http.ts'
import { normalizeQueryCode } from '../../platform/ids.ts'
import { readPhone } from '../../rules/papers/index.ts'
import { maskPhone } from '../citizens/index.ts'
import { resumeDays } from '../residents/index.ts'
import { draftOf, DRAFT_COOKIE, keepDraft, leaveDraft, saveAnswers, shorten } from './asking.ts'
import { frame, goTo, page, type Portal, type Visit } from './context.ts'
import { takeCookie } from './cookies.ts'
import { changeDraft, draftByCode, dropDraft, findDraft, type Draft, type Typed } from './drafts.ts'
import { readForm } from './forms.ts'
import { inFours, kindOf, resumeCode, type Resume } from './resume-codes.ts'
import { firstUnfinished, proxy, stepNamed, steps } from './steps.ts'

/** Half-way through asking, laid aside and gone on with by code, on another device or at a window with a clerk's help. */
export function mountResuming(app: FastifyInstance, portal: Portal): void {
  const visit = (request: Visit['request'], reply: Visit['reply']): Visit => ({ portal, request, reply })
  for (const step of steps) {
    app.post(`/ask/${step.name}/save`, (request, reply) => saveAnswers(visit(request, reply), step, (draft) => layAside(visit(request, reply), draft, step.name)))
    app.get(`/ask/${step.name}/save`, (request, reply) => goTo(visit(request, reply), `/ask/${step.name}`))
  }
  app.get('/continue', async (request, reply) => page(visit(request, reply), await entry(visit(request, reply), {}, {})))
  app.post('/continue', (request, reply) => enter(visit(request, reply)))
  app.get('/continue/keep', (request, reply) => keep(visit(request, reply)))
  app.post('/continue/keep', (request, reply) => give(visit(request, reply)))
  app.post('/continue/leave', (request, reply) => leave(visit(request, reply)))
  app.post('/continue/drop', (request, reply) => remove(visit(request, reply)))
  for (const path of ['/continue/leave', '/continue/drop']) app.get(path, (request, reply) => goTo(visit(request, reply), '/continue'))
}

/** A second time the same code, with its days begun anew: what he has written down stays right. */
async function layAside(visit: Visit, draft: Draft, at: string): Promise<unknown> {
  const { until } = await keptFor(visit)
  await changeDraft(visit.portal.deps, draft.id, now(visit), (one) => ({ ...one, typed: { ...one.typed, laidAsideAt: at }, ...(one.resume ? { resume: { ...one.resume, until } } : {}) }))
  return goTo(visit, '/continue/keep')
}

/** The one question before the code; where there is a code already, the slip with it. */
async function keep(visit: Visit): Promise<unknown> {
  const draft = await draftOf(visit)
  if (!draft || draft.sent) return goTo(visit, draft?.sent ? '/ask/sent' : '/continue')
  if (draft.resume) return slip(visit, draft, draft.resume)
  const known = draft.typed[proxy(draft.typed) ? 'helperPhone' : 'phone'] ?? ''
  return question(visit, draft, { phone: readPhone(known).ok ? known : '' }, {})
}

async function give(visit: Visit): Promise<unknown> {
  const { typed } = await readForm(visit)
  const draft = await draftOf(visit)
  if (!draft || draft.sent) return goTo(visit, draft?.sent ? '/ask/sent' : '/continue')
  const read = typed['phone']?.trim() ? readPhone(typed['phone']) : null
  if (read && !read.ok) return question(visit, draft, typed, { phone: `${read.message.replace(/。$/u, '')}；不想留的，清空就行` }, 422)
  const phone = read?.value.number ?? null
  const { until } = await keptFor(visit)
  await changeDraft(visit.portal.deps, draft.id, now(visit), (one) => (one.sent || one.resume ? one : { ...one, typed: toldAlready(one.typed, typed['phone'] ?? ''), resume: { code: resumeCode(phone), phone, until } }))
  return goTo(visit, '/continue/keep')
}

/** Wrong codes are counted as those of the query code are, and every refusal says the same: whether there is such a code, nobody learns. */
async function enter(visit: Visit): Promise<unknown> {
  const { deps, brakes: { guesses } } = visit.portal
  const { typed } = await readForm(visit)
  const code = normalizeQueryCode((typed['code'] ?? '').slice(0, 60))
  const again = async (problems: Problems, status = 422) => page(visit, await entry(visit, typed, problems), status)
  if (code === '') return again({ code: '请填写接续码，它在存的时候给您的纸上或屏幕上' })
  const keys = [visit.request.ip, `resume ${code}`]
  if (keys.some((key) => guesses.left(key) === 0)) return again({ code: `试错太多次，请过 ${guesses.minutes} 分钟再试；等不及的，打 12348 直接说` }, 429)
  const kind = kindOf(code)
  if (!kind) return again({ code: '接续码有一个字不对，请再对一遍（8 位或者 12 位，没有 0、1、2、5、8）' })
  const phone = kind === 'withPhone' ? readPhone(typed['phone'] ?? '') : null
  if (phone && !phone.ok) return again({ phone: typed['phone']?.trim() ? phone.message : '8 位的接续码，要和存的时候留的电话一起填' })
  const left = Math.min(...keys.map(guesses.count))
  const id = await draftByCode(deps, { code, phone: phone?.value.number ?? null }, now(visit))
  if (!id) return again({ code: `打不开：码或者电话不对，过了期，或者已经交了。请再看一遍，还可以试 ${left} 次。交了的，用查询码到“查我的事”里看` })
  keys.forEach(guesses.giveBack)
  return goOn(visit, id, typed, again)
}

/** What this device holds of another matter is not thrown away unasked. */
async function goOn(visit: Visit, id: string, typed: Typed, again: (problems: Problems) => Promise<unknown>): Promise<unknown> {
  const { deps } = visit.portal
  const here = await draftOf(visit)
  if (here && here.id !== id && half(here) && !here.resume) {
    if (typed['instead'] !== 'yes') return again({ instead: '这台设备上还有一件没有交的。不要它了，请勾选；要留的，先去把它存下来' })
    await dropDraft(deps, here.id)
  }
  keepDraft(visit, id)
  const draft = await findDraft(deps, id, now(visit))
  return goTo(visit, draft ? whereHeWas(draft) : '/continue')
}

/** The device forgets, the code still opens. */
async function leave(visit: Visit): Promise<unknown> {
  await readForm(visit)
  await leaveDraft(visit)
  return goTo(visit, '/')
}

/** 不要了: words, files and code, at once. */
async function remove(visit: Visit): Promise<unknown> {
  await readForm(visit)
  const draft = await draftOf(visit)
  if (draft) await dropDraft(visit.portal.deps, draft.id)
  takeCookie(visit.reply, DRAFT_COOKIE)
  return goTo(visit, '/')
}

async function entry(visit: Visit, typed: Typed, problems: Problems): Promise<string> {
  const here = await draftOf(visit)
  return continuePage({ frame: frame(visit, '/continue'), typed, problems, unfinished: here && half(here) && !here.resume ? shorten(here.typed['need']?.trim() || '（还没写发生了什么）') : null })
}

const question = async (visit: Visit, draft: Draft, typed: Typed, problems: Problems, status = 200): Promise<unknown> =>
  page(visit, keepLaterPage({ frame: frame(visit, '/continue/keep'), typed, problems, ...(await keptFor(visit)), back: whereHeWas(draft) }), status)

const slip = async (visit: Visit, draft: Draft, resume: Resume): Promise<unknown> =>
  page(visit, keptPage({ frame: frame(visit, '/continue/keep'), code: inFours(resume.code), phone: maskPhone(resume.phone), until: resume.until, verified: (await keptFor(visit)).verified, back: whereHeWas(draft) }))

const keptFor = async (visit: Visit): Promise<{ days: number, verified: boolean, until: string }> => {
  const { days, verified } = await inContext(visit.portal.deps.pool, nobodysSight, resumeDays)
  return { days, verified, until: new Date(now(visit).getTime() + days * 86_400_000).toISOString() }
}

/** The number is not asked for a second time further on. */
const toldAlready = (typed: Typed, phone: string): Typed => {
  const field = typed['forWhom'] === 'self' ? 'phone' : proxy(typed) ? 'helperPhone' : null
  return field && phone && !typed[field] ? { ...typed, [field]: phone } : typed
}

const half = (draft: Draft): boolean => !draft.sent && Object.values(draft.typed).some((words) => words.trim() !== '')
const whereHeWas = ({ typed }: Draft): string => `/ask/${stepNamed(typed['laidAsideAt'] ?? firstUnfinished(typed)?.name ?? '')?.name ?? 'check'}`
const now = (visit: Visit): Date => visit.portal.deps.clock.now()
