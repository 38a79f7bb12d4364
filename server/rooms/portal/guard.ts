import type { FastifyRequest } from 'fastify'
import { equalSecrets, type Vault } from '../../platform/crypto.ts'
import { refuse } from '../../platform/errors.ts'
import { randomPiece } from '../../platform/random.ts'
import { cookieIn } from './cookies.ts'

/**
 * The token in every form of ours: a keyed hash of the visitor's cookie, which another site can neither read nor make. Masked
 * anew on each page, so that no two pages hold the same signs and the length of a squeezed page tells nothing (BREACH).
 */
export const tokenFor = (vault: Vault, visitor: string): string => {
  const pad = randomPiece(TOKEN)
  return Buffer.concat([pad, mixed(Buffer.from(plainToken(vault.blindIndex(visitor, 'portal-csrf'))), pad)]).toString('base64url')
}

/** A post must come from our own page: the browser says so (Origin, Sec-Fetch-Site), and the token agrees with the cookie. */
export function demandOwnForm(vault: Vault, request: FastifyRequest, token: string | undefined): void {
  const visitor = cookieIn(request, 'visitor')
  const known = visitor === undefined ? [] : vault.blindIndexes(visitor, 'portal-csrf').map(plainToken)
  if (foreignOrigin(request) || !token || !known.some((one) => equalSecrets(one, unmasked(token)))) refuse('notAllowed', '页面打开得太久，或者不是从本网站提交的。请返回上一页，刷新后再交一次。')
}

function unmasked(token: string): string {
  const bytes = Buffer.from(token, 'base64url')
  return mixed(bytes.subarray(TOKEN, 2 * TOKEN), bytes.subarray(0, TOKEN)).toString()
}

const mixed = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)))

const plainToken = (index: string): string => index.slice(0, TOKEN)

const TOKEN = 32

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
