import { word } from '../../../../contract/glossary.ts'
import { entryKindName, type EntryDetail, type EntryKind, type EntryRow, type EntryState } from '../../../../contract/knowledge.ts'
import { isEmpty, reachOf, type Actor } from '../../../platform/access.ts'
import type { Tx } from '../../../platform/context.ts'
import { dayOf } from '../../../platform/days.ts'
import { refuse } from '../../../platform/errors.ts'
import { knowledgePermissions } from '../permissions.ts'
import { entryColumns, entryView, type EntrySqlRow } from '../views.ts'
import { offered } from './lifecycle.ts'

/** As far as the asker's sight shows them: approved and ordinary ones of all, the rest of his own office. Newest first. */
export const listEntries = async (tx: Tx, { actor, now }: { actor: Actor; now: Date }, ask: EntryAsk): Promise<{ rows: EntryRow[]; next: string | null; mayWrite: boolean }> => {
  const rows = await tx.rows<Row>(
    `${rowSql} where ($1::text is null or e.kind = $1) and ($2::text is null or e.state = $2) and (not $3::boolean or (e.state = 'approved' and e.review_on <= $4::date)) and ($5::uuid is null or e.id < $5)
       and ($6::text is null or e.title like $6 or e.question like $6 or e.body like $6) order by e.id desc limit $7`,
    [ask.kind ?? null, ask.state ?? null, ask.overdue === 'yes', dayOf(now), ask.cursor ?? null, ask.q ? likeOf(ask.q) : null, ask.size + 1])
  const shown = rows.slice(0, ask.size).map((row) => rowView(row, now))
  return { rows: shown, next: rows.length > ask.size ? (shown.at(-1)?.id ?? null) : null, mayWrite: !isEmpty(reachOf(knowledgePermissions, 'write', actor)) }
}

export const lookAtEntry = async (tx: Tx, { actor, now }: { actor: Actor; now: Date }, id: string): Promise<EntryDetail> => {
  const found = (await tx.one<Row & Full>(`select r.*, w.name as "writtenByName", a.name as "approvedByName" from (${rowSql} where e.id = $1) r left join account w on w.id = r."writtenBy" left join account a on a.id = r."approvedBy"`, [id])) ?? refuse('notFound', '没有找到，或不在您的权限范围内。')
  const story = await tx.rows<{ at: Date; action: string; by: string; text: string | null }>(`select at, action, actor_name as by, facts ->> 'text' as text from action_log where record_kind = 'knowledgeEntry' and record_id = $1 order by seq`, [id])
  const article = found.lawId ? await tx.one<{ id: string }>('select a.id from law_version v join law_article a on a.version_id = v.id where v.law_id = $1 and v.current and v.double_of is null and a.number = $2 limit 1', [found.lawId, found.number]) : undefined
  return {
    ...entryView(found), ...rowView(found, now), writtenBy: found.writtenByName, approvedBy: found.approvedByName, articleId: article?.id ?? null,
    actions: offered({ ...found, returnsTo: null, clocks: [] } as never, actor),
    story: story.map((line) => ({ at: line.at.toISOString(), label: word('entryAction', line.action), by: line.by, text: line.text ?? '' })),
  }
}

export const countOverdue = async (tx: Tx, now: Date): Promise<number> =>
  (await tx.one<{ n: number }>(`select count(*)::int as n from knowledge_entry where state = 'approved' and review_on <= $1::date`, [dayOf(now)]))?.n ?? 0

/** A search word as a pattern; what LIKE reads as a sign stands for itself. */
export const likeOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

const rowView = (row: Row, now: Date): EntryRow => ({
  id: row.id, kind: row.kind, kindName: entryKindName(row.kind), title: row.title, state: row.state, stateName: word('entryState', row.state), version: row.version, teaching: row.teaching, sensitivity: row.sensitivity,
  reviewOn: row.reviewOn, source: row.source, ownerName: row.ownerName, unitName: row.unitName, overdue: row.state === 'approved' && row.reviewOn <= dayOf(now),
})

const rowSql = `select ${entryColumns}, e.version, e.created_at as "createdAt", e.created_by as "createdBy", e.written_by as "writtenBy", e.writers, e.approved_by as "approvedBy", e.unit_id as "unitId", e.bureau_id as "bureauId",
  e.log_seq as "logSeq", e.log_hash as "logHash", o.name as "ownerName", u.name as "unitName" from knowledge_entry e join unit u on u.id = e.unit_id left join account o on o.id = e.owner_id`

type EntryAsk = { kind?: EntryKind | undefined; state?: EntryState | undefined; overdue?: 'yes' | undefined; q?: string | undefined; cursor?: string | undefined; size: number }
type Row = EntrySqlRow & { version: number; ownerName: string | null; unitName: string }
type Full = { writtenByName: string | null; approvedByName: string | null }
