import type { LastReview, ProductState, ShopState } from '../../../contract/shops.ts'
import type { Subject } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import type { Rec } from '../../platform/lifecycle.ts'

export const lockShops = async (tx: Tx, ids: readonly string[]): Promise<Shop[]> => asRecords(await tx.rows<Bare<Shop>>(`${shopColumns} where s.id = any($1) order by s.id for update of s`, [ids]))
export const lockProducts = async (tx: Tx, ids: readonly string[]): Promise<Product[]> => asRecords(await tx.rows<Bare<Product>>(`${productColumns} where p.id = any($1) order by p.id for update of p`, [ids]))
export const findShop = async (tx: Tx, id: string): Promise<Shop | undefined> => asRecords(await tx.rows<Bare<Shop>>(`${shopColumns} where s.id = $1`, [id], 'find_shop'))[0]
export const findProducts = async (tx: Tx, shopId: string): Promise<Product[]> => asRecords(await tx.rows<Bare<Product>>(`${productColumns} where p.shop_id = $1 order by p.name, p.id limit 300`, [shopId], 'products_of_shop'))
export const findProduct = async (tx: Tx, id: string): Promise<Product | undefined> => asRecords(await tx.rows<Bare<Product>>(`${productColumns} where p.id = $1`, [id]))[0]

export const subjectOf = (record: Shop | Product): Subject => ({ ownerIds: [], unitIds: [record.unitId], bureauIds: [record.bureauId], recordId: record.id })

const asRecords = <R extends Rec>(rows: readonly Bare<R>[]): R[] => rows.map((row) => ({ returnsTo: null, ...row, clocks: [] }) as unknown as R)

const shopColumns = `select s.id, s.version, s.state, s.returns_to as "returnsTo", s.unit_id as "unitId", s.bureau_id as "bureauId", s.area_codes as "areaCodes", s.name, s.intro, s.specialities, s.hours, s.responsible,
  s.answerer_id as "answererId", s.answerer_name as "answererName", s.deputy_id as "deputyId", s.deputy_name as "deputyName", s.why, s.decided_by as "decidedBy", s.by_licence as "byLicence", s.appeal,
  s.opened_on::text as "openedOn", s.review_due_on::text as "reviewDueOn", s.review_reminded_on::text as "reviewRemindedOn", s.last_review as "lastReview", s.demo, s.log_seq as "logSeq", s.log_hash as "logHash" from shop s`
const productColumns = `select p.id, p.version, p.state, p.shop_id as "shopId", p.unit_id as "unitId", p.bureau_id as "bureauId", p.name, p.class, p.for_whom as "forWhom", p.content, p.form, p.area, p.price, p.price_basis as "priceBasis",
  p.time_limit as "timeLimit", p.why, p.submitted_by as "submittedBy", p.demo, p.log_seq as "logSeq", p.log_hash as "logHash" from shop_product p`

export type Shop = Rec & {
  state: ShopState; unitId: string; bureauId: string; areaCodes: string[]; name: string; intro: string; specialities: string; hours: string; responsible: string
  answererId: string; answererName: string; deputyId: string; deputyName: string; why: string | null; decidedBy: string | null; byLicence: boolean; appeal: Appeal | null
  openedOn: string | null; reviewDueOn: string | null; reviewRemindedOn: string | null; lastReview: LastReview | null; demo: boolean
}
export type Product = Rec & {
  state: ProductState; shopId: string; unitId: string; bureauId: string; name: string; class: string; forWhom: string; content: string; form: string; area: string
  price: string | null; priceBasis: string | null; timeLimit: string; why: string | null; submittedBy: string | null; demo: boolean
}
export type Appeal = { text: string; by: string; byName: string; at: string; ruling?: string }
type Bare<R> = Omit<R, 'clocks' | 'returnsTo'> & { returnsTo?: string | null }
