import type { SameAction } from '../../../../contract/citizens.ts'
import type { PermissionRow } from '../../../platform/access.ts'

/**
 * Whoever serves people notices that two are one, and says so; whoever answers for the files decides, and never on his own
 * proposal: a wrong merge shows one person's matters to another. A county decides where only it has served both; pairs
 * across counties are the city's. `see` opens the list, `reveal` the values in clear.
 */
export const samePermissions: readonly PermissionRow<SameAction | 'see' | 'reveal'>[] = [
  { action: 'propose', roles: ['windowClerk', 'justiceOfficeStaff'], scope: 'ownInstitution' },
  { action: 'propose', roles: ['countyDispatcher', 'countySupervisor'], scope: 'ownArea' },
  { action: 'propose', roles: ['hotlineAgent', 'hotlineBackOffice', 'cityDispatcher', 'citySupervisor'], scope: 'city' },
  ...(['merge', 'keepApart', 'postpone', 'separate', 'reconsider', 'see', 'reveal'] as const).flatMap((action) => [
    { action, roles: ['countyDispatcher', 'countySupervisor'], scope: 'ownArea' } as const,
    { action, roles: ['cityDispatcher', 'citySupervisor'], scope: 'city' } as const,
  ]),
]
