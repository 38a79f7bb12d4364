import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { topicIds } from './topics.ts'
import { fields } from './work-order-inputs.ts'

const { must, may, oneOf } = fields

/** Substantive rules are judged by the day of the facts, procedural ones mostly by the day of the deed: shown apart, decided by a person. */
export const natures = ['substantive', 'procedural'] as const
export type Nature = (typeof natures)[number]
/** What the office itself keeps beside the law. */
export const entryKinds = ['summary', 'case', 'answer', 'localRule', 'guide'] as const
export type EntryKind = (typeof entryKinds)[number]
export const entryStates = ['draft', 'approved', 'withdrawn'] as const
export type EntryState = (typeof entryStates)[number]
export const entryActions = ['approve', 'revise', 'confirm', 'withdraw'] as const
export type EntryAction = (typeof entryActions)[number]
export const knowledgeRights = ['write', 'import', 'enterEffect'] as const
export const entryLevels = ['ordinary', 'personal', 'commercial', 'work'] as const
export type EntryLevel = (typeof entryLevels)[number]
export const importStages = ['reading', 'waiting', 'running', 'done', 'cancelled', 'failed'] as const
export type ImportStage = (typeof importStages)[number]
export const verdicts = ['new', 'changed', 'same', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

const requestId = z.uuid({ error: '缺少请求编号' })
const byId = z.object({ id: z.uuid({ error: '编号不对' }) })
const day = (label: string) => fields.day(label, 1949)
const page = { cursor: z.uuid({ error: '翻页标记不对，请从第一页看起' }).optional(), size: z.coerce.number().int().min(1).max(100).default(30) }
const level = oneOf('敏感级别', entryLevels, { ordinary: '一般', personal: '个人隐私', commercial: '商业秘密', work: '工作秘密' })
const kindWords = { summary: '摘要', case: '案例', answer: '答复', localRule: '地方规定', guide: '办事指南' } as const

export const entryInputs = {
  write: z.object({
    kind: oneOf('类别', ['case', 'answer', 'localRule', 'guide'], { case: '案例', answer: '可复用答复', localRule: '地方规定', guide: '办事指南' }),
    title: must('标题', 200), question: may('问题或案情', 5000), body: must('内容', 20_000), topic: z.enum(topicIds, { error: '请选择类别' }).optional().meta({ label: '事项类别', widget: 'topic' }),
    source: must('来源', 300), reviewOn: day('复核日期'), sensitivity: level,
  }),
  revise: z.object({ title: must('标题', 200), question: may('问题或案情', 5000), body: must('内容', 20_000), source: must('来源', 300), reviewOn: day('复核日期'), sensitivity: level, reason: must('修改理由', 300) }),
  approve: z.object({ opinion: may('意见', 300) }),
  confirm: z.object({ reviewOn: day('下次复核日期'), opinion: may('复核意见', 300) }),
  withdraw: z.object({ reason: must('停用理由', 300) }),
} as const

export const effectInput = z.object({
  effectiveOn: day('施行日期'), endsOn: day('失效日期').optional().meta({ label: '失效日期', widget: 'day' }), source: must('依据', 300, { help: '写明从哪里看到的，例如“公司法第266条：自2024年7月1日起施行”。' }),
}).refine((v) => !v.endsOn || v.endsOn > v.effectiveOn, { path: ['endsOn'], message: '失效日期须晚于施行日期' })

/** `summary`: our own words for a provision whose full text the library does not hold. */
export type ArticleView = {
  id: string; form: 'full' | 'summary'; lawId: string; law: string; short: string; number: string; text: string; gist: string | null; path: string[]; nature: Nature | null
  version: VersionView | null; /** What the reader must know: 摘要 以原文为准; day of effect not entered; age of the library. */ notes: string[]
}
export type VersionView = {
  id: string; publishedOn: string | null; effectiveOn: string | null; endsOn: string | null; effectBy: 'file' | 'person' | null; current: boolean; shelf: string; source: string
}
/** The age of the library: the newest paper in it, and when something last came in. */
export type LibraryAge = { newest: string | null; importedAt: string | null; laws: number; articles: number }
/** The same number today, and the nearest text of today: numbers move between versions, so neither is silently taken for the other. */
export type TodayStand = { version: VersionView; sameNumber: ArticleView | null; closest: { article: ArticleView; similarity: number } | null; sameVersion: boolean; differs: boolean }
export type AsOf =
  | { kind: 'found'; day: string; article: ArticleView; today: TodayStand | null; notes: string[] }
  | { kind: 'lacking'; day: string; reason: 'noLaw' | 'noVersion' | 'noArticle'; says: string; article: ArticleView | null; today: TodayStand | null; notes: string[] }
  | { kind: 'unknown'; day: string; reason: 'effectUnknown' | 'endUnknown'; says: string; candidates: { version: VersionView; article: ArticleView | null }[]; today: TodayStand | null; notes: string[] }

export type EntryView = {
  id: string; kind: EntryKind; kindName: string; title: string; question: string; body: string; topic: string | null; cited: { law: string; article: string }[]; lawId: string | null; number: string | null; source: string
  /** Our own example, nobody's case. */ teaching: boolean; /** The order an answer comes from is never named. */ fromOrder: boolean; sensitivity: string; state: EntryState; reviewOn: string; approvedAt: string | null
}
export type EntryRow = Pick<EntryView, 'id' | 'kind' | 'kindName' | 'title' | 'state' | 'teaching' | 'sensitivity' | 'reviewOn' | 'source'> & { stateName: string; version: number; ownerName: string | null; unitName: string; overdue: boolean }
export type EntryDetail = EntryView & EntryRow & { writtenBy: string | null; approvedBy: string | null; actions: { action: EntryAction; label: string; next: string; danger: boolean }[]; story: { at: string; label: string; by: string; text: string }[]; articleId: string | null }
export type EntryAnswer = { id: string; state: EntryState; stateName: string; version: number; actions: EntryDetail['actions'] }

export type LawRow = { id: string; name: string; short: string; nature: Nature | null; versions: number; publishedOn: string | null; unknownDays: number; summaries: number }
export type ArticleHit = { id: string; form: 'full' | 'summary'; lawId: string; law: string; number: string; text: string; current: boolean }
export type LibraryView = { age: LibraryAge; laws: LawRow[]; hits: ArticleHit[]; next: string | null; mayImport: boolean; mayWrite: boolean; overdue: number }
export type LawView = {
  id: string; name: string; short: string; nature: Nature | null; age: LibraryAge; mayEnterEffect: boolean
  versions: (VersionView & { articles: number; doubleOf: string | null; record: { effectiveOn: string; endsOn: string | null; source: string; by: string; at: string }[] })[]
  shown: string | null; articles: { id: string; number: string; text: string; path: string[] }[]; summaries: { id: string; number: string; gist: string }[]
}
export type ArticlePage = { article: ArticleView; age: LibraryAge; asOf: AsOf | null; today: TodayStand | null; versions: { version: VersionView; articleId: string | null; sameText: boolean }[]; cases: { id: string; title: string; kindName: string }[] }
export type ImportView = {
  id: string; fileName: string; stage: ImportStage; stageName: string; createdAt: string; createdBy: string | null; rowsRead: number; mergedTo: number; counts: Partial<Record<Verdict, number>>; trouble: string | null; seconds: number | null
  first: ImportRowView[]; refusedFirst: ImportRowView[]
}
export type ImportRowView = { line: number; what: string; text: string; verdict: Verdict | null; message: string | null }

export const knowledgeEndpoints = {
  library: endpoint({ method: 'GET', path: '/api/knowledge', input: z.object({ q: z.string().trim().max(100, '最多 100 字').optional(), ...page }), view: view<LibraryView>(), means: 'The library: laws by name, articles by number and words, and how old it is' }),
  law: endpoint({ method: 'GET', path: '/api/knowledge/laws/:id', input: byId.extend({ version: z.uuid({ error: '版本编号不对' }).optional() }), view: view<LawView>(), means: 'One law with its versions and the articles of one of them' }),
  article: endpoint({ method: 'GET', path: '/api/knowledge/articles/:id', input: byId.extend({ day: day('事实发生之日').optional() }), view: view<ArticlePage>(), means: 'One article, as it stood on a day and as it stands today' }),
  enterEffect: endpoint({ method: 'POST', path: '/api/knowledge/versions/:id/effect', input: byId.extend({ ...effectInput.shape, requestId }), view: view<{ ok: true }>(), means: 'Enter the day from which a version is in force, with the source' }),
  entries: endpoint({ method: 'GET', path: '/api/knowledge/entries', input: z.object({ kind: z.enum(entryKinds, { error: '没有这个类别' }).optional(), state: z.enum(entryStates, { error: '没有这个状态' }).optional(), overdue: z.enum(['yes'], { error: '筛选条件不对' }).optional(), q: z.string().trim().max(100, '最多 100 字').optional(), ...page }), view: view<{ rows: EntryRow[]; next: string | null; mayWrite: boolean }>(), means: 'Cases, answers, local rules, guides and summaries; those whose review is overdue' }),
  entry: endpoint({ method: 'GET', path: '/api/knowledge/entries/:id', input: byId, view: view<EntryDetail>(), means: 'One of them with what may be done' }),
  writeEntry: endpoint({ method: 'POST', path: '/api/knowledge/entries', input: entryInputs.write.extend({ requestId }), view: view<EntryAnswer>(), means: 'Write a case, an answer, a local rule or a guide; another person approves it' }),
  actOnEntry: endpoint({
    method: 'POST', path: '/api/knowledge/entries/:id/act', view: view<EntryAnswer>(), means: 'Approve, revise, confirm or withdraw',
    input: byId.extend({ requestId, version: z.coerce.number().int().min(0).optional(), action: z.enum(entryActions, { error: '没有这个操作' }), input: z.record(z.string(), z.unknown()).default({}) }),
  }),
  imports: endpoint({ method: 'GET', path: '/api/knowledge/imports', input: z.object({}), view: view<{ rows: ImportView[]; mayImport: boolean }>(), means: 'Files brought in, newest first, with how far each has come' }),
  import: endpoint({ method: 'GET', path: '/api/knowledge/imports/:id', input: byId, view: view<ImportView>(), means: 'One file: its first rows, and what would be new, changed, the same or refused' }),
  upload: endpoint({ method: 'POST', path: '/api/knowledge/imports', input: z.object({}), view: view<ImportView>(), means: 'Read a file into a preview; nothing is changed yet' }),
  runImport: endpoint({ method: 'POST', path: '/api/knowledge/imports/:id/run', input: byId.extend({ requestId }), view: view<ImportView>(), means: 'Take the good rows in' }),
  cancelImport: endpoint({ method: 'POST', path: '/api/knowledge/imports/:id/cancel', input: byId.extend({ requestId }), view: view<ImportView>(), means: 'Stop; what is in already stays' }),
  importReport: endpoint({ method: 'GET', path: '/api/knowledge/imports/:id/report.csv', input: byId, view: view<Blob>(), means: 'What became of each row, as a file' }),
} as const

export const entryKindName = (kind: string): string => (kindWords as Record<string, string>)[kind] ?? kind
