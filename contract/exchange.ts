import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { grades, type OrderState } from './work-order-states.ts'
import { fields } from './work-order-inputs.ts'

const { must, moment } = fields

/** 与省站对接: the province counts in six phases; its own code lists are not known here (待核实), so these are the words that both sides agree on. */
export const phases = ['received', 'waiting', 'inHand', 'done', 'declined', 'withdrawn'] as const
export type Phase = (typeof phases)[number]
export const phaseWords: Readonly<Record<Phase, string>> = { received: '已收到', waiting: '等补充', inHand: '办理中', done: '已办结', declined: '不予受理', withdrawn: '已撤回' }
export const phaseOf: Readonly<Record<OrderState, Phase>> = {
  toAccept: 'received', toAssign: 'received', toSupplement: 'waiting', onHold: 'waiting', toSign: 'inHand', inHand: 'inHand', returnReview: 'inHand', toReview: 'inHand', toFollowUp: 'inHand', mergedInto: 'inHand',
  done: 'done', archived: 'done', declined: 'declined', withdrawn: 'withdrawn',
}
export const exchangeRights = ['exchange', 'seeExchange', 'settleDifference', 'setFramers'] as const

const code = z.string({ error: '缺少编号' }).trim().min(1, '缺少编号').max(100, '编号最多 100 字').regex(/^[^\p{Cc}]*$/u, '编号里有不能识别的字符')
const itemRow = z.object({ code, ourCode: z.string().regex(/^[A-Z]{2}-\d{2,3}$/, '市里的事项代码不对').nullish(), name: must('事项名称', 200), edition: z.string().trim().min(1).max(40), materials: z.array(z.string().trim().min(1).max(200)).max(40).default([]), saidAt: moment('发出时间') })
const matterRow = z.object({ ref: code, phase: z.enum(phases, { error: '没有这个阶段' }), itemCode: code.nullish(), grade: z.enum(grades, { error: '没有这个等级' }).nullish(), saidAt: moment('发出时间') })
const rows = <T extends z.ZodType>(row: T) => z.array(row, { error: '缺少 rows' }).min(1, 'rows 是空的').max(500, '一次最多 500 行')
const after = z.object({ after: z.string().max(80).optional(), size: z.coerce.number().int().min(1).max(500).default(200) })

/** An origin as browsers name it: scheme, host, port; nothing behind it. */
export const framersInput = z.object({ version: z.coerce.number({ error: '缺少版本号' }).int().min(0), framers: z.array(z.string().trim().toLowerCase().regex(/^https:\/\/[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?(:\d{2,5})?$|^http:\/\/(localhost|127\.0\.0\.1)(:\d{2,5})?$/, '写成 https://域名，后面不带路径；不用 http')).max(10, '最多 10 个') })

/** What stands in the token that a resident brings along. Times in seconds, as in RFC 7519; at most 15 minutes of life. */
export const handoverClaims = z.object({
  aud: z.literal('santai'), jti: z.string().regex(/^[\w-]{8,80}$/), iat: z.number().int(), exp: z.number().int(),
  ref: code.optional(), item: z.string().regex(/^[A-Z]{2}-\d{2,3}$/).optional(), area: z.string().regex(/^34\d{4}(\d{3})?(\d{3})?$/).optional(),
  name: z.string().trim().min(1).max(60).optional(), phone: z.string().trim().max(30).optional(), forWhom: z.enum(['self', 'family', 'other']).optional(), need: z.string().max(5000).optional(),
})
export type HandoverClaims = z.infer<typeof handoverClaims>

export type OurItem = { code: string; name: string; class: string; edition: number; validFrom: string; pay: string; forWhom: string; steps: string; materials: { name: string; instead: string | null }[]; doors: string[]; topic: string; guide: string }
export type OurMatter = { number: string; ref: string; phase: Phase; state: OrderState; stateName: string; topic: string | null; areaCode: string | null; createdAt: string; changedAt: string; closedAt: string | null; rating: { grade: string; at: string } | null }
export type Taken = { taken: number; same: number; older: number }
export const differenceKinds = ['itemOnlyThere', 'itemOnlyOurs', 'itemDiffers', 'matterOnlyThere', 'matterOnlyOurs', 'matterDiffers', 'ratingDiffers'] as const
export type DifferenceKind = (typeof differenceKinds)[number]
/** 对账: one thing that the two sides tell differently. Its key holds what each says, so that a settled one comes back when either changes. */
export type Difference = { key: string; kind: DifferenceKind; source: string; ref: string; ours: string | null; theirs: string | null; orderId: string | null; settled: { note: string; by: string; at: string } | null }
export type DifferencesView = { rows: Difference[]; open: number; items: number; matters: number; lastSaidAt: string | null; maySettle: boolean }
export type FramersView = { version: number; framers: string[] }

export const exchangeEndpoints = {
  framers: endpoint({ method: 'GET', path: '/api/exchange/framers', input: z.object({}), view: view<FramersView>(), means: 'Which sites may frame our pages' }),
  setFramers: endpoint({ method: 'POST', path: '/api/exchange/framers', input: framersInput, view: view<FramersView>(), means: 'Set the list of sites that may frame our pages' }),
  differences: endpoint({ method: 'GET', path: '/api/exchange/differences', input: z.object({ settled: z.enum(['true', 'false']).transform((v) => v === 'true').optional() }), view: view<DifferencesView>(), means: 'What the province and we tell differently of items, matters and ratings' }),
  settle: endpoint({ method: 'POST', path: '/api/exchange/differences/settle', input: z.object({ key: z.string().min(1).max(500), note: must('怎么处理的', 300) }), view: view<DifferencesView>(), means: 'Say what was done about one difference' }),
  items: endpoint({ method: 'GET', path: '/open/v1/items', input: z.object({}), view: view<{ rows: OurItem[] }>(), means: 'Our service items in force today' }),
  giveItems: endpoint({ method: 'POST', path: '/open/v1/items', input: z.object({ rows: rows(itemRow) }), view: view<Taken>(), means: 'The province tells its items; a repeat changes nothing, an older telling is passed over' }),
  matters: endpoint({ method: 'GET', path: '/open/v1/matters', input: after, view: view<{ rows: OurMatter[]; next: string | null }>(), means: 'Progress and ratings of the matters that this system handed over or sent a resident with, oldest change first; `next` goes on from there' }),
  giveMatters: endpoint({ method: 'POST', path: '/open/v1/matters', input: z.object({ rows: rows(matterRow) }), view: view<Taken>(), means: 'The province tells how matters stand with it; a repeat changes nothing, an older telling is passed over' }),
  giveRating: endpoint({ method: 'POST', path: '/open/v1/ratings', input: z.object({ requestId: z.uuid({ error: '缺少请求编号' }), ref: code, grade: z.enum(grades, { error: '没有这个等级' }), words: z.string().trim().max(500, '最多 500 字').optional() }), view: view<{ number: string; grade: string }>(), means: 'A rating that the resident gave at the province, by the province\'s own number' }),
} as const
