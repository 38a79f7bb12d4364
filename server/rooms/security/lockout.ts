import type { Tx } from '../../platform/context.ts'
import { limits, minutes } from './limits.ts'

/**
 * Five wrong answers in a row lock an account for ten minutes. Each attempt is charged before it is checked, so that a
 * hundred guesses sent at once are five guesses; the right answer gives the charge back.
 */
export const charge = async (tx: Tx, login: string, now: Date): Promise<Held> => {
  const account = await tx.one<HeldAccount>(
    `update credential c set
       failures = case when c.locked_until <= $2 then 1 else c.failures + 1 end,
       locked_until = case when c.locked_until <= $2 then null when c.failures + 1 >= ${limits.failuresToLock} then $3::timestamptz end
     from account a where a.id = c.account_id and a.login = $1 and (c.locked_until is null or c.locked_until <= $2)
     returning a.id, a.name, a.demo, a.disabled_at as "disabledAt", c.password_hash as "passwordHash", c.totp_confirmed_at is not null as enrolled`,
    [login, now, lockEnd(now)])
  if (account) return { locked: false, account }
  const known = await tx.one<HeldAccount>('select a.id, a.name, a.demo, a.disabled_at as "disabledAt", \'\' as "passwordHash", false as enrolled from account a where a.login = $1', [login])
  return known ? { locked: true, account: known } : { locked: chargeUnknown(login, now) }
}

/** The first step was right: its charge is given back, but the count stays until the second step is right too. */
export const refund = async (tx: Tx, accountId: string): Promise<void> => {
  await tx.rows('update credential set failures = greatest(failures - 1, 0), locked_until = null where account_id = $1', [accountId])
}

export const clear = async (tx: Tx, accountId: string): Promise<void> => {
  await tx.rows('update credential set failures = 0, locked_until = null where account_id = $1', [accountId])
}

/** A login that nobody has locks like one that somebody has: else the lock would tell which exist. */
function chargeUnknown(login: string, now: Date): boolean {
  const found = unknown.get(login)
  if (found?.until !== undefined && found.until > now.getTime()) return true
  if (unknown.size > 10_000) unknown.clear()
  const failures = found?.until === undefined ? (found?.failures ?? 0) + 1 : 1
  unknown.set(login, { failures, until: failures >= limits.failuresToLock ? lockEnd(now).getTime() : undefined })
  return false
}

function lockEnd(now: Date): Date {
  return new Date(now.getTime() + minutes(limits.lockMinutes))
}

const unknown = new Map<string, { failures: number; until: number | undefined }>()

type HeldAccount = { id: string; name: string; demo: boolean; disabledAt: Date | null; passwordHash: string; enrolled: boolean }
export type Held = { locked: boolean; account?: HeldAccount }
