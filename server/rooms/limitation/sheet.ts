import type { SheetFacts, SheetView } from '../../../contract/limitation.ts'
import { allowed } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import type { TxCall } from '../../platform/http.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { daysInText, periodRows, periodsFor } from '../../rules/limitation/index.ts'
import { orderRecords } from '../work-orders/index.ts'
import { limitationPermissions } from './permissions.ts'
import { reckoned } from './reckoned.ts'

/** The sheet of one order, by the right to see the order; of a sensitive one once it has been opened, since its days and words tell what it is. */
export const sheetView = async ({ tx, actor, now }: Pick<TxCall, 'tx' | 'actor' | 'now'>, orderId: string, calendar: WorkCalendar): Promise<SheetView> => {
  const order = await openOrder(tx, orderId, { actor, now })
  const stored = await findSheet(tx, orderId)
  const facts = stored?.facts ?? noFacts
  return {
    ...reckoned(facts, calendar, now), orderId, version: stored?.version ?? 0, facts,
    suggested: periodsFor(periodRows, { topic: order.topic as never, text: order.need }).filter(({ code }) => !facts.codes.includes(code)).slice(0, 4).map(({ code, zh }) => ({ code, zh })),
    daysNamed: daysInText(order.need, dayOf(now)), mayChange: order.state !== 'archived' && allowed(limitationPermissions, 'setLimitation', actor, orderRecords.subjectOf(order)),
    setAt: stored?.setAt.toISOString() ?? null, setBy: stored?.setBy ?? null, aidProposedAt: stored?.aidProposedAt?.toISOString() ?? null,
  }
}

export const openOrder = async (tx: Tx, orderId: string, { actor, now }: Pick<TxCall, 'actor' | 'now'>): Promise<Order> => {
  const order = await orderRecords.get(tx, orderId, actor)
  return (await orderRecords.isOpenTo(tx, order, actor, now)) ? order : refuse('notAllowed', '这是敏感事项：写明目的打开后，才能看和填时效表。')
}

export const findSheet = (tx: Tx, orderId: string): Promise<Sheet | undefined> => tx.one<Sheet>(
  `select s.version, s.facts, s.set_at as "setAt", (select name from account a where a.id = s.set_by) as "setBy", s.aid_proposed_at as "aidProposedAt" from limitation_sheet s where s.order_id = $1`, [orderId], 'limitation_sheet')

type Order = Awaited<ReturnType<typeof orderRecords.get>>
const noFacts: SheetFacts = { codes: [], days: {}, flags: [], events: [] }
export type Sheet = { version: number; facts: SheetFacts; setAt: Date; setBy: string | null; aidProposedAt: Date | null }
