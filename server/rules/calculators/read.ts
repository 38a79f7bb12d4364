import type { CalcField } from '../../../contract/calculators.ts'
import { isDay, type Day } from '../../platform/days.ts'
import { decimal } from '../decimal.ts'

/** What was typed, read field by field; what is wrong is said at its field. */
export function readFields(fields: readonly CalcField[], typed: Readonly<Record<string, string>>): { values: Values, problems: Record<string, string> } {
  const found = new Map<string, string | number>()
  const problems: Record<string, string> = {}
  for (const field of fields) {
    const read = READERS[field.kind](typed, field)
    if (read === undefined && !field.optional) problems[field.name] = MISSING[field.kind]
    else if (read === null) problems[field.name] = /^\d{6,}$/u.test((typed[field.name] ?? '').trim()) ? '数目太大，请核对多写了几个零没有' : WRONG[field.kind]
    else if (read !== undefined) found.set(field.name, read)
  }
  const get = (name: string): string | number | undefined => found.get(name)
  return { problems, values: { has: (name) => found.has(name), number: (name) => Number(get(name) ?? 0), text: (name) => String(get(name) ?? '') } }
}

/** Undefined: left empty. Null: cannot be read. */
const READERS: Readonly<Record<CalcField['kind'], (typed: Readonly<Record<string, string>>, field: CalcField) => string | number | undefined | null>> = {
  money: (typed, { name }) => decimal(typed[name], 2, 10_000_000_000),
  number: (typed, { name }) => decimal(typed[name], 2, 100_000),
  rate: (typed, { name }) => decimal(typed[name]?.replace(/[%％]\s*$/u, ''), 4, 1000),
  day: (typed, { name }) => dayOfParts(typed, name),
  choice: (typed, { name, options = [] }) => (typed[name] ? (options.some((one) => one.value === typed[name]) ? typed[name] : null) : undefined),
  tick: (typed, { name }) => (typed[name] === 'yes' ? 'yes' : ''),
}

function dayOfParts(typed: Readonly<Record<string, string>>, name: string): Day | undefined | null {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((key) => (typed[`${name}.${key}`] ?? '').normalize('NFKC').trim().slice(0, 12))
  if (year + month + day === '') return undefined
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(said) && said >= '1949-10-01' && said <= '2099-12-31' ? said : null
}

const MISSING = { money: '请填金额，只填数字', number: '请填数字', rate: '请填利率，例如 3.1', day: '请填年、月、日，例如 2026、5、1', choice: '请选一项', tick: '请勾选' } as const
const WRONG = { money: '金额不对：只填数字，最多两位小数，例如 5200 或 5200.50', number: '数字不对：只填数字，最多两位小数，例如 12 或 1.5', rate: '利率不对：填百分之几的数字，例如 3.1', day: '日期不对：按年、月、日三格填数字，例如 2026、5、1', choice: '请选列出来的一项', tick: '请勾选或者不勾' } as const

/** Money in fen, numbers and hours in hundredths, rates in ten-thousandths of a per cent, days and choices as text. */
export type Values = { has(name: string): boolean, number(name: string): number, text(name: string): string }
