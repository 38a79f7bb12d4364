import type { z } from 'zod'
import type { settingInputs } from '../../../contract/settings.ts'
import type { Refusal } from '../../platform/errors.ts'
import { cityFigures, readFigure } from '../../rules/city-figures.ts'
import type { Change } from './change.ts'
import { wrong } from './set-day.ts'
import type { Stored } from './stored.ts'

/** 本地数字: what the office has looked up, from which day and after what. A second word on the same day takes the place of the first; who said which stands in the audit. */
export const setFigure = (stored: Stored, input: z.infer<typeof settingInputs.figure>, by: { by: string; at: string }): Change | Refusal => {
  const row = cityFigures.find(({ id }) => id === input.id)
  if (!row) return wrong('id', '没有这个数字。')
  const amount = readFigure(row.id, input.amount)
  if (amount === null) return wrong('amount', `“${input.amount}”不能作${row.zh}：只填数字${'least' in row ? `，${row.least} 到 ${row.most}` : `，最多 ${row.most}`}。`)
  const fresh = { id: row.id, amount, validFrom: input.validFrom, verified: input.verified, basis: { level: input.level, text: input.basis }, ...by }
  const others = stored['city.figures'].filter(({ id, validFrom }) => id !== row.id || validFrom !== input.validFrom)
  return { name: 'city.figures', value: [...others, fresh], what: `${row.zh}自 ${input.validFrom} 起 ${amount} ${row.unit}（${input.verified ? '已核实' : '待核实'}）：${input.basis}` }
}
