import { queues, type OrderRow, type QueueName, type QueuePage } from '../../../contract/work-orders.ts'
import { levels, orderStates, type OrderState } from '../../../contract/work-order-states.ts'
import type { z } from 'zod'
import type { queueInput } from '../../../contract/work-orders.ts'
import type { Actor, Reach } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { sensitiveTitle } from './titles.ts'
import { staffTurn } from './turn.ts'
import type { World } from './world.ts'

/**
 * A queue is a base set (the open orders within my reach) and a filter over few columns. Lists and counts are both made from
 * this one table, so a tab's number is the length of its list. The counts are read from the tally, which the database keeps
 * with every change (migration 0120), in the same transaction as the list: nothing is cached, so they are exact.
 */
const filters: Readonly<Record<QueueName, Filter>> = {
  mine: { sql: 'o.handler_id = $me', holds: (g) => g.mine },
  unit: { sql: 'o.turn_unit_id = any($ours)', holds: (g) => g.ours },
  toAccept: { sql: `o.state = 'toAccept'`, holds: (g) => g.state === 'toAccept' },
  toAssign: { sql: `o.state = 'toAssign'`, holds: (g) => g.state === 'toAssign' },
  returns: { sql: `o.state = 'returnReview'`, holds: (g) => g.state === 'returnReview' },
  toReview: { sql: `o.state = 'toReview'`, holds: (g) => g.state === 'toReview' },
  toFollowUp: { sql: `o.state = 'toFollowUp'`, holds: (g) => g.state === 'toFollowUp' },
  warned: { sql: `o.level in ('yellow', 'orange')`, holds: (g) => g.level === 'yellow' || g.level === 'orange' },
  overdue: { sql: `o.level = 'overdue'`, holds: (g) => g.level === 'overdue' },
  supervised: { sql: 'o.supervised', holds: (g) => g.supervised },
  all: { sql: 'true', holds: () => true },
  // These two lie outside the base set and are counted by themselves.
  consults: { sql: 'o.consult_unit_id = any($ours)', holds: () => false },
  feedback: { sql: `o.foreign_number is not null and o.foreign_receipt is null and o.closed_at is not null`, holds: () => false },
}

/** The last deed of its transaction: counts, list and commit leave in one packet. */
export const queuePage = async (tx: Tx, call: QueueCall): Promise<QueuePage> => {
  const [counts, rows] = await Promise.all([countQueues(tx, call), listQueue(tx, call)])
  const more = rows.length > call.query.size
  const shown = rows.slice(0, call.query.size)
  const last = shown.at(-1)
  return { counts, rows: shown.map((row) => rowView(row, call.world)), next: more && last ? cursorOf(call.query.sort, last) : null }
}

/** The first rows alone, for a page that has its counts already. */
export const queueRows = async (tx: Tx, call: QueueCall): Promise<OrderRow[]> =>
  (await listQueue(tx, call)).slice(0, call.query.size).map((row) => rowView(row, call.world))

export const countQueues = async (tx: Tx, call: Pick<QueueCall, 'actor' | 'reach'>): Promise<Record<QueueName, number>> => {
  const ours = oursOf(call.actor)
  const base = baseOf(call.reach, 3)
  const wide = isWide(call.reach)
  // Who sees nothing but his own has few: they are counted themselves, for the tally does not say who has raised them.
  const from = base.shape === 'own' ? 'count(*)::int as n from work_order o where o.closed_at is null and' : 'sum(o.n)::int as n from work_order_tally o where'
  const [facets, apart] = await Promise.all([
    tx.rows<Counted>(
      `select o.facet * 4 + coalesce(o.handler_id = $1, false)::int * 2 + coalesce(o.turn_unit_id = any($2), false)::int as facet, ${from} ${base.sql} group by 1`,
      [call.actor.id, ours, ...base.values], `queue_counts_${base.shape}`),
    tx.one<{ consults: number; feedback: number }>(
      `select (select count(*)::int from work_order o where o.consult_unit_id = any($1)) as consults, ${wide ? `(select count(*)::int from work_order o where ${filters.feedback.sql} and ${baseOf(call.reach, 2).sql})` : '0'} as feedback`,
      [ours, ...(wide ? base.values : [])], `queue_apart_${wide ? base.shape : 'unit'}`),
  ])
  const groups = facets.map(groupOf)
  const counts = Object.fromEntries(queues.map((name) => [name, groups.filter(filters[name].holds).reduce((sum, g) => sum + g.n, 0)])) as Record<QueueName, number>
  return { ...counts, ...apart }
}

/** The number that the counts group by, as it was made: see migration 0081. */
export const facetOf = (facet: number): Pick<Group, 'state' | 'level' | 'supervised'> =>
  ({ state: orderStates[Math.floor(facet / 10)]!, level: levels[Math.floor((facet % 10) / 2)]!, supervised: facet % 2 === 1 })

export const rowView = (row: ListRow, world: World): OrderRow => ({
  id: row.id, number: row.number, title: row.sensitive ? sensitiveTitle : row.title, state: row.state, door: row.door, topic: row.sensitive ? null : row.topic, kind: row.kind, part: row.part,
  asker: row.sensitive ? '当事人' : row.asker, place: row.sensitive ? null : row.place, sensitive: row.sensitive,
  unitName: world.unit(row.unitId)?.name ?? null, turnName: staffTurn(row, world), handlerName: row.handlerName, dueAt: row.dueAt?.toISOString() ?? null, level: row.level,
  supervised: row.supervised, urgedTimes: row.urgedTimes, createdAt: row.createdAt.toISOString(), version: row.version,
})

export const listColumns = `o.id, o.number, o.title, o.state, o.door, o.topic, o.kind, o.part, o.asker, o.place, o.sensitive, o.unit_id as "unitId", o.bureau_id as "bureauId", o.returns_to as "returnsTo",
  (select a.name from account a where a.id = o.handler_id) as "handlerName", o.due_at as "dueAt", o.level, o.supervised, o.urged_times as "urgedTimes", o.created_at as "createdAt", o.version`

const groupOf = ({ facet, n }: Counted): Group => ({ ...facetOf(Math.floor(facet / 4)), mine: (facet & 2) > 0, ours: (facet & 1) > 0, n })

async function listQueue(tx: Tx, { actor, reach, query }: QueueCall): Promise<ListRow[]> {
  const values: unknown[] = []
  const add = (value: unknown): string => `$${values.push(value)}`
  const named = (sql: string): string => sql.replace('$me', () => add(actor.id)).replace('$ours', () => `${add(oursOf(actor))}::uuid[]`)
  const outside = query.queue === 'consults' || query.queue === 'feedback'
  const base = baseOf(reach, 1)
  const walk = outside || query.closed || query.sort !== 'due' ? undefined : walkOf(reach, query.queue, oursOf(actor))
  values.push(...base.values)
  const where = [query.queue === 'consults' ? 'true' : base.sql, walk ? `o.${walk.column} = walked.id` : 'true', walk?.column === 'turn_unit_id' && query.queue === 'unit' ? 'true' : named(filters[query.queue].sql)]
  if (!outside) where.push(query.closed ? 'o.closed_at is not null' : 'o.closed_at is null')
  if (query.state) where.push(`o.state = ${add(query.state)}`)
  if (query.level) where.push(`o.level = ${add(query.level)}`)
  if (query.door) where.push(`o.door = ${add(query.door)}`)
  if (query.topic) where.push(`not o.sensitive and o.topic = ${add(query.topic)}`)
  if (query.unitId) where.push(`o.unit_id = ${add(query.unitId)}`)
  if (query.areaCode) where.push(`o.area_code like ${add(`${query.areaCode.replace(/\D/g, '')}%`)}`)
  if (query.q) where.push(searchSql(query.q, add))
  const { order, after } = orders[query.closed && query.sort === 'due' ? 'newest' : query.sort]
  if (query.cursor) where.push(after(readCursor(query.cursor), add))
  const found = `from work_order o where ${where.join(' and ')} order by ${order} limit ${query.size + 1}`
  const text = walk ? `select ${listColumns} from unnest(${add(walk.ids)}::uuid[]) as walked(id) cross join lateral (select * ${found}) o order by ${order} limit ${query.size + 1}` : `select ${listColumns} ${found}`
  // Prepared for the sizes that our pages ask for: a name for every size would fill the database's memory.
  const plain = [12, 25].includes(query.size) && !query.q && !query.unitId && !query.areaCode && !query.cursor && !query.state && !query.level && !query.door && !query.topic && !query.closed
  return tx.last<ListRow>(text, values, plain ? `queue_${query.queue}_${query.sort}_${base.shape}_${query.size}` : undefined)
}

/** The open orders of each of these come in the order of their due moment from one index; so no list is sorted as a whole. */
function walkOf(reach: Reach, queue: QueueName, ours: readonly string[]): { column: 'turn_unit_id' | 'bureau_id'; ids: readonly string[] } | undefined {
  if (queue === 'unit') return { column: 'turn_unit_id', ids: ours }
  if (reach.city || queue === 'mine' || (reach.bureauIds.length > 0 && reach.unitIds.length > 0)) return undefined
  if (reach.bureauIds.length + reach.unitIds.length === 0) return undefined
  return reach.bureauIds.length > 0 ? { column: 'bureau_id', ids: reach.bureauIds } : { column: 'turn_unit_id', ids: reach.unitIds }
}

/** A whole number finds by number; words find in title, need and masked name. Within the base set only. */
function searchSql(q: string, add: (value: unknown) => string): string {
  const like = add(`%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`)
  // A sensitive matter is found by its number alone: a hit would tell what stands in it.
  return `(o.number ilike ${like} or not o.sensitive and (o.title like ${like} or o.need like ${like} or o.asker like ${like}))`
}

/** The open orders within reach, in the shape that an index serves: turn for units, bureau for counties, all for the city. */
function baseOf(reach: Reach, from: number): { sql: string; values: unknown[]; shape: string } {
  if (reach.city) return { sql: 'true', values: [], shape: 'city' }
  const parts: string[] = []
  const values: unknown[] = []
  const any = (column: string, ids: string[]): void => { parts.push(`o.${column} = any($${from + values.length}::uuid[])`); values.push(ids) }
  if (reach.bureauIds.length) any('bureau_id', reach.bureauIds)
  if (reach.unitIds.length) any('turn_unit_id', reach.unitIds)
  // Who has nothing but his own: what he handles or has raised.
  if (parts.length === 0 && reach.ownerId) ['handler_id', 'created_by'].forEach((column) => any(column, [reach.ownerId!]))
  if (parts.length === 0) return { sql: 'false', values: [], shape: 'none' }
  return { sql: `(${parts.join(' or ')})`, values, shape: `${reach.bureauIds.length ? 'b' : ''}${reach.unitIds.length ? 'u' : ''}` || 'own' }
}

const isWide = (reach: Reach): boolean => reach.city || reach.bureauIds.length > 0
/** My units; for those who work for a whole bureau, the bureau's own desk is theirs too. */
const oursOf = (actor: Actor): string[] => [...new Set(actor.appointments.flatMap((a) => [a.unitId, ...(bureauDesk.has(a.role) ? [a.bureauId] : [])]))]
const bureauDesk = new Set(['countyDispatcher', 'cityDispatcher', 'reviewer', 'followUpOfficer', 'countySupervisor', 'countyHead', 'citySupervisor', 'cityHead', 'hotlineBackOffice'])

const orders: Readonly<Record<'due' | 'newest' | 'oldest', { order: string; after: (c: Cursor, add: (v: unknown) => string) => string }>> = {
  due: {
    order: 'o.due_at, o.id',
    after: ({ at, id }, add) => (at === null ? `(o.due_at is null and o.id > ${add(id)})` : `((o.due_at, o.id) > (${add(at)}::timestamptz, ${add(id)}::uuid) or o.due_at is null)`),
  },
  newest: { order: 'o.created_at desc, o.id desc', after: ({ at, id }, add) => `(o.created_at, o.id) < (${add(at)}::timestamptz, ${add(id)}::uuid)` },
  oldest: { order: 'o.created_at, o.id', after: ({ at, id }, add) => `(o.created_at, o.id) > (${add(at)}::timestamptz, ${add(id)}::uuid)` },
}

function cursorOf(sort: 'due' | 'newest' | 'oldest', row: ListRow): string {
  const at = sort === 'due' ? row.dueAt : row.createdAt
  return Buffer.from(JSON.stringify([at?.toISOString() ?? null, row.id])).toString('base64url')
}

function readCursor(text: string): Cursor {
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown]
    // As we write them: PostgreSQL reads fewer moments than JavaScript does.
    const moment = typeof at === 'string' && /^[12]/.test(at) && new Date(at).toISOString() === at
    if (isId(id) && (at === null || moment)) return { at: at as string | null, id }
  } catch {
    // Falls through: a cursor that we did not make.
  }
  return refuse('invalid', '翻页位置不对，请从第一页重新开始。', { fields: { cursor: '翻页位置不对' } })
}

export type QueueCall = { actor: Actor; reach: Reach; query: z.infer<typeof queueInput>; world: World }
export type ListRow = {
  id: string; number: string; title: string; state: OrderState; door: OrderRow['door']; topic: string | null; kind: OrderRow['kind']; part: OrderRow['part']; asker: string; place: string | null; sensitive: boolean
  unitId: string | null; bureauId: string; returnsTo: string | null; handlerName: string | null; dueAt: Date | null; level: OrderRow['level']; supervised: boolean; urgedTimes: number; createdAt: Date; version: number
}
type Counted = { facet: number; n: number }
type Group = { state: OrderState; level: string; supervised: boolean; mine: boolean; ours: boolean; n: number }
type Filter = { sql: string; holds: (group: Group) => boolean }
type Cursor = { at: string | null; id: string }
