import type { SearchCorpus, SearchHit, SearchView } from '../../../contract/finding.ts'
import type { z } from 'zod'
import type { searchInput } from '../../../contract/finding.ts'
import { topicName } from '../../../contract/topics.ts'
import type { Reach } from '../../platform/access.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import type { Call } from '../../platform/http.ts'
import { articleViews, caseViews } from '../knowledge/index.ts'
import { farWords, foundByWording, nearInMeaning } from './by-wording.ts'
import { dayNumber } from './corpora.ts'
import type { Ask, Found } from './find.ts'
import type { Finder } from './host.ts'
import { markedPart } from './marked.ts'

const pageSize = 20
const most = 101

/**
 * Search for staff. The index answers with ids of what it knows; what is shown is read again through the asker's own sight, so
 * whatever stands in the index, nobody sees more than the database lets him see.
 */
export const search = async (finder: Finder, call: Pick<Call, 'pool' | 'sight'>, query: Query): Promise<SearchView> => {
  const found = (await finder.find([askOf(query, call.sight.reach)]))?.[0]
  const status = finder.status()
  if (!found) return { state: 'away', hits: [], page: query.page, more: false, notes: ['检索暂不可用，其他功能照常；请稍后再试。'] }
  const near = foundByWording(query.q, found)
  const hits = await inContext(call.pool, call.sight, (tx) => readers[query.corpus](tx, near ? found : nearInMeaning(found)))
  const from = (query.page - 1) * pageSize
  return {
    state: status?.ready ? 'ready' : 'building', hits: hits.slice(from, from + pageSize), page: query.page, more: hits.length > from + pageSize && query.page < 5,
    notes: [...(near || hits.length === 0 ? [] : [farWords]), ...(status?.ready ? [] : ['检索库正在建立，可能还不全。'])],
  }
}

function askOf({ q, corpus, topic, areaCode, unitId, from, to }: Query, reach: Reach): Ask {
  const wanted = (value: string | undefined) => (value ? { anyOf: [value] } : undefined)
  if (corpus === 'article') return { corpus, text: q, k: most, where: { current: { anyOf: [1] } } }
  if (corpus !== 'order') return { corpus, text: q, k: most, where: { topic: wanted(topic) } }
  const days = from || to ? { ...(from ? { from: dayOf(from) } : {}), ...(to ? { to: dayOf(to) } : {}) } : undefined
  const asked = { topic: wanted(topic), unit: wanted(unitId), day: days, ...(areaCode ? { area: { anyOf: [areaCode] } } : {}) }
  // What he cannot see anyway need not be found: it would only push out what he can.
  if (reach.city) return { corpus, text: q, k: most, where: asked }
  return { corpus, text: q, k: most, where: [{ ...asked, bureau: { anyOf: reach.bureauIds } }, ...(unitId ? [] : [{ ...asked, unit: { anyOf: reach.unitIds } }])] }
}

const dayOf = (day: string): number => dayNumber(new Date(`${day}T00:00:00Z`))

const readers: Record<SearchCorpus, (tx: Tx, found: readonly Found[]) => Promise<SearchHit[]>> = {
  article: async (tx, found) => inOrder(found, await articleViews(tx, found.map(({ id }) => id)), (one, { words, literal }) => ({
    corpus: 'article', title: `《${one.short}》${one.number}`, marked: markedPart(one.text, words), facts: [...one.path.slice(-1), ...one.notes, ...(literal === false ? ['意思相近'] : [])], to: `/knowledge/articles/${one.id}`,
  })),
  case: (tx, found) => entries(tx, found, 'case'),
  answer: (tx, found) => entries(tx, found, 'answer'),
  order: async (tx, found) => inOrder(found, await ordersInSight(tx, found.map(({ id }) => id)), (one, { words }) => ({
    corpus: 'order', title: one.title, marked: markedPart(one.need, words), facts: [one.number, topicName(one.topic), one.closedOn ? `${one.closedOn} 办结` : ''].filter(Boolean), to: `/orders/${one.id}`,
  })),
}

const entries = async (tx: Tx, found: readonly Found[], corpus: 'case' | 'answer'): Promise<SearchHit[]> => inOrder(found, await caseViews(tx, found.map(({ id }) => id)), (one, { words }) => ({
  corpus, title: one.title, marked: markedPart(`${one.question} ${one.body}`, words), facts: [one.kindName, one.source], to: `/knowledge/entries/${one.id}`,
}))

/** Closed orders that this transaction sees: never a sensitive one, whatever the index still holds of it. */
export const ordersInSight = (tx: Tx, ids: readonly string[]): Promise<OrderInSight[]> => tx.rows(
  `select id, number, title, need, topic, area_code as "areaCode", closed_at::date::text as "closedOn", public_reply as "publicReply", solved, rating from work_order
   where id = any($1) and state in ('done', 'archived') and part = 'main' and not sensitive`, [ids], 'finding_orders_in_sight')

function inOrder<R extends { id: string }>(found: readonly Found[], rows: readonly R[], hit: (row: R, found: Found) => Omit<SearchHit, 'id' | 'words'>): SearchHit[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap((one) => {
    const row = byId.get(one.id)
    return row ? [{ id: one.id, words: one.words, ...hit(row, one) }] : []
  })
}

export type OrderInSight = { id: string; number: string; title: string; need: string; topic: string | null; areaCode: string | null; closedOn: string | null; publicReply: string | null; solved: boolean | null; rating: string | null }
type Query = z.output<typeof searchInput>
