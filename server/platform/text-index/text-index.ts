import { compile, compileLifts, type Lift, type Where } from './filter.ts'
import { addDocument, addPosting, newLive, seal } from './live.ts'
import { merge } from './merge.ts'
import { isSharedBy, partsOf, topOf } from './search.ts'
import { bytesOf, findDoc, idOf, type Live, type Sealed, type Segment } from './segment.ts'

/**
 * An inverted index of our own: documents with weighted terms and a few columns, found by BM25. The length that BM25 divides
 * by is fixed for the index (`pivot`), so an impact never changes once written, segments can be merged as they are, and the
 * score of a document does not move because others came.
 * @example const index = createTextIndex({ columns: ['topic'], pivot: 90 }); index.put(id, terms, { topic: 'labour' })
 */
export function createTextIndex(options: IndexOptions, kept?: Kept): TextIndex {
  const state: State = { ...defaults, ...options, terms: new Map(), words: new Map(), df: new Uint32Array(1024), sealed: [], live: newLive(0, 16), busy: Promise.resolve() }
  state.live = newLive(options.columns.length, state.liveSize)
  if (kept) takeUp(state, kept)
  return {
    state,
    get size() { return segmentsOf(state).reduce((sum, segment) => sum + segment.alive, 0) },
    put: (id, terms, values) => put(state, id, terms, values),
    remove: (id) => { markDead(state, bytesOf(id)) },
    has: (id) => segmentsOf(state).some((segment) => isAlive(segment, findDoc(segment, bytesOf(id)))),
    search: (query) => search(state, query),
    rarity: (term) => rarity(state, state.terms.get(term)),
    isShared: (term, enough) => { const termId = state.terms.get(term); return termId !== undefined && isSharedBy(segmentsOf(state), termId, enough) },
    settle: () => inTurn(state, () => settle(state)),
    bytes: () => segmentsOf(state).reduce((sum, segment) => sum + bytesIn(segment), 0),
  }
}

export const defaults = { k1: 1.2, b: 0.6, liveSize: 8192, largest: 400_000 }

/** What may be changed by one at a time: merging and saving. */
export function inTurn<T>(state: State, work: () => Promise<T>): Promise<T> {
  const done = state.busy.then(work)
  state.busy = done.catch(() => undefined)
  return done
}

/** Seals what is being written, so that all of it can be saved. */
export function sealLive(state: State): void {
  if (state.live.count === 0) return
  state.sealed.push(seal(state.live))
  state.live = newLive(state.columns.length, state.liveSize)
}

function put(state: State, id: string, terms: ReadonlyMap<string, number>, values: Values): void {
  const bytes = bytesOf(id)
  markDead(state, bytes)
  if (state.live.count === state.liveSize) sealLive(state)
  let length = 0
  for (const weight of terms.values()) length += weight
  addDocument(state.live, bytes, state.columns.map((name) => valueOf(state, values[name])))
  for (const [term, weight] of terms) {
    const termId = numberIn(state.terms, term)
    addPosting(state.live, termId, impactOf(state, weight, length))
    countIn(state, termId, 1)
  }
}

/** BM25 without the rarity of the term, as 1 to 65,535 of its highest possible value. */
function impactOf({ k1, b, pivot }: State, weight: number, length: number): number {
  return Math.max(1, Math.min(mostImpact, Math.round((mostImpact * weight) / (weight + k1 * (1 - b + (b * length) / pivot)))))
}

const mostImpact = 65_535

function valueOf(state: State, value: string | number | undefined): number {
  return typeof value === 'string' ? numberIn(state.words, value) + wordsFrom : (value ?? 0)
}

/** Words in columns are numbered from here, so that no number equals one by chance. */
const wordsFrom = 0x4000_0000

function numberIn(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

function countIn(state: State, termId: number, by: number): void {
  if (termId >= state.df.length) {
    const wider = new Uint32Array(Math.max(termId + 1, state.df.length * 2))
    wider.set(state.df)
    state.df = wider
  }
  state.df[termId] = state.df[termId]! + by
}

function markDead(state: State, id: Uint8Array): void {
  for (const segment of segmentsOf(state)) {
    const doc = findDoc(segment, id)
    if (!isAlive(segment, doc)) continue
    segment.dead[doc] = 1
    segment.alive--
  }
}

const isAlive = (segment: Segment, doc: number): boolean => doc >= 0 && segment.dead[doc] === 0
const segmentsOf = (state: State): Segment[] => [...state.sealed, state.live]

function search(state: State, { terms, k, where = {}, exact = false, explain = false, maxTerms = 64, lifts = [] }: Query): Hit[] {
  const known = [...terms].flatMap(([term, weight]) => {
    const termId = state.terms.get(term)
    return termId === undefined ? [] : [{ term, termId, weight: (weight * rarity(state, termId) * (state.k1 + 1)) / mostImpact }]
  }).filter(({ weight }) => weight > 0)
  const weighed = known.length > maxTerms ? known.sort((a, b) => b.weight - a.weight).slice(0, maxTerms) : known
  const numberOf = (value: string): number | undefined => { const number = state.words.get(value); return number === undefined ? undefined : number + wordsFrom }
  const found = topOf(segmentsOf(state), weighed, { k, accepts: compile(state.columns, where, numberOf), exact, ...compileLifts(state.columns, lifts, numberOf) })
  return found.map((top) => ({ id: idOf(top.segment, top.doc), score: top.score, ...(explain ? { matched: partsOf(top, weighed) } : {}) }))
}

function rarity(state: State, termId: number | undefined): number {
  const documents = segmentsOf(state).reduce((sum, segment) => sum + segment.count, 0)
  const df = termId === undefined ? 0 : state.df[termId]!
  return Math.log(1 + (Math.max(0, documents - df) + 0.5) / (df + 0.5))
}

/** Merges segments of about one size, eight at a time, and those half dead, until there is nothing to merge. */
async function settle(state: State): Promise<void> {
  for (let due = dueForMerge(state); due.length > 0; due = dueForMerge(state)) {
    const { segment, moved, dropped } = await merge(due)
    for (const [index, old] of due.entries()) reviseDead(segment, old, moved[index]!)
    for (const [termId, count] of dropped) countIn(state, termId, -count)
    const at = state.sealed.indexOf(due[0]!)
    state.sealed = state.sealed.filter((one) => !due.includes(one))
    if (segment.count > 0) state.sealed.splice(at, 0, segment)
  }
}

/** Neighbours only, so that the later document stays the later one. */
function dueForMerge({ sealed, largest, liveSize }: State): Sealed[] {
  const tier = ({ alive }: Sealed): number => Math.max(0, Math.floor(Math.log(alive / liveSize) / Math.log(6)))
  const wasted = sealed.find(({ count, alive }) => alive * 2 < count)
  if (wasted) return [wasted]
  for (let from = 0, to = 0; from < sealed.length; from = to) {
    let sum = 0
    for (to = from; to < sealed.length && to - from < 8 && tier(sealed[to]!) === tier(sealed[from]!) && sum + sealed[to]!.alive <= largest; to++) sum += sealed[to]!.alive
    if (to - from >= 6) return sealed.slice(from, to)
    if (to === from) to++
  }
  return []
}

/** Documents that died while the merge was under way. */
function reviseDead(segment: Sealed, old: Sealed, moved: Int32Array): void {
  for (let doc = 0; doc < old.count; doc++) {
    const to = moved[doc]!
    if (to < 0 || !old.dead[doc]) continue
    segment.dead[to] = 1
    segment.alive--
  }
}

function takeUp(state: State, kept: Kept): void {
  for (const term of kept.terms) numberIn(state.terms, term)
  for (const word of kept.words) numberIn(state.words, word)
  state.sealed = kept.segments
  for (const segment of kept.segments) {
    for (const [place, termId] of segment.termIds.entries()) countIn(state, termId, segment.startOf[segment.firstEntry[place + 1]!]! - segment.startOf[segment.firstEntry[place]!]!)
  }
}

function bytesIn(segment: Segment): number {
  const postings = 'chained' in segment ? segment.chained.lows.length * 12 + segment.chained.heads.byteLength : segment.lows.byteLength + segment.impacts.byteLength
  return postings + segment.ids.byteLength + segment.table.byteLength + segment.columns.reduce((sum, column) => sum + column.byteLength, 0)
}

export type IndexOptions = { columns: readonly string[]; /** The length of an ordinary document, in terms. */ pivot: number; k1?: number; b?: number; /** Documents in the segment being written. */ liveSize?: number; /** No segment grows beyond this many. */ largest?: number }
export type Values = Readonly<Record<string, string | number | undefined>>
export type Query = { terms: ReadonlyMap<string, number>; k: number; where?: Where | readonly Where[]; exact?: boolean; /** Documents that count for more. */ lifts?: readonly Lift[]; /** Say of each hit what it was found by. */ explain?: boolean; /** The heaviest terms count; a whole letter is no better query. */ maxTerms?: number }
export type Hit = { id: string; score: number; /** The terms that it was found by, the weightiest first. */ matched?: { term: string; part: number }[] }
export type Kept = { terms: readonly string[]; words: readonly string[]; segments: Sealed[] }
export type State = Required<IndexOptions> & { terms: Map<string, number>; words: Map<string, number>; df: Uint32Array; sealed: Sealed[]; live: Live; busy: Promise<unknown> }
export type TextIndex = {
  readonly state: State
  readonly size: number
  /** Adds a document, in place of the one of the same id. */
  put(id: string, terms: ReadonlyMap<string, number>, values: Values): void
  remove(id: string): void
  has(id: string): boolean
  search(query: Query): Hit[]
  /** How rare a term is (idf). */
  rarity(term: string): number
  /** Whether at least so many documents bear the term. */
  isShared(term: string, enough: number): boolean
  settle(): Promise<void>
  bytes(): number
}
