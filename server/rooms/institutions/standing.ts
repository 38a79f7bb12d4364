import type { LicenceState } from '../../../contract/institutions.ts'
import type { Tx } from '../../platform/context.ts'
import { addDays, type Day } from '../../platform/days.ts'

/** May this body take on work on that day? `null` when it has no licence on register (a government place needs none). */
export const bodyStanding = async (tx: Tx, unitId: string, day: Day): Promise<Standing | null> =>
  standingOf(await tx.one<Held>(`select ${held} from institution where id = $1`, [unitId], 'body_licence'), day)

export const personStanding = async (tx: Tx, personId: string, day: Day): Promise<(Standing & { name: string; unitId: string }) | null> => {
  const found = await tx.one<Held & { name: string; unitId: string }>(`select ${held}, name, unit_id as "unitId" from practitioner where id = $1`, [personId])
  const standing = standingOf(found, day)
  return found && standing ? { ...standing, name: found.name, unitId: found.unitId } : null
}

/** A licence past its last day is expired, whether or not the sweep has been there. */
export const standingOf = (licence: Held | undefined, day: Day): Standing | null => {
  if (!licence) return null
  const past = licence.state === 'inForce' && licence.validUntil !== null && licence.validUntil < day
  const state: LicenceState = past ? 'expired' : licence.state
  return { state, good: state === 'inForce', since: past ? addDays(licence.validUntil!, 1) : licence.stateSince, validUntil: licence.validUntil }
}

const held = `state, state_since::text as "stateSince", valid_until::text as "validUntil"`

type Held = { state: LicenceState; stateSince: Day | null; validUntil: Day | null }
export type Standing = { state: LicenceState; good: boolean; since: Day | null; validUntil: Day | null }
