import { shopEndpoints as ends } from '../../../contract/shops.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { actOnProduct, actOnShop, shopSight } from './lifecycle.ts'
import { addProduct, openShop } from './opening.ts'
import { shopPermissions as rows } from './permissions.ts'
import { setRules, viewRules } from './rules.ts'
import { listShops, lookAtShop } from './views.ts'

export const shopRoutes: readonly AnyRoute[] = [
  route({ endpoint: ends.list, permission: { rows, action: 'seeShops' }, audit: { reads: 'nothing' }, run: { own: (call, input) => look(call, (tx) => listShops(tx, call.actor, input, call.now)) } }),
  // The requests of a shop are orders: numbers and moments alone, each opened on its own record.
  route({ endpoint: ends.shop, permission: { rows, action: 'seeShops' }, audit: { reads: 'masked' }, run: { own: (call, { id }) => look(call, (tx) => lookAtShop(tx, call.actor, id, call.now)) } }),
  route({ endpoint: ends.open, permission: { rows, action: 'openShop' }, audit: { reads: 'ownEntry' }, run: { own: (call, input) => openShop(call, input) } }),
  route({ endpoint: ends.act, permission: { byAction: true }, audit: { reads: 'ownEntry' }, run: { own: (call, asked) => actOnShop(call, asked) } }),
  route({ endpoint: ends.addProduct, permission: { rows, action: 'addProduct' }, audit: { reads: 'ownEntry' }, run: { own: (call, input) => addProduct(call, input) } }),
  route({ endpoint: ends.actOnProduct, permission: { byAction: true }, audit: { reads: 'ownEntry' }, run: { own: (call, asked) => actOnProduct(call, asked) } }),
  route({ endpoint: ends.rules, permission: { rows, action: 'seeShops' }, audit: { reads: 'nothing' }, run: { inTx: ({ tx, actor }) => viewRules(tx, actor) } }),
  route({ endpoint: ends.setRules, permission: { rows, action: 'setShopRules' }, audit: { reads: 'ownEntry' }, run: { inTx: setRules } }),
]

const look = <T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(call.pool, shopSight(call.actor), work)
