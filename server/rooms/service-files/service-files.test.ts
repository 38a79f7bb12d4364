import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../platform/access.ts'
import { inContext } from '../../platform/context.ts'
import { verifyLog } from '../../platform/action-log.ts'
import { setNarrativeVault } from '../../platform/narrative-tokens/index.ts'
import { aDesk, type TestDesk } from '../../testing/desk.ts'
import { sightOf } from '../../testing/city.ts'
import { workOrderRoutes } from '../work-orders/index.ts'
import { serviceFileRoutes } from './index.ts'
import { remindRequests } from './remind.ts'

let house: TestDesk
before(async () => { house = await aDesk((desk) => [...workOrderRoutes(desk), ...serviceFileRoutes(desk)], undefined); setNarrativeVault(house.desk.vault) })
after(() => house.close())

const owner = (text: string, values: unknown[] = []) => house.city.database.ownerPool.query(text, values)
const later = (minutes: number): void => house.city.clock.moveTo(new Date(house.city.clock.now().getTime() + minutes * 60_000))
const file = (actor: Actor, personId: string) => house.ask(actor, 'GET', `/api/files/${personId}`)
const who = (actor: Actor, asked: object) => house.ask(actor, 'POST', '/api/intake/who', { verified: true, ...asked })
const idOf = (n: number) => `34040319500101${1000 + n}`
let count = 0

/** A resident who asked on the web; with his number checked once at a counter when `checked`. */
async function resident(checked = true) {
  const n = count++
  const [name, phone, idNumber] = [`周档${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[n]}`, `1391000${1000 + n}`, idOf(n)]
  const order = await house.city.anOrder({ name, phone, need: `包工头欠我${n + 3}个月工钱，一万四千块，怎么要回来` })
  const { person_id: personId, matter_id: matterId } = await house.city.row(order.id) as { person_id: string; matter_id: string }
  const { vault } = house.desk
  if (checked) await owner('update person set id_number_sealed = $2, id_number_index = $3 where id = $1', [personId, vault.seal(idNumber, 'id-number'), vault.blindIndex(idNumber, 'id-number')])
  return { name, phone, idNumber, order, personId, matterId }
}

test('第二次来：电话里核实以前什么也没有，核实以后打开；到时关上；本人看得到谁看过 [更正13]', async () => {
  const p = await resident()
  const agent = house.city.staff('hotlineAgent', 'HN-HL')
  const before = await file(agent, p.personId)
  const none = await file(agent, '01900000-0000-7000-8000-00000000dead')
  assert.deepEqual([before.status, before.body], [none.status, none.body], 'the same words for a file and for none')
  assert.equal(before.status, 404)
  await who(agent, { phone: p.phone, name: p.name })
  assert.equal((await file(agent, p.personId)).status, 404, 'name and number alone unlock nothing')
  await who(agent, { phone: p.phone, name: p.name, lastDigits: p.idNumber.slice(-4) })
  const open = await file(agent, p.personId)
  assert.equal(open.status, 200, JSON.stringify(open.body))
  assert.equal(open.body.gate.basis, 'verified')
  assert.equal(open.body.person.phone, p.phone)
  assert.ok(!JSON.stringify(open.body).includes(p.idNumber), 'the identity number stays masked')
  assert.equal(open.body.matters[0].orders[0].number, p.order.number)
  assert.ok(open.body.fields.every((field: { ground: string; source: string }) => field.ground && field.source), 'each field says on what ground it is held')
  const looks = await house.ask(agent, 'GET', `/api/files/${p.personId}/looks`)
  assert.ok(looks.body.some((look: { what: string }) => look.what === '打开了您的档案'))
  for (let again = 0; again < 3; again++) await file(agent, p.personId)
  const told = (await house.ask(agent, 'GET', `/api/files/${p.personId}/looks`)).body.filter((look: { what: string; refused: boolean }) => look.what === '看了您的档案' && !look.refused)
  assert.deepEqual(told.map((look: { times: number }) => look.times), [4], 'the same screen four times on a day is one line that says so')
  later(31)
  assert.equal((await file(agent, p.personId)).status, 404)
})

test('儿子到窗口：登记依据以前什么也没有；委托书登记以后打开；撤销立刻关上', async () => {
  const p = await resident()
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  assert.equal((await file(clerk, p.personId)).status, 404)
  const asked = { requestId: crypto.randomUUID(), principalName: p.name, principalIdNumber: p.idNumber, agentName: '周小档', agentPhone: '13910009999', kind: 'agent', paper: '授权委托书 2026 年 9 月 1 日', consent: 'written', scope: 'file', untilOn: '2026-12-31' }
  const wrong = await house.ask(clerk, 'POST', '/api/files/authority', { ...asked, requestId: crypto.randomUUID(), principalIdNumber: '340403195001019998' })
  const nobody = await house.ask(clerk, 'POST', '/api/files/authority', { ...asked, requestId: crypto.randomUUID(), principalName: '查无此人', principalIdNumber: '340403195001019997' })
  assert.deepEqual([wrong.status, wrong.body], [nobody.status, nobody.body])
  assert.equal((await house.ask(clerk, 'POST', '/api/files/authority', { ...asked, requestId: crypto.randomUUID(), kind: 'kin', consent: 'oral' })).status, 422, 'a relative never opens the whole file')
  const opened = await house.ask(clerk, 'POST', '/api/files/authority', asked)
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  assert.deepEqual((await house.ask(clerk, 'POST', '/api/files/authority', asked)).body, opened.body, 'sent twice, recorded once')
  const seen = (await file(clerk, p.personId)).body
  assert.deepEqual([seen.gate.basis, seen.way, seen.authorities[0].agentName], ['authority', null, '周小档'])
  assert.equal((await house.ask(clerk, 'GET', `/api/files/${p.personId}/looks`)).status, 403, 'who looked is for the person himself')
  const own = house.city.staff('windowClerk', 'TJA')
  await who(own, { name: p.name, idNumber: p.idNumber })
  assert.equal((await house.ask(own, 'POST', `/api/files/${p.personId}/authorities/${seen.authorities[0].id}/revoke`, { why: '不再委托' })).status, 200)
  assert.equal((await file(clerk, p.personId)).status, 404)
})

test('儿子打热线：本人接过电话核实并同意以前什么也没有；同意以后只打开那一件，当天有效，本人看得到', async () => {
  const p = await resident()
  const other = await house.city.anOrder({ name: p.name, phone: p.phone, need: '另外一件：邻居漏水泡了地板' })
  const agent = house.city.staff('hotlineAgent', 'HN-HL')
  const asked = () => ({ requestId: crypto.randomUUID(), principalName: p.name, principalPhone: p.phone, principalLastDigits: p.idNumber.slice(-4), orderNumber: p.order.number, agentName: '周小档', agentPhone: '13910009998', kind: 'kin', paper: '本人接电话，说由儿子代问' })
  const send = (facts: object) => house.ask(agent, 'POST', '/api/files/authority-by-phone', facts)
  await who(agent, { phone: p.phone, name: p.name, lastDigits: p.idNumber.slice(-4) })
  assert.equal((await file(agent, p.personId)).body.gate.scope, 'file', 'her own call, a minute before')
  assert.equal((await send(asked())).body.gate.scope, 'matter')
  assert.equal((await file(agent, p.personId)).body.gate.scope, 'matter', 'what stood open from her own call does not serve the son')
  await house.ask(agent, 'POST', `/api/files/${p.personId}/shut`, {})
  const wrong = await send({ ...asked(), principalLastDigits: '0000' })
  const nobody = await send({ ...asked(), principalName: '查无此人', principalPhone: '13910000000' })
  assert.deepEqual([wrong.status, wrong.body], [nobody.status, nobody.body], 'the same answer for a person and for none')
  assert.equal((await send({ ...asked(), kind: 'agent' })).status, 422, 'a paper can only be seen at a window')
  assert.equal((await send({ ...asked(), principalLastDigits: undefined })).status, 422, 'he himself must prove who he is')
  assert.equal((await file(agent, p.personId)).status, 404)
  const opened = await send(asked())
  assert.deepEqual([opened.status, opened.body.gate?.basis, opened.body.gate?.scope], [200, 'authority', 'matter'], JSON.stringify(opened.body))
  const seen = JSON.stringify((await file(agent, p.personId)).body)
  assert.ok(seen.includes(p.order.number) && !seen.includes(other.number) && !seen.includes(p.phone))
  const [kept] = (await owner('select scope, consent, from_on = until_on as today from file_authority where person_id = $1', [p.personId])).rows
  assert.deepEqual(kept, { scope: 'matter', consent: 'oral', today: true })
  const own = house.city.staff('hotlineAgent', 'HN-HL')
  await who(own, { phone: p.phone, name: p.name, lastDigits: p.idNumber.slice(-4) })
  const looks = await house.ask(own, 'GET', `/api/files/${p.personId}/looks`)
  assert.ok(looks.body.some((look: { what: string }) => look.what === '登记了替您办事的人'))
})

test('电话里代办试错五次就锁住：以后说对了也不打开，同没有这个人一样', async () => {
  const p = await resident()
  const agent = house.city.staff('hotlineAgent', 'HN-HL')
  const send = (lastDigits: string) => house.ask(agent, 'POST', '/api/files/authority-by-phone', { requestId: crypto.randomUUID(), principalName: p.name, principalPhone: p.phone, principalLastDigits: lastDigits, orderNumber: p.order.number, agentName: '某人', kind: 'oral', paper: '说是本人同意' })
  for (const digits of ['0001', '0002', '0003', '0004', '0005']) assert.equal((await send(digits)).status, 404)
  assert.equal((await send(p.idNumber.slice(-4))).status, 404)
})

test('后来在窗口核验的证件也算数：当初网上没留证件的人，以后电话里报后四位打开得了；原来的旧电话不算', async () => {
  const p = await resident(false)
  const agent = house.city.staff('hotlineAgent', 'HN-HL')
  const call = () => who(agent, { phone: p.phone, name: p.name, lastDigits: p.idNumber.slice(-4) })
  assert.deepEqual((await call()).body.candidates, [])
  const { vault } = house.desk
  const keep = (checked: boolean) => owner(`insert into person_identifier (id, person_id, kind, value_sealed, value_index, shown, checked, source, from_at) values (gen_random_uuid(), $1, 'idCard', $2, $3, '3404**', $4, 'intake', now())`, [p.personId, vault.seal(p.idNumber, 'id-number'), vault.blindIndex(p.idNumber, 'id-number'), checked])
  await keep(false)
  assert.deepEqual((await call()).body.candidates, [], 'a number that nobody has checked proves nothing')
  await owner(`delete from person_identifier where person_id = $1`, [p.personId])
  await keep(true)
  assert.equal((await call()).body.candidates[0]?.personId, p.personId)
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  assert.equal((await who(clerk, { name: p.name, idNumber: p.idNumber })).body.candidates[0]?.personId, p.personId, 'the paper in hand is the one that was checked')
  await owner('update person set phone_sealed = $2, phone_index = $3 where id = $1', [p.personId, vault.seal('13910008888', 'phone'), vault.blindIndex('13910008888', 'phone')])
  assert.deepEqual((await call()).body.candidates, [], 'somebody else may have the former number now')
})

test('敏感事项默认遮蔽；凭一般委托来的人，连有这件事也看不到', async () => {
  const p = await resident()
  const second = await house.city.anOrder({ name: p.name, phone: p.phone, need: '丈夫又动手打我，想申请人身安全保护令' })
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  const seen = (await file(clerk, p.personId)).body
  assert.ok(seen.matters.some((matter: { covered: boolean; title: string }) => matter.covered && matter.title === '敏感事项'))
  assert.ok(!JSON.stringify(seen).includes('保护令'))
  const husband = house.city.staff('windowClerk', 'TJA')
  const opened = await house.ask(husband, 'POST', '/api/files/authority', { requestId: crypto.randomUUID(), principalName: p.name, principalIdNumber: p.idNumber, agentName: '其夫', kind: 'agent', paper: '委托书', consent: 'written', scope: 'file', untilOn: '2026-12-31' })
  assert.equal(opened.status, 200)
  const his = JSON.stringify((await file(husband, p.personId)).body)
  assert.ok(!his.includes('敏感事项') && !his.includes(second.number))
})

test('承办人：当时核实过身份的，司法所看得到档案；律所只看得到受托的这一件', async () => {
  const p = await resident()
  const other = await house.city.anOrder({ name: p.name, phone: p.phone, need: '另外一件：邻居漏水' })
  const office = house.city.body('TJA')
  const handler = house.city.staff('handler', office.code)
  const ask = (actor: Actor, orderId: string) => house.ask(actor, 'POST', '/api/files/handling', { orderId, purpose: '办理本单' })
  assert.equal((await ask(handler, p.order.id)).status, 404, 'not in hand')
  await owner(`update work_order set unit_id = $2, turn_unit_id = $2, state = 'inHand', handler_id = $3 where id = $1`, [p.order.id, office.id, handler.id])
  assert.equal((await ask(handler, p.order.id)).body.gate.scope, 'matter', 'nobody had proved who he was')
  assert.equal((await file(handler, p.personId)).body.matters.length, 1)
  await owner('update contact set identity_verified = true where order_id = $1', [p.order.id])
  await owner(`update work_order set for_whom = 'family' where id = $1`, [p.order.id])
  assert.equal((await ask(handler, p.order.id)).body.gate.scope, 'matter', 'the papers seen were those of who asked for her')
  await owner(`update work_order set for_whom = 'self' where id = $1`, [p.order.id])
  assert.equal((await ask(handler, p.order.id)).body.gate.scope, 'file')
  assert.equal((await file(handler, p.personId)).body.matters.length, 2)
  const firm = house.city.staff('lawyer', 'TJA-F1')
  await owner('update work_order set unit_id = $2, turn_unit_id = $2, handler_id = $3 where id = $1', [other.id, house.city.unit('TJA-F1').id, firm.id])
  await owner('update contact set identity_verified = true where order_id = $1', [other.id])
  assert.equal((await ask(firm, other.id)).body.gate.scope, 'matter')
  const his = (await file(firm, p.personId)).body
  assert.deepEqual(his.matters.flatMap((matter: { orders: { number: string }[] }) => matter.orders.map((order) => order.number)), [other.number])
})

test('安全联系方式：本人单独同意才记；说了不要打电话，工单上也看得到', async () => {
  const p = await resident()
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  const way = { neverCall: true, noMessage: true, hours: '工作日上午', needs: ['hearing', 'dialect'], dialect: '寿县话' }
  assert.equal((await house.ask(clerk, 'PUT', `/api/files/${p.personId}/way`, way)).status, 422, 'without consent')
  assert.equal((await house.ask(clerk, 'PUT', `/api/files/${p.personId}/way`, { ...way, consent: true })).status, 200)
  assert.deepEqual((await file(clerk, p.personId)).body.way.needs, ['hearing', 'dialect'])
  const dispatcher = house.city.staff('cityDispatcher', 'HN')
  assert.equal((await house.ask(dispatcher, 'GET', `/api/orders/${p.order.id}`)).body.person.safeToCall, false)
  const shown = (await house.ask(dispatcher, 'GET', `/api/orders/${p.order.id}/way`)).body
  assert.deepEqual([shown.neverCall, shown.noMessage, shown.hours], [true, true, '工作日上午'])
})

test('凭她的姓名、电话登记、没核实过身份的：承办只见“不要打”，接话的座席什么也不见 [更正13]', async () => {
  const p = await resident()
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  await house.ask(clerk, 'PUT', `/api/files/${p.personId}/way`, { neverCall: true, noMessage: false, hours: '周三上午，村卫生室', needs: [], consent: true })
  later(1)
  const seat = house.city.staff('hotlineAgent', 'HN-HL')
  const intake = { requestId: crypto.randomUUID(), person: { name: p.name, phone: p.phone }, kind: 'task', need: '替她问问离婚要什么材料，还没问过' }
  const id = (await house.ask(seat, 'POST', '/api/intake/hotline', { intake })).body.orderId
  const way = async (by: Actor) => { const { neverCall, hours } = (await house.ask(by, 'GET', `/api/orders/${id}/way`)).body; return { neverCall, hours } }
  assert.deepEqual(await way(house.city.staff('cityDispatcher', 'HN')), { neverCall: true, hours: null })
  assert.deepEqual(await way(seat), { neverCall: false, hours: null })
})

test('交过的材料不再要第二次：要材料的地方写明已经有了什么', async () => {
  const p = await resident()
  const second = await house.city.anOrder({ name: p.name, phone: p.phone, need: '第二件：还是那个工地' })
  await owner(`insert into attachment (id, subject_kind, subject_id, name, media_type, bytes, sha, stored_as, uploaded_by_kind, uploaded_by_id, created_at) values (gen_random_uuid(), 'workOrder', $1, '欠条.jpg', 'image/jpeg', 1, 'x', $2, 'resident', $1, $3)`, [p.order.id, crypto.randomUUID(), house.city.clock.now()])
  const dispatcher = house.city.staff('cityDispatcher', 'HN')
  assert.deepEqual((await house.ask(dispatcher, 'GET', `/api/orders/${second.id}/materials`)).body, [], 'another matter of his, and no open gate')
  await owner('update contact set identity_verified = true where order_id = $1', [second.id])
  await house.ask(dispatcher, 'POST', '/api/files/handling', { orderId: second.id, purpose: '了解交过什么' })
  assert.deepEqual((await house.ask(dispatcher, 'GET', `/api/orders/${p.order.id}/materials`)).body.map((one: { name: string }) => one.name), ['欠条.jpg'])
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  assert.deepEqual((await house.ask(clerk, 'GET', `/api/files/${p.personId}/materials`)).body.map((one: { orderNumber: string }) => one.orderNumber), [p.order.number])
})

test('更正：本人提出，有人决定，当场改好，留在案上；拒绝必须说明依据 [个人信息保护法46、50]', async () => {
  const p = await resident()
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  const asked = await house.ask(clerk, 'POST', `/api/files/${p.personId}/requests`, { requestId: crypto.randomUUID(), kind: 'correct', field: 'phone', wish: '号码换成 13910007777' })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.ok(!asked.body.wish.includes('13910007777'), 'numbers are masked in what is shown')
  assert.equal(asked.body.dueVerified, false, '期限待核实')
  assert.equal((await owner(`select count(*)::int as n from notice where kind = 'fileRequest' and unit_id = $1`, [house.city.unit('TJA').id])).rows[0].n, 1, 'the bureau is told')
  const decide = (actor: Actor, input: object) => house.ask(actor, 'POST', `/api/file-requests/${asked.body.id}/act`, { requestId: crypto.randomUUID(), action: 'decide', input })
  assert.equal((await decide(clerk, { outcome: 'granted', answer: '好', value: '13910007777' })).status, 403)
  const head = house.city.staff('countyDispatcher', 'TJA')
  assert.equal((await decide(head, { outcome: 'denied', answer: '不改' })).status, 422, 'a refusal without its ground')
  assert.equal((await decide(head, { outcome: 'granted', answer: '已改' })).status, 422, 'what to')
  assert.equal((await decide(head, { outcome: 'granted', answer: '已改', value: '13910007777' })).status, 200)
  assert.equal((await file(clerk, p.personId)).body.person.phone, '13910007777')
  assert.equal((await decide(head, { outcome: 'granted', answer: '再改', value: '13910007778' })).status, 409)
})

test('删除：内容、密存的号码和替代号都没有了，办理的凭证还在、还对得上 [个人信息保护法47]', async () => {
  const p = await resident()
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  const asked = await house.ask(clerk, 'POST', `/api/files/${p.personId}/requests`, { requestId: crypto.randomUUID(), kind: 'erase', wish: '全部删掉' })
  const head = house.city.staff('countyDispatcher', 'TJA')
  const decide = (outcome: string, more: object = {}) => house.ask(head, 'POST', `/api/file-requests/${asked.body.id}/act`, { requestId: crypto.randomUUID(), action: 'decide', input: { outcome, answer: '按您的要求办', ...more } })
  assert.equal((await decide('granted')).status, 409, 'something of his is still being worked on')
  await owner('update work_order set closed_at = $2 where id = $1', [p.order.id, house.city.clock.now()])
  assert.equal((await decide('granted')).status, 200)
  const left = JSON.stringify([(await owner('select * from person where id = $1', [p.personId])).rows, (await owner('select * from work_order where person_id = $1', [p.personId])).rows, (await owner('select * from contact where person_id = $1', [p.personId])).rows,
    (await owner('select * from matter where person_id = $1', [p.personId])).rows, (await owner('select facts from action_log where record_id = $1', [p.order.id])).rows, (await owner('select * from person_identifier where person_id = $1', [p.personId])).rows])
  assert.deepEqual((await owner(`select sensitivity from matter where id = $1`, [p.matterId])).rows, [{ sensitivity: 'personal' }], 'no precedent any more')
  for (const word of [p.name, p.phone, '包工头', '欠我', house.desk.vault.blindIndex(p.idNumber, 'id-number')]) assert.ok(!left.includes(word), word)
  const row = await house.city.row(p.order.id)
  const verified = await inContext(house.desk.pool, sightOf(house.city.staff('cityDispatcher', 'HN')), (tx) => verifyLog(tx, p.order.id, { seq: Number(row['log_seq']), hash: String(row['log_hash']) }))
  assert.deepEqual(verified, { intact: true, lines: 1, brokenAt: null })
  await owner(`update action_log set facts = '{"erased":"made up"}' where record_id = $1`, [p.order.id])
  assert.equal((await inContext(house.desk.pool, sightOf(house.city.staff('cityDispatcher', 'HN')), (tx) => verifyLog(tx, p.order.id, { seq: Number(row['log_seq']), hash: String(row['log_hash']) }))).intact, false, 'an erasure that the house did not make is seen')
})

test('复制：本人得到可读的一份，Word、JSON 都行；承办人不能替他要', async () => {
  const p = await resident()
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  for (const format of ['docx', 'json']) {
    const copy = await house.ask(clerk, 'GET', `/api/files/${p.personId}/copy?format=${format}`)
    assert.equal(copy.status, 200, String(copy.body))
    assert.ok(copy.raw.length > 500)
  }
})

test('删除以后翻遍每一张表：别的请求、代办、同一人的判断里也没有留下他的话和号码', async () => {
  const p = await resident()
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  const phone = '13910007755'
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  const ask = (method: 'POST' | 'PUT', url: string, body: object) => house.ask(clerk, method, url, { requestId: crypto.randomUUID(), ...body })
  const corrected = await ask('POST', `/api/files/${p.personId}/requests`, { kind: 'correct', field: 'other', wish: `我从来没说过金丝雀的事，打${phone}问我弟弟` })
  const head = house.city.staff('countyDispatcher', 'TJA')
  const decide = (id: string, input: object) => house.ask(head, 'POST', `/api/file-requests/${id}/act`, { requestId: crypto.randomUUID(), action: 'decide', input })
  assert.equal((await decide(corrected.body.id, { outcome: 'granted', answer: `金丝雀的事已经改了，打过${phone}` })).status, 200)
  assert.equal((await ask('PUT', `/api/files/${p.personId}/way`, { consent: true, hours: `先打${phone}`, note: `弟弟电话${phone}，别提金丝雀` })).status, 200)
  assert.equal((await ask('POST', '/api/files/authority', { principalName: p.name, principalIdNumber: p.idNumber, agentName: '周金丝雀', agentPhone: phone, kind: 'agent', paper: `委托书，金丝雀签名，${phone}`, consent: 'written', scope: 'file', untilOn: '2027-12-31' })).status, 200)
  const other = await house.city.anOrder({ name: '周档另', phone: '13910009955', need: '另一件' })
  const { person_id: otherId } = await house.city.row(other.id) as { person_id: string }
  const [one, two] = [p.personId, otherId].toSorted()
  await owner(`insert into same_person (id, version, state, created_at, created_by, one_id, other_id, verdict, bits, reasons, reason, log_seq, log_hash) values ($1, 1, 'notSame', now(), $1, $2, $3, 'likely', 1, '{姓名相同}', '金丝雀说不是他', 0, '')`, [crypto.randomUUID(), one, two])
  const [shown, entry, unit, bureau] = [crypto.randomUUID(), crypto.randomUUID(), house.city.unit('TJA-PC').id, house.city.unit('TJA').id]
  await owner(`insert into unit (id, code, name, short_name, kind, path, bureau_id) values ($1, 'E1', '试验单位', '单位', 'centre', 'e1', $2), ($2, 'E2', '试验局', '局', 'countyBureau', 'e2', $2)`, [unit, bureau])
  await owner(`insert into publication (id, version, state, created_at, created_by, order_id, unit_id, bureau_id, title, text, published_at, log_seq, log_hash) values ($1, 1, 'published', now(), $1, $2, $3, $4, '金丝雀的事', '金丝雀的事答复如下', now(), 0, '')`, [shown, p.order.id, unit, bureau])
  await owner(`insert into knowledge_entry (id, version, state, kind, title, question, body, cited, source, origin, origin_order_id, teaching, sensitivity, created_at, created_by, written_by, unit_id, bureau_id, review_on, changed_at, log_seq, log_hash)
    values ($1, 1, 'approved', 'answer', '金丝雀的事', '', '金丝雀的事答复如下', '[]', '已公开的答复（试验）', 'publication', $2, false, 'ordinary', now(), $1, $1, $3, $4, '2030-01-01', now(), 0, '')`, [entry, p.order.id, unit, bureau])
  const everywhere = async (): Promise<string[]> => {
    const { rows } = await owner(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
    const found: string[] = []
    for (const { name } of rows) {
      const { rows: held } = await owner(`select t::text as line from "${name}" t where t::text ~ $1`, [`${p.name}|金丝雀|${phone}|${p.phone}|${p.idNumber}|${house.desk.vault.blindIndex(p.idNumber, 'id-number')}`])
      for (const { line } of held) found.push(`${name}: ${line}`)
    }
    return found
  }
  assert.deepEqual((await everywhere()).filter((line) => line.includes(phone) || line.includes(p.idNumber)), [], 'no number stands in clear even before')
  await owner('update work_order set closed_at = $2 where id = $1', [p.order.id, house.city.clock.now()])
  const asked = await ask('POST', `/api/files/${p.personId}/requests`, { kind: 'erase', wish: '全部删掉' })
  assert.equal((await decide(asked.body.id, { outcome: 'granted', answer: '按您的要求办' })).status, 200)
  assert.deepEqual(await everywhere(), [])
  assert.deepEqual((await owner('select state, published_at, text from publication where id = $1', [shown])).rows, [{ state: 'refused', published_at: null, text: '已按本人要求删除' }], 'what was public is taken down')
  assert.deepEqual((await owner(`select facts ? 'erased' as erased from action_log where record_id = $1`, [shown])).rows, [{ erased: true }])
  assert.deepEqual((await owner('select wish_sealed, answer from file_request where id = $1', [corrected.body.id])).rows, [{ wish_sealed: null, answer: '已删除' }])
})

test('查询码只打开一件事的：不能借它更正本人的电话', async () => {
  const p = await resident()
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  const now = house.city.clock.now()
  await owner(`insert into file_gate (id, person_id, basis, scope, matter_id, door, way, purpose, holder_id, holder_kind, holder_name, opened_at, until_at) values (gen_random_uuid(), $1, 'verified', 'matter', $2, 'network', 'codeOnline', '本人看', $3, 'staff', '测试', $4, $5)`,
    [p.personId, p.matterId, clerk.id, now, new Date(now.getTime() + 600_000)])
  const ask = (field: string) => house.ask(clerk, 'POST', `/api/files/${p.personId}/requests`, { requestId: crypto.randomUUID(), kind: 'correct', field, wish: '换成我的号码' })
  assert.equal((await ask('phone')).status, 403)
  assert.equal((await ask('other')).status, 200)
})

test('谁看过、要求过什么，也不漏敏感事项：打开它的目的只给本人看，她自己提的要求代办人看不到', async () => {
  const p = await resident()
  const second = await house.city.anOrder({ name: p.name, phone: p.phone, need: '丈夫又动手打我，想申请人身安全保护令' })
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  const head = house.city.staff('cityHead', 'HN')
  assert.equal((await house.ask(head, 'POST', `/api/orders/${second.id}/open`, { purpose: '核实家暴告诫书' })).status, 200)
  const looked = (await house.ask(clerk, 'GET', `/api/files/${p.personId}/looks`)).body as { what: string; why: string | null }[]
  assert.deepEqual(looked.filter(({ what }) => what === '打开了一件敏感事项').map(({ why }) => why), [null])
  await house.ask(clerk, 'POST', `/api/files/${p.personId}/requests`, { requestId: crypto.randomUUID(), kind: 'correct', field: 'other', wish: '我被丈夫打的记录写错了' })
  const husband = house.city.staff('windowClerk', 'TJA')
  await house.ask(husband, 'POST', '/api/files/authority', { requestId: crypto.randomUUID(), principalName: p.name, principalIdNumber: p.idNumber, agentName: '其夫', kind: 'agent', paper: '委托书', consent: 'written', scope: 'file', untilOn: '2026-12-31' })
  await house.ask(husband, 'POST', `/api/files/${p.personId}/requests`, { requestId: crypto.randomUUID(), kind: 'copy', wish: '复制一份' })
  const his = (await file(husband, p.personId)).body
  assert.deepEqual(his.requests.map((request: { wish: string }) => request.wish), ['复制一份'])
})

test('凭查询码只打开一件事的：看不到她的安全联系方式，也看不到她是哪类人', async () => {
  const p = await resident()
  const clerk = house.city.staff('windowClerk', 'FT-PC')
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  await house.ask(clerk, 'PUT', `/api/files/${p.personId}/way`, { neverCall: true, phone: '13910006666', note: '搬到娘家去了', consent: true })
  await owner(`update person set groups = '{disabled}', birth_year = 1950, sex = 'female' where id = $1`, [p.personId])
  const helper = house.city.staff('windowClerk', 'TJA')
  const now = house.city.clock.now()
  await owner(`insert into file_gate (id, person_id, basis, scope, matter_id, door, way, purpose, holder_id, holder_kind, holder_name, opened_at, until_at) values (gen_random_uuid(), $1, 'verified', 'matter', $2, 'network', 'codeOnline', '凭查询码', $3, 'staff', '测试', $4, $5)`,
    [p.personId, p.matterId, helper.id, now, new Date(now.getTime() + 600_000)])
  const { body } = await file(helper, p.personId)
  assert.equal(body.matters.length, 1)
  assert.deepEqual([body.way, body.person.groups, body.person.birthYear, body.person.sex], [null, [], null, null])
  assert.doesNotMatch(JSON.stringify(body), /13910006666|娘家/)
  assert.deepEqual([body.person.records, body.fields.find((field: { id: string }) => field.id === 'idNumber').held], [1, false])
  assert.equal((await file(clerk, p.personId)).body.way.phone, '13910006666')
})

test('个人信息请求快到期的提醒一次；超期的每个工作日提醒一次，负责人也知道；答复了就不再提醒 [PI-RESP]', async () => {
  const p = await resident()
  const clerk = house.city.staff('windowClerk', 'TJA')
  await who(clerk, { name: p.name, idNumber: p.idNumber })
  const asked = await house.ask(clerk, 'POST', `/api/files/${p.personId}/requests`, { requestId: crypto.randomUUID(), kind: 'erase', wish: '不再需要了，请删除' })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  await owner('update file_request set decided_at = now() where id <> $1 and decided_at is null', [asked.body.id])
  const told = async () => (await owner(`select role from notice where kind = 'fileRequest' and text like '%答复%' and text not like '%请在“服务档案”里答复' order by role`)).rows.map(({ role }) => role)
  const at = (text: string) => remindRequests(house.city.database.pool, house.city.house.world, new Date(`${text}T01:00:00Z`))
  const move = (due: string) => owner('update file_request set due_at = $2 where id = $1', [asked.body.id, due])
  await move('2026-12-11T09:30:00Z')
  assert.equal(await at('2026-12-04'), 0, 'a week is left')
  assert.equal(await at('2026-12-08'), 1)
  assert.equal(await at('2026-12-09'), 0, 'told once before the day')
  assert.deepEqual(await told(), ['countyDispatcher'])
  assert.equal(await at('2026-12-12'), 0, 'Saturday')
  assert.equal(await at('2026-12-14'), 1)
  assert.equal(await at('2026-12-14'), 0, 'run twice, told once')
  assert.equal(await at('2026-12-15'), 1)
  assert.deepEqual(await told(), ['countyDispatcher', 'countyDispatcher', 'countyDispatcher', 'countyHead', 'countyHead'])
  await owner(`update file_request set state = 'denied', decided_at = now() where id = $1`, [asked.body.id])
  assert.equal(await at('2026-12-16'), 0)
})
