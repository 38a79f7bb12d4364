/** Mulberry32: training gives the same model twice from the same seed. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ state >>> 15, 1 | state)
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296
  }
}

export function pick<T>(random: Random, list: ArrayLike<T>): T {
  return list[Math.floor(random() * list.length)]!
}

/** In place, and returned. */
export function shuffle<T extends { length: number; [at: number]: unknown }>(random: Random, list: T): T {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = list[at]
    list[at] = list[other]
    list[other] = kept
  }
  return list
}

export type Random = () => number
