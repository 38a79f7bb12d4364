import type { PermissionRow } from '../../platform/access.ts'

const bodies = ['handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', 'justiceOfficeStaff', 'windowClerk'] as const

/** Who works on an order may enter its facts; who only watches or rates may read what follows from them. */
export const limitationPermissions: readonly PermissionRow<'setLimitation'>[] = [
  { action: 'setLimitation', roles: bodies, scope: 'ownInstitution' },
  { action: 'setLimitation', roles: ['hotlineAgent'], scope: 'own' },
  { action: 'setLimitation', roles: ['countyDispatcher'], scope: 'ownArea' },
  { action: 'setLimitation', roles: ['cityDispatcher', 'hotlineBackOffice'], scope: 'city' },
]
