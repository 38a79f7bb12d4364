import type { FastifyInstance } from 'fastify'
import type { HandoverClaims } from '../../../contract/exchange.ts'
import { arrivePage, startPage } from '../../../web/portal/index.ts'
import { inContext } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { nobodysSight } from '../../platform/http.ts'
import { findArea } from '../../rules/areas.ts'
import { maskPhone } from '../citizens/index.ts'
import type { Handover } from '../exchange/index.ts'
import { itemByCode } from '../service-items/index.ts'
import { draftOf, shorten } from './asking.ts'
import { frame, goTo, page, wrongPage, type Portal, type Visit } from './context.ts'
import { cookieIn, giveCookie, openSealed, takeCookie } from './cookies.ts'
import { changeDraft, createDraft, dropDraft, findDraft, type Draft, type Typed } from './drafts.ts'
import { fieldsTyped, readForm } from './forms.ts'
import { answerRows, firstUnfinished } from './steps.ts'

/**
 * From the provincial site, with what has been asked there. The post comes from another site and without our cookies, so it changes
 * nothing of what the resident had begun: it lays what was brought beside it, under a cookie of its own, and he decides on our page.
 */
export function mountArriving(app: FastifyInstance, portal: Portal): void {
  // Under /open: a door that a signed token opens and no cookie does, so that a post may come from another site.
  app.post('/open/arrive', (request, reply) => arrive({ portal, request, reply }))
  app.get('/open/arrive', (request, reply) => goTo({ portal, request, reply }, '/arrive'))
  app.get('/arrive', (request, reply) => show({ portal, request, reply }))
  app.post('/arrive/take', (request, reply) => take({ portal, request, reply }))
  app.get('/arrive/take', (request, reply) => goTo({ portal, request, reply }, '/arrive'))
}

async function arrive(visit: Visit): Promise<unknown> {
  const { deps, brakes } = visit.portal
  const typed = fieldsTyped(visit.request.body)
  if (brakes.drafts.left(visit.request.ip) === 0) return wrongPage(visit, 429, '这个网络刚才打开得太多，请过十分钟再来，或者打 12348。')
  brakes.drafts.count(visit.request.ip)
  const brought: Handover = deps.province && typed['token'] ? await deps.province.open(typed['token']) : { ok: false, why: 'forged', claims: null }
  const words = (typed['need'] || brought.claims?.need || '').slice(0, 5000)
  const kept = brought.ok ? await wordsOf(visit, brought.claims, brought.client, words) : { need: words, refused: brought.why }
  const arrival = await createDraft(deps, kept, deps.clock.now())
  giveCookie(visit.reply, 'arrival', deps.vault.seal(arrival.id, 'portal-arrival'), { maxAge: 1800, secure: deps.secure })
  return goTo(visit, '/arrive')
}

async function show(visit: Visit): Promise<unknown> {
  const arrival = await arrivalOf(visit)
  if (!arrival) return goTo(visit, '/')
  const before = await unfinished(visit)
  const words = before?.typed['need']?.trim()
  const { refused } = arrival.typed
  if (refused) return page(visit, startPage({ frame: frame(visit, '/'), typed: { need: arrival.typed['need'] ?? '' }, problems: { need: REFUSED[refused] ?? REFUSED['forged']! }, unfinished: words ? shorten(words) : null, receipt: null }), 403)
  return page(visit, arrivePage({ frame: frame(visit, '/arrive'), from: arrival.typed['from'] ?? '', rows: rowsOf(arrival.typed), unfinished: words ? shorten(words) : null }))
}

/** Into what was half written, blanks alone, or instead of it: he says which, and without his saying nothing is lost. */
async function take(visit: Visit): Promise<unknown> {
  const { deps } = visit.portal
  const { typed } = await readForm(visit)
  const arrival = await arrivalOf(visit)
  if (!arrival || arrival.typed['refused']) return goTo(visit, '/')
  const before = await unfinished(visit)
  const joined = before && typed['how'] !== 'fresh' ? await changeDraft(deps, before.id, deps.clock.now(), (draft) => ({ ...draft, typed: { ...arrival.typed, ...said(draft.typed) } })) : undefined
  if (joined) await dropDraft(deps, arrival.id)
  else giveCookie(visit.reply, 'draft', deps.vault.seal(arrival.id, 'portal-draft-cookie'), { maxAge: 86_400, secure: deps.secure })
  takeCookie(visit.reply, 'arrival')
  const next = firstUnfinished((joined ?? arrival).typed)
  return goTo(visit, next ? `/ask/${next.name}` : '/ask/check')
}

async function wordsOf(visit: Visit, claims: HandoverClaims, client: { id: string, name: string }, need: string): Promise<Typed> {
  const { pool, clock } = visit.portal.deps
  const item = claims.item ? await inContext(pool, nobodysSight, (tx) => itemByCode(tx, claims.item!, dayOf(clock.now()))) : undefined
  const area = claims.area ? findArea(claims.area) : undefined
  const [county, township] = area?.level === 'township' ? [area.parent ?? '', area.code] : [area?.level === 'county' ? area.code : '', '']
  return said({
    need: need || (item ? `我想办：${item.name}。` : ''), kind: 'task', topic: item?.topic ?? '', county, township, name: claims.name ?? '', phone: claims.phone ?? '', forWhom: claims.forWhom ?? '',
    reached: 'check', from: client.name, handover: claims.ref ? `${client.id}|${claims.ref}` : '',
  })
}

/** Whoever looks over his shoulder learns no number here. */
const rowsOf = (typed: Typed): { title: string, answer: string }[] => answerRows({ ...typed, phone: maskPhone(typed['phone']) ?? '' })
  .filter(({ answer }) => answer !== '没有填' && !answer.startsWith('不清楚')).map(({ title, answer }) => ({ title, answer }))

const said = (typed: Typed): Typed => Object.fromEntries(Object.entries(typed).filter(([, words]) => words.trim() !== ''))
const unfinished = async (visit: Visit): Promise<Draft | undefined> => draftOf(visit).then((draft) => (draft && !draft.sent && Object.keys(said(draft.typed)).length > 0 ? draft : undefined))

async function arrivalOf(visit: Visit): Promise<Draft | undefined> {
  const id = openSealed(visit.portal.deps.vault, cookieIn(visit.request, 'arrival'), 'portal-arrival')
  return id ? findDraft(visit.portal.deps, id, visit.portal.deps.clock.now()) : undefined
}

const REFUSED: Readonly<Record<string, string>> = {
  forged: '省站带来的信息没有通过核对，没有用上。您写的还在，请从这里接着说，或者打 12348',
  unreadable: '省站带来的信息看不懂，没有用上。您写的还在，请从这里接着说，或者打 12348',
  expired: '从省站过来的时间太久，带来的信息已经作废。您写的还在，请从这里接着说，或者打 12348',
  replayed: '这条链接已经用过一次，带来的信息不再用第二次。您写的还在，请从这里接着说，或者打 12348',
}
