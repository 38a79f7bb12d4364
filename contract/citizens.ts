import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { word } from './glossary.ts'
import { fields } from './work-order-inputs.ts'

const { must, may } = fields

/** How sure it is that two records are of one person. */
export const sameVerdicts = ['certain', 'likely', 'unlikely'] as const
export type SameVerdict = (typeof sameVerdicts)[number]

/** 疑似同一人: a pair of records on which a person decides. Every decision can be taken back. */
export const sameStates = ['toDecide', 'later', 'merged', 'notSame'] as const
export type SameState = (typeof sameStates)[number]
export const sameActions = ['propose', 'merge', 'keepApart', 'postpone', 'separate', 'reconsider'] as const
export type SameAction = (typeof sameActions)[number]
export const sameWord = (kind: 'sameState' | 'sameAction', id: string): string => word(kind, id)

const reason = must('理由', 300)
export const sameInputs = {
  merge: z.object({ reason: may('依据（怎样核实的）', 300) }),
  keepApart: z.object({ reason }),
  postpone: z.object({ until: z.iso.date({ error: '请选择日期' }).optional().meta({ label: '到哪天再看', widget: 'day' }), reason: may('说明', 300) }),
  separate: z.object({ reason }),
  reconsider: z.object({ reason }),
} as const

/** One line of the comparison. Values are masked unless shown in clear for a purpose; `says` tells how they agree. */
export type SameField = { field: string; label: string; one: string | null; other: string | null; agrees: 'same' | 'near' | 'differs' | 'unknown'; says: string | null; bits: number | null }
export type SameRow = { id: string; state: SameState; stateName: string; verdict: SameVerdict; reasons: string[]; one: string; other: string; createdAt: string; raisedBy: string; lookAgainOn: string | null; version: number }
export type SameAnswer = { id: string; state: SameState; stateName: string; version: number; actions: { action: Exclude<SameAction, 'propose'>; label: string; next: string; danger: boolean }[] }
export type SameDetail = SameRow & SameAnswer & {
  bits: number; masked: boolean; fields: SameField[]; sides: { personId: string; since: string; matters: number; lastMatterAt: string | null; records: number }[]
  reason: string | null; decidedBy: string | null; decidedAt: string | null; story: { at: string; label: string; by: string; text: string }[]
}

const byId = z.object({ id: z.uuid({ error: '编号不对' }) })
const requestId = z.uuid({ error: '缺少请求编号' })

export const samePersonEndpoints = {
  list: endpoint({ method: 'GET', path: '/api/same-persons', input: z.object({ state: z.enum(sameStates).default('toDecide'), cursor: z.string().max(80).regex(/^-?\d{1,9}(\.\d{1,17})?_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, '翻页标记不对，请从第一页看起').optional(), size: z.coerce.number().int().min(1).max(100).default(25) }), view: view<{ rows: SameRow[]; next: string | null }>(), means: 'Pairs of records that may be of one person, surest first' }),
  detail: endpoint({ method: 'GET', path: '/api/same-persons/:id', input: byId, view: view<SameDetail>(), means: 'Two records side by side, masked, with what agrees and what does not' }),
  reveal: endpoint({ method: 'POST', path: '/api/same-persons/:id/reveal', input: byId.extend({ purpose: z.string().trim().min(2, '请写明查看目的').max(200) }), view: view<SameField[]>(), means: 'The same in clear, with purpose, on record' }),
  propose: endpoint({ method: 'POST', path: '/api/same-persons', input: z.object({ requestId, oneId: z.uuid({ error: '请选择两位当事人' }), otherId: z.uuid({ error: '请选择两位当事人' }), reason }), view: view<SameAnswer>(), means: 'Say that two records may be of one person' }),
  act: endpoint({
    method: 'POST', path: '/api/same-persons/:id/act',
    input: byId.extend({ requestId, version: z.coerce.number().int().min(0).optional(), action: z.enum(Object.keys(sameInputs) as [keyof typeof sameInputs, ...(keyof typeof sameInputs)[]], { error: '没有这个操作' }), input: z.record(z.string(), z.unknown()).default({}) }),
    view: view<SameAnswer>(), means: 'Decide: one person, not one person, later; or take a decision back',
  }),
} as const
