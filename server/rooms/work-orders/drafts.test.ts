import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { draftRoutes } from './drafts.ts'
import { noticeRoutes } from './notices.ts'
import { savedViewRoutes } from './saved-views.ts'
import { aDesk, type TestDesk } from './test-desk.ts'

let house: TestDesk
before(async () => { house = await aDesk((desk) => [...draftRoutes(desk), ...savedViewRoutes(), ...noticeRoutes()]) })
after(() => house.close())

test('草稿加密保存，只有本人取得到，可覆盖、可删除', async () => {
  const [me, other] = [house.city.staff('hotlineAgent', 'HN-HL'), house.city.staff('hotlineAgent', 'HN-HL')]
  assert.equal((await house.ask(me, 'PUT', '/api/drafts/intake:hotline', { body: { need: '邻居挡光，电话13800001234' } })).status, 200)
  await house.ask(me, 'PUT', '/api/drafts/intake:hotline', { body: { need: '第二稿' } })
  assert.deepEqual((await house.ask(me, 'GET', '/api/drafts/intake:hotline')).body.body, { need: '第二稿' })
  assert.equal((await house.ask(other, 'GET', '/api/drafts/intake:hotline')).body, null)
  const { rows } = await house.city.database.pool.query('select * from draft')
  assert.equal(rows.length, 0, 'nothing is seen without the owner')
  assert.equal((await house.ask(me, 'DELETE', '/api/drafts/intake:hotline')).status, 200)
  assert.equal((await house.ask(me, 'GET', '/api/drafts/intake:hotline')).body, null)
})

test('太大、没有内容、名称奇怪的草稿说明原因，不出错', async () => {
  const me = house.city.staff('handler', 'TJA-F1')
  assert.equal((await house.ask(me, 'PUT', '/api/drafts/a', { body: 'x'.repeat(201 * 1024) })).status, 422)
  assert.equal((await house.ask(me, 'PUT', '/api/drafts/a', {})).status, 422)
  assert.equal((await house.ask(me, 'PUT', '/api/drafts/a%00b', { body: 1 })).status, 422)
  assert.equal((await house.ask({ ...me, kind: 'client' }, 'PUT', '/api/drafts/a', { body: 1 })).status, 403)
  assert.equal((await house.ask(me, 'PUT', '/api/drafts/nul', { body: { a: 'x\u0000y', b: '\ud800' } })).status, 200)
})

test('常用视图：同名覆盖，只见自己的，别人的删不掉', async () => {
  const [me, other] = [house.city.staff('handler', 'TJA-F1'), house.city.staff('handler', 'TJA-F1')]
  const first = (await house.ask(me, 'POST', '/api/saved-views', { name: '快到期', query: { queue: 'warned' } })).body
  assert.deepEqual((await house.ask(me, 'POST', '/api/saved-views', { name: '快到期', query: { queue: 'overdue', size: 50 } })).body, first)
  assert.deepEqual((await house.ask(me, 'GET', '/api/saved-views')).body, [{ id: first.id, name: '快到期', query: { queue: 'overdue', size: 50 } }])
  assert.deepEqual((await house.ask(other, 'GET', '/api/saved-views')).body, [])
  assert.equal((await house.ask(other, 'DELETE', `/api/saved-views/${first.id}`)).status, 404)
  assert.equal((await house.ask(me, 'DELETE', `/api/saved-views/${first.id}`)).status, 200)
  assert.equal((await house.ask(me, 'POST', '/api/saved-views', { name: 'a\u0000', query: { q: 'x' } })).status, 422)
  assert.equal((await house.ask(me, 'POST', '/api/saved-views', { name: 'a', query: { q: 'x\u0000\ud800' } })).status, 422)
})

test('提醒只给本单位、本岗位、本人；一人读过即为已读，别人的改不了', async () => {
  const { city } = house
  const order = await city.anOrder()
  const body = city.body('TJA')
  await city.act(city.staff('countyDispatcher', 'TJA'), order.id, 'assign', { unitId: body.id })
  const [mine, colleague, stranger] = [city.staff('justiceOfficeStaff', body.code), city.staff('bodyHead', body.code), city.staff('justiceOfficeStaff', city.body('FT').code)]
  const told = (await house.ask(mine, 'GET', '/api/notices')).body
  assert.equal(told.unread, 1)
  assert.match(told.rows[0].text, /新派工单/)
  assert.equal((await house.ask(stranger, 'GET', '/api/notices')).body.unread, 0)
  assert.deepEqual((await house.ask(stranger, 'POST', '/api/notices/read', { ids: [told.rows[0].id] })).body, { read: 0 })
  assert.deepEqual((await house.ask(mine, 'POST', '/api/notices/read', { ids: [told.rows[0].id] })).body, { read: 1 })
  assert.equal((await house.ask(colleague, 'GET', '/api/notices')).body.unread, 0)
})

test('给市级监督员的提醒，在科室任职的监督员也收得到', async () => {
  const { city } = house
  await city.database.ownerPool.query(`insert into notice (id, at, unit_id, role, kind, text) values (gen_random_uuid(), $2, $1, 'citySupervisor', 'overdue', '超期')`, [city.world.cityUnitId, city.clock.now()])
  assert.equal((await house.ask(city.staff('citySupervisor', 'HN-D1'), 'GET', '/api/notices')).body.unread, 1)
  assert.equal((await house.ask(city.staff('cityDispatcher', 'HN-D1'), 'GET', '/api/notices')).body.unread, 0)
})

test('提醒满一个月不再挂着，工单本身仍在队列里', async () => {
  const { city } = house
  const me = city.staff('handler', 'TJA-F2')
  await city.database.ownerPool.query(`insert into notice (id, at, unit_id, kind, text) select gen_random_uuid(), $2::timestamptz - d * interval '1 day', $1, 'assigned', '新派工单' from unnest(array[29, 31]) d`, [city.unit('TJA-F2').id, city.clock.now()])
  assert.equal((await house.ask(me, 'GET', '/api/notices')).body.unread, 1)
})
