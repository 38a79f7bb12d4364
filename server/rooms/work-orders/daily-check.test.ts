import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { dailyCheckRoutes, noteOpened, remindUnopened, reportUnopened } from './daily-check.ts'
import { aDesk, type TestDesk } from './test-desk.ts'
import type { UnitFacts } from './world.ts'

let house: TestDesk
before(async () => { house = await aDesk(dailyCheckRoutes) })
after(() => house.close())
beforeEach(async () => {
  await house.city.database.ownerPool.query(`delete from notice; delete from daily_check; delete from setting where name like 'dailyCheck.%'`)
})

const at = (text: string): Date => new Date(`2026-${text}:00+08:00`)
const notices = async () => (await house.city.database.ownerPool.query(`select kind, unit_id, account_id, role, text from notice where kind in ('unopened', 'unopenedReport') order by id`)).rows as { kind: string; unit_id: string; account_id: string; role: string; text: string }[]

/** A justice office with one order to sign, its duty persons named. */
const busy = async (): Promise<UnitFacts> => {
  const { city } = house
  city.clock.moveTo(at('09-21T09:00'))
  const body = city.body('TJA')
  Object.assign(body, { mainDutyId: body.mainDutyId ?? newId(), deputyDutyId: body.deputyDutyId ?? newId() })
  await city.act(city.staff('countyDispatcher', 'TJA'), (await city.anOrder()).id, 'assign', { unitId: body.id })
  return body
}

test('每日查看：到点没人打开队列的，提醒主、副值守人；再不看，报监督员；各一次', async () => {
  const body = await busy()
  assert.equal(await remindUnopened(house.desk, at('09-21T09:59')), 0)
  assert.deepEqual((await Promise.all([remindUnopened(house.desk, at('09-21T10:00')), remindUnopened(house.desk, at('09-21T10:00'))])).toSorted(), [0, 1])
  assert.equal(await remindUnopened(house.desk, at('09-21T11:00')), 0)
  assert.deepEqual((await notices()).map((n) => n.account_id).toSorted(), [body.mainDutyId, body.deputyDutyId].toSorted())
  assert.equal(await reportUnopened(house.desk, at('09-21T15:59')), 0)
  assert.deepEqual((await Promise.all([reportUnopened(house.desk, at('09-21T16:00')), reportUnopened(house.desk, at('09-21T16:01'))])).toSorted(), [0, 1])
  const report = (await notices()).filter((n) => n.kind === 'unopenedReport')
  assert.equal(report.length, 1)
  assert.equal(report[0]!.unit_id, body.bureauId)
  assert.equal(report[0]!.role, 'countySupervisor')
  assert.match(report[0]!.text, new RegExp(body.name))
})

test('每日查看：打开队列即自动记下，不用打卡；看过的不提醒、提醒后看了的不上报', async () => {
  const body = await busy()
  const someone = house.city.staff('justiceOfficeStaff', body.code)
  await noteOpened(house.desk, someone, at('09-21T09:10'))
  assert.equal(await remindUnopened(house.desk, at('09-21T10:00')), 0)
  assert.equal(await remindUnopened(house.desk, at('09-22T10:00')), 1)
  await noteOpened(house.desk, someone, at('09-22T10:30'))
  assert.equal(await reportUnopened(house.desk, at('09-22T16:00')), 0)
})

test('每日查看：第一次打开的时刻保留；同一天再打开不再写库', async () => {
  const body = await busy()
  const someone = house.city.staff('bodyHead', body.code)
  await noteOpened(house.desk, someone, at('09-23T08:40'))
  const { rows } = await house.city.database.ownerPool.query('select opened_at from daily_check where on_day = $1', ['2026-09-23'])
  assert.equal(rows[0].opened_at.toISOString(), at('09-23T08:40').toISOString())
  await house.city.database.ownerPool.query('delete from daily_check')
  await noteOpened(house.desk, someone, at('09-23T09:40'))
  assert.equal((await house.city.database.ownerPool.query('select from daily_check')).rowCount, 0)
})

test('每日查看：周末、法定节假日不提醒不上报，调休上班日照常', async () => {
  await busy()
  for (const day of ['09-26', '09-27', '09-25', '10-01']) assert.equal(await remindUnopened(house.desk, at(`${day}T10:00`)), 0, day)
  assert.equal(await remindUnopened(house.desk, at('10-10T10:00')), 1, 'Saturday worked in exchange')
})

test('每日查看：没有待办的单位不提醒；没有指定值守人的，本单位都看得到；时刻可以调整', async () => {
  const body = await busy()
  Object.assign(body, { mainDutyId: null, deputyDutyId: null })
  await house.city.database.ownerPool.query(`insert into setting (name, value) values ('dailyCheck.remindAt', '"11:30"')`)
  assert.equal(await remindUnopened(house.desk, at('09-21T11:00')), 0)
  assert.equal(await remindUnopened(house.desk, at('09-21T11:30')), 1)
  const [told] = await notices()
  assert.equal(told!.unit_id, body.id)
  assert.equal(told!.account_id, null)
})

test('每日查看情况：县区只见本辖区，机构只见本机构', async () => {
  const body = await busy()
  await remindUnopened(house.desk, at('09-21T10:00'))
  const list = async (role: Parameters<typeof house.city.staff>[0], unit: string) => (await house.ask(house.city.staff(role, unit), 'GET', '/api/daily-check?on=2026-09-21')).body
  const seen = await list('countySupervisor', 'TJA')
  assert.equal(seen.length, 1)
  assert.equal(seen[0].unitName, body.name)
  assert.ok(seen[0].remindedAt && seen[0].openOrders > 0)
  assert.deepEqual(await list('countySupervisor', 'FT'), [])
  assert.equal((await list('bodyHead', body.code)).length, 1)
  assert.equal((await list('citySupervisor', 'HN-D1')).length, 1)
  assert.equal((await house.ask(house.city.staff('justiceOfficeStaff', body.code), 'GET', '/api/daily-check')).status, 403)
  assert.deepEqual((await house.ask(house.city.staff('citySupervisor', 'HN'), 'GET', '/api/daily-check?on=2026-09-26')).body, [])
  assert.equal((await house.ask(house.city.staff('citySupervisor', 'HN'), 'GET', '/api/daily-check?on=9999-12-31')).status, 422)
})
