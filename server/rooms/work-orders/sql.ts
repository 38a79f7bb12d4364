import type { Tx } from '../../platform/context.ts'

/** Orders that hang on this one: assisting orders and those split off. */
export const findParts = async (tx: Tx, orderId: string): Promise<string[]> =>
  (await tx.rows<{ id: string }>('select id from work_order where parent_id = $1 order by id', [orderId], 'find_parts')).map((row) => row.id)
