import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { fields } from './work-order-inputs.ts'
import type { Door, OrderState } from './work-order-states.ts'

const { must, may, oneOf, yes } = fields
const phone = z.string().trim().regex(/^(1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/, '电话号码不对：手机 11 位，座机请带区号')
const idNumber = z.string().trim().toUpperCase().regex(/^\d{17}[\dX]$/, '身份证号码应为 18 位，最后一位可以是 X')
const requestId = z.uuid({ error: '缺少请求编号' })
/** Said together with the fields that are blank, not on a second try. */
const atOnce = { when: () => true } as const
const ofPerson = z.object({ personId: z.uuid({ error: '编号不对' }) })
const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]

export const authorityWords = { agent: '有委托书的代理人', guardian: '法定代理人、监护人', kin: '近亲属代为申请', helper: '村（居）干部、法律明白人代办', oral: '当事人口头同意' } as const
export const consents = { written: '本人书面同意', oral: '本人口头同意，已当场核实', law: '依法代理，不需本人同意' } as const
/** Needs that change how one is served. What touches health is kept with a separate consent (PIPL 29). */
export const serviceNeeds = { hearing: '听力不便', sight: '视力不便', mobility: '行动不便', letterless: '不便书写', slow: '请说慢一点', dialect: '说方言', language: '需要翻译' } as const
export const correctable = { name: '姓名', phone: '联系电话', address: '住址', birthYear: '出生年份', other: '其他内容' } as const
export const requestKinds = { copy: '复制', correct: '更正', erase: '删除' } as const
export const fileRequestStates = ['asked', 'granted', 'partly', 'denied'] as const
export type FileRequestState = (typeof fileRequestStates)[number]

/** 代理、代办: typed at a counter, with the paper in hand. Flat, as it stands on the screen. */
export const authorityInput = z.object({
  requestId,
  principalName: must('当事人姓名', 60), principalIdNumber: idNumber.optional().meta({ label: '当事人证件号码', widget: 'text' }), principalPhone: phone.optional().meta({ label: '当事人登记的电话', widget: 'text' }),
  agentName: must('代办人姓名', 60), agentPhone: phone.optional().meta({ label: '代办人电话', widget: 'text' }), agentIdNumber: idNumber.optional().meta({ label: '代办人证件号码', widget: 'text' }),
  kind: oneOf('代办依据', keysOf(authorityWords), authorityWords), paper: must('看过的凭证', 200, { help: '例如：授权委托书，2026 年 9 月 1 日，本人签名' }), consent: oneOf('本人同意', keysOf(consents), consents),
  scope: oneOf('办到哪里', ['matter', 'file'], { matter: '只办一件事', file: '全部档案' }), orderNumber: may('哪一件（工单编号）', 40),
  untilOn: z.iso.date({ error: '请填写凭证的到期日' }).meta({ label: '凭证到期日', widget: 'day' }),
})
  .refine((v) => v.principalIdNumber || v.principalPhone, { path: ['principalIdNumber'], message: '请填当事人的证件号码，或登记时留的电话', ...atOnce })
  .refine((v) => v.scope !== 'matter' || v.orderNumber, { path: ['orderNumber'], message: '只办一件事的，请填那件的工单编号', ...atOnce })

/**
 * 电话里的代办: the person himself is on the line, proves who he is and says that the other may ask for him. No paper can be seen by
 * telephone, so that it reaches one matter, today; whoever comes with a paper goes to a window.
 */
export const phoneAuthorityWords = { kin: authorityWords.kin, helper: authorityWords.helper, oral: authorityWords.oral } as const
export const phoneAuthorityInput = z.object({
  requestId,
  principalName: must('当事人姓名', 60), principalPhone: z.string({ error: '请填当事人登记时留的电话' }).pipe(phone).meta({ label: '当事人登记的电话', widget: 'text' }),
  principalLastDigits: z.string().trim().regex(/^\d{3,17}[\dXx]$/, '请填证件号码的后四位').optional().meta({ label: '当事人证件号码后四位', widget: 'text', help: '请当事人本人在电话里说' }), queryCode: may('查询码', 30, { help: '报得出的，不必再报证件号码和工单编号' }),
  orderNumber: may('哪一件（工单编号）', 40), agentName: must('代办人姓名', 60), agentPhone: phone.optional().meta({ label: '代办人电话', widget: 'text' }),
  kind: oneOf('代办依据', keysOf(phoneAuthorityWords), phoneAuthorityWords), paper: must('本人怎样同意的', 200, { help: '例如：本人接电话，说清楚由儿子代问这一件' }),
})
  .refine((v) => v.queryCode || v.principalLastDigits, { path: ['principalLastDigits'], message: '请本人说出证件号码后四位，或者查询码', ...atOnce })
  .refine((v) => v.queryCode || v.orderNumber, { path: ['orderNumber'], message: '电话里只能代办一件事，请填那件的工单编号', ...atOnce })

export const wayInput = z.object({
  neverCall: yes('不要打电话').default(false), noMessage: yes('不要发短信、不要留言').default(false), hours: may('方便联系的时间', 60), phone: phone.optional().meta({ label: '只打这个电话', widget: 'text' }),
  needs: z.array(z.enum(keysOf(serviceNeeds))).max(7).default([]), dialect: may('方言', 20), note: may('说明', 200), consent: z.literal(true, { error: '须本人单独同意才能记录' }).meta({ label: '本人单独同意记录', widget: 'yesNo' }),
})
export const fileRequestInput = z.object({ requestId, kind: oneOf('要求', keysOf(requestKinds), requestKinds), field: oneOf('更正哪一项', keysOf(correctable), correctable).optional(), wish: must('具体要求', 1000) })
  .refine((v) => v.kind !== 'correct' || v.field, { path: ['field'], message: '请选择要更正哪一项' })
export const fileRequestInputs = {
  decide: z.object({
    outcome: oneOf('决定', ['granted', 'partly', 'denied'], { granted: '同意', partly: '部分同意', denied: '不同意' }), answer: must('答复本人的话', 1000),
    ground: may('法律依据（不同意或部分同意时必填）', 300), refusedParts: may('不同意的部分', 500), value: may('更正为', 1000),
  }).refine((v) => v.outcome === 'granted' || v.ground, { path: ['ground'], message: '拒绝的，必须说明法律依据（个人信息保护法第五十条）' }),
} as const

export type GateView = { id: string; basis: 'verified' | 'authority' | 'handling'; basisWords: string; purpose: string; scope: 'file' | 'matter'; until: string; door: string }
export type FileMatter = {
  id: string; title: string; topic: string | null; createdAt: string; /** Sensitive and not opened for a purpose: nothing but that it is there. */ covered: boolean
  orders: { id: string; number: string; title: string; state: OrderState; door: Door; unitName: string | null; createdAt: string; closedAt: string | null; publicReply: string | null; rating: string | null }[]
  contacts: { at: string; door: Door; kind: string; said: string }[]
}
export type FileMaterial = { id: string; name: string; at: string; orderId: string; orderNumber: string; by: 'self' | 'staff' }
export type AuthorityView = { id: string; kind: string; kindWords: string; agentName: string; scope: 'file' | 'matter'; paper: string; consent: string; fromOn: string; untilOn: string; revokedAt: string | null; standing: boolean }
export type WayView = { neverCall: boolean; noMessage: boolean; hours: string | null; phone: string | null; needs: string[]; dialect: string | null; note: string | null; setAt: string | null }
export type FieldView = { id: string; zh: string; held: boolean; ground: string; source: string; kept: string; verified: boolean }
export type FileRequestView = {
  id: string; version: number; personId: string; /** 周某某 */ personShown: string; kind: keyof typeof requestKinds; kindWords: string; field: string | null; wish: string; state: FileRequestState; stateWords: string; askedBy: string; createdAt: string; dueAt: string; dueVerified: boolean
  decidedAt: string | null; answer: string | null; ground: string | null; refusedParts: string | null; erasedAt: string | null; mayDecide: boolean
}
export type ServiceFileView = {
  gate: GateView
  person: { id: string; name: string; phone: string | null; idNumber: string | null; address: string | null; sex: string | null; birthYear: number | null; groups: string[]; records: number }
  way: WayView | null; matters: FileMatter[]; materials: FileMaterial[]; authorities: AuthorityView[]; requests: FileRequestView[]; fields: FieldView[]
}
export type LookView = { at: string; who: string; unit: string | null; what: string; why: string | null; refused: boolean; /** The same look several times within a day, told once. */ times?: number }

export const serviceFileEndpoints = {
  gates: endpoint({ method: 'GET', path: '/api/files', input: z.object({}), view: view<{ personId: string; name: string; gate: GateView }[]>(), means: 'The files that stand open to me now' }),
  file: endpoint({ method: 'GET', path: '/api/files/:personId', input: ofPerson, view: view<ServiceFileView>(), means: 'The file of one person, while it stands open to me' }),
  looks: endpoint({ method: 'GET', path: '/api/files/:personId/looks', input: ofPerson, view: view<LookView[]>(), means: 'Who looked at this file' }),
  handle: endpoint({ method: 'POST', path: '/api/files/handling', input: z.object({ orderId: z.uuid({ error: '编号不对' }), purpose: must('查看目的', 200).min(2, '请写明查看目的') }), view: view<{ personId: string; gate: GateView }>(), means: 'Open the file of the person whose order I handle' }),
  authority: endpoint({ method: 'POST', path: '/api/files/authority', input: authorityInput, view: view<{ personId: string; gate: GateView }>(), means: 'Record who acts for whom, and open what that covers' }),
  authorityByPhone: endpoint({ method: 'POST', path: '/api/files/authority-by-phone', input: phoneAuthorityInput, view: view<{ personId: string; gate: GateView }>(), means: 'Record, the person himself being on the line, who may ask for him in one matter today' }),
  revoke: endpoint({ method: 'POST', path: '/api/files/:personId/authorities/:id/revoke', input: ofPerson.extend({ id: z.uuid(), why: must('撤销的原因', 200) }), view: view<{ ok: true }>(), means: 'Take an authority back' }),
  shut: endpoint({ method: 'POST', path: '/api/files/:personId/shut', input: ofPerson, view: view<{ ok: true }>(), means: 'Shut the file: the contact is over' }),
  wayOfOrder: endpoint({ method: 'GET', path: '/api/orders/:id/way', input: z.object({ id: z.uuid({ error: '编号不对' }) }), view: view<WayView>(), means: 'How the person of an order may safely be reached, for whoever sees the order' }),
  handedIn: endpoint({ method: 'GET', path: '/api/files/:personId/materials', input: ofPerson, view: view<FileMaterial[]>(), means: 'What the person has handed in already, while his file stands open to me' }),
  handedInOfOrder: endpoint({ method: 'GET', path: '/api/orders/:id/materials', input: z.object({ id: z.uuid({ error: '编号不对' }) }), view: view<FileMaterial[]>(), means: 'What has been handed in already: for this matter, and for all of the person where his file stands open to me' }),
  way: endpoint({ method: 'PUT', path: '/api/files/:personId/way', input: ofPerson.extend(wayInput.shape), view: view<WayView>(), means: 'Safe ways to reach the person, and what he needs' }),
  ask: endpoint({ method: 'POST', path: '/api/files/:personId/requests', input: ofPerson.extend(fileRequestInput.shape), view: view<FileRequestView>(), means: 'A request under the personal information law, made at a counter or by telephone' }),
  requests: endpoint({ method: 'GET', path: '/api/file-requests', input: z.object({ open: z.enum(['true', 'false']).default('true') }), view: view<FileRequestView[]>(), means: 'Requests under the personal information law that I may see' }),
  actOnRequest: endpoint({ method: 'POST', path: '/api/file-requests/:id/act', input: z.object({ id: z.uuid({ error: '编号不对' }), requestId, version: z.number().int().optional(), action: z.enum(['decide']), input: z.record(z.string(), z.unknown()) }), view: view<{ id: string; state: FileRequestState; version: number }>(), means: 'Decide a request, or take it back' }),
  copy: endpoint({ method: 'GET', path: '/api/files/:personId/copy', input: ofPerson.extend({ format: z.enum(['pdf', 'docx', 'json']).default('pdf') }), view: view<Blob>(), means: 'A copy of everything held of the person, for him to take along' }),
} as const
