import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { signInInput, type SignInNumbers } from './residents.ts'
import { fields } from './work-order-inputs.ts'

const { day, text, must, may, oneOf, yes } = fields

/** How a day of the year comes to be worked or not. The last two are the office's own word, which wins over the published one. */
export const dayKinds = ['work', 'weekend', 'holiday', 'makeup', 'opened', 'closed'] as const
export type DayKind = (typeof dayKinds)[number]
export const timeUnits = ['seconds', 'minutes', 'hours', 'days', 'workdays'] as const
export type TimeUnit = (typeof timeUnits)[number]
/** A: law or government site; B: press or standard; C: reprint; P: the office's own proposal. */
export const sourceLevels = ['A', 'B', 'C', 'P'] as const
export type SourceLevel = (typeof sourceLevels)[number]

const requestId = z.uuid({ error: '缺少请求编号' })
const time = (label: string) => z.string({ error: `请填写${label}` }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, `${label}请按“时:分”填写，例如 08:30`)
const percent = (label: string) =>
  z.coerce.number({ error: `${label}请填数字` }).int(`${label}请填整数`).min(1, `${label}至少 1`).max(99, `${label}最多 99`).optional().meta({ label, widget: 'number' })

/** The length of a contact, for which a file stands open. */
const minutes = (label: string) =>
  z.coerce.number({ error: `${label}请填数字` }).int(`${label}请填整数`).min(5, `${label}至少 5 分钟`).max(240, `${label}最多 240 分钟`).meta({ label: `${label}（分钟）`, widget: 'number' })

export const settingInputs = {
  day: z.object({
    day: day('日期'), as: oneOf('这一天', ['work', 'rest', 'published'], { work: '上班', rest: '休息', published: '取消另行安排，按公布的放假安排' }),
    note: may('依据或说明', 100, { help: '定为上班或休息的须写明；取消时不用填。' }),
  }).refine((v) => v.as === 'published' || v.note, { path: ['note'], message: '请写明依据，例如“市政府通知：防汛停工一天”' }),
  hours: z.object({
    shifts: z.array(z.object({ from: time('上班时刻'), to: time('下班时刻') })).min(1, '至少要有一段办公时间').max(3, '一天最多分三段'),
    note: must('依据或说明', 100),
  }).superRefine(({ shifts }, ctx) => shifts.forEach(({ from, to }, i) => {
    const before = shifts[i - 1]
    if (from >= to) ctx.addIssue({ code: 'custom', path: ['shifts', i, 'to'], message: `下班时刻 ${to} 须晚于上班时刻 ${from}` })
    else if (before && before.to > from) ctx.addIssue({ code: 'custom', path: ['shifts', i, 'from'], message: `这一段 ${from} 开始，上一段 ${before.to} 才结束：时段不能重叠，并须按先后填写` })
  })),
  limit: z.object({
    code: z.string({ error: '请选择时限' }).max(20, '没有这个时限'),
    amount: z.coerce.number({ error: '时限请填数字' }).int('时限请填整数').min(1, '时限至少为 1').max(1000, '时限最多为 1000').meta({ label: '时限', widget: 'number' }),
    unit: oneOf('单位', timeUnits, { seconds: '秒', minutes: '分钟', hours: '小时', days: '日（自然日）', workdays: '工作日' }),
    validFrom: day('生效日期'),
    yellow: percent('剩余百分之几转黄'), orange: percent('剩余百分之几转橙'),
    level: oneOf('依据的来源', sourceLevels, { A: '法律法规、政府网站', B: '标准、报刊', C: '转载', P: '本局自定' }),
    basis: must('依据', 300), verified: yes('已对照原件核实'),
  }),
  dailyCheck: z.object({ remindAt: time('提醒时刻').meta({ label: '提醒时刻', widget: 'time' }), reportAt: time('上报时刻').meta({ label: '上报时刻', widget: 'time' }) })
    .refine((v) => v.remindAt < v.reportAt, { path: ['reportAt'], message: '上报时刻须晚于提醒时刻：先提醒，仍没有人打开才上报' }),
  sensitiveTopic: z.object({
    as: oneOf('要做的事', ['add', 'remove'], { add: '增加或改词', remove: '取消' }), zh: must('类别名称', 20), words: text('认出它的词', 300, { help: '用顿号分开，每个至少两个字；取消时不用填。' }).default(''),
  }),
  files: z.object({ window: minutes('窗口'), hotline: minutes('热线'), network: minutes('本人网上'), desk: minutes('承办'), showStaffNames: yes('本人看查看记录时，显示工作人员姓名') }),
  signIn: signInInput,
  figure: z.object({
    id: must('数字', 30), amount: must('数值', 20, { help: '只填数字，例如 5200 或 3.1。' }), validFrom: day('从哪天起'),
    level: oneOf('依据的来源', sourceLevels, { A: '法律法规、政府网站', B: '标准、报刊', C: '转载', P: '本局自定' }), basis: must('依据', 300), verified: yes('已对照原件核实'),
  }),
  withdrawLimit: z.object({ code: z.string().max(20), version: z.coerce.number().int().min(1).max(10_000) }),
} as const

export type CalendarDay = { day: string; kind: DayKind; work: boolean; name: string | null; verified: boolean }
export type DayOverrideView = { day: string; as: 'work' | 'rest'; note: string; setBy: string | null; setAt: string }
export type HoursView = { shifts: { from: string; to: string }[]; note: string | null; setBy: string | null; setAt: string | null; verified: boolean }
/** 每日查看: when who has not opened the queue is reminded, and when reported. */
export type DailyCheckView = { remindAt: string; reportAt: string; setBy: string | null; setAt: string | null; verified: boolean }
/** 群众登录: how long codes and sessions live, how often one may ask and try. */
export type SignInSettingView = SignInNumbers & { setBy: string | null; setAt: string | null; verified: boolean }
/** How long a person's file stands open at each door, and whether he reads the names of those who looked. */
export type FilesOpenView = { window: number; hotline: number; network: number; desk: number; showStaffNames: boolean; setBy: string | null; setAt: string | null; verified: boolean }
/** 本地数字: figures that residents' sums and guides count with; every version set, the newest first. */
export type FigureView = { id: string; zh: string; unit: string; means: string; now: { words: string; verified: boolean; basis: string } | null; versions: { amount: string; validFrom: string; verified: boolean; basis: { level: SourceLevel; text: string }; setBy: string | null; setAt: string }[] }
export type LimitVersion = {
  version: number; amount: number; unit: TimeUnit; validFrom: string; warn: { yellow: number; orange: number } | null; verified: boolean; basis: { level: SourceLevel; text: string }
  setBy: string | null; setAt: string | null; /** In force today, not any more, or not yet. */ standing: 'past' | 'current' | 'coming'; mayWithdraw: boolean
}
/** `inLaw`: the number stands in an article of national law, so it may only be shortened without a new one. */
export type LimitRow = { code: string; zh: string; room: string; startsZh: string; pausedBy: string[]; inLaw: boolean; versions: LimitVersion[] }
/** 敏感类别: built in, or the office's own with the words by which it is known. */
export type SensitiveTopicView = { id: string; zh: string; words: string[]; builtIn: boolean; setBy: string | null; setAt: string | null }
export type SettingsView = {
  today: string; year: number; days: CalendarDay[]; /** Years whose holiday arrangement is published; outside them days are 待核实. */ published: { from: string; until: string }
  overrides: DayOverrideView[]; hours: HoursView; dailyCheck: DailyCheckView; files: FilesOpenView; signIn: SignInSettingView; sensitiveTopics: SensitiveTopicView[]; figures: FigureView[]; limits: LimitRow[]; /** Stored once, but not applied any more, with the reason. */ unused: { code: string; reason: string }[]; mayChange: boolean
}

export const settingEndpoints = {
  settings: endpoint({ method: 'GET', path: '/api/settings', input: z.object({ year: z.coerce.number({ error: '年份请填数字' }).int().min(2000, '只有 2000 年至 2099 年的日历').max(2099, '只有 2000 年至 2099 年的日历').optional() }), view: view<SettingsView>(), means: 'The working calendar of a year, office hours and the register of time limits' }),
  setDay: endpoint({ method: 'POST', path: '/api/settings/day', input: settingInputs.day.safeExtend({ requestId }), view: view<SettingsView>(), means: 'Make a day a working day or a day of rest, or follow the published arrangement again' }),
  setHours: endpoint({ method: 'POST', path: '/api/settings/hours', input: settingInputs.hours.safeExtend({ requestId }), view: view<SettingsView>(), means: 'Set the office hours' }),
  setDailyCheck: endpoint({ method: 'POST', path: '/api/settings/daily-check', input: settingInputs.dailyCheck.safeExtend({ requestId }), view: view<SettingsView>(), means: 'Set when bodies that have not opened their queue are reminded and reported' }),
  setSensitiveTopic: endpoint({ method: 'POST', path: '/api/settings/sensitive-topics', input: settingInputs.sensitiveTopic.extend({ requestId }), view: view<SettingsView>(), means: 'Add a kind of sensitive matter to the built-in ones, or take one away' }),
  setFiles: endpoint({ method: 'POST', path: '/api/settings/files', input: settingInputs.files.extend({ requestId }), view: view<SettingsView>(), means: 'Set how long files stand open, and whether names of staff show to the resident' }),
  setSignIn: endpoint({ method: 'POST', path: '/api/settings/sign-in', input: settingInputs.signIn.extend({ requestId }), view: view<SettingsView>(), means: 'Set how long codes and sessions of residents live, and how often they may ask and try' }),
  setFigure: endpoint({ method: 'POST', path: '/api/settings/figures', input: settingInputs.figure.extend({ requestId }), view: view<SettingsView>(), means: 'Set a figure of the city that sums and guides for residents count with, from a day on, with its basis' }),
  setLimit: endpoint({ method: 'POST', path: '/api/settings/limits', input: settingInputs.limit.extend({ requestId }), view: view<SettingsView>(), means: 'Add a version of a time limit, in force from a day to come' }),
  withdrawLimit: endpoint({ method: 'POST', path: '/api/settings/limits/withdraw', input: settingInputs.withdrawLimit.extend({ requestId }), view: view<SettingsView>(), means: 'Take back a version that is not in force yet' }),
} as const
