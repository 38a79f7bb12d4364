import type { Tx } from '../../platform/context.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { reckoned } from './reckoned.ts'
import { findSheet } from './sheet.ts'

/** What the resident reads on his own order. Several that need a person are said once. */
export const limitationForResident = async (tx: Tx, orderId: string, calendar: WorkCalendar, now: Date): Promise<string[]> => {
  const sheet = await findSheet(tx, orderId)
  return sheet ? [...new Set(reckoned(sheet.facts, calendar, now).reckonings.map(({ toResident }) => toResident))] : []
}
