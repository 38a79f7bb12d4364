import type pg from 'pg'
import { noReach, type Actor } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { entrust, openGates, type OpenGate } from './gate.ts'

/**
 * Who asks, together with the persons (or single matters) that stand open to him: what the scope `entrusted` of the permission
 * rows reaches, in the checks and behind the second wall alike. What stands open is kept for a second; this process hears at once
 * when a gate opens or shuts here.
 */
export const withEntrusted = (pool: pg.Pool, clock: Clock, roles: ReadonlySet<string>) => async (actor: Actor | null): Promise<Actor | null> => {
  if (!actor || actor.kind !== 'staff' || !actor.appointments.some(({ role }) => roles.has(role))) return actor
  const now = clock.now()
  const seen = known.get(actor.id)
  const fresh = seen && Math.abs(now.getTime() - seen.at) < 1000 ? seen : await read(pool, actor, now)
  const entrusted = fresh.gates.filter(({ until }) => until > now).map(({ id }) => id)
  return entrusted.length ? { ...actor, entrusted } : actor
}

/** What was known of this asker is forgotten: his gates have changed. */
export const gatesChanged = (actorId?: string): void => { if (actorId) known.delete(actorId); else known.clear() }

async function read(pool: pg.Pool, actor: Actor, now: Date): Promise<Known> {
  const gates = await inContext(pool, { actor, reach: noReach }, async (tx) => {
    const open: { ids: readonly string[]; until: Date }[] = []
    for (const gate of await openGates(tx, { actor, now })) open.push({ ids: await reachedBy(tx, gate), until: gate.until })
    return open
  })
  const fresh = { at: now.getTime(), gates: gates.flatMap(({ ids, until }) => ids.map((id) => ({ id, until }))) }
  if (known.size > 5000) known.clear()
  // Nothing open is not kept: the next request may follow a gate that is opening now.
  if (gates.length) known.set(actor.id, fresh)
  return fresh
}

/** The person; or the one matter; or, on a general authority, his matters but the sensitive ones, as in the file itself (matters.ts). */
async function reachedBy(tx: Tx, { basis, matterId, records }: OpenGate): Promise<readonly string[]> {
  if (matterId) return [matterId]
  if (basis !== 'authority') return records
  await entrust(tx, ...records)
  return (await tx.rows<{ id: string }>('select id from matter where person_id = any($1) and sensitive_class is null', [records], 'entrusted_matters')).map(({ id }) => id)
}

const known = new Map<string, Known>()
type Known = { at: number; gates: { id: string; until: Date }[] }
