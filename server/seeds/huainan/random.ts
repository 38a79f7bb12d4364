/** A small seeded generator (mulberry32): the same seed gives the same city on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!
  return { next, below, pick, chance: (share) => next() < share }
}

export type Random = {
  /** 0 ≤ x < 1 */
  next(): number
  below(limit: number): number
  pick<T>(items: readonly T[]): T
  chance(share: number): boolean
}
