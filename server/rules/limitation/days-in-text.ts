import { isDay, type Day } from '../../platform/days.ts'

/**
 * Days that a resident names in his own words, each with the words around it, so that a person can say which fact it is. A day
 * without its year is offered for the latest year in which it is not yet to come; nothing is entered by itself.
 */
export function daysInText(text: string, today: Day): { day: Day; words: string }[] {
  const found = [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, year, month, day, monthAlone, dayAlone] = match
    const named = year ? dayOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day)) : latest(Number(monthAlone), Number(dayAlone), today)
    const at = match.index
    return named ? [{ day: named, words: text.slice(Math.max(0, at - 10), at + whole.length + 12).replace(/\s+/gu, ' ') }] : []
  })
  return found.filter((one, i) => found.findIndex(({ day }) => day === one.day) === i).slice(0, 12)
}

/** Without a year only “月…日”: 3.14 and 5/12 are as often a price or a fraction. */
const pattern = /(?:(20\d{2}|19\d{2}|(?<!\d)\d{2}(?=\s*年))\s*[年.\-/／]\s*(1[0-2]|0?[1-9])\s*[月.\-/／]\s*(3[01]|[12]\d|0?[1-9])(?!\d)\s*[日号]?|(?<!\d)(1[0-2]|[1-9])\s*月\s*(3[01]|[12]\d|[1-9])\s*[日号])/gu

function dayOf(year: number, month: number, day: number): Day | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(text) ? text : undefined
}

function latest(month: number, day: number, today: Day): Day | undefined {
  const year = Number(today.slice(0, 4))
  const thisYear = dayOf(year, month, day)
  return thisYear && thisYear <= today ? thisYear : dayOf(year - 1, month, day)
}
