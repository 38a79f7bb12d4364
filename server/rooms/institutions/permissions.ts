import type { LicenceAction, institutionRights } from '../../../contract/institutions.ts'
import type { PermissionRow } from '../../platform/access.ts'

type Right = LicenceAction | (typeof institutionRights)[number]
const keeping = ['register', 'amend', 'renew', 'stop', 'resume', 'cancel', 'revoke', 'move', 'setPlace', 'importStatus', 'takeStatus'] as const

/** The bureau keeps the register of its area, the city all of it; a body and a justice office see their own and keep their own places. */
export const institutionPermissions: readonly PermissionRow<Right>[] = [
  ...keeping.flatMap((action): PermissionRow<Right>[] => [{ action, roles: ['countyDispatcher'], scope: 'ownArea' }, { action, roles: ['cityDispatcher'], scope: 'city' }]),
  { action: 'setPlace', roles: ['bodyHead', 'justiceOfficeStaff'], scope: 'ownInstitution' },
  { action: 'seeRegister', roles: ['bodyHead', 'justiceOfficeStaff'], scope: 'ownInstitution' },
  { action: 'seeRegister', roles: ['countyDispatcher', 'countyHead', 'countySupervisor'], scope: 'ownArea' },
  { action: 'seeRegister', roles: ['cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'], scope: 'city' },
  { action: 'setAreaPoint', roles: ['countyDispatcher'], scope: 'ownArea' },
  { action: 'setAreaPoint', roles: ['cityDispatcher'], scope: 'city' },
  { action: 'setReachRule', roles: ['cityDispatcher', 'cityHead'], scope: 'city' },
  { action: 'expire', roles: ['system'], scope: 'city' },
  { action: 'warnExpiry', roles: ['system'], scope: 'city' },
]
