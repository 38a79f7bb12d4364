import { workOrderEndpoints as e, type NoticesView } from '../../../contract/work-orders.ts'
import { route, type AnyRoute, type TxCall } from '../../platform/http.ts'
import { demandStaff } from './staff-only.ts'
import { sensitiveTitle } from './titles.ts'

/** The bell: what was told to me, to my units, or to my role there, and nobody has read yet. */
export const noticeRoutes = (): readonly AnyRoute[] => [
  route({ endpoint: e.notices, permission: { signedIn: true }, audit: { reads: 'masked' }, run: { inTx: (call, { size }) => findNotices(call, size) } }),
  route({ endpoint: e.readNotices, permission: { signedIn: true }, audit: { reads: 'nothing' }, run: { inTx: (call, { ids }) => readNotices(call, ids) } }),
]

async function findNotices({ tx, actor, now }: TxCall, size: number): Promise<NoticesView> {
  demandStaff(actor)
  const mine = whereMine({ actor, now }, 1)
  const rows = await tx.rows<{ id: string; at: Date; kind: string; text: string; orderId: string | null; path: string | null; sensitive: boolean | null; total: number }>(
    `select n.id, n.at, n.kind, n.text, n.order_id as "orderId", n.path, (select o.sensitive from work_order o where o.id = n.order_id) as sensitive, (count(*) over ())::int as total from notice n where n.read_at is null and ${mine.sql} order by n.at desc, n.id desc limit $${mine.values.length + 1}`,
    [...mine.values, size])
  return { unread: rows[0]?.total ?? 0, rows: rows.map((row) => ({ id: row.id, at: row.at.toISOString(), kind: row.kind, text: row.sensitive ? row.text.replace(/：.*$/su, `：${sensitiveTitle}`) : row.text, orderId: row.orderId, path: row.path })) }
}

/** Read by one is read for all whom it was addressed to: a unit's notice is somebody's task once. Others' ids change nothing. */
async function readNotices({ tx, actor, now }: TxCall, ids: readonly string[]): Promise<{ read: number }> {
  demandStaff(actor)
  const mine = whereMine({ actor, now }, 3)
  const rows = await tx.rows(`update notice n set read_at = $1 where n.id = any($2::uuid[]) and n.read_at is null and ${mine.sql} returning n.id`, [now, ids, ...mine.values])
  return { read: rows.length }
}

/**
 * A role is told at a unit or at the bureau above it: the city's supervisors sit in a division of the city bureau. The
 * first line is what the indexes find, the rest is exact. After a month a notice is no news; the order stands in its queue.
 */
function whereMine({ actor, now }: Pick<TxCall, 'actor' | 'now'>, from: number): { sql: string; values: unknown[] } {
  const units = [...new Set(actor.appointments.map((a) => a.unitId))]
  const pairs = [...new Set(actor.appointments.flatMap((a) => [`${a.unitId} ${a.role}`, `${a.bureauId} ${a.role}`]))].map((pair) => pair.split(' '))
  const [me, ours, places, roles, since] = [0, 1, 2, 3, 4].map((n) => `$${from + n}`)
  return {
    sql: `(n.account_id = ${me} or n.unit_id = any(${ours}::uuid[] || ${places}::uuid[])) and n.at > ${since}::timestamptz - interval '30 days'
      and (n.account_id = ${me} or (n.account_id is null and n.role is null and n.unit_id = any(${ours}::uuid[]))
        or (n.account_id is null and (n.unit_id, n.role) in (select * from unnest(${places}::uuid[], ${roles}::text[]))))`,
    values: [actor.id, units, pairs.map((p) => p[0]), pairs.map((p) => p[1]), now],
  }
}
