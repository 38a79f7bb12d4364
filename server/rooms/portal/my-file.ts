import type { FastifyInstance } from 'fastify'
import { fileRequestInput } from '../../../contract/service-files.ts'
import { fileAskPage, looksPage, myFileEntryPage, myFilePage } from '../../../web/portal/index.ts'
import type { Problems } from '../../../web/portal/views.ts'
import type { Actor } from '../../platform/access.ts'
import { Refused } from '../../platform/errors.ts'
import { downloadHeaders } from '../../platform/files.ts'
import { fieldMessages, nobody } from '../../platform/http.ts'
import { isId, isQueryCode, newId, normalizeQueryCode } from '../../platform/ids.ts'
import { NoFont } from '../../platform/paper/pdf.ts'
import { frame, goTo, page, wrongPage, PAGE_HEADERS, type Portal, type Visit } from './context.ts'
import { cookieIn, giveCookie, openSealed, takeCookie } from './cookies.ts'
import type { Typed } from './drafts.ts'
import { numberTyped, readForm } from './forms.ts'

/** 我的档案: what is held, who looked, and the rights to a copy, a correction, an erasure (个人信息保护法 44–47). */
export function mountMyFile(app: FastifyInstance, portal: Portal): void {
  const visit = (request: Visit['request'], reply: Visit['reply']): Visit => ({ portal, request, reply })
  app.get('/my-file', (request, reply) => show(visit(request, reply)))
  app.post('/my-file', (request, reply) => enter(visit(request, reply)))
  app.get('/my-file/looks', (request, reply) => looks(visit(request, reply)))
  app.get('/my-file/ask', (request, reply) => askForm(visit(request, reply)))
  app.post('/my-file/ask', (request, reply) => ask(visit(request, reply)))
  app.get('/my-file/copy', (request, reply) => copy(visit(request, reply)))
  app.post('/my-file/revoke', (request, reply) => revoke(visit(request, reply)))
  app.post('/my-file/leave', (request, reply) => leave(visit(request, reply)))
  // Reloading what a post answered is no wrong address.
  for (const path of ['/my-file/revoke', '/my-file/leave']) app.get(path, (request, reply) => goTo(visit(request, reply), '/my-file'))
}

async function show(visit: Visit): Promise<unknown> {
  const actor = owner(visit)
  const file = actor && (await visit.portal.deps.desk.file.file(actor))
  if (!file) return page(visit, myFileEntryPage({ frame: frame(visit), typed: {}, problems: {} }))
  const said = String((visit.request.query as Record<string, unknown>)['said'] ?? '')
  return page(visit, myFilePage({ frame: frame(visit, '/my-file'), file, mine: cookieIn(visit.request, 'resident') !== undefined, said: Object.hasOwn(SAID, said) ? SAID[said]! : null, requestId: newId() }))
}

/** Guesses are counted as when following an order; wrong ones, and a person whom nobody knows, get one answer. */
async function enter(visit: Visit): Promise<unknown> {
  const { deps, brakes: { guesses } } = visit.portal
  const { typed } = await readForm(visit)
  const again = (problems: Problems, status = 422) => page(visit, myFileEntryPage({ frame: frame(visit, '/my-file'), typed: { ...typed, lastDigits: '' }, problems }), status)
  const code = normalizeQueryCode((typed['code'] ?? '').slice(0, 60))
  const phone = numberTyped(typed['phone'])
  const lastDigits = (typed['lastDigits'] ?? '').normalize('NFKC').trim().toUpperCase() || undefined
  const empty = { ...(code === '' ? { code: '请填写查询码，它在回执上' } : {}), ...(phone === '' ? { phone: '请填写当时留的电话' } : {}), ...(lastDigits && !/^\d{3}[\dX]$/.test(lastDigits) ? { lastDigits: '请填证件号码的最后四位' } : {}) }
  if (Object.keys(empty).length > 0) return again(empty)
  const keys = [visit.request.ip, `code ${code}`]
  if (keys.some((key) => guesses.left(key) === 0)) return again({ code: `试错太多次，请过 ${guesses.minutes} 分钟再试；也可以带身份证到窗口看` }, 429)
  if (!isQueryCode(code)) return again({ code: '查询码有一个字不对，请对照回执再看一遍' })
  const left = Math.min(...keys.map(guesses.count))
  const orderId = await deps.desk.file.orderOf(code, phone)
  const actor = residentOf(orderId ?? nobody.id, newId())
  // Asked also where the code fits nothing, so that both take the same way.
  const opened = await deps.desk.file.open(actor, { phone, lastDigits })
  if (!orderId || !opened) return again({ code: `填的内容对不上，请都再看一遍。没在窗口核过证件的，后四位先不填。还可以试 ${left} 次` })
  keys.forEach(guesses.giveBack)
  const until = deps.clock.now().getTime() + HALF_HOUR
  giveCookie(visit.reply, 'following', deps.vault.seal(`${orderId}.${until}.${actor.id}`, 'portal-following'), { maxAge: 1800, secure: deps.secure })
  return goTo(visit, '/my-file')
}

async function looks(visit: Visit): Promise<unknown> {
  const actor = owner(visit)
  const found = actor && (await visit.portal.deps.desk.file.looks(actor))
  return found ? page(visit, looksPage({ frame: frame(visit), ...found })) : goTo(visit, '/my-file')
}

async function askForm(visit: Visit): Promise<unknown> {
  const actor = owner(visit)
  const file = actor && (await visit.portal.deps.desk.file.file(actor))
  return file ? page(visit, asking(visit, {}, {})) : goTo(visit, '/my-file')
}

async function ask(visit: Visit): Promise<unknown> {
  const actor = owner(visit)
  if (!actor) return goTo(visit, '/my-file')
  const { typed } = await readForm(visit, actor)
  const some = (name: string): string | undefined => typed[name]?.trim() || undefined
  const parsed = fileRequestInput.safeParse({ requestId: isId(typed['requestId']) ? typed['requestId'] : newId(), kind: some('kind'), field: some('kind') === 'correct' ? some('field') : undefined, wish: some('wish') ?? (some('kind') === 'copy' ? '复制一份' : '') })
  if (!parsed.success) return page(visit, asking(visit, typed, fieldMessages(parsed.error.issues)), 422)
  try {
    return goTo(visit, (await visit.portal.deps.desk.file.ask(actor, parsed.data)) ? '/my-file?said=asked' : '/my-file')
  } catch (error) {
    if (error instanceof Refused) return wrongPage(visit, 409, error.refusal.message, '/my-file')
    throw error
  }
}

async function copy(visit: Visit): Promise<unknown> {
  const actor = owner(visit)
  const wanted = (visit.request.query as Record<string, unknown>)['format']
  const format = wanted === 'pdf' || wanted === 'json' ? wanted : 'docx'
  try {
    const made = actor && (await visit.portal.deps.desk.file.copy(actor, format))
    return made ? visit.reply.headers({ ...PAGE_HEADERS, ...downloadHeaders({ name: made.name, mediaType: made.mediaType, bytes: made.bytes.length }) }).send(made.bytes) : goTo(visit, '/my-file')
  } catch (error) {
    if (error instanceof NoFont) return wrongPage(visit, 409, error.message, '/my-file')
    throw error
  }
}

async function revoke(visit: Visit): Promise<unknown> {
  const actor = owner(visit)
  if (!actor) return goTo(visit, '/my-file')
  const { typed } = await readForm(visit, actor)
  const done = isId(typed['id']) && (await visit.portal.deps.desk.file.revoke(actor, typed['id']))
  return goTo(visit, done ? '/my-file?said=revoked' : '/my-file')
}

async function leave(visit: Visit): Promise<unknown> {
  const actor = owner(visit)
  await readForm(visit, actor)
  if (actor) await visit.portal.deps.desk.file.leave(actor)
  takeCookie(visit.reply, 'following')
  return goTo(visit, '/my-file')
}

/** Whoever opened the file in this very browser within the half hour; knowing the order's code elsewhere is not enough. */
function owner(visit: Visit): Actor | undefined {
  const { deps } = visit.portal
  const [orderId, until, session] = (openSealed(deps.vault, cookieIn(visit.request, 'following'), 'portal-following') ?? '').split('.')
  if (!isId(orderId) || !isId(session) || Number(until) < deps.clock.now().getTime()) return undefined
  return residentOf(orderId, session)
}

const asking = (visit: Visit, typed: Typed, problems: Problems): string => fileAskPage({ frame: frame(visit, '/my-file/ask'), typed, problems, requestId: newId(), whole: true })
const residentOf = (orderId: string, session: string): Actor => ({ kind: 'resident', id: session, name: '当事人', appointments: [], recordId: orderId })
const SAID: Readonly<Record<string, string>> = { asked: '您的要求收到了，答复会写在下面', revoked: '已经撤销，从现在起他不能再替您办' }
const HALF_HOUR = 1_800_000
