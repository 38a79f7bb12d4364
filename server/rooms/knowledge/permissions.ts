import type { EntryAction, knowledgeRights } from '../../../contract/knowledge.ts'
import type { PermissionRow } from '../../platform/access.ts'

/**
 * Reading needs no row: the law is public, and what is approved and ordinary may be read by all staff. A law binds the whole
 * city, so only the city imports it and says from when it is in force. Nobody approves his own words (see `otherThan`).
 */
export const knowledgePermissions: readonly PermissionRow<EntryAction | (typeof knowledgeRights)[number]>[] = [
  { action: 'write', roles: ['handler', 'justiceOfficeStaff', 'mediator', 'lawyer', 'bodyHead'], scope: 'ownInstitution' },
  { action: 'write', roles: ['countyDispatcher', 'reviewer'], scope: 'ownArea' },
  { action: 'write', roles: ['cityDispatcher', 'hotlineBackOffice'], scope: 'city' },
  { action: 'revise', roles: ['handler', 'justiceOfficeStaff', 'mediator', 'lawyer', 'bodyHead'], scope: 'ownInstitution' },
  { action: 'revise', roles: ['countyDispatcher', 'reviewer'], scope: 'ownArea' },
  { action: 'revise', roles: ['cityDispatcher', 'hotlineBackOffice'], scope: 'city' },
  { action: 'approve', roles: ['reviewer', 'countyHead'], scope: 'ownArea' },
  { action: 'approve', roles: ['cityDispatcher', 'cityHead'], scope: 'city' },
  { action: 'confirm', roles: ['reviewer', 'countyDispatcher', 'countyHead'], scope: 'ownArea' },
  { action: 'confirm', roles: ['cityDispatcher', 'hotlineBackOffice', 'cityHead'], scope: 'city' },
  { action: 'withdraw', roles: ['bodyHead'], scope: 'ownInstitution' },
  { action: 'withdraw', roles: ['reviewer', 'countyDispatcher', 'countyHead'], scope: 'ownArea' },
  { action: 'withdraw', roles: ['cityDispatcher', 'hotlineBackOffice', 'cityHead'], scope: 'city' },
  // A reply taken down from the public is out of use here too (from-publications.ts).
  { action: 'withdraw', roles: ['system'], scope: 'city' },
  { action: 'import', roles: ['cityDispatcher', 'cityHead'], scope: 'city' },
  { action: 'enterEffect', roles: ['cityDispatcher', 'cityHead'], scope: 'city' },
]
