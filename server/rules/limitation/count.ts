import type { Day } from '../../platform/days.ts'
import { addDays, daysBetween } from '../../platform/days.ts'
import { firstDay, lastDay, type WorkCalendar } from '../../platform/workdays.ts'
import type { Length } from './period.ts'

/**
 * Last day of a period from the day of a fact. That day itself is not counted (民法典 201); a period in months or years ends on
 * the day of the same number, or on the month's last day where there is none (民法典 202).
 */
export function lastDayOf(from: Day, length: Length, times = 1): Day {
  if ('days' in length) return addDays(from, length.days * times)
  const months = ('years' in length ? length.years * 12 : length.months) * times
  const [year, month, day] = from.split('-').map(Number) as [number, number, number]
  const target = new Date(Date.UTC(year, month - 1 + months, 1))
  const monthEnd = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(day, monthEnd))
  return target.toISOString().slice(0, 10)
}

/**
 * A last day that is a day of rest moves on to the first day after it (民法典 203, 民事诉讼法 85). A weekend day that is worked
 * in exchange is none. Past the years whose arrangement is published the result is counted, but unverified.
 */
export function moveOn(day: Day, calendar: WorkCalendar): { day: Day; moved: boolean; verified: boolean } {
  // The calendar's table ends here; a month is kept for holidays that reach beyond.
  if (day < firstDay || day > addDays(lastDay, -31)) return { day, moved: false, verified: false }
  const end = calendar.onOrNextWorkday(day)
  return { day: end, moved: end !== day, verified: calendar.isVerified(day) && calendar.isVerified(end) }
}

export const lengthInWords = (length: Length): string =>
  'years' in length ? `${length.years} 年` : 'months' in length ? `${length.months} 个月` : `${length.days} 日`

export const daysLost = (from: Day, to: Day): number => Math.max(0, daysBetween(from, to))
