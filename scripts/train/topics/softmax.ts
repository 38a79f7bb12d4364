import { shuffle, type Random } from '../../../server/rooms/finding/statutes/random.ts'
import { probabilities } from '../../../server/rooms/finding/classes/ridge.ts'
import { dot, type Sparse } from '../../../server/rooms/finding/classes/vectors.ts'

/**
 * Multinomial logistic regression by steps along one row at a time, each weight with a step of its own (AdaGrad). Rows come in an
 * order drawn by a fixed sequence, so the same numbers come out every time.
 */
export function softmax(rows: readonly Sparse[], labels: readonly number[], { classes, size, trust, turns = 8, step = 0.2, penalty = 1e-4 }: SoftmaxOptions): Float64Array[] {
  const weights = Array.from({ length: classes }, () => new Float64Array(size + 1))
  const squares = weights.map(() => new Float64Array(size + 1).fill(1e-4))
  const order = rows.map((_, i) => i)
  const next = sequence()
  for (let turn = 0; turn < turns; turn++) {
    shuffle(next, order)
    for (const i of order) {
      const sure = probabilities(weights.map((row) => dot(row, rows[i]!)), 1)
      for (let label = 0; label < classes; label++) {
        const off = (sure[label]! - (label === labels[i] ? 1 : 0)) * trust[i]!
        if (Math.abs(off) > 1e-4) correct(weights[label]!, squares[label]!, rows[i]!, off, step, penalty)
      }
    }
  }
  return weights
}

function correct(weights: Float64Array, squares: Float64Array, { at, value }: Sparse, off: number, step: number, penalty: number): void {
  for (let k = 0; k < at.length; k++) {
    const place = at[k]!
    const slope = off * value[k]! + penalty * weights[place]!
    squares[place]! += slope * slope
    weights[place]! -= (step * slope) / Math.sqrt(squares[place]!)
  }
}

function sequence(): Random {
  let state = 7
  return () => { state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff; return state / 0x80000000 }
}

type SoftmaxOptions = { classes: number; size: number; trust: readonly number[]; turns?: number; step?: number; penalty?: number }
