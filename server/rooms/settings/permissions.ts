import type { PermissionRow } from '../../platform/access.ts'

/** A setting binds the whole city, so only the city sets it. Reading needs no row: every member of staff may. */
export const settingPermissions: readonly PermissionRow<'changeSettings'>[] = [
  { action: 'changeSettings', roles: ['cityHead', 'cityDispatcher'], scope: 'city' },
]
