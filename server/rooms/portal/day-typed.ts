import { isDay, type Day } from '../../platform/days.ts'

/** A day as three short fields bring it (name.year, name.month, name.day); what is wrong with it is said, nothing is guessed. */
export function dayIn(fields: Readonly<Record<string, unknown>>, name: string): DayTyped {
  const parts = ['year', 'month', 'day'].map((key) => [`${name}.${key}`, String(fields[`${name}.${key}`] ?? '').normalize('NFKC').trim().slice(0, 12)] as const)
  const typed = Object.fromEntries(parts)
  const [year = '', month = '', day = ''] = parts.map(([, value]) => value)
  if (year + month + day === '') return { typed }
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(said) && said >= '1949-10-01' && said <= '2099-12-31' ? { typed, day: said } : { typed, problem: '日期不对，请按年、月、日三格填数字，例如 2026、5、1' }
}

export type DayTyped = { readonly typed: Readonly<Record<string, string>>, readonly day?: Day, readonly problem?: string }
