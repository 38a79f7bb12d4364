import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type pg from 'pg'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { createTextIndex, read, save, type TextIndex } from '../../platform/text-index/index.ts'
import { openArticleRanker, type ArticleRanker } from './article-ranker.ts'
import { answersForIndex, articlesForIndex, casesForIndex, type IndexMark } from '../knowledge/index.ts'
import { published } from '../security/index.ts'
import { lastChange, newChanges, readChanges, type Changes } from './changes.ts'
import { analysis, corpora, corpusNames, putArticle, putEntry, putNotice, putOrder, type Corpus } from './corpora.ts'
import { ordersAfter, ordersOfMatters } from './orders-to-index.ts'
import { find, type Ask, type Found } from './find.ts'

/**
 * The indexes and what keeps them true: read from their folder or built from the database, then each change behind its commit.
 * It sees every order, and answers with ids only: who may see which of them is asked of the database afterwards.
 */
export function createEngine(options: EngineOptions): Engine {
  const engine: State = { ...options, indexes: empty(), changes: newChanges(0), ready: false, stopped: false, dirty: false, savedAt: Date.now(), articles: openArticleRanker() }
  const running = Promise.all([run(engine), fillRanker(engine)]).catch((error: unknown) => { if (!engine.stopped) options.onFailure(error) })
  return {
    find: (asks) => Promise.all(asks.map((ask) => find(engine.indexes[ask.corpus], ask, engine.articles))),
    status: () => ({ ready: engine.ready, learnt: engine.articles.settled, counts: countsOf(engine.indexes) }),
    stop: async () => {
      engine.stopped = true
      await running
      await engine.articles.stop()
      if (engine.ready && engine.dirty) await keep(engine)
    },
  }
}

const pageSize = 1000
/** The library gives its pages sorted anew each time: few large ones. */
const libraryPage = 8000
const pollMs = 400
const sliceMs = 5
const saveEveryMs = 60_000
const empty = (): Indexes => Object.fromEntries(corpusNames.map((name) => [name, createTextIndex(corpora[name])])) as Indexes
const countsOf = (indexes: Indexes): Record<Corpus, number> => Object.fromEntries(corpusNames.map((name) => [name, indexes[name].size])) as Record<Corpus, number>

async function run(engine: State): Promise<void> {
  if (!(await takeUp(engine))) await build(engine)
  while (!engine.stopped) {
    // Behind the first round only: what was missed while nobody listened is in by then.
    await follow(engine)
    engine.ready = true
    if (engine.dirty && Date.now() - engine.savedAt > saveEveryMs) await keep(engine)
    await pause(engine, pollMs)
  }
}

async function takeUp(engine: State): Promise<boolean> {
  const kept = await Promise.all(corpusNames.map((name) => read(join(engine.folder, name), corpora[name])))
  const facts = kept.map((one) => one?.facts)
  // Events are kept for two weeks: an index older than that has missed some.
  if (facts.some((one) => one?.analysis !== analysis || one.database !== engine.database || Date.now() - Number(one.at) > 12 * 86_400_000)) return false
  for (const [at, name] of corpusNames.entries()) engine.indexes[name] = createTextIndex(corpora[name], kept[at]!.kept)
  engine.changes = newChanges(Math.min(...facts.map((one) => Number(one!.low))))
  // A database that was put back to an earlier day: what the index knows of later ones is not there any more.
  if ((await asSystem(engine, lastChange)) < engine.changes.low) engine.indexes = empty()
  return engine.indexes.order.size + engine.indexes.article.size > 0
}

async function fillRanker(engine: State): Promise<void> {
  for (let after: IndexMark | undefined; !engine.stopped;) {
    const { rows, next } = await asSystem(engine, (tx) => articlesForIndex(tx, { after, size: libraryPage }))
    engine.articles.fill(rows)
    if (!next) return engine.articles.filled()
    after = next
  }
}

async function build(engine: State): Promise<void> {
  // Anything under way now may be committed with a number a little below the last one.
  engine.changes = newChanges(Math.max(0, (await asSystem(engine, lastChange)) - 1000))
  await readKnowledge(engine, undefined)
  await readAll(engine, published.toIndex, (row) => putNotice(engine.indexes.notice, row))
  await readAll(engine, ordersAfter, (row) => putOrder(engine.indexes.order, row), () => engine.indexes.order.settle())
  engine.dirty = true
  if (!engine.stopped) await keep(engine)
}

async function readAll<R extends { id: string }>(engine: State, page: (tx: Tx, after: string, size: number) => Promise<R[]>, put: (row: R) => void, settle?: () => Promise<unknown>): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; !engine.stopped;) {
    const rows = await asSystem(engine, (tx) => page(tx, after, pageSize))
    for (const row of rows) put(row)
    await settle?.()
    if (rows.length < pageSize) break
    after = rows.at(-1)!.id
  }
}

async function follow(engine: State): Promise<void> {
  const change = await asSystem(engine, (tx) => readChanges(tx, engine.changes, Date.now()))
  for (let from = 0; from < change.orderIds.length; from += pageSize) {
    const ids = change.orderIds.slice(from, from + pageSize)
    for (const row of await asSystem(engine, (tx) => ordersOfMatters(tx, ids))) putOrder(engine.indexes.order, row)
  }
  if (change.noticeIds.length > 0) for (const row of await asSystem(engine, (tx) => published.ofIndex(tx, change.noticeIds))) putNotice(engine.indexes.notice, row)
  if (change.since) await readKnowledge(engine, change.since)
  if (change.orderIds.length + change.noticeIds.length === 0 && !change.since) return
  engine.dirty = true
  for (const name of corpusNames) await engine.indexes[name].settle()
}

async function readKnowledge(engine: State, since: string | undefined): Promise<void> {
  // At the first building the ranker is given them by `fillRanker`.
  await readPages(engine, (tx, after) => articlesForIndex(tx, { since, after, size: libraryPage }), (row) => { putArticle(engine.indexes.article, row); if (since) engine.articles.change([row]) })
  await readPages(engine, (tx, after) => casesForIndex(tx, { since, after, size: pageSize }), (row) => putEntry(engine.indexes.case, row))
  await readPages(engine, (tx, after) => answersForIndex(tx, { since, after, size: pageSize }), (row) => putEntry(engine.indexes.answer, row))
  await engine.indexes.article.settle()
}

/** A whole library may come at once: between slices, questions that wait are answered. */
async function inSlices<R>(rows: readonly R[], put: (row: R) => void): Promise<void> {
  let since = performance.now()
  for (const row of rows) {
    put(row)
    if (performance.now() - since < sliceMs) continue
    await breathe()
    since = performance.now()
  }
}

async function readPages<R>(engine: State, page: (tx: Tx, after: IndexMark | undefined) => Promise<{ rows: R[]; next: IndexMark | null }>, put: (row: R) => void): Promise<void> {
  for (let after: IndexMark | undefined; !engine.stopped;) {
    const { rows, next } = await asSystem(engine, (tx) => page(tx, after))
    await inSlices(rows, put)
    if (!next) return
    after = next
  }
}

async function keep(engine: State): Promise<void> {
  engine.savedAt = Date.now()
  engine.dirty = false
  if (!engine.folder) return
  mkdirSync(engine.folder, { recursive: true, mode: 0o700 })
  const facts = { analysis, database: engine.database, low: engine.changes.low, at: Date.now() }
  for (const name of corpusNames) await save(engine.indexes[name], join(engine.folder, name), facts)
}

const asSystem = <T>(engine: State, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(engine.pool, systemSight, work)

async function pause(engine: State, ms: number): Promise<void> {
  for (const until = Date.now() + ms; !engine.stopped && Date.now() < until;) await new Promise((resolve) => setTimeout(resolve, 50))
}

export type EngineOptions = {
  pool: pg.Pool
  /** Empty: nothing is kept. */
  folder: string
  /** Names the database: an index of another one is not taken up. */
  database: string
  onFailure: (error: unknown) => void
}
export type Engine = { find(asks: readonly Ask[]): Promise<Found[][]>; status(): Status; stop(): Promise<void> }
export type Status = { ready: boolean; /** Articles come in their learnt order. */ learnt: boolean; counts: Record<Corpus, number> }
type Indexes = Record<Corpus, TextIndex>
type State = EngineOptions & { indexes: Indexes; changes: Changes; ready: boolean; stopped: boolean; dirty: boolean; savedAt: number; articles: ArticleRanker }
