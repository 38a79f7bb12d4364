import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import type { GateView } from './service-files.ts'
import { topicIds } from './topics.ts'
import { doors, type OrderState } from './work-order-states.ts'

/** 推送包: what the system brings to whoever serves a person at his second request, or on demand at the first (第六条). */
export const packLimits = { articles: 5, cases: 3, orders: 5, answers: 3, lines: 3 } as const
export const packKinds = ['article', 'case', 'order', 'answer'] as const
export type PackKind = (typeof packKinds)[number]
export const packMarks = ['used', 'refused'] as const
export type PackMark = (typeof packMarks)[number]

/** One thing brought. `key` is `kind:id`; `why` says in words why it is here; `cite` is what goes into the reply. */
export type PackItem = {
  key: string; kind: PackKind; title: string; text: string; why: string[]; cite: string; mark: PackMark | null
  /** How often it was shown and used, where it has been shown at all. */
  use: { shown: number; used: number; refused: number } | null
}
/** `versionWords`: which text of the law this is. `todayText`: today's, where it differs from that of the day of the facts. */
export type PackArticle = PackItem & { kind: 'article'; law: string; number: string; versionWords: string; todayText: string | null; summary: boolean; nature: 'substantive' | 'procedural' | null }
export type PackCase = PackItem & { kind: 'case'; source: string | null; teaching: boolean }
export type PackOrder = PackItem & { kind: 'order'; ended: string; closedOn: string; topicName: string; areaName: string | null; /** Only where the viewer may see the order itself. */ orderId: string | null }
export type PackAnswer = PackItem & { kind: 'answer'; approvedOn: string | null }

export type PackMatter = { id: string; title: string; covered: boolean; topicName: string; orders: { id: string; number: string; state: OrderState; stateName: string; unitName: string | null; createdAt: string; closedAt: string | null; solved: boolean | null }[] }
export type PackMaterial = { id: string; name: string; at: string; orderNumber: string }
export type PackView = {
  id: string; orderId: string | null
  /** Null while the gate is shut: then nothing shows of the person, not even that he came before. */
  person: { personId: string; name: string; gate: GateView; matters: PackMatter[]; materials: PackMaterial[] } | null
  /** It came by itself: this person's second request or a later one. */
  second: boolean
  opened: boolean
  articles: PackArticle[]; cases: PackCase[]; orders: PackOrder[]; answers: PackAnswer[]
  /** The day of the facts that the law was looked up for, if one was given. */
  factsOn: string | null
  /** How old the library is, in words; and what could not be looked for, if anything. */
  libraryWords: string; trouble: string | null
}
export type PackUnopenedRow = { orderId: string; number: string; title: string; repliedAt: string; repliedBy: string; unitName: string | null }
export type PackUnopenedView = { /** Replies to which a pack belonged, in these days. */ replies: number; unopened: number; from: string; to: string; rows: PackUnopenedRow[]; next: string | null }

const id = z.uuid({ error: '编号不对' })
const factsOn = z.iso.date({ error: '事实发生的日子请按“年-月-日”填写' }).refine((v) => v >= '1950-01-01' && v <= '2099-12-31', '日子只能在 1950 年至 2099 年之间').optional()

export const packEndpoints = {
  ofOrder: endpoint({ method: 'GET', path: '/api/orders/:id/push-pack', input: z.object({ id, factsOn }), view: view<PackView>(), means: 'What the system brings to this order' }),
  ofNeed: endpoint({
    method: 'POST', path: '/api/push-packs', view: view<PackView>(), means: 'What the system brings at intake: to a person whose file is open, to the words typed so far, or to both',
    input: z.object({ door: z.enum(doors, { error: '请说明从哪里来' }), need: z.string().trim().max(5000, '诉求最多 5000 字').default(''), topic: z.enum(topicIds).optional(), areaCode: z.string().regex(/^\d{6,12}$/, '区划代码不对').optional(), personId: id.optional(), factsOn }),
  }),
  opened: endpoint({ method: 'POST', path: '/api/push-packs/:id/opened', input: z.object({ id }), view: view<{ ok: true }>(), means: 'The pack was opened, not only on screen' }),
  mark: endpoint({ method: 'POST', path: '/api/push-packs/:id/marks', input: z.object({ id, requestId: z.uuid({ error: '缺少请求编号' }), key: z.string().regex(/^(article|case|order|answer):[0-9a-f-]{36}$/, '编号不对'), mark: z.enum(packMarks).nullable() }), view: view<{ key: string; mark: PackMark | null }>(), means: 'An item was cited, does not help, or neither after all' }),
  unopened: endpoint({ method: 'GET', path: '/api/push-packs/unopened', input: z.object({ cursor: z.string().max(80).optional(), size: z.coerce.number().int().min(1).max(100).default(25) }), view: view<PackUnopenedView>(), means: 'Replies that were sent with the pack unopened, as a figure and as the list behind it' }),
} as const
