import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { word } from './glossary.ts'
import { latitude, longitude, type PointState } from './service-map.ts'
import { fields } from './work-order-inputs.ts'

const { must, may } = fields

/** 机构与人员: who may practise, under which licence, until when, and where he is found. */
export const licenceStates = ['inForce', 'stopped', 'expired', 'cancelled', 'revoked'] as const
export type LicenceState = (typeof licenceStates)[number]
export const licenceActions = ['register', 'amend', 'renew', 'stop', 'resume', 'cancel', 'revoke', 'expire', 'warnExpiry', 'takeStatus', 'move'] as const
export type LicenceAction = (typeof licenceActions)[number]
export const practitionerKinds = ['lawyer', 'legalWorker', 'notary', 'mediator', 'appraiser', 'arbitrator'] as const
export type PractitionerKind = (typeof practitionerKinds)[number]
export const institutionRights = ['seeRegister', 'setPlace', 'importStatus', 'setAreaPoint', 'setReachRule'] as const

export const stateWord = (state: string): string => word('licenceState', state)
export const actionWord = (action: string): string => word('licenceAction', action)
export const kindWord = (kind: string): string => word('practitionerKind', kind)

/** Days before the last one on which the body and its bureau are told. Ours, from no rule: 待核实. */
export const expiryWarnings = [30, 7, 1] as const

const day = (label: string) => fields.day(label, 1950)
const reason = must('理由', 300)
const since = day('从哪天起')
const texts = { issuedBy: must('发证机关', 60), specialities: may('专长（用顿号隔开）', 200), languages: may('语言和方言（用顿号隔开）', 100) }
const ofBody = { creditCode: must('统一社会信用代码', 24), licenceNumber: must('执业许可证号', 40), ...texts, does: may('做什么（给群众看）', 300), headCode: may('是谁的分支机构（总所的单位编码）', 20) }
const ofPerson = { name: must('姓名', 30), licenceNumber: must('执业证号', 40), specialities: texts.specialities, languages: texts.languages }
const shared = {
  renew: z.object({ validUntil: day('有效期至'), reason }),
  stop: z.object({ since, reason }), resume: z.object({ reason }), cancel: z.object({ since, reason }), revoke: z.object({ since, reason }),
  expire: z.object({}), warnExpiry: z.object({ days: z.number().int() }),
  takeStatus: z.object({ state: z.enum(licenceStates, { error: '没有这个状态' }), since: since.nullish(), validUntil: day('有效期至').nullish(), source: z.string().max(200) }),
}
export const bodyInputs = { ...shared, amend: z.object({ ...ofBody, reason }) } as const
export const practitionerInputs = { ...shared, amend: z.object({ ...ofPerson, reason }), move: z.object({ unitCode: must('到哪个机构（单位编码）', 20), from: day('从哪天起'), reason }) } as const

const byId = z.object({ id: z.uuid({ error: '编号不对' }) })
const requestId = z.uuid({ error: '缺少请求编号' })
const version = z.coerce.number({ error: '缺少版本号' }).int().min(0).max(1_000_000)
const actInput = <T extends Record<string, unknown>>(inputs: T) => byId.extend({
  requestId, version: version.optional(), action: z.enum(Object.keys(inputs).filter((name) => !notByHand.includes(name)) as [string, ...string[]], { error: '没有这个操作' }), input: z.record(z.string(), z.unknown()).default({}),
})
/** The province's word comes with its file; expiry and warnings come with the time. */
const notByHand: readonly string[] = ['expire', 'warnExpiry', 'takeStatus']
const listInput = z.object({
  q: z.string().trim().max(60, '最多 60 个字').optional(), kind: z.string().max(30).optional(), state: z.enum(licenceStates, { error: '没有这个状态' }).optional(),
  within: z.coerce.number().int().min(0).max(400).optional(), page: z.coerce.number({ error: '页码不对' }).int().min(1).max(1000).default(1),
})

/** Shifts by weekday, 1 = Monday; a weekday that is missing is closed. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, '时间请写成 08:30')
export const openingHours = z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(z.tuple([time, time]).refine(([from, to]) => from < to, '关门要晚于开门')).max(3, '一天最多三段'))
export type OpeningHours = z.output<typeof openingHours>
const placeInput = z.object({
  id: z.uuid({ error: '编号不对' }), placeId: z.uuid({ error: '编号不对' }).nullish(), version, requestId,
  name: must('地点名称', 60), areaCode: z.string({ error: '请选择乡镇' }).regex(/^\d{6}(\d{3})?$/u, '请选择区划'), address: may('地址', 120), phone: may('电话', 30),
  latitude, longitude, /** Somebody has stood there: else 待核实. */ pointConfirmed: z.coerce.boolean().default(false), barrierFree: may('无障碍设施', 100), languages: may('会说的语言和方言', 100),
  hours: openingHours.nullish(), onHolidays: z.enum(['closed', 'open'], { error: '请选择节假日是否开门' }).default('closed'), verified: z.coerce.boolean().default(false),
})

export type RegisterRow = { id: string; code: string; name: string; kind: string; kindName: string; bureauName: string; state: LicenceState | null; stateName: string; validUntil: string | null; daysLeft: number | null; demo: boolean; suspended: boolean }
export type PractitionerRow = { id: string; name: string; kind: PractitionerKind; kindName: string; licenceNumber: string; bodyId: string; bodyName: string; bureauName: string; state: LicenceState; stateName: string; validUntil: string | null; daysLeft: number | null; demo: boolean }
export type PlaceView = { id: string; version: number; name: string; areaCode: string; areaName: string; address: string | null; phone: string | null; latitude: number | null; longitude: number | null; point: PointState | null; languages: string | null; barrierFree: string | null; hours: OpeningHours | null; hoursWords: string; openWords: string; onHolidays: 'closed' | 'open'; verified: boolean; demo: boolean }
export type OfferedAction = { action: string; label: string; next: string; danger: boolean }
export type StoryLine = { at: string; label: string; by: string; text: string }
export type LicenceFacts = {
  licenceNumber: string; issuedBy: string; validUntil: string | null; state: LicenceState; stateName: string; since: string | null; specialities: string | null; languages: string | null
  checkedOn: string | null; checkedFrom: string | null; version: number; actions: OfferedAction[]; story: StoryLine[]
}
export type BodyView = {
  id: string; code: string; name: string; kindName: string; official: boolean; bureauName: string; demo: boolean; suspended: boolean; phone: string | null
  licence: (LicenceFacts & { creditCode: string; registrar: string; does: string | null; head: { id: string; name: string } | null }) | null
  branches: { id: string; name: string }[]; people: PractitionerRow[]; places: PlaceView[]; mayRegister: boolean; maySetPlace: boolean
}
export type PractitionerView = LicenceFacts & { id: string; name: string; kindName: string; bodyId: string; bodyName: string; demo: boolean; engagements: { bodyId: string; bodyName: string; from: string; until: string | null }[] }
export type StatusVerdict = 'change' | 'same' | 'refused'
export type StatusRow = { line: number; who: string; licenceNumber: string; verdict: StatusVerdict; says: string; done?: string }
export type StatusImportView = { id: string; fileName: string; at: string; by: string; stage: 'waiting' | 'done'; counts: Record<StatusVerdict, number>; rows: StatusRow[] }
export type Answered = { id: string; state: LicenceState; stateName: string; version: number; actions: OfferedAction[] }
type Page<R> = { rows: R[]; total: number; page: number; size: number }

export const institutionEndpoints = {
  bodies: endpoint({ method: 'GET', path: '/api/institutions', input: listInput, view: view<Page<RegisterRow>>(), means: 'The register of bodies in one\'s own area, with licence and days left' }),
  body: endpoint({ method: 'GET', path: '/api/institutions/:id', input: byId, view: view<BodyView>(), means: 'One body: licence, branches, people, places, story' }),
  registerBody: endpoint({ method: 'POST', path: '/api/institutions/:id/licence', input: byId.extend({ requestId, ...ofBody, validUntil: day('有效期至').nullish() }), view: view<Answered>(), means: 'Enter the licence of a body that stands in the tree of units' }),
  actOnBody: endpoint({ method: 'POST', path: '/api/institutions/:id/act', input: actInput(bodyInputs), view: view<Answered>(), means: 'Amend, renew, stop, resume, cancel or revoke a licence' }),
  setPlace: endpoint({ method: 'POST', path: '/api/institutions/:id/places', input: placeInput, view: view<BodyView>(), means: 'Enter or change a place: address, hours, telephone, coordinates' }),
  people: endpoint({ method: 'GET', path: '/api/practitioners', input: listInput, view: view<Page<PractitionerRow>>(), means: 'The register of people: lawyers, notaries, mediators and others' }),
  person: endpoint({ method: 'GET', path: '/api/practitioners/:id', input: byId, view: view<PractitionerView>(), means: 'One of them: licence, where he worked from when until when, story' }),
  registerPerson: endpoint({ method: 'POST', path: '/api/practitioners', input: z.object({ requestId, unitId: z.uuid({ error: '请选择机构' }), kind: z.enum(practitionerKinds, { error: '请选择人员类别' }).meta({ label: '人员类别', widget: 'choice', choices: Object.fromEntries(practitionerKinds.map((kind) => [kind, kindWord(kind)])) }), ...ofPerson, issuedBy: texts.issuedBy, validUntil: day('有效期至').nullish(), from: day('从哪天起在这里') }), view: view<Answered>(), means: 'Enter a person with his licence' }),
  actOnPerson: endpoint({ method: 'POST', path: '/api/practitioners/:id/act', input: actInput(practitionerInputs), view: view<Answered>(), means: 'Amend, renew, stop, resume, cancel, revoke, or move to another body' }),
  imports: endpoint({ method: 'GET', path: '/api/licence-imports', input: z.object({}), view: view<{ rows: Omit<StatusImportView, 'rows'>[] }>(), means: 'Status files of the province that were read, newest first' }),
  import: endpoint({ method: 'GET', path: '/api/licence-imports/:id', input: byId, view: view<StatusImportView>(), means: 'One of them, row by row' }),
  upload: endpoint({ method: 'POST', path: '/api/licence-imports', input: z.object({}), view: view<StatusImportView>(), means: 'Read a status file (JSON lines or Excel) into a preview; nothing is changed yet' }),
  takeIn: endpoint({ method: 'POST', path: '/api/licence-imports/:id/take', input: byId.extend({ requestId }), view: view<StatusImportView>(), means: 'Take the changed rows in; a second time changes nothing' }),
} as const
