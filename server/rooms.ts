import type { Actor, PermissionRow } from './platform/access.ts'
import { reachOf } from './platform/access.ts'
import type { Sight } from './platform/context.ts'
import { securityPermissions } from './rooms/security/index.ts'
import { knowledgePermissions } from './rooms/knowledge/index.ts'
import { serviceItemPermissions } from './rooms/service-items/index.ts'
import { samePerson } from './rooms/citizens/index.ts'
import { institutionPermissions } from './rooms/institutions/index.ts'
import { pushPermissions } from './rooms/push-packs/index.ts'
import { settingPermissions } from './rooms/settings/index.ts'
import { exchangePermissions } from './rooms/exchange/index.ts'
import { findingPermissions } from './rooms/finding/index.ts'
import { limitationPermissions } from './rooms/limitation/index.ts'
import { serviceFilePermissions } from './rooms/service-files/index.ts'
import { shopPermissions } from './rooms/shops/index.ts'
import { coveragePermissions } from './rooms/coverage/index.ts'
import { sitePermissions } from './rooms/site/index.ts'
import { permissions as orderPermissions } from './rooms/work-orders/index.ts'

/** The rooms from the ground up, with their permission rows. A room leans only on rooms that stand before it. */
export const rooms: readonly { readonly room: string; readonly rows: readonly PermissionRow[] }[] = [
  { room: 'security', rows: securityPermissions },
  { room: 'citizens', rows: samePerson.permissions },
  { room: 'settings', rows: settingPermissions },
  { room: 'knowledge', rows: knowledgePermissions },
  { room: 'institutions', rows: institutionPermissions },
  { room: 'service-items', rows: serviceItemPermissions },
  { room: 'work-orders', rows: orderPermissions },
  { room: 'limitation', rows: limitationPermissions },
  { room: 'service-files', rows: serviceFilePermissions },
  { room: 'shops', rows: shopPermissions },
  { room: 'coverage', rows: coveragePermissions },
  { room: 'finding', rows: findingPermissions },
  { room: 'push-packs', rows: pushPermissions },
  { room: 'exchange', rows: exchangePermissions },
  { room: 'site', rows: sitePermissions },
]

/**
 * Rights over accounts and the log reach the city but show no work order: the three officers see none (三员不得参与业务). Nor does
 * a right to read laws or to change settings show persons: else a right for everybody would open the second wall to everybody.
 */
const impersonal: readonly string[] = ['security', 'coverage', 'settings', 'knowledge', 'finding', 'limitation', 'service-items', 'institutions', 'exchange', 'shops', 'site']
const allRows = rooms.filter(({ room }) => !impersonal.includes(room)).flatMap(({ rows }) => rows)
/** Roles to whom persons may stand open for the length of a contact. */
export const rolesEntrusted: ReadonlySet<string> = new Set(allRows.filter((row) => row.scope === 'entrusted').flatMap((row) => row.roles))
const known = new WeakMap<Actor, Sight>()

/** The widest sight of an actor over all rooms: what the database lets him see at all (the second wall). */
export const sightOf = (actor: Actor): Sight => {
  let sight = known.get(actor)
  if (!sight) known.set(actor, (sight = { actor, reach: actor.kind === 'system' ? everywhere : reachOf(allRows.filter((row) => row.roles.length > 0), '*', actor) }))
  return sight
}

const everywhere = { city: true, bureauIds: [], unitIds: [], ownerId: null, recordId: null }
