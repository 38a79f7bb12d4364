/** Random draws that a seed repeats (mulberry32): worlds of a benchmark are the same on every machine. */
export const seededDraw = (seed: number): Draw => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number): number => Math.floor(next() * n)
  const shuffle = <T>(list: T[]): T[] => {
    for (let i = list.length - 1; i > 0; i--) { const j = below(i + 1); [list[i], list[j]] = [list[j]!, list[i]!] }
    return list
  }
  const weighted = (weights: readonly number[]): number => {
    let at = next() * weights.reduce((a, b) => a + b, 0)
    return Math.max(0, weights.findIndex((weight) => (at -= weight) < 0))
  }
  return {
    next, below, shuffle, weighted, chance: (share) => next() < share, pick: (list) => list[below(list.length)]!,
    sample: (of, n) => shuffle(Array.from({ length: of }, (_, i) => i)).slice(0, n),
  }
}

export type Draw = {
  next(): number; below(n: number): number; chance(share: number): boolean; pick<T>(list: readonly T[]): T
  shuffle<T>(list: T[]): T[]; sample(of: number, n: number): number[]; /** An index, by weight. */ weighted(weights: readonly number[]): number
}
