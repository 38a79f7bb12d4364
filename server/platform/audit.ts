import { newId } from './ids.ts'
import { link } from './chain.ts'
import type { Actor } from './access.ts'
import type { Tx } from './context.ts'
import type { Write } from './flush.ts'
import { maskNumbers } from './narrative-tokens/index.ts'

/** Declared in every route row: what the answer shows of persons, and of which object. */
export type AuditRule =
  | { readonly reads: 'nothing' | 'masked' }
  | { readonly reads: 'personal'; readonly object: (input: never) => string; readonly purpose?: (input: never) => string | null }
  /** The function writes its own entry in its own transaction (act, intake, sign-in). */
  | { readonly reads: 'ownEntry' }

export type AuditFacts = { actor: Actor; at: Date; act: string; object: string; purpose: string | null; result: 'ok' | 'refused' }

/** Who, when, unit, object, purpose, result: one row beside the change itself, hashed; chains are sealed behind the commit. */
export const auditWrite = (facts: AuditFacts): Write => ({ insert: 'audit_entry', row: auditRow(facts) })

export const auditEntry = async (tx: Tx, facts: AuditFacts): Promise<void> => {
  const row = auditRow(facts)
  await tx.rows(
    'insert into audit_entry (id, at, actor_kind, actor_id, unit_id, act, object, purpose, result, hash) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)',
    [row.id, row.at, row.actor_kind, row.actor_id, row.unit_id, row.act, row.object, row.purpose, row.result, row.hash], 'audit_entry')
}

/** The hash of an entry from its columns, keyed: who can write the database but not read the key cannot make one that fits. */
export const auditRowHash = (row: Record<string, unknown>): string =>
  link('', { id: row.id, at: row.at, actorKind: row.actor_kind, actorId: row.actor_id, unitId: row.unit_id, act: row.act, object: row.object, purpose: row.purpose, result: row.result })

function auditRow(facts: AuditFacts) {
  const { actor, at, act, result } = facts
  // What somebody types as his purpose, or asks for by a number, stays here for years: no number in clear.
  const [object, purpose] = [maskNumbers(facts.object), maskNumbers(facts.purpose)]
  const row = { id: newId(at), at, actor_kind: actor.kind, actor_id: actor.id, unit_id: actor.appointments[0]?.unitId ?? null, act, object, purpose, result }
  return { ...row, hash: auditRowHash(row) }
}
