/**
 * BM25 over documents numbered from 0, scoring all of them at once into an array: the ranker wants every article's score.
 * What was added lately waits beside the packed postings until there is enough to pack again.
 */
export function makePostings(lengthWeight: number): Postings {
  let packed: Packed = { terms: new Map(), starts: new Int32Array(1), entries: new Int32Array(0), documents: 0 }
  let waiting = new Map<string, number[]>()
  const lengths: number[] = []
  let lengthSum = 0
  // What a document's length makes of its counts, worked out once for as many documents as there are.
  let dampers = new Float64Array(0)

  return { add, score, weigh, holds }

  function add(terms: readonly string[]): void {
    const document = lengths.length
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const [term, count] of counts) {
      const entry = document * mostCounted + Math.min(count, mostCounted - 1)
      const list = waiting.get(term)
      if (list) list.push(entry)
      else waiting.set(term, [entry])
    }
    lengths.push(terms.length)
    lengthSum += terms.length
    if (lengths.length - packed.documents >= Math.max(4096, packed.documents / 2)) pack()
  }

  /** Adds each term's share to `into`; tells what a document holding them all would be worth, as a measure. */
  function score(terms: ReadonlySet<string>, into: Float32Array): number {
    if (dampers.length !== lengths.length) dampers = dampersNow()
    let mass = 0
    for (const term of terms) {
      const weight = weigh(term)
      mass += weight || unknownWeight
      const at = packed.terms.get(term)
      if (at !== undefined) credit(packed.entries, packed.starts[at]!, packed.starts[at + 1]!, weight, into)
      const late = waiting.get(term)
      if (late) credit(late, 0, late.length, weight, into)
    }
    return mass
  }

  /** How much a term tells: rare ones tell more; 0 when nothing holds it. */
  function weigh(term: string): number {
    const at = packed.terms.get(term)
    const holders = (at === undefined ? 0 : packed.starts[at + 1]! - packed.starts[at]!) + (waiting.get(term)?.length ?? 0)
    return holders === 0 ? 0 : Math.log(1 + (lengths.length - holders + 0.5) / (holders + 0.5))
  }

  function holds(document: number, term: string): boolean {
    const at = packed.terms.get(term)
    const within = (entries: ArrayLike<number>, from: number, to: number): boolean => {
      const place = firstFrom(entries, from, to, document * mostCounted)
      return place < to && Math.floor(entries[place]! / mostCounted) === document
    }
    const late = waiting.get(term)
    return (at !== undefined && within(packed.entries, packed.starts[at]!, packed.starts[at + 1]!)) || (late !== undefined && within(late, 0, late.length))
  }

  function credit(entries: ArrayLike<number>, from: number, to: number, weight: number, into: Float32Array): void {
    for (let at = from; at < to; at++) {
      const document = entries[at]! >> countBits
      const count = entries[at]! & (mostCounted - 1)
      into[document]! += weight * count * (saturation + 1) / (count + dampers[document]!)
    }
  }

  function dampersNow(): Float64Array<ArrayBuffer> {
    const mean = lengthSum / lengths.length || 1
    return Float64Array.from(lengths, (length) => saturation * (1 - lengthWeight + lengthWeight * length / mean))
  }

  function pack(): void {
    packed = repack(packed, waiting, lengths.length)
    waiting = new Map()
  }
}

/** Entries stand in the order of their documents. */
function firstFrom(entries: ArrayLike<number>, from: number, to: number, wanted: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (entries[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function repack(old: Packed, waiting: ReadonlyMap<string, number[]>, documents: number): Packed {
  const terms = new Map(old.terms)
  for (const term of waiting.keys()) if (!terms.has(term)) terms.set(term, terms.size)
  const starts = new Int32Array(terms.size + 1)
  for (const [term, at] of terms) starts[at + 1] = (at + 1 < old.starts.length ? old.starts[at + 1]! - old.starts[at]! : 0) + (waiting.get(term)?.length ?? 0)
  for (let at = 0; at < terms.size; at++) starts[at + 1]! += starts[at]!
  const entries = new Int32Array(starts[terms.size]!)
  for (const [term, at] of terms) {
    const before = at + 1 < old.starts.length ? old.entries.subarray(old.starts[at]!, old.starts[at + 1]!) : new Int32Array(0)
    entries.set(before, starts[at]!)
    entries.set(waiting.get(term) ?? [], starts[at]! + before.length)
  }
  return { terms, starts, entries, documents }
}

// An entry is a document and a count in one number: 2^31 / 64 leaves room for 33 million articles.
const countBits = 6
const mostCounted = 1 << countBits
const saturation = 1.2
const unknownWeight = 8

export type Postings = {
  add(terms: readonly string[]): void
  score(terms: ReadonlySet<string>, into: Float32Array): number
  weigh(term: string): number
  holds(document: number, term: string): boolean
}
type Packed = { terms: Map<string, number>; starts: Int32Array; entries: Int32Array; documents: number }
