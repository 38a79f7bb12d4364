import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { word } from './glossary.ts'
import { basicClasses, serviceLevels, type ServiceLevel } from './service-items.ts'
import { fields } from './work-order-inputs.ts'

const { must, may } = fields

/** 均等化 (淮司通〔2020〕17号 第8条): the five basic services × every centre, station and room. */
export const basicServices = basicClasses
export type BasicService = (typeof basicServices)[number]
export const cellWays = ['direct', 'guided', 'transferred', 'missing'] as const
export type CellWay = (typeof cellWays)[number]
/** As a filter: `unknown` is what nobody has said yet, which is not the same as missing. */
export const cellStandings = [...cellWays, 'unknown'] as const
export type CellStanding = (typeof cellStandings)[number]
export const taskStates = ['open', 'assigned', 'finished', 'closed', 'cancelled'] as const
export type TaskState = (typeof taskStates)[number]
export const liveTaskStates: readonly TaskState[] = ['open', 'assigned', 'finished']
export const coverageRights = ['seeCoverage', 'enterCoverage', 'openTask', 'setPresence', 'setPresencePlan', 'setPeople'] as const

export const coverageWord = (kind: 'cellWay' | 'coverageTaskState' | 'coverageTaskAction' | 'presenceForm' | 'presenceTrade' | 'presencePlace' | 'presenceGap', id: string): string => word(kind, id)
/** Where the cell says more than the word of a way: nothing entered. */
export const standingWord = (way: CellWay | null): string => coverageWord('cellWay', way ?? 'unknown')

const byId = z.object({ id: z.uuid({ error: '编号不对' }) })
const requestId = z.uuid({ error: '缺少请求编号' })
const page = z.coerce.number({ error: '页码不对' }).int().min(1).max(1000).default(1)
const day = (label: string) => fields.day(label, 2020)
const service = z.enum(basicServices, { error: '没有这项基本服务' })
const reason = must('理由（写进记录）', 300)
const yes = z.enum(['yes'], { error: '只能填 yes' }).optional()

const siteFilter = {
  bureauId: z.uuid({ error: '编号不对' }).optional(), level: z.enum(serviceLevels, { error: '没有这个层级' }).optional(), service: service.optional(),
  way: z.enum(cellStandings, { error: '没有这种情况' }).optional(), q: z.string().trim().max(60, '最多 60 个字').optional(),
}
const cell = z.object({ siteId: z.uuid({ error: '编号不对' }), service, version: z.coerce.number({ error: '缺少版本号' }).int().min(0).max(1_000_000) })
const choices = <T extends string>(kind: 'cellWay' | 'presencePlace' | 'presenceTrade', ids: readonly T[]): Record<string, string> => Object.fromEntries(ids.map((id) => [id, word(kind, id)]))
const way = z.enum(cellWays, { error: '请选择怎样提供' }).meta({ label: '怎样提供', widget: 'choice', choices: choices('cellWay', cellWays) })
/** A gap is filled by one of the three; `missing` fills nothing. */
const offered = z.enum(['direct', 'guided', 'transferred'], { error: '请选择现在怎样提供' }).meta({ label: '现在怎样提供', widget: 'choice', choices: choices('cellWay', ['direct', 'guided', 'transferred']) })

export const taskInputs = {
  assign: z.object({ assigneeId: z.uuid({ error: '请选择经办人' }).optional().meta({ label: '经办人（不选就是整个单位）', widget: 'colleague' }), dueOn: day('要在哪天前补齐'), note: may('要求', 300) }),
  finish: z.object({ way: offered, evidence: must('怎样补的、凭什么（谁、从哪天起、在哪里）', 500) }),
  confirm: z.object({ note: may('核实情况', 300) }), sendBack: z.object({ reason }), cancel: z.object({ reason }), reopen: z.object({ reason }),
  tellOverdue: z.object({}), closeFilled: z.object({ text: z.string().max(300) }), emptied: z.object({ text: z.string().max(300) }),
} as const
export type TaskAction = keyof typeof taskInputs
/** What the platform does by itself: time has run out, somebody filled the cell, somebody took that back. */
export const taskByTime: readonly TaskAction[] = ['tellOverdue', 'closeFilled', 'emptied']

export const presenceForms = ['window', 'rota', 'signpost', 'network', 'hotline'] as const
export type PresenceForm = (typeof presenceForms)[number]
export const presenceTrades = ['legalAid', 'mediation', 'lawyer', 'basicLevel', 'notary', 'forensic', 'arbitration'] as const
export type PresenceTrade = (typeof presenceTrades)[number]
export const presencePlaces = ['cityCentre', 'centre', 'station', 'hall', 'governance'] as const
export type PresencePlaceKind = (typeof presencePlaces)[number]
export const presenceGaps = ['absent', 'otherForm', 'unplanned', 'agrees', 'unsaid'] as const
export type PresenceGap = (typeof presenceGaps)[number]
const forms = z.array(z.enum(presenceForms, { error: '没有这种方式' }), { error: '请选择方式' }).max(5, '最多五种方式').transform((all) => presenceForms.filter((one) => all.includes(one)))
const trade = z.enum(presenceTrades, { error: '请选择哪类机构' }).meta({ label: '哪类机构', widget: 'choice', choices: choices('presenceTrade', presenceTrades) })

/** As the crow flies. `sure`: somebody has stood at both places; else the coordinates are 待核实 or invented for the demonstration. */
export type Nearest = { name: string; km: number; sure: boolean }
export type CellView = { way: CellWay | null; note: string | null; at: string | null; by: string | null; version: number; demo: boolean; task: { id: string; state: TaskState; stateName: string; dueOn: string; overdue: boolean } | null; nearest: Nearest | null }
export type SiteRow = { id: string; code: string; name: string; level: ServiceLevel; levelName: string; bureauName: string; areaName: string; located: boolean; demo: boolean; mayEnter: boolean; cells: Record<BasicService, CellView> }
export type WayCounts = Record<CellStanding, number>
export type Expected = Partial<Record<ServiceLevel, Partial<Record<BasicService, CellWay[]>>>>
export type MatrixPage = { rows: SiteRow[]; total: number; page: number; size: number; counts: WayCounts; bureaus: { id: string; name: string }[]; expected: Expected; mayEnter: boolean; mayOpenTask: boolean }
export type CellStory = { at: string; by: string; from: CellWay | null; way: CellWay | null; note: string | null; how: string }
export type Entered = { batchId: string | null; changed: number; same: number; conflicts: { siteId: string; service: BasicService; says: string }[] }
export type Undone = { restored: number; skipped: number }
export type MatrixVerdict = 'new' | 'changed' | 'same' | 'refused'
export type MatrixLine = { line: number; code: string; name: string; verdict: MatrixVerdict; says: string }
export type MatrixReport = { file: string; done: boolean; batchId: string | null; counts: Record<MatrixVerdict, number>; cells: number; lines: MatrixLine[] }
export type CountyRow = {
  bureauId: string; name: string; sites: Record<ServiceLevel, number>; services: Record<BasicService, WayCounts>; located: number; farthest: (Nearest & { from: string; service: BasicService }) | null
  people: { people: number; source: string; verified: boolean; version: number; by: string; at: string } | null; directPer10k: number | null; tasksLive: number; tasksOverdue: number
}
export type TaskRow = { id: string; version: number; state: TaskState; stateName: string; service: BasicService; serviceName: string; siteId: string; siteName: string; bureauName: string; unitName: string; assigneeName: string | null; dueOn: string; overdue: boolean; demo: boolean }
export type TaskOffered = { action: TaskAction; label: string; next: string; danger: boolean }
export type TaskView = TaskRow & { unitId: string; ask: string; wayNow: CellWay | null; wayOffered: CellWay | null; evidence: string | null; why: string | null; closedOn: string | null; actions: TaskOffered[]; story: { at: string; label: string; by: string; text: string }[] }
export type TaskAnswered = { id: string; state: TaskState; stateName: string; version: number; actions: TaskOffered[] }
export type PresenceRow = {
  placeId: string; placeKind: PresencePlaceKind; placeKindName: string; placeName: string; bureauName: string; trade: PresenceTrade; tradeName: string; ought: PresenceForm[]; source: string | null; verified: boolean
  forms: PresenceForm[]; who: string | null; note: string | null; version: number; by: string | null; at: string | null; gap: PresenceGap; gapName: string; missing: PresenceForm[]; extra: PresenceForm[]; demo: boolean; maySet: boolean
}
export type PlanRow = { placeKind: PresencePlaceKind; trade: PresenceTrade; forms: PresenceForm[]; source: string; verified: boolean; version: number; by: string; at: string }
export type PresencePage = { rows: PresenceRow[]; total: number; page: number; size: number; counts: Record<PresenceGap, number>; bureaus: { id: string; name: string }[]; plan: PlanRow[]; places: { id: string; name: string; kind: PresencePlaceKind }[]; maySet: boolean; mayPlan: boolean }

export const coverageEndpoints = {
  matrix: endpoint({ method: 'GET', path: '/api/coverage', input: z.object({ ...siteFilter, page }), view: view<MatrixPage>(), means: 'The five basic services at each centre, station and room of one\'s own area' }),
  story: endpoint({ method: 'GET', path: '/api/coverage/sites/:id/story', input: byId.extend({ service }), view: view<{ lines: CellStory[] }>(), means: 'One cell: what it was, who said so and when' }),
  enter: endpoint({
    method: 'POST', path: '/api/coverage/cells', view: view<Entered>(), means: 'Say how services are offered, for up to 500 cells at once; can be taken back as one',
    input: z.object({ requestId, way, note: may('说明', 200), cells: z.array(cell, { error: '请选择要填的格子' }).min(1, '请选择要填的格子').max(500, '一次最多 500 格') }),
  }),
  undo: endpoint({ method: 'POST', path: '/api/coverage/batches/:id/undo', input: byId.extend({ requestId }), view: view<Undone>(), means: 'Take a batch of entries or an import back; what others changed since stays' }),
  workbook: endpoint({ method: 'GET', path: '/api/coverage/matrix.xlsx', input: z.object(siteFilter), view: view<unknown>(), means: 'The matrix as a workbook, which can be filled in and imported' }),
  import: endpoint({ method: 'POST', path: '/api/coverage/imports', input: z.object({ run: z.enum(['yes', 'no'], { error: '请选择预览或导入' }).default('no') }), view: view<MatrixReport>(), means: 'Read a filled-in workbook row by row; with run=yes the good rows count' }),
  counties: endpoint({ method: 'GET', path: '/api/coverage/counties', input: z.object({}), view: view<{ rows: CountyRow[]; maySetPeople: boolean }>(), means: 'The counties side by side: ways, per head, distance, tasks' }),
  setPeople: endpoint({
    method: 'POST', path: '/api/coverage/people', view: view<{ ok: true }>(), means: 'Enter the number of inhabitants with its source',
    input: z.object({ bureauId: z.uuid({ error: '请选择县区' }), version: z.coerce.number({ error: '缺少版本号' }).int().min(0), people: z.coerce.number({ error: '人口请填数字' }).int('人口请填整数').min(1, '人口至少 1').max(20_000_000, '人口太大，请核对').meta({ label: '常住人口（人）', widget: 'number' }), source: must('来源（公报名称、年份）', 200), verified: z.boolean({ error: '请选择是否已核对原件' }).meta({ label: '已核对原件', widget: 'yesNo' }) }),
  }),
  tasks: endpoint({ method: 'GET', path: '/api/coverage/tasks', input: z.object({ state: z.enum(taskStates, { error: '没有这个状态' }).optional(), overdue: yes, bureauId: siteFilter.bureauId, page }), view: view<{ rows: TaskRow[]; total: number; page: number; size: number; counts: Record<TaskState | 'overdue', number> }>(), means: 'Gaps that became tasks' }),
  task: endpoint({ method: 'GET', path: '/api/coverage/tasks/:id', input: byId, view: view<TaskView>(), means: 'One task: what is missing where, who, until when, evidence, story' }),
  openTasks: endpoint({
    method: 'POST', path: '/api/coverage/tasks', view: view<{ created: string[]; existing: number }>(), means: 'Turn gaps into tasks for the county, with a date',
    input: z.object({ requestId, cells: z.array(cell.omit({ version: true }), { error: '请选择缺口' }).min(1, '请选择缺口').max(100, '一次最多 100 个缺口'), dueOn: day('要在哪天前补齐'), ask: must('要求', 300) }),
  }),
  act: endpoint({
    method: 'POST', path: '/api/coverage/tasks/:id/act', view: view<TaskAnswered>(), means: 'Assign, finish, confirm, send back, cancel or reopen a task',
    input: byId.extend({ requestId, version: z.coerce.number({ error: '缺少版本号' }).int().min(0).max(1_000_000).optional(), action: z.enum(Object.keys(taskInputs).filter((name) => !(taskByTime as readonly string[]).includes(name)) as [string, ...string[]], { error: '没有这个操作' }), input: z.record(z.string(), z.unknown()).default({}) }),
  }),
  presence: endpoint({ method: 'GET', path: '/api/coverage/presence', input: z.object({ bureauId: siteFilter.bureauId, placeKind: z.enum(presencePlaces, { error: '没有这类地方' }).optional(), trade: trade.optional(), gap: z.enum(presenceGaps, { error: '没有这种情况' }).optional(), page }), view: view<PresencePage>(), means: 'Who ought to be present where, and who is: the differences' }),
  setPresence: endpoint({
    method: 'POST', path: '/api/coverage/presence', view: view<{ ok: true }>(), means: 'Say in which forms a trade is present in a place',
    input: z.object({ requestId, placeId: z.uuid({ error: '编号不对' }), trade, version: z.coerce.number({ error: '缺少版本号' }).int().min(0).max(1_000_000), forms, who: may('哪家机构、谁', 120), note: may('说明', 200) }),
  }),
  addPlace: endpoint({
    method: 'POST', path: '/api/coverage/places', view: view<{ id: string }>(), means: 'Enter a government service hall or a 综治中心',
    input: z.object({ requestId, bureauId: z.uuid({ error: '请选择县区' }), kind: z.enum(['hall', 'governance'], { error: '请选择类别' }).meta({ label: '类别', widget: 'choice', choices: { hall: word('presencePlace', 'hall'), governance: word('presencePlace', 'governance') } }), name: must('名称', 60), address: may('地址', 120) }),
  }),
  setPlan: endpoint({
    method: 'POST', path: '/api/coverage/plan', view: view<{ ok: true }>(), means: 'Set which trade ought to be present in which kind of place, with its source',
    input: z.object({ placeKind: z.enum(presencePlaces, { error: '请选择哪类地方' }).meta({ label: '哪类地方', widget: 'choice', choices: choices('presencePlace', presencePlaces) }), trade, forms, version: z.coerce.number({ error: '缺少版本号' }).int().min(0).max(1_000_000), source: must('依据（文件名、第几条；没有文件的写明是谁定的）', 200), verified: z.boolean({ error: '请选择是否已核对' }).meta({ label: '已核对原件', widget: 'yesNo' }) }),
  }),
} as const
