import type { PackUnopenedView } from '../../../contract/push-packs.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import type { World } from '../work-orders/index.ts'

/**
 * Replies to orders that had a pack before whoever replied, and whether he had opened it. The figure and the list behind it are
 * one query, in the asker's own sight: they cannot disagree.
 */
export const unopenedView = async (tx: Tx, { cursor, size, now, world }: { cursor?: string | undefined; size: number; now: Date; world: World }): Promise<PackUnopenedView> => {
  const from = new Date(now.getTime() - days * 86_400_000)
  const counts = await tx.one<{ replies: number; unopened: number }>(`${repliesSql} select count(*)::int as replies, count(*) filter (where not opened)::int as unopened from reply`, [from, now])
  const rows = await tx.rows<Row>(
    `${repliesSql} select order_id as "orderId", number, title, at as "repliedAt", by_name as "repliedBy", unit_id as "unitId" from reply where not opened and ($3::timestamptz is null or (at, order_id) < ($3, $4::uuid)) order by at desc, order_id desc limit $5`, [from, now, ...markOf(cursor), size + 1])
  const shown = rows.slice(0, size), last = shown.at(-1)
  return {
    replies: counts?.replies ?? 0, unopened: counts?.unopened ?? 0, from: dayOf(from), to: dayOf(now),
    rows: shown.map(({ unitId, repliedAt, ...row }) => ({ ...row, repliedAt: repliedAt.toISOString(), unitName: world.unit(unitId)?.name ?? null })), next: rows.length > size && last ? `${last.repliedAt.toISOString()} ${last.orderId}` : null,
  }
}

const days = 30

const markOf = (cursor: string | undefined): [string | null, string | null] => {
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})$/.exec(cursor ?? '')
  return found ? [found[1]!, found[2]!] : [null, null]
}

// An answer given on the spot is the order's first line in its story; the pack of that contact belongs to it by `link.ts`.
const repliesSql = `with reply as (
  select distinct on (o.id) o.id as order_id, o.number, case when o.sensitive then '敏感诉求' else o.title end as title, l.at, l.actor_name as by_name, l.unit_id, p.opened_at is not null and p.opened_at <= l.at as opened
  from push_pack p join work_order o on o.id = p.order_id join action_log l on l.record_id = o.id and l.actor_id = p.account_id
  where p.at > $1::timestamptz - interval '90 days' and l.at > $1::timestamptz and l.at <= $2::timestamptz and l.at >= p.at and (l.action in ('reply', 'finish') or l.action = 'submit' and l.to_state = 'done')
  order by o.id, l.at desc)`

type Row = { orderId: string; number: string; title: string; repliedAt: Date; repliedBy: string; unitId: string | null }
