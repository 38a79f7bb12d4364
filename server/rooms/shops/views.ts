import { shopWord, type Complaints, type Figures, type ShopRow, type ShopState, type ShopView, type StoryLine } from '../../../contract/shops.ts'
import { allowed, reachOf, whereReach, type Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import { unitKindName, unitKinds } from '../../rules/unit-kinds.ts'
import { offeredProduct, offeredShop } from './lifecycle.ts'
import { shopPermissions } from './permissions.ts'
import { wordsIn } from './product-actions.ts'
import { findProducts, findShop, subjectOf, type Shop } from './record.ts'
import { loadShopWorld, type ShopWorld } from './world.ts'

const size = 30
const reviewDue = `coalesce(s.state in ('open', 'limited') and s.review_due_on <= $2::date, false)`

export const listShops = async (tx: Tx, actor: Actor, ask: { state?: ShopState | 'reviewDue' | undefined; page: number }, now: Date) => {
  const values: unknown[] = [ask.state ?? null, dayOf(now)]
  const reach = whereReach(reachOf(shopPermissions, 'seeShops', actor), { record: 's.id', owners: [], units: ['s.unit_id'], bureaus: ['s.bureau_id'] }, values)
  const from = `from shop s join unit u on u.id = s.unit_id join unit b on b.id = s.bureau_id where ${reach} and ($1::text is null or s.state = $1 or $1 = 'reviewDue' and ${reviewDue})`
  const total = (await tx.one<{ n: number }>(`select count(*)::int as n ${from}`, values))!.n
  const rows = await tx.rows<Omit<ShopRow, 'stateName' | 'kindName'> & { kind: string }>(
    `select s.id, s.name, u.name as "unitName", u.kind, b.name as "bureauName", s.state, s.review_due_on::text as "reviewDueOn", s.demo, coalesce(s.appeal ? 'text' and not s.appeal ? 'ruling', false) as appealed,
       (select count(*)::int from shop_product p where p.shop_id = s.id and p.state = 'toReview') as "toReview", (select count(*)::int from shop_request r where r.shop_id = s.id and r.late) as late, ${reviewDue} as "reviewDue",
       (select count(*)::int from shop_request r join work_order w on w.id = r.order_id where r.shop_id = s.id and w.closed_at is null and w.turn_unit_id = r.unit_id) as waiting
     ${from} order by s.state = 'toReview' or exists (select from shop_product p where p.shop_id = s.id and p.state = 'toReview') or coalesce(s.appeal ? 'text' and not s.appeal ? 'ruling', false) or ${reviewDue} desc, s.name, s.id limit ${size} offset ${(ask.page - 1) * size}`, values)
  return { rows: rows.map(({ kind, ...row }) => ({ ...row, kindName: unitKindName(kind), stateName: shopWord('shopState', row.state) })), total, page: ask.page, size, mayOpen: await mayOpen(tx, actor) }
}

export const lookAtShop = async (tx: Tx, actor: Actor, id: string, now: Date): Promise<ShopView> => {
  const shop = await findShop(tx, id)
  if (!shop || !allowed(shopPermissions, 'seeShops', actor, subjectOf(shop))) return refuse('notFound', '没有找到，或不在您的权限范围内。')
  const place = (await tx.one<{ unitName: string; kind: string; bureauName: string }>('select u.name as "unitName", u.kind, b.name as "bureauName" from unit u join unit b on b.id = u.bureau_id where u.id = $1', [shop.unitId]))!
  const world = await loadShopWorld(tx, shop.unitId, now)
  const found = await findProducts(tx, id)
  const requests = await findRequests(tx, id)
  const story = await storiesOf(tx, [id, ...found.map((product) => product.id)])
  return {
    ...plain(shop), unitName: place.unitName, kindName: unitKindName(place.kind), bureauName: place.bureauName, licence: world.standing, rules: world.rules, story: story(id, 'shopAction'),
    figures: (await figuresOf(tx, [id])).get(id) ?? noFigures, complaints: await complaintsOf(tx, id), gone: goneFrom(shop, world), reviewDue: ['open', 'limited'].includes(shop.state) && shop.reviewDueOn !== null && shop.reviewDueOn <= dayOf(now), late: requests.filter((one) => one.late).length, requests,
    products: found.map((product) => ({ ...product, stateName: shopWord('productState', product.state), found: product.state === 'shown' ? [] : wordsIn(product, world), actions: offeredProduct(product, actor), story: story(product.id, 'productAction') })),
    actions: offeredShop(shop, actor), mayAddProduct: shop.state !== 'closed' && allowed(shopPermissions, 'addProduct', actor, subjectOf(shop)),
  }
}

export const figuresOf = async (tx: Tx, shopIds: readonly string[]): Promise<Map<string, Figures>> => {
  const rows = await tx.rows<Figures & { shopId: string }>('select shop_id as "shopId", asked, settled, in_time as "inTime", ordered, done, rated, content from shop_figures($1)', [shopIds], 'shop_figures')
  return new Map(rows.map(({ shopId, ...figures }) => [shopId, figures]))
}
const complaintsOf = async (tx: Tx, id: string): Promise<Complaints> => (await tx.one<Complaints>('select complained, settled from shop_complaints($1)', [[id]])) ?? { complained: 0, settled: 0 }
/** 固定专人: whoever was named and is no longer at the body has to be replaced. */
const goneFrom = (shop: Shop, { people }: ShopWorld): string[] => [['答复专人', shop.answererId, shop.answererName], ['替补专人', shop.deputyId, shop.deputyName]].filter(([, id]) => !people.some((one) => one.id === id)).map(([post, , name]) => `${post}${name}`)

export const noFigures: Figures = { asked: 0, settled: 0, inTime: 0, ordered: 0, done: 0, rated: 0, content: 0 }

/** What came through this shop, as far as the order itself stands in the reader's sight. */
const findRequests = async (tx: Tx, shopId: string): Promise<ShopView['requests']> =>
  (await tx.rows<ShopView['requests'][number] & { askedAt: Date; dueAt: Date | null }>(
    `select r.order_id as "orderId", w.number, r.kind, p.name as "productName", r.asked_at as "askedAt", r.due_at as "dueAt", w.state not in ('toAccept', 'toAssign', 'toSign', 'inHand') as answered, r.late, coalesce(w.closed_at is null and w.turn_unit_id = r.unit_id, false) as waiting
     from shop_request r join work_order w on w.id = r.order_id left join shop_product p on p.id = r.product_id where r.shop_id = $1 order by r.asked_at desc limit 100`, [shopId]))
    .map((row) => ({ ...row, askedAt: new Date(row.askedAt).toISOString(), dueAt: row.dueAt && new Date(row.dueAt).toISOString() }))

async function storiesOf(tx: Tx, ids: readonly string[]): Promise<(id: string, kind: 'shopAction' | 'productAction') => StoryLine[]> {
  const lines = await tx.rows<{ id: string; at: Date; action: string; by: string; text: string | null }>(`select record_id as id, at, action, actor_name as by, facts ->> 'text' as text from action_log where record_id = any($1) order by seq`, [ids])
  const word = (kind: 'shopAction' | 'productAction', action: string): string => (action === 'openShop' ? '开店' : action === 'addProduct' ? '新增产品' : shopWord(kind, action))
  return (id, kind) => lines.filter((line) => line.id === id).map((line) => ({ at: new Date(line.at).toISOString(), label: word(kind, line.action), by: line.by, text: line.text ?? '' }))
}

/** Bodies of his own that have no shop yet. */
async function mayOpen(tx: Tx, actor: Actor): Promise<{ unitId: string; unitName: string }[]> {
  const { unitIds } = reachOf(shopPermissions, 'openShop', actor)
  return unitIds.length ? tx.rows('select u.id as "unitId", u.name as "unitName" from unit u where u.id = any($1) and u.kind = any($2) and not exists (select from shop s where s.unit_id = u.id) order by u.name', [unitIds, unitKinds.filter((kind) => !kind.official).map((kind) => kind.id)]) : []
}

function plain(shop: Shop) {
  const { id, version, state, unitId, name, demo, intro, specialities, hours, responsible, answererId, answererName, deputyId, deputyName, why, openedOn, reviewDueOn, lastReview } = shop
  const appeal = shop.appeal && shop.appeal.ruling === undefined ? { text: shop.appeal.text, at: shop.appeal.at, by: shop.appeal.byName } : null
  return { id, version, state, stateName: shopWord('shopState', state), unitId, name, demo, intro, specialities, hours, responsible, answererId, answererName, deputyId, deputyName, why, appeal, openedOn, reviewDueOn, lastReview }
}
