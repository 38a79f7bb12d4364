import type { PermissionRow } from '../../platform/access.ts'
import type { RoleId } from '../../rules/roles.ts'

const counters: readonly RoleId[] = ['windowClerk', 'justiceOfficeStaff']
const telephone: readonly RoleId[] = ['hotlineAgent', 'hotlineBackOffice']
const doers: readonly RoleId[] = ['handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead']
const dispatch: readonly RoleId[] = ['countyDispatcher', 'cityDispatcher']

/**
 * Who may come as far as the gate. `own` reaches nothing by itself: the file of one person opens by the gate alone, verified,
 * on a recorded authority, or for the order in hand.
 */
export const serviceFilePermissions: readonly PermissionRow<FileRight>[] = [
  { action: 'openFile', roles: [...counters, ...telephone, ...doers, ...dispatch], scope: 'own' },
  { action: 'recordAuthority', roles: counters, scope: 'own' },
  { action: 'recordAuthorityByPhone', roles: telephone, scope: 'own' },
  { action: 'setWay', roles: [...counters, ...telephone, ...doers], scope: 'own' },
  { action: 'seeRequests', roles: ['countyDispatcher', 'countyHead', 'countySupervisor'], scope: 'ownArea' },
  { action: 'seeRequests', roles: ['cityDispatcher', 'cityHead', 'citySupervisor'], scope: 'city' },
  { action: 'decide', roles: ['countyDispatcher', 'countyHead'], scope: 'ownArea' },
  { action: 'decide', roles: ['cityDispatcher', 'cityHead'], scope: 'city' },
]

export type FileRight = 'openFile' | 'recordAuthority' | 'recordAuthorityByPhone' | 'setWay' | 'seeRequests' | 'decide'
