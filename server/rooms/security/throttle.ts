import { limits, minutes } from './limits.ts'

/** Too many attempts from one address: 429, whatever the accounts. Counted in this process; the lock per account is in the database. */
export const countAttempt = (address: string, now: Date): void => {
  const start = now.getTime() - minutes(limits.attemptWindowMinutes)
  if (attempts.size > 20_000) attempts.clear()
  const recent = (attempts.get(address) ?? []).filter((at) => at > start)
  attempts.set(address, recent)
  // Not counted on: a flood must not make the counting itself dear.
  if (recent.length >= limits.attemptsPerAddress) throw Object.assign(new Error('too many sign-in attempts'), { statusCode: 429 })
  recent.push(now.getTime())
}

const attempts = new Map<string, number[]>()
