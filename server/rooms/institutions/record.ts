import type { LicenceState } from '../../../contract/institutions.ts'
import type { Subject } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import type { Rec } from '../../platform/lifecycle.ts'

/** With the lock comes the right to suspend a unit, for this transaction alone: see the policy `unit_licence`. */
export const lockBodies = async (tx: Tx, ids: readonly string[]): Promise<BodyLicence[]> => {
  tx.ahead(`select set_config('app.licence', 'on', true)`)
  const rows = await tx.rows<Bare<BodyLicence>>(
    `select ${common}, i.id as "unitId", i.credit_code as "creditCode", i.suspended_unit_at as "suspendedUnitAt", u.suspended_at is not null as "unitSuspended", u.name from institution i join unit u on u.id = i.id where i.id = any($1) order by i.id for update of i`, [ids])
  return rows.map((row) => ({ ...row, returnsTo: null, clocks: [] }))
}

export const lockPractitioners = async (tx: Tx, ids: readonly string[]): Promise<Practitioner[]> => {
  const rows = await tx.rows<Bare<Practitioner>>(
    `select ${common}, i.unit_id as "unitId", i.name, i.kind, e.id as "engagementId", e.from_on::text as "engagedFrom" from practitioner i left join engagement e on e.practitioner_id = i.id and e.until_on is null
     where i.id = any($1) order by i.id for update of i`, [ids])
  return rows.map((row) => ({ ...row, returnsTo: null, clocks: [] }))
}

export const subjectOf = (record: Licence): Subject => ({ ownerIds: [], unitIds: [record.unitId], bureauIds: [record.bureauId], recordId: record.id })

const common = `i.id, i.version, i.state, i.state_since::text as "stateSince", i.created_at as "createdAt", i.bureau_id as "bureauId", i.licence_number as "licenceNumber", i.valid_until::text as "validUntil",
  i.warned_days as "warnedDays", i.log_seq as "logSeq", i.log_hash as "logHash"`

export type Licence = Rec & { state: LicenceState; stateSince: string | null; createdAt: Date; unitId: string; bureauId: string; name: string; licenceNumber: string; validUntil: string | null; warnedDays: number | null }
export type BodyLicence = Licence & { creditCode: string; suspendedUnitAt: Date | null; unitSuspended: boolean }
export type Practitioner = Licence & { kind: string; engagementId: string | null; engagedFrom: string | null }
type Bare<R> = Omit<R, 'clocks' | 'returnsTo'>
