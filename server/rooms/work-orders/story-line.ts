import type { Actor } from '../../platform/access.ts'
import { outboxWrite } from '../../platform/act.ts'
import { logLine } from '../../platform/action-log.ts'
import type { Row, Write } from '../../platform/flush.ts'
import type { Facts } from '../../platform/lifecycle.ts'
import type { Order } from './order.ts'

/**
 * A line in the order's story for what is no step of its life (a file added, a query code renewed): the state, the clocks
 * and the version stay, so that nobody's open form is refused for it. The order must be locked.
 */
export const storyWrites = (order: Order, by: { actor: Actor; now: Date }, facts: Facts, set: Row = {}): Write[] => {
  const line = logLine({ record: order, kind: 'workOrder', at: by.now, action: 'note', from: order.state, to: order.state, actor: by.actor, facts })
  return [
    line.write,
    { update: 'work_order', set: { ...set, log_seq: line.logSeq, log_hash: line.logHash }, where: { id: order.id, log_seq: order.logSeq } },
    outboxWrite(by.now, 'workOrder.note', 'workOrder', order.id, { state: order.state }),
  ]
}
