import type { PermissionRow } from '../../platform/access.ts'

/** Everybody who works on requests may search; what of the finds he sees, his own sight decides. */
export const findingPermissions: readonly PermissionRow<'search'>[] = [
  { action: 'search', roles: ['handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', 'justiceOfficeStaff', 'windowClerk'], scope: 'ownInstitution' },
  { action: 'search', roles: ['countyDispatcher', 'reviewer', 'followUpOfficer', 'countySupervisor', 'countyHead'], scope: 'ownArea' },
  { action: 'search', roles: ['cityDispatcher', 'hotlineBackOffice', 'hotlineAgent', 'citySupervisor', 'cityHead'], scope: 'city' },
]
