import type { FastifyRequest } from 'fastify'
import type { Device, DemoPerson, IdentityProvider, Residents, Session } from '../residents/index.ts'
import type { Visit } from './context.ts'
import { cookieIn, giveCookie, openSealed, takeCookie } from './cookies.ts'
import type { Typed } from './drafts.ts'
import { cleanPath } from './frames.ts'

/** Who is signed in at this browser; nobody, for a session that has ended or stood idle too long. */
export const signedIn = async (visit: Visit): Promise<SignedIn | null> => {
  const { signIn } = visit.portal.deps
  const cookie = cookieIn(visit.request, 'resident')
  const session = signIn && cookie ? await signIn.residents.session(cookie) : null
  return session && signIn && cookie ? { session, cookie, residents: signIn.residents } : null
}

/** A browser session's cookie: gone with the browser, and here at the latest when the session ends. */
export const keepSession = (visit: Visit, cookie: string): void => {
  giveCookie(visit.reply, 'resident', cookie, { secure: visit.portal.deps.secure })
  takeCookie(visit.reply, 'signIn')
}

/** 退出: the session, the order being followed and the file, at once. */
export async function signOut(visit: Visit): Promise<void> {
  const cookie = cookieIn(visit.request, 'resident')
  if (cookie) await visit.portal.deps.signIn?.residents.leave(cookie)
  for (const name of ['resident', 'signIn', 'following'] as const) takeCookie(visit.reply, name)
}

/** The kind of device, from what the browser says of itself; nothing else of it is kept. */
export const deviceOf = ({ headers }: FastifyRequest): Device => {
  const said = headers['user-agent'] ?? ''
  if (/Android|HarmonyOS|OpenHarmony/iu.test(said)) return 'android'
  if (/iPhone|iPad/u.test(said)) return 'iphone'
  return /Windows|Macintosh|Linux|CrOS/u.test(said) ? 'computer' : 'other'
}

/** Which attempt this browser has begun; sealed, so that nobody can name another's. */
export const attemptOf = (visit: Visit): string | undefined => openSealed(visit.portal.deps.vault, cookieIn(visit.request, 'signIn'), 'portal-sign-in')

export const keepAttempt = (visit: Visit, id: string): void => giveCookie(visit.reply, 'signIn', visit.portal.deps.vault.seal(id, 'portal-sign-in'), { maxAge: 900, secure: visit.portal.deps.secure })

/** Back to a page of ours and nowhere else; never round in circles. */
export const backOf = (path: unknown): string => {
  const clean = typeof path === 'string' ? cleanPath(path.slice(0, 300)) : '/'
  return clean === '/' || /^\/(sign-in|simulator|assets)\b/.test(clean) ? '/me' : clean
}

/** Our own origin, as the browser knows us. In production it is configured: a Host header is only what somebody wrote. */
export const originOf = ({ portal, request }: Visit): string => portal.deps.signIn?.publicUrl ?? `${request.protocol}://${hostOf(request)}`

/**
 * What is known of who is signed in is not asked again: for himself his name and telephone, for another his own as the helper's. What
 * he has typed stays, unless he now asks for somebody else than before.
 */
export async function knownAnswers(visit: Visit, before: Typed, forWhom: string): Promise<Typed> {
  const who = await signedIn(visit)
  if (!who) return {}
  const [name, phone] = [(await who.residents.nameOf(who.session)) ?? '', who.session.phone ?? '']
  const turned = before['forWhom'] !== undefined && (before['forWhom'] === 'self') !== (forWhom === 'self')
  const kept = (field: string, otherwise: string): string => (turned ? otherwise : before[field] || otherwise)
  if (forWhom === 'self') return { name: kept('name', name), phone: kept('phone', phone), known: name && phone ? 'yes' : '' }
  return { helperName: before['helperName'] || name, helperPhone: before['helperPhone'] || phone, known: '', ...(turned ? { name: '', phone: '' } : {}) }
}

/** Asking for himself under his verified name: then the matter is his for certain, where his number is known already. */
export async function verifiedNumber(visit: Visit, typed: Typed): Promise<string | undefined> {
  const who = await signedIn(visit)
  const himself = who?.session.way === 'identity' && typed['forWhom'] === 'self' && typed['anonymous'] !== 'yes' && typed['name']?.trim() === who.session.name
  return himself && (await who.residents.knownByNumber(who.session)) ? who.session.idNumber ?? undefined : undefined
}

const hostOf = (request: FastifyRequest): string => (/^[\w.\-[\]:]{1,100}$/.test(request.host) ? request.host : 'localhost')

/** What the pages need for signing in. `simulators`: in the demonstration only. */
export type SignInDeps = {
  readonly residents: Residents
  readonly publicUrl?: string | undefined
  readonly simulators?: { readonly identity: IdentityProvider; readonly people: () => Promise<readonly DemoPerson[]> } | undefined
}
export type SignedIn = { readonly session: Session; readonly cookie: string; readonly residents: Residents }
