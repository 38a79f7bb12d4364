import type pg from 'pg'
import { inContext, systemSight } from '../../platform/context.ts'

/**
 * Folds the lines of the tally into one a kind. What is written meanwhile stands beside the sums: no reader sees a line twice
 * or misses one, since one statement takes the lines and puts their sum.
 */
export const foldTally = (pool: pg.Pool): Promise<void> => inContext(pool, systemSight, async (tx) => {
  await tx.rows(
    `with many as (select bureau_id, turn_unit_id, handler_id, facet from work_order_tally group by 1, 2, 3, 4 having count(*) > 1 or sum(n) = 0),
     gone as (delete from work_order_tally t using many m
       where t.bureau_id = m.bureau_id and t.turn_unit_id is not distinct from m.turn_unit_id and t.handler_id is not distinct from m.handler_id and t.facet = m.facet returning t.*)
     insert into work_order_tally select bureau_id, turn_unit_id, handler_id, facet, sum(n) from gone group by 1, 2, 3, 4 having sum(n) <> 0`)
})

/**
 * Counts the open orders themselves and sets right what differs; answers how many sums did. Both are read in one statement, so
 * what is written meanwhile is in neither. Only a hand inside the database could have made a difference.
 */
export const recountTally = (pool: pg.Pool): Promise<number> => inContext(pool, systemSight, async (tx) => {
  const mended = await tx.rows(
    `insert into work_order_tally
     select bureau_id, turn_unit_id, handler_id, facet, sum(n) from (
       select bureau_id, turn_unit_id, handler_id, facet, 1 as n from work_order where closed_at is null
       union all select bureau_id, turn_unit_id, handler_id, facet, -n from work_order_tally) sides
     group by 1, 2, 3, 4 having sum(n) <> 0 returning 1`)
  return mended.length
})

