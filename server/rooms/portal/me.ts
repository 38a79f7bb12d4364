import type { FastifyInstance } from 'fastify'
import { mePage, messagesPage } from '../../../web/portal/index.ts'
import { nobody } from '../../platform/http.ts'
import { isId } from '../../platform/ids.ts'
import { draftOf } from './asking.ts'
import { frame, goTo, page, wrongPage, type Portal, type Visit } from './context.ts'
import { cookieIn, giveCookie } from './cookies.ts'
import { changeDraft, draftActor } from './drafts.ts'
import { readForm } from './forms.ts'
import { signedIn, signOut, type SignedIn } from './signed-in.ts'

/** What a resident who is signed in sees: his matters, his messages, the way to his file, and the way out. */
export function mountMe(app: FastifyInstance, portal: Portal): void {
  if (!portal.deps.signIn) return
  const own = (work: (visit: Visit, who: SignedIn) => Promise<unknown>) => async (request: Visit['request'], reply: Visit['reply']) => {
    const visit = { portal, request, reply }
    const who = await signedIn(visit)
    return who ? work(visit, who) : goTo(visit, `/sign-in?${cookieIn(request, 'resident') ? 'why=expired&' : ''}back=${encodeURIComponent(request.url.split('?')[0] ?? '/me')}`)
  }
  app.get('/me', own(matters))
  app.get('/me/orders/:id', own(openOrder))
  app.get('/me/messages', own(messages))
  app.post('/me/messages/read', own(read))
  app.get('/me/messages/read', (request, reply) => goTo({ portal, request, reply }, '/me/messages'))
  app.get('/me/file', own(file))
  app.post('/me/leave', (request, reply) => leave({ portal, request, reply }))
  app.get('/me/leave', (request, reply) => goTo({ portal, request, reply }, '/me'))
}

async function matters(visit: Visit, { session, residents }: SignedIn): Promise<unknown> {
  const mine = await residents.matters(session, pageOf(visit))
  return mine === 'whichName' ? goTo(visit, '/sign-in/name') : page(visit, mePage({ frame: frame(visit, '/me'), mine }))
}

async function messages(visit: Visit, { session, residents }: SignedIn): Promise<unknown> {
  const mine = await residents.messages(session, pageOf(visit))
  const said = (visit.request.query as Record<string, unknown>)['said'] === 'read' ? '已经全部记为看过' : null
  return mine === 'whichName' ? goTo(visit, '/sign-in/name') : page(visit, messagesPage({ frame: frame(visit, '/me/messages'), mine, said }))
}

async function read(visit: Visit, { session, residents }: SignedIn): Promise<unknown> {
  await readForm(visit, draftActor(session.id))
  await residents.markRead(session)
  return goTo(visit, '/me/messages?said=read')
}

/** From here on it is the page of one order, as with its query code; it ends with the session. */
async function openOrder(visit: Visit, { session, residents }: SignedIn): Promise<unknown> {
  const { id } = visit.request.params as { id: string }
  if (!isId(id) || !(await residents.mayOpen(session, id))) return wrongPage(visit, 404, '这里没有这件事。可能不是用您登录的号码留的，请用查询码查。', '/me')
  await residents.markRead(session, id)
  follow(visit, session, id)
  return goTo(visit, '/follow/order')
}

/** A verified identity opens the file; a telephone number alone does not, and the page of the file asks for more. */
async function file(visit: Visit, { session, residents }: SignedIn): Promise<unknown> {
  if (session.way === 'identity') {
    await residents.matters(session, 1)
    follow(visit, session, nobody.id)
  }
  return goTo(visit, '/my-file')
}

async function leave(visit: Visit): Promise<unknown> {
  await readForm(visit)
  await forgetWhoItWas(visit)
  await signOut(visit)
  return goTo(visit, '/sign-in?why=out')
}

/** A half-written matter stays on this device; what it knew from his being signed in does not. */
async function forgetWhoItWas(visit: Visit): Promise<void> {
  const [who, draft] = [await signedIn(visit), await draftOf(visit)]
  if (!who || !draft || draft.sent) return
  const known = [who.session.phone, await who.residents.nameOf(who.session)]
  await changeDraft(visit.portal.deps, draft.id, visit.portal.deps.clock.now(), (one) =>
    ({ ...one, typed: Object.fromEntries(Object.entries(one.typed).filter(([field, value]) => field !== 'known' && !(/name|phone/iu.test(field) && known.includes(value)))) }))
}

function follow(visit: Visit, session: SignedIn['session'], orderId: string): void {
  const { deps } = visit.portal
  const until = Math.min(deps.clock.now().getTime() + HALF_HOUR, session.until.getTime())
  giveCookie(visit.reply, 'following', deps.vault.seal(`${orderId}.${until}.${session.id}.signed-in`, 'portal-following'), { maxAge: 1800, secure: deps.secure })
}

const pageOf = (visit: Visit): number => {
  const page = Number((visit.request.query as Record<string, unknown>)['page'])
  return Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1
}

const HALF_HOUR = 1_800_000
