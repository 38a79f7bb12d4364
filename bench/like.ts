/**
 * Like closed orders: `--pool F --queries F`, rows with text, maybe title, and category or topic. For each query the five most
 * like rows of the pool by the index that the product asks, the query itself left out; how many of them are of its class.
 */
import { createTextIndex } from '../server/platform/text-index/index.ts'
import { corpora, putOrder } from '../server/rooms/finding/corpora.ts'
import { find } from '../server/rooms/finding/find.ts'
import { figure, percentile } from './lib.ts'
import { mean } from './parts/scoring.ts'
import { flag, needSets, readSet } from './parts/sets.ts'

type Row = { id: string; title: string; text: string; kind: string }
const known = 'hotline_labelled.dev.jsonl.gz'
const files = { pool: flag('pool') ?? known, queries: flag('queries') ?? flag('pool') ?? known }
needSets(files.pool, files.queries)
const pool = read(files.pool)
const queries = read(files.queries)

const index = createTextIndex(corpora.order)
// The index takes ids of 16 bytes.
const idOf = (i: number): string => `00000000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`
const closedAt = new Date('2026-01-01T00:00:00+08:00')
pool.forEach((row, i) => putOrder(index, { id: idOf(i), title: row.title, need: row.text, topic: null, areaCode: null, unitId: null, bureauId: 'none', closedAt, mayBeFound: true }))
await index.settle()

const times: number[] = []
const hits: boolean[][] = []
for (const query of queries) {
  const begun = performance.now()
  // One more than five: the query itself, or its double, may stand in the pool.
  const found = (await find(index, { corpus: 'order', text: `${query.title}。${query.text}`, k: 8 })).map(({ id }) => pool[Number.parseInt(id.slice(-12), 16)]!).filter((row) => row.text !== query.text)
  times.push(performance.now() - begun)
  hits.push(found.slice(0, 5).map((row) => row.kind === query.kind))
}
const share = new Map<string, number>()
for (const { kind } of pool) share.set(kind, (share.get(kind) ?? 0) + 1 / pool.length)

console.log(`${queries.length} queries over ${pool.length} rows of ${share.size} classes; p95 of a query ${percentile(times, 0.95).toFixed(1)} ms`)
figure('like_chance', mean(queries.map(({ kind }) => share.get(kind) ?? 0)))
figure('like_same_class_at5', mean(hits.map((row) => (row.length === 0 ? 0 : mean(row.map(Number))))))
figure('like_same_class_at1', mean(hits.map(([best]) => Number(best ?? false))))

function read(file: string): Row[] {
  return readSet<{ id?: string; title?: string; text: string; category?: string; topic?: string }>(file).flatMap(({ id, title, text, category, topic }, i) => {
    const kind = category ?? topic
    return kind ? [{ id: id ?? String(i), title: title ?? '', text, kind }] : []
  })
}
