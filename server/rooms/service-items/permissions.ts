import type { ItemAction, itemRights } from '../../../contract/service-items.ts'
import type { PermissionRow } from '../../platform/access.ts'

/**
 * An item is one for the whole city, so the city keeps it. Reading needs no row: what is in force is public. Nobody approves
 * his own words (see `otherThan`).
 */
export const serviceItemPermissions: readonly PermissionRow<ItemAction | (typeof itemRights)[number]>[] = [
  { action: 'write', roles: ['cityDispatcher', 'hotlineBackOffice'], scope: 'city' },
  { action: 'revise', roles: ['cityDispatcher', 'hotlineBackOffice'], scope: 'city' },
  { action: 'renew', roles: ['cityDispatcher', 'hotlineBackOffice'], scope: 'city' },
  { action: 'approve', roles: ['cityDispatcher', 'cityHead'], scope: 'city' },
  { action: 'withdraw', roles: ['cityDispatcher', 'cityHead'], scope: 'city' },
  { action: 'import', roles: ['cityDispatcher'], scope: 'city' },
]
