import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { sourceLevels, type SourceLevel } from './settings.ts'
import { topicIds, type TopicId } from './topics.ts'
import { fields } from './work-order-inputs.ts'
import { doors, type Door } from './work-order-states.ts'

const { day, must, may, oneOf } = fields

/** The five that every centre offers (淮司通〔2020〕17 号第 8 条), then the trades that centres and stations point to. */
export const basicClasses = ['publicity', 'mediation', 'legalAid', 'consultation', 'lookup'] as const
export const itemClasses = [...basicClasses, 'notary', 'forensic', 'arbitration', 'lawyer', 'basicLevel', 'villageAdviser', 'special', 'resettlement', 'review', 'complaint', 'exam'] as const
export type ItemClass = (typeof itemClasses)[number]
export const serviceLevels = ['city', 'county', 'township', 'village'] as const
export type ServiceLevel = (typeof serviceLevels)[number]
export const serviceWays = ['direct', 'guided', 'transferred'] as const
export type ServiceWay = (typeof serviceWays)[number]
export const itemStates = ['draft', 'approved', 'withdrawn'] as const
export type ItemState = (typeof itemStates)[number]
export const itemActions = ['revise', 'approve', 'renew', 'withdraw'] as const
export type ItemAction = (typeof itemActions)[number]
export const itemRights = ['write', 'import'] as const

const zh = {
  class: { publicity: '法治宣传教育', mediation: '人民调解', legalAid: '法律援助', consultation: '法律咨询', lookup: '法律查询', notary: '公证', forensic: '司法鉴定', arbitration: '仲裁', lawyer: '律师服务', basicLevel: '基层法律服务', villageAdviser: '村（居）法律顾问', special: '特殊群体服务', resettlement: '安置帮教', review: '行政复议', complaint: '投诉监督', exam: '法律职业资格考试' },
  level: { city: '市', county: '县区', township: '乡镇街道', village: '村（居）' }, way: { direct: '直接提供', guided: '指引', transferred: '转接' },
  pay: { free: '不收费', paid: '收费', reduced: '可以减免', unverified: '收费情况待核实' },
} as const
const requestId = z.uuid({ error: '缺少请求编号' })
const byId = z.object({ id: z.uuid({ error: '编号不对' }) })
const atDoors = z.array(z.enum(doors, { error: '没有这个渠道' }), { error: '请选择渠道' }).max(4, '渠道最多 4 个')
const list = <T extends z.ZodType>(label: string, row: T, max: number, help?: string) => z.array(row, { error: `请填写${label}` }).max(max, `${label}最多 ${max} 行`).meta({ label, widget: label, ...(help ? { help } : {}) })

/** `doors` left out: at all doors of the item. Named ones must not make one door ask for more than another (the checker). */
const material = z.object({ name: must('材料', 200), instead: may('可以替代', 200), doors: atDoors.optional(), source: may('依据', 200) })
const limit = z.object({ code: z.string({ error: '时限代码不对' }).trim().max(20, '时限代码最多 20 字').optional(), words: may('时限', 100), doors: atDoors.optional(), source: may('依据', 200) })
const provision = z.object({ level: z.enum(serviceLevels, { error: '请选择层级' }), way: z.enum(serviceWays, { error: '请选择方式' }), who: must('由谁提供', 100) })
const basis = z.object({ law: must('法律或来源', 100), article: may('条', 30), says: may('要点', 200), level: z.enum(sourceLevels, { error: '请选择来源等级' }) })

const definition = {
  name: must('事项名称', 60), class: oneOf('类别', itemClasses, zh.class), summary: must('一句话说明', 200), forWhom: must('谁可以办', 1000),
  steps: must('怎么办（每行一步）', 2000), provision: list('哪一级怎样提供', provision, 12).min(1, '至少一行'), doors: atDoors.min(1, '至少一个渠道').meta({ label: '渠道', widget: '渠道' }),
  materials: list('材料', material, 20), limits: list('时限', limit, 10), pay: oneOf('收费', ['free', 'paid', 'reduced', 'unverified'], zh.pay), payBasis: must('收费或不收费的依据', 300),
  where: may('到哪里办', 300), basis: list('依据', basis, 12).min(1, '至少一条依据'), topic: z.enum(topicIds, { error: '请选择类别' }).meta({ label: '办理时归入的类别', widget: 'topic' }),
  supervisionPhone: z.string({ error: '请填写监督电话' }).trim().regex(/^\d{3,6}$/, '监督电话写统一的热线号码，例如 12348、12345；各机构自己的电话登记在“机构与人员”里').meta({ label: '监督电话', widget: 'text' }), toVerify: may('还待核实的', 500),
}
const code = z.string({ error: '请填写事项代码' }).trim().regex(/^[A-Z]{2}-\d{2,3}$/, '事项代码写成“两个大写字母-两三位数字”，例如 LA-01').meta({ label: '事项代码', widget: 'text' })

export const itemInputs = {
  write: z.object({ code, ...definition }),
  revise: z.object({ ...definition, reason: must('修改理由', 300) }),
  renew: z.object({ ...definition, reason: must('为什么出新版', 300) }),
  approve: z.object({ validFrom: day('生效日期'), opinion: may('意见', 300) }),
  withdraw: z.object({ reason: must('停用理由', 300) }),
} as const
export const definitionShape = z.object(definition)

/** One service item, the same for every door; guides, matrices and exports are all read from it. */
export type Definition = z.infer<typeof definitionShape>
export type Material = Definition['materials'][number]
export type Limit = Definition['limits'][number]
/** One edition of it: what was in force when, and who wrote and approved it. */
export type ServiceItem = Definition & { id: string; code: string; edition: number; validFrom: string; withdrawnOn: string | null }
export type Difference = { what: 'material' | 'limit'; door: Door; other: Door; says: string }
export type ItemRow = { id: string; code: string; edition: number; name: string; class: ItemClass; className: string; state: ItemState; stateName: string; standing: Standing; validFrom: string | null; version: number; toVerify: boolean }
/** Whether the edition counts today: only one of a code does. */
export type Standing = 'draft' | 'coming' | 'inForce' | 'replaced' | 'withdrawn'
export type ItemAnswer = { id: string; state: ItemState; stateName: string; version: number; actions: { action: ItemAction; label: string; next: string; danger: boolean }[] }
export type ItemDetail = ItemRow & {
  definition: Definition; writtenBy: string | null; approvedBy: string | null; approvedAt: string | null; withdrawnOn: string | null; actions: ItemAnswer['actions']; /** Why somebody who may approve does not find the button: he wrote in it himself. */ whyNotApprove: string | null; limitWords: LimitWords[]
  editions: { id: string; edition: number; standing: Standing; validFrom: string | null }[]; story: { at: string; label: string; by: string; text: string }[]
}
export type LimitWords = { words: string; verified: boolean; source: string }
export type ImportLine = { line: number; code: string; name: string; verdict: 'new' | 'changed' | 'same' | 'refused'; message: string }
export type ImportReport = { file: string; done: boolean; lines: ImportLine[] }

export const itemEndpoints = {
  items: endpoint({ method: 'GET', path: '/api/service-items', input: z.object({ class: z.enum(itemClasses, { error: '没有这个类别' }).optional(), state: z.enum(itemStates, { error: '没有这个状态' }).optional(), q: z.string().trim().max(60, '最多 60 字').optional() }), view: view<{ rows: ItemRow[]; mayWrite: boolean; mayImport: boolean }>(), means: 'Service items, newest edition of each, by class' }),
  item: endpoint({ method: 'GET', path: '/api/service-items/:id', input: byId, view: view<ItemDetail>(), means: 'One edition of a service item, its other editions and what may be done' }),
  write: endpoint({ method: 'POST', path: '/api/service-items', input: itemInputs.write.extend({ requestId }), view: view<ItemAnswer>(), means: 'Write a new service item; another person approves it' }),
  act: endpoint({
    method: 'POST', path: '/api/service-items/:id/act', view: view<ItemAnswer & { created: string[] }>(), means: 'Revise, approve, renew or withdraw',
    input: byId.extend({ requestId, version: z.coerce.number().int().min(0).optional(), action: z.enum(itemActions, { error: '没有这个操作' }), input: z.record(z.string(), z.unknown()).default({}) }),
  }),
  import: endpoint({ method: 'POST', path: '/api/service-items/imports', input: z.object({ run: z.enum(['yes', 'no'], { error: '请选择预览或导入' }).default('no') }), view: view<ImportReport>(), means: 'Check a file of items row by row; with run=yes the good ones become drafts' }),
} as const

export const itemClassName = (id: ItemClass): string => zh.class[id]
export const levelName = (id: ServiceLevel): string => zh.level[id]
export const wayName = (id: ServiceWay): string => zh.way[id]
export const payName = (id: Definition['pay']): string => zh.pay[id]
export type { Door, SourceLevel, TopicId }
