import { z } from 'zod'
import { signInInput } from '../../../contract/residents.ts'
import { timeUnits, sourceLevels } from '../../../contract/settings.ts'
import { isDay } from '../../platform/days.ts'
import { defaultHours } from '../../platform/workdays.ts'
import type { DeadlineSetting } from '../../rules/deadline-register.ts'
import { figureIds } from '../../rules/city-figures.ts'
import { gateDefaults } from '../../rules/file-gate.ts'
import { signInDefaults } from '../../rules/resident-sign-in.ts'

const by = { by: z.string(), at: z.string() }
const day = z.string().refine(isDay)
const minutes = z.number().int().min(5).max(240)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What stands in the table `setting`, one row a shape. A row that does not fit is taken as not there. */
export const shapes = {
  'calendar.overrides': z.array(z.object({ day, as: z.enum(['work', 'rest']), note: z.string(), ...by })),
  'calendar.hours': z.object({ shifts: z.array(z.tuple([time, time])).min(1), note: z.string(), ...by }).nullable(),
  'dailyCheck.remindAt': time,
  'dailyCheck.reportAt': time,
  'files.opening': z.object({ window: minutes, hotline: minutes, network: minutes, desk: minutes, showStaffNames: z.boolean() }),
  // A number that came later is missing in what was set before: the house's own stands in for it.
  'residents.signIn': z.preprocess((set) => ({ ...signInDefaults, ...(set as object) }), signInInput),
  'sensitive.topics': z.array(z.object({ id: z.string().regex(/^own\d{1,4}$/), zh: z.string(), words: z.array(z.string()), ...by })),
  'city.figures': z.array(z.object({ id: z.enum(figureIds), amount: z.string(), validFrom: day, verified: z.boolean(), basis: z.object({ level: z.enum(sourceLevels), text: z.string() }), ...by })),
  'deadline.settings': z.array(z.object({
    code: z.string(), validFrom: day, amount: z.number().int().positive(), unit: z.enum(timeUnits), warn: z.object({ yellow: z.number(), orange: z.number() }).nullable(),
    verified: z.boolean(), basis: z.object({ level: z.enum(sourceLevels), text: z.string() }), ...by,
  })),
} as const

/** Defaults of the office, not of any rule: 待核实 until the office has set them. */
export const dailyCheckTimes = { remindAt: '10:00', reportAt: '16:00' } as const

/** The settings as they stand; `rows` needs no transaction and no sight, for settings are nobody's secret. */
export const readStored = async (rows: Rows): Promise<Stored> => {
  const found = new Map((await rows(`select name, value from setting where name = any($1)`, [Object.keys(shapes)])).map(({ name, value }) => [name, value]))
  const read = <N extends keyof Stored>(name: N, otherwise: Stored[N]): Stored[N] => {
    const parsed = shapes[name].safeParse(found.get(name) ?? otherwise)
    if (!parsed.success) console.error(`The setting ${name} cannot be read and is not applied.`)
    return (parsed.success ? parsed.data : otherwise) as Stored[N]
  }
  return {
    'calendar.overrides': read('calendar.overrides', []), 'calendar.hours': read('calendar.hours', null), 'deadline.settings': read('deadline.settings', []),
    'dailyCheck.remindAt': read('dailyCheck.remindAt', dailyCheckTimes.remindAt), 'dailyCheck.reportAt': read('dailyCheck.reportAt', dailyCheckTimes.reportAt),
    'sensitive.topics': read('sensitive.topics', []), 'city.figures': read('city.figures', []), 'files.opening': read('files.opening', { ...gateDefaults.minutes, showStaffNames: false }), 'residents.signIn': read('residents.signIn', signInDefaults),
  }
}

/** Office hours on working days: the office's own, else the usual ones. */
export const hoursOf = (stored: Stored): { from: string; to: string }[] => (stored['calendar.hours']?.shifts ?? defaultHours).map(([from, to]) => ({ from, to }))

/** A version as the rules take it, without who set it when. */
export const asSetting = ({ at: _at, ...setting }: StoredLimit): DeadlineSetting => setting

export type Rows = (text: string, values: unknown[]) => Promise<{ name: string; value: unknown }[]>
export type Stored = { [N in keyof typeof shapes]: z.infer<(typeof shapes)[N]> }
export type StoredLimit = Stored['deadline.settings'][number]
