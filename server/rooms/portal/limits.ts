import type { Clock } from '../../platform/clock.ts'

/** Settings of the house. One address may be a whole service hall, so they are wide; a guess at a code is narrow. */
export const createBrakes = (clock: Clock, demo: boolean): Brakes => ({
  guesses: createBrake(clock, { times: 5, minutes: 10 }),
  // The demonstration answers this machine only, and real messages are replayed through it.
  sendings: createBrake(clock, { times: demo ? 100_000 : 60, minutes: 10 }),
  drafts: createBrake(clock, { times: demo ? 100_000 : 200, minutes: 10 }),
  uploads: createBrake(clock, { times: 100, minutes: 10 }),
  lookUps: createBrake(clock, { times: demo ? 100_000 : 60, minutes: 10 }),
  // A service hall checks a few names; whoever tries names by the hundred is leafing through the register.
  genuine: createBrake(clock, { times: 30, minutes: 10 }),
})

/** How often something may be tried. Counted in this process and forgotten with it: a brake, not a lock; the code's own length is the lock. */
function createBrake(clock: Clock, { times, minutes }: { times: number, minutes: number }): Brake {
  const tries = new Map<string, number[]>()
  const recent = (key: string): number[] => (tries.get(key) ?? []).filter((at) => at > clock.now().getTime() - minutes * 60_000)
  return {
    left: (key) => Math.max(0, times - recent(key).length),
    giveBack: (key) => void tries.set(key, recent(key).slice(0, -1)),
    count: (key) => {
      if (tries.size > 20_000) tries.clear()
      tries.set(key, [...recent(key), clock.now().getTime()])
      return Math.max(0, times - recent(key).length)
    },
    minutes,
  }
}

export type Brakes = { readonly guesses: Brake, readonly sendings: Brake, readonly drafts: Brake, readonly uploads: Brake, readonly lookUps: Brake, readonly genuine: Brake }
export type Brake = { left(key: string): number, count(key: string): number, giveBack(key: string): void, readonly minutes: number }
