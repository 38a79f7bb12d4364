/** How two strings of figures that should be one differ: which slip of the hand makes one of the other. */
export const slipBetween = (a: string, b: string): Slip => {
  if (a === b) return { kind: 'same', at: 0 }
  if (a.length === b.length) return sameLength(a, b)
  if (Math.abs(a.length - b.length) === 1) return missing(a.length > b.length ? a : b, a.length > b.length ? b : a)
  return { kind: 'other', at: 0 }
}

/** `at` counts from 1, as people do. */
export type Slip = { kind: 'same' | 'digit' | 'swapped' | 'missing' | 'two' | 'other'; at: number }

function sameLength(a: string, b: string): Slip {
  const different = [...a].flatMap((c, i) => (c === b[i] ? [] : [i]))
  const [first, second] = different
  if (different.length === 1) return { kind: 'digit', at: first! + 1 }
  if (different.length !== 2) return { kind: 'other', at: 0 }
  const swapped = second === first! + 1 && a[first!] === b[second] && a[second] === b[first!]
  return { kind: swapped ? 'swapped' : 'two', at: first! + 1 }
}

function missing(long: string, short: string): Slip {
  let i = 0
  while (i < short.length && long[i] === short[i]) i++
  return long.slice(i + 1) === short.slice(i) ? { kind: 'missing', at: i + 1 } : { kind: 'other', at: 0 }
}
