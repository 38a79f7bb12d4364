import { shopWord, type Figures, type ReviewOutcome } from '../../../contract/shops.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { unitKindName } from '../../rules/unit-kinds.ts'
import { findProducts, findShop, type Product } from './record.ts'
import { takesOrders, takesQuestions } from './requests.ts'
import { standingOfBody } from './standing.ts'
import { figuresOf, noFigures } from './views.ts'

const size = 20

/** Shops as everybody sees them, by name and never by a score (更正 9); county, kind of body and a word of what they do narrow it. One that
 * serves the whole city is found in every county. */
export const findOpenShops = async (tx: Tx, ask: ShopQuestion): Promise<{ rows: ShopCard[]; more: boolean }> => {
  const rows = await tx.rows<Omit<ShopCard, 'kindName'> & { kind: string }>(
    `select s.id, s.name, u.kind, s.specialities, b.name as "bureauName", s.state = 'limited' as limited, (select count(*)::int from shop_product p where p.shop_id = s.id and p.state = 'shown') as products
     from shop s join unit u on u.id = s.unit_id join unit b on b.id = s.bureau_id
     where s.state in ('open', 'limited') and ($1::text is null or exists (select from unnest(s.area_codes) a where a like $1 || '%' or $1 like a || '%')) and ($2::text is null or u.kind = $2)
       and ($3::text is null or s.specialities ilike $3 or s.name ilike $3 or exists (select from shop_product p where p.shop_id = s.id and p.state = 'shown' and p.name ilike $3))
     order by s.name, s.id limit ${size + 1} offset $4`,
    [ask.county ?? null, ask.kind ?? null, ask.q ? `%${ask.q.replace(/[\\%_]/gu, '\\$&')}%` : null, (ask.page - 1) * size], 'open_shops')
  return { rows: rows.slice(0, size).map(({ kind, ...row }) => ({ ...row, kindName: unitKindName(kind) })), more: rows.length > size }
}

/** One shop with its products and numbers, asked for in two packets. Closed or suspended it stays to be read, with the reason, for whoever dealt with it. */
export const findPublicShop = async (tx: Tx, id: string, now: Date): Promise<PublicShop | undefined> => {
  const [shop, place, figures, products] = await Promise.all([
    findShop(tx, id), tx.one<Place>('select u.name as "unitName", u.kind, b.name as "bureauName", u.phone from shop s join unit u on u.id = s.unit_id join unit b on b.id = u.bureau_id where s.id = $1', [id], 'place_of_shop'), figuresOf(tx, [id]), findProducts(tx, id),
  ])
  if (!shop || !place || shop.state === 'draft' || shop.state === 'toReview') return undefined
  const { name, intro, specialities, hours, responsible, answererName, deputyName, why, demo, lastReview, reviewDueOn } = shop
  return {
    id, name, intro, specialities, hours, responsible, answererName, deputyName, why, demo, lastReview: lastReview && { on: lastReview.on, outcome: lastReview.outcome, note: lastReview.note }, reviewDueOn, unitId: shop.unitId, unitName: place.unitName, kindName: unitKindName(place.kind), bureauName: place.bureauName, phone: place.phone,
    stateName: shopWord('shopState', shop.state), state: shop.state, licence: await standingOfBody(tx, shop.unitId, dayOf(now)), mayAsk: takesQuestions(shop.state), mayOrder: takesOrders(shop.state),
    figures: figures.get(id) ?? noFigures, products: products.filter((product) => product.state === 'shown').map(shown),
  }
}

function shown({ id, name, class: kind, forWhom, content, form, area, price, priceBasis, timeLimit }: Product): PublicProduct {
  return { id, name, class: kind, forWhom, content, form, area, price, priceBasis, timeLimit }
}

type Place = { unitName: string; kind: string; bureauName: string; phone: string | null }
export type ShopQuestion = { county?: string | undefined; kind?: string | undefined; q?: string | undefined; page: number }
export type ShopCard = { id: string; name: string; kindName: string; specialities: string; bureauName: string; limited: boolean; products: number }
export type PublicProduct = { id: string; name: string; class: string; forWhom: string; content: string; form: string; area: string; price: string | null; priceBasis: string | null; timeLimit: string }
export type PublicShop = {
  id: string; name: string; intro: string; specialities: string; hours: string; responsible: string; answererName: string; deputyName: string; why: string | null; demo: boolean; lastReview: { on: string; outcome: ReviewOutcome; note: string } | null; reviewDueOn: string | null; unitId: string; unitName: string; kindName: string; bureauName: string; phone: string | null
  state: string; stateName: string; licence: { good: boolean; says: string }; mayAsk: boolean; mayOrder: boolean; figures: Figures; products: PublicProduct[]
}
