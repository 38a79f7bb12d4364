import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { word } from './glossary.ts'
import { roleChoices } from './site-roles.ts'
import { fields } from './work-order-inputs.ts'

const { must, may, oneOf, yes } = fields

/** 网站运行 (种子第13条): owners of pages, links and columns, availability, visits, the resident team. */
export const pageKinds = ['page', 'column', 'topic', 'guide', 'shop', 'answer', 'announcement'] as const
export type PageKind = (typeof pageKinds)[number]
export const pageStandings = ['current', 'soon', 'due', 'nobody'] as const
export type PageStanding = (typeof pageStandings)[number]
export const findingKinds = ['brokenLink', 'emptyColumn', 'staleColumn'] as const
export type FindingKind = (typeof findingKinds)[number]
export const findingStates = ['open', 'fixed', 'accepted'] as const
export type FindingState = (typeof findingStates)[number]
export const ownParts = ['web', 'database', 'jobs', 'index', 'sms'] as const
export type OwnPart = (typeof ownParts)[number]
export const systemKinds = ['province', 'hotline', 'sms', 'identity', 'other'] as const
export type SystemKind = (typeof systemKinds)[number]
export const probes = ['none', 'http', 'oidc', 'tcp'] as const
export type Probe = (typeof probes)[number]
export const siteRights = ['seeSite', 'seeOwnPages', 'keepPages', 'runSite', 'keepSystems'] as const
export type SiteRight = (typeof siteRights)[number]
export const journeys = ['ask', 'order', 'selfCheck', 'rate'] as const
export type JourneyId = (typeof journeys)[number]

const day = (label: string) => fields.day(label, 2020)
const number = (label: string, min: number, max: number) => z.coerce.number({ error: `${label}请填数字` }).int(`${label}请填整数`).min(min, `${label}至少 ${min}`).max(max, `${label}最多 ${max}`).meta({ label, widget: 'number' })
const time = (label: string) => z.string({ error: `请填写${label}` }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, `${label}请按“时:分”填写，例如 08:30`).meta({ label, widget: 'time' })
const unit = z.uuid({ error: '请选择单位' }).meta({ label: '负责单位', widget: 'unit' })

export const siteInputs = {
  review: z.object({ nextOn: day('下次复核日期'), note: must('看了什么、改了什么', 300) }),
  handOver: z.object({ unitId: unit, accountId: z.uuid({ error: '请选择责任人' }).optional().meta({ label: '责任人（不选就是单位值守人）', widget: 'colleague' }), reviewBy: day('复核期限'), reason: must('为什么改', 300) }),
  finding: z.object({ as: oneOf('怎么处理', ['accept', 'reopen'], { accept: '就这样，不用改', reopen: '还是要改' }), reason: must('理由', 300) }),
  rules: z.object({
    reviewMonths: number('多少个月复核一次', 1, 36), warnDays: number('到期前几天提醒', 1, 90), showDue: yes('过期的页面上给居民写一行“内容待复核”'),
    newsDays: number('栏目多少天没有新内容就提醒', 7, 730), checkExternal: yes('检查外部链接（只访问链接本身的网站）'), politeSeconds: number('同一个网站两次访问至少隔几秒', 1, 60), reason: must('为什么改', 300),
  }),
  system: z.object({
    name: must('系统名称', 60), kind: oneOf('哪一类', systemKinds, { province: '省级平台', hotline: '12348 热线', sms: '短信', identity: '统一身份认证', other: '其他' }),
    probe: oneOf('怎样检查', probes, { none: '没有地址，不检查', http: '打开网址', oidc: '读身份认证的公开说明', tcp: '连一下端口' }), address: may('地址（网址，或 主机:端口）', 300), unitId: unit, contact: may('出了问题找谁', 100), enabled: yes('每分钟检查一次'),
  }),
  need: z.object({
    post: must('岗位', 40), role: oneOf('什么角色', Object.keys(roleChoices) as [string, ...string[]], roleChoices), unitId: unit, shift: must('班次', 20), fromTime: time('从几点'), toTime: time('到几点'),
    days: oneOf('哪些天', ['work', 'every'], { work: '工作日', every: '每天' }), number: number('要几个人', 0, 99), basis: must('依据', 200), verified: yes('已对照原件核实'),
  }),
} as const

export type SiteRules = { reviewMonths: number; warnDays: number; showDue: boolean; newsDays: number; checkExternal: boolean; politeSeconds: number; version: number; verified: boolean }
export type SitePageRow = {
  id: string; version: number; path: string; kind: PageKind; kindName: string; title: string; unitId: string; unitName: string; accountId: string | null; ownerName: string | null; /** Nobody is named: the unit's duty person stands in. */ byDuty: boolean
  reviewBy: string; daysLeft: number; standing: PageStanding; standingName: string; reviewedOn: string | null; reviewedBy: string | null; note: string | null; changedAt: string; mayKeep: boolean
}
export type OwnerRow = { unitId: string; unitName: string; pages: number; soon: number; due: number }
export type FindingRow = { id: string; version: number; kind: FindingKind; kindName: string; state: FindingState; stateName: string; pagePath: string; pageTitle: string; target: string; says: string; unitName: string; ownerName: string | null; foundAt: string; seenAt: string; fixedAt: string | null; acceptedAt: string | null; acceptedBy: string | null; why: string | null; mayKeep: boolean }
export type CheckView = { startedAt: string; endedAt: string | null; pages: number; links: number; external: number; unchecked: { url: string; says: string }[]; capped: { pattern: string; left: number }[]; trouble: string | null }
export type TargetView = { target: string; name: string; at: string | null; up: boolean | null; ms: number | null; says: string; today: Uptime; month: Uptime; days: { day: string; share: number | null }[] }
/** `share` is null while nothing was looked at: no figure without a denominator. */
export type Uptime = { checked: number; up: number; share: number | null }
export type SystemView = TargetView & { id: string; version: number; kind: SystemKind; kindName: string; probe: Probe; probeName: string; address: string | null; unitId: string; unitName: string; contact: string | null; enabled: boolean }
export type OutageRow = { id: string; name: string; fromAt: string; untilAt: string | null; says: string }
export type FunnelStep = { name: string; reached: number; /** Not asked of everybody. */ some: boolean; wrong: number; /** Of those who came here, who went no further; null where nothing can be said. */ left: number | null; leftShare: number | null }
export type StepCount = { step: string; name: string; shown: number; moved: number; wrong: number; failed: number }
export type NeedView = { id: string; version: number; post: string; role: string; roleName: string; unitId: string; unitName: string; shift: string; fromTime: string; toTime: string; days: 'work' | 'every'; number: number; verified: boolean; basis: string; today: boolean; appointed: number; rota: { accountId: string; name: string }[]; missing: number; says: string }
export type SiteView = {
  pages: { all: number; soon: number; due: number; nobody: number }; findings: { open: number; accepted: number }; down: string[]; outages: number; visits: { shown: number; sent: number }; short: { needs: number; people: number }
  rules: SiteRules; mayRun: boolean; mayKeepSystems: boolean; check: CheckView | null
}

const byId = z.object({ id: z.uuid({ error: '编号不对' }) })
const version = z.coerce.number({ error: '缺少版本号' }).int().min(0).max(1_000_000)
const page = z.coerce.number({ error: '页码不对' }).int().min(1).max(1000).default(1)
type Paged<R> = { rows: R[]; total: number; page: number; size: number }

export const siteEndpoints = {
  site: endpoint({ method: 'GET', path: '/api/site', input: z.object({}), view: view<SiteView>(), means: 'Running the site at a glance' }),
  pages: endpoint({ method: 'GET', path: '/api/site/pages', input: z.object({ standing: z.enum(pageStandings, { error: '没有这种情况' }).optional(), kind: z.enum(pageKinds, { error: '没有这类页面' }).optional(), unitId: z.uuid({ error: '单位不对' }).optional(), q: z.string().trim().max(60).optional(), page }), view: view<Paged<SitePageRow> & { owners: OwnerRow[] }>(), means: 'Public pages with their owners and days of review' }),
  review: endpoint({ method: 'POST', path: '/api/site/pages/:id/review', input: byId.extend({ version, ...siteInputs.review.shape }), view: view<{ id: string; version: number }>(), means: 'Say that a page was looked through, and when next' }),
  handOver: endpoint({ method: 'POST', path: '/api/site/pages/:id/owner', input: byId.extend({ version, ...siteInputs.handOver.shape }), view: view<{ id: string; version: number }>(), means: 'Give a page to another owner, or another day' }),
  findings: endpoint({ method: 'GET', path: '/api/site/findings', input: z.object({ state: z.enum(findingStates, { error: '没有这个状态' }).default('open'), page }), view: view<Paged<FindingRow> & { check: CheckView | null }>(), means: 'Broken links and empty columns' }),
  finding: endpoint({ method: 'POST', path: '/api/site/findings/:id', input: byId.extend({ version, ...siteInputs.finding.shape }), view: view<{ id: string; version: number }>(), means: 'Accept a finding as it is, or take that back' }),
  check: endpoint({ method: 'POST', path: '/api/site/check', input: z.object({}), view: view<{ queued: boolean }>(), means: 'Walk over our own pages now' }),
  health: endpoint({ method: 'GET', path: '/api/site/health', input: z.object({ page }), view: view<{ own: TargetView[]; systems: SystemView[]; outages: Paged<OutageRow> }>(), means: 'Our own parts and connected systems over time' }),
  system: endpoint({ method: 'POST', path: '/api/site/systems', input: z.object({ id: z.uuid({ error: '编号不对' }).optional(), version: version.default(0), ...siteInputs.system.shape }), view: view<{ id: string; version: number }>(), means: 'Register a connected system, or change it' }),
  visits: endpoint({ method: 'GET', path: '/api/site/visits', input: z.object({ journey: z.enum(journeys, { error: '没有这种办事' }).default('ask'), days: z.coerce.number({ error: '天数不对' }).int().min(1).max(366).default(7), page }), view: view<{ journey: JourneyId; days: number; from: string; until: string; steps: FunnelStep[]; counts: Paged<StepCount>; hours: number[] }>(), means: 'Visits and drop-outs a step: counts alone, nobody is followed' }),
  team: endpoint({ method: 'GET', path: '/api/site/team', input: z.object({ on: day('日期').optional() }), view: view<{ on: string; workday: boolean; needs: NeedView[] }>(), means: 'Who staffs the resident team, and who is missing' }),
  need: endpoint({ method: 'POST', path: '/api/site/team/needs', input: z.object({ id: z.uuid({ error: '编号不对' }).optional(), version: version.default(0), remove: z.boolean().default(false), ...siteInputs.need.shape }), view: view<{ id: string; version: number }>(), means: 'Set how many a post wants in a shift' }),
  rota: endpoint({ method: 'POST', path: '/api/site/team/rota', input: z.object({ needId: z.uuid({ error: '编号不对' }), on: z.iso.date({ error: '日期不对' }).refine((v) => v >= '2020-01-01' && v <= '2099-12-31', '日期不对'), accountIds: z.array(z.uuid({ error: '人员不对' })).max(50, '一班最多 50 人') }), view: view<{ ok: true }>(), means: 'Who is on the rota of a day' }),
  rules: endpoint({ method: 'POST', path: '/api/site/rules', input: siteInputs.rules.extend({ version }), view: view<SiteRules>(), means: 'Set the office\'s own numbers of running the site' }),
} as const

export const siteWord = (kind: 'pageKind' | 'pageStanding' | 'findingKind' | 'findingState' | 'ownPart' | 'systemKind' | 'probe' | 'journey', id: string): string => word(kind, id)

/** The answers by name, for tests and screens. */
export type ViewOfSite = { [E in keyof typeof siteEndpoints]: (typeof siteEndpoints)[E]['view'] }
