import { normalise, segments, withoutMarks } from '../../../platform/text/index.ts'

/** Runs of `length` characters, none across a mark or a gap. */
export function grams(text: string, length: number): string[] {
  return [...normalise(withoutMarks(text)).matchAll(runs)].flatMap(([run]) => {
    const characters = [...run]
    return characters.slice(length - 1).map((_, at) => characters.slice(at, at + length).join(''))
  })
}

/** Words as written, the small ones too: “没有” and “不” tell kinds apart that their nouns do not. */
export function plainWords(text: string): string[] {
  return segments(text).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** The bucket of a term: FNV-1a. Models hold weights by bucket and no text. */
export function bucket(block: string, term: string, size: number): number {
  let hash = 0x811c9dc5
  for (const text of [block, ':', term]) for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  return (Math.imul(hash, 0x85ebca6b) >>> 8) % size
}

/** How rare each bucket is in a set of documents. */
export function rarity(documents: readonly Document[], size: number): Rarity {
  const seen = new Float64Array(size)
  for (const document of documents) for (const at of new Set(bucketsOf(document, size))) seen[at]! += 1
  return { size, idf: Float32Array.from(seen, (count) => Math.log((1 + documents.length) / (1 + count)) + 1) }
}

/** Each block of terms to unit length times the root of its weight, so that a long text does not drown its title. */
export function vector(document: Document, { size, idf }: Rarity): Sparse {
  const values = new Map<number, number>([[size, 0.3]])
  for (const [name, { weight, terms }] of Object.entries(document)) {
    const counts = new Map<number, number>()
    for (const term of terms) add(counts, bucket(name, term, size), 1)
    const weighed = [...counts].map(([at, count]): [number, number] => [at, (1 + Math.log(count)) * idf[at]!])
    const length = Math.hypot(...weighed.map(([, value]) => value)) || 1
    for (const [at, value] of weighed) add(values, at, (value / length) * Math.sqrt(weight))
  }
  return sparse(values)
}

export function sparse(values: ReadonlyMap<number, number>): Sparse {
  const sorted = [...values].toSorted((a, b) => a[0] - b[0])
  return { at: Int32Array.from(sorted, ([at]) => at), value: Float32Array.from(sorted, ([, value]) => value) }
}

export function dot(weights: ArrayLike<number>, { at, value }: Sparse): number {
  let sum = 0
  for (let i = 0; i < at.length; i++) sum += weights[at[i]!]! * value[i]!
  return sum
}

const runs = /[\p{L}\p{N}]+/gu

function bucketsOf(document: Document, size: number): number[] {
  return Object.entries(document).flatMap(([name, { terms }]) => terms.map((term) => bucket(name, term, size)))
}

function add(counts: Map<number, number>, at: number, by: number): void {
  counts.set(at, (counts.get(at) ?? 0) + by)
}

/** A text in blocks: its characters, its words, its title. */
export type Document = Readonly<Record<string, { weight: number; terms: readonly string[] }>>
export type Rarity = { size: number; idf: Float32Array }
/** Bucket `size` is the constant. */
export type Sparse = { at: Int32Array; value: Float32Array }
