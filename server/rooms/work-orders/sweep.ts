import type pg from 'pg'
import { systemActor } from '../../platform/access.ts'
import { act, type House } from '../../platform/act.ts'
import { inContext, systemSight } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { camelRows } from './rows.ts'
import { dueStep } from './deadlines.ts'
import { workOrders } from './lifecycle.ts'
import type { World } from './world.ts'

/**
 * Looks at every clock whose moment has come: warns, escalates, or does what its row in deadlines.ts says. One indexed query;
 * each hit goes through act(), which locks the order and looks again, so that any number of processes do each thing once.
 * A process that dies in the middle leaves the rest to the others, or to the next round.
 */
export const sweep = async (house: House<World>, now: Date, options: { limit?: number } = {}): Promise<Swept> => {
  const swept: Swept = { acted: 0, met: 0 }
  for (;;) {
    const due = await claim(house.pool, now, options.limit ?? 50)
    for (const row of due) await actOn(house, row, now, swept)
    if (due.length < (options.limit ?? 50)) return swept
  }
}

/** Claims are small and short (a quarter of a minute), so that what a dead process held comes free by itself, and soon. */
async function claim(pool: pg.Pool, now: Date, limit: number): Promise<Record<string, unknown>[]> {
  return inContext(pool, systemSight, (tx) => tx.rows(
    `update clock set claimed_until = clock_timestamp() + interval '15 seconds' where id in (
       select id from clock where next_at <= $1 and (claimed_until is null or claimed_until < clock_timestamp()) order by next_at limit $2 for update skip locked)
     returning *`, [now, limit], 'sweep_claim'))
}

async function actOn(house: House<World>, row: Record<string, unknown>, now: Date, swept: Swept): Promise<void> {
  const clock = camelRows([row])[0]!
  const step = dueStep(clock, now, house.world)
  if (!step) return
  const input = step.action === 'warn' ? { code: clock.code, level: step.level } : step.action === 'escalateOverdue' ? { code: clock.code, rung: clock.rung } : { reason: '期限届满，系统自动处理', note: '期限届满，系统自动处理' }
  try {
    await act(workOrders, house, { actor: systemActor, sight: systemSight, id: String(row.record_id), action: step.action, input, requestId: newId(now), now })
    swept.acted += 1
  } catch (error) {
    // Another process has been quicker, or the order has moved on: its clock is stopped or looks later now.
    if (!(error instanceof Refused)) throw error
    swept.met += 1
  }
}

export type Swept = { acted: number; met: number }
