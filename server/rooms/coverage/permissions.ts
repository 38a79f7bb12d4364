import type { coverageRights, TaskAction } from '../../../contract/coverage.ts'
import type { PermissionRow } from '../../platform/access.ts'

type Right = TaskAction | (typeof coverageRights)[number]
const county = ['countyDispatcher', 'countyHead'] as const
const arranging = ['openTask', 'assign', 'cancel', 'reopen'] as const
const judging = ['confirm', 'sendBack'] as const

/** A station says what itself and the rooms under it offer; the county arranges its own, the city all (第8条 以县区为单位). */
export const coveragePermissions: readonly PermissionRow<Right>[] = [
  ...(['seeCoverage', 'enterCoverage', 'finish'] as const).map((action): PermissionRow<Right> => ({ action, roles: ['bodyHead', 'justiceOfficeStaff'], scope: 'ownInstitution' })),
  { action: 'seeCoverage', roles: [...county, 'countySupervisor'], scope: 'ownArea' },
  { action: 'seeCoverage', roles: ['cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'], scope: 'city' },
  ...(['enterCoverage', 'finish', 'setPresence'] as const).flatMap((action): PermissionRow<Right>[] => [{ action, roles: ['countyDispatcher'], scope: 'ownArea' }, { action, roles: ['cityDispatcher'], scope: 'city' }]),
  ...arranging.flatMap((action): PermissionRow<Right>[] => [{ action, roles: county, scope: 'ownArea' }, { action, roles: ['cityDispatcher', 'cityHead'], scope: 'city' }]),
  ...judging.flatMap((action): PermissionRow<Right>[] => [{ action, roles: [...county, 'countySupervisor'], scope: 'ownArea' }, { action, roles: ['cityDispatcher', 'cityHead', 'citySupervisor'], scope: 'city' }]),
  ...(['setPresencePlan', 'setPeople'] as const).map((action): PermissionRow<Right> => ({ action, roles: ['cityDispatcher', 'cityHead'], scope: 'city' })),
  ...(['tellOverdue', 'closeFilled', 'emptied'] as const).map((action): PermissionRow<Right> => ({ action, roles: ['system'], scope: 'city' })),
]
