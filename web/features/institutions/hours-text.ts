import type { OpeningHours } from '../../../contract/institutions.ts'

export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** Hours as a person types them, a field a weekday: `08:30-12:00 14:30-17:30`. */
export const hoursTexts = (hours: OpeningHours | null): Record<string, string> =>
  Object.fromEntries(weekdays.map((_words, i) => [`h${i + 1}`, (hours?.[String(i + 1) as keyof OpeningHours] ?? []).map(([from, to]) => `${from}-${to}`).join(' ')]))

/** Undefined when something stands there that is no time. */
export const hoursFrom = (texts: Readonly<Record<string, string>>): Record<string, [string, string][]> | undefined => {
  const hours: Record<string, [string, string][]> = {}
  for (const [i] of weekdays.entries()) {
    const shifts = (texts[`h${i + 1}`] ?? '').normalize('NFKC').split(/[\s、,;]+/u).filter(Boolean).map((shift) => /^(\d{1,2}:\d{2})[-–~至](\d{1,2}:\d{2})$/u.exec(shift))
    if (shifts.some((shift) => shift === null)) return undefined
    if (shifts.length > 0) hours[String(i + 1)] = shifts.map((shift) => [shift![1]!.padStart(5, '0'), shift![2]!.padStart(5, '0')])
  }
  return hours
}
