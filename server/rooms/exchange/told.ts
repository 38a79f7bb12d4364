import { phaseOf, type OurItem, type OurMatter } from '../../../contract/exchange.ts'
import { word } from '../../../contract/glossary.ts'
import type { OrderState } from '../../../contract/work-order-states.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import { itemsInForce } from '../service-items/index.ts'

/** Our items as they stand today; the guide is the page that says the rest. */
export const ourItems = async (tx: Tx, now: Date): Promise<OurItem[]> => (await itemsInForce(tx, dayOf(now))).map((item) => ({
  code: item.code, name: item.name, class: item.class, edition: item.edition, validFrom: item.validFrom, pay: item.pay, forWhom: item.forWhom, steps: item.steps,
  materials: item.materials.map(({ name, instead }) => ({ name, instead: instead ?? null })), doors: item.doors, topic: item.topic, guide: `/guides/${item.code}`,
}))

/** The other system's own matters alone: those that it handed over, and those that a resident began with it. No word of what they are about. */
export const ourMatters = async (tx: Tx, client: Asking, { after, size }: { after?: string | undefined; size: number }): Promise<{ rows: OurMatter[]; next: string | null }> => {
  const from = cursorOf(after)
  const rows = await tx.rows<Raw>(`${ofClient} and (l.at, o.id) > ($3::timestamptz, $4::uuid) order by l.at, o.id limit $5`, [client.id, client.sourceSystem, from.at, from.id, size])
  const last = rows.at(-1)
  return { rows: rows.map(matterOf), next: last && rows.length === size ? `${last.changedAt.toISOString()}|${last.id}` : null }
}

export const matterByRef = (tx: Tx, client: Asking, ref: string): Promise<Raw | undefined> => tx.one<Raw>(`${ofClient} and coalesce(x.ref, o.foreign_number) = $3`, [client.id, client.sourceSystem, ref])

export const allMatters = (tx: Tx, client: Asking): Promise<Raw[]> => tx.rows<Raw>(`${ofClient} order by o.id limit 20000`, [client.id, client.sourceSystem])

/** The number there, under which both sides know it; a sensitive one shows neither topic nor place. */
const ofClient = `select o.id, o.number, coalesce(x.ref, o.foreign_number) as ref, o.state, case when o.sensitive then null else o.topic end as topic, case when o.sensitive then null else o.area_code end as "areaCode",
    o.created_at as "createdAt", l.at as "changedAt", o.closed_at as "closedAt", o.rating as grade, (select max(r.at) from rating r where r.order_id = o.id) as "ratedAt"
  from work_order o join action_log l on l.record_id = o.id and l.seq = o.log_seq left join exchange_link x on x.order_id = o.id and x.client_id = $1
  where o.part = 'main' and (x.order_id is not null or (o.foreign_number is not null and o.source_system = $2))`

const matterOf = (row: Raw): OurMatter => ({
  number: row.number, ref: row.ref, phase: phaseOf[row.state], state: row.state, stateName: word('state', row.state), topic: row.topic, areaCode: row.areaCode, createdAt: row.createdAt.toISOString(), changedAt: row.changedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null, rating: row.grade && row.ratedAt ? { grade: row.grade, at: row.ratedAt.toISOString() } : null,
})

function cursorOf(after: string | undefined): { at: string; id: string } {
  const [, at, id] = /^([\dT:.Z-]{20,30})\|([0-9a-f-]{36})$/u.exec(after ?? '') ?? []
  if (after && (!at || !id || Number.isNaN(Date.parse(at)))) return refuse('invalid', '翻页标记不对。', { fields: { after: '请用上一页的 next' } })
  return at && id ? { at, id } : { at: '1970-01-01T00:00:00Z', id: '00000000-0000-0000-0000-000000000000' }
}

export type Asking = { id: string; sourceSystem: string }
export type Raw = { id: string; number: string; ref: string; state: OrderState; topic: string | null; areaCode: string | null; createdAt: Date; changedAt: Date; closedAt: Date | null; grade: string | null; ratedAt: Date | null }
