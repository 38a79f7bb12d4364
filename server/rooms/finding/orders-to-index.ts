import type { Tx } from '../../platform/context.ts'
import type { OrderRow } from './corpora.ts'

/** Orders that are done: an order that was declined, withdrawn or joined to another one ended without an answer. */
export const endedStates = ['done', 'archived'] as const

/** A page of them in the order of their ids, for building anew. */
export const ordersAfter = (tx: Tx, after: string, size: number): Promise<OrderRow[]> =>
  tx.rows(`${columns} where o.id > $1 and o.state = any($3) and o.part = 'main' and not o.sensitive order by o.id limit $2`, [after, size, endedStates], 'finding_orders_after')

/** These orders as they stand now, with all others of their matters: what was set sensitive is so for each of them. */
export const ordersOfMatters = (tx: Tx, ids: readonly string[]): Promise<OrderRow[]> =>
  tx.rows(`${columns} where o.matter_id in (select matter_id from work_order where id = any($1))`, [ids], 'finding_orders_of')

const columns = `select o.id, o.title, o.need, o.topic, o.area_code as "areaCode", o.unit_id as "unitId", o.bureau_id as "bureauId", coalesce(o.closed_at, o.created_at) as "closedAt",
  o.state in ('done', 'archived') and o.part = 'main' and not o.sensitive and m.sensitivity = 'ordinary' as "mayBeFound"
  from work_order o join matter m on m.id = o.matter_id`
