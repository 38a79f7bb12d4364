import type { IntakeInput, IntakeReceipt } from '../../../contract/intake.ts'
import { systemActor, type Actor } from '../../platform/access.ts'
import { inContext } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { flush, type Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import { areaName } from '../../rules/areas.ts'
import { sightOn, takeIn, type IntakeHouse } from '../work-orders/index.ts'
import { shopSight } from './lifecycle.ts'
import { findProduct, findShop, type Product, type Shop } from './record.ts'

/**
 * 在店里问、在店里订: one intake as at every door, with the body as the place where it came in, so that it and its bureau see
 * this request and no other of the resident's (更正 13). The named people are told; a question has 24 hours (CS-MSG).
 */
export const takeInAtShop = async (house: IntakeHouse, actor: Actor, chosen: { shopId: string; productId?: string | undefined }, input: IntakeInput, now: Date): Promise<IntakeReceipt> => {
  const { shop, product } = await inContext(house.pool, shopSight(systemActor), async (tx) => ({ shop: await findShop(tx, chosen.shopId), product: chosen.productId ? await findProduct(tx, chosen.productId) : undefined }))
  const open = mayCome(shop, product, chosen.productId !== undefined)
  const receipt = await takeIn(house, { door: 'network', actor, sight: sightOn(actor), now, input: { ...input, ...placeOf(house, open, input), kind: product ? 'task' : 'question', title: titleOf(open, product) }, unitId: open.unitId })
  await inContext(house.pool, shopSight(systemActor), async (tx) => {
    const known = await tx.one('select 1 from shop_request where order_id = $1', [receipt.orderId])
    if (!known) await flush(tx, linkWrites(open, product, receipt, now))
  })
  return receipt
}

/** A limited shop answers questions and takes no new order; a closed or suspended one takes neither. */
export const takesQuestions = (state: string): boolean => state === 'open' || state === 'limited'
export const takesOrders = (state: string): boolean => state === 'open'

function mayCome(shop: Shop | undefined, product: Product | undefined, ordering: boolean): Shop {
  if (!shop || !takesQuestions(shop.state)) return refuse('wrongState', '这家店现在不接待：可能关了，也可能证照要换。请换一家，或者打 12348。')
  if (ordering && (!product || product.shopId !== shop.id || product.state !== 'shown' || !takesOrders(shop.state))) return refuse('wrongState', '这个服务产品现在订不了，请看看店里别的，或者直接提问。')
  return shop
}

/** The shop's own bureau is in charge; where it happened, if elsewhere, is kept in words. */
function placeOf(house: IntakeHouse, shop: Shop, input: IntakeInput): Pick<IntakeInput, 'areaCode' | 'place'> {
  if (input.areaCode && house.world.bureauOfArea(input.areaCode) === shop.bureauId) return {}
  const elsewhere = input.areaCode ? [areaName(input.areaCode), input.place].filter(Boolean).join('，').slice(0, 200) : input.place
  return { areaCode: shop.areaCodes[0], ...(elsewhere ? { place: elsewhere } : {}) }
}

/** Not the resident's own words: those stay in the request itself. */
const titleOf = (shop: Shop, product: Product | undefined): string => (product ? `订服务产品“${product.name}”（${shop.name}）` : `在“${shop.name}”提问`).slice(0, 100)

function linkWrites(shop: Shop, product: Product | undefined, receipt: IntakeReceipt, now: Date): Write[] {
  const words = product ? `有人订了“${product.name}”：${receipt.number}` : `店铺里有新的提问 ${receipt.number}，请按时答复`
  return [
    { insert: 'shop_request', row: { id: newId(now), shop_id: shop.id, product_id: product?.id ?? null, order_id: receipt.orderId, unit_id: shop.unitId, bureau_id: shop.bureauId, kind: product ? 'order' : 'question', asked_at: now, due_at: product ? null : receipt.dueAt } },
    ...[shop.answererId, shop.deputyId].map((accountId): Write => ({ insert: 'notice', row: { id: newId(now), at: now, unit_id: null, account_id: accountId, role: null, order_id: receipt.orderId, kind: 'shop', text: words } })),
  ]
}
