import { grams } from '../classes/vectors.ts'
import { loanFacts } from './facts.ts'

/** How far the facts of two cases agree: 0 where equal, below it where they differ. */
export function agreement(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => -Math.abs(value - b[i]!))
}

/** Which of two cases is the more like a third: above 0 the first. */
export function moreLike(weights: readonly number[], asked: string, first: string, second: string): number {
  const facts = loanFacts(asked)
  const [a, b] = [agreement(facts, loanFacts(first)), agreement(facts, loanFacts(second))]
  const gap = weights.reduce((sum, weight, i) => sum + weight * (a[i]! - b[i]!), 0)
  return Math.abs(gap) > 1e-6 ? gap : 1e-6 * Math.sign(textLikeness(asked, first) - textLikeness(asked, second))
}

/**
 * Weights of the facts from judged pairs: logistic, held towards 0, and none below 0, for no agreement in a fact makes two
 * cases less alike. Facts are brought to one scale by how far they spread among the pairs.
 */
export function fitWeights(pairs: readonly (readonly number[])[], penalty = 30): number[] {
  const spread = pairs[0]!.map((_, i) => Math.sqrt(pairs.reduce((sum, pair) => sum + pair[i]! ** 2, 0) / pairs.length) || 1)
  const scaled = pairs.map((pair) => pair.map((value, i) => value / spread[i]!))
  const weights = spread.map(() => 0)
  const step = 0.5 / (penalty + (scaled.length * Math.max(1, weights.length / 6)) / 4)
  for (let turn = 0; turn < 300; turn++) {
    const slope = weights.map((weight) => penalty * weight)
    for (const pair of scaled) {
      const wrong = 1 / (1 + Math.exp(pair.reduce((sum, value, i) => sum + value * weights[i]!, 0)))
      pair.forEach((value, i) => { slope[i]! -= wrong * value })
    }
    slope.forEach((value, i) => { weights[i] = Math.max(0, weights[i]! - step * value) })
  }
  return weights.map((weight, i) => weight / spread[i]!)
}

/** The share of pairs of characters that two texts have in common. */
export function textLikeness(a: string, b: string): number {
  const [left, right] = [new Set(grams(a, 2)), new Set(grams(b, 2))]
  return [...left].filter((pair) => right.has(pair)).length / Math.sqrt(Math.max(1, left.size) * Math.max(1, right.size))
}
