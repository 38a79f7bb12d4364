import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Vault } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/context.ts'
import { limits } from './limits.ts'

/**
 * Time-based codes (RFC 6238: SHA-1, 6 digits, 30 s, what every authenticator app knows). They run on the wall clock even
 * when the demonstration's clock is moved, since the telephone that makes them does not follow it.
 */
export const newSecret = (): string => new Secret({ size: 20 }).base32

export const otpauthUri = (secret: string, login: string): string => authenticator(secret, login).toString()

/** The step whose code this is, one step of clock drift either way, or undefined. */
export const stepOf = (secret: string, code: string, wall: Date): number | undefined => {
  if (!/^\d{6}$/u.test(code)) return undefined
  const delta = authenticator(secret, '').validate({ token: code, timestamp: wall.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(wall.getTime() / 30_000) + delta
}

/** Takes a code or a recovery code and uses it up: neither opens a second time, not even for two requests at once. */
export const useCode = async (tx: Tx, vault: Vault, accountId: string, code: string, wall: Date): Promise<boolean> => {
  const row = await tx.one<{ sealed: string | null }>('select totp_sealed as sealed from credential where account_id = $1', [accountId])
  if (!row?.sealed) return false
  const step = stepOf(vault.open(row.sealed, 'totp'), code, wall)
  if (step !== undefined) return took(await tx.rows('update credential set totp_step = $2 where account_id = $1 and totp_step < $2 returning 1', [accountId, step]))
  for (const stored of vault.blindIndexes(code, 'recovery')) {
    if (took(await tx.rows('update credential set recovery = array_remove(recovery, $2) where account_id = $1 and $2 = any(recovery) returning 1', [accountId, stored]))) return true
  }
  return false
}

/** Shown once; only their keyed hashes are kept. 16 of 32 characters are 80 bits: no guessing, hence no slow hash. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: limits.recoveryCodes }, () => Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join(''))

export const dashed = (code: string): string => code.replace(/(.{4})(?=.)/gu, '$1-')

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

function authenticator(secret: string, login: string): TOTP {
  return new TOTP({ issuer: '三台', label: login || '账号', secret: Secret.fromBase32(secret), digits: 6, period: 30 })
}

function took(rows: unknown[]): boolean {
  return rows.length > 0
}
