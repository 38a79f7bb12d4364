import assert from 'node:assert/strict'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import type { Actor } from '../../platform/access.ts'
import { newId } from '../../platform/ids.ts'
import { samples } from '../../testing/sample-files.ts'
import { sightOf } from '../../testing/city.ts'
import { verifyLog } from '../../platform/action-log.ts'
import { inContext } from '../../platform/context.ts'
import { attachmentRoutes, clearUploads, saveUpload } from './attachment-routes.ts'
import { takeIn } from './intake.ts'
import { aDesk, filesForm, type TestDesk } from './test-desk.ts'

let house: TestDesk
before(async () => { house = await aDesk(attachmentRoutes) })
after(() => house.close())

/** An order in the hands of a justice office, and one who works there. */
const handled = async () => {
  const { city } = house
  const order = await city.anOrder()
  const body = city.body('TJA')
  await city.act(city.staff('countyDispatcher', 'TJA'), order.id, 'assign', { unitId: body.id })
  return { order, handler: city.staff('justiceOfficeStaff', body.code) }
}
const send = async (actor: Actor, orderId: string, files: Parameters<typeof filesForm>[0]) => {
  const { payload, headers } = filesForm(files)
  return house.ask(actor, 'POST', `/api/orders/${orderId}/attachments`, payload, headers)
}

test('上传附件记入全程留痕；有权的人下载到的与上传的一字不差', async () => {
  const { order, handler } = await handled()
  const answer = await send(handler, order.id, [{ name: '照片.png', content: samples.png }, { name: '情况说明.txt', content: samples.txt }])
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  assert.deepEqual(answer.body.map((f: { name: string }) => f.name), ['照片.png', '情况说明.txt'])
  const got = await house.ask(handler, 'GET', `/api/attachments/${answer.body[0].id}`)
  assert.ok(got.raw.equals(samples.png))
  assert.match(got.headers['content-disposition'] ?? '', /^attachment;/)
  assert.equal(got.headers['cache-control'], 'private, no-store')
  const row = await house.city.row(order.id)
  const check = await inContext(house.desk.pool, sightOf(handler), (tx) => verifyLog(tx, order.id, { seq: Number(row.log_seq), hash: String(row.log_hash) }))
  assert.deepEqual(check, { intact: true, lines: 3, brokenAt: null })
  const { rows } = await house.city.database.ownerPool.query(`select act from audit_entry where object = $1 and act in ('workOrder.attach', 'workOrder.download') order by id`, [order.id])
  assert.deepEqual(rows.map((r: { act: string }) => r.act), ['workOrder.attach', 'workOrder.download'])
})

test('外单位的人既不能上传，也不能下载，也不知道有没有', async () => {
  const { order, handler } = await handled()
  const [file] = (await send(handler, order.id, [{ name: 'a.png', content: samples.png }])).body
  const stranger = house.city.staff('justiceOfficeStaff', house.city.body('FT').code)
  assert.equal((await send(stranger, order.id, [{ name: 'a.png', content: samples.png }])).status, 404)
  const [one, none] = [await house.ask(stranger, 'GET', `/api/attachments/${file.id}`), await house.ask(stranger, 'GET', `/api/attachments/${newId()}`)]
  assert.equal(one.status, 404)
  assert.deepEqual(one.body, none.body)
  assert.equal((await house.ask(house.city.staff('auditor', 'HN'), 'GET', `/api/attachments/${file.id}`)).status, 403, 'sees the order, may not take its files')
})

test('假图片、空表单、太多文件说明原因，一个不收，都不出错', async () => {
  const { order, handler } = await handled()
  const bad = await send(handler, order.id, [{ name: '好.png', content: samples.png }, { name: '坏.png', content: Buffer.from('MZ\x90\0not an image') }])
  assert.equal(bad.status, 422)
  assert.ok(bad.body.error.fields.files)
  assert.equal((await send(handler, order.id, [])).status, 422)
  assert.equal((await house.ask(handler, 'POST', `/api/orders/${order.id}/attachments`, { files: 1 })).status, 422)
  const many = await send(handler, order.id, Array.from({ length: 12 }, (_, i) => ({ name: `${i}.png`, content: samples.png })))
  assert.ok(many.status === 422 || many.status === 413, String(many.status))
  const { rows } = await house.city.database.ownerPool.query(`select count(*)::int as n from attachment where subject_id = $1`, [order.id])
  assert.equal(rows[0].n, 0)
})

test('先上传、后提交：当事人的附件随诉求绑定，只有本人看得到待绑定的', async () => {
  const { city, desk } = house
  const resident: Actor = { kind: 'resident', id: newId(), name: '当事人', appointments: [] }
  const by = { actor: resident, sight: sightOf(resident), now: city.clock.now() }
  const file = await saveUpload(desk, by, { stream: Readable.from(samples.pdf), filename: '合同.pdf', field: 'files' })
  assert.equal((await house.ask(resident, 'GET', `/api/attachments/${file.id}`)).status, 200)
  assert.equal((await house.ask(city.staff('cityDispatcher', 'HN'), 'GET', `/api/attachments/${file.id}`)).status, 404)
  const receipt = await takeIn(desk.house, {
    door: 'network', ...by, unitId: city.world.cityUnitId,
    input: { requestId: newId(), forWhom: 'self', anonymous: false, person: { name: '钱进', phone: '13900005555' }, kind: 'task', need: '合同纠纷，材料见附件', areaCode: '340403001', safeToCall: true, attachmentIds: [file.id] },
  })
  const { rows } = await city.database.ownerPool.query('select subject_id from attachment where id = $1', [file.id])
  assert.equal(rows[0].subject_id, receipt.orderId)
  assert.equal((await house.ask(city.staff('countyDispatcher', 'TJA'), 'GET', `/api/attachments/${file.id}`)).status, 200)
  const again = await saveUpload(desk, by, { stream: Readable.from(samples.txt), filename: '补充.txt', field: 'files' })
  const joined = await takeIn(desk.house, {
    door: 'network', ...by, unitId: city.world.cityUnitId,
    input: { requestId: newId(), forWhom: 'self', anonymous: false, person: { name: '钱进', phone: '13900005555' }, kind: 'task', need: '合同纠纷，材料见附件', areaCode: '340403001', safeToCall: true, attachmentIds: [again.id] },
  })
  assert.deepEqual([joined.outcome, (await city.database.ownerPool.query('select subject_id from attachment where id = $1', [again.id])).rows[0].subject_id], ['joined', receipt.orderId])
})

test('内容缺失的附件说明情况，不是半截文件', async () => {
  const { order, handler } = await handled()
  const [file] = (await send(handler, order.id, [{ name: 'a.txt', content: Buffer.from(`独有的内容 ${newId()}`) }])).body
  const { rows } = await house.city.database.ownerPool.query('select stored_as from attachment where id = $1', [file.id])
  await rm(join(house.folder, rows[0].stored_as.slice(0, 2), rows[0].stored_as))
  const got = await house.ask(handler, 'GET', `/api/attachments/${file.id}`)
  assert.equal(got.status, 404)
  assert.match(got.body.error.message, /备份/)
})

test('归档后不能再加附件；没有等到表单的上传第二天清掉', async () => {
  const { order, handler } = await handled()
  const { ownerPool } = house.city.database
  await ownerPool.query('alter table work_order no force row level security')
  await ownerPool.query(`update work_order set state = 'archived', closed_at = now() where id = $1`, [order.id])
  await ownerPool.query('alter table work_order force row level security')
  assert.equal((await send(handler, order.id, [{ name: 'a.png', content: samples.png }])).status, 409)
  const late = new Date(house.city.clock.now().getTime() + 2 * 86_400_000)
  await saveUpload(house.desk, { actor: handler, sight: sightOf(handler), now: house.city.clock.now() }, { stream: Readable.from(samples.txt), filename: 'b.txt', field: 'files' })
  assert.equal((await clearUploads(house.desk, late)).rows, 1)
  assert.deepEqual(await readdir(join(house.folder, 'incoming')), [])
})
