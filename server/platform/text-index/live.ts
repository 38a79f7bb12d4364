import { enter, newTable, windowSize, type GrowingList, type Live, type Sealed } from './segment.ts'

/** The segment that is being written to, at most one window long; sealed when it is full. */
export function newLive(columns: number, capacity: number): Live {
  if (capacity > windowSize) throw new Error('a live segment holds one window')
  return {
    count: 0, alive: 0, growing: new Map(), table: newTable(capacity),
    ids: new Uint8Array(capacity * 16), dead: new Uint8Array(capacity), columns: Array.from({ length: columns }, () => new Int32Array(capacity)),
  }
}

/** `impacts` are 1 to 255, by the number of the term. */
export function append(live: Live, id: Uint8Array, values: readonly number[], impacts: ReadonlyMap<number, number>): void {
  const doc = live.count++
  live.alive++
  live.ids.set(id, doc * 16)
  for (const [column, value] of values.entries()) live.columns[column]![doc] = value
  enter(live.table, live.ids, doc)
  for (const [termId, impact] of impacts) push(live.growing, termId, doc, impact)
}

/** The same documents in their final form. */
export function seal(live: Live): Sealed {
  const termIds = Uint32Array.from(live.growing.keys()).sort()
  const total = [...live.growing.values()].reduce((sum, list) => sum + list.count, 0)
  const sealed: Sealed = {
    count: live.count, alive: live.alive, termIds, table: live.table,
    ids: live.ids.slice(0, live.count * 16), dead: live.dead.slice(0, live.count), columns: live.columns.map((column) => column.slice(0, live.count)),
    firstEntry: Uint32Array.from({ length: termIds.length + 1 }, (_, place) => place), windowOf: new Uint16Array(termIds.length),
    startOf: new Uint32Array(termIds.length + 1), maxOf: new Uint8Array(termIds.length), lows: new Uint16Array(total), impacts: new Uint8Array(total),
  }
  let at = 0
  for (const [place, termId] of termIds.entries()) {
    const list = live.growing.get(termId)!
    sealed.startOf[place] = at
    sealed.maxOf[place] = list.max
    sealed.lows.set(list.lows.subarray(0, list.count), at)
    sealed.impacts.set(list.impacts.subarray(0, list.count), at)
    at += list.count
  }
  sealed.startOf[termIds.length] = at
  return sealed
}

function push(growing: Live['growing'], termId: number, doc: number, impact: number): void {
  let list = growing.get(termId)
  if (!list) growing.set(termId, (list = { lows: new Uint16Array(4), impacts: new Uint8Array(4), count: 0, max: 0 }))
  if (list.count === list.lows.length) widen(list)
  list.lows[list.count] = doc
  list.impacts[list.count] = impact
  list.count++
  if (impact > list.max) list.max = impact
}

function widen(list: GrowingList): void {
  const { lows, impacts } = list
  list.lows = new Uint16Array(lows.length * 2)
  list.impacts = new Uint8Array(lows.length * 2)
  list.lows.set(lows)
  list.impacts.set(impacts)
}
