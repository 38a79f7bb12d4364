import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import type { PublicationState } from './publication.ts'
import { actInput } from './work-order-inputs.ts'
import { apiInput, hotlineInput, windowInput, type IntakeReceipt } from './intake.ts'
import { doors, levels, openStates, orderStates, type Door, type Level, type OrderAction, type OrderState } from './work-order-states.ts'
import { topicIds } from './topics.ts'

/** Queues of the workbench; each one's count equals its list by construction (one definition, rooms/work-orders/queues.ts). */
export const queues = ['mine', 'unit', 'toAccept', 'toAssign', 'returns', 'toReview', 'toFollowUp', 'warned', 'overdue', 'supervised', 'consults', 'feedback', 'all'] as const
export type QueueName = (typeof queues)[number]

/** Numbers in query strings arrive as text; anything strange is refused, not guessed. */
const flag = z.enum(['true', 'false']).transform((v) => v === 'true')
export const queueInput = z.object({
  queue: z.enum(queues).default('unit'), q: z.string().trim().max(100).optional(),
  state: z.enum(orderStates).optional(), level: z.enum(levels).optional(), door: z.enum(doors).optional(), topic: z.enum(topicIds).optional(),
  unitId: z.uuid().optional(), areaCode: z.string().max(12).optional(), closed: flag.optional(),
  sort: z.enum(['due', 'newest', 'oldest']).default('due'), cursor: z.string().max(200).optional(), size: z.coerce.number().int().min(1).max(100).default(25),
})

/** A row of a list: masked only (周某某, 138****0000), so a list view is no reading of a person's data. */
export type OrderRow = {
  id: string; number: string; title: string; state: OrderState; door: Door; topic: string | null; kind: 'question' | 'task'; part: 'main' | 'assist'
  asker: string; place: string | null; unitName: string | null; turnName: string | null; handlerName: string | null
  dueAt: string | null; level: Level; supervised: boolean; urgedTimes: number; createdAt: string; version: number
  /** 敏感事项: title, place and topic are covered until it is opened for a purpose. */
  sensitive: boolean
}
export type QueuePage = { rows: OrderRow[]; counts: Record<QueueName, number>; next: string | null }

/** One action possible now. `next` says in words what happens after it; the form comes from `orderInputs[action]`. */
export type PossibleAction = { action: Exclude<OrderAction, 'submit'>; label: string; next: string; danger: boolean }

export type StoryLine = { seq: number; at: string; action: OrderAction; label: string; by: string; unit: string | null; text: string; internal: boolean; facts: Record<string, unknown> }
export type ClockView = { code: string; zh: string; startedAt: string; dueAt: string; level: Level; paused: boolean; stoppedAt: string | null; missedAt: string | null; left: string; basis: string; verified: boolean; ruleVersion: number }
/** 敏感级别 of the matter. While `covered`, nothing that was said or written is shown, nor why it is sensitive. */
export type SensitivityView = { level: 'ordinary' | 'personal' | 'commercial' | 'work'; grade: number; zh: string; sensitiveClass: string | null; classZh: string | null; because: string | null; setBy: string | null; setAt: string | null; openUntil: string | null; covered: boolean }
/** Numbers that stand in the texts: the label as shown, the number as it is. */
export type RevealedView = PersonView & { numbers: { label: string; kind: string; value: string }[] }
export type PersonView = { id: string; name: string; phone: string | null; idNumber: string | null; address: string | null; groups: string[]; masked: boolean; safeToCall: boolean }

export type OrderDetail = OrderRow & {
  need: string; placeDetail: string | null; areaName: string | null; forWhom: string; authority: string | null; helperName: string | null; anonymous: boolean
  person: PersonView; matterId: string
  bureauName: string; intakeUnitName: string | null; unitId: string | null; turn: string
  account: string | null; publicReply: string | null; basis: string | null; solved: boolean | null; closedAt: string | null
  pendingReturn: { ground: string; reason: string; by: string; at: string } | null
  pendingExtension: { workdays: number; reason: string; by: string; at: string } | null
  consult: { unitName: string; question: string; answer: string | null } | null
  press: { demand: string; dueAt: string | null; answer: string | null } | null
  material: string | null; returnsTo: OrderState | null; reviewedReturn: boolean
  rating: { grade: string; words: string | null; at: string } | null
  foreign: { source: string; number: string; dueAt: string | null; fedBackAt: string | null; receipt: string | null } | null
  clocks: ClockView[]; story: StoryLine[]; actions: PossibleAction[]; dueWords: string
  attachments: { id: string; name: string; mediaType: string; bytes: number; at: string; by: string }[]
  parts: { id: string; number: string; part: 'main' | 'assist' | 'split' | 'merged'; unitName: string | null; state: OrderState }[]
  alike: { id: string; number: string; title: string; state: OrderState; createdAt: string }[]
  looking: { name: string }[]
  sensitivity: SensitivityView
  publication: { id: string; state: PublicationState } | null
  /** Whether this person may propose the reply for publication now. */
  mayPropose: boolean
}

/** The answer of every act: what the record is now and what may be done next. */
export type ActAnswer = { id: string; number: string; state: OrderState; version: number; dueAt: string | null; level: Level; turn: string; actions: PossibleAction[]; created: string[] }

export type Suggestion = { unitId: string; name: string; reasons: string[]; openOrders: number; distance: string; score: number; /** Why not: set for units that may not get it (again); they stand last. */ excluded: string | null }
export type BulkAnswer = { results: { id: string; ok: boolean; message: string | null; answer: ActAnswer | null }[] }

const byId = z.object({ id: z.uuid({ error: '编号不对' }) })

export const workOrderEndpoints = {
  queue: endpoint({ method: 'GET', path: '/api/orders', input: queueInput, view: view<QueuePage>(), means: 'One page of a queue with exact counts of all queues' }),
  detail: endpoint({ method: 'GET', path: '/api/orders/:id', input: byId, view: view<OrderDetail>(), means: 'One work order with its story and the actions possible now' }),
  act: endpoint({ method: 'POST', path: '/api/orders/:id/act', input: byId.extend(actInput.shape), view: view<ActAnswer>(), means: 'Do one action on a work order' }),
  bulk: endpoint({ method: 'POST', path: '/api/orders/bulk', input: actInput.extend({ ids: z.array(z.uuid()).min(1, '请先选择工单').max(500, '一次最多 500 件') }), view: view<BulkAnswer>(), means: 'The same action on many orders, with a result a row' }),
  suggest: endpoint({ method: 'GET', path: '/api/orders/:id/suggestions', input: byId, view: view<Suggestion[]>(), means: 'Who might handle it, with the reasons' }),
  openSensitive: endpoint({ method: 'POST', path: '/api/orders/:id/open', input: byId.extend({ purpose: z.string().trim().min(2, '请写明查看目的').max(200) }), view: view<{ openUntil: string }>(), means: 'Open a sensitive matter for a purpose, for a working day, on record' }),
  reveal: endpoint({ method: 'POST', path: '/api/orders/:id/reveal', input: byId.extend({ purpose: z.string().trim().min(2, '请写明查看目的').max(200) }), view: view<RevealedView>(), means: 'Show the person unmasked, with purpose, on record' }),
  verifyChain: endpoint({ method: 'GET', path: '/api/orders/:id/chain', input: byId, view: view<{ intact: boolean; lines: number; brokenAt: number | null }>(), means: 'Recompute the hash chain of one order' }),
  looking: endpoint({ method: 'POST', path: '/api/orders/:id/looking', input: byId.extend({ leaving: z.boolean().default(false) }), view: view<{ looking: OrderDetail['looking'] }>(), means: 'Say that I am looking at this order' }),
  print: endpoint({ method: 'GET', path: '/api/orders/:id/print', input: byId.extend({ format: z.enum(['docx', 'pdf']).default('pdf'), paper: z.enum(['order', 'notice']).default('order') }), view: view<Blob>(), means: 'The printable work order or one-time notice' }),
  attach: endpoint({ method: 'POST', path: '/api/orders/:id/attachments', input: byId, view: view<{ id: string; name: string }[]>(), means: 'Add files to an order (multipart)' }),
  download: endpoint({ method: 'GET', path: '/api/attachments/:id', input: byId, view: view<Blob>(), means: 'Download one attachment' }),
  hotline: endpoint({ method: 'POST', path: '/api/intake/hotline', input: hotlineInput, view: view<IntakeReceipt>(), means: 'A request by telephone, answered or raised as an order' }),
  window: endpoint({ method: 'POST', path: '/api/intake/window', input: windowInput, view: view<IntakeReceipt>(), means: 'A request at a window, answered or raised as an order' }),
  whoCalls: endpoint({ method: 'POST', path: '/api/intake/who', input: z.object({ phone: z.string().trim().max(30).optional(), idNumber: z.string().trim().max(18).optional(), name: z.string().trim().max(60).optional(), lastDigits: z.string().trim().regex(/^(\d{3,17}[\dXx])?$/, '请填证件号码的后四位').optional(), code: z.string().trim().max(30).optional(), door: z.enum(['hotline', 'window']).optional(), verified: z.boolean().default(false) }), view: view<WhoView>(), means: 'Who a caller or visitor may be; open matters only after verification' }),
  recoverCode: endpoint({ method: 'POST', path: '/api/orders/:id/query-code', input: byId.extend({ requestId: z.uuid(), identityVerified: z.literal(true, { error: '请先核验本人证件' }) }), view: view<{ number: string; queryCode: string }>(), means: 'A new query code for a person who lost it, in person only' }),
  saveDraft: endpoint({ method: 'PUT', path: '/api/drafts/:key', input: z.object({ key: z.string().max(120), body: z.unknown() }), view: view<{ savedAt: string }>(), means: 'Keep a half-written form' }),
  draft: endpoint({ method: 'GET', path: '/api/drafts/:key', input: z.object({ key: z.string().max(120) }), view: view<{ body: unknown; savedAt: string } | null>(), means: 'Take a half-written form up again' }),
  dropDraft: endpoint({ method: 'DELETE', path: '/api/drafts/:key', input: z.object({ key: z.string().max(120) }), view: view<{ ok: true }>(), means: 'Forget a half-written form' }),
  savedViews: endpoint({ method: 'GET', path: '/api/saved-views', input: z.object({}), view: view<{ id: string; name: string; query: Record<string, unknown> }[]>(), means: 'My saved views' }),
  saveView: endpoint({ method: 'POST', path: '/api/saved-views', input: z.object({ name: z.string().trim().min(1, '请起个名字').max(40), query: z.record(z.string().max(30), z.union([z.string().max(200), z.number(), z.boolean()])) }), view: view<{ id: string }>(), means: 'Save the filters as a view' }),
  dropView: endpoint({ method: 'DELETE', path: '/api/saved-views/:id', input: byId, view: view<{ ok: true }>(), means: 'Forget a saved view' }),
  overview: endpoint({ method: 'GET', path: '/api/overview', input: z.object({}), view: view<OverviewView>(), means: 'What needs me now' }),
  dailyCheck: endpoint({ method: 'GET', path: '/api/daily-check', input: z.object({ on: z.iso.date().optional() }), view: view<DailyCheckRow[]>(), means: 'Which bodies opened their queue today, which were reminded or reported' }),
  apiIntake: endpoint({ method: 'POST', path: '/open/v1/requests', input: apiInput, view: view<IntakeReceipt>(), means: 'Another system hands over a request' }),
  apiStatus: endpoint({ method: 'GET', path: '/open/v1/requests/:number', input: z.object({ number: z.string().max(60) }), view: view<ForeignStatus>(), means: 'Where a handed-over request stands, with the feedback given' }),
  apiReceipt: endpoint({ method: 'POST', path: '/open/v1/requests/:number/receipt', input: z.object({ number: z.string().max(60), requestId: z.uuid(), receipt: z.string().trim().min(1).max(200) }), view: view<{ ok: true }>(), means: 'The other system confirms that the feedback arrived' }),
  exportForeign: endpoint({ method: 'GET', path: '/api/foreign/feedback.jsonl', input: z.object({ source: z.string().max(60).optional() }), view: view<Blob>(), means: 'Feedback not yet returned, as a file' }),
  importForeign: endpoint({ method: 'POST', path: '/api/foreign/import', input: z.object({ lines: z.string().max(5_000_000), source: z.string().trim().min(1, '请填写来源系统').max(60) }), view: view<{ created: number; joined: number; refused: { line: number; message: string }[] }>(), means: 'Orders of another system from a JSON-lines file' }),
  notices: endpoint({ method: 'GET', path: '/api/notices', input: z.object({ size: z.coerce.number().int().min(1).max(100).default(30) }), view: view<NoticesView>(), means: 'What was told to me, my unit or my role, not yet read' }),
  readNotices: endpoint({ method: 'POST', path: '/api/notices/read', input: z.object({ ids: z.array(z.uuid()).min(1).max(100) }), view: view<{ read: number }>(), means: 'Mark notices as read' }),
} as const

/** Before verification only that a number is known; never whether there is a file (更正 13). */
export type WhoView = { verified: boolean; candidates: { personId: string; name: string; phone: string | null; safeToCall: boolean; open: { id: string; number: string; title: string; state: OrderState; dueAt: string | null }[]; past: number; /** All of the person's, or the one matter whose code was given; until when. */ scope: 'file' | 'matter'; until: string; basisWords: string; purpose: string }[]; hint: string }
export type OverviewView = { counts: Record<QueueName, number>; next: OrderRow[]; units: { id: string; name: string }[] }
export type DailyCheckRow = { unitId: string; unitName: string; bureauName: string; mainDuty: string | null; deputyDuty: string | null; openedAt: string | null; remindedAt: string | null; reportedAt: string | null; openOrders: number }
export type NoticesView = { unread: number; rows: { id: string; at: string; kind: string; text: string; orderId: string | null; path: string | null }[] }
export type ForeignStatus = { number: string; foreignNumber: string; state: OrderState; publicReply: string | null; dueAt: string | null; closedAt: string | null; fedBackAt: string | null; receipt: string | null; story: { at: string; text: string }[] }

/** The resident's own order in plain words (web/portal). Nothing internal, nothing of other persons. */
export type TrackView = {
  number: string; state: OrderState; stateWords: string; turnWords: string; dueWords: string; dueAt: string | null; level: Level; createdAt: string; need: string; door: Door
  asker: string; publicReply: string | null; material: string | null; story: { at: string; text: string; /** The office, or 您; never a person of the staff. */ by?: string | null }[]
  may: { supplement: boolean; urge: boolean; withdraw: boolean; rate: boolean; reopen: boolean }
  rating: { grade: string; words: string | null } | null; version: number
}

export const isOpen = (state: OrderState): boolean => (openStates as readonly string[]).includes(state)
