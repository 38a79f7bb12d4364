import { innerProducts } from '../../../platform/dots.ts'
import { hash } from './article.ts'

/**
 * A word is a point in a space where words that stand for each other (房东, 出租人) lie near; a text is the sum of its words,
 * at length 1. Words are known by their hash only.
 */
export function makeEmbedding(hashes: Uint32Array, table: Float32Array): Embedding {
  const places = new Map<number, number>()
  hashes.forEach((one, at) => places.set(one, at))
  const size = table.length / hashes.length
  return {
    hashes,
    table,
    size,
    tokens: (words) => Int32Array.from(words.flatMap((word) => places.get(hash(word)) ?? [])),
    place: (tokens, into, at) => placeText(table, size, tokens, into, at),
  }
}

/** The same words at other points. */
export function withTable(embedding: Embedding, table: Float32Array): Embedding {
  return makeEmbedding(embedding.hashes, table)
}

/** Writes the text's point at `at` and tells how long the sum was before. */
export function placeText(table: Float32Array, size: number, tokens: ArrayLike<number>, into: Float32Array, at: number): number {
  into.fill(0, at, at + size)
  for (let token = 0; token < tokens.length; token++) {
    const from = tokens[token]! * size
    for (let i = 0; i < size; i++) into[at + i]! += table[from + i]!
  }
  let square = 0
  for (let i = 0; i < size; i++) square += into[at + i]! ** 2
  const length = Math.sqrt(square) || 1
  for (let i = 0; i < size; i++) into[at + i]! /= length
  return length
}

/** Nearness of one point to `count` others, each into `into`. `size` is a multiple of 4. */
export function nearness(point: Float32Array, others: Float32Array, count: number, into: Float32Array): void {
  innerProducts(point, others, count, into)
}

export type Embedding = {
  hashes: Uint32Array
  table: Float32Array
  size: number
  tokens(words: readonly string[]): Int32Array
  place(tokens: ArrayLike<number>, into: Float32Array, at: number): number
}
