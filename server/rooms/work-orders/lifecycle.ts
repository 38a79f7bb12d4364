import type { ActAnswer, PossibleAction } from '../../../contract/work-orders.ts'
import type { OrderAction, OrderState } from '../../../contract/work-order-states.ts'
import { word } from '../../../contract/glossary.ts'
import type { Actor } from '../../platform/access.ts'
import { possibleActions } from '../../platform/act.ts'
import type { Lifecycle } from '../../platform/lifecycle.ts'
import { actions } from './actions/index.ts'
import { clockTimes, pressing } from './deadlines.ts'
import { lockOrders, subjectOf, type Order } from './order.ts'
import { permissions } from './permissions.ts'
import { transitions } from './states.ts'
import { turnUnitOf, staffTurn } from './turn.ts'
import type { World } from './world.ts'

/** The three tables joined with the actions: all that act() needs to know about work orders. */
export const workOrders: Lifecycle<Order, World> = {
  kind: 'workOrder',
  table: 'work_order',
  movesThrough: 'work_order_moved',
  transitions,
  permissions,
  actions,
  load: lockOrders,
  subject: subjectOf,
  narrativeOf: (order) => order.matterId,
  clock: clockTimes,
  derived: (order, clocks) => {
    const { dueAt, level } = pressing(clocks)
    // Whoever was asked for a view has no more business with what is over.
    return { turn_unit_id: turnUnitOf(order), due_at: dueAt, level, ...(order.closedAt && order.consultUnitId ? { consult_unit_id: null } : {}) }
  },
  answer: (order, _clocks, actor, world, created, now): ActAnswer => ({
    id: order.id, number: order.number, state: order.state, version: order.version, dueAt: order.dueAt ? new Date(order.dueAt).toISOString() : null,
    level: order.level, turn: staffTurn(order, world), actions: offered(order, actor, world, now), created: [...created],
  }),
  words: { state: (state) => word('state', state), action: (action) => word('action', action) },
}

const dangerous: readonly string[] = ['decline', 'withdraw', 'merge', 'archive', 'reassign', 'returnBack']
/** What time does has no button. */
const byTheHouse: readonly string[] = ['warn', 'escalateOverdue', 'recount']

/** The buttons: only what act() would accept now, each with what will happen next. */
export const offered = (order: Order, actor: Actor, world: World, now: Date): PossibleAction[] =>
  possibleActions(workOrders, order, actor, world)
    .filter((name) => !byTheHouse.includes(name))
    .map((name) => ({ action: name as Exclude<OrderAction, 'submit'>, label: word('action', name), next: actions[name]!.next(order, world, now), danger: dangerous.includes(name) }))

export const stateName = (state: OrderState): string => word('state', state)
