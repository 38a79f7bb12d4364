import { createRequire } from 'node:module'
import chineseDays from 'chinese-days'
import type { Day } from '../platform/days.ts'
import { addDays } from '../platform/days.ts'
import type { DayOverride, WorkCalendar, WorkHours } from '../platform/workdays.ts'
import { firstDay, lastDay, workCalendar } from '../platform/workdays.ts'

/**
 * The working calendar of the city: published holidays and shifted working days (调休) from `chinese-days`, then what
 * the office has decided itself (overrides), which always wins.
 *
 * The library takes every day of a year it does not know for an ordinary day, 1 January and 1 October included. Past
 * its horizon the statutory holidays of 全国年节及纪念日放假办法 (as amended with effect from 2025) are therefore worked
 * out here, and every day there is unverified: make-up and exchanged days are announced each year by the State Council.
 */
export function cityCalendar(settings: CalendarSettings = {}): WorkCalendar {
  return workCalendar({
    daysOff: [...published.daysOff.keys(), ...unpublishedYears().flatMap(statutoryHolidays).map(([day]) => day)],
    makeupDays: published.makeupDays.keys(),
    names: new Map([...published.makeupDays, ...published.daysOff, ...unpublishedYears().flatMap(statutoryHolidays)]),
    verifiedFrom: calendarKnown.from,
    verifiedUntil: calendarKnown.until,
    ...settings,
  })
}

/** The days off for all citizens that the law fixes: 13 a year since 2025. */
export function statutoryHolidays(year: number): [Day, string][] {
  const springFestival = lunar(year, '01-01')
  return [
    [`${year}-01-01`, '元旦'],
    ...[-1, 0, 1, 2].map((n): [Day, string] => [addDays(springFestival, n), '春节']),
    [chineseDays.getSolarTermDate(year, 4, 'pure_brightness'), '清明'],
    [`${year}-05-01`, '劳动节'], [`${year}-05-02`, '劳动节'],
    [lunar(year, '05-05'), '端午'],
    [lunar(year, '08-15'), '中秋'],
    [`${year}-10-01`, '国庆节'], [`${year}-10-02`, '国庆节'], [`${year}-10-03`, '国庆节'],
  ]
}

const published = readPublished()

/** First and last day of the years whose arrangement the library knows. */
export const calendarKnown: { readonly from: Day; readonly until: Day } = (() => {
  const days = [...published.daysOff.keys()].toSorted()
  return { from: `${days[0]!.slice(0, 4)}-01-01`, until: `${days.at(-1)!.slice(0, 4)}-12-31` }
})()

function unpublishedYears(): number[] {
  const years: number[] = []
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(lastDay.slice(0, 4)); year += 1) {
    if (`${year}-01-01` < calendarKnown.from || `${year}-12-31` > calendarKnown.until) years.push(year)
  }
  return years
}

function lunar(year: number, monthDay: string): Day {
  return chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date
}

/** Read as data: the library's functions do not say where its knowledge ends. */
function readPublished(): { daysOff: Map<Day, string>; makeupDays: Map<Day, string> } {
  const data = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Record<'holidays' | 'workdays', Record<Day, string>>
  const zh = (rows: Record<Day, string>, suffix: string) =>
    new Map(Object.entries(rows).map(([day, text]) => [day, `${text.split(',')[1] ?? ''}${suffix}`]))
  return { daysOff: zh(data.holidays, ''), makeupDays: zh(data.workdays, '调休上班') }
}

export type CalendarSettings = {
  readonly overrides?: readonly DayOverride[]
  readonly hours?: WorkHours
}
