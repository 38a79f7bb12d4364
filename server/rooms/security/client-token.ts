import { randomBytes } from 'node:crypto'
import { equalSecrets, type Vault } from '../../platform/crypto.ts'
import type { ClientScope } from '../../../contract/security.ts'
import { limits, minutes } from './limits.ts'

/** A token says by itself which client, which scopes, since when; HMAC-SM3 by a key of the server's keyring vouches for it. */
export const issueToken = (vault: Vault, { client, scopes, now }: { client: string; scopes: readonly ClientScope[]; now: Date }): string => {
  const body = Buffer.from(JSON.stringify([client, scopes, now.getTime(), randomBytes(6).toString('base64url')])).toString('base64url')
  return `${body}.${vault.blindIndex(body, 'api-token')}`
}

/** Reads tokens; one whose signature has been proved is not proved again, while its age is asked each time. */
export const tokenReader = (vault: Vault): ((token: string, now: Date) => Claims | undefined) => {
  const proved = new Map<string, Claims>()
  return (token, now) => {
    const claims = proved.get(token) ?? prove(vault, token)
    if (!claims) return undefined
    if (proved.size > 1000) proved.clear()
    proved.set(token, claims)
    const age = now.getTime() - claims.issuedAt
    return age < minutes(limits.tokenMinutes) && age > -minutes(1) ? claims : undefined
  }
}

function prove(vault: Vault, token: string): Claims | undefined {
  const [body = '', mac = ''] = token.split('.')
  // One HMAC a key version: after a rotation of keys, tokens of the key before it still hold.
  if (!vault.blindIndexes(body, 'api-token').some((right) => equalSecrets(right, mac))) return undefined
  const [client, scopes, issuedAt] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [string, ClientScope[], number]
  return { client, scopes, issuedAt }
}

type Claims = { client: string; scopes: ClientScope[]; issuedAt: number }
