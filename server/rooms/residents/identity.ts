import { allowInsecureRequests, authorizationCodeGrant, AuthorizationResponseError, buildAuthorizationUrl, calculatePKCECodeChallenge, customFetch, discovery, enableNonRepudiationChecks, randomNonce, randomPKCECodeVerifier, randomState, type Configuration, type CustomFetch } from 'openid-client'
import { auditEntry } from '../../platform/audit.ts'
import { equalSecrets, sm3 } from '../../platform/crypto.ts'
import { isId, newId } from '../../platform/ids.ts'
import { personOf, type VerifiedPerson } from './claims.ts'
import { signInNumbers } from './numbers.ts'
import { after, as, residentActor, type Place } from './place.ts'

/**
 * 统一身份认证: OpenID Connect, authorization code with PKCE. What went out (state, nonce, verifier, issuer) is kept here under the
 * attempt's id, which only this browser's sealed cookie names; an answer is taken once, whatever becomes of it, so that neither a
 * replayed answer nor one that another browser or another issuer began is worth anything.
 */
export function createIdentity(place: Place, options: IdentityOptions): Identity {
  const known = new Map<string, { config: Promise<Configuration>; at: number }>()
  const configOf = (issuer: string): Promise<Configuration> => {
    const found = known.get(issuer)
    if (found && Date.now() - found.at < HOUR) return found.config
    const config = discover(issuer, options)
    if (known.size > 8) known.clear()
    known.set(issuer, { config, at: Date.now() })
    config.catch(() => known.delete(issuer))
    return config
  }
  return { start: (asked) => start(place, options, configOf, asked), finish: (answer) => finish(place, configOf, answer) }
}

async function start(place: Place, options: IdentityOptions, configOf: ConfigOf, { origin, back, address }: { origin: string; back: string; address: string }): Promise<Started> {
  const issuer = options.issuer(origin)
  const config = await configOf(issuer).catch(() => null)
  if (!config) return { ok: false, why: 'away' }
  const now = place.clock.now()
  const id = newId(now)
  const [state, nonce, verifier, redirectUri] = [randomState(), randomNonce(), randomPKCECodeVerifier(), `${origin}${RETURN_PATH}`]
  const kept = await as(place, id, async (tx) => {
    const addresses = place.vault.blindIndexes(address, 'sign-in-address')
    const asked = await tx.one<{ n: number }>('select by_address as n from codes_asked($1, $2, $3, $4)', [[], addresses, after(now, -1440), after(now, -60)])
    if ((asked?.n ?? 0) >= (await signInNumbers(tx)).perAddressHour) return false
    await tx.rows('insert into sign_in_attempt (id, way, at, expires_at, address_index, state_hash, nonce_sealed, verifier_sealed, issuer, redirect_uri, back) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      [id, 'identity', now, after(now, ATTEMPT_MINUTES), addresses[0], sm3(state), place.vault.seal(nonce, 'sign-in'), place.vault.seal(verifier, 'sign-in'), issuer, redirectUri, back])
    return true
  })
  if (!kept) return { ok: false, why: 'tooOften' }
  const url = buildAuthorizationUrl(config, { redirect_uri: redirectUri, scope: 'openid profile phone', state, nonce, code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' })
  return { ok: true, attemptId: id, url: url.href }
}

async function finish(place: Place, configOf: ConfigOf, { attemptId, search, address }: { attemptId: string | undefined; search: string; address: string }): Promise<Finished> {
  const attempt = await takeAttempt(place, attemptId)
  if (!attempt) return { ok: false, why: 'stale', back: '/me' }
  const refused = async (why: Refusal): Promise<Finished> => {
    await as(place, attempt.id, (tx) => auditEntry(tx, { actor: residentActor(attempt.id), at: place.clock.now(), act: 'resident.signIn', object: place.vault.blindIndex(address, 'sign-in-address').slice(0, 16), purpose: `identity: ${why}`, result: 'refused' }))
    return { ok: false, why, back: attempt.back }
  }
  const answer = new URL(attempt.redirectUri)
  answer.search = search
  const state = answer.searchParams.get('state') ?? ''
  if (!equalSecrets(sm3(state), attempt.stateHash)) return refused('mismatch')
  const config = await configOf(attempt.issuer).catch(() => null)
  if (!config) return refused('away')
  try {
    const tokens = await authorizationCodeGrant(config, answer, { expectedState: state, expectedNonce: place.vault.open(attempt.nonce, 'sign-in'), pkceCodeVerifier: place.vault.open(attempt.verifier, 'sign-in'), idTokenExpected: true })
    const person = personOf(tokens.claims() ?? {})
    return person ? { ok: true, person, back: attempt.back } : await refused('notVerified')
  } catch (error) {
    return refused(whyOf(error))
  }
}

/** Taken once: the second answer finds nothing, however it fares with the first. */
const takeAttempt = async (place: Place, id: string | undefined): Promise<Attempt | undefined> => (isId(id) ? as(place, id, (tx) => tx.one<Attempt>(
  `update sign_in_attempt set used_at = $2 where id = $1 and way = 'identity' and used_at is null and expires_at > $2
   returning id, state_hash as "stateHash", nonce_sealed as nonce, verifier_sealed as verifier, issuer, redirect_uri as "redirectUri", back`, [id, place.clock.now()])) : undefined)

async function discover(issuer: string, options: IdentityOptions): Promise<Configuration> {
  const config = await discovery(new URL(issuer), options.clientId, options.clientSecret, undefined, {
    timeout: 10, ...(options.fetch ? { [customFetch]: options.fetch } : {}), ...(options.insecure ? { execute: [allowInsecureRequests] } : {}),
  })
  // The library trusts TLS for tokens that it fetches itself; here the signature is checked as well.
  enableNonRepudiationChecks(config)
  if (options.insecure) allowInsecureRequests(config)
  return config
}

function whyOf(error: unknown): Refusal {
  if (error instanceof AuthorizationResponseError) return error.error === 'access_denied' ? 'denied' : 'mismatch'
  const { name, cause, code } = error as { name?: string; cause?: unknown; code?: string }
  return name === 'TypeError' && /fetch/iu.test(String(error)) || code === 'OAUTH_TIMEOUT' || (cause as { name?: string } | undefined)?.name === 'TimeoutError' ? 'away' : 'mismatch'
}

export const RETURN_PATH = '/sign-in/identity/return'
const HOUR = 3_600_000
const ATTEMPT_MINUTES = 10

export type IdentityOptions = {
  /** The issuer for a reader of this origin: one and the same in production; the simulator answers under our own. */
  readonly issuer: (origin: string) => string
  readonly clientId: string; readonly clientSecret: string
  readonly fetch?: CustomFetch
  /** Plain http: the simulator on this machine only. */
  readonly insecure?: boolean
}
export type Identity = { start(asked: { origin: string; back: string; address: string }): Promise<Started>; finish(answer: { attemptId: string | undefined; search: string; address: string }): Promise<Finished> }
export type Refusal = 'away' | 'tooOften' | 'stale' | 'denied' | 'mismatch' | 'notVerified'
export type Started = { ok: true; attemptId: string; url: string } | { ok: false; why: Refusal }
export type Finished = { ok: true; person: VerifiedPerson; back: string } | { ok: false; why: Refusal; back: string }
type ConfigOf = (issuer: string) => Promise<Configuration>
type Attempt = { id: string; stateHash: string; nonce: string; verifier: string; issuer: string; redirectUri: string; back: string }
