import type { MyMatters, Wanted } from '../../../contract/residents.ts'
import type { Tx } from '../../platform/context.ts'
import { withoutCodes } from '../../platform/narrative-tokens/index.ts'

/** What is wanted of the resident: material that was asked for, then his word on what is done. */
export async function wantedOf(tx: Tx, ids: readonly string[]): Promise<MyMatters['wanted']> {
  const rows = await tx.rows<{ id: string; title: string; number: string; what: Wanted }>(
    `select o.id, o.title, o.number, case o.state when 'toSupplement' then 'supplement' else 'rate' end as what from work_order o
     where o.id = any($1) and (o.state = 'toSupplement' or o.state = 'done' and not exists (select 1 from rating r where r.order_id = o.id))
     order by o.state = 'toSupplement' desc, o.created_at desc limit 20`, [ids], 'wanted_of_resident')
  return rows.map((row) => ({ ...row, title: withoutCodes(row.title) }))
}
