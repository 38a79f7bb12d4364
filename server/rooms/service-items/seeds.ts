import type pg from 'pg'
import { systemActor } from '../../platform/access.ts'
import { inContext, systemSight } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { flush } from '../../platform/flush.ts'
import { newItem } from './items/write.ts'
import { startingSet } from './starting-set/index.ts'

/** The starting set, so that a fresh install has guides. Put in once; what the office has changed or withdrawn stays so. */
export const seedServiceItems = (pool: pg.Pool, now: Date): Promise<void> => inContext(pool, systemSight, async (tx) => {
  await tx.rows(`select pg_advisory_xact_lock(hashtext('service-item-seed'))`)
  if (await tx.one(`select 1 from service_item where origin = 'starter' limit 1`)) return
  const known = new Set((await tx.rows<{ code: string }>('select code from service_item')).map((row) => row.code))
  const fresh = Object.entries(startingSet).filter(([code]) => !known.has(code))
  await flush(tx, fresh.flatMap(([code, definition]) => newItem({ code, definition, by: systemActor, origin: 'starter', validFrom: dayOf(now) }, now).writes))
})

