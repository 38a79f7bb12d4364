import { maskPhone, gate } from '../citizens/index.ts'
import type { ResidentView } from '../../../contract/residents.ts'
import type { Tx } from '../../platform/context.ts'
import { signInNumbers } from './numbers.ts'
import { as, residentActor, type Place } from './place.ts'
import type { Session } from './session.ts'

/**
 * What one who is signed in reaches: by telephone, the orders left with the number (and, where several people use it, under the
 * name he gives); by verified identity, all orders of the person, through the gate before his file. The rest of the transaction sees
 * these orders, behind the second wall as well.
 */
export async function ownOrders(tx: Tx, place: Place, session: Session): Promise<Own> {
  const left = await leftWith(tx, place, session)
  const { sharedBy } = await signInNumbers(tx)
  const names = new Set(left.map((row) => row.leftAs))
  if (session.way === 'phone') {
    if (names.size >= sharedBy) return { kind: 'shared', orders: [] }
    if (names.size > 1 && !session.name) return { kind: 'whichName', orders: [] }
  }
  const mine = session.name ? left.filter((row) => row.leftAs === session.name) : left
  await gate.entrust(tx, ...mine.map((row) => row.matterId))
  const own = session.way === 'identity' ? await ofPerson(tx, place, session) : []
  const orders = [...new Map([...own, ...mine].map((row) => [row.id, row])).values()]
  return { kind: 'own', orders: orders.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)) }
}

/** Works within what this session reaches. Persons are looked up here and nowhere else in the room. */
export const reaching = <T>(place: Place, session: Session, work: (tx: Tx, own: Own) => Promise<T>): Promise<T> =>
  as(place, session.id, async (tx) => {
    const own = await ownOrders(tx, place, session)
    await tx.rows(`select set_config('app.purpose', '', true)`)
    return work(tx, own)
  }, session.way === 'identity' ? 'lookUpPerson' : undefined)

/** Whether the person stands here with a checked identity number already: then what he leaves is his for certain. */
export const knownByNumber = async (place: Place, session: Session): Promise<boolean> => (session.idNumber === null ? false : as(place, session.id, async (tx) =>
  (await tx.rows('select 1 from person where id_number_index = any($1) limit 1', [place.vault.blindIndexes(session.idNumber!, 'id-number')])).length > 0, 'lookUpPerson'))

export const residentView = (session: Session): ResidentView => ({
  way: session.way, name: session.name, shown: [session.way === 'identity' ? session.name : null, maskPhone(session.phone)].filter(Boolean).join('，'),
})

/** The name under which everything on this number was left; null when there are none or several. */
export const onlyName = async (tx: Tx, place: Place, session: Session): Promise<string | null> => {
  const names = [...new Set((await leftWith(tx, place, session)).map((row) => row.leftAs))]
  return names.length === 1 ? names[0]! : null
}

export const leftWith = async (tx: Tx, { vault }: Place, { phone }: Session): Promise<Left[]> => (phone === null ? [] :
  tx.rows<Left>('select order_id as id, matter_id as "matterId", left_as as "leftAs", at from orders_left_with($1, null)', [vault.blindIndexes(phone, 'phone')], 'orders_left_with'))

/** The gate stands open for the length of a contact; while the session lives it is opened again, and each opening is on record. */
async function ofPerson(tx: Tx, place: Place, session: Session): Promise<Reached[]> {
  const [now, actor] = [place.clock.now(), residentActor(session.id)]
  const open = await gate.openNow(tx, { actor, now })
  const gates = open.length ? open : (await gate.identify(tx, place.vault, { actor, now, door: 'network', way: 'unified', purpose: '本人登录后看自己的事', name: session.name ?? undefined, phone: session.phone ?? undefined, idNumber: session.idNumber ?? undefined })).gates
  const records = gates.flatMap((one) => one.records)
  await gate.entrust(tx, ...records)
  return tx.rows<Reached>(`select id, matter_id as "matterId", created_at as at from work_order where person_id = any($1) and part = 'main'`, [records], 'orders_of_person')
}

export type Own = { kind: 'own' | 'shared' | 'whichName'; orders: Reached[] }
export type Reached = { id: string; matterId: string; at: Date }
type Left = Reached & { leftAs: string }
