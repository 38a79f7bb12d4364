import type pg from 'pg'
import { systemActor } from '../../../platform/access.ts'
import { act } from '../../../platform/act.ts'
import { inContext, systemSight } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { publications } from './lifecycle.ts'

/** What is public of these orders is out of sight at once, by the one door and on record; what listens to it hears of it. */
export const takeDownOf = async (pool: pg.Pool, orderIds: readonly string[], { reason, now }: { reason: string; now: Date }): Promise<void> => {
  const out = await inContext(pool, systemSight, (tx) => tx.rows<{ id: string }>(`select id from publication where order_id = any($1) and state = 'published'`, [orderIds]))
  for (const { id } of out) await act(publications, { pool, world: null }, { id, action: 'takeDown', input: { reason }, requestId: newId(), actor: systemActor, sight: systemSight, now })
}
