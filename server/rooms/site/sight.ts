import { noReach, type Actor } from '../../platform/access.ts'
import type { Sight } from '../../platform/context.ts'
import type { Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'

/** Tables of this room tell of no resident and stand open to the application; who may ask stands in permissions.ts. */
export const asNobody = (actor: Actor): Sight => ({ actor, reach: noReach })

/** To the person named; else to his whole unit; else to a role at a unit. */
export const tell = (at: Date, to: { unitId: string; accountId?: string | null; role?: string }, kind: string, text: string): Write =>
  ({ insert: 'notice', row: { id: newId(at), at, unit_id: to.accountId ? null : to.unitId, account_id: to.accountId ?? null, role: to.accountId ? null : to.role ?? null, order_id: null, kind, text } })
