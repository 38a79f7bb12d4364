import type { FileMatter } from '../../../contract/service-files.ts'
import type { Tx } from '../../platform/context.ts'
import { withoutCodes } from '../../platform/narrative-tokens/index.ts'
import type { OpenGate } from '../citizens/index.ts'
import type { FileCall } from './file-view.ts'

/**
 * The matters that this gate reaches, newest first, with their orders, contacts and ratings. A sensitive one (家暴、未成年人 …) is
 * there and no more, until it has been opened for a purpose; to somebody who acts for the person by a general authority it is not
 * even there: the one who comes for her may be the one she fears.
 */
export const fileMatters = async (tx: Tx, gate: OpenGate, { actor, now, world }: FileCall): Promise<FileMatter[]> => {
  const matters = await tx.rows<MatterRow>(matterSql, [gate.records, gate.matterId ?? null, actor.id, now], 'file_matters')
  const open = matters.filter((matter) => !matter.sensitive || gate.basis !== 'authority' || gate.matterId === matter.id)
  const ids = open.map((matter) => matter.id)
  const orders = await tx.rows<OrderRow>(orderSql, [ids], 'file_orders')
  const contacts = await tx.rows<ContactRow>(contactSql, [ids], 'file_contacts')
  return open.map((matter) => {
    const covered = matter.sensitive && !matter.opened && actor.kind !== 'resident'
    const ours = orders.filter((order) => order.matterId === matter.id)
    return {
      id: matter.id, title: covered ? '敏感事项' : matter.title, topic: covered ? null : matter.topic, createdAt: matter.createdAt.toISOString(), covered,
      orders: ours.map(({ unitId, matterId: _matter, createdAt, closedAt, ...order }) => ({
        ...order, title: covered ? '敏感事项' : order.title, publicReply: covered ? null : order.publicReply && withoutCodes(order.publicReply), rating: covered ? null : order.rating,
        unitName: world.unit(unitId)?.name ?? null, createdAt: createdAt.toISOString(), closedAt: closedAt?.toISOString() ?? null,
      })),
      contacts: covered ? [] : contacts.filter((contact) => contact.matterId === matter.id).map(({ matterId: _matter, at, said, ...contact }) => ({ ...contact, said: withoutCodes(said), at: at.toISOString() })),
    }
  })
}

const matterSql = `
  select m.id, m.title, m.topic, m.created_at as "createdAt", m.sensitive_class is not null as sensitive, exists (select 1 from matter_opening w where w.matter_id = m.id and w.account_id = $3 and w.until > $4) as opened
  from matter m where m.person_id = any($1) and ($2::uuid is null or m.id = $2) order by m.created_at desc limit 100`
const orderSql = `
  select o.id, o.matter_id as "matterId", o.number, o.title, o.state, o.door, o.unit_id as "unitId", o.created_at as "createdAt", o.closed_at as "closedAt",
    case when o.closed_at is not null then o.public_reply end as "publicReply", (select r.grade from rating r where r.order_id = o.id order by r.at desc limit 1) as rating
  from work_order o where o.matter_id = any($1) and o.part = 'main' order by o.created_at desc limit 200`
const contactSql = `select matter_id as "matterId", at, door, kind, said from contact where matter_id = any($1) order by at desc limit 200`

type MatterRow = { id: string; title: string; topic: string | null; createdAt: Date; sensitive: boolean; opened: boolean }
type OrderRow = Omit<FileMatter['orders'][number], 'unitName' | 'createdAt' | 'closedAt'> & { matterId: string; unitId: string | null; createdAt: Date; closedAt: Date | null }
type ContactRow = Omit<FileMatter['contacts'][number], 'at'> & { matterId: string; at: Date }
