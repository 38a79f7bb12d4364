import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { queryCodeRoutes } from './query-code.ts'
import { queryCode } from '../../platform/ids.ts'
import { openByCode } from './track.ts'
import { aDesk, type TestDesk } from './test-desk.ts'
import { whoRoutes } from './who.ts'

let house: TestDesk
before(async () => { house = await aDesk((desk) => [...whoRoutes(desk), ...queryCodeRoutes(desk)]) })
after(() => house.close())

const agent = () => house.city.staff('hotlineAgent', 'HN-HL')
const who = async (asked: object, actor = agent()) => (await house.ask(actor, 'POST', '/api/intake/who', asked)).body
const checked = async (orderId: string, idNumber: string) => house.city.database.ownerPool.query('update person set id_number_sealed = $2, id_number_index = $3 where id = (select person_id from work_order where id = $1)', [orderId, house.desk.vault.seal(idNumber, 'id-number'), house.desk.vault.blindIndex(idNumber, 'id-number')])
const entries = async (object: string) => (await house.city.database.ownerPool.query('select act, result, purpose from audit_entry where object = $1 order by id', [object])).rows

test('身份未核实：有没有档案，回答完全一样 [更正13]', async () => {
  await house.city.anOrder({ name: '周明', phone: '13800001234' })
  const known = await who({ phone: '13800001234', name: '周明' })
  assert.deepEqual(known, await who({ phone: '13999999999', name: '无此人' }))
  assert.deepEqual(known.candidates, [])
  assert.equal(known.verified, false)
})

test('仅凭来电号码不解锁，即使勾了“已核实” [更正13]', async () => {
  for (const asked of [{ phone: '13800001234' }, { phone: '13800001234', name: '周明' }]) {
    const answer = await who({ ...asked, verified: true })
    assert.equal(answer.verified, false)
    assert.deepEqual(answer.candidates, [])
    assert.match(answer.hint, /姓名.*后四位/)
  }
})

test('核实以后看得到未办结的诉求，以本人为对象留下访问记录', async () => {
  const order = await house.city.anOrder({ name: '吴静', phone: '13700001111' })
  await checked(order.id, '340403198001011237')
  const answer = await who({ phone: '137 0000 1111', name: '吴静', lastDigits: '1237', verified: true })
  assert.equal(answer.candidates.length, 1)
  assert.equal(answer.candidates[0].open[0].number, order.number)
  assert.equal(answer.candidates[0].scope, 'file')
  assert.deepEqual(await entries(answer.candidates[0].personId), [{ act: 'person.open', result: 'ok', purpose: '核实身份后查看未办结诉求' }])
})

test('电话里报查询码和登记电话：只打开这一件，别的事和联系方式不显示', async () => {
  const one = await house.city.anOrder({ name: '许查', phone: '13700001112' })
  await house.city.anOrder({ name: '许查', phone: '13700001112' })
  const answer = await who({ phone: '13700001112', code: one.queryCode, verified: true })
  const [shown] = answer.candidates
  assert.deepEqual([shown.scope, shown.phone, shown.open.map((o: { number: string }) => o.number)], ['matter', null, [one.number]])
  assert.deepEqual(await who({ phone: '13700001113', code: one.queryCode, verified: true }), await who({ phone: '13700001113', code: queryCode(), verified: true }), 'a wrong telephone and a code that nobody has')
})

test('核实的内容对不上，与查无此人的回答一样，也留记录', async () => {
  const wrong = await who({ phone: '13700001111', name: '别人', lastDigits: '1237', verified: true })
  assert.deepEqual(wrong, await who({ phone: '13111111111', name: '别人', lastDigits: '1237', verified: true }))
  assert.deepEqual(wrong, await who({ phone: '13700001111', name: '吴静', lastDigits: '0000', verified: true }))
  assert.deepEqual(wrong.candidates, [])
  assert.ok((await entries('nobody')).length >= 2)
})

test('没有登记岗位的人不能识别来人；奇怪的输入不出错', async () => {
  assert.equal((await house.ask(house.city.staff('reviewer', 'TJA'), 'POST', '/api/intake/who', { phone: '1', verified: true })).status, 403)
  for (const asked of [{ name: "x' or 1=1 --", phone: '1', verified: true }, { idNumber: '340403', verified: true }, { name: 'a\u0000b', phone: '1', verified: true }]) {
    assert.ok((await house.ask(agent(), 'POST', '/api/intake/who', asked)).status < 500)
  }
})

test('当面核验证件后补发查询码：旧码失效，新码可用，重复提交只补一次，留痕相扣', async () => {
  const order = await house.city.anOrder({ name: '郑强', phone: '13600002222' })
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  const url = `/api/orders/${order.id}/query-code`
  const input = { requestId: crypto.randomUUID(), identityVerified: true }
  assert.equal((await house.ask(clerk, 'POST', url, input)).status, 404, 'elsewhere: not before the person is identified here')
  assert.equal((await house.ask(clerk, 'POST', url, { ...input, identityVerified: false })).status, 422)
  await who({ name: '郑强', phone: '13600002222', verified: true }, clerk)
  const [one, two] = [await house.ask(clerk, 'POST', url, input), await house.ask(clerk, 'POST', url, input)]
  assert.equal(one.status, 200, JSON.stringify(one.body))
  assert.deepEqual(one.body, two.body)
  const { pool } = house.city.database
  await assert.rejects(openByCode(pool, house.desk.vault, { code: order.queryCode, phone: '13600002222' }))
  assert.equal((await openByCode(pool, house.desk.vault, { code: one.body.queryCode, phone: '13600002222' })).recordId, order.id)
  const row = await house.city.row(order.id)
  assert.equal(row.log_seq, 2)
  assert.equal(row.version, 1)
  assert.equal((await entries(order.id)).filter((e: { act: string }) => e.act === 'workOrder.recoverCode').length, 1)
})

test('识别满半小时后须重新核验，才能补发查询码', async () => {
  const { city } = house
  const order = await city.anOrder({ name: '冯兰', phone: '13500003333' })
  const clerk = city.staff('windowClerk', 'FT-PC')
  await who({ name: '冯兰', phone: '13500003333', verified: true }, clerk)
  city.clock.moveTo(new Date(city.clock.now().getTime() + 31 * 60_000))
  assert.equal((await house.ask(clerk, 'POST', `/api/orders/${order.id}/query-code`, { requestId: crypto.randomUUID(), identityVerified: true })).status, 404)
})
