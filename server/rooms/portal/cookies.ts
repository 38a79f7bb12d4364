import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Vault } from '../../platform/crypto.ts'

/** Small cookies: how pages look, whose forms they are, the draft, the order being followed, signing in, being signed in. What could be read or made up is sealed. */
export const cookieIn = (request: FastifyRequest, name: CookieName): string | undefined =>
  new RegExp(`(?:^|;\\s*)${prefix}${name}=([\\w.~-]{1,600})(?:;|$)`, 'u').exec(request.headers.cookie ?? '')?.[1]

/** Whoever asks says nothing of himself but how pages look to him and whose forms they are. Cookies that we do not know count as more. */
export const knowsLookAlone = ({ headers: { cookie = '' } }: FastifyRequest): boolean => cookie.split(';').every((pair) => ['', `${prefix}look`, `${prefix}visitor`].includes(pair.split('=', 1)[0]!.trim()))

/** Lax, not Strict: a link in a text message must find the half-written form; a foreign POST never brings a cookie along. */
export const giveCookie = (reply: FastifyReply, name: CookieName, value: string, { maxAge, secure }: { maxAge?: number, secure: boolean }): void => {
  void reply.header('set-cookie', `${prefix}${name}=${value}; Path=/; HttpOnly; SameSite=Lax${maxAge === undefined ? '' : `; Max-Age=${maxAge}`}${secure || prefix ? '; Secure' : ''}`)
}

export const takeCookie = (reply: FastifyReply, name: CookieName): void => giveCookie(reply, name, '', { maxAge: 0, secure: false })

/** The sealed value, or undefined when it was made up, altered, or sealed for something else. */
export const openSealed = (vault: Vault, text: string | undefined, purpose: string): string | undefined => {
  if (text === undefined) return undefined
  try {
    return vault.open(text, purpose)
  } catch {
    return undefined
  }
}

/**
 * With https the names say `__Host-`, and the browser vouches that no neighbouring site has set them: else one could plant its own
 * draft on a resident's device and read along.
 */
export const vouchForCookies = (secure: boolean): void => { prefix = secure ? '__Host-' : '' }

let prefix: '' | '__Host-' = ''

export type CookieName = 'look' | 'visitor' | 'draft' | 'following' | 'arrival' | 'signIn' | 'resident'
