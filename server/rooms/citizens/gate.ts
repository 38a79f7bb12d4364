import type { Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'

/**
 * Is this person's file open to this asker now? Without an open gate nothing about the person may show, not even that there is
 * a file (更正 13). A gate is a row: verified identity, a recorded authority, or an order in hand. The widest open one counts.
 * When it is open, the rest of the transaction may read what it covers: the second wall is told the person (or the one matter).
 */
export const fileGate = async (tx: Tx, { actor, personId, now }: { actor: Actor; personId: string; now: Date }): Promise<FileGate> => {
  if (!isId(personId)) return { open: false }
  const row = await tx.one<GateRow>(`select ${gateColumns} from file_gate where holder_id = $1 and person_id = any(person_records($2)) and ${openAt('$3')} order by (scope = 'file') desc, until_at desc limit 1`, [actor.id, personId, now], 'file_gate')
  if (!row) return { open: false }
  await entrust(tx, ...(row.matterId ? [row.matterId] : row.records))
  return asGate(row)
}

/** Whether it stands open for this matter of the person. */
export const covers = (gate: FileGate, matterId: string): boolean => gate.open && (gate.scope === 'file' || gate.matterId === matterId)

/** Every gate that stands open to this asker, newest first. */
export const openGates = async (tx: Tx, { actor, now }: { actor: Actor; now: Date }): Promise<OpenGate[]> =>
  (await tx.rows<GateRow>(`select ${gateColumns} from file_gate where holder_id = $1 and ${openAt('$2')} order by opened_at desc limit 50`, [actor.id, now], 'open_gates')).map(asGate)

/** The rest of the transaction sees these persons (or matters), besides what it saw. */
export const entrust = async (tx: Tx, ...ids: readonly string[]): Promise<void> => {
  await tx.rows(`select set_config('app.entrusted', (app_entrusted() || $1::uuid[])::text, true)`, [ids], 'entrust')
}

const openAt = (now: string): string => `closed_at is null and opened_at <= ${now} and until_at > ${now}`
const gateColumns = `id, person_id as "personId", basis, scope, matter_id as "matterId", authority_id as "authorityId", door, way, purpose, opened_at as "openedAt", until_at as "until", person_records(person_id) as records`

const asGate = ({ matterId, authorityId, ...row }: GateRow): OpenGate => ({ open: true, ...row, ...(matterId ? { matterId } : {}), ...(authorityId ? { authorityId } : {}) })

export type GateBasis = 'verified' | 'authority' | 'handling'
export type OpenGate = {
  readonly open: true; readonly id: string; readonly personId: string; /** All records that stand for this one person, merged ones included. */ readonly records: readonly string[]; readonly basis: GateBasis; readonly scope: 'file' | 'matter'; readonly matterId?: string; readonly authorityId?: string
  readonly door: string; readonly way: string; readonly purpose: string; readonly openedAt: Date; readonly until: Date
}
export type FileGate = { readonly open: false } | OpenGate
type GateRow = Omit<OpenGate, 'open' | 'matterId' | 'authorityId'> & { matterId: string | null; authorityId: string | null }
