import type { Tx } from '../../../platform/context.ts'

/**
 * What each waiting row would do to the library as it stands now: new, changed, same. A row that another of the same file
 * says already is the same (or refused, where the two differ). Set by set, never row by row.
 */
export const judge = async (tx: Tx, id: string): Promise<void> => {
  await tx.rows(united, [id])
  await tx.rows(doubles, [id])
  await tx.rows(laws, [id])
  await tx.rows(entries, [id])
  await tx.rows(counts, [id])
}

/** A code that a source files part by part (编), some with another day on them, is one paper: its first day, and the day of effect that any part names. */
const united = `with g as (select law, shelf, min(published_on) as published_on, max(effective_on) as effective_on from knowledge_import_row where import_id = $1 and holds = 'law' and part is not null
    group by law, shelf, current having count(distinct part) = count(distinct (part, published_on)))
  update knowledge_import_row r set published_on = g.published_on, effective_on = g.effective_on from g where r.import_id = $1 and r.law = g.law and r.shelf = g.shelf and r.part is not null
    and (r.published_on, r.effective_on) is distinct from (g.published_on, g.effective_on)`

const doubles = `with d as (
    select line, first_value(line) over w as first, first_value(body) over w as first_body, body from knowledge_import_row where import_id = $1 and message is null
    window w as (partition by holds, law, published_on, shelf, number, title, case when holds = 'entry' then source end order by line))
  update knowledge_import_row r set verdict = case when d.body = d.first_body then 'same' else 'refused' end,
    message = case when d.body = d.first_body then '与第 ' || d.first || ' 行相同' else '与第 ' || d.first || ' 行是同一条，内容却不同' end
  from d where r.import_id = $1 and r.line = d.line and d.line <> d.first`

/** The days of effect that a person has entered stand; those of a file may be corrected by a later file. */
export const versionMoves = `(v.effect_by is distinct from 'person' and v.effective_on is distinct from r.effective_on or v.current is distinct from r.current)`

const laws = `update knowledge_import_row r set verdict = case
    when v.id is null or a.id is null then 'new'
    when a.text <> r.body or a.path <> r.path or a.part is distinct from r.part or a.sort <> r.sort or ${versionMoves} then 'changed'
    else 'same' end
  from knowledge_import_row x left join law l on l.name = x.law
    left join law_version v on v.law_id = l.id and v.published_on is not distinct from x.published_on and v.shelf = x.shelf
    left join law_article a on a.version_id = v.id and a.number = x.number
  where r.import_id = $1 and x.import_id = $1 and x.line = r.line and r.holds = 'law' and r.message is null`

const entries = `update knowledge_import_row r set verdict = case when e.id is null then 'new' when e.title <> r.title or e.question <> r.question or e.body <> r.body then 'changed' else 'same' end
  from knowledge_import_row x left join knowledge_entry e on e.kind = x.kind and e.origin = 'import' and e.source = x.source
  where r.import_id = $1 and x.import_id = $1 and x.line = r.line and r.holds = 'entry' and r.message is null`

const counts = `update knowledge_import set counts = (select coalesce(jsonb_object_agg(verdict, n), '{}') from (select verdict, count(*)::int as n from knowledge_import_row where import_id = $1 group by verdict) c) where id = $1`
