import type { exchangeRights } from '../../../contract/exchange.ts'
import type { PermissionRow } from '../../platform/access.ts'

/** Who may frame us is the system officer's; what differs is the city's, who alone speaks with the province. */
export const exchangePermissions: readonly PermissionRow<(typeof exchangeRights)[number]>[] = [
  { action: 'exchange', roles: ['apiClient'], scope: 'own' },
  { action: 'seeExchange', roles: ['cityDispatcher', 'cityHead', 'citySupervisor'], scope: 'city' },
  { action: 'settleDifference', roles: ['cityDispatcher'], scope: 'city' },
  { action: 'setFramers', roles: ['systemOfficer'], scope: 'city' },
]
