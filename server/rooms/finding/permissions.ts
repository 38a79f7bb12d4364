import type { PermissionRow } from '../../platform/access.ts'

/** Everybody who works on requests may search; `own` reaches nothing by itself: what of the finds he sees, his own sight decides. */
export const findingPermissions: readonly PermissionRow<'search' | 'teachTopics'>[] = [
  {
    action: 'search', scope: 'own',
    roles: ['handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', 'justiceOfficeStaff', 'windowClerk', 'countyDispatcher', 'reviewer', 'followUpOfficer', 'countySupervisor', 'countyHead', 'cityDispatcher', 'hotlineBackOffice', 'hotlineAgent', 'citySupervisor', 'cityHead'],
  },
  // Forgetting what was taught binds the whole city, as a setting does.
  { action: 'teachTopics', scope: 'city', roles: ['cityHead', 'cityDispatcher'] },
]
