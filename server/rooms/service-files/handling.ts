import type { Actor } from '../../platform/access.ts'
import { allowed } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { unitKinds } from '../../rules/unit-kinds.ts'
import { gate, type OpenGate } from '../citizens/index.ts'
import { permissions, type World } from '../work-orders/index.ts'

/**
 * 承办: whoever handles an open order of a person may open what serves it. An office of the bureau sees the file, provided that it
 * was known who asked; else, and for firms and other bodies outside the bureau, the one matter entrusted to them (更正 13).
 * Null: no such order in reach, or not in hand: the same answer.
 */
export const openForHandling = async (tx: Tx, asked: { orderId: string; actor: Actor; now: Date; purpose: string; world: World }): Promise<OpenGate | null> => {
  const { actor, now, purpose, world } = asked
  const order = await tx.one<OrderInHand>(orderSql, [asked.orderId])
  if (!order || order.closed || order.anonymous) return null
  const mine = allowed(permissions, 'reveal', actor, { ownerIds: [order.handlerId], unitIds: [order.turnUnitId, order.unitId], bureauIds: actor.appointments.some(({ role }) => role === 'countyDispatcher') ? [order.bureauId] : [] })
  if (!mine || actor.appointments.some(({ role }) => role === 'hotlineAgent')) return null
  const official = actor.appointments.some(({ unitId }) => unitKinds.some((kind) => kind.official && kind.id === world.unit(unitId)?.kind))
  const whole = official && order.checked && !outside.some((role) => actor.appointments.every((held) => held.role === role))
  return gate.open(tx, { personId: order.personId, matterId: whole ? undefined : order.matterId, basis: 'handling', actor, now, door: 'desk', way: 'inHand', purpose })
}

/** Who works for the bureau from outside, whatever unit he sits in. */
const outside: readonly string[] = ['lawyer', 'villageAdviser', 'mediator']
/** `checked`: he himself was there. Whoever asked for another had his own papers seen, not the other's. */
const orderSql = `
  select person_id as "personId", matter_id as "matterId", handler_id as "handlerId", turn_unit_id as "turnUnitId", unit_id as "unitId", bureau_id as "bureauId", closed_at is not null as closed, anonymous,
    exists (select 1 from contact c join work_order w on w.id = c.order_id where c.matter_id = o.matter_id and c.identity_verified and w.for_whom = 'self') as checked from work_order o where o.id = $1`
type OrderInHand = { personId: string; matterId: string; handlerId: string | null; turnUnitId: string | null; unitId: string | null; bureauId: string; closed: boolean; anonymous: boolean; checked: boolean }
