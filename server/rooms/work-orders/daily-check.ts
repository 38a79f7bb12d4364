import { workOrderEndpoints, type DailyCheckRow } from '../../../contract/work-orders.ts'
import { type Actor, type Reach } from '../../platform/access.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { dayOf, momentOn, type Day } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import { flush, type Write } from '../../platform/flush.ts'
import { route, type AnyRoute } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { firstDay, lastDay } from '../../platform/workdays.ts'
import { dailyCheckTimes } from '../settings/index.ts'
import type { Desk } from './desk.ts'
import { handlingKinds } from './fitness.ts'
import { permissions } from './permissions.ts'
import type { UnitFacts, World } from './world.ts'

export const dailyCheckRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({
    endpoint: workOrderEndpoints.dailyCheck, permission: { rows: permissions, action: 'dailyCheck' }, audit: { reads: 'nothing' },
    run: { inTx: ({ tx, reach, now }, { on }) => listDailyCheck(tx, { world: desk.house.world, reach, day: on ?? dayOf(now) }) },
  }),
]

/**
 * 每日查看 is noticed by itself when somebody of the unit opens its queue: no punching in, no points, no hours (国办函〔2026〕
 * 12 号). Called on the hottest page, so each process remembers what it has written and the page never waits for it.
 */
export const noteOpened = (desk: Pick<Desk, 'pool' | 'house'>, actor: Actor, now: Date): Promise<void> => {
  const day = dayOf(now)
  const units = [...new Set(actor.appointments.map((a) => a.unitId))].filter((id) => !seen.has(seenKey(desk, day, id)))
  if (actor.kind !== 'staff' || units.length === 0 || !desk.house.world.calendar.isWorkday(day)) return done
  for (const id of units) seen.add(seenKey(desk, day, id))
  if (seen.size > 20_000) seen.clear()
  const text = `insert into daily_check as c (unit_id, on_day, opened_at, opened_by) select unnest($1::uuid[]), $2, $3, $4
    on conflict (unit_id, on_day) do update set opened_at = excluded.opened_at, opened_by = excluded.opened_by where c.opened_at is null`
  return desk.pool.query(text, [units, day, now, actor.id]).then(() => undefined, () => { for (const id of units) seen.delete(seenKey(desk, day, id)) })
}

/** At the set hour of a working day: units with something to do whose queue nobody has opened; to the main and deputy duty person. */
export const remindUnopened = async (desk: Pick<Desk, 'pool' | 'house'>, now: Date): Promise<number> =>
  atHour(desk, now, 'remindAt', async (tx, day) => {
    const waiting = await unopened(tx, desk.house.world, day)
    const claimed = await tx.rows<{ unitId: string }>(
      `insert into daily_check as c (unit_id, on_day, reminded_at) select unnest($1::uuid[]), $2, $3
       on conflict (unit_id, on_day) do update set reminded_at = excluded.reminded_at where c.opened_at is null and c.reminded_at is null returning unit_id as "unitId"`,
      [waiting.map((w) => w.unit.id), day, now])
    await flush(tx, claimed.flatMap(({ unitId }) => reminders(waiting.find((w) => w.unit.id === unitId)!, now)))
    return claimed.length
  })

/** Later that day: who was reminded and still has not looked is reported to the bureau's supervisor, once, as one notice a bureau. */
export const reportUnopened = async (desk: Pick<Desk, 'pool' | 'house'>, now: Date): Promise<number> =>
  atHour(desk, now, 'reportAt', async (tx, day) => {
    const { world } = desk.house
    const claimed = await tx.rows<{ unitId: string }>(
      `update daily_check set reported_at = $2 where on_day = $1 and reminded_at is not null and opened_at is null and reported_at is null
         and exists (select from work_order o where o.turn_unit_id = unit_id and o.closed_at is null) returning unit_id as "unitId"`, [day, now])
    const byBureau = Map.groupBy(claimed.flatMap(({ unitId }) => world.unit(unitId) ?? []), (unit) => unit.bureauId)
    await flush(tx, [...byBureau].map(([bureauId, units]): Write => {
      const names = units.map((unit) => unit.name)
      const text = `今天已提醒仍未打开工单队列的单位 ${names.length} 个：${names.slice(0, 10).join('、')}${names.length > 10 ? '等' : ''}`
      return notice({ at: now, unitId: bureauId, accountId: null, role: bureauId === world.cityUnitId ? 'citySupervisor' : 'countySupervisor', kind: 'unopenedReport', text })
    }))
    return claimed.length
  })

async function listDailyCheck(tx: Tx, { world, reach, day }: { world: World; reach: Reach; day: Day }): Promise<DailyCheckRow[]> {
  if (day < firstDay || day > lastDay) return refuse('invalid', '日期超出范围，请重新选择。', { fields: { on: '日期超出范围' } })
  if (!world.calendar.isWorkday(day)) return []
  const mine = checked(world).filter((unit) => reach.city || reach.bureauIds.includes(unit.bureauId) || reach.unitIds.includes(unit.id))
  const rows = await tx.rows<Noted>(
    `select u.id as "unitId", c.opened_at as "openedAt", c.reminded_at as "remindedAt", c.reported_at as "reportedAt",
       (select count(*)::int from work_order o where o.turn_unit_id = u.id and o.closed_at is null) as open
     from unnest($1::uuid[]) u(id) left join daily_check c on c.unit_id = u.id and c.on_day = $2`, [mine.map((unit) => unit.id), day])
  const people = mine.flatMap((unit) => [unit.mainDutyId, unit.deputyDutyId]).filter((id) => id !== null)
  const names = new Map((await tx.rows<{ id: string; name: string }>('select id, name from account where id = any($1)', [people])).map((row) => [row.id, row.name]))
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null
  return rows.filter((row) => row.open > 0 || row.openedAt || row.remindedAt).map((row) => {
    const unit = world.unit(row.unitId)!
    return {
      unitId: unit.id, unitName: unit.name, bureauName: world.unit(unit.bureauId)?.name ?? '', mainDuty: names.get(unit.mainDutyId ?? '') ?? null, deputyDuty: names.get(unit.deputyDutyId ?? '') ?? null,
      openedAt: iso(row.openedAt), remindedAt: iso(row.remindedAt), reportedAt: iso(row.reportedAt), openOrders: row.open,
    }
  }).toSorted((a, b) => rank(a) - rank(b) || b.openOrders - a.openOrders || a.unitId.localeCompare(b.unitId))
}

/** Reported first, then reminded, then not opened yet. */
const rank = (row: DailyCheckRow): number => (row.openedAt ? 3 : row.reportedAt ? 0 : row.remindedAt ? 1 : 2)

/** Does nothing on a day off and before the hour. */
async function atHour(desk: Pick<Desk, 'pool' | 'house'>, now: Date, which: 'remindAt' | 'reportAt', work: (tx: Tx, day: Day) => Promise<number>): Promise<number> {
  const day = dayOf(now)
  if (!desk.house.world.calendar.isWorkday(day)) return 0
  return inContext(desk.pool, systemSight, async (tx) => {
    const set = await tx.one<{ value: unknown }>('select value from setting where name = $1', [`dailyCheck.${which}`])
    const time = typeof set?.value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(set.value) ? set.value : dailyCheckTimes[which]
    return now < momentOn(day, time) ? 0 : work(tx, day)
  })
}

/** Units that handle orders, have some whose turn is theirs, and whose queue nobody has opened today. */
async function unopened(tx: Tx, world: World, day: Day): Promise<Waiting[]> {
  const rows = await tx.rows<{ unitId: string; open: number }>(
    `select o.turn_unit_id as "unitId", count(*)::int as open from work_order o
     where o.closed_at is null and o.turn_unit_id is not null and not exists (select from daily_check c where c.unit_id = o.turn_unit_id and c.on_day = $1 and (c.opened_at is not null or c.reminded_at is not null))
     group by 1`, [day])
  const byId = new Map(checked(world).map((unit) => [unit.id, unit]))
  return rows.flatMap(({ unitId, open }) => { const unit = byId.get(unitId); return unit ? [{ unit, open }] : [] })
}

function reminders({ unit, open }: Waiting, now: Date): Write[] {
  const text = `${unit.name}今天还没有人打开工单队列，有 ${open} 件等待办理。`
  const people = [unit.mainDutyId, unit.deputyDutyId].filter((id) => id !== null)
  // Nobody named: everyone of the unit sees it.
  return people.length ? people.map((accountId) => notice({ at: now, unitId: unit.id, accountId, role: null, kind: 'unopened', text })) : [notice({ at: now, unitId: unit.id, accountId: null, role: null, kind: 'unopened', text })]
}

const notice = ({ at, unitId, accountId, role, kind, text }: { at: Date; unitId: string; accountId: string | null; role: string | null; kind: string; text: string }): Write =>
  ({ insert: 'notice', row: { id: newId(at), at, unit_id: accountId ? null : unitId, account_id: accountId, role, order_id: null, kind, text } })

const checked = (world: World): UnitFacts[] => world.units().filter((unit) => handlingKinds.includes(unit.kind) && !unit.suspended)
const done = Promise.resolve()
const seen = new Set<string>()
const pools = new WeakMap<object, number>()
let poolCount = 0
/** Per database: tests and the benchmarks hold several in one process. */
function seenKey(desk: Pick<Desk, 'pool'>, day: Day, unitId: string): string {
  let n = pools.get(desk.pool)
  if (n === undefined) pools.set(desk.pool, (n = ++poolCount))
  return `${n} ${day} ${unitId}`
}

type Waiting = { unit: UnitFacts; open: number }
type Noted = { unitId: string; openedAt: Date | null; remindedAt: Date | null; reportedAt: Date | null; open: number }
