import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/**
 * A stand-in for the government's unified identity, for the demonstration and the tests: an OpenID provider of its own, written with
 * nothing but node's crypto, so that the library is tried against somebody else's reading of the standard. Never mounted in production.
 */
export function createIdentityProvider({ clientId, clientSecret }: { clientId: string; clientSecret: string }): IdentityProvider {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const grants = new Map<string, Grant>()
  const token = (issuer: string, init: Asked): Response => {
    const form = new URLSearchParams(init.body)
    const grant = grants.get(form.get('code') ?? '')
    grants.delete(form.get('code') ?? '')
    const secrets = [`Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`, clientSecret]
    const fits = grant && grant.redirectUri === form.get('redirect_uri') && challengeOf(form.get('code_verifier') ?? '') === grant.challenge && grant.issuer === issuer && Date.now() < grant.until
    if (![init.authorization ?? '', form.get('client_secret') ?? ''].some((one) => secrets.includes(one))) return json({ error: 'invalid_client' }, 401)
    return fits ? json({ access_token: randomBytes(16).toString('hex'), token_type: 'Bearer', expires_in: 300, id_token: signed(claimsOf(grant, clientId), keys.privateKey) }) : json({ error: 'invalid_grant' }, 400)
  }
  return {
    fetch: async (url, init) => {
      const { origin, pathname } = new URL(url)
      const [issuer, path] = [`${origin}${BASE}`, pathname.slice(BASE.length)]
      if (path === '/.well-known/openid-configuration') return json(metadata(issuer))
      if (path === '/keys') return json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'demo', alg: 'ES256', use: 'sig' }] })
      return path === '/token' ? token(issuer, { body: String(init?.body ?? ''), authorization: new Headers(init?.headers as HeadersInit).get('authorization') }) : json({ error: 'not_found' }, 404)
    },
    read: (origin, query) => readRequest(`${origin}${BASE}`, origin, clientId, query),
    grant: (asked, person) => {
      const code = randomBytes(24).toString('base64url')
      grants.set(code, { ...asked, person, until: Date.now() + 60_000 })
      return answer(asked, { code })
    },
    refuse: (asked) => answer(asked, { error: 'access_denied' }),
  }
}

/** A request that is wrong is answered with a page, never with a redirect to where it wants. */
function readRequest(issuer: string, origin: string, clientId: string, query: Readonly<Record<string, unknown>>): AuthorizationRequest | null {
  const said = (name: string): string => (typeof query[name] === 'string' ? query[name] : '')
  const redirectUri = said('redirect_uri')
  const wrong = said('client_id') !== clientId || redirectUri !== `${origin}/sign-in/identity/return` || said('response_type') !== 'code' || said('code_challenge_method') !== 'S256' || !said('code_challenge') || !said('scope').split(' ').includes('openid')
  return wrong ? null : { issuer, redirectUri, state: said('state').slice(0, 200), nonce: said('nonce').slice(0, 200), challenge: said('code_challenge').slice(0, 100) }
}

function answer({ redirectUri, state, issuer }: AuthorizationRequest, said: Record<string, string>): string {
  return `${redirectUri}?${new URLSearchParams({ ...said, state, iss: issuer })}`
}

const metadata = (issuer: string): object => ({
  issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, response_types_supported: ['code'], subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'], code_challenge_methods_supported: ['S256'], authorization_response_iss_parameter_supported: true, token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
})

function claimsOf({ issuer, nonce, person }: Grant, clientId: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000)
  return { iss: issuer, aud: clientId, sub: createHash('sha256').update(person.idNumber).digest('hex').slice(0, 32), iat: now, exp: now + 300, nonce, acr: person.level ?? 'real-name-2', name: person.name, id_number: person.idNumber, ...(person.phone ? { phone_number: person.phone, phone_number_verified: true } : {}) }
}

/** A signed token; tests make wrong ones with it. */
export function signed(claims: object, key: KeyObject, header: object = { alg: 'ES256', kid: 'demo', typ: 'JWT' }): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')
const json = (body: object, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

/** Where it answers, under the origin of the demonstration itself. */
export const BASE = '/simulator/identity'

export type DemoPerson = { name: string; idNumber: string; phone?: string | undefined; level?: string | undefined }
export type AuthorizationRequest = { issuer: string; redirectUri: string; state: string; nonce: string; challenge: string }
export type IdentityProvider = {
  fetch(url: string, init?: { body?: unknown; headers?: unknown }): Promise<Response>
  read(origin: string, query: Readonly<Record<string, unknown>>): AuthorizationRequest | null
  grant(asked: AuthorizationRequest, person: DemoPerson): string
  refuse(asked: AuthorizationRequest): string
}
type Asked = { body: string; authorization: string | null }
type Grant = AuthorizationRequest & { person: DemoPerson; until: number }
