import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { announcementInput, type AnnouncementFacts } from './announcements.ts'
import { word } from './glossary.ts'
import { fields } from './work-order-inputs.ts'

const { must, may, oneOf } = fields

/** 公开 of a reply or of a notice: nothing becomes public without self-review, secrecy review and approval by three persons (更正 11). */
export const publicationKinds = ['reply', 'announcement'] as const
export type PublicationKind = (typeof publicationKinds)[number]
export const publicationStates = ['draft', 'toSelfReview', 'toSecrecyReview', 'toApprove', 'published', 'refused', 'expired'] as const
export type PublicationState = (typeof publicationStates)[number]
export const publicationActions = ['propose', 'announce', 'submit', 'selfReview', 'secrecyReview', 'approve', 'revise', 'amend', 'takeDown', 'expire'] as const
export type PublicationAction = (typeof publicationActions)[number]

export const publicationWords: Readonly<Record<PublicationState | PublicationAction, string>> = Object.fromEntries([
  ...publicationStates.map((state) => [state, word('publicationState', state)]), ...publicationActions.map((action) => [action, word('publicationAction', action)]),
]) as Record<PublicationState | PublicationAction, string>

const outcome = (label: string) => oneOf(label, ['pass', 'refuse'], { pass: '通过', refuse: '不予公开' })
const opinion = may('意见', 500)
const withReason = <T extends z.ZodObject<{ outcome: z.ZodType; opinion: z.ZodType }>>(schema: T) =>
  schema.refine((v) => v.outcome === 'pass' || v.opinion, { path: ['opinion'], message: '不予公开的，请写明理由' })

export const publicationInputs = {
  submit: z.object({}),
  selfReview: z.object({ opinion }),
  secrecyReview: withReason(z.object({ outcome: outcome('保密审查结论'), opinion })),
  approve: withReason(z.object({ outcome: outcome('审批结论'), opinion })),
  revise: z.object({ title: must('标题', 100), text: must('公开内容', 5000), reason: must('修改理由', 300) }),
  amend: announcementInput.pick({ title: true, text: true, columnCode: true, fromOn: true, untilOn: true }).extend({ reason: must('修改理由', 300) }),
  takeDown: z.object({ reason: must('撤下理由', 300) }),
} as const

/** What a person does to one that is there. */
export type PublicationVerb = keyof typeof publicationInputs

/** Narrowed lists: what waits for this person, and what he wrote. */
export const publicationsOf = ['waiting', 'mine'] as const
export type PublicationsOf = (typeof publicationsOf)[number]

/** What the detector sees. `blocks`: must be removed first; otherwise a person decides. */
export type Finding = { kind: 'idNumber' | 'phone' | 'bankCard' | 'secretMark' | 'address'; zh: string; at: number; length: number; sample: string; blocks: boolean }
export type PublicationRow = { id: string; kind: PublicationKind; kindName: string; /** Of a reply. */ orderId: string | null; title: string; state: PublicationState; stateName: string; unitName: string; bureauName: string; createdAt: string; createdBy: string; version: number }
export type PublicationDetail = PublicationRow & {
  /** Of a notice. */ announcement: AnnouncementFacts | null; text: string; /** Of all that the gates judge: `at` counts over heading, line break, text. */ findings: Finding[]; selfReviewedBy: string | null; secrecyReviewedBy: string | null; approvedBy: string | null; refusedReason: string | null; publishedAt: string | null
  actions: { action: PublicationAction; label: string; next: string; danger: boolean }[]
  story: { at: string; label: string; by: string; text: string }[]
}
export type PublicationAnswer = { id: string; state: PublicationState; stateName: string; version: number; actions: PublicationDetail['actions'] }

const byId = z.object({ id: z.uuid({ error: '编号不对' }) })
const actInput = z.object({
  requestId: z.uuid({ error: '缺少请求编号' }), version: z.coerce.number().int().min(0).optional(),
  action: z.enum(Object.keys(publicationInputs) as [keyof typeof publicationInputs, ...(keyof typeof publicationInputs)[]], { error: '没有这个操作' }), input: z.record(z.string(), z.unknown()).default({}),
})

export const publicationEndpoints = {
  list: endpoint({ method: 'GET', path: '/api/publications', input: z.object({ state: z.enum(publicationStates, { error: '没有这个状态' }).optional(), kind: z.enum(publicationKinds, { error: '没有这一类' }).optional(), of: z.enum(publicationsOf, { error: '没有这个列表' }).optional(), cursor: z.uuid({ error: '翻页标记不对，请从第一页看起' }).optional(), size: z.coerce.number().int().min(1).max(100).default(25) }), view: view<{ rows: PublicationRow[]; next: string | null; /** Whether this person may write a notice. */ mayAnnounce: boolean }>(), means: 'Replies and notices on their way to the public, newest first' }),
  detail: endpoint({ method: 'GET', path: '/api/publications/:id', input: byId, view: view<PublicationDetail>(), means: 'One of them with what the detector found and what may be done' }),
  propose: endpoint({ method: 'POST', path: '/api/publications', input: z.object({ requestId: z.uuid({ error: '缺少请求编号' }), orderId: z.uuid({ error: '请选择工单' }), title: must('标题', 100), text: must('公开内容', 5000) }), view: view<PublicationAnswer>(), means: 'Propose that the reply of a work order be made public' }),
  announce: endpoint({ method: 'POST', path: '/api/announcements', input: z.object({ requestId: z.uuid({ error: '缺少请求编号' }), ...announcementInput.shape }), view: view<PublicationAnswer>(), means: 'Write a notice for residents, as a draft' }),
  act: endpoint({ method: 'POST', path: '/api/publications/:id/act', input: byId.extend(actInput.shape), view: view<PublicationAnswer>(), means: 'Review, approve, revise or take down' }),
} as const
