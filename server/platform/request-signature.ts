import { createHash, createHmac } from 'node:crypto'

/**
 * Signed requests, as we ask them of others and make them ourselves: hex of HMAC-SM3 (or HMAC-SHA256) over five lines: method, path
 * with query, time, nonce, hex hash of the body by the same algorithm.
 */
export const sign = ({ method, path, stamp, nonce, digest }: ToSign, key: string, how: Algorithm): string =>
  createHmac(how, key).update([method, path, stamp, nonce, digest].join('\n')).digest('hex')

export const bodyDigest = (body: string, how: Algorithm): string => createHash(how).update(body).digest('hex')

export type Algorithm = 'sm3' | 'sha256'
export type ToSign = { method: string; path: string; stamp: string; nonce: string; digest: string }
