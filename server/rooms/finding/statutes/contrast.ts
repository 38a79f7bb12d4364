import { placeText } from './embedding.ts'

/**
 * Teaches word points from pairs of texts that belong together: of all the texts in the batch, the partner should lie nearest.
 * Steps shrink word by word with what each has already moved (Adagrad).
 */
export function makeTrainer(table: Float32Array, size: number, startingHistory: number): Trainer {
  const history = new Float32Array(table.length / size).fill(startingHistory)
  const slope = new Float32Array(size)
  return { step }

  /** `texts[i]` belongs to `partners[i]`; further partners stand against all. `alsoRight`: no push between these two. */
  function step({ texts, partners, rate, sharpness, alsoRight }: Batch): number {
    const left = placeAll(texts)
    const right = placeAll(partners)
    let loss = 0
    for (let text = 0; text < texts.length; text++) loss += compare(text, left, right, partners.length, sharpness, alsoRight)
    texts.forEach((tokens, i) => move(tokens, left, i, rate))
    partners.forEach((tokens, i) => move(tokens, right, i, rate))
    return loss / texts.length
  }

  function placeAll(texts: readonly ArrayLike<number>[]): Side {
    const points = new Float32Array(texts.length * size)
    const lengths = new Float32Array(texts.length)
    texts.forEach((tokens, i) => { lengths[i] = placeText(table, size, tokens, points, i * size) })
    return { points, lengths, slopes: new Float32Array(texts.length * size) }
  }

  function compare(text: number, left: Side, right: Side, count: number, sharpness: number, alsoRight?: Batch['alsoRight']): number {
    const shares = new Float32Array(count)
    let most = -Infinity
    for (let partner = 0; partner < count; partner++) {
      const nearness = dot(left.points, text * size, right.points, partner * size, size) / sharpness
      shares[partner] = partner !== text && alsoRight?.(text, partner) ? -1e9 : nearness
      most = Math.max(most, shares[partner]!)
    }
    let sum = 0
    for (let partner = 0; partner < count; partner++) sum += shares[partner] = Math.exp(shares[partner]! - most)
    for (let partner = 0; partner < count; partner++) {
      const pull = (shares[partner]! / sum - (partner === text ? 1 : 0)) / sharpness
      if (Math.abs(pull) > 1e-4) pullTogether(left, text * size, right, partner * size, pull, size)
    }
    return -Math.log(shares[text]! / sum + 1e-9)
  }

  function move(tokens: ArrayLike<number>, side: Side, at: number, rate: number): void {
    const from = at * size
    const along = dot(side.points, from, side.slopes, from, size)
    let square = 0
    for (let i = 0; i < size; i++) {
      slope[i] = (side.slopes[from + i]! - along * side.points[from + i]!) / side.lengths[at]!
      square += slope[i]! ** 2
    }
    if (square === 0) return
    for (let token = 0; token < tokens.length; token++) {
      const word = tokens[token]!
      history[word]! += square / size
      const pace = rate / Math.sqrt(history[word]!)
      for (let i = 0; i < size; i++) table[word * size + i]! -= pace * slope[i]!
    }
  }
}

function dot(a: Float32Array, from: number, b: Float32Array, other: number, size: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) sum += a[from + i]! * b[other + i]!
  return sum
}

function pullTogether(left: Side, from: number, right: Side, other: number, pull: number, size: number): void {
  for (let i = 0; i < size; i++) {
    left.slopes[from + i]! += pull * right.points[other + i]!
    right.slopes[other + i]! += pull * left.points[from + i]!
  }
}

export type Trainer = { step(batch: Batch): number }
export type Batch = {
  texts: readonly ArrayLike<number>[]
  partners: readonly ArrayLike<number>[]
  rate: number
  sharpness: number
  alsoRight?: (text: number, partner: number) => boolean
}
type Side = { points: Float32Array; lengths: Float32Array; slopes: Float32Array }
