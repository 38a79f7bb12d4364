import type pg from 'pg'
import { systemActor } from '../../platform/access.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { addDays, dayOf } from '../../platform/days.ts'
import { flush, type Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import { newEntry } from './entries/write.ts'
import { summaries, teachingCases } from './starting-set/index.ts'

/**
 * The starting set, so that something is there from the first minute: our own short summaries and teaching cases, kept by
 * the city bureau, to be read again within half a year. Each is put in once, also where a later edition of the set brings more;
 * what the office has changed or withdrawn stays so.
 */
export const seedKnowledge = (pool: pg.Pool, now: Date): Promise<void> => inContext(pool, systemSight, async (tx) => {
  await tx.rows(`select pg_advisory_xact_lock(hashtext('knowledge-seed'))`)
  const known = await tx.rows<{ kind: string; key: string | null }>(`select e.kind, l.name || ' ' || e.number as key from knowledge_entry e left join law l on l.id = e.law_id where e.origin = 'starter'`)
  const here = new Set(known.map(({ key }) => key))
  const fresh = summaries.filter(({ law, number }) => !here.has(`${law} ${number}`))
  const cases = known.some(({ kind }) => kind === 'case') ? [] : teachingCases
  if (fresh.length + cases.length === 0) return
  const home = await tx.one<{ id: string }>('select id from unit where parent_id is null limit 1')
  if (!home) return
  const laws = await putLaws(tx, [...new Set(fresh.map(({ law }) => law))], now)
  const common = { state: 'approved', origin: 'starter', sensitivity: 'ordinary', reviewOn: addDays(dayOf(now), 180), by: systemActor, unitId: home.id, bureauId: home.id } as const
  const made = [
    ...fresh.map(({ law, number, gist, words, topic }) => newEntry({ ...common, kind: 'summary', title: `${law.replace(/^中华人民共和国/, '')} ${number}`, question: words, body: gist, topic, cited: [{ law, article: number }], lawId: laws.get(law)!, number, source: `摘要 以原文为准：《${law}》${number}` }, now)),
    ...cases.map(({ title, topic, cited, facts, result, point }) => newEntry({ ...common, kind: 'case', teaching: true, title, question: facts, body: `【处理】${result}\n【要点】${point}`, topic, cited: cited.map(([law, article]) => ({ law, article })), source: `教学案例，非真实案件《${title}》` }, now)),
  ]
  // One event a subject is enough for all of them: it bears the earliest moment.
  const told = new Set<string>()
  const writes = made.flatMap(({ writes: own }) => own).filter((write) => !isTold(write, told))
  for (let at = 0; at < writes.length; at += 300) await flush(tx, writes.slice(at, at + 300) as Write[])
})

function isTold(write: Write, told: Set<string>): boolean {
  if (!('insert' in write) || write.insert !== 'outbox') return false
  const key = write.row.name === 'knowledge.changed' ? String((JSON.parse(String(write.row.payload)) as { what: string }).what) : String(write.row.name)
  if (told.has(key)) return true
  told.add(key)
  return false
}

async function putLaws(tx: Tx, names: readonly string[], now: Date): Promise<Map<string, string>> {
  await tx.rows(`insert into law (id, name, short_name, changed_at) select id, name, short_name, now() from jsonb_to_recordset($1) as r(id uuid, name text, short_name text) on conflict (name) do nothing`,
    [JSON.stringify(names.map((name) => ({ id: newId(now), name, short_name: name.replace(/^中华人民共和国/, '') })))])
  return new Map((await tx.rows<{ name: string; id: string }>('select name, id from law where name = any($1)', [names])).map((row) => [row.name, row.id]))
}
