import { workOrderEndpoints as e, type NoticesView } from '../../../contract/work-orders.ts'
import type { Actor } from '../../platform/access.ts'
import { route, type AnyRoute, type TxCall } from '../../platform/http.ts'
import { demandStaff } from './staff-only.ts'

/** The bell: what was told to me, to my units, or to my role there, and nobody has read yet. */
export const noticeRoutes = (): readonly AnyRoute[] => [
  route({ endpoint: e.notices, permission: { signedIn: true }, audit: { reads: 'masked' }, run: { inTx: (call, { size }) => findNotices(call, size) } }),
  route({ endpoint: e.readNotices, permission: { signedIn: true }, audit: { reads: 'nothing' }, run: { inTx: (call, { ids }) => readNotices(call, ids) } }),
]

async function findNotices({ tx, actor }: TxCall, size: number): Promise<NoticesView> {
  demandStaff(actor)
  const mine = whereMine(actor, 1)
  const rows = await tx.rows<{ id: string; at: Date; kind: string; text: string; orderId: string | null; total: number }>(
    `select n.id, n.at, n.kind, n.text, n.order_id as "orderId", (count(*) over ())::int as total from notice n where n.read_at is null and ${mine.sql} order by n.at desc, n.id desc limit $${mine.values.length + 1}`,
    [...mine.values, size])
  return { unread: rows[0]?.total ?? 0, rows: rows.map((row) => ({ id: row.id, at: row.at.toISOString(), kind: row.kind, text: row.text, orderId: row.orderId })) }
}

/** Read by one is read for all whom it was addressed to: a unit's notice is somebody's task once. Others' ids change nothing. */
async function readNotices({ tx, actor, now }: TxCall, ids: readonly string[]): Promise<{ read: number }> {
  demandStaff(actor)
  const mine = whereMine(actor, 3)
  const rows = await tx.rows(`update notice n set read_at = $1 where n.id = any($2::uuid[]) and n.read_at is null and ${mine.sql} returning n.id`, [now, ids, ...mine.values])
  return { read: rows.length }
}

/** A role is told at a unit or at the bureau above it: the city's supervisors sit in a division of the city bureau. */
function whereMine(actor: Actor, from: number): { sql: string; values: unknown[] } {
  const units = [...new Set(actor.appointments.map((a) => a.unitId))]
  const pairs = [...new Set(actor.appointments.flatMap((a) => [`${a.unitId} ${a.role}`, `${a.bureauId} ${a.role}`]))].map((pair) => pair.split(' '))
  return {
    sql: `(n.account_id = $${from} or (n.account_id is null and n.role is null and n.unit_id = any($${from + 1}::uuid[]))
      or (n.account_id is null and (n.unit_id, n.role) in (select * from unnest($${from + 2}::uuid[], $${from + 3}::text[]))))`,
    values: [actor.id, units, pairs.map((p) => p[0]), pairs.map((p) => p[1])],
  }
}
