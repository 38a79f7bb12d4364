import type { OrderDetail } from '../../../contract/work-orders.ts'
import { allowed, type Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { findPublicationOf, publicationPermissions } from '../security/index.ts'
import type { Order } from './order.ts'

/** 公开: where the reply stands on its way to the public, and whether this person may send it there. A refused one may be proposed again. */
export const onItsWayOut = async (tx: Tx, order: Order, actor: Actor): Promise<Pick<OrderDetail, 'publication' | 'mayPropose'>> => {
  const publication = (await findPublicationOf(tx, order.id)) ?? null
  const ready = !order.sensitive && order.publicReply !== null && ['done', 'archived'].includes(order.state) && (publication === null || publication.state === 'refused')
  return { publication, mayPropose: ready && allowed(publicationPermissions, 'propose', actor, { ownerIds: [], unitIds: [order.unitId ?? order.intakeUnitId], bureauIds: [order.bureauId] }) }
}
