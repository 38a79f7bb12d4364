import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { handoverClaims, type HandoverClaims } from '../../../contract/exchange.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { equalSecrets } from '../../platform/crypto.ts'

/**
 * What the province has already asked, brought along by the resident: a JWS in compact form (RFC 7515), signed with the key of a
 * registered system (`kid`), HS256 or HSM3, at most fifteen minutes of life, taken once. It fills fields and proves nobody's identity.
 */
export const openHandover = async (deps: HandoverDeps, token: string, wall: Date): Promise<Handover> => {
  const [head = '', body = '', signature = '', more] = token.length <= longest ? token.split('.') : []
  const { alg, kid } = (read(head) ?? {}) as { alg?: unknown; kid?: unknown }
  const client = more === undefined && typeof kid === 'string' && typeof alg === 'string' && Object.hasOwn(algorithms, alg) ? await deps.signKeyOf(kid) : undefined
  const right = createHmac(algorithms[alg as Algorithm] ?? 'sha256', client?.key ?? 'nobody has this key').update(`${head}.${body}`).digest('base64url')
  if (!equalSecrets(right, signature) || !client || !client.scopes.includes('exchange')) return { ok: false, why: 'forged', claims: null }
  const parsed = handoverClaims.safeParse(read(body))
  if (!parsed.success) return { ok: false, why: 'unreadable', claims: null }
  const claims = parsed.data
  const now = Math.floor(wall.getTime() / 1000)
  if (claims.exp <= now || claims.iat > now + skew || claims.exp - claims.iat > longestLife) return { ok: false, why: 'expired', claims }
  const fresh = await inContext(deps.pool, systemSight, (tx) => tx.rows('insert into exchange_token (client_id, jti, at) values ($1, $2, $3) on conflict do nothing returning 1', [client.id, claims.jti, wall]))
  return fresh.length === 0 ? { ok: false, why: 'replayed', claims } : { ok: true, client, claims }
}

/** A token older than any may live cannot come back: its row is of no use. */
export const forgetTokens = (pool: pg.Pool, wall: Date): Promise<void> => inContext(pool, systemSight, async (tx) => void (await tx.rows('delete from exchange_token where at < $1', [new Date(wall.getTime() - 3_600_000)])))

/** The matter that came of it, so that the province can ask how it stands by its own number. */
export const linkMatter = (pool: pg.Pool, from: { clientId: string; ref: string }, orderId: string, now: Date): Promise<void> =>
  inContext(pool, systemSight, async (tx) => void (await tx.rows('insert into exchange_link (order_id, client_id, ref, at) values ($1, $2, $3, $4) on conflict do nothing', [orderId, from.clientId, from.ref, now])))

/** Origins that may frame the pages made for it; none until the system officer has named one. */
export const findFramers = async (tx: Tx): Promise<{ version: number; framers: string[] }> => (await tx.one<{ version: number; framers: string[] }>('select version, framers from exchange_setting')) ?? { version: 0, framers: [] }
export const framersNow = (pool: pg.Pool): Promise<readonly string[]> => inContext(pool, systemSight, async (tx) => (await findFramers(tx)).framers)

function read(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

const algorithms = { HS256: 'sha256', HSM3: 'sm3' } as const
type Algorithm = keyof typeof algorithms
const [longest, longestLife, skew] = [24_000, 900, 60]

export type HandoverDeps = { readonly pool: pg.Pool; readonly signKeyOf: (kid: string) => Promise<{ id: string; name: string; key: string; scopes: readonly string[] } | undefined> }
export type Handover = { ok: true; client: { id: string; name: string }; claims: HandoverClaims } | { ok: false; why: 'forged' | 'unreadable' | 'expired' | 'replayed'; claims: HandoverClaims | null }
