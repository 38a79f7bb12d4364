import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Actor } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import { equalSecrets, sm3, type Vault } from '../../platform/crypto.ts'
import { Refused } from '../../platform/errors.ts'
import { nobody } from '../../platform/http.ts'
import type { ClientScope, TokenAnswer } from '../../../contract/security.ts'
import { issueToken, tokenReader } from './client-token.ts'
import { limits, minutes } from './limits.ts'
import { record, securely } from './securely.ts'
import { checkSignature, isSigned } from './signature.ts'
import { countAttempt } from './throttle.ts'

/**
 * Other systems at the API door: a short-lived token for OAuth client credentials, or a signature on each request. Clients
 * are few and kept in memory, so a token is verified without the database; a changed row is told by NOTIFY.
 */
export const createClients = (options: ClientsOptions): Clients => {
  const { pool, vault, wall } = options
  const tokenOf = tokenReader(vault)
  const known = new Map<string, Promise<Client | undefined>>()
  const find = (key: string): Promise<Client | undefined> => {
    const found = known.get(key)
    if (found) return found
    if (known.size > 1000) known.clear()
    const loading = securely(pool, (tx) => tx.one<Client>(`${select} where ${key.includes('-') && key.length === 36 ? 'id = $1::uuid' : 'client_id = $1'}`, [key]))
    known.set(key, loading)
    // What is not there is not remembered: it may be there in a moment.
    loading.then((client) => client ?? known.delete(key), () => known.delete(key))
    return loading
  }
  const byToken = async (token: string): Promise<Client | undefined> => {
    const claims = tokenOf(token, wall.now())
    const client = claims && (await find(claims.client))
    return client && !client.disabledAt && claims.issuedAt >= client.tokensFrom.getTime() ? { ...client, scopes: client.scopes.filter((s) => claims.scopes.includes(s)) } : undefined
  }
  const granted = new WeakMap<Actor, readonly ClientScope[]>()
  const enter = (client: Client): Actor => {
    const actor: Actor = { kind: 'client', id: client.id, name: client.name, appointments: [] }
    granted.set(actor, client.scopes)
    return actor
  }
  return {
    async whoAsks(request) {
      const bearer = /^Bearer ([\w.-]{20,400})$/u.exec(request.headers.authorization ?? '')?.[1]
      if (isSigned(request)) return enter(await bySignature(request, options, find))
      if (!request.routeOptions.url?.startsWith('/open/') || request.headers.authorization === undefined) return null
      const client = bearer === undefined ? undefined : await byToken(bearer)
      if (!client) throw new Refused({ kind: 'notAllowed', message: '令牌无效、已过期，或客户端已停用，请重新换取令牌。', state: 'invalidToken' })
      return enter(client)
    },
    token: (request, reply, input) => grant(options, request, reply, input),
    card: async (actor) => {
      const client = actor.kind === 'client' ? await find(actor.id) : undefined
      return client && { id: client.id, clientId: client.clientId, name: client.name, sourceSystem: client.sourceSystem, intakeUnitId: client.intakeUnitId, scopes: granted.get(actor) ?? [] }
    },
    signKeyOf: async (clientId) => {
      const client = nameLike.test(clientId) ? await find(clientId) : undefined
      return client?.signKeySealed && !client.disabledAt ? { id: client.id, name: client.name, sourceSystem: client.sourceSystem, scopes: client.scopes, key: options.vault.open(client.signKeySealed, 'sign-key') } : undefined
    },
    may: (actor, scope) => granted.get(actor)?.includes(scope) ?? false,
    forget: () => known.clear(),
    forgetOldNonces: () => securely(pool, async (tx) => void (await tx.rows('delete from api_nonce where at < $1', [new Date(wall.now().getTime() - 2 * minutes(limits.signatureMinutes))]))),
  }
}

async function bySignature(request: FastifyRequest, options: ClientsOptions, find: (key: string) => Promise<Client | undefined>): Promise<Client> {
  const name = String(request.headers['x-client'] ?? '')
  const client = nameLike.test(name) ? await find(name) : undefined
  const key = client && !client.disabledAt && client.signKeySealed ? options.vault.open(client.signKeySealed, 'sign-key') : undefined
  const fault = checkSignature(request, key, options.wall.now())
  if (fault || !client) throw refusal(fault ?? '签名不对')
  const fresh = await securely(options.pool, (tx) =>
    tx.rows('insert into api_nonce (client_id, nonce, at) values ($1, $2, $3) on conflict do nothing returning 1', [client.id, String(request.headers['x-nonce']), options.wall.now()]))
  if (fresh.length === 0) throw refusal('这个请求已经收到过（X-Nonce 重复）')
  return client
}

/** RFC 6749 §4.4: form or JSON body, or Basic; errors in the form of §5.2. */
async function grant(options: ClientsOptions, request: FastifyRequest, reply: FastifyReply, input: TokenInput): Promise<TokenAnswer> {
  const now = options.wall.now()
  countAttempt(`token:${request.ip}`, now)
  void reply.header('cache-control', 'no-store').header('pragma', 'no-cache')
  if (input.grant_type !== 'client_credentials') return no(reply, 400, 'unsupported_grant_type', '只支持 client_credentials')
  const [id, secret] = basic(request.headers.authorization) ?? [input.client_id ?? '', input.client_secret ?? '']
  const client = !nameLike.test(id) ? undefined : await securely(options.pool, (tx) => tx.one<Client & { secretHash: string }>(`${select.replace('select', 'select secret_hash as "secretHash",')} where client_id = $1`, [id]))
  // The secret has 256 random bits: a plain hash keeps it, and the door stays fast.
  const right = equalSecrets(client?.secretHash ?? '', sm3(secret)) && client !== undefined && !client.disabledAt
  const actor: Actor = client ? { kind: 'client', id: client.id, name: client.name, appointments: [] } : nobody
  await securely(options.pool, (tx) => record(tx, { actor, now: options.clock.now(), act: 'token', object: client ? `client:${client.id}` : 'client:unknown', result: right ? 'ok' : 'refused' }))
  if (!right || !client) return no(reply.header('www-authenticate', 'Basic realm="santai"'), 401, 'invalid_client', '客户端编号或密钥不对，或已停用')
  const asked = input.scope?.split(' ').filter(Boolean) ?? client.scopes
  if (asked.some((scope) => !client.scopes.includes(scope as ClientScope))) return no(reply, 400, 'invalid_scope', '申请了没有授予的权限')
  return { access_token: issueToken(options.vault, { client: client.id, scopes: asked as ClientScope[], now }), token_type: 'Bearer', expires_in: limits.tokenMinutes * 60, scope: asked.join(' ') }
}

function basic(header: string | undefined): [string, string] | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,600})$/u.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return [id, secret.join(':')]
}

function no(reply: FastifyReply, status: number, error: string, words: string): TokenAnswer {
  void reply.code(status)
  return { error, error_description: words }
}

function refusal(message: string): Refused {
  return new Refused({ kind: 'notAllowed', message: `签名未通过：${message}。`, state: 'badSignature' })
}

const nameLike = /^[\w.]{1,60}$/u
const select = `select id, client_id as "clientId", name, source_system as "sourceSystem", sign_key_sealed as "signKeySealed", scopes,
  intake_unit_id as "intakeUnitId", tokens_from as "tokensFrom", disabled_at as "disabledAt" from api_client`

type Client = { id: string; clientId: string; name: string; sourceSystem: string; signKeySealed: string | null; scopes: ClientScope[]; intakeUnitId: string; tokensFrom: Date; disabledAt: Date | null }
type TokenInput = { grant_type?: string | undefined; client_id?: string | undefined; client_secret?: string | undefined; scope?: string | undefined }
type ClientsOptions = { pool: pg.Pool; vault: Vault; clock: Clock; wall: Clock }
export type ClientCard = { id: string; clientId: string; name: string; sourceSystem: string; intakeUnitId: string; scopes: readonly ClientScope[] }

export type SigningClient = { id: string; name: string; sourceSystem: string; scopes: readonly ClientScope[]; key: string }
export type Clients = {
  whoAsks(request: FastifyRequest): Promise<Actor | null>
  token(request: FastifyRequest, reply: FastifyReply, input: TokenInput): Promise<TokenAnswer>
  card(actor: Actor): Promise<ClientCard | undefined>
  /** The key with which a registered system signs what it hands a resident to bring along; nothing for one that is shut out. */
  signKeyOf(clientId: string): Promise<SigningClient | undefined>
  may(actor: Actor, scope: ClientScope): boolean
  forget(): void
  /** A nonce is of no use once its time window has passed. */
  forgetOldNonces(): Promise<void>
}
