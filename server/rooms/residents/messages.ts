import { word } from '../../../contract/glossary.ts'
import type { Message, MyMessages } from '../../../contract/residents.ts'
import type { Tx } from '../../platform/context.ts'
import { ownNumbers, withoutCodes } from '../../platform/narrative-tokens/index.ts'
import type { World } from '../work-orders/index.ts'
import type { Place } from './place.ts'
import { reaching, residentView } from './reach.ts'
import type { Session } from './session.ts'
import { wantedOf } from './wanted.ts'

/**
 * 站内消息. Nothing is written twice: a message is a public line in the story of an order, by somebody else than the resident. Kept is
 * only how far he has read, per order, so that none can be lost and none can say what the order does not say.
 */
export const myMessages = (place: Place, world: World, session: Session, page: number): Promise<MyMessages | 'whichName'> =>
  reaching(place, session, async (tx, { kind, orders }) => {
    if (kind === 'whichName') return kind
    const ids = orders.map(({ id }) => id)
    const rows = await tx.rows<Line>(listSql, [ids, readersOf(place, session), PAGE + 1, (Math.min(Math.max(1, page), 500) - 1) * PAGE])
    // Said once, at the newest of the order.
    const wanted = new Map((await wantedOf(tx, ids)).map(({ id, what }) => [id, what]))
    const unread = [...(await unreadOf(tx, place, session, ids)).values()].reduce((total, n) => total + n, 0)
    const messages: Message[] = []
    for (const { matterId, unitId, action, at, ...row } of rows.slice(0, PAGE)) {
      const text = await ownNumbers(tx, matterId, row.text ?? word('action', action))
      messages.push({ ...row, title: withoutCodes(row.title), text, at: at.toISOString(), by: world.unit(unitId)?.name ?? null, wanted: wanted.get(row.orderId) ?? null })
      wanted.delete(row.orderId)
    }
    return { who: residentView(session), messages, unread, page, more: rows.length > PAGE }
  })

/** All that stands there now is read; `orderId`: of this order alone. What comes a moment later is not. */
export const markRead = (place: Place, session: Session, orderId?: string): Promise<void> =>
  reaching(place, session, async (tx, { orders }) => {
    const ids = orders.map(({ id }) => id).filter((id) => orderId === undefined || id === orderId)
    await tx.rows(`insert into resident_read (reader, order_id, seq, at) select $2, record_id, max(seq), $3 from action_log where record_id = any($1) group by record_id
      on conflict (reader, order_id) do update set seq = excluded.seq, at = excluded.at`, [ids, readersOf(place, session)[0], place.clock.now()])
  })

export const unreadOf = async (tx: Tx, place: Place, session: Session, ids: readonly string[]): Promise<Map<string, number>> => {
  const rows = await tx.rows<{ id: string; n: number }>(`select l.record_id as id, count(*)::int as n ${fromSql} and l.seq > coalesce(r.seq, 0) group by l.record_id`, [ids, readersOf(place, session)], 'unread_of_resident')
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Who reads: a hash of what was proved, by each key of a rotation, the newest first. */
const readersOf = ({ vault }: Place, { way, phone, name, idNumber }: Session): string[] => vault.blindIndexes(way === 'identity' ? `identity:${idNumber}` : `phone:${phone}:${name ?? ''}`, 'resident-reader')

const fromSql = `from action_log l join work_order o on o.id = l.record_id left join lateral (select max(m.seq) as seq from resident_read m where m.order_id = l.record_id and m.reader = any($2)) r on true
  where l.record_id = any($1) and l.record_kind = 'workOrder' and l.facts->>'public' = 'true' and l.actor_kind <> 'resident'`
const listSql = `select l.record_id as "orderId", o.number, o.title, o.matter_id as "matterId", l.at, l.unit_id as "unitId", l.action, l.facts->>'text' as text, l.seq > coalesce(r.seq, 0) as unread ${fromSql} order by l.at desc, l.record_id, l.seq desc limit $3 offset $4`
const PAGE = 20

type Line = { orderId: string; number: string; title: string; matterId: string; at: Date; unitId: string | null; action: string; text: string | null; unread: boolean }
