import type pg from 'pg'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { cityCalendar } from '../../rules/calendar.ts'
import { builtInRegister, withSettings, type DeadlineRegister, type SettingsResult } from '../../rules/deadline-register.ts'
import { figuresOf, type Figures } from '../../rules/city-figures.ts'
import type { AddedTopic } from '../../rules/sensitivity/index.ts'
import { asSetting, hoursOf, readStored, type Rows, type Stored } from './stored.ts'

/** The calendar and the time limits of the city as they stand now: the built-in ones, and over them what the office has set. */
export const loadCityRules = async (pool: pg.Pool): Promise<CityRules> => cityRules(await readStored(poolRows(pool)))

export const cityRules = (stored: Stored): CityRules => {
  const { register, refused } = withSettings(builtInRegister, stored['deadline.settings'].map(asSetting))
  return { calendar: calendarOf(stored), register, refused, figures: figuresOf(stored['city.figures']), hours: { shifts: hoursOf(stored), verified: stored['calendar.hours'] !== null }, sensitiveTopics: stored['sensitive.topics'].map(({ id, zh, words }) => ({ id, zh, words })) }
}

/** Hours that were mended by hand into nonsense must not stop the server: then the built-in ones hold. */
export const calendarOf = ({ 'calendar.overrides': overrides, 'calendar.hours': hours }: Pick<Stored, 'calendar.overrides' | 'calendar.hours'>): WorkCalendar => {
  const days = overrides.filter(({ day }) => day >= '2000-01-01' && day <= '2099-12-31')
  try {
    return cityCalendar({ overrides: days, ...(hours ? { hours: hours.shifts } : {}) })
  } catch (error) {
    console.error('The office hours cannot be used and are not applied.', error)
    return cityCalendar({ overrides: days })
  }
}

const poolRows = (pool: pg.Pool): Rows => async (text, values) => (await pool.query<{ name: string; value: unknown }>(text, values)).rows

export type CityRules = { calendar: WorkCalendar; register: DeadlineRegister; figures: Figures; hours: { shifts: readonly { from: string; to: string }[]; verified: boolean }; sensitiveTopics: readonly AddedTopic[]; refused: SettingsResult['refused'] }
