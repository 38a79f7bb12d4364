import { addDays, addMonths, type Day } from '../../platform/days.ts'

/** Whole months from the first day to the last one, both worked, and the days beyond. */
export function monthsWorked(from: Day, to: Day): { months: number, days: number } {
  const after = addDays(to, 1)
  let months = 0
  while (addMonths(from, months + 1) <= after) months++
  const rest = addMonths(from, months)
  return { months, days: Math.round((Date.parse(after) - Date.parse(rest)) / 86_400_000) }
}

export const inChinese = (day: Day): string => `${Number(day.slice(0, 4))} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`
