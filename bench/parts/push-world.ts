import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { topicIds } from '../../contract/topics.ts'
import { newId } from '../../server/platform/ids.ts'
import { counties } from '../../server/rules/areas.ts'
import { bareTables } from './many-orders.ts'
import type { Story, Words } from './push-words.ts'
import { readSet } from './sets.ts'

/** Closed orders by the million, each with words of its own; three to a person. `each` is told every one of them. */
export const seedClosedOrders = async (owner: pg.Pool, count: number, words: Words, units: readonly string[], bureaus: readonly string[], each: (order: SeededOrder) => void): Promise<void> => {
  // COPY wants a connection that does not send ahead.
  const client = new pg.Client({ connectionString: owner.options.connectionString! })
  await client.connect()
  try {
    const restore = await bareTables(client, ['person', 'matter', 'work_order'])
    const people = Math.ceil(count / 3)
    await client.query(`insert into person (id, name, name_shown, phone_shown, created_at) select ${idOf('1', 'i')}, '周' || i, '周某某', '139****0000', now() - interval '5 years' from generate_series(0, ${people}) i`)
    await client.query(`insert into matter (id, person_id, title, topic, created_at) select ${idOf('2', 'i')}, ${idOf('1', 'i')}, '一件诉求', null, now() - interval '5 years' from generate_series(0, ${people}) i`)
    const columns = 'id, number, version, state, created_at, closed_at, person_id, matter_id, part, kind, door, title, need, topic, area_code, asker, bureau_id, intake_unit_id, unit_id, created_by, solved, public_reply, alike_hash, log_seq, log_hash'
    await pipeline(Readable.from(lines(count, words, units, bureaus, each), { highWaterMark: 64 }), client.query(copyFrom(`copy work_order (${columns}) from stdin`)))
    for (const sql of [...restore, ...['person', 'matter', 'work_order'].map((table) => `vacuum (analyze) ${table}`)]) await client.query(sql)
  } finally {
    await client.end()
  }
}

/** The whole of the national statutes, as one import leaves them. */
export const seedStatutes = async (owner: pg.Pool, most?: number): Promise<number> => {
  const rows = readSet<Statute>('statutes.jsonl.gz').slice(0, most)
  const laws = new Map<string, { id: string; name: string; short: string }>()
  const versions = new Map<string, object>()
  const articles: object[] = []
  for (const [sort, row] of rows.entries()) {
    const law = laws.get(row.law) ?? { id: newId(), name: row.law, short: row.short }
    laws.set(row.law, law)
    const key = `${row.law} ${row.published} ${row.category}`
    const version = (versions.get(key) ?? { id: newId(), law: law.id, published: row.published, shelf: row.category, current: row.current, source: row.src }) as { id: string }
    versions.set(key, version)
    articles.push({ id: newId(), version: version.id, sort, number: row.article ?? '', part: row.part, path: row.path, text: row.text })
  }
  await owner.query(`insert into law (id, name, short_name, changed_at) select id, name, short, now() from jsonb_to_recordset($1) as r(id uuid, name text, short text) on conflict do nothing`, [JSON.stringify([...laws.values()])])
  // A law of the starting set is there already, under its own id.
  await owner.query(
    `insert into law_version (id, law_id, published_on, shelf, current, source, changed_at) select r.id, coalesce((select l.id from law l where l.name = r.name), r.law), r.published, r.shelf, r.current, r.source, now()
     from jsonb_to_recordset($1) as r(id uuid, law uuid, name text, published date, shelf text, current boolean, source text) on conflict do nothing`, [JSON.stringify([...versions].map(([key, version]) => ({ ...version, name: key.split(' ')[0] })))])
  for (let at = 0; at < articles.length; at += 5000) {
    await owner.query(
      `insert into law_article (id, version_id, sort, number, part, path, text, changed_at) select r.id, r.version, r.sort, r.number, r.part, array(select jsonb_array_elements_text(r.path)), r.text, now()
       from jsonb_to_recordset($1) as r(id uuid, version uuid, sort int, number text, part text, path jsonb, text text) join law_version v on v.id = r.version on conflict do nothing`, [JSON.stringify(articles.slice(at, at + 5000))])
  }
  return articles.length
}

export const orderId = (n: number): string => `00000003-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
export const personId = (n: number): string => `00000001-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

function* lines(count: number, words: Words, units: readonly string[], bureaus: readonly string[], each: (order: SeededOrder) => void): Generator<string> {
  const begun = Date.now() - 5 * 365 * 86_400_000
  let batch = ''
  for (let n = 0; n < count; n++) {
    const story = words.story()
    const order: SeededOrder = { ...story, n, topicId: topicIds[story.topic]!, title: titleOf(story.need), county: words.pick(counties).code }
    each(order)
    const unit = Math.floor(words.random() ** 2 * units.length)
    const at = new Date(begun + (n / count) * 5 * 365 * 86_400_000)
    const person = Math.floor(n / 3)
    const matter = `00000002${personId(person).slice(8)}`
    const fields = [orderId(n), `B${n}`, '3', 'archived', at.toISOString(), new Date(at.getTime() + 6 * 86_400_000).toISOString(), personId(person), matter, 'main', 'task', 'hotline', order.title, order.need, order.topicId, `${order.county}001`, '周某某',
      bureaus[unit % bureaus.length]!, bureaus[unit % bureaus.length]!, units[unit]!, personId(0), words.random() < 0.8 ? 't' : 'f', '已经联系双方，依法调解，问题已处理。', `h${n}`, '3', 'x'.repeat(64)]
    batch += `${fields.map((field) => field.replaceAll('\\', ' ').replaceAll('\t', ' ').replaceAll('\n', ' ')).join('\t')}\n`
    if (batch.length > 200_000) { yield batch; batch = '' }
  }
  yield batch
}

const titleOf = (need: string): string => (need.length > 32 ? `${need.slice(0, 31)}…` : need)
const idOf = (series: string, n: string): string => `('0000000${series}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

type Statute = { law: string; short: string; part: string | null; article: string | null; text: string; path: string[]; category: string; published: string | null; current: boolean; src: string }
export type SeededOrder = Story & { n: number; topicId: string; title: string; county: string }
