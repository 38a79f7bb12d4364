import type { z } from 'zod'
import type { settingInputs } from '../../../contract/settings.ts'
import type { Refusal } from '../../platform/errors.ts'
import { calendarOf } from './city-rules.ts'
import type { Change } from './change.ts'
import type { Stored } from './stored.ts'

/** A day becomes worked or free, whatever was published; `published` takes that word back. What changes nothing is refused, since somebody then expects a change. */
export const setDay = (stored: Stored, input: z.infer<typeof settingInputs.day>, by: { by: string; at: string }): Change | Refusal => {
  const others = stored['calendar.overrides'].filter(({ day }) => day !== input.day)
  const { as, day } = input
  if (as === 'published') {
    if (others.length === stored['calendar.overrides'].length) return wrong('as', `${day} 没有另行安排，本来就按公布的放假安排。`)
    return { name: 'calendar.overrides', value: others, what: `${day} 按公布的放假安排`, calendar: true }
  }
  const before = stored['calendar.overrides'].find((o) => o.day === day)
  const published = calendarOf({ ...stored, 'calendar.overrides': others })
  const word = as === 'work' ? '上班' : '休息'
  if (before?.as === as && before.note === input.note) return wrong('as', `${day} 已经定为${word}。`)
  if (!before && published.isWorkday(day) === (as === 'work') && published.isVerified(day)) {
    return wrong('as', `${day} ${published.noteOf(day) ? `（${published.noteOf(day)}）` : ''}本来就${word}，不用另行安排。`)
  }
  const value = [...others, { day, as, note: input.note ?? '', ...by }].toSorted((a, b) => a.day.localeCompare(b.day))
  return { name: 'calendar.overrides', value, what: `${day} ${word}：${input.note}`, calendar: true }
}

export const wrong = (field: string, message: string): Refusal => ({ kind: 'invalid', message, fields: { [field]: message } })
