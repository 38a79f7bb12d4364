import { reachOf, type Actor } from '../../platform/access.ts'
import type { Sight } from '../../platform/context.ts'
import { nobody } from '../../platform/http.ts'
import { permissions } from './permissions.ts'

/** The widest sight that an actor has on orders. Staff get theirs, over all rooms, from the composition root. */
export const sightOn = (actor: Actor): Sight => ({ actor, reach: reachOf(permissions, '*', actor) })

export const residentSight = (actor: Actor | null, purpose?: Sight['purpose']): Sight => ({ ...sightOn(actor ?? nobody), ...(purpose ? { purpose } : {}) })
