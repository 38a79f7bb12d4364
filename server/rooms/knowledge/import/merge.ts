import { act } from '../../../platform/act.ts'
import type { Actor } from '../../../platform/access.ts'
import { inContext, type Sight, type Tx } from '../../../platform/context.ts'
import { addDays, dayOf } from '../../../platform/days.ts'
import { flush } from '../../../platform/flush.ts'
import { newId } from '../../../platform/ids.ts'
import type pg from 'pg'
import { entries } from '../entries/lifecycle.ts'
import { changedEvent } from '../entries/record.ts'
import { newEntry } from '../entries/write.ts'
import { versionMoves } from './judge.ts'

/** How many lines one transaction takes: small enough to show progress and to stop, large enough to be quick. */
export const chunk = 4000

/** Laws and versions of the whole file, before their articles. Nothing is written that stands already. */
export const mergeVersions = async (tx: Tx, { id, now }: { id: string; now: Date }): Promise<void> => {
  await tx.rows(lawsSql, [id])
  const moved = await tx.rows<{ id: string }>(versionsSql, [id])
  await tx.rows(doublesSql, [id])
  if (moved.length === 0) return
  // What an index keeps of an article (current or not, from when) has moved with its version.
  await tx.rows('update law_article set changed_at = now() where version_id = any($1) and changed_at < now()', [moved.map((row) => row.id)])
  await tell(tx, 'articles', id, now)
}

/** The articles of some lines; how many rows were really written. */
export const mergeArticles = async (tx: Tx, { id, from, to, now }: { id: string; from: number; to: number; now: Date }): Promise<number> => {
  const [row] = await tx.rows<{ n: number }>(articlesSql, [id, from, to])
  if (!row?.n) return 0
  await tx.rows(summariesSql, [id, from, to])
  await tell(tx, 'articles', id, now)
  return row.n
}

/**
 * Cases and the like, one by one: each has a life with its own log. A case of a named source is approved by whoever imports
 * it; what the office wrote itself waits for a second person. A changed one goes back to be approved.
 */
export const mergeEntries = async (by: { pool: pg.Pool; actor: Actor; sight: Sight; now: Date }, ask: { id: string; from: number; to: number; unitId: string; bureauId: string }): Promise<number> => {
  const rows = await inContext(by.pool, by.sight, (tx) => tx.rows<EntryRow>(`select r.*, e.id as "entryId", e.version as "entryVersion", e.sensitivity as "entryLevel", e.review_on::text as "entryReview", e.title = r.title and e.question = r.question and e.body = r.body as still
    from knowledge_import_row r left join knowledge_entry e on e.kind = r.kind and e.origin = 'import' and e.source = r.source where r.import_id = $1 and r.line > $2 and r.line <= $3 and r.holds = 'entry' and r.verdict in ('new', 'changed') order by r.line`, [ask.id, ask.from, ask.to]))
  const reviewOn = addDays(dayOf(by.now), 365)
  const fresh = rows.filter((row) => !row.entryId).map((row) => newEntry({ kind: row.kind, title: row.title, question: row.question, body: row.body, topic: row.topic, cited: row.cited ?? [], source: row.source, state: row.kind === 'case' ? 'approved' : 'draft', origin: 'import', sensitivity: 'ordinary', reviewOn, by: by.actor, unitId: ask.unitId, bureauId: ask.bureauId }, by.now))
  for (let at = 0; at < fresh.length; at += 200) await inContext(by.pool, by.sight, (tx) => flush(tx, fresh.slice(at, at + 200).flatMap(({ writes }) => writes)))
  const moved = rows.filter((row) => row.entryId && !row.still)
  for (const row of moved) {
    const input = { title: row.title, ...(row.question ? { question: row.question.slice(0, 5000) } : {}), body: row.body.slice(0, 20_000), source: row.source.slice(0, 300), reviewOn: row.entryReview, sensitivity: row.entryLevel, reason: '导入的文件有改动' }
    await act(entries, { pool: by.pool, world: null }, { id: row.entryId!, version: row.entryVersion!, action: 'revise', input, requestId: newId(), actor: by.actor, sight: by.sight, now: by.now })
  }
  return fresh.length + moved.length
}

const tell = async (tx: Tx, what: 'articles' | 'cases', id: string, now: Date): Promise<void> => {
  const at = await tx.one<{ at: Date }>(`select date_trunc('milliseconds', now()) as at`)
  await flush(tx, [changedEvent(what, id, now, at!.at)])
}

const lawsSql = `insert into law (id, name, short_name, nature, changed_at)
  select uuidv7(), law, min(short_name), min(case when law ~ '诉讼法|仲裁法|复议法|人民调解法|执行程序|诉讼程序|证据的若干规定|民事诉讼证据' and law !~ '修改|决定' then 'procedural' when law ~ '民法典$|刑法$|公司法$|劳动合同法$|继承法$|婚姻法$|合同法$|物权法$|侵权责任法$|消费者权益保护法$|老年人权益保障法$|妇女权益保障法$' then 'substantive' end), now()
  from knowledge_import_row r where import_id = $1 and holds = 'law' and verdict in ('new', 'changed') and not exists (select from law l where l.name = r.law) group by law on conflict (name) do nothing`

const versionsSql = `with given as (
    select distinct on (l.id, r.published_on, r.shelf) l.id as law_id, r.published_on, r.shelf, r.effective_on, r.current, r.source from knowledge_import_row r join law l on l.name = r.law
    where r.import_id = $1 and r.holds = 'law' and r.verdict in ('new', 'changed') order by l.id, r.published_on, r.shelf, r.line)
  insert into law_version as v (id, law_id, published_on, shelf, effective_on, effect_by, current, source, changed_at)
  select uuidv7(), law_id, published_on, shelf, effective_on, case when effective_on is not null then 'file' end, current, coalesce(source, ''), now() from given
  on conflict (law_id, published_on, shelf) do update set current = excluded.current, changed_at = now(),
    effective_on = case when v.effect_by is not distinct from 'person' then v.effective_on else excluded.effective_on end, effect_by = case when v.effect_by is not distinct from 'person' then v.effect_by else excluded.effect_by end
    where ${versionMoves.replaceAll('r.', 'excluded.')} returning id`

/** Two shelves with the paper of one day: the one called current counts, else the first. */
const doublesSql = `with d as (
    select v.id, v.double_of, first_value(v.id) over (partition by v.law_id, v.published_on order by v.current desc, v.id) as first from law_version v
    where v.published_on is not null and v.law_id in (select l.id from knowledge_import_row r join law l on l.name = r.law where r.import_id = $1 and r.verdict in ('new', 'changed')))
  update law_version v set double_of = nullif(d.first, d.id) from d where d.id = v.id and v.double_of is distinct from nullif(d.first, d.id)`

const articlesSql = `with given as (
    select v.id as version_id, r.sort, r.number, r.part, r.path, r.body from knowledge_import_row r join law l on l.name = r.law
      join law_version v on v.law_id = l.id and v.published_on is not distinct from r.published_on and v.shelf = r.shelf
    where r.import_id = $1 and r.line > $2 and r.line <= $3 and r.holds = 'law' and r.verdict in ('new', 'changed')),
  put as (insert into law_article as a (id, version_id, sort, number, part, path, text, changed_at) select uuidv7(), version_id, sort, number, part, path, body, now() from given
    on conflict (version_id, number) do update set sort = excluded.sort, part = excluded.part, path = excluded.path, text = excluded.text, changed_at = now()
    where (a.sort, a.part, a.path, a.text) is distinct from (excluded.sort, excluded.part, excluded.path, excluded.text) returning 1)
  select count(*)::int as n from put`

/** A summary points to the full text as soon as that is here. */
const summariesSql = `update knowledge_entry e set changed_at = now() from knowledge_import_row r join law l on l.name = r.law where r.import_id = $1 and r.line > $2 and r.line <= $3 and e.kind = 'summary' and e.law_id = l.id and e.number = r.number`

type EntryRow = { line: number; kind: 'case' | 'answer' | 'localRule' | 'guide'; title: string; question: string; body: string; topic: string | null; cited: { law: string; article: string }[] | null; source: string; entryId: string | null; entryVersion: number | null; entryLevel: string; entryReview: string; still: boolean }
