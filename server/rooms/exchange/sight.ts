import { reachOf, type Actor } from '../../platform/access.ts'
import type { Sight } from '../../platform/context.ts'
import { exchangePermissions } from './permissions.ts'

/** Another system reaches nothing by itself: what it asks for is chosen in SQL by its own id and read as the house (`systemSight`). */
export const exchangeSight = (actor: Actor): Sight => ({ actor, reach: reachOf(exchangePermissions, '*', actor) })
