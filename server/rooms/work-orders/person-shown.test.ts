import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../platform/access.ts'
import { newId } from '../../platform/ids.ts'
import { coreRoutes } from './routes.ts'
import { aDesk, type TestDesk } from './test-desk.ts'

/** A hotline seat as attacker: it raises orders in other people's names and looks at what comes back. */
let house: TestDesk
before(async () => { house = await aDesk((desk) => coreRoutes(desk)) })
after(() => house.close())

const idNumber = '340403198001011237'
const later = (minutes: number): void => house.city.clock.moveTo(new Date(house.city.clock.now().getTime() + minutes * 60_000))
let seat: Actor
const agent = () => (seat ??= house.city.staff('hotlineAgent', 'HN-HL'))
const raise = async (person: object): Promise<string> => {
  const intake = { requestId: newId(), forWhom: 'self', person, kind: 'task', need: '邻居装修把我家墙弄裂了，想请人看看' + newId(), safeToCall: true }
  return (await house.ask(agent(), 'POST', '/api/intake/hotline', { intake, identityVerified: true })).body.orderId
}
const shown = async (id: string, by = agent()) => (await house.ask(by, 'GET', `/api/orders/${id}`)).body.person
const revealed = (id: string, by = agent()) => house.ask(by, 'POST', `/api/orders/${id}/reveal`, { purpose: '联系当事人' })
const known = async (name: string, phone: string): Promise<string> => {
  const { id } = await house.city.anOrder({ name, phone })
  later(60)
  const { vault } = house.desk
  await house.city.database.ownerPool.query(
    `update person set id_number_sealed = $2, id_number_index = $3, address_sealed = $4, groups = '{disabled}', safe_to_call = false where id = (select person_id from work_order where id = $1)`,
    [id, vault.seal(idNumber, 'id-number'), vault.blindIndex(`${idNumber}${phone}`, 'id-number'), vault.seal('朝阳街道某号', 'address')])
  return id
}

test('座席凭姓名、电话替别人登记工单：看到的和查无此人一样，点“查看完整信息”也一样 [更正13]', async () => {
  await known('方静', '13700002201')
  const theirs = await raise({ name: '方静', phone: '13700002201' })
  const nobodys = await raise({ name: '方安', phone: '13700002202' })
  for (const look of [shown, async (id: string) => (await revealed(id)).body]) {
    const [one, other] = [await look(theirs), await look(nobodys)]
    const bare = ({ id: _id, name: _name, phone: _phone, ...rest }: Record<string, unknown>) => rest
    assert.deepEqual(bare(one), bare(other))
    assert.deepEqual([one.idNumber, one.address, one.groups, one.safeToCall], [null, null, [], true])
  }
  const whole = JSON.stringify((await house.ask(agent(), 'GET', `/api/orders/${theirs}`)).body)
  const personId = (await house.city.database.ownerPool.query('select person_id from work_order where id = $1', [theirs])).rows[0].person_id
  assert.ok(!whole.includes(personId), 'the number of a record tells when it was made')
})

test('以后换了号码的，凭旧号码登记的座席看不到新号码', async () => {
  const first = await known('方远', '13700002203')
  const order = await raise({ name: '方远', phone: '13700002203' })
  assert.equal((await revealed(order)).body.phone, '13700002203')
  const { vault } = house.desk
  later(60)
  await house.city.database.ownerPool.query(`update person set phone_sealed = $2, phone_index = $3, phone_shown = '137****9999' where id = (select person_id from work_order where id = $1)`, [first, vault.seal('13700009999', 'phone'), vault.blindIndex('13700009999', 'phone')])
  assert.equal((await revealed(order)).body.phone, null)
  assert.equal((await shown(order)).phone, null)
})

test('调度、承办看得到该不该打电话，看不到没核实过身份的人的证件和住址', async () => {
  await known('方宁', '13700002204')
  const order = await raise({ name: '方宁', phone: '13700002204' })
  const person = await shown(order, house.city.staff('cityDispatcher', 'HN'))
  assert.deepEqual([person.idNumber, person.address, person.groups, person.safeToCall], [null, null, [], false])
})

test('敏感事项没有写明目的打开以前，点“查看完整信息”也不显示是谁', async () => {
  const order = (await house.city.anOrder({ name: '方敏', phone: '13700002206', need: '丈夫喝了酒又打我，想申请人身安全保护令' })).id
  const dispatcher = house.city.staff('cityDispatcher', 'HN')
  assert.equal((await revealed(order, dispatcher)).status, 403)
})

test('本人核实过身份的那件，证件照常显示', async () => {
  const order = await known('方真', '13700002205')
  await house.city.database.ownerPool.query('update contact set identity_verified = true where order_id = $1', [order])
  assert.ok((await shown(order, house.city.staff('cityDispatcher', 'HN'))).idNumber)
})
