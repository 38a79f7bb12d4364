import type { SameAction } from '../../../../contract/citizens.ts'
import type { PermissionRow } from '../../../platform/access.ts'

/**
 * Whoever serves people notices that two are one, and says so; whoever answers for the files decides, and never on his own
 * proposal: a wrong merge shows one person's matters to another. A county decides where only it has served both; pairs
 * across counties are the city's. `see` opens the list, `reveal` the values in clear.
 */
export const samePermissions: readonly PermissionRow<SameAction | 'see' | 'reveal'>[] = [
  // `own`: it widens nobody's sight. Which records one may name is what one sees anyway.
  { action: 'propose', roles: ['windowClerk', 'justiceOfficeStaff', 'hotlineAgent', 'hotlineBackOffice', 'countyDispatcher', 'countySupervisor', 'cityDispatcher', 'citySupervisor'], scope: 'own' },
  ...(['merge', 'keepApart', 'postpone', 'separate', 'reconsider', 'see', 'reveal'] as const).flatMap((action) => [
    { action, roles: ['countyDispatcher', 'countySupervisor'], scope: 'ownArea' } as const,
    { action, roles: ['cityDispatcher', 'citySupervisor'], scope: 'city' } as const,
  ]),
]
