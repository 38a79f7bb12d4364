import type { PersonView } from '../../../contract/work-orders.ts'
import type { Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'
import { personView } from '../citizens/index.ts'
import type { Order } from './order.ts'

/**
 * Who asked, as one order shows him. A name and a telephone bind an order to a known person and prove nothing: what the house
 * holds of him besides (papers, address, groups) stays shut until somebody has seen who he is. Whoever took the call himself sees
 * no difference between one who is known and one who is not (更正 13), not even by the record's number, which tells its age.
 */
export const personShown = async (tx: Tx, order: Order, { actor, vault, clear }: { actor: Actor; vault: Vault; clear: boolean }): Promise<PersonView | undefined> => {
  const person = await personView(tx, order.personId, vault, clear)
  const known = person && (await whatIsKnown(tx, order, actor))
  if (!known || known.by === 'proof') return person
  const given = { ...person!, idNumber: null, address: null, groups: [] }
  if (known.by === 'ear') return { ...given, id: order.matterId, safeToCall: true, ...(known.newNumber ? { phone: null } : {}) }
  return known.hereFirst ? person : given
}

/**
 * `proof`: identity was checked in this matter, by us or by the system that sent it. `ear`: by name and number alone, and the
 * asker is the seat that took the call. `file`: by name and number alone, for whoever has the order to handle.
 */
export const whatIsKnown = async (tx: Tx, order: Pick<Order, 'personId' | 'matterId' | 'createdBy'>, actor: Actor): Promise<Known> => {
  const { proved, ...row } = (await tx.one<Known & { proved: boolean }>(provedSql, [order.personId, order.matterId], 'person_proved'))!
  const tookTheCall = order.createdBy === actor.id && actor.appointments.some(({ role }) => role === 'hotlineAgent')
  return { ...row, by: proved ? 'proof' : tookTheCall ? 'ear' : 'file' }
}

/** Whoever asked for another had his own papers seen, not the other's. `hereFirst`: the record came of this very matter. */
const provedSql = `
  select exists (select 1 from work_order w left join contact c on c.order_id = w.id and c.identity_verified
      where w.matter_id = $2 and (w.source_system is not null or c.id is not null and w.for_whom = 'self')) as proved,
    exists (select 1 from person p join matter m on m.id = $2 where p.id = $1 and p.created_at >= m.created_at) as "hereFirst",
    exists (select 1 from person_identifier i join matter m on m.id = $2 where i.person_id = $1 and i.kind = 'phone' and i.ended_at > m.created_at) as "newNumber"`

export type Known = { by: 'proof' | 'ear' | 'file'; hereFirst: boolean; newNumber: boolean }
