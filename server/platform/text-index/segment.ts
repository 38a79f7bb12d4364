/**
 * Documents with their postings in typed arrays, outside the heap of JavaScript. A document is a number in its segment; the
 * postings of a term are cut in windows of 65,536 documents, two bytes for the number within the window and two for the
 * impact: nothing has to be decoded, and any place can be reached at once.
 */
export const windowSize = 65_536

/** The postings of a term in one window, or nothing. */
export function sealedList(segment: Sealed, termId: number, window: number): List | undefined {
  const place = placeOf(segment.termIds, termId)
  if (place < 0) return undefined
  for (let entry = segment.firstEntry[place]!; entry < segment.firstEntry[place + 1]!; entry++) {
    if (segment.windowOf[entry] === window) return { lows: segment.lows, impacts: segment.impacts, from: segment.startOf[entry]!, to: segment.startOf[entry + 1]!, max: segment.maxOf[entry]! }
  }
  return undefined
}

/** Where a value stands in an ascending array, or -1. */
export function placeOf(sorted: Uint32Array, value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = sorted[middle]!
    if (found === value) return middle
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** The number of a document, dead or alive, or -1. The last one of an id is the one that counts. */
export function findDoc(segment: Segment, id: Uint8Array): number {
  const { table } = segment
  const mask = table.length - 1
  for (let slot = hashOf(id, 0) & mask; ; slot = (slot + 1) & mask) {
    const doc = table[slot]! - 1
    if (doc < 0) return -1
    if (sameId(segment.ids, doc * 16, id)) return doc
  }
}

/** Enters a document into the table of ids; an equal id gives way. */
export function enter(table: Int32Array, ids: Uint8Array, doc: number): void {
  const mask = table.length - 1
  const id = ids.subarray(doc * 16, doc * 16 + 16)
  let slot = hashOf(id, 0) & mask
  while (table[slot]! > 0 && !sameId(ids, (table[slot]! - 1) * 16, id)) slot = (slot + 1) & mask
  table[slot] = doc + 1
}

export function newTable(count: number): Int32Array {
  return new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, count * 2))))
}

/** The bytes of a uuid, and back. */
export function bytesOf(id: string): Uint8Array {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  if (bytes.length !== 16) throw new Error(`not a uuid: ${id}`)
  return bytes
}

export function idOf(segment: Segment, doc: number): string {
  const hex = Buffer.from(segment.ids.buffer, segment.ids.byteOffset + doc * 16, 16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

// The front of a uuid v7 is its time: the rest is what differs.
function hashOf(ids: Uint8Array, at: number): number {
  let hash = 0x811c9dc5
  for (let byte = at + 6; byte < at + 16; byte++) hash = Math.imul(hash ^ ids[byte]!, 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

function sameId(ids: Uint8Array, at: number, id: Uint8Array): boolean {
  for (let byte = 0; byte < 16; byte++) if (ids[at + byte] !== id[byte]) return false
  return true
}

type Documents = {
  count: number
  /** How many are not dead. */
  alive: number
  ids: Uint8Array
  /** One array a column, by the order of the index's columns. */
  columns: Int32Array[]
  dead: Uint8Array
  table: Int32Array
}

export type Sealed = Documents & {
  /** Where it is kept, once it is. */
  file?: string
  termIds: Uint32Array
  firstEntry: Uint32Array
  windowOf: Uint16Array
  startOf: Uint32Array
  maxOf: Uint16Array
  lows: Uint16Array
  impacts: Uint16Array
}
export type Live = Documents & { chained: { count: number; /** By the number of a term: its last posting, counted from 1. */ heads: Int32Array; before: Int32Array; termIds: Uint32Array; lows: Uint16Array; impacts: Uint16Array } }
export type Segment = Sealed | Live
export type List = { lows: Uint16Array; impacts: Uint16Array; from: number; to: number; max: number }
