import type { SiteRight } from '../../../contract/site.ts'
import type { PermissionRow } from '../../platform/access.ts'

/** The city's division runs the site (种子第13条); a body keeps its own pages, a bureau those of its area. The system officer keeps what we are connected to. */
export const sitePermissions: readonly PermissionRow<SiteRight>[] = [
  { action: 'seeSite', roles: ['cityDispatcher', 'citySupervisor', 'cityHead', 'auditor', 'systemOfficer'], scope: 'city' },
  { action: 'seeOwnPages', roles: ['bodyHead', 'handler', 'justiceOfficeStaff'], scope: 'ownInstitution' },
  { action: 'seeOwnPages', roles: ['countyDispatcher', 'countyHead', 'countySupervisor'], scope: 'ownArea' },
  { action: 'seeOwnPages', roles: ['cityDispatcher', 'citySupervisor', 'cityHead', 'auditor', 'systemOfficer'], scope: 'city' },
  { action: 'keepPages', roles: ['bodyHead', 'handler', 'justiceOfficeStaff'], scope: 'ownInstitution' },
  { action: 'keepPages', roles: ['countyDispatcher'], scope: 'ownArea' },
  { action: 'keepPages', roles: ['cityDispatcher'], scope: 'city' },
  { action: 'runSite', roles: ['cityDispatcher'], scope: 'city' },
  { action: 'keepSystems', roles: ['cityDispatcher', 'systemOfficer'], scope: 'city' },
]
