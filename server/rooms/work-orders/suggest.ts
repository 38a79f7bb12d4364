import { workOrderEndpoints, type Suggestion } from '../../../contract/work-orders.ts'
import { topicName } from '../../../contract/topics.ts'
import type { Actor } from '../../platform/access.ts'
import { findLog, type LogRow } from '../../platform/action-log.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { sm3 } from '../../platform/crypto.ts'
import { route, type AnyRoute } from '../../platform/http.ts'
import { areaPath, findArea } from '../../rules/areas.ts'
import { returnGrounds } from '../../../contract/work-order-inputs.ts'
import { isOpenTo } from './cover.ts'
import type { Desk } from './desk.ts'
import { getOrder } from './detail.ts'
import { aidGroups, fitOf, fitWords, handlingKinds, specialityOf } from './fitness.ts'
import type { Order } from './order.ts'
import { permissions } from './permissions.ts'
import type { UnitFacts, World } from './world.ts'
import type pg from 'pg'

export const suggestRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({
    endpoint: workOrderEndpoints.suggest, permission: { rows: permissions, action: 'assign' }, audit: { reads: 'masked' },
    run: { inTx: ({ tx, actor, now, pool }, { id }) => suggest(tx, { id, actor, now, pool, world: desk.house.world }) },
  }),
]

/**
 * 推荐承办单位: nearness, kind, load and past work, each as points and as a sentence; the dispatcher decides. Nobody can buy
 * a place and no name comes first by its letters (国办函〔2026〕12 号: 不得有商业行为): equals are ordered by a hash of the order,
 * so that the lot falls differently each time and yet the same list comes whenever it is asked for again.
 */
export const suggest = async (tx: Tx, call: { id: string; actor: Actor; now: Date; pool: pg.Pool; world: World }): Promise<Suggestion[]> => {
  const { world, now } = call
  const whole = await getOrder(tx, call.id, call.actor, 'assign')
  // Of a sensitive matter that he has not opened, the reasons tell nothing: nearness and load alone.
  const open = await isOpenTo(tx, whole, call.actor, now)
  const order = open ? whole : { ...whole, topic: null, title: '', need: '' }
  const { groups } = (open && (await tx.one<{ groups: string[] }>('select groups from person where id = $1', [order.personId]))) || { groups: [] }
  const out = excluded(order, await findLog(tx, order.id))
  // The lot is drawn before the list is cut, too: else the first by number would be the only ones who ever draw.
  const near = byLot(order.id, world.units().flatMap((unit) => candidate(unit, order, groups) ?? [])).toSorted((a, b) => b.points - a.points)
  const fit = near.filter(({ unit }) => !out.has(unit.id)).slice(0, shortlist)
  const records = await pastWork(call.pool, fit.map((c) => c.unit.id), order.topic, now)
  const scored = byLot(order.id, fit).map((c) => weigh(c, records.get(c.unit.id) ?? nothing, order)).toSorted((a, b) => b.score - a.score || a.openOrders - b.openOrders)
  const left = [...out].flatMap(([unitId, why]): Suggestion[] => { const unit = world.unit(unitId); return unit ? [{ unitId, name: unit.name, reasons: [why], openOrders: 0, distance: '', score: 0, excluded: why }] : [] })
  return [...scored.slice(0, shown), ...left]
}

const shortlist = 24
const shown = 8
const nothing: Past = { open: 0, handled: 0, rated: 0, good: 0 }

/** Units that may not get it (again): who has returned it, and who has it now. The path of the order tells. */
function excluded(order: Order, log: readonly LogRow[]): Map<string, string> {
  const out = new Map<string, string>()
  let holder: string | null = null
  for (const line of log) {
    if (line.action === 'returnBack' && holder) out.set(holder, `已申请退回过这件工单（${returnGrounds[line.facts.ground as keyof typeof returnGrounds] ?? '理由见记录'}），不再推荐`)
    if (typeof line.facts.unitId === 'string' && ['assign', 'reassign', 'ruleOnReturn'].includes(line.action)) holder = line.facts.unitId
  }
  if (order.unitId && !out.has(order.unitId)) out.set(order.unitId, '这件工单现在就在该单位')
  return out
}

function candidate(unit: UnitFacts, order: Order, groups: readonly string[]): Candidate | undefined {
  const handles = handlingKinds.includes(unit.kind) || (order.topic === 'complaint' && (unit.kind === 'countyBureau' || unit.kind === 'branchBureau'))
  const speciality = specialityOf(unit.name)
  if (!handles || unit.suspended || (speciality && speciality !== order.topic)) return undefined
  const where = nearness(unit, order)
  const reasons: string[] = [where.words]
  const text = `${order.title} ${order.need}`
  let points = where.points + fitOf(unit.kind, order.topic, text)
  const why = fitWords(unit.kind, order.topic, text)
  if (why) reasons.push(why)
  if (speciality) { points += 8; reasons.push(`专门处理${topicName(speciality)}`) }
  const served = groups.find((group) => group in aidGroups)
  if (served && unit.kind === 'legalAidCentre') { points += 10; reasons.push(`当事人属${aidGroups[served]}，宜先看法律援助条件`) }
  if (order.pendingReturn?.suggestUnitId === unit.id) { points += 10; reasons.push('申请退回的单位建议由它办理') }
  return { unit, points, reasons, distance: where.label }
}

/** Areas served, not the seat: same township, same county, whole city, elsewhere (then a reason has to be given). */
function nearness(unit: UnitFacts, order: Order): Nearness {
  const path = areaPath(order.areaCode ?? '').map((area) => area.code)
  const depth = Math.max(-1, ...unit.areaCodes.map((code) => path.indexOf(code)))
  const [city, , township] = [0, 1, 2]
  if (depth === township) return { points: 40, words: '服务事情发生的乡镇、街道', label: '同乡镇街道' }
  if (unit.bureauId !== order.bureauId) return depth === city ? { points: 16, words: '面向全市服务（跨级派单须写理由）', label: '全市' } : { points: 0, words: '不在本辖区（跨县派单须写理由）', label: '其他县区' }
  if (depth === city) return { points: 24, words: '面向全市服务', label: '全市' }
  // An office of one township is for its own people; where only the county is known, any of them may be the one.
  const another = path.length === 3 && unit.areaCodes.length > 0 && unit.areaCodes.every((code) => findArea(code)?.level === 'township')
  return another ? { points: 8, words: '同一管辖局，但服务别的乡镇、街道', label: '同县区' } : { points: 28, words: '同一管辖局', label: '同县区' }
}

/**
 * Sums a unit only, hence under the house's own sight: a county's dispatcher may know how busy a city body is without seeing
 * its orders. A unit's last 200 closed orders are enough, and cost the same in the tenth year as in the first.
 */
async function pastWork(pool: pg.Pool, unitIds: readonly string[], topic: string | null, now: Date): Promise<Map<string, Past>> {
  const rows = await inContext(pool, systemSight, (tx) => tx.rows<Past & { unitId: string }>(
    `select u.id as "unitId", (select count(*)::int from work_order w where w.unit_id = u.id and w.closed_at is null) as open, h.handled, h.rated, h.good
     from unnest($1::uuid[]) u(id) cross join lateral (
       select count(*)::int as handled, count(rating)::int as rated, (count(*) filter (where rating in ('verySatisfied', 'satisfied', 'fairlySatisfied')))::int as good
       from (select topic, rating from work_order w where w.unit_id = u.id and w.closed_at is not null and w.created_at > $3::timestamptz - interval '1 year' order by w.created_at desc limit 200) r
       where $2::text is not null and r.topic = $2) h`, [unitIds, topic, now]))
  return new Map(rows.map((row) => [row.unitId, row]))
}

function weigh({ unit, points, reasons, distance }: Candidate, past: Past, order: Order): Suggestion {
  const free = 15 * (1 - Math.min(past.open, 30) / 30)
  // Two votes of "even" are added, so that one good rating does not outweigh forty.
  const record = past.handled === 0 ? 0 : (10 * Math.min(past.handled, 10)) / 10 * ((past.good + 1) / (past.rated + 2))
  const said = [...reasons, past.open === 0 ? '手上没有未结工单' : past.open >= 20 ? '手上工单较多' : null,
    past.handled > 0 ? `近一年办过${topicName(order.topic)} ${past.handled} 件${past.rated > 0 ? `，${past.rated} 件有评价，其中 ${past.good} 件满意` : ''}` : null]
  return { unitId: unit.id, name: unit.name, reasons: said.filter((s) => s !== null), openOrders: past.open, distance, score: Math.round((points + free + record) * 10) / 10, excluded: null }
}

/** In an order drawn by lot, the same whenever it is drawn again for this order. Sorting keeps it among equals. */
export const byLot = <T extends { unit: { id: string } }>(orderId: string, list: readonly T[]): T[] =>
  list.map((one) => ({ one, lot: sm3(orderId + one.unit.id) })).toSorted((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ one }) => one)

type Nearness = { points: number; words: string; label: string }
type Candidate = { unit: UnitFacts; points: number; reasons: string[]; distance: string }
type Past = { open: number; handled: number; rated: number; good: number }
