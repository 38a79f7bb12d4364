import { dot, type Sparse } from './vectors.ts'

/**
 * Ridge regression, one target a class (+1 its own rows, −1 the others), solved over rows by conjugate gradients: of the
 * linear methods tried (SVM, logistic) it was the best on small sets, and the same numbers come out every time.
 */
export function ridge(rows: readonly Sparse[], labels: readonly number[], options: RidgeOptions): Float64Array[] {
  return Array.from({ length: options.classes }, (_, label) => solve(rows, Float64Array.from(labels, (of) => (of === label ? 1 : -1)), options))
}

export function scores(model: readonly ArrayLike<number>[], row: Sparse): number[] {
  return model.map((weights) => dot(weights, row))
}

/** Scores as probabilities; `sharpness` is fitted on rows that did not train. */
export function probabilities(all: readonly number[], sharpness: number): number[] {
  const top = Math.max(...all)
  const raised = all.map((score) => Math.exp((score - top) * sharpness))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((value) => value / sum)
}

/** The sharpness under which the labels were least surprising. */
export function fitSharpness(all: readonly (readonly number[])[], labels: readonly number[]): number {
  const surprise = (sharpness: number): number => all.reduce((sum, row, i) => sum - Math.log(probabilities(row, sharpness)[labels[i]!]! + 1e-9), 0)
  return Array.from({ length: 40 }, (_, step) => 0.5 * 1.12 ** step).reduce((best, next) => (surprise(next) < surprise(best) ? next : best))
}

export const best = (all: readonly number[]): number => all.indexOf(Math.max(...all))

/** (X Xᵀ + λ/w) α = y, then Xᵀ α. */
function solve(rows: readonly Sparse[], target: Float64Array, { size, penalty, trust, turns = 60 }: RidgeOptions): Float64Array {
  const held = (i: number): number => penalty / (trust?.[i] ?? 1)
  const alpha = new Float64Array(rows.length)
  const rest = target.slice()
  const way = target.slice()
  let left = square(rest)
  const enough = left * 1e-8
  for (let turn = 0; turn < turns && left > enough; turn++) {
    const image = times(rows, way, size, held)
    const step = left / inner(way, image)
    for (let i = 0; i < alpha.length; i++) { alpha[i]! += step * way[i]!; rest[i]! -= step * image[i]! }
    const next = square(rest)
    for (let i = 0; i < way.length; i++) way[i] = rest[i]! + (next / left) * way[i]!
    left = next
  }
  return gather(rows, alpha, size)
}

function times(rows: readonly Sparse[], way: Float64Array, size: number, held: (i: number) => number): Float64Array {
  const weights = gather(rows, way, size)
  return Float64Array.from(rows, (row, i) => dot(weights, row) + held(i) * way[i]!)
}

function gather(rows: readonly Sparse[], alpha: Float64Array, size: number): Float64Array {
  const weights = new Float64Array(size + 1)
  rows.forEach(({ at, value }, row) => {
    for (let i = 0; i < at.length; i++) weights[at[i]!]! += alpha[row]! * value[i]!
  })
  return weights
}

const inner = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
const square = (a: Float64Array): number => inner(a, a)

/** `trust`: how far each row is believed, 1 unless said. */
export type RidgeOptions = { classes: number; size: number; penalty: number; trust?: readonly number[]; turns?: number }
