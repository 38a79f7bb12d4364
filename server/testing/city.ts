import { createVault, newKeyring } from '../platform/crypto.ts'
import { reachOf, type Actor, type Appointment } from '../platform/access.ts'
import type { Sight } from '../platform/context.ts'
import { movableClock, type MovableClock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { builtInRegister } from '../rules/deadline-register.ts'
import { cityCalendar } from '../rules/calendar.ts'
import type { RoleId } from '../rules/roles.ts'
import { act, type House } from '../platform/act.ts'
import { createHouse, permissions, takeIn, workOrders, type IntakeHouse, type UnitFacts, type World } from '../rooms/work-orders/index.ts'
import { buildWorld } from '../rooms/work-orders/world.ts'
import { units as unitSeeds } from '../seeds/huainan/index.ts'
import { testDatabase, type TestDatabase } from './postgres.ts'

/**
 * Huainan for a test: real database, the real organisation tree, people on demand and a clock that the test moves.
 *
 *   const city = await aCity('2026-09-21T09:00:00+08:00')
 *   const order = await city.anOrder({ areaCode: '340403001' })
 *   await city.act(city.staff('countyDispatcher', 'TJA'), order.id, 'accept', {})
 */
export const aCity = async (start = '2026-09-21T09:00:00+08:00'): Promise<City> => {
  const database = await testDatabase()
  const clock = movableClock(new Date(start))
  const world = buildWorld(unitFacts(), { calendar: cityCalendar(), register: builtInRegister })
  const house = createHouse({ pool: database.pool, world: () => world, vault: createVault(newKeyring()) })
  return cityOver({ database, clock, world, house })
}

export const unitFacts = (): UnitFacts[] => {
  const ids = new Map(unitSeeds.map((unit) => [unit.code, newId()]))
  return unitSeeds.map((unit) => ({
    id: ids.get(unit.code)!, code: unit.code, name: unit.name, kind: unit.kind, bureauId: ids.get(unit.bureau)!, parentId: unit.parent ? ids.get(unit.parent)! : null,
    areaCodes: unit.areas, suspended: false, mainDutyId: null, deputyDutyId: null, phone: null,
  }))
}

/** For tests of rooms beneath the work orders, which may not enter that room themselves. */
export { takeIn }

export const sightOf = (actor: Actor): Sight => ({ actor, reach: reachOf(permissions, '*', actor) })

function cityOver({ database, clock, world, house }: Pick<City, 'database' | 'clock' | 'world' | 'house'>): City {
  const unit = (code: string): UnitFacts => {
    const found = world.units().find((u) => u.code === code)
    if (!found) throw new Error(`no unit ${code}`)
    return found
  }
  const staff = (role: RoleId, unitCode: string, id = newId()): Actor => {
    const { id: unitId, bureauId } = unit(unitCode)
    const appointment: Appointment = { role, unitId, bureauId }
    return { kind: 'staff', id, name: `${role}@${unitCode}`, appointments: [appointment] }
  }
  const residentOf = (orderId: string): Actor => ({ kind: 'resident', id: orderId, name: '当事人', appointments: [], recordId: orderId })
  const body = (bureau: string): UnitFacts => world.units().find((u) => u.bureauId === unit(bureau).id && u.kind === 'justiceOffice') ?? unit(bureau)
  return {
    database, clock, world, house, unit, staff, residentOf, body,
    act: (actor, id, action, input = {}, more = {}) => act(workOrders, house as House<World>, { actor, sight: sightOf(actor), id, action, input, requestId: newId(), now: clock.now(), ...more }) as never,
    anOrder: async ({ kind = 'task', door = 'network', areaCode = '340403001', need = `邻居盖房挡光，多次商量没有结果，请求调解。${newId()}`, name = '周明', phone = '13800001234', ...rest } = {}) => {
      const actor: Actor = door === 'network' ? { kind: 'resident', id: newId(), name: '当事人', appointments: [] } : staff('hotlineAgent', 'HN-HL')
      const receipt = await takeIn(house, {
        door, actor, sight: sightOf(actor), now: clock.now(), unitId: world.cityUnitId,
        input: { requestId: newId(), forWhom: 'self', anonymous: false, person: { name, phone }, kind, need, areaCode, safeToCall: true, attachmentIds: [] }, ...rest,
      })
      return { id: receipt.orderId, number: receipt.number, queryCode: receipt.queryCode ?? '', receipt }
    },
    row: async (id) => (await database.ownerPool.query('select * from work_order where id = $1', [id])).rows[0] as Record<string, unknown>,
    clocks: async (id) => (await database.ownerPool.query('select code, due_at, stopped_at, missed_at, paused_at, level, rung, amount from clock where record_id = $1 order by id', [id])).rows as ClockSeen[],
  }
}

export type ClockSeen = { code: string; due_at: Date; stopped_at: Date | null; missed_at: Date | null; paused_at: Date | null; level: string; rung: number; amount: number | null }
export type City = {
  database: TestDatabase<unknown>; clock: MovableClock; world: World; house: IntakeHouse
  unit: (code: string) => UnitFacts
  staff: (role: RoleId, unitCode: string, id?: string) => Actor
  residentOf: (orderId: string) => Actor
  /** Some justice office under a bureau. */
  body: (bureauCode: string) => UnitFacts
  act: <A = Acted>(actor: Actor, id: string, action: string, input?: unknown, more?: { requestId?: string; version?: number }) => Promise<A>
  anOrder: (wish?: { kind?: 'question' | 'task'; door?: 'network' | 'hotline'; areaCode?: string; need?: string; name?: string; phone?: string; accepted?: boolean; answer?: { publicReply: string; toldRights: boolean } }) => Promise<{ id: string; number: string; queryCode: string; receipt: Awaited<ReturnType<typeof takeIn>> }>
  row: (id: string) => Promise<Record<string, unknown>>
  clocks: (id: string) => Promise<ClockSeen[]>
}
export type Acted = { id: string; state: string; version: number; dueAt: string | null; level: string; turn: string; actions: { action: string }[]; created: string[] }
