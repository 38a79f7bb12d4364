import type { FastifyRequest } from 'fastify'
import { equalSecrets, type Vault } from '../../platform/crypto.ts'
import { refuse } from '../../platform/errors.ts'
import { cookieIn } from './cookies.ts'

/** The token in every form of ours: a keyed hash of the visitor's cookie, which another site can neither read nor make. */
export const tokenFor = (vault: Vault, visitor: string): string => vault.blindIndex(visitor, 'portal-csrf').slice(0, 43)

/** A post must come from our own page: the browser says so (Origin, Sec-Fetch-Site), and the token agrees with the cookie. */
export function demandOwnForm(vault: Vault, request: FastifyRequest, token: string | undefined): void {
  const visitor = cookieIn(request, 'visitor')
  const known = visitor === undefined ? [] : vault.blindIndexes(visitor, 'portal-csrf').map((index) => index.slice(0, 43))
  if (foreignOrigin(request) || !token || !known.some((one) => equalSecrets(one, token))) refuse('notAllowed', '页面打开得太久，或者不是从本网站提交的。请返回上一页，刷新后再交一次。')
}

export function foreignOrigin(request: FastifyRequest): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  if (origin === undefined) return false
  try {
    return new URL(origin).host !== host
  } catch {
    return true
  }
}
