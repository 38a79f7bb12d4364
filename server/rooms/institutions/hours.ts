import type { OpeningHours } from '../../../contract/institutions.ts'
import { addDays, dayNumber, dayOf, timeOfDay, msOfTime, type Day } from '../../platform/days.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'

/** Whether a place is open now, and in words what to expect. Without hours on register nothing is guessed. */
export const openAt = (place: Opening, calendar: Days, now: Date): Open => {
  if (!place.hours || Object.keys(place.hours).length === 0) return { known: false, open: false, words: '开门时间没有登记，去之前先打电话问' }
  const today = dayOf(now)
  const time = timeOfDay(now)
  const shifts = shiftsOn(place, calendar, today)
  const running = shifts.find(([from, to]) => msOfTime(from) <= time && time < msOfTime(to))
  if (running) return { known: true, open: true, words: `现在开门，到 ${running[1]}` }
  const later = shifts.find(([from]) => msOfTime(from) > time)
  if (later) return { known: true, open: false, words: `现在没开门，今天 ${later[0]} 开` }
  return { known: true, open: false, words: next(place, calendar, today) }
}

/** `周一至周五 8:30–12:00、14:30–17:30；周末不开`. */
export const hoursInWords = ({ hours, onHolidays }: Opening): string => {
  if (!hours || Object.keys(hours).length === 0) return '没有登记'
  const runs: { from: number; to: number; words: string }[] = []
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const words = (hours[String(weekday) as keyof OpeningHours] ?? []).map(([from, to]) => `${from}–${to}`).join('、') || '不开'
    const last = runs.at(-1)
    if (last?.words === words) last.to = weekday
    else runs.push({ from: weekday, to: weekday, words })
  }
  return `${runs.map(({ from, to, words }) => `${from === to ? names[from] : `${names[from]}至${names[to]}`} ${words}`).join('；')}；节假日${onHolidays === 'open' ? '照常' : '不开'}`
}

/** On a working weekend (调休) the hours of Monday hold; on a day off that is no weekend, those who rest then are closed. */
function shiftsOn({ hours, onHolidays }: Opening, calendar: Days, day: Day): readonly Shift[] {
  const weekday = ((dayNumber(day) + 3) % 7) + 1
  const works = calendar.isWorkday(day)
  if (weekday >= 6 && works) return hours?.['1'] ?? []
  if (weekday < 6 && !works && onHolidays === 'closed') return []
  // A holiday on a weekend bears a name; a plain weekend does not.
  if (weekday >= 6 && calendar.noteOf(day) && onHolidays === 'closed') return []
  return hours?.[String(weekday) as keyof OpeningHours] ?? []
}

function next(place: Opening, calendar: Days, today: Day): string {
  for (let i = 1; i <= 14; i += 1) {
    const day = addDays(today, i)
    const first = shiftsOn(place, calendar, day)[0]
    if (first) return `现在没开门，${i === 1 ? '明天' : `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日（${names[((dayNumber(day) + 3) % 7) + 1]}）`} ${first[0]} 开`
  }
  return '这两周都不开门，去之前先打电话问'
}

const names = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']

type Shift = readonly [string, string]
export type Days = Pick<WorkCalendar, 'isWorkday' | 'noteOf'>
export type Opening = { readonly hours: OpeningHours | null; readonly onHolidays: 'closed' | 'open' }
export type Open = { known: boolean; open: boolean; words: string }
