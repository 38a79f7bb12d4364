import type { z } from 'zod'
import type { settingInputs } from '../../../contract/settings.ts'
import type { Refusal } from '../../platform/errors.ts'
import type { Change } from './change.ts'
import { wrong } from './set-day.ts'
import type { Stored } from './stored.ts'

/** Office hours: limits in working days end when the last shift ends, and warnings are shares of working time. */
export const setHours = (stored: Stored, input: z.infer<typeof settingInputs.hours>, by: { by: string; at: string }): Change | Refusal => {
  const shifts = input.shifts.map(({ from, to }): [string, string] => [from, to])
  const now = stored['calendar.hours']
  if (now?.note === input.note && JSON.stringify(now.shifts) === JSON.stringify(shifts)) return wrong('shifts', '和现在的办公时间相同。')
  return { name: 'calendar.hours', value: { shifts, note: input.note, ...by }, what: `${shifts.map(([from, to]) => `${from}–${to}`).join('、')}：${input.note}`, calendar: true }
}
