/** Scores of the finding benchmarks, and folds. */

/** Mean average precision of one question; equals stand in their worst order, so that a constant scorer gains nothing. */
export function averagePrecision(scores: readonly number[], labels: readonly number[]): number {
  const order = scores.map((score, i) => ({ score, label: labels[i]! })).toSorted((a, b) => b.score - a.score || a.label - b.label)
  let right = 0
  const sum = order.reduce((total, { label }, rank) => (label > 0 ? total + ++right / (rank + 1) : total), 0)
  return right === 0 ? 0 : sum / right
}

export function accuracy(truth: readonly number[], given: readonly number[]): number {
  return truth.filter((label, i) => label === given[i]).length / truth.length
}

export function macroF1(truth: readonly number[], given: readonly number[]): number {
  const labels = [...new Set(truth)]
  return mean(labels.map((label) => {
    const hit = truth.filter((of, i) => of === label && given[i] === label).length
    return (2 * hit) / (truth.filter((of) => of === label).length + given.filter((of) => of === label).length)
  }))
}

/** Folds with equal shares of each label; the same seed gives the same folds. */
export function stratified(labels: readonly number[], folds: number, seed: number): number[] {
  const chance = random(seed)
  const order = labels.map((label, i) => ({ i, label, lot: chance() })).toSorted((a, b) => a.label - b.label || a.lot - b.lot)
  const fold: number[] = []
  order.forEach(({ i }, rank) => { fold[i] = rank % folds })
  return fold
}

/** The lower bound (2.5 %) of the mean gain over pairs drawn with replacement. */
export function lowerBound(gains: readonly number[], draws = 10_000, seed = 1): number {
  const chance = random(seed)
  const means = Array.from({ length: draws }, () => mean(gains.map(() => gains[Math.floor(chance() * gains.length)]!)))
  return means.toSorted((a, b) => a - b)[Math.floor(draws * 0.025)]!
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** mulberry32 */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
