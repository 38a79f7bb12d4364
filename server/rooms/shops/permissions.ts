import type { ProductAction, ShopAction, shopRights } from '../../../contract/shops.ts'
import type { PermissionRow } from '../../platform/access.ts'

type Right = ShopAction | ProductAction | (typeof shopRights)[number]
const own: readonly Right[] = ['openShop', 'addProduct', 'submit', 'appeal', 'withdraw', 'amend', 'seeShops']
const reviewing: readonly Right[] = ['approve', 'sendBack', 'limit', 'close', 'suspend', 'takeBack', 'takeDown', 'restore', 'yearlyReview', 'seeShops']

/** A body keeps its own shop; the county reviews those of its area, the city all, and rules on what a county decided. */
export const shopPermissions: readonly PermissionRow<Right>[] = [
  ...own.map((action): PermissionRow<Right> => ({ action, roles: ['bodyHead'], scope: 'ownInstitution' })),
  { action: 'seeShops', roles: ['handler', 'lawyer', 'mediator'], scope: 'ownInstitution' },
  ...reviewing.map((action): PermissionRow<Right> => ({ action, roles: ['countyDispatcher'], scope: 'ownArea' })),
  ...reviewing.map((action): PermissionRow<Right> => ({ action, roles: ['cityDispatcher'], scope: 'city' })),
  { action: 'ruleOnAppeal', roles: ['countyHead'], scope: 'ownArea' },
  { action: 'ruleOnAppeal', roles: ['cityHead'], scope: 'city' },
  { action: 'seeShops', roles: ['countyHead', 'countySupervisor'], scope: 'ownArea' },
  { action: 'seeShops', roles: ['cityHead', 'citySupervisor', 'auditor'], scope: 'city' },
  { action: 'setShopRules', roles: ['cityDispatcher'], scope: 'city' },
  ...(['warn', 'limit', 'close', 'suspend', 'resume', 'remindReview'] as const).map((action): PermissionRow<Right> => ({ action, roles: ['system'], scope: 'city' })),
]
