import { createHash, type Hash } from 'node:crypto'
import { Transform } from 'node:stream'
import type { FastifyRequest, RequestPayload } from 'fastify'
import { equalSecrets } from '../../platform/crypto.ts'
import { sign, type Algorithm } from '../../platform/request-signature.ts'
import { limits, minutes } from './limits.ts'

/**
 * Signed requests: X-Signature = what `platform/request-signature.ts` makes (HMAC-SM3, or HMAC-SHA256 as `sha256=…`) of method, path
 * with query, X-Timestamp (seconds or milliseconds), X-Nonce and the hash of the body.
 */
export const isSigned = (request: FastifyRequest): boolean => request.headers['x-signature'] !== undefined

/** What is wrong with it, in words, or undefined. Whether the nonce is new is for the table to say. */
export const checkSignature = (request: FastifyRequest, key: string | undefined, now: Date): string | undefined => {
  const [, prefix, given] = /^(?:(sm3|sha256)=)?([0-9a-f]{64})$/iu.exec(String(request.headers['x-signature'])) ?? []
  const stamp = String(request.headers['x-timestamp'] ?? '')
  const nonce = String(request.headers['x-nonce'] ?? '')
  if (given === undefined) return 'X-Signature 应为 64 位十六进制'
  if (!/^\d{10}(\d{3})?$/u.test(stamp)) return 'X-Timestamp 应为秒或毫秒'
  if (!/^[\w-]{8,80}$/u.test(nonce)) return 'X-Nonce 应为 8–80 位字母数字'
  const right = sign({ method: request.method, path: request.raw.url ?? '', stamp, nonce, digest: digestOf(request)[algorithm(prefix)] }, key ?? 'nobody has this key', algorithm(prefix))
  if (!equalSecrets(right, given.toLowerCase()) || key === undefined) return '签名不对'
  const at = Number(stamp.length === 10 ? `${stamp}000` : stamp)
  return Math.abs(now.getTime() - at) > minutes(limits.signatureMinutes) ? '时间相差超过 5 分钟，请校准时钟' : undefined
}

/** Lets the body pass and hashes what passes: a signature is over the bytes as they came, not over what was parsed. */
export const hashBody = (request: FastifyRequest, payload: RequestPayload): RequestPayload => {
  const hashes = { sm3: createHash('sm3'), sha256: createHash('sha256') }
  const passing: RequestPayload & Transform = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hashes.sm3.update(chunk)
      hashes.sha256.update(chunk)
      passing.receivedEncodedLength = (passing.receivedEncodedLength ?? 0) + chunk.length
      done(null, chunk)
    },
  })
  passing.receivedEncodedLength = 0
  digests.set(request, hashes)
  payload.on('error', (error) => passing.destroy(error))
  return payload.pipe(passing)
}

const digests = new WeakMap<FastifyRequest, Record<Algorithm, Hash>>()

function digestOf(request: FastifyRequest): Record<Algorithm, string> {
  const hashes = digests.get(request)
  return { sm3: (hashes?.sm3 ?? createHash('sm3')).copy().digest('hex'), sha256: (hashes?.sha256 ?? createHash('sha256')).copy().digest('hex') }
}

function algorithm(prefix: string | undefined): Algorithm {
  return prefix?.toLowerCase() === 'sha256' ? 'sha256' : 'sm3'
}
