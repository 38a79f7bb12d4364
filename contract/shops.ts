import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { word } from './glossary.ts'
import { fields } from './work-order-inputs.ts'

const { must, may, oneOf } = fields

/** 网上店铺: a body's own shop, its products, who answers. Rules of ours (DOMAIN §8.4): no ranking, no payment (更正 9). */
export const shopStates = ['draft', 'toReview', 'open', 'limited', 'closed', 'suspended'] as const
export type ShopState = (typeof shopStates)[number]
export const productStates = ['draft', 'toReview', 'shown', 'takenDown'] as const
export type ProductState = (typeof productStates)[number]
export const shopRights = ['openShop', 'addProduct', 'seeShops', 'setShopRules'] as const

/** 年度复核: passed; to be put right and looked at again; not passed, which suspends the shop and can be appealed. */
export const reviewOutcomes = ['pass', 'correct', 'fail'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]
export const reviewOutcomeWords: Record<ReviewOutcome, string> = { pass: '通过', correct: '限期整改，到期再复核', fail: '不通过，店铺暂停（可以申诉）' }

const reason = must('理由（写进记录，对外说明）', 300)
const person = (label: string) => z.uuid({ error: `请选择${label}` }).meta({ label, widget: 'colleague' })
const ofShop = {
  name: must('店铺名称', 60), intro: must('简介', 500), specialities: must('擅长', 200), hours: must('在线时间', 100), responsible: must('责任人', 30),
  answererId: person('答复专人'), deputyId: person('替补专人'),
}
const ofProduct = {
  name: must('产品名称', 60), class: must('类别', 30), forWhom: must('服务对象', 100), content: must('内容', 1000), form: must('方式（网上、电话、上门……）', 100), area: must('服务区域', 100),
  price: may('价格（不填就是免费）', 60), priceBasis: may('收费依据（收费的必填）', 200), timeLimit: must('办多久', 60),
}
const withBasis = <T extends z.ZodObject>(schema: T) => schema.refine((v) => Boolean(v['price']) === Boolean(v['priceBasis']), { path: ['priceBasis'], message: '收费的，要写收费依据；免费的，价格和依据都不填' })

export const shopInputs = {
  amend: z.object({ ...ofShop, reason: must('改了什么、为什么', 300) }), submit: z.object({}), approve: z.object({}), sendBack: z.object({ reason }),
  limit: z.object({ reason }), close: z.object({ reason }), suspend: z.object({ reason }), takeBack: z.object({ reason }),
  appeal: z.object({ text: must('申诉理由', 1000) }), ruleOnAppeal: z.object({ granted: z.boolean({ error: '请选择是否支持申诉' }).meta({ label: '支持申诉（恢复店铺）', widget: 'yesNo' }), reason }),
  yearlyReview: z.object({ outcome: oneOf('复核结果', reviewOutcomes, reviewOutcomeWords), note: must('看了什么、为什么（写进记录，对外说明）', 500) }),
  warn: z.object({ reason }), resume: z.object({ reason }), remindReview: z.object({}),
} as const
export type ShopAction = keyof typeof shopInputs
/** What time does, and nobody by hand. */
export const shopByTime: readonly ShopAction[] = ['warn', 'resume', 'remindReview']

export const productInputs = {
  amend: withBasis(z.object(ofProduct)), submit: z.object({}), approve: z.object({}), sendBack: z.object({ reason }), takeDown: z.object({ reason }), restore: z.object({ reason }), withdraw: z.object({}),
} as const
export type ProductAction = keyof typeof productInputs

export const shopWord = (kind: 'shopState' | 'shopAction' | 'productState' | 'productAction', id: string): string => word(kind, id)

/** A word of the list found in a text: where it stands in the text as written, and what is wrong with it. */
export type ForbiddenFound = { field: string; word: string; at: number; length: number; sample: string; says: string }
export type ForbiddenWord = { word: string; says: string }
export type ShopRules = { forbidden: ForbiddenWord[]; warnAt: number; limitAt: number; closeAt: number; windowDays: number; reviewMonths: number; remindDays: number; fixDays: number; verified: boolean; version: number }
/** With who may change them, and the last change with its reason. */
export type ShopRulesView = ShopRules & { mayChange: boolean; setBy: string | null; setAt: string | null; reason: string | null }
/** Complaints go to the bureau; the body learns how many. */
export type Complaints = { complained: number; settled: number }
export type LastReview = { on: string; outcome: ReviewOutcome; note: string; by: string }
export type Figures = { asked: number; settled: number; inTime: number; ordered: number; done: number; rated: number; content: number }
export type Offered = { action: string; label: string; next: string; danger: boolean }
export type StoryLine = { at: string; label: string; by: string; text: string }
export type ProductView = {
  id: string; version: number; state: ProductState; stateName: string; name: string; class: string; forWhom: string; content: string; form: string; area: string; price: string | null; priceBasis: string | null; timeLimit: string
  why: string | null; found: ForbiddenFound[]; actions: Offered[]; story: StoryLine[]
}
export type ShopRow = { id: string; name: string; unitName: string; kindName: string; bureauName: string; state: ShopState; stateName: string; toReview: number; late: number; waiting: number; appealed: boolean; reviewDueOn: string | null; reviewDue: boolean; demo: boolean }
export type ShopView = {
  id: string; version: number; state: ShopState; stateName: string; unitId: string; name: string; unitName: string; kindName: string; bureauName: string; demo: boolean
  intro: string; specialities: string; hours: string; responsible: string; answererId: string; answererName: string; deputyId: string; deputyName: string
  why: string | null; appeal: { text: string; at: string; by: string } | null; openedOn: string | null; reviewDueOn: string | null; licence: { good: boolean; says: string }
  figures: Figures; complaints: Complaints; lastReview: LastReview | null; reviewDue: boolean; gone: string[]; late: number; rules: ShopRules; products: ProductView[]; requests: { orderId: string; number: string; kind: RequestKind; productName: string | null; askedAt: string; dueAt: string | null; answered: boolean; late: boolean; /** The body has it now. */ waiting: boolean }[]
  actions: Offered[]; story: StoryLine[]; mayAddProduct: boolean
}
export type RequestKind = 'question' | 'order' | 'complaint'
export type ShopAnswered = { id: string; state: string; stateName: string; version: number; actions: Offered[] }

const byId = z.object({ id: z.uuid({ error: '编号不对' }) })
const requestId = z.uuid({ error: '缺少请求编号' })
const actInput = <T extends Record<string, unknown>>(inputs: T, hidden: readonly string[] = []) => byId.extend({
  requestId, version: z.coerce.number({ error: '缺少版本号' }).int().min(0).max(1_000_000).optional(),
  action: z.enum(Object.keys(inputs).filter((name) => !hidden.includes(name)) as [string, ...string[]], { error: '没有这个操作' }), input: z.record(z.string(), z.unknown()).default({}),
})
const count = (label: string, max: number) => z.coerce.number({ error: `${label}请填数字` }).int(`${label}请填整数`).min(1, `${label}至少 1`).max(max, `${label}最多 ${max}`).meta({ label, widget: 'number' })

export const shopEndpoints = {
  list: endpoint({ method: 'GET', path: '/api/shops', input: z.object({ state: z.enum([...shopStates, 'reviewDue'], { error: '没有这个状态' }).optional(), page: z.coerce.number({ error: '页码不对' }).int().min(1).max(1000).default(1) }), view: view<{ rows: ShopRow[]; total: number; page: number; size: number; mayOpen: { unitId: string; unitName: string }[] }>(), means: 'Shops in one\'s own area with what waits for review' }),
  shop: endpoint({ method: 'GET', path: '/api/shops/:id', input: byId, view: view<ShopView>(), means: 'One shop: who answers, products, figures, requests, story' }),
  open: endpoint({ method: 'POST', path: '/api/shops', input: z.object({ requestId, unitId: z.uuid({ error: '请选择机构' }), ...ofShop }), view: view<ShopAnswered>(), means: 'Begin a shop for one\'s own body; it shows after review' }),
  act: endpoint({ method: 'POST', path: '/api/shops/:id/act', input: actInput(shopInputs, shopByTime), view: view<ShopAnswered>(), means: 'Submit, review, limit, close, suspend, take back, appeal' }),
  addProduct: endpoint({ method: 'POST', path: '/api/shops/:id/products', input: withBasis(byId.extend({ requestId, ...ofProduct })), view: view<ShopAnswered>(), means: 'Write a product; it shows after review' }),
  actOnProduct: endpoint({ method: 'POST', path: '/api/shop-products/:id/act', input: actInput(productInputs), view: view<ShopAnswered>(), means: 'Amend, submit, approve, send back, take down, restore a product' }),
  rules: endpoint({ method: 'GET', path: '/api/shop-rules', input: z.object({}), view: view<ShopRulesView>(), means: 'Forbidden words and how often an answer may be late' }),
  setRules: endpoint({
    method: 'POST', path: '/api/shop-rules', means: 'Change them, with a reason', view: view<ShopRulesView>(),
    input: z.object({ version: z.coerce.number({ error: '缺少版本号' }).int().min(0), forbidden: z.array(z.object({ word: must('不许用的词', 30), says: must('为什么', 200) })).min(1, '至少留一个词').max(300), warnAt: count('几次提醒', 100), limitAt: count('几次限流', 100), closeAt: count('几次关店', 100), windowDays: count('多少天内计次', 3650), reviewMonths: count('几个月复核一次', 60), remindDays: count('提前几天提醒复核', 180), fixDays: count('整改给几天', 180), reason: must('理由', 300) })
      .refine((v) => v.warnAt <= v.limitAt && v.limitAt <= v.closeAt, { path: ['limitAt'], message: '提醒、限流、关店的次数要依次增加' }),
  }),
} as const
