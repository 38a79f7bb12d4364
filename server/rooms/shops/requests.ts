import type { IntakeInput, IntakeReceipt } from '../../../contract/intake.ts'
import type { RequestKind } from '../../../contract/shops.ts'
import { systemActor, type Actor } from '../../platform/access.ts'
import { inContext } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { flush, type Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import { areaName } from '../../rules/areas.ts'
import { findColleagues } from '../security/index.ts'
import { sightOn, takeIn, type IntakeFacts, type IntakeHouse } from '../work-orders/index.ts'
import { shopSight } from './lifecycle.ts'
import { findProduct, findShop, type Product, type Shop } from './record.ts'
import type { Person } from './world.ts'

/**
 * 在店里问、在店里订: one intake as at every door. The resident chose the body, so it is the first to have it (淮司通〔2020〕17号 第 2 条:
 * 固定专人解答业务咨询、受理服务事项), a question in the hands of the named person for 24 hours (CS-MSG); its dispatcher sees it and may
 * move it, other bodies see nothing (更正 13). A complaint goes to the bureau and never to the body.
 */
export const takeInAtShop = async (house: IntakeHouse, actor: Actor, chosen: Chosen, input: IntakeInput, now: Date, identityVerified = false): Promise<IntakeReceipt> => {
  const { shop, product, people } = await inContext(house.pool, shopSight(systemActor), async (tx) => {
    const shop = await findShop(tx, chosen.shopId)
    return { shop, product: chosen.productId ? await findProduct(tx, chosen.productId) : undefined, people: shop && !chosen.complaint ? await findColleagues(tx, shop.unitId, now) : [] }
  })
  const came: Came = chosen.complaint ? { kind: 'complaint', shop: mayBeComplainedOf(shop) } : { kind: chosen.productId ? 'order' : 'question', shop: mayCome(shop, product, chosen.productId !== undefined), product }
  const receipt = await takeIn(house, { door: 'network', actor, sight: sightOn(actor), now, identityVerified, bureauId: came.shop.bureauId, ...wayOf(house, came, people, input) })
  // What joins an open request of the same words goes its old way: it counts once, where it was first said.
  if (receipt.outcome === 'created') await inContext(house.pool, shopSight(systemActor), (tx) => flush(tx, linkWrites(came, receipt, now)))
  return receipt
}

/** Through which shop an order came, for a resident who complains of how it was handled. */
export const shopOfOrder = (pool: IntakeHouse['pool'], orderId: string): Promise<{ id: string; name: string } | undefined> =>
  inContext(pool, shopSight(systemActor), (tx) => tx.one('select s.id, s.name from shop_request r join shop s on s.id = r.shop_id join work_order o on o.id = r.order_id where r.order_id = $1 and o.unit_id = r.unit_id', [orderId]))

/** A limited shop answers questions and takes no new order; a closed or suspended one takes neither. */
export const takesQuestions = (state: string): boolean => state === 'open' || state === 'limited'
export const takesOrders = (state: string): boolean => state === 'open'

function wayOf(house: IntakeHouse, { kind, shop, product }: Came, people: readonly Person[], input: IntakeInput): Pick<IntakeFacts, 'input' | 'unitId' | 'chosen'> {
  const said: IntakeInput = { ...input, ...placeOf(house, shop, input), kind: kind === 'question' ? 'question' : 'task', title: titleOf(kind, shop, product) }
  if (kind === 'complaint') return { input: { ...said, topic: 'complaint' }, unitId: shop.bureauId }
  const answerer = [shop.answererId, shop.deputyId].find((id) => people.some((one) => one.id === id)) ?? null
  return { input: said, unitId: shop.unitId, chosen: { handlerId: answerer, named: shop.name } }
}

function mayBeComplainedOf(shop: Shop | undefined): Shop {
  return !shop || shop.state === 'draft' || shop.state === 'toReview' ? refuse('notFound', '没有这家店铺，也许已经关了。') : shop
}

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
const titleOf = (kind: RequestKind, shop: Shop, product: Product | undefined): string => (product ? `订服务产品“${product.name}”（${shop.name}）` : kind === 'complaint' ? `投诉网上店铺“${shop.name}”` : `在“${shop.name}”提问`).slice(0, 100)

function linkWrites({ kind, shop, product }: Came, receipt: IntakeReceipt, now: Date): Write[] {
  const link: Write = { insert: 'shop_request', row: { id: newId(now), shop_id: shop.id, product_id: product?.id ?? null, order_id: receipt.orderId, unit_id: shop.unitId, bureau_id: shop.bureauId, kind, asked_at: now, due_at: kind === 'question' ? receipt.dueAt : null } }
  if (kind === 'complaint') return [link]
  const words = product ? `有人订了“${product.name}”：${receipt.number}` : `店铺里有新的提问 ${receipt.number}，请按时答复`
  return [link, ...[shop.answererId, shop.deputyId].map((accountId): Write => ({ insert: 'notice', row: { id: newId(now), at: now, unit_id: null, account_id: accountId, role: null, order_id: receipt.orderId, kind: 'shop', text: words } }))]
}

export type Chosen = { shopId: string; productId?: string | undefined; complaint?: boolean | undefined }
type Came = { kind: RequestKind; shop: Shop; product?: Product | undefined }
