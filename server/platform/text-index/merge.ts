import { setImmediate as breathe } from 'node:timers/promises'
import { enter, newTable, windowSize, type Sealed } from './segment.ts'

/**
 * One segment out of several, without their dead. It works in small slices, so that searches are answered in between: they
 * see the old segments until the new one takes their place. `moved[i][doc]` says where a document went, -1 for the dead.
 */
export async function merge(segments: readonly Sealed[]): Promise<Merged> {
  const moved = segments.map((segment) => new Int32Array(segment.count).fill(-1))
  const made = await gather(segments, moved)
  const output = openOutput(segments)
  let since = performance.now()
  const termIds = unionOf(segments)
  for (const [place, termId] of termIds.entries()) {
    beginTerm(output, termId)
    for (const [index, segment] of segments.entries()) copyTerm(output, segment, moved[index]!, termId)
    endTerm(output)
    if ((place & 63) === 0 && performance.now() - since > sliceMs) {
      await breathe()
      since = performance.now()
    }
  }
  return { segment: close(output, made), moved, dropped: output.dropped }
}

const sliceMs = 3

async function gather(segments: readonly Sealed[], moved: readonly Int32Array[]): Promise<Documents> {
  const count = segments.reduce((sum, segment) => sum + segment.alive, 0)
  const made: Documents = {
    count: 0, alive: 0, ids: new Uint8Array(count * 16), dead: new Uint8Array(count), table: newTable(count),
    columns: segments[0]!.columns.map(() => new Int32Array(count)),
  }
  for (const [index, segment] of segments.entries()) {
    for (let doc = 0; doc < segment.count; doc++) {
      if (segment.dead[doc]) continue
      takeDocument(made, segment, doc)
      moved[index]![doc] = made.count++
      if ((made.count & 4095) === 0) await breathe()
    }
  }
  made.alive = made.count
  return made
}

function takeDocument(made: Documents, segment: Sealed, doc: number): void {
  made.ids.set(segment.ids.subarray(doc * 16, doc * 16 + 16), made.count * 16)
  for (const [column, values] of segment.columns.entries()) made.columns[column]![made.count] = values[doc]!
  enter(made.table, made.ids, made.count)
}

function unionOf(segments: readonly Sealed[]): Uint32Array {
  const all = new Uint32Array(segments.reduce((sum, segment) => sum + segment.termIds.length, 0))
  let at = 0
  for (const { termIds } of segments) {
    all.set(termIds, at)
    at += termIds.length
  }
  all.sort()
  let kept = 0
  for (const termId of all) if (kept === 0 || all[kept - 1] !== termId) all[kept++] = termId
  return all.slice(0, kept)
}

function openOutput(segments: readonly Sealed[]): Output {
  const postings = segments.reduce((sum, segment) => sum + segment.lows.length, 0)
  const entries = segments.reduce((sum, segment) => sum + segment.windowOf.length, 0)
  // Documents of one old window may come to lie in two new ones.
  const room = entries * 2 + 2
  return {
    lows: new Uint16Array(postings), impacts: new Uint16Array(postings), at: 0, entry: 0, window: -1, begun: 0, dropped: new Map(), cursors: segments.map(() => 0),
    termIds: [], firstEntry: [], windowOf: new Uint16Array(room), startOf: new Uint32Array(room), maxOf: new Uint16Array(room), sources: segments,
  }
}

function beginTerm(output: Output, termId: number): void {
  output.termIds.push(termId)
  output.firstEntry.push(output.entry)
  output.window = -1
  output.begun = output.at
}

/** Terms come ascending, so each segment is read from front to end. */
function copyTerm(output: Output, segment: Sealed, moved: Int32Array, termId: number): void {
  const index = output.sources.indexOf(segment)
  const place = output.cursors[index]!
  if (segment.termIds[place] !== termId) return
  output.cursors[index] = place + 1
  let gone = 0
  for (let entry = segment.firstEntry[place]!; entry < segment.firstEntry[place + 1]!; entry++) gone += copyEntry(output, segment, moved, entry)
  if (gone > 0) output.dropped.set(termId, (output.dropped.get(termId) ?? 0) + gone)
}

function copyEntry(output: Output, segment: Sealed, moved: Int32Array, entry: number): number {
  const base = segment.windowOf[entry]! * windowSize
  const to = segment.startOf[entry + 1]!
  const { lows, impacts } = segment
  let gone = 0
  for (let from = segment.startOf[entry]!; from < to; from++) {
    const doc = moved[base + lows[from]!]!
    if (doc < 0) gone++
    else {
      if (doc >>> 16 !== output.window) openEntry(output, doc >>> 16)
      output.lows[output.at] = doc & 0xffff
      output.impacts[output.at++] = impacts[from]!
      if (impacts[from]! > output.maxOf[output.entry - 1]!) output.maxOf[output.entry - 1] = impacts[from]!
    }
  }
  return gone
}

function openEntry(output: Output, window: number): void {
  output.window = window
  output.windowOf[output.entry] = window
  output.startOf[output.entry] = output.at
  output.maxOf[output.entry++] = 0
}

/** A term of dead documents only leaves no trace. */
function endTerm(output: Output): void {
  if (output.at > output.begun) return
  output.termIds.pop()
  output.firstEntry.pop()
}

function close(output: Output, made: Documents): Sealed {
  output.startOf[output.entry] = output.at
  const exact = output.at === output.lows.length
  return {
    ...made, termIds: Uint32Array.from(output.termIds), firstEntry: Uint32Array.from([...output.firstEntry, output.entry]),
    windowOf: output.windowOf.slice(0, output.entry), startOf: output.startOf.slice(0, output.entry + 1), maxOf: output.maxOf.slice(0, output.entry),
    lows: exact ? output.lows : output.lows.slice(0, output.at), impacts: exact ? output.impacts : output.impacts.slice(0, output.at),
  }
}

export type Merged = { segment: Sealed; moved: readonly Int32Array[]; /** How many postings each term lost. */ dropped: ReadonlyMap<number, number> }
type Documents = Pick<Sealed, 'count' | 'alive' | 'ids' | 'dead' | 'table' | 'columns'>
type Output = {
  lows: Uint16Array; impacts: Uint16Array; at: number; entry: number; window: number; begun: number; dropped: Map<number, number>; cursors: number[]
  termIds: number[]; firstEntry: number[]; windowOf: Uint16Array; startOf: Uint32Array; maxOf: Uint16Array; sources: readonly Sealed[]
}
