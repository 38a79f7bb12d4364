import { enter, newTable, windowSize, type List, type Live, type Sealed } from './segment.ts'

/** The segment that is being written to, at most one window long; sealed when it is full. Postings lie in the order of writing, each with a pointer to the one before it of its term. */
export function newLive(columns: number, capacity: number): Live {
  if (capacity > windowSize) throw new Error('a live segment holds one window')
  return {
    count: 0, alive: 0, table: newTable(capacity), ids: new Uint8Array(capacity * 16), dead: new Uint8Array(capacity), columns: Array.from({ length: columns }, () => new Int32Array(capacity)),
    chained: { count: 0, heads: new Int32Array(1024), before: new Int32Array(1024), termIds: new Uint32Array(1024), lows: new Uint16Array(1024), impacts: new Uint16Array(1024) },
  }
}

export function addDocument(live: Live, id: Uint8Array, values: readonly number[]): void {
  const doc = live.count++
  live.alive++
  live.ids.set(id, doc * 16)
  for (const [column, value] of values.entries()) live.columns[column]![doc] = value
  enter(live.table, live.ids, doc)
}

/** A term of the document added last; `impact` is 1 to 65,535. */
export function addPosting({ count, chained }: Live, termId: number, impact: number): void {
  if (chained.count === chained.lows.length) widen(chained)
  if (termId >= chained.heads.length) chained.heads = longer(chained.heads, Math.max(termId + 1, chained.heads.length * 2))
  const at = chained.count++
  chained.termIds[at] = termId
  chained.lows[at] = count - 1
  chained.impacts[at] = impact
  chained.before[at] = chained.heads[termId]!
  chained.heads[termId] = at + 1
}

/** The postings of a term as a list: followed back from the last one. */
export function liveList({ chained }: Live, termId: number): List | undefined {
  let count = 0
  for (let at = chained.heads[termId] ?? 0; at > 0; at = chained.before[at - 1]!) count++
  if (count === 0) return undefined
  const list = { lows: new Uint16Array(count), impacts: new Uint16Array(count), from: 0, to: count, max: 0 }
  for (let at = chained.heads[termId]!; at > 0; at = chained.before[at - 1]!) {
    list.lows[--count] = chained.lows[at - 1]!
    list.impacts[count] = chained.impacts[at - 1]!
    if (list.impacts[count]! > list.max) list.max = list.impacts[count]!
  }
  return list
}

/** The same documents in their final form. */
export function seal(live: Live): Sealed {
  const { chained } = live
  const places = new Uint32Array(chained.heads.length + 1)
  for (let at = 0; at < chained.count; at++) places[chained.termIds[at]!]!++
  const termIds = usedIn(chained.heads)
  const sealed: Sealed = {
    count: live.count, alive: live.alive, termIds, table: live.table,
    ids: live.ids.slice(0, live.count * 16), dead: live.dead.slice(0, live.count), columns: live.columns.map((column) => column.slice(0, live.count)),
    firstEntry: Uint32Array.from({ length: termIds.length + 1 }, (_, place) => place), windowOf: new Uint16Array(termIds.length),
    startOf: new Uint32Array(termIds.length + 1), maxOf: new Uint16Array(termIds.length), lows: new Uint16Array(chained.count), impacts: new Uint16Array(chained.count),
  }
  let start = 0
  for (const [place, termId] of termIds.entries()) {
    sealed.startOf[place] = start
    start += places[termId]!
    // From here on: the place of this term in the list.
    places[termId] = place
  }
  sealed.startOf[termIds.length] = start
  return distribute(chained, places, sealed)
}

function usedIn(heads: Int32Array): Uint32Array {
  const used = new Uint32Array(heads.length)
  let count = 0
  for (let termId = 0; termId < heads.length; termId++) if (heads[termId]! > 0) used[count++] = termId
  return used.slice(0, count)
}

/** Postings were written document by document, so each term's come out ascending. */
function distribute(chained: Live['chained'], places: Uint32Array, sealed: Sealed): Sealed {
  const next = sealed.startOf.slice()
  for (let at = 0; at < chained.count; at++) {
    const place = places[chained.termIds[at]!]!
    const to = next[place]!
    next[place] = to + 1
    const impact = chained.impacts[at]!
    sealed.lows[to] = chained.lows[at]!
    sealed.impacts[to] = impact
    if (impact > sealed.maxOf[place]!) sealed.maxOf[place] = impact
  }
  return sealed
}

function widen(chained: Live['chained']): void {
  const to = chained.lows.length * 2
  chained.before = longer(chained.before, to)
  chained.termIds = longer(chained.termIds, to)
  chained.lows = longer(chained.lows, to)
  chained.impacts = longer(chained.impacts, to)
}

function longer<T extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(array: T, length: number): T {
  const made = new (array.constructor as new (length: number) => T)(length)
  made.set(array)
  return made
}
