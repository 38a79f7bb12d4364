import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Suggestion } from '../../../contract/work-orders.ts'
import type { UnitFacts } from './world.ts'
import { fitOf, specialityOf } from './fitness.ts'
import { byLot, suggestRoutes } from './suggest.ts'
import { aDesk, type TestDesk } from './test-desk.ts'

let house: TestDesk
before(async () => { house = await aDesk(suggestRoutes) })
after(() => house.close())

const anOrder = async (topic: string | null, more: { need?: string; groups?: string[] } = {}) => {
  const order = await house.city.anOrder({ ...(more.need ? { need: `${more.need}${crypto.randomUUID()}` } : {}), name: `周${crypto.randomUUID().slice(0, 4)}` })
  const { ownerPool } = house.city.database
  await ownerPool.query('alter table work_order no force row level security; alter table person no force row level security')
  await ownerPool.query('update work_order set topic = $2 where id = $1', [order.id, topic])
  if (more.groups) await ownerPool.query('update person set groups = $2 where id = (select person_id from work_order where id = $1)', [order.id, more.groups])
  await ownerPool.query('alter table work_order force row level security; alter table person force row level security')
  return order
}
const suggestionsFor = async (id: string): Promise<Suggestion[]> => {
  const answer = await house.ask(house.city.staff('countyDispatcher', 'TJA'), 'GET', `/api/orders/${id}/suggestions`)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body as Suggestion[]
}
const kindOf = (s: Suggestion | undefined): string | undefined => house.city.world.unit(s?.unitId)?.kind

test('推荐承办单位：邻里纠纷先推当地调委会或司法所，欠薪先推法律援助中心，都写明理由', async () => {
  const neighbours = await suggestionsFor((await anOrder('housing')).id)
  assert.ok(['justiceOffice', 'mediationCommittee'].includes(kindOf(neighbours[0])!))
  assert.equal(kindOf((await suggestionsFor((await anOrder('labour', { need: '工地拖欠工资' })).id))[0]), 'legalAidCentre')
  assert.ok(neighbours.length <= 8 && neighbours.every((s) => s.reasons.length > 0 && s.excluded === null))
  assert.ok(neighbours.some((s) => s.distance === '同乡镇街道'))
  const elsewhere = neighbours.findIndex((s) => s.reasons.join().includes('别的乡镇'))
  assert.ok(elsewhere < 0 || elsewhere > 2, 'an office of another township does not stand in front')
})

test('老年人、农民工等群体，法律援助中心排得更前并说明原因', async () => {
  const id = (await anOrder('contract', { need: '借款不还', groups: ['elder'] })).id
  const aid = (await suggestionsFor(id)).find((s) => kindOf(s) === 'legalAidCentre')
  assert.match(aid?.reasons.join() ?? '', /老年人/)
})

test('同一件工单每次推荐的次序相同；不因名称、也不因商业关系排先', async () => {
  const order = await anOrder('contract')
  assert.deepEqual(await suggestionsFor(order.id), await suggestionsFor(order.id))
  const firms = new Set<string>()
  // Two equals that draw the same sixty times would be a lot that is none: one chance in 2^59.
  for (let i = 0; i < 60 && firms.size < 2; i += 1) {
    const list = await suggestionsFor((await anOrder('criminal', { need: '刑事案件咨询' })).id)
    firms.add(list.find((s) => kindOf(s) === 'lawFirm')?.unitId ?? '')
  }
  assert.ok(firms.size > 1, 'equal bodies take turns by lot')
})

test('抽签在截取名单之前：同分单位再多，各件工单轮到的单位也不相同', () => {
  const units = Array.from({ length: 60 }, (_, i) => ({ unit: { id: `unit-${i}` } }))
  const first = (orderId: string): string[] => byLot(orderId, units).slice(0, 24).map(({ unit }) => unit.id)
  const seen = new Set(Array.from({ length: 20 }, (_, i) => first(`order-${i}`)).flat())
  assert.equal(seen.size, units.length, 'every equal body comes into some shortlist')
  assert.deepEqual(first('order-1'), first('order-1'))
})

test('退回过的单位不再推荐，写明原因；手上工单少的排前', async () => {
  const { city } = house
  const order = await anOrder('housing')
  const dispatcher = city.staff('countyDispatcher', 'TJA')
  const body = city.body('TJA')
  await city.act(dispatcher, order.id, 'assign', { unitId: body.id })
  await city.act(city.staff('justiceOfficeStaff', body.code), order.id, 'returnBack', { ground: 'conflictOfInterest', reason: '承办人是当事人亲属' })
  const list = await suggestionsFor(order.id)
  const out = list.find((s) => s.unitId === body.id)
  assert.match(out?.excluded ?? '', /利益冲突/)
  assert.equal(list.at(-1)?.unitId, body.id)
  const committee = city.world.units().find((u) => u.code === 'TJA-M1')!
  const before = (await suggestionsFor((await anOrder('housing')).id)).find((s) => s.unitId === committee.id)!
  for (let i = 0; i < 6; i += 1) await city.act(dispatcher, (await anOrder('housing')).id, 'assign', { unitId: committee.id })
  const now = (await suggestionsFor((await anOrder('housing')).id)).find((s) => s.unitId === committee.id)!
  assert.equal(now.openOrders, before.openOrders + 6)
  assert.ok(now.score < before.score)
})

test('暂停执业的单位不推荐；投诉机构的件交管辖局；专业调委会只接本专业', async () => {
  const order = await anOrder('housing')
  const first = (await suggestionsFor(order.id))[0]!
  ;(house.city.world.unit(first.unitId) as { -readonly [K in keyof UnitFacts]: UnitFacts[K] }).suspended = true
  assert.ok((await suggestionsFor(order.id)).every((s) => s.unitId !== first.unitId))
  assert.match(kindOf((await suggestionsFor((await anOrder('complaint', { need: '律师乱收费' })).id))[0]) ?? '', /Bureau$/)
  assert.ok((await suggestionsFor(order.id)).every((s) => specialityOf(s.name) === undefined || specialityOf(s.name) === 'housing'))
  assert.equal(fitOf('notaryOffice', 'housing', '想办房产公证'), 30)
})

test('只有能派单的人看得到推荐', async () => {
  const order = await anOrder('housing')
  assert.equal((await house.ask(house.city.staff('windowClerk', 'TJA-PC'), 'GET', `/api/orders/${order.id}/suggestions`)).status, 403)
  assert.equal((await house.ask(house.city.staff('countyDispatcher', 'FT'), 'GET', `/api/orders/${order.id}/suggestions`)).status, 404)
  assert.equal((await house.ask(null, 'GET', `/api/orders/${order.id}/suggestions`)).status, 403)
})
