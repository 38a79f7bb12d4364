import { shopByTime, shopWord, type Offered, type ShopAnswered } from '../../../contract/shops.ts'
import type { Actor } from '../../platform/access.ts'
import { act, possibleActions, type Asked } from '../../platform/act.ts'
import { inContext, sightUnder, type Sight } from '../../platform/context.ts'
import type { Call } from '../../platform/http.ts'
import type { Lifecycle } from '../../platform/lifecycle.ts'
import { startingRules } from './rules.ts'
import { shopPermissions } from './permissions.ts'
import { productActions } from './product-actions.ts'
import { findProduct, findShop, lockProducts, lockShops, subjectOf, type Product, type Shop } from './record.ts'
import { shopActions } from './shop-actions.ts'
import { productTransitions, shopTransitions } from './states.ts'
import { loadShopWorld, type ShopWorld } from './world.ts'

const common = { permissions: shopPermissions, subject: subjectOf, clock: () => { throw new Error('a shop has no clocks of its own') }, derived: () => ({}) }

export const shops: Lifecycle<Shop, ShopWorld> = {
  ...common, kind: 'shop', table: 'shop', transitions: shopTransitions, actions: shopActions, load: lockShops,
  words: { state: (id) => shopWord('shopState', id), action: (id) => shopWord('shopAction', id) }, answer: (shop, _clocks, actor) => shopAnswer(shop, actor),
}
export const products: Lifecycle<Product, ShopWorld> = {
  ...common, kind: 'shopProduct', table: 'shop_product', transitions: productTransitions, actions: productActions, load: lockProducts,
  words: { state: (id) => shopWord('productState', id), action: (id) => shopWord('productAction', id) }, answer: (product, _clocks, actor) => productAnswer(product, actor),
}

export const shopAnswer = (shop: Shop, actor: Actor): ShopAnswered => ({ id: shop.id, state: shop.state, stateName: shopWord('shopState', shop.state), version: shop.version, actions: offeredShop(shop, actor) })
export const productAnswer = (product: Product, actor: Actor): ShopAnswered => ({ id: product.id, state: product.state, stateName: shopWord('productState', product.state), version: product.version, actions: offeredProduct(product, actor) })

export const offeredShop = (shop: Shop, actor: Actor): Offered[] => possibleActions(shops, shop, actor, noWorld).filter((name) => !(shopByTime as readonly string[]).includes(name))
  .map((action) => ({ action, label: shopWord('shopAction', action), next: shopActions[action]!.next(shop, noWorld, new Date(0)), danger: ['limit', 'close', 'suspend'].includes(action) }))
export const offeredProduct = (product: Product, actor: Actor): Offered[] => possibleActions(products, product, actor, noWorld)
  .map((action) => ({ action, label: shopWord('productAction', action), next: productActions[action]!.next(product, noWorld, new Date(0)), danger: action === 'takeDown' }))

/** Sight by the rows of this room alone: who reviews shops sees no more orders for it. */
export const shopSight = (actor: Actor): Sight => sightUnder(shopPermissions, actor)

export const actOnShop = async ({ pool, actor, now }: Asker, asked: Step): Promise<ShopAnswered> => {
  const sight = shopSight(actor)
  const world = await inContext(pool, sight, async (tx) => loadShopWorld(tx, (await findShop(tx, asked.id))?.unitId, now))
  return (await act(shops, { pool, world }, { ...asked, actor, now, sight })) as ShopAnswered
}
export const actOnProduct = async ({ pool, actor, now }: Asker, asked: Step): Promise<ShopAnswered> => {
  const sight = shopSight(actor)
  const world = await inContext(pool, sight, async (tx) => loadShopWorld(tx, (await findProduct(tx, asked.id))?.unitId, now))
  return (await act(products, { pool, world }, { ...asked, actor, now, sight })) as ShopAnswered
}

const noWorld: ShopWorld = { rules: startingRules, standing: { good: true, says: '' }, people: [], atCity: false }
export type Asker = Pick<Call, 'pool' | 'actor' | 'now'>
type Step = Omit<Asked, 'actor' | 'sight' | 'now'>
