import { productInputs, shopInputs, type ProductAction, type ShopAction } from '../../../contract/shops.ts'
import { newId } from '../../platform/ids.ts'
import type { Place, StaffRole } from '../expected-rights.ts'
import type { Asking } from '../house.ts'
import { unitOf, type Scene } from './scene.ts'

/** Where a right on shops is tried: my own body's shop, and another county's. */
export const shopPlaces = ['F1', 'SX', 'HN'] as const satisfies readonly Place[]

/** By hand, from DOMAIN §8.4: the body keeps its shop, its bureau reviews, heads rule on what their dispatcher decided. */
export const mayOnShops = (role: StaffRole, right: string, place: (typeof shopPlaces)[number]): boolean => {
  const reach: Partial<Record<StaffRole, readonly Place[]>> = { bodyHead: ['F1'], handler: ['F1'], lawyer: ['F1'], mediator: ['F1'], countyDispatcher: ['F1'], countyHead: ['F1'], countySupervisor: ['F1'], cityDispatcher: shopPlaces, cityHead: shopPlaces, citySupervisor: shopPlaces, auditor: shopPlaces }
  return (whoMay[right] ?? []).includes(role) && (reach[role]?.includes(place) ?? false)
}

const reviewers: readonly StaffRole[] = ['countyDispatcher', 'cityDispatcher']
const whoMay: Readonly<Record<string, readonly StaffRole[]>> = {
  seeShops: ['bodyHead', 'handler', 'lawyer', 'mediator', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor'],
  ...Object.fromEntries(['openShop', 'addProduct', 'submit', 'appeal', 'withdraw', 'amend'].map((right) => [right, ['bodyHead']])),
  ...Object.fromEntries(['approve', 'sendBack', 'limit', 'close', 'suspend', 'takeBack', 'takeDown', 'restore', 'yearlyReview'].map((right) => [right, reviewers])),
  ruleOnAppeal: ['countyHead', 'cityHead'],
}
export const shopRightsTried: readonly string[] = Object.keys(whoMay)

/** A version that no record has: rights are asked before it. Shops and products are made when first asked for. */
export const probeShop = async (scene: Scene, right: string, who: Partial<Asking>, place: Place): Promise<Asking> => {
  const { shop, product } = await shopAt(scene, place)
  if (right === 'seeShops') return { method: 'GET', url: `/api/shops/${shop}`, ...who }
  const said = { name: '店', intro: '介绍', specialities: '婚姻', hours: '白天', responsible: '某', answererId: newId(), deputyId: newId(), class: '咨询', forWhom: '大家', content: '问答', form: '网上', area: '全市', timeLimit: '一天', reason: '核对权限', text: '核对', note: '核对', outcome: 'pass', granted: false }
  if (right === 'openShop') return { method: 'POST', url: '/api/shops', ...who, body: { requestId: newId(), unitId: scene.house.units.get(unitOf[place]), ...said } }
  if (right === 'addProduct') return { method: 'POST', url: `/api/shops/${shop}/products`, ...who, body: { requestId: newId(), ...said } }
  const ofShop = right in shopInputs && !['withdraw', 'takeDown', 'restore'].includes(right)
  const schema = ofShop ? shopInputs[right as ShopAction] : productInputs[right as ProductAction]
  return { method: 'POST', url: ofShop ? `/api/shops/${shop}/act` : `/api/shop-products/${product}/act`, ...who, body: { requestId: newId(), version: 999_999, action: right, input: schema.parse(said) } }
}

async function shopAt({ house: { database, units } }: Scene, place: Place): Promise<{ shop: string; product: string }> {
  const unit = units.get(unitOf[place])
  const found = await database.ownerPool.query<{ shop: string; product: string }>('select s.id as shop, p.id as product from shop s join shop_product p on p.shop_id = s.id where s.unit_id = $1', [unit])
  if (found.rows[0]) return found.rows[0]
  const [shop, product] = [newId(), newId()]
  await database.ownerPool.query(
    `insert into shop (id, version, state, created_at, created_by, unit_id, bureau_id, name, intro, specialities, hours, responsible, answerer_id, answerer_name, deputy_id, deputy_name, log_seq, log_hash)
     select $1, 1, 'draft', now(), $1, u.id, u.bureau_id, '店', '介绍', '婚姻', '白天', '某', $1, '甲', $1, '乙', 0, '' from unit u where u.id = $2`, [shop, unit])
  await database.ownerPool.query(
    `insert into shop_product (id, version, state, created_at, created_by, shop_id, unit_id, bureau_id, name, class, for_whom, content, form, area, time_limit, log_seq, log_hash)
     select $1, 1, 'draft', now(), $1, $2, u.id, u.bureau_id, '产品', '咨询', '大家', '问答', '网上', '全市', '一天', 0, '' from unit u where u.id = $3`, [product, shop, unit])
  return { shop, product }
}
