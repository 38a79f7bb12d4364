import type { Day } from './days.ts'
import { addDays, dayOf, daysBetween, endOfDay, timeOfDay } from './days.ts'
import type { WorkCalendar } from './workdays.ts'

/**
 * When a clock runs out. In days, the first day is not counted, a last day of rest moves to the next working day, and
 * the limit ends when business ends on the last day, or at 24:00 (Civil Code 201, 203; Civil Procedure Law 85). Hours
 * and seconds run from the exact moment, through nights and holidays (Civil Code 201 para. 2).
 *
 * Paused time does not count. In days, what was left of the limit is laid out again from the day of resumption, which
 * is not counted, like a first day. A segment still open moves nothing yet: the clock stands still until `to` is set.
 */
export function dueAt(rule: DeadlineRule, startAt: Date, calendar: WorkCalendar, pauses: readonly Pause[] = []): Date {
  const closed = rule.pausable && pauses.length > 0 ? closedPauses(pauses, startAt) : []
  return rule.unit === 'days' || rule.unit === 'workdays'
    ? dueInDays(rule, startAt, calendar, closed)
    : dueExactly(startAt.getTime() + rule.amount * msOfUnit[rule.unit], closed)
}

/** False where the calendar up to that moment is not published yet: the due moment is then 待核实 and may move. */
export function isDueVerified(rule: DeadlineRule, due: Date, calendar: WorkCalendar): boolean {
  return rule.verified && ((rule.unit !== 'days' && rule.unit !== 'workdays') || calendar.isVerified(dayOf(due)))
}

/** The moments at which yellow and orange begin, by the share of the limit that is left; past `due` it is overdue. */
export function levelMoments(
  rule: DeadlineRule, startAt: Date, due: Date, calendar: WorkCalendar, pauses: readonly Pause[] = [],
): LevelMoments {
  if (!rule.warn) return { yellow: due, orange: due, due }
  const meter = meterOf(rule, calendar)
  const running = runningSegments(startAt, due, rule.pausable ? closedPauses(pauses, startAt) : [])
  const total = running.reduce((sum, [from, to]) => sum + meter.between(from, to), 0)
  return { yellow: whenLeft(rule.warn.yellow), orange: whenLeft(rule.warn.orange), due }

  function whenLeft(share: number): Date {
    let toRun = Math.round(total * (1 - share))
    for (const [from, to] of running) {
      const length = meter.between(from, to)
      if (toRun <= length) return meter.add(from, toRun)
      toRun -= length
    }
    return due
  }
}

/** A limit is kept by acting up to and including its last moment. */
export function levelAt(moments: LevelMoments, now: Date): RunningLevel {
  if (now > moments.due) return 'overdue'
  if (now >= moments.orange && moments.orange < moments.due) return 'orange'
  return now >= moments.yellow && moments.yellow < moments.due ? 'yellow' : 'green'
}

/** What the clock will say next, and when: with it a sweep is one indexed query. Null once overdue. */
export function nextLevel(moments: LevelMoments, now: Date): NextLevel | null {
  const { yellow, orange, due } = moments
  if (now > due) return null
  if (now < yellow && yellow < orange) return { level: 'yellow', at: yellow }
  if (now < orange && orange < due) return { level: 'orange', at: orange }
  return { level: 'overdue', at: new Date(due.getTime() + 1) }
}

/** Time left, or time over, in the rule's own unit; the day that is running is not among the `whole` ones. */
export function remaining(rule: DeadlineRule, clock: Clock, now: Date, calendar: WorkCalendar): Remaining {
  const open = rule.pausable ? clock.pauses?.find((pause) => pause.to === null) : undefined
  const at = open && open.from < now ? open.from : now
  const over = at > clock.dueAt
  const [from, to] = over ? [clock.dueAt, at] : [at, clock.dueAt]
  const ms = meterOf(rule, calendar).between(from, to)
  return { unit: rule.unit, whole: wholeUnits(rule, from, to, ms, calendar), ms, over, paused: open !== undefined, dueAt: clock.dueAt }
}

/** The same rule with more (or less) of its own unit: an approved extension, or days named when assisting bodies join. */
export function extended(rule: DeadlineRule, by: number): DeadlineRule {
  return { ...rule, amount: rule.amount + by }
}

function dueInDays(rule: DeadlineRule, startAt: Date, calendar: WorkCalendar, pauses: readonly ClosedPause[]): Date {
  const start = dayOf(startAt)
  let last = later(rule, rule.startDayCounted ? addDays(start, -1) : start, rule.amount, calendar)
  let due = lastMoment(rule, last, calendar)
  for (const pause of pauses) {
    if (pause.from > due) break
    last = lastDayAfter(rule, last, pause, due, calendar)
    due = lastMoment(rule, last, calendar)
  }
  return due
}

/** Only days are given back, never part of a day: a pause within one day leaves the last day where it was. */
function lastDayAfter(rule: DeadlineRule, last: Day, pause: ClosedPause, due: Date, calendar: WorkCalendar): Day {
  const [paused, resumed] = [dayOf(pause.from), dayOf(pause.to)]
  const left = rule.unit === 'workdays' ? calendar.workdaysBetween(paused, last) : daysBetween(paused, last)
  if (left > 0) return later(rule, resumed, left, calendar)
  if (pause.to <= due) return last
  // Paused on the last day: it is finished on the day of resumption if as much of that day is left, else on the next.
  const onSameDay = resumed !== paused && timeOfDay(pause.to) <= timeOfDay(pause.from)
  const dayBefore = onSameDay ? addDays(resumed, -1) : resumed
  return later(rule, dayBefore, 1, calendar)
}

function later(rule: DeadlineRule, day: Day, amount: number, calendar: WorkCalendar): Day {
  return rule.unit === 'workdays' ? calendar.addWorkdays(day, amount) : addDays(day, amount)
}

function lastMoment(rule: DeadlineRule, rawLast: Day, calendar: WorkCalendar): Date {
  const last = rule.rollToWorkday ? calendar.onOrNextWorkday(rawLast) : rawLast
  return rule.endsAt === 'endOfWork' && calendar.isWorkday(last) ? calendar.endOfWorkOn(last) : endOfDay(last)
}

function dueExactly(dueMs: number, pauses: readonly ClosedPause[]): Date {
  let due = dueMs
  for (const { from, to } of pauses) {
    if (from.getTime() >= due) break
    due += to.getTime() - from.getTime()
  }
  return new Date(due)
}

/** In order, merged where they overlap, cut off before the start; open ones left out. */
function closedPauses(pauses: readonly Pause[], startAt: Date): ClosedPause[] {
  const merged: { from: Date; to: Date }[] = []
  const closed = pauses.filter((pause): pause is ClosedPause => pause.to !== null && pause.to > startAt && pause.to > pause.from)
  for (const { from, to } of closed.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const previous = merged.at(-1)
    if (!previous || from > previous.to) merged.push({ from: from < startAt ? startAt : from, to })
    else if (to > previous.to) previous.to = to
  }
  return merged
}

function runningSegments(startAt: Date, due: Date, pauses: readonly ClosedPause[]): [Date, Date][] {
  const segments: [Date, Date][] = []
  let from = startAt
  for (const pause of pauses) {
    if (pause.from >= due) break
    if (pause.from > from) segments.push([from, pause.from])
    from = pause.to
  }
  if (from < due) segments.push([from, due])
  return segments
}

/** Working-day limits are measured in working time, so that a yellow never begins at night. */
function meterOf(rule: DeadlineRule, calendar: WorkCalendar): Meter {
  return rule.unit === 'workdays'
    ? { between: (from, to) => calendar.workMsBetween(from, to), add: (from, ms) => calendar.addWorkMs(from, ms) }
    : { between: (from, to) => to.getTime() - from.getTime(), add: (from, ms) => new Date(from.getTime() + ms) }
}

function wholeUnits(rule: DeadlineRule, from: Date, to: Date, ms: number, calendar: WorkCalendar): number {
  if (rule.unit === 'workdays') return calendar.workdaysBetween(dayOf(from), dayOf(to))
  return rule.unit === 'days' ? daysBetween(dayOf(from), dayOf(to)) : Math.floor(ms / msOfUnit[rule.unit])
}

const msOfUnit = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 } as const

export type DeadlineUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'workdays'
export type RunningLevel = 'green' | 'yellow' | 'orange' | 'overdue'

export type DeadlineRule = {
  readonly code: string
  readonly version: number
  readonly amount: number
  readonly unit: DeadlineUnit
  readonly startDayCounted: boolean
  readonly rollToWorkday: boolean
  readonly endsAt: 'endOfWork' | 'midnight'
  readonly pausable: boolean
  /** Share of the limit still left when each warning begins; null for a limit that nobody has to be warned of. */
  readonly warn: { readonly yellow: number; readonly orange: number } | null
  readonly verified: boolean
}

export type Pause = { readonly from: Date; readonly to: Date | null }
type ClosedPause = { readonly from: Date; readonly to: Date }

export type Clock = { readonly dueAt: Date; readonly pauses?: readonly Pause[] }
export type LevelMoments = { readonly yellow: Date; readonly orange: Date; readonly due: Date }
export type NextLevel = { readonly level: Exclude<RunningLevel, 'green'>; readonly at: Date }

export type Remaining = {
  readonly unit: DeadlineUnit
  /** Whole units after the running one; past due: whole units over. */
  readonly whole: number
  /** Milliseconds left or over: of working time where the unit is the working day. */
  readonly ms: number
  readonly over: boolean
  readonly paused: boolean
  readonly dueAt: Date
}

type Meter = { between(from: Date, to: Date): number; add(from: Date, ms: number): Date }
