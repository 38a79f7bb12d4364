import type { Tx } from '../../platform/context.ts'

/**
 * What has changed since, read from the outbox itself, which is written with every change: nothing more has to be written for
 * the index, and none of it can be missed. Numbers are given before they are committed, so a late one may stand below those
 * already seen: the last minute and a half is read again each time.
 */
export const newChanges = (low: number): Changes => ({ low, seen: new Map() })

export async function readChanges(tx: Tx, changes: Changes, at: number): Promise<Change> {
  const rows = await tx.rows<{ id: number; name: string; subjectId: string; since: string | null }>(changesSql, [changes.low], 'finding_changes')
  const fresh = rows.filter(({ id }) => !changes.seen.has(id))
  for (const { id } of fresh) changes.seen.set(id, at)
  for (const [id, when] of changes.seen) {
    if (at - when < overlapMs) continue
    changes.seen.delete(id)
    changes.low = Math.max(changes.low, id)
  }
  const since = fresh.filter(({ name }) => name === 'knowledge.changed').map((row) => row.since ?? '-infinity').toSorted()[0]
  const idsOf = (kind: string): string[] => [...new Set(fresh.filter(({ name }) => name.startsWith(`${kind}.`)).map(({ subjectId }) => subjectId))]
  return { orderIds: idsOf('workOrder'), noticeIds: idsOf('publication'), ...(since ? { since } : {}) }
}

/** The last number given so far. */
export const lastChange = async (tx: Tx): Promise<number> => (await tx.one<{ id: number }>('select coalesce(max(id), 0) as id from outbox'))?.id ?? 0

// A business transaction ends within a minute: its statements and its idle time are limited (database.ts).
const overlapMs = 90_000

const changesSql = `select id, name, subject_id as "subjectId", payload->>'since' as since from outbox where id > $1
  and (name = 'knowledge.changed' or subject_kind = 'workOrder' and (payload->>'state' in ('done', 'archived') or payload->>'from' in ('done', 'archived'))
    or subject_kind = 'publication' and 'published' in (payload->>'state', payload->>'from')) order by id limit 20000`

/** `low`: all up to here is in the index for certain. */
export type Changes = { low: number; seen: Map<number, number> }
export type Change = { orderIds: string[]; noticeIds: string[]; /** Knowledge is to be read again from this moment. */ since?: string }
