import type { PermissionRow } from '../../platform/access.ts'

/**
 * Who serves a person, or answers for those who do, has the pack. `own` reaches nothing by itself: what of the pack shows, the gate and one's own sight decide.
 * The figure of unopened packs is for those who answer for others.
 */
export const pushPermissions: readonly PermissionRow<PushRight>[] = [
  { action: 'usePushPack', roles: ['handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', 'justiceOfficeStaff', 'windowClerk', 'hotlineAgent', 'hotlineBackOffice', 'countyDispatcher', 'cityDispatcher', 'reviewer', 'followUpOfficer', 'countySupervisor', 'countyHead', 'citySupervisor', 'cityHead'], scope: 'own' },
  { action: 'seePushFigures', roles: ['bodyHead', 'countyDispatcher', 'reviewer', 'countySupervisor', 'countyHead', 'cityDispatcher', 'citySupervisor', 'cityHead'], scope: 'own' },
]
export type PushRight = 'usePushPack' | 'seePushFigures'
