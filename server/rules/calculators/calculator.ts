import type { CalcOutcome, CalcSheet, CalcStep } from '../../../contract/calculators.ts'
import type { Day } from '../../platform/days.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import type { Values } from './read.ts'

/** A sheet and how it is worked out. Pure: the same figures on the same day give the same answer. */
export type Calculator = CalcSheet & { readonly work: (values: Values, under: Under) => CalcOutcome }
export type Under = { readonly today: Day, readonly calendar: WorkCalendar }

/** A step with its article: `step('每满一年一个月工资', '劳动合同法', 47)`. */
export const step = (says: string, law?: string, article?: number | string): CalcStep => (law ? { says, cited: { law, article: article === undefined ? '' : String(article) } } : { says })
