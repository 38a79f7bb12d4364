import type { PermissionRow } from '../../platform/access.ts'

/**
 * Three separated officers: the system officer makes accounts but gives no rights, the security officer gives rights but
 * makes no accounts, the security auditor reads what both did and changes nothing. None of them sees an order.
 */
export const securityActions = [
  'setDuty', 'suspendUnit', 'seeAccounts', 'createAccount', 'disableAccount', 'resetPassword', 'resetSecondFactor', 'appoint', 'unlockAccount',
  'seeSessions', 'endSession', 'readAudit', 'seePermissions', 'keepClients', 'seeHolds', 'handleHold',
] as const
export type SecurityAction = (typeof securityActions)[number]

export const securityPermissions: readonly PermissionRow<SecurityAction>[] = [
  { action: 'setDuty', roles: ['bodyHead', 'justiceOfficeStaff'], scope: 'ownInstitution' },
  { action: 'setDuty', roles: ['countyDispatcher', 'countyHead'], scope: 'ownArea' },
  { action: 'setDuty', roles: ['cityDispatcher'], scope: 'city' },
  { action: 'suspendUnit', roles: ['countyHead'], scope: 'ownArea' },
  { action: 'suspendUnit', roles: ['cityHead'], scope: 'city' },
  { action: 'seeAccounts', roles: ['systemOfficer', 'securityOfficer', 'securityAuditor'], scope: 'city' },
  { action: 'createAccount', roles: ['systemOfficer'], scope: 'city' },
  { action: 'disableAccount', roles: ['systemOfficer'], scope: 'city' },
  { action: 'resetPassword', roles: ['systemOfficer'], scope: 'city' },
  // Never the one who sets passwords: with both in one hand an officer could walk in as anybody.
  { action: 'resetSecondFactor', roles: ['securityOfficer'], scope: 'city' },
  { action: 'appoint', roles: ['securityOfficer'], scope: 'city' },
  { action: 'unlockAccount', roles: ['securityOfficer'], scope: 'city' },
  { action: 'seeSessions', roles: ['securityOfficer', 'securityAuditor'], scope: 'city' },
  { action: 'endSession', roles: ['securityOfficer'], scope: 'city' },
  { action: 'readAudit', roles: ['securityAuditor'], scope: 'city' },
  { action: 'seePermissions', roles: ['securityOfficer', 'securityAuditor'], scope: 'city' },
  { action: 'keepClients', roles: ['systemOfficer'], scope: 'city' },
  { action: 'seeHolds', roles: ['securityOfficer', 'securityAuditor'], scope: 'city' },
  { action: 'handleHold', roles: ['securityOfficer'], scope: 'city' },
]
