import { systemActor } from '../../platform/access.ts'
import { act, type House } from '../../platform/act.ts'
import { inContext, systemSight } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { ClockRow } from '../../platform/lifecycle.ts'
import { workOrders } from './lifecycle.ts'
import { recounted } from './recounted.ts'
import { camelRows } from './rows.ts'
import { loadWorld } from './world-load.ts'
import type { World } from './world.ts'

/**
 * After a change of the calendar: walks every running clock once, in batches, and recounts the orders where something
 * moves. It reads the calendar itself, so that it never works with one that this process still has in memory. Cut short,
 * it is simply run again: what has been recounted does not move twice.
 */
export const recountClocks = async (house: House<World>, now: Date, signal?: AbortSignal): Promise<{ looked: number; recounted: number }> => {
  const world = await loadWorld(house.pool)
  const count = { looked: 0, recounted: 0 }
  const seen = new Set<string>()
  let after = '00000000-0000-0000-0000-000000000000'
  while (world && !signal?.aborted) {
    const rows = await batch(house, after)
    const clocks = camelRows(rows) as (ClockRow & { recordId: string })[]
    for (const clock of clocks) {
      if (seen.has(clock.recordId) || !recounted(clock, now, world)) continue
      seen.add(clock.recordId)
      count.recounted += await recountOne({ ...house, world }, clock.recordId, now)
    }
    count.looked += rows.length
    after = clocks.at(-1)?.id ?? after
    if (rows.length < batchSize) break
  }
  return count
}

const batch = (house: House<World>, after: string): Promise<Record<string, unknown>[]> =>
  inContext(house.pool, systemSight, (tx) => tx.rows(
    `select * from clock where id > $1 and stopped_at is null and paused_at is null and missed_at is null and record_kind = 'workOrder' order by id limit ${batchSize}`, [after]))

async function recountOne(house: House<World>, id: string, now: Date): Promise<number> {
  try {
    await act(workOrders, house, { actor: systemActor, sight: systemSight, id, action: 'recount', input: { reason: '工作日历有调整' }, requestId: newId(now), now })
    return 1
  } catch (error) {
    // The order has moved on meanwhile, or another process was quicker.
    if (!(error instanceof Refused)) throw error
    return 0
  }
}

const batchSize = 500
