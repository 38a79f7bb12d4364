import type { Actor } from '../../platform/access.ts'
import { auditWrite } from '../../platform/audit.ts'
import type { Tx } from '../../platform/context.ts'
import { flush, type Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import { maskNumbers } from '../../platform/narrative-tokens/index.ts'
import { gateDefaults, type AuthorityKind, type GateDoor, type GateWay } from '../../rules/file-gate.ts'
import { gatesChanged } from './gate-entrusted.ts'
import { entrust, type GateBasis, type OpenGate } from './gate.ts'

/** Opens the gate for the length of a contact: one row, and one entry in the access log with the person as its object. */
export const openGate = async (tx: Tx, facts: Opening): Promise<OpenGate> => {
  const { personId, actor, now, door, way, purpose, basis, matterId, authorityId } = facts
  const atMost = new Date(now.getTime() + (await gateMinutes(tx, door)) * 60_000)
  const until = facts.notAfter && facts.notAfter < atMost ? facts.notAfter : atMost
  const scope = matterId ? 'matter' as const : 'file' as const
  const post = actor.appointments[0]
  const row = {
    id: newId(now), person_id: personId, basis, scope, matter_id: matterId ?? null, authority_id: authorityId ?? null, door, way, purpose: maskNumbers(purpose),
    holder_id: actor.id, holder_kind: actor.kind, holder_name: actor.name, holder_role: post?.role ?? null, unit_id: post?.unitId ?? null, opened_at: now, until_at: until,
  }
  await flush(tx, [{ insert: 'file_gate', row }, ...(facts.besides ?? []), auditWrite({ actor, at: now, act: 'person.open', object: personId, purpose, result: 'ok' })])
  const { records } = (await tx.one<{ records: string[] }>('select person_records($1) as records', [personId]))!
  await entrust(tx, ...(matterId ? [matterId] : records))
  gatesChanged(actor.id)
  return { open: true, id: row.id, personId, records, basis, scope, door, way, purpose, openedAt: now, until, ...(matterId ? { matterId } : {}), ...(authorityId ? { authorityId } : {}) }
}

/** Shuts what stands open to this asker: the call is over, or the visitor has left. */
export const shutGates = async (tx: Tx, { actor, now, personId }: { actor: Actor; now: Date; personId?: string }): Promise<void> => {
  await tx.rows(`update file_gate set closed_at = $2 where holder_id = $1 and closed_at is null and until_at > $2 and ($3::uuid is null or person_id = $3)`, [actor.id, now, personId ?? null])
  gatesChanged(actor.id)
}

/** How long one contact lasts: set by the office, else the house's own number (待核实). */
async function gateMinutes(tx: Tx, door: GateDoor): Promise<number> {
  const set = await tx.one<{ value: unknown }>(`select value from setting where name = 'files.opening'`, [], 'gate_minutes')
  const minutes = (set?.value as Record<string, unknown> | undefined)?.[door]
  return typeof minutes === 'number' && minutes >= 1 && minutes <= 240 ? minutes : gateDefaults.minutes[door]
}

type Opening = {
  personId: string; actor: Actor; now: Date; door: GateDoor; way: GateWay | AuthorityKind; purpose: string; basis: GateBasis
  matterId?: string | undefined; authorityId?: string | undefined; /** The authority's own end. */ notAfter?: Date | undefined; besides?: readonly Write[]
}
