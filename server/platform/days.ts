/**
 * Days and moments on the fixed clock of UTC+8: one zone for the whole country and no summer time since 1991, so a
 * local day is plain arithmetic on milliseconds.
 */

/** Local day of a moment, as `YYYY-MM-DD`. */
export function dayOf(at: Date): Day {
  return dayText(dayNumberAt(at.getTime()))
}

/** 00:00 of a local day, or another time of it given as `HH:MM`. */
export function momentOn(day: Day, time = '00:00'): Date {
  return new Date(startOfDayMs(dayNumber(day)) + msOfTime(time))
}

/** Last millisecond of a day: its 24:00, but still bearing the name of its own day. */
export function endOfDay(day: Day): Date {
  return new Date(startOfDayMs(dayNumber(day) + 1) - 1)
}

export function addDays(day: Day, amount: number): Day {
  return dayText(dayNumber(day) + amount)
}

/** The same day so many months on, or the last of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayText(Date.UTC(year, month - 1 + months, Math.min(date, last)) / dayMs)
}

export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** Milliseconds since local midnight. */
export function timeOfDay(at: Date): number {
  return at.getTime() - startOfDayMs(dayNumberAt(at.getTime()))
}

export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && dayText(ms / dayMs) === text
}

export function isWeekend(dayNumberOfDay: number): boolean {
  const weekday = (((dayNumberOfDay + 4) % 7) + 7) % 7 // 1 January 1970 was a Thursday
  return weekday === 0 || weekday === 6
}

/** Days are counted from 1 January 1970 where speed asks for numbers. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayMs
}

export function dayNumberAt(ms: number): number {
  return Math.floor((ms + zoneMs) / dayMs)
}

export function startOfDayMs(number: number): number {
  return number * dayMs - zoneMs
}

export function dayText(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

export function msOfTime(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(time)
  if (!match) throw new RangeError(`not a time of day: ${time}`)
  return (Number(match[1]) * 60 + Number(match[2])) * 60_000
}

const dayMs = 86_400_000
const zoneMs = 8 * 3_600_000

/** `YYYY-MM-DD`, local. */
export type Day = string
