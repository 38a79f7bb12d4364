import type { Sparse } from '../../../server/rooms/finding/classes/vectors.ts'

/**
 * Naive Bayes as weights: how much oftener each topic's lessons say a term than the topics do on average. It knows little of how
 * terms go together, and so errs elsewhere than the methods that fit boundaries: added to them it finds what they lose.
 */
export function counted(rows: readonly Sparse[], labels: readonly number[], { classes, size, trust, smooth = 0.2 }: CountOptions): Float64Array[] {
  const often = Array.from({ length: classes }, () => new Float64Array(size + 1).fill(smooth))
  const whole = new Float64Array(classes).fill(smooth * size)
  rows.forEach(({ at }, i) => {
    const row = often[labels[i]!]!
    for (let k = 0; k < at.length - 1; k++) row[at[k]!]! += trust[i]!
    whole[labels[i]!]! += trust[i]! * (at.length - 1)
  })
  const share = often.map((row, label) => row.map((count) => Math.log(count / whole[label]!)))
  for (let place = 0; place <= size; place++) {
    const mean = share.reduce((sum, row) => sum + row[place]!, 0) / classes
    for (const row of share) row[place] = place === size ? 0 : row[place]! - mean
  }
  return share
}

type CountOptions = { classes: number; size: number; trust: readonly number[]; smooth?: number }
