import type { Day } from './days.ts'
import { dayNumber, dayNumberAt, dayText, isWeekend, msOfTime, startOfDayMs } from './days.ts'

/**
 * Counts working days and working time. Which days are worked is given from outside; this class only counts.
 * Everything stands on one table of days with running sums, built once, since each write of a clock row asks it.
 *
 * @example
 * const calendar = workCalendar({ daysOff: ['2026-10-01'], makeupDays: ['2026-10-10'], verifiedFrom: '2026-01-01', verifiedUntil: '2026-12-31' })
 * calendar.addWorkdays('2026-09-30', 1) // '2026-10-02'
 */
export class WorkCalendar {
  /** Working time of one full day. */
  readonly workDayMs: number
  readonly #shifts: readonly Shift[]
  readonly #table: DayTable
  readonly #notes: ReadonlyMap<Day, string>
  readonly #decided: ReadonlySet<Day>
  readonly #verified: readonly [Day, Day]

  constructor(source: CalendarSource) {
    const overrides = source.overrides ?? []
    this.#shifts = shiftsOf(source.hours ?? defaultHours)
    this.workDayMs = this.#shifts.reduce((sum, shift) => sum + shift.to - shift.from, 0)
    this.#table = dayTable(source, overrides)
    this.#notes = new Map([...(source.names ?? []), ...overrides.map((o) => [o.day, o.note] as const)])
    this.#decided = new Set(overrides.map((o) => o.day))
    this.#verified = [source.verifiedFrom, source.verifiedUntil]
  }

  isWorkday(day: Day): boolean {
    return this.#table.isWork[indexOf(dayNumber(day))] === 1
  }

  /** False where the year's holiday arrangement is not published: counted all the same, but to be checked (待核实). */
  isVerified(day: Day): boolean {
    return (day >= this.#verified[0] && day <= this.#verified[1]) || this.#decided.has(day)
  }

  noteOf(day: Day): string | undefined {
    return this.#notes.get(day)
  }

  nextWorkday(day: Day): Day {
    return this.addWorkdays(day, 1)
  }

  onOrNextWorkday(day: Day): Day {
    return this.isWorkday(day) ? day : this.nextWorkday(day)
  }

  /** The n-th working day after `day`; for n < 0 before it; for 0 the day itself, moved on to a working day. */
  addWorkdays(day: Day, amount: number): Day {
    const number = dayNumber(day)
    const counted = amount > 0 ? countThrough(this.#table, number) - 1 : countThrough(this.#table, number - 1)
    return dayText(workdayNumber(this.#table, counted + amount))
  }

  /** Working days after `after` up to and including `through`; negative when `through` is the earlier. */
  workdaysBetween(after: Day, through: Day): number {
    return countThrough(this.#table, dayNumber(through)) - countThrough(this.#table, dayNumber(after))
  }

  workMsBetween(from: Date, to: Date): number {
    return this.#workedBy(to.getTime()) - this.#workedBy(from.getTime())
  }

  /** Earliest moment by which that much has been worked since `from`. */
  addWorkMs(from: Date, ms: number): Date {
    if (ms === 0) return from
    const worked = this.#workedBy(from.getTime()) + ms
    const nth = Math.ceil(worked / this.workDayMs) - 1
    const start = startOfDayMs(workdayNumber(this.#table, nth))
    return new Date(start + timeWhenWorked(this.#shifts, worked - nth * this.workDayMs))
  }

  workMinutesBetween(from: Date, to: Date): number {
    return this.workMsBetween(from, to) / 60_000
  }

  addWorkMinutes(from: Date, minutes: number): Date {
    return this.addWorkMs(from, Math.round(minutes * 60_000))
  }

  isWorkTime(at: Date): boolean {
    return this.#workedBy(at.getTime() + 1) > this.#workedBy(at.getTime())
  }

  startOfWorkOn(day: Day): Date {
    return new Date(startOfDayMs(dayNumber(day)) + this.#shifts[0]!.from)
  }

  endOfWorkOn(day: Day): Date {
    return new Date(startOfDayMs(dayNumber(day)) + this.#shifts.at(-1)!.to)
  }

  #workedBy(ms: number): number {
    const day = dayNumberAt(ms)
    const index = indexOf(day)
    const before = this.#table.workdaysBefore[index]! * this.workDayMs
    return this.#table.isWork[index] ? before + workedInDay(this.#shifts, ms - startOfDayMs(day)) : before
  }
}

export const workCalendar = (source: CalendarSource): WorkCalendar => new WorkCalendar(source)

/** Not confirmed by the bureau yet: a setting. */
export const defaultHours: WorkHours = [['08:30', '12:00'], ['14:30', '17:30']]
export const firstDay: Day = '2000-01-01'
export const lastDay: Day = '2099-12-31'

const firstNumber = dayNumber(firstDay)
const lastNumber = dayNumber(lastDay)

function shiftsOf(hours: WorkHours): Shift[] {
  const shifts = hours.map(([from, to]) => ({ from: msOfTime(from), to: msOfTime(to) }))
  const ordered = shifts.every((shift, i) => shift.from < shift.to && (i === 0 || shifts[i - 1]!.to <= shift.from))
  if (shifts.length === 0 || !ordered) throw new RangeError('working hours must be in order and not empty')
  return shifts
}

function dayTable(source: CalendarSource, overrides: readonly DayOverride[]): DayTable {
  const size = lastNumber - firstNumber + 1
  const isWork = Uint8Array.from({ length: size }, (_, i) => (isWeekend(firstNumber + i) ? 0 : 1))
  // Later words win: make-up days over days off, and an override is the office's last word.
  for (const day of source.daysOff) isWork[indexOf(dayNumber(day))] = 0
  for (const day of source.makeupDays) isWork[indexOf(dayNumber(day))] = 1
  for (const { day, as } of overrides) isWork[indexOf(dayNumber(day))] = as === 'work' ? 1 : 0
  const workdaysBefore = new Int32Array(size + 1)
  const workdays: number[] = []
  for (let i = 0; i < size; i += 1) {
    if (isWork[i]) workdays.push(firstNumber + i)
    workdaysBefore[i + 1] = workdays.length
  }
  return { isWork, workdaysBefore, workdays: Int32Array.from(workdays) }
}

function countThrough(table: DayTable, day: number): number {
  return table.workdaysBefore[indexOf(day) + 1]!
}

function workdayNumber(table: DayTable, nth: number): number {
  const found = table.workdays[nth]
  if (found === undefined) throw new RangeError(`working day outside ${firstDay} to ${lastDay}`)
  return found
}

function workedInDay(shifts: readonly Shift[], time: number): number {
  let sum = 0
  for (const { from, to } of shifts) if (time > from) sum += Math.min(time, to) - from
  return sum
}

function timeWhenWorked(shifts: readonly Shift[], worked: number): number {
  let left = worked
  for (const { from, to } of shifts) {
    if (left <= to - from) return from + left
    left -= to - from
  }
  throw new RangeError('more working time than a day has')
}

function indexOf(day: number): number {
  const index = day - firstNumber
  if (!(index >= 0 && day <= lastNumber)) throw new RangeError(`day outside ${firstDay} to ${lastDay}`)
  return index
}

export type WorkHours = readonly (readonly [from: string, to: string])[]
export type DayOverride = { readonly day: Day; readonly as: 'work' | 'rest'; readonly note: string }

export type CalendarSource = {
  readonly daysOff: Iterable<Day>
  /** Weekend days worked in exchange for a longer holiday (调休). */
  readonly makeupDays: Iterable<Day>
  readonly overrides?: readonly DayOverride[]
  readonly hours?: WorkHours
  readonly names?: ReadonlyMap<Day, string>
  readonly verifiedFrom: Day
  readonly verifiedUntil: Day
}

type Shift = { readonly from: number; readonly to: number }
type DayTable = {
  readonly isWork: Uint8Array
  /** `workdaysBefore[i]`: working days of the table before its day i. */
  readonly workdaysBefore: Int32Array
  readonly workdays: Int32Array
}
