import type { PermissionRow } from '../../../platform/access.ts'
import type { PublicationAction } from '../../../../contract/publication.ts'

/** The unit checks itself, the security officer looks for secrets, the head of the bureau decides. `see` opens the lists. */
export const publicationPermissions: readonly PermissionRow<PublicationAction | 'see'>[] = [
  { action: 'propose', roles: ['handler', 'justiceOfficeStaff', 'mediator', 'lawyer', 'bodyHead'], scope: 'ownInstitution' },
  { action: 'propose', roles: ['countyDispatcher', 'reviewer'], scope: 'ownArea' },
  { action: 'propose', roles: ['cityDispatcher'], scope: 'city' },
  // A notice is the bureau's word to its residents: written by the office that answers for it, or by its dispatch.
  { action: 'announce', roles: ['justiceOfficeStaff'], scope: 'ownInstitution' },
  { action: 'announce', roles: ['countyDispatcher', 'reviewer'], scope: 'ownArea' },
  { action: 'announce', roles: ['cityDispatcher'], scope: 'city' },
  { action: 'submit', roles: ['justiceOfficeStaff'], scope: 'ownInstitution' },
  { action: 'submit', roles: ['countyDispatcher', 'reviewer'], scope: 'ownArea' },
  { action: 'submit', roles: ['cityDispatcher'], scope: 'city' },
  { action: 'amend', roles: ['justiceOfficeStaff'], scope: 'ownInstitution' },
  { action: 'amend', roles: ['countyDispatcher', 'reviewer'], scope: 'ownArea' },
  { action: 'amend', roles: ['cityDispatcher'], scope: 'city' },
  { action: 'selfReview', roles: ['handler', 'justiceOfficeStaff', 'bodyHead'], scope: 'ownInstitution' },
  { action: 'selfReview', roles: ['reviewer'], scope: 'ownArea' },
  { action: 'secrecyReview', roles: ['securityOfficer'], scope: 'city' },
  { action: 'approve', roles: ['countyHead'], scope: 'ownArea' },
  { action: 'approve', roles: ['cityHead'], scope: 'city' },
  { action: 'revise', roles: ['handler', 'justiceOfficeStaff', 'mediator', 'lawyer', 'bodyHead'], scope: 'ownInstitution' },
  { action: 'revise', roles: ['countyDispatcher', 'reviewer'], scope: 'ownArea' },
  { action: 'takeDown', roles: ['countyHead'], scope: 'ownArea' },
  { action: 'takeDown', roles: ['cityHead', 'securityOfficer'], scope: 'city' },
  // With the erasure of whose matter it was.
  { action: 'takeDown', roles: ['system'], scope: 'city' },
  { action: 'expire', roles: ['system'], scope: 'city' },
  { action: 'see', roles: ['handler', 'justiceOfficeStaff', 'mediator', 'lawyer', 'bodyHead'], scope: 'ownInstitution' },
  { action: 'see', roles: ['countyDispatcher', 'reviewer', 'countyHead', 'countySupervisor'], scope: 'ownArea' },
  { action: 'see', roles: ['cityDispatcher', 'cityHead', 'citySupervisor', 'securityOfficer', 'auditor'], scope: 'city' },
]
