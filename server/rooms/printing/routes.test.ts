import assert from 'node:assert/strict'
import { inflateRawSync } from 'node:zlib'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { findFonts } from '../../platform/paper/fonts.ts'
import { sightOf } from '../../testing/city.ts'
import { takeIn } from '../work-orders/index.ts'
import { printRoutes } from './routes.ts'
import { aDesk, type TestDesk } from '../../testing/desk.ts'

let house: TestDesk
before(async () => { house = await aDesk(printRoutes) })
after(() => house.close())

/** The text of word/document.xml, found by its local header: enough of a zip reader for one file. */
const wordsOf = (docx: Buffer): string => {
  for (let at = 0; (at = docx.indexOf('PK\x03\x04', at, 'latin1')) >= 0; at += 4) {
    const [packed, nameLength, extra] = [docx.readUInt32LE(at + 18), docx.readUInt16LE(at + 26), docx.readUInt16LE(at + 28)]
    if (docx.toString('utf8', at + 30, at + 30 + nameLength) !== 'word/document.xml') continue
    const start = at + 30 + nameLength + extra
    return inflateRawSync(docx.subarray(start, packed ? start + packed : undefined)).toString('utf8').replace(/<[^>]+>/g, '')
  }
  return ''
}

const asked = async () => {
  const { city } = house
  const order = await city.anOrder({ name: '欧阳秀', phone: '13812345678' })
  const body = city.body('TJA')
  const handler = city.staff('justiceOfficeStaff', body.code)
  await city.act(city.staff('countyDispatcher', 'TJA'), order.id, 'assign', { unitId: body.id })
  await city.act(handler, order.id, 'sign')
  return { order, handler }
}

test('打印工单：内容齐全，姓名电话遮蔽，留下访问记录', async () => {
  const { order, handler } = await asked()
  const answer = await house.ask(handler, 'GET', `/api/orders/${order.id}/print?format=docx`)
  assert.equal(answer.status, 200)
  const words = wordsOf(answer.raw)
  for (const needed of [order.number, '办理中', '网络', '签收', '邻居盖房挡光', '欧某某', '138****5678']) assert.ok(words.includes(needed), needed)
  for (const hidden of ['欧阳秀', '13812345678']) assert.ok(!words.includes(hidden), hidden)
  const { rows } = await house.city.database.ownerPool.query(`select purpose from audit_entry where object = $1 and act = 'workOrder.print'`, [order.id])
  assert.deepEqual(rows, [{ purpose: '打印工单' }])
})

test('一次性告知书：要求补充以后才有，逐项列出，写明期限', async () => {
  const { order, handler } = await asked()
  assert.equal((await house.ask(handler, 'GET', `/api/orders/${order.id}/print?format=docx&paper=notice`)).status, 409)
  await house.city.act(handler, order.id, 'askForMaterial', { materials: '身份证复印件；房产证复印件\n现场照片' })
  const words = wordsOf((await house.ask(handler, 'GET', `/api/orders/${order.id}/print?format=docx&paper=notice`)).raw)
  for (const needed of ['一次性告知书', '身份证复印件', '房产证复印件', '现场照片', '12348']) assert.ok(words.includes(needed), needed)
})

test('窗口登记时告知的材料留有记录，告知书可以重新打印', async () => {
  const { city, desk } = house
  const clerk = city.staff('windowClerk', 'TJA-PC')
  const receipt = await takeIn(desk.house, {
    door: 'window', actor: clerk, sight: sightOf(clerk), now: city.clock.now(), unitId: city.unit('TJA-PC').id, accepted: true, noticeMaterials: '欠条；身份证复印件',
    input: { requestId: newId(), forWhom: 'self', anonymous: false, person: { name: '秦岚', phone: '13300004444' }, kind: 'task', need: '借款不还', areaCode: '340403001', safeToCall: true, attachmentIds: [] },
  })
  const words = wordsOf((await house.ask(clerk, 'GET', `/api/orders/${receipt.orderId}/print?format=docx&paper=notice`)).raw)
  for (const needed of ['欠条', '身份证复印件', receipt.number]) assert.ok(words.includes(needed), needed)
})

test('PDF：有中文字体即可打印，没有则说明改用 Word', async () => {
  const { order, handler } = await asked()
  const answer = await house.ask(handler, 'GET', `/api/orders/${order.id}/print`)
  if (findFonts()) assert.equal(answer.raw.subarray(0, 5).toString(), '%PDF-')
  else assert.match(answer.body.error.message, /Word/)
})

test('不在范围内的人、无打印权的人打印不了', async () => {
  const { order } = await asked()
  assert.equal((await house.ask(house.city.staff('countyDispatcher', 'FT'), 'GET', `/api/orders/${order.id}/print`)).status, 404)
  assert.equal((await house.ask(house.city.staff('auditor', 'HN'), 'GET', `/api/orders/${order.id}/print`)).status, 403)
  assert.equal((await house.ask(house.city.staff('countyDispatcher', 'TJA'), 'GET', `/api/orders/${order.id}/print?format=exe`)).status, 422)
})
