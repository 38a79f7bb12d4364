import type { EntryKind, Nature } from '../../../contract/knowledge.ts'
import type { Tx } from '../../platform/context.ts'
import { fullTextOf } from './views.ts'

/**
 * What an index of the library reads: pages in the order of (changedAt, id), from the beginning or from a moment on. Each
 * `knowledge.changed` event says `{ what, since }`: all rows with `changedAt >= since` are to be read again. The mark is set
 * by the database in the transaction that also leaves the event, so nothing is missed. `gone` rows are to be dropped.
 * @example for (let after; ; ) { const page = await articlesForIndex(tx, { since, after, size: 2000 }); …; if (!page.next) break; after = page.next }
 */
export const articlesForIndex = async (tx: Tx, ask: IndexAsk): Promise<IndexPage<IndexArticle>> => pageOf(ask, await tx.rows<IndexArticle>(
  `select id, form, "articleId", "lawId", law, short, number, text, words, path, shelf, nature, current, "publishedOn", "effectiveOn", "endsOn", gone, ${markSql} from (
     (select a.id, 'full' as form, a.id as "articleId", l.id as "lawId", l.name as law, l.short_name as short, a.number, a.text, '' as words, a.path, v.shelf, l.nature, v.current,
       v.published_on::text as "publishedOn", v.effective_on::text as "effectiveOn", v.ends_on::text as "endsOn", v.double_of is not null as gone, a.changed_at
     from law_article a join law_version v on v.id = a.version_id join law l on l.id = v.law_id where (a.changed_at, a.id) > ($1::timestamptz, $2::uuid) order by a.changed_at, a.id limit $3)
     union all
     (select e.id, 'summary', (${fullTextOf}), l.id, l.name, l.short_name, e.number, e.body, e.question, '{}', '摘要', l.nature, true, null, null, null, e.state <> 'approved', e.changed_at
     from knowledge_entry e join law l on l.id = e.law_id where e.kind = 'summary' and (e.changed_at, e.id) > ($1::timestamptz, $2::uuid) order by e.changed_at, e.id limit $3)
   ) r order by r.changed_at, r.id limit $3`, keys(ask), 'knowledge_articles_for_index'))

/** Typical and teaching cases. Only what is approved is not `gone`; what is not ordinary says so in `sensitivity`. */
export const casesForIndex = (tx: Tx, ask: IndexAsk): Promise<IndexPage<IndexEntry>> => entries(tx, ask, ['case'])

/** Approved answers, local rules and guides. */
export const answersForIndex = (tx: Tx, ask: IndexAsk): Promise<IndexPage<IndexEntry>> => entries(tx, ask, ['answer', 'localRule', 'guide'])

const entries = async (tx: Tx, ask: IndexAsk, kinds: readonly EntryKind[]): Promise<IndexPage<IndexEntry>> => pageOf(ask, await tx.rows<IndexEntry>(
  `select e.id, e.kind, e.title, e.question, e.body, e.topic, e.cited, e.teaching, e.sensitivity, e.unit_id as "unitId", e.bureau_id as "bureauId", e.state <> 'approved' as gone, ${markSql.replaceAll('r.', 'e.')}
   from knowledge_entry e where e.kind = any($4) and (e.changed_at, e.id) > ($1::timestamptz, $2::uuid) order by e.changed_at, e.id limit $3`, [...keys(ask), kinds], 'knowledge_entries_for_index'))

/** Microseconds, which a JavaScript date would lose: a page must begin exactly where the last one ended. */
const markSql = `to_char(r.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "changedAt"`

const keys = ({ since, after, size = 2000 }: IndexAsk): unknown[] => (after ? [after.changedAt, after.id, size] : [since ?? '-infinity', '00000000-0000-0000-0000-000000000000', size])

const pageOf = <R extends { id: string; changedAt: string }>({ size = 2000 }: IndexAsk, rows: R[]): IndexPage<R> => {
  const last = rows.at(-1)
  return { rows, next: rows.length === size && last ? { changedAt: last.changedAt, id: last.id } : null }
}

export type IndexMark = { changedAt: string; id: string }
/** `since` includes its own moment; `after` is the `next` of the page before. */
export type IndexAsk = { since?: string | undefined; after?: IndexMark | undefined; size?: number }
export type IndexPage<R> = { rows: R[]; next: IndexMark | null }
/** `form: 'summary'`: our gist; `words` are plain people's words for it; `articleId` the full text it speaks of, once that is here. Show `articleId ?? id`. */
export type IndexArticle = {
  id: string; form: 'full' | 'summary'; articleId: string | null; lawId: string; law: string; short: string; number: string; text: string; words: string; path: string[]; shelf: string; nature: Nature | null
  current: boolean; publishedOn: string | null; effectiveOn: string | null; endsOn: string | null; gone: boolean; changedAt: string
}
export type IndexEntry = { id: string; kind: EntryKind; title: string; question: string; body: string; topic: string | null; cited: { law: string; article: string }[]; teaching: boolean; sensitivity: string; unitId: string; bureauId: string; gone: boolean; changedAt: string }
