import { packLimits, type PackOrder } from '../../../contract/push-packs.ts'
import { topicName } from '../../../contract/topics.ts'
import type { Tx } from '../../platform/context.ts'
import { areaName } from '../../rules/areas.ts'
import { ordersInSight, type Found, type Lift } from '../finding/index.ts'
import type { Looked } from './pack.ts'
import { shownUse, useFactor } from './tally.ts'
import { reasons } from './why.ts'

/**
 * Like requests and how they ended. Of an order beyond one's sight nothing shows that anybody wrote: its kind, county, month and
 * outcome, read through a function that gives no more (0070). One's own orders have their title and a way to open them.
 */
export const likeOrders = async (tx: Tx, found: readonly Found[], looked: Looked): Promise<PackOrder[]> => {
  const ids = found.map(({ id }) => id)
  const [ended, seen] = await Promise.all([tx.rows<Ended>('select id, topic, county, closed_month as "closedMonth", kind, solved, rating, days, has_reply as "hasReply" from like_orders($1)', [ids], 'like_orders'), ordersInSight(tx, ids)])
  const byId = new Map(ended.map((row) => [row.id, row]))
  return found.flatMap((hit) => {
    const row = byId.get(hit.id)
    return row && !looked.ownOrderIds.has(row.id) && looked.bearing.on(hit.words, row.topic ?? undefined) ? [{ hit, row, score: hit.score * useFactor(looked.tallies.get(`order:${row.id}`)) }] : []
  }).toSorted((a, b) => b.score - a.score).slice(0, packLimits.orders).map(({ hit, row }) => itemOf(hit, row, seen.find(({ id }) => id === row.id), looked))
}

/** The same kind of request counts a tenth more, the same county a twentieth: said to the index, which would not bring them otherwise. */
export const likenessLifts = ({ topic, county }: { topic: string | null; county: string | null }): Lift[] => [
  ...(topic ? [{ column: 'topic', is: topic, by: sameKind }] : []), ...(county ? [{ column: 'county', is: county, by: sameCounty }] : []),
]
const sameKind = 1.1
const sameCounty = 1.05

/** The same, for one order. */
export const likeness = ({ topic, county }: { topic: string | null; county: string | null }, { topic: asked, county: askedCounty }: { topic: string | null; county: string | null }): number =>
  (topic !== null && topic === asked ? sameKind : 1) * (county !== null && county === askedCounty ? sameCounty : 1)

function itemOf({ words }: Found, row: Ended, seen: { number: string; title: string } | undefined, looked: Looked): PackOrder {
  const key = `order:${row.id}`
  const ended = endedWords(row)
  return {
    key, kind: 'order', title: seen?.title ?? `一件${topicName(row.topic)}的诉求`, text: seen ? `工单号 ${seen.number}` : '不在您的查看范围，只显示怎样办结。',
    why: reasons({ words, looked, topic: row.topic, county: row.county }), cite: `供参考：以往有一件类似的诉求，${ended}。每件事情况不同，不代表这一件的结果。`,
    mark: looked.marks.get(key) ?? null, use: shownUse(looked.tallies.get(key)), ended, closedOn: row.closedMonth, topicName: topicName(row.topic), areaName: row.county ? areaName(row.county) : null, orderId: seen ? row.id : null,
  }
}

function endedWords({ kind, solved, rating, days }: Ended): string {
  const how = kind === 'question' ? '答复后办结' : `办理 ${days < 1 ? '不到 1' : days} 天后办结`
  return [how, solved === true ? '问题已解决' : solved === false ? '问题没有解决' : '', rating ? `评价：${ratingName(rating)}` : ''].filter(Boolean).join('，')
}

const ratingName = (grade: string): string => ({ verySatisfied: '非常满意', satisfied: '满意', fairlySatisfied: '基本满意', dissatisfied: '不满意', veryDissatisfied: '非常不满意' })[grade] ?? grade

type Ended = { id: string; topic: string | null; county: string | null; closedMonth: string; kind: string; solved: boolean | null; rating: string | null; days: number; hasReply: boolean }
