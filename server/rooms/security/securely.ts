import type pg from 'pg'
import { noReach, systemActor, type Actor } from '../../platform/access.ts'
import { auditEntry } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'

/**
 * Opens this room's own tables for the transaction at hand. Row-level security shows accounts' credentials, sessions and
 * keys of other systems only then, whatever the asker's sight.
 */
export const unlock = async (tx: Tx): Promise<void> => {
  await tx.rows(`select set_config('app.security', 'on', true)`)
}

/** A transaction of this room by itself: signing in, loading a session. */
export const securely = <T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, actor: Actor = systemActor): Promise<T> =>
  inContext(pool, { actor, reach: noReach }, async (tx) => {
    await unlock(tx)
    return work(tx)
  })

/** Every deed of this room leaves a row in the same transaction: who, when, what, on whom, why, with what result. */
export const record = (tx: Tx, deed: Deed): Promise<void> =>
  auditEntry(tx, { actor: deed.actor, at: deed.now, act: `security.${deed.act}`, object: deed.object, purpose: deed.why ?? null, result: deed.result ?? 'ok' })

export type Deed = { actor: Actor; now: Date; act: string; object: string; why?: string; result?: 'ok' | 'refused' }
