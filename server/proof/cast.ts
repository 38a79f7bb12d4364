import type { RoleId } from '../rules/roles.ts'

/** One demonstration person for each role, all in Tianjia'an where the role has a county. Residents and clients come by their own doors. */
export const playing: Readonly<Record<Exclude<RoleId, 'resident' | 'apiClient' | 'system'>, string>> = {
  hotlineAgent: 'city-hotline1', hotlineBackOffice: 'city-hotline-back', windowClerk: 'tja-window', handler: 'tja-aid', bodyHead: 'tja-bodies', mediator: 'tja-mediator',
  lawyer: 'tja-lawyer', villageAdviser: 'tja-adviser', justiceOfficeStaff: 'tja-office1', countyDispatcher: 'tja-dispatch', cityDispatcher: 'city-dispatch', reviewer: 'tja-review',
  followUpOfficer: 'tja-followup', countySupervisor: 'tja-supervise', citySupervisor: 'city-supervise', countyHead: 'tja-head', cityHead: 'city-head', auditor: 'city-audit',
  systemOfficer: 'city-system', securityOfficer: 'city-security', securityAuditor: 'city-security-audit',
}
