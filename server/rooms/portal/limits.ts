import type { Clock } from '../../platform/clock.ts'

/** How often something may be tried. Counted in this process and forgotten with it: a brake, not a lock; the code's own length is the lock. */
export function createBrake(clock: Clock, { times, minutes }: { times: number, minutes: number }): Brake {
  const tries = new Map<string, number[]>()
  const recent = (key: string): number[] => (tries.get(key) ?? []).filter((at) => at > clock.now().getTime() - minutes * 60_000)
  return {
    left: (key) => Math.max(0, times - recent(key).length),
    count: (key) => {
      if (tries.size > 20_000) tries.clear()
      tries.set(key, [...recent(key), clock.now().getTime()])
      return Math.max(0, times - recent(key).length)
    },
    minutes,
  }
}

export type Brake = { left(key: string): number, count(key: string): number, readonly minutes: number }
