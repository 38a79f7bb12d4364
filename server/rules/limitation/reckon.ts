import type { Day } from '../../platform/days.ts'
import { daysBetween } from '../../platform/days.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { daysLost, lastDayOf, lengthInWords, moveOn } from './count.ts'
import { factNames, interruptionGrounds, type Article, type FactCode, type Facts, type PeriodEvent, type PeriodRow } from './period.ts'

/**
 * Works out one period from the facts of an order, step by step, each step a sentence with its article. Deterministic: the
 * same facts, calendar and day give the same answer. A fact that is missing is named, never guessed; what another decides
 * (a court, a transition between laws) is shown and not decided.
 */
export function reckon(row: PeriodRow, facts: Facts, { calendar, today }: Under): Reckoning {
  const common = { code: row.code, zh: row.zh, nature: row.nature, articles: articlesOf(row) }
  if (row.nature === 'exempt') return { ...common, state: 'open', steps: [`${row.zh}：不适用诉讼时效的规定${cite(row.basis)}。`], notes: notesOf(row) }
  if (row.openWhile && facts.flags?.includes(row.openWhile.flag)) return { ...common, state: 'open', steps: [`${row.openWhile.says}${cite(row.basis)}。`], notes: notesOf(row) }
  const start = facts.days[row.starts]
  if (!start) return { ...common, state: 'lacking', missing: row.starts, steps: [`还不知道：${factNames[row.starts]}。填了才能计算，系统不猜。`], notes: notesOf(row) }
  if (row.until && start > row.until) return { ...common, state: 'unknownLaw', steps: [`本系统所依据的文本（${cite(row.basis)}）施行到 ${row.until}；${start} 的事实适用以后的文本，库内没有，待核实。`], notes: notesOf(row) }
  const steps = [`自 ${start}（${factNames[row.starts]}）起算，当日不计入（民法典第 201 条），${lengthInWords(row.length)}${cite(row.basis)}：到 ${lastDayOf(start, row.length)}。`]
  const run = withEvents(row, { start, end: lastDayOf(start, row.length), steps, notes: [...transitionOf(row, start), ...notesOf(row)] }, facts.events ?? [])
  if (run.standing) return { ...common, state: 'standing', steps: run.steps, notes: run.notes }
  const end = moveOn(capped(row, run, facts), calendar)
  if (end.moved) run.steps.push(`最后一日遇休息日，顺延到 ${end.day}（${row.nature === 'procedural' ? '民事诉讼法第 85 条' : '民法典第 203 条'}）。`)
  if (!end.verified) run.notes.push(`${end.day.slice(0, 4)} 年的放假安排没有公布或者库内没有，休息日待核实。`)
  return { ...common, state: end.day < today ? 'passed' : 'running', dueOn: end.day, daysLeft: daysBetween(today, end.day), verified: end.verified, steps: run.steps, notes: run.notes }
}

/** Less than seven days left, or preservation or advance enforcement needed: legal aid first, papers later (法律援助法 44). */
export function legalAidFirst(reckonings: readonly Reckoning[], facts: Facts): string | undefined {
  const urgent = reckonings.find((one) => one.state === 'running' && one.daysLeft! < 7)
  if (urgent) return `距“${urgent.zh}”期限届满（${urgent.dueOn}）不足七日：建议先行提供法律援助，后补手续（法律援助法第 44 条）。`
  if (facts.flags?.includes('preservation')) return '需要立即申请财产保全、证据保全：建议先行提供法律援助，后补手续（法律援助法第 44 条）。'
  if (facts.flags?.includes('advance')) return '需要立即申请先予执行：建议先行提供法律援助，后补手续（法律援助法第 44 条）。'
  return undefined
}

function withEvents(row: PeriodRow, run: Run, events: readonly PeriodEvent[]): Run {
  for (const event of events.toSorted((a, b) => a.on.localeCompare(b.on))) {
    if (run.standing) break
    if (event.kind === 'interrupted') interrupt(row, run, event)
    else obstacle(row, run, event)
  }
  return run
}

function interrupt(row: PeriodRow, run: Run, event: Extract<PeriodEvent, { kind: 'interrupted' }>): void {
  const what = `${event.on} ${interruptionGrounds[event.ground]}`
  if (!row.interruption) { run.steps.push(`${what}：${row.nature === 'limitation' ? '该时效没有中断的规定' : natureWords[row.nature]}，期限不因此重新计算。`); return }
  if (!row.interruption.grounds.includes(event.ground)) { run.steps.push(`${what}：不是该时效的中断事由${cite(row.interruption.basis)}。`); return }
  if (event.on < run.start) { run.steps.push(`${what}：在起算日之前，不影响计算。`); return }
  if (event.on > run.end) { run.steps.push(`${what}：在 ${run.end} 之后，不发生中断。${event.ground === 'promise' ? '但届满后对方同意履行的，不得再以时效抗辩（民法典第 192 条），请专业人员核实。' : ''}`); return }
  const proceedings = event.ground === 'proceedings' || event.ground === 'equal'
  if (proceedings && !event.ended) { run.standing = true; run.steps.push(`${what}：时效中断，程序终结时起重新计算${cite(row.interruption.basis)}；程序还没有终结。`); return }
  run.start = proceedings ? event.ended! : event.on
  run.end = lastDayOf(run.start, row.length)
  run.steps.push(`${what}：时效中断，自 ${run.start} 重新计算${cite(row.interruption.basis)}：到 ${run.end}。`)
}

function obstacle(row: PeriodRow, run: Run, event: Extract<PeriodEvent, { kind: 'obstacle' }>): void {
  const what = `${event.on} 起${event.says ? `（${event.says}）` : ''}有障碍`
  if (row.suspension && event.on <= run.end) suspend(row.suspension, row, run, event, what)
  else run.steps.push(`${what}：${row.suspension ? `在 ${run.end} 之后，不影响计算` : natureWords[row.nature]}。`)
  if (row.leave && event.ended) run.steps.push(`障碍在 ${event.ended} 消除：${lastDayOf(event.ended, { days: row.leave.days })} 前可以申请顺延（延长），是否准许由${row.leave.who}决定${cite(row.leave.basis)}。`)
}

function suspend(suspension: NonNullable<PeriodRow['suspension']>, row: PeriodRow, run: Run, event: Extract<PeriodEvent, { kind: 'obstacle' }>, what: string): void {
  const window = suspension.how === 'runsOn' ? run.start : lastDayOf(run.end, { months: 6 }, -1)
  if (event.ended && event.ended <= window) { run.steps.push(`${what}，${event.ended} 消除：${suspension.how === 'runsOn' ? '在起算日之前' : '不在最后六个月内'}，不中止${cite(suspension.basis)}。`); return }
  if (!event.ended) { run.standing = true; run.steps.push(`${what}，还没有消除：期限中止${cite(suspension.basis)}，消除后再算。`); return }
  const lost = daysLost(event.on > window ? event.on : window, event.ended)
  run.end = suspension.how === 'sixMonths' ? lastDayOf(event.ended, { months: 6 }) : lastDayOf(run.end, { days: lost })
  run.steps.push(`${what}，${event.ended} 消除：期限中止，${suspension.how === 'sixMonths' ? '自消除之日起满六个月届满' : `耽误的 ${lost} 日不计算`}${cite(suspension.basis)}：到 ${run.end}。`)
}

/** The outer end moves for nothing; without its day it is only named. */
function capped(row: PeriodRow, run: Run, facts: Facts): Day {
  return (row.caps ?? []).reduce((end, cap) => {
    const from = facts.days[cap.starts]
    if (!from) { run.notes.push(`最长期限：自${factNames[cap.starts]}起 ${lengthInWords(cap.length)}${cite(cap.basis)}；该日还没有填，未计入。`); return end }
    const last = lastDayOf(from, cap.length)
    if (last >= end) return end
    run.steps.push(`最长期限：自 ${from}（${factNames[cap.starts]}）起 ${lengthInWords(cap.length)}${cite(cap.basis)}：到 ${last}。`)
    return last
  }, run.end)
}

/** Facts before the text in force are shown, and somebody who knows decides: the house never applies a transition by itself. */
function transitionOf(row: PeriodRow, start: Day): string[] {
  if (start >= row.since) return []
  const former = row.nature === 'limitation' && row.basis.law === '民法典' && start < '2017-10-01' ? '2017 年 10 月 1 日前的普通诉讼时效曾为两年（一年），已经届满的不适用三年。' : ''
  return [`起算日 ${start} 早于本条文本施行（${row.since}）：新旧规定如何衔接由专业人员判断。${former}`]
}

const natureWords: Record<PeriodRow['nature'], string> = {
  limitation: '该时效没有中止的规定', procedural: '上诉、起诉、申请的期限不适用中断、中止', exclusion: '该期间不适用中止、中断和延长（民法典第 199 条）', exempt: '不适用时效',
}
const notesOf = (row: PeriodRow): string[] => (row.note ? [row.note] : [])
const cite = ({ law, number }: Article): string => `（${law}第 ${number} 条）`

function articlesOf(row: PeriodRow): Article[] {
  const all = [row.basis, row.interruption?.basis, row.suspension?.basis, row.leave?.basis, ...(row.caps ?? []).map((cap) => cap.basis)].filter((one) => one !== undefined)
  return all.filter((one, i) => all.findIndex((other) => other.law === one.law && other.number === one.number) === i)
}

type Run = { start: Day; end: Day; steps: string[]; notes: string[]; standing?: true }
export type Under = { readonly calendar: WorkCalendar; readonly today: Day }
export type Reckoning = {
  readonly code: string
  readonly zh: string
  readonly nature: PeriodRow['nature']
  readonly articles: readonly Article[]
  /** `standing`: interrupted or suspended and not yet running again. `unknownLaw`: the house holds no text for that day. */
  readonly state: 'running' | 'passed' | 'open' | 'standing' | 'lacking' | 'unknownLaw'
  readonly missing?: FactCode
  readonly dueOn?: Day
  /** Whole days from today to the last day; 0 on the last day itself. */
  readonly daysLeft?: number
  /** False where a holiday arrangement was not published. */
  readonly verified?: boolean
  readonly steps: readonly string[]
  readonly notes: readonly string[]
}
