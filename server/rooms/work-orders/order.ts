import type { Door, Level, OrderState } from '../../../contract/work-order-states.ts'
import type { Rec } from '../../platform/lifecycle.ts'
import type { Tx } from '../../platform/context.ts'
import type { Subject } from '../../platform/access.ts'
import { camelRows, recordOf } from './rows.ts'

/** 任务工单 as the lifecycle sees it: its row and its running clocks. */
export type Order = Rec & {
  state: OrderState; number: string; createdAt: Date; personId: string; matterId: string; parentId: string | null; part: 'main' | 'assist'; kind: 'question' | 'task'; door: Door
  title: string; need: string; topic: string | null; areaCode: string | null; place: string | null; asker: string; forWhom: string; authority: string | null; helperName: string | null; anonymous: boolean
  replyBy: string | null; bureauId: string; intakeUnitId: string; unitId: string | null; turnUnitId: string | null; handlerId: string | null; createdBy: string
  assignedAt: Date | null; signedAt: Date | null; finishedAt: Date | null; closedAt: Date | null; archivedAt: Date | null; dueAt: Date | null; level: Level; supervised: boolean
  urgedTimes: number; reworkTimes: number; material: string | null; returnRuled: boolean; pendingReturn: PendingReturn | null; pendingExtension: PendingExtension | null; extendedTimes: number
  consult: Consult | null; consultUnitId: string | null; press: Press | null; instruction: string | null; account: string | null; publicReply: string | null; basis: string | null
  closing: Closing | null; solved: boolean | null; queryCodeHash: string | null; sourceSystem: string | null; foreignNumber: string | null; foreignDueAt: Date | null
  fedBackAt: Date | null; foreignReceipt: string | null; mergedInto: string | null; alikeHash: string; sensitive: boolean; rating: string | null
}

export type PendingReturn = { ground: string; reason: string; by: string; byName: string; at: string; suggestUnitId?: string }
export type PendingExtension = { workdays: number; reason: string; by: string; byName: string; at: string }
export type Consult = { unitId: string; question: string; by: string; at: string; answer: string | null }
export type Press = { demand: string; by: string; at: string; answer: string | null }
export type Closing = { isTrue: boolean; beyondDuty: boolean; contacted: boolean; contactPhone?: string; contactedAt?: string; unsolvedReason?: string; mayPublish?: boolean; finishedBy: string }

/** Locks orders in id order, each with its running clocks. Row-level security decides what is seen at all. */
export const lockOrders = async (tx: Tx, ids: readonly string[]): Promise<Order[]> => toOrders(await tx.rows(`${withClocks} for update of o`, [ids], 'lock_orders'))

/** The same without the lock, for what only looks. */
export const readOrders = async (tx: Tx, ids: readonly string[]): Promise<Order[]> => toOrders(await tx.rows(withClocks, [ids], 'read_orders'))

/** Everyone an order concerns: those who hold it, took it in, dispatch it, or are asked about it. */
export const subjectOf = (order: Order): Subject => ({
  ownerIds: [order.handlerId, order.createdBy],
  unitIds: [order.turnUnitId, order.unitId, order.intakeUnitId, order.consultUnitId],
  bureauIds: [order.bureauId],
  recordId: order.id,
  ofIds: [order.personId, order.matterId],
})

/** The row as one JSON: a record has eighty columns, and telling the driver of each costs more than reading them all. */
const withClocks = `select row_to_json(o) as record, (select json_agg(c) from clock c where c.record_id = o.id and c.stopped_at is null) as clocks
  from work_order o where o.id = any($1::uuid[]) order by o.id`

export const orderOf = ({ record, clocks }: OrderWithClocks): Order => ({ ...recordOf(record), clocks: camelRows(clocks ?? []) }) as unknown as Order
const toOrders = (rows: readonly OrderWithClocks[]): Order[] => rows.map(orderOf)

export type OrderWithClocks = { record: Record<string, unknown>; clocks: Record<string, unknown>[] | null }
