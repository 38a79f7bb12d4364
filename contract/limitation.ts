import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { fields } from './work-order-inputs.ts'

const { must, may } = fields

/** 时效守护: which periods run for the resident behind an order, from the facts that a person has entered. */
export const limitationLimits = { periods: 8, events: 20 } as const

const day = (label: string) => fields.day(label, 1950)
const event = z.object({
  kind: z.enum(['interrupted', 'obstacle'], { error: '请选择发生了什么' }), ground: z.string().max(20).optional(),
  says: may('是什么障碍', 100), on: day('日子'), ended: day('结束的日子').optional(),
}).refine((v) => !v.ended || v.ended >= v.on, { path: ['ended'], message: '结束的日子不能早于开始的日子' })

/** What is known: days by fact code, flags, and what has happened since. Codes are those of the register. */
export const limitationFacts = z.object({
  codes: z.array(z.string().max(20)).max(limitationLimits.periods, `一次最多看 ${limitationLimits.periods} 种期限`).default([]),
  days: z.record(z.string().max(30), day('日子')).default({}),
  flags: z.array(z.string().max(20)).max(10).default([]),
  events: z.array(event).max(limitationLimits.events, `最多填 ${limitationLimits.events} 件事`).default([]),
})

export type ArticleRef = { law: string; number: number; says: string }
export type PeriodView = {
  code: string; zh: string; nature: 'limitation' | 'procedural' | 'exclusion' | 'exempt'; natureName: string; length: string; starts: string; startsZh: string
  basis: ArticleRef; toDo: string; topics: string[]; note: string | null; since: string; /** Facts that an outer end runs from. */ caps: string[]; grounds: string[]; openWhile: string | null
}
export type PeriodsView = { periods: PeriodView[]; facts: Record<string, string>; grounds: Record<string, string>; flags: Record<string, string> }
export type ReckoningView = {
  code: string; zh: string; state: 'running' | 'passed' | 'open' | 'standing' | 'lacking' | 'unknownLaw'; stateName: string
  dueOn: string | null; daysLeft: number | null; verified: boolean; missing: string | null; steps: string[]; notes: string[]; articles: ArticleRef[]; toResident: string
}
export type ReckonedView = { reckonings: ReckoningView[]; legalAidFirst: string | null }
export type SheetFacts = z.output<typeof limitationFacts>
export type SheetView = ReckonedView & {
  orderId: string; version: number; facts: SheetFacts; suggested: { code: string; zh: string }[]; daysNamed: { day: string; words: string }[]
  mayChange: boolean; setAt: string | null; setBy: string | null; aidProposedAt: string | null
}

const byOrder = z.object({ id: z.uuid({ error: '编号不对' }) })
const requestId = z.uuid({ error: '缺少请求编号' })
const version = z.coerce.number({ error: '缺少版本号' }).int().min(0).max(1_000_000)

export const limitationEndpoints = {
  periods: endpoint({ method: 'GET', path: '/api/limitation/periods', input: z.object({}), view: view<PeriodsView>(), means: 'The register of limitation, appeal and application periods with their articles' }),
  reckon: endpoint({ method: 'POST', path: '/api/limitation/reckon', input: limitationFacts, view: view<ReckonedView>(), means: 'Work out periods from facts without keeping them' }),
  sheet: endpoint({ method: 'GET', path: '/api/orders/:id/limitation', input: byOrder, view: view<SheetView>(), means: 'The limitation sheet of an order: facts entered, periods worked out, what is suggested' }),
  keep: endpoint({ method: 'POST', path: '/api/orders/:id/limitation', input: byOrder.extend(limitationFacts.shape).extend({ requestId, version }), view: view<SheetView>(), means: 'Keep the facts of an order and watch over its periods' }),
  proposeAid: endpoint({ method: 'POST', path: '/api/orders/:id/limitation/legal-aid', input: byOrder.extend({ requestId, reason: must('建议的理由', 300) }), view: view<SheetView>(), means: 'Propose legal aid first and papers later (法律援助法 44) to the legal aid centre' }),
} as const
