import type { CalcOutcome, CalcSheet, CalcStep } from '../../../contract/calculators.ts'
import type { Day } from '../../platform/days.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { cityFigures, type FigureId, type Figures } from '../city-figures.ts'
import type { Values } from './read.ts'

/** A sheet and how it is worked out. Pure: the same figures on the same day give the same answer. */
export type Calculator = CalcSheet & { /** Figures of the city that it counts with. */ readonly uses?: readonly FigureId[], readonly work: (values: Values, under: Under) => CalcOutcome }
export type Under = { readonly today: Day, readonly calendar: WorkCalendar, readonly figures: Figures }

/** The sheet as it stands today: which of its figures the office has verified, with their basis, and which are still 待核实. */
export const sheetUnder = (sheet: Calculator, { figures, today }: Pick<Under, 'figures' | 'today'>): Calculator => {
  const found = (sheet.uses ?? []).map((id) => ({ zh: cityFigures.find((one) => one.id === id)!.zh, now: figures.at(id, today) }))
  return {
    ...sheet, known: found.flatMap(({ zh, now }) => (now?.verified ? [`${zh}：${now.words}（${now.basis}）`] : [])),
    unsure: [...found.flatMap(({ zh, now }) => (now?.verified ? [] : [`${zh}${now ? ` ${now.words}` : ''}：待核实`])), ...sheet.unsure],
  }
}

/** A step with its article: `step('每满一年一个月工资', '劳动合同法', 47)`. */
export const step = (says: string, law?: string, article?: number | string): CalcStep => (law ? { says, cited: { law, article: article === undefined ? '' : String(article) } } : { says })
