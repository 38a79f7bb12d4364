import { entryKindName, type ArticleView, type EntryView, type LibraryAge, type Nature, type VersionView } from '../../../contract/knowledge.ts'
import type { Tx } from '../../platform/context.ts'

/** Articles by id, in the order asked; an id may also be a summary's: the gist until the full text is here, from then on the full text. */
export const articleViews = async (tx: Tx, ids: readonly string[]): Promise<ArticleView[]> => {
  if (ids.length === 0) return []
  const [rows, summaries] = await Promise.all([
    tx.rows<ArticleRow>(`${articleSql} where a.id = any($1)`, [ids], 'knowledge_articles'),
    tx.rows<SummaryRow>(`${summarySql} where e.id = any($1) and e.kind = 'summary'`, [ids], 'knowledge_summaries'),
  ])
  const held = summaries.flatMap(({ fullId }) => fullId ?? [])
  const texts = held.length ? await tx.rows<ArticleRow>(`${articleSql} where a.id = any($1)`, [held], 'knowledge_articles') : []
  const spokenOf = (row: SummaryRow): ArticleView => { const text = texts.find(({ id }) => id === row.fullId); return text ? { ...fullView(text), id: row.id } : summaryView(row) }
  const found = new Map([...rows.map((row) => [row.id, fullView(row)] as const), ...summaries.map((row) => [row.id, spokenOf(row)] as const)])
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Cases, answers, rules and guides by id, in the order asked, as far as the asker's sight shows them. */
export const caseViews = async (tx: Tx, ids: readonly string[], forWhom: 'staff' | 'everybody' = 'staff'): Promise<EntryView[]> => {
  if (ids.length === 0) return []
  const rows = await tx.rows<EntrySqlRow>(`${entrySql} where e.id = any($1)${forWhom === 'everybody' ? forEverybody : ''}`, [ids], `knowledge_entries_${forWhom}`)
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map(entryView))
}

/** How old the library is: said on every screen that shows a law. */
export const libraryAge = async (tx: Tx): Promise<LibraryAge> => {
  const row = await tx.one<{ newest: string | null; importedAt: Date | null; laws: number; articles: number }>(
    `select (select max(published_on)::text from law_version) as newest, (select max(ended_at) from knowledge_import where stage = 'done' and holds = 'laws') as "importedAt",
       (select count(*)::int from law where exists (select from law_version v where v.law_id = law.id)) as laws, (select count(*)::int from law_article) as articles`)
  return { newest: row?.newest ?? null, importedAt: row?.importedAt?.toISOString() ?? null, laws: row?.laws ?? 0, articles: row?.articles ?? 0 }
}

export const entryView = (row: EntrySqlRow): EntryView => ({ ...row, kindName: entryKindName(row.kind), approvedAt: row.approvedAt?.toISOString() ?? null })

export const fullView = (row: ArticleRow): ArticleView => {
  const { id, lawId, law, short, number, text, gist, path, nature } = row
  const version = versionOf(row)
  return { id, form: 'full', lawId, law, short, number, text, gist, path, nature, version, notes: version.effectiveOn ? (version.effectBy === 'file' ? [effectFromFile] : []) : [effectUnknown] }
}

export const versionOf = (row: ArticleRow): VersionView => ({
  id: row.versionId, publishedOn: row.publishedOn, effectiveOn: row.effectiveOn, endsOn: row.endsOn, effectBy: row.effectBy, current: row.current, shelf: row.shelf, source: row.source,
})

const summaryView = ({ id, lawId, law, short, number, gist, nature }: SummaryRow): ArticleView =>
  ({ id, form: 'summary', lawId, law, short, number, text: gist, gist, path: [], nature, version: null, notes: [summaryOnly] })

export const summaryOnly = '摘要 以原文为准'
export const effectUnknown = '施行日期尚未录入，不作推定'
export const effectFromFile = '施行日期来自导入文件，未经人工核对'

export const articleSql = `select a.id, l.id as "lawId", l.name as law, l.short_name as short, a.number, a.sort, a.text, a.path, l.nature, v.id as "versionId", v.published_on::text as "publishedOn", v.effective_on::text as "effectiveOn",
  v.ends_on::text as "endsOn", v.effect_by as "effectBy", v.current, v.shelf, v.source,
  (select e.body from knowledge_entry e where e.kind = 'summary' and e.state = 'approved' and e.law_id = l.id and e.number = a.number and v.current limit 1) as gist
  from law_article a join law_version v on v.id = a.version_id join law l on l.id = v.law_id`
/** The full text that a summary speaks of, in the version that the source calls current. */
export const fullTextOf = `select a.id from law_version v join law_article a on a.version_id = v.id where v.law_id = e.law_id and v.current and v.double_of is null and a.number = e.number order by v.published_on desc nulls last limit 1`
const summarySql = `select e.id, (${fullTextOf}) as "fullId", l.id as "lawId", l.name as law, l.short_name as short, e.number, e.body as gist, l.nature from knowledge_entry e join law l on l.id = e.law_id`
export const entryColumns = `e.id, e.kind, e.title, e.question, e.body, e.topic, e.cited, e.law_id as "lawId", e.number, e.source, e.teaching, e.origin_order_id is not null as "fromOrder", e.sensitivity, e.state, e.review_on::text as "reviewOn", e.approved_at as "approvedAt"`
const entrySql = `select ${entryColumns} from knowledge_entry e`
/** An answer approved for reuse among staff is no publication (更正 11): the public reads those that came from one, word for word, and our own. */
const forEverybody = ` and e.state = 'approved' and e.sensitivity = 'ordinary' and e.kind <> 'summary' and (e.kind <> 'answer' or e.origin = 'starter' or e.origin = 'publication' and e.approved_at = e.created_at)`

export type ArticleRow = {
  id: string; lawId: string; law: string; short: string; number: string; sort: number; text: string; path: string[]; nature: Nature | null; gist: string | null
  versionId: string; publishedOn: string | null; effectiveOn: string | null; endsOn: string | null; effectBy: 'file' | 'person' | null; current: boolean; shelf: string; source: string
}
type SummaryRow = { id: string; fullId: string | null; lawId: string; law: string; short: string; number: string; gist: string; nature: Nature | null }
export type EntrySqlRow = Omit<EntryView, 'kindName' | 'approvedAt'> & { approvedAt: Date | null }
