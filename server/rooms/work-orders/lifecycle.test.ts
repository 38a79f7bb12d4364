import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aCity, type City } from '../../testing/city.ts'
import { Refused } from '../../platform/errors.ts'
import { inContext } from '../../platform/context.ts'
import { verifyLog } from '../../platform/action-log.ts'
import { sightOf } from '../../testing/city.ts'
import { systemActor } from '../../platform/access.ts'
import { sweep } from './index.ts'

let city: City
before(async () => { city = await aCity() })
after(() => city.database.drop())

const finished = { account: '现场调解，双方签字', publicReply: '双方已达成协议，邻居七日内拆除遮挡部分。', isTrue: true, beyondDuty: false, contacted: true, contactedAt: '2026-09-21T10:00:00+08:00', solved: true }
const refusal = (kind: string) => (error: unknown): boolean => error instanceof Refused && error.refusal.kind === kind

/** From the network door to the hands of a justice office. */
const inHand = async () => {
  const order = await city.anOrder()
  const dispatcher = city.staff('countyDispatcher', 'TJA')
  const body = city.body('TJA')
  const handler = city.staff('justiceOfficeStaff', body.code)
  await city.act(dispatcher, order.id, 'accept')
  await city.act(dispatcher, order.id, 'assign', { unitId: body.id })
  await city.act(handler, order.id, 'sign')
  return { order, dispatcher, handler, body }
}

test('一件诉求从提交到归档，走完全程', async () => {
  const { order, handler } = await inHand()
  await city.act(handler, order.id, 'finish', finished)
  await city.act(city.staff('reviewer', 'TJA'), order.id, 'review', { outcome: 'pass' })
  const done = await city.act(city.staff('followUpOfficer', 'TJA'), order.id, 'followUp', { reached: true, outcome: 'solved' })
  assert.equal(done.state, 'done')
  await city.act(city.residentOf(order.id), order.id, 'rate', { grade: 'satisfied' })
  const filed = await city.act(city.staff('countySupervisor', 'TJA'), order.id, 'archive')
  assert.equal(filed.state, 'archived')
  assert.deepEqual((await city.clocks(order.id)).filter((c) => c.stopped_at === null).map((c) => c.code), [])
})

test('每一步都留痕，逐条相扣；改动一条即被发现', async () => {
  const { order } = await inHand()
  const row = await city.row(order.id)
  const check = () => inContext(city.database.pool, sightOf(city.staff('cityDispatcher', 'HN')), (tx) => verifyLog(tx, order.id, { seq: Number(row.log_seq), hash: String(row.log_hash) }))
  assert.deepEqual(await check(), { intact: true, lines: 4, brokenAt: null })
  await city.database.ownerPool.query(`alter table action_log no force row level security`)
  await city.database.ownerPool.query(`update action_log set actor_name = '别人' where record_id = $1 and seq = 2`, [order.id])
  assert.deepEqual(await check(), { intact: false, lines: 4, brokenAt: 2 })
})

test('办结期限自派发起算，签收不影响 [WO-DONE]', async () => {
  const { order } = await inHand()
  const done = (await city.clocks(order.id)).find((c) => c.code === 'WO-DONE')
  // Monday 2026-09-21; five working days with Mid-Autumn (25 September) off: the sixth day counted is Tuesday 29th.
  assert.equal(done?.due_at.toISOString().slice(0, 10), '2026-09-29')
})

test('要求补充材料时办结期限暂停，补充后恢复原状态', async () => {
  const { order, handler } = await inHand()
  await city.act(handler, order.id, 'askForMaterial', { materials: '身份证复印件' })
  assert.ok((await city.clocks(order.id)).find((c) => c.code === 'WO-DONE')?.paused_at)
  const back = await city.act(city.residentOf(order.id), order.id, 'supplement', { text: '已补交' })
  assert.equal(back.state, 'inHand')
  assert.equal((await city.clocks(order.id)).find((c) => c.code === 'WO-DONE')?.paused_at, null)
})

test('退回只能一次：裁定后不得再退，利益冲突除外', async () => {
  const order = await city.anOrder()
  const dispatcher = city.staff('countyDispatcher', 'TJA')
  const body = city.body('TJA')
  const handler = city.staff('justiceOfficeStaff', body.code)
  await city.act(dispatcher, order.id, 'assign', { unitId: body.id })
  await city.act(handler, order.id, 'returnBack', { ground: 'notOurDuty', reason: '不归我们管' })
  await city.act(dispatcher, order.id, 'ruleOnReturn', { ruling: 'uphold', reason: '职责清单第 3 项' })
  await assert.rejects(city.act(handler, order.id, 'returnBack', { ground: 'notOurDuty', reason: '还是不归' }), refusal('wrongState'))
  const again = await city.act(handler, order.id, 'returnBack', { ground: 'conflictOfInterest', reason: '承办人是当事人亲属' })
  assert.equal(again.state, 'returnReview')
})

test('协办单未办结，主单不能办结', async () => {
  const { order, dispatcher, handler } = await inHand()
  const other = city.world.units().find((u) => u.kind === 'justiceOffice' && u.bureauId === city.unit('TJA').id && u.id !== city.body('TJA').id)!
  const { created } = await city.act(dispatcher, order.id, 'addAssist', { unitIds: [other.id], instruction: '核实房产登记' })
  await assert.rejects(city.act(handler, order.id, 'finish', finished), refusal('wrongState'))
  const helper = city.staff('justiceOfficeStaff', other.code)
  await city.act(helper, created[0]!, 'sign')
  assert.equal((await city.act(helper, created[0]!, 'finish', finished)).state, 'done')
  assert.equal((await city.act(handler, order.id, 'finish', finished)).state, 'toReview')
})

test('跨县加派协办，也须记理由', async () => {
  const { order, dispatcher } = await inHand()
  const away = city.body('FT')
  await assert.rejects(city.act(dispatcher, order.id, 'addAssist', { unitIds: [away.id], instruction: '核实' }), refusal('invalid'))
  await city.act(dispatcher, order.id, 'addAssist', { unitIds: [away.id], instruction: '核实', crossReason: '房产在凤台' })
})

test('跨县派单须记理由', async () => {
  const order = await city.anOrder()
  const dispatcher = city.staff('countyDispatcher', 'TJA')
  const away = city.body('FT')
  await assert.rejects(city.act(dispatcher, order.id, 'assign', { unitId: away.id }), refusal('invalid'))
  assert.equal((await city.act(dispatcher, order.id, 'assign', { unitId: away.id, crossReason: '纠纷发生地在凤台' })).state, 'toSign')
})

test('并单可以恢复', async () => {
  const [first, second] = [await city.anOrder(), await city.anOrder()]
  const dispatcher = city.staff('countyDispatcher', 'TJA')
  assert.equal((await city.act(dispatcher, second.id, 'merge', { intoId: first.id, reason: '同一件事' })).state, 'mergedInto')
  assert.equal((await city.act(dispatcher, second.id, 'restore', { reason: '并错了' })).state, 'toAccept')
})

test('同一请求重复提交只算一次，换了内容则拒绝', async () => {
  const order = await city.anOrder()
  const dispatcher = city.staff('countyDispatcher', 'TJA')
  const requestId = crypto.randomUUID()
  const [one, two] = await Promise.all([0, 1].map(() => city.act(dispatcher, order.id, 'accept', {}, { requestId })))
  assert.deepEqual(one, two)
  assert.equal((await city.row(order.id)).version, 2)
  await assert.rejects(city.act(dispatcher, order.id, 'accept', { note: '别的' }, { requestId }), refusal('conflict'))
})

test('不在本辖区的人看不到、也办不了', async () => {
  const order = await city.anOrder()
  await assert.rejects(city.act(city.staff('countyDispatcher', 'FT'), order.id, 'accept'), refusal('notFound'))
  await assert.rejects(city.act(city.staff('hotlineAgent', 'HN-HL'), order.id, 'assign', { unitId: city.body('TJA').id }), refusal('notFound'))
})

test('派发满 1 个工作日未签收：转红并进入督办，逐级上报，每级一次 [WO-SIGN]', async () => {
  const order = await city.anOrder()
  await city.act(city.staff('countyDispatcher', 'TJA'), order.id, 'assign', { unitId: city.body('TJA').id })
  city.clock.moveTo(new Date('2026-09-22T17:31:00+08:00'))
  await Promise.all([sweep(city.house, city.clock.now()), sweep(city.house, city.clock.now())])
  const row = await city.row(order.id)
  assert.equal(row.supervised, true)
  assert.equal(row.level, 'overdue')
  const sign = (await city.clocks(order.id)).find((c) => c.code === 'WO-SIGN')!
  assert.equal(sign.rung, 1)
  const missed = sign.missed_at
  assert.ok(missed)
  for (const day of ['23', '24', '28', '29', '30']) {
    city.clock.moveTo(new Date(`2026-09-${day}T09:30:00+08:00`))
    await sweep(city.house, city.clock.now())
  }
  const { rows } = await city.database.ownerPool.query(`select role from notice where order_id = $1 and kind = 'overdue' and text like '%签收%' order by at`, [order.id])
  assert.deepEqual(rows.map((r: { role: string }) => r.role), ['bodyHead', 'countySupervisor', 'countyHead', 'citySupervisor', 'cityHead'])
  assert.deepEqual((await city.clocks(order.id)).find((c) => c.code === 'WO-SIGN')!.missed_at, missed)
  city.clock.moveTo(new Date('2026-09-21T09:00:00+08:00'))
})

test('本局受理超期：先告诉本局调度员；市局自己的单没有县区一级 [WO-ACCEPT]', async () => {
  const chainOf = async (areaCode?: string): Promise<string[]> => {
    const order = await city.anOrder(areaCode ? { areaCode } : { areaCode: '340499' })
    const from = city.clock.now()
    for (let day = 1; day <= 14; day += 1) {
      city.clock.moveTo(new Date(from.getTime() + day * 86_400_000 + 8 * 3_600_000))
      await sweep(city.house, city.clock.now())
    }
    city.clock.moveTo(from)
    const { rows } = await city.database.ownerPool.query(`select role from notice where order_id = $1 and kind = 'overdue' order by at`, [order.id])
    return rows.map((r: { role: string }) => r.role)
  }
  assert.deepEqual(await chainOf('340403001'), ['countyDispatcher', 'countySupervisor', 'countyHead', 'citySupervisor', 'cityHead'])
  assert.deepEqual(await chainOf(), ['cityDispatcher', 'citySupervisor', 'cityHead'])
})

test('差评转入督办并须整改，期间不归档 [RT-FIX]', async () => {
  const { order, handler } = await inHand()
  await city.act(handler, order.id, 'finish', finished)
  await city.act(city.staff('reviewer', 'TJA'), order.id, 'review', { outcome: 'pass' })
  await city.act(city.staff('followUpOfficer', 'TJA'), order.id, 'followUp', { reached: true, outcome: 'solved' })
  await city.act(city.residentOf(order.id), order.id, 'rate', { grade: 'dissatisfied', words: '没有解决' })
  assert.ok((await city.clocks(order.id)).some((c) => c.code === 'RT-FIX' && c.stopped_at === null))
  await assert.rejects(city.act(city.staff('countySupervisor', 'TJA'), order.id, 'archive'), refusal('wrongState'))
  assert.equal((await city.act(city.residentOf(order.id), order.id, 'reopen', { reason: '邻居没有拆' })).state, 'inHand')
})

test('同一人说同一件事，并入原工单，不另立新单', async () => {
  const need = '工地拖欠三个月工资，老板不接电话'
  const first = await city.anOrder({ need })
  const second = await city.anOrder({ need: '工地拖欠三个月工资, 老板不接电话。' })
  assert.equal(second.receipt.outcome, 'joined')
  assert.equal(second.id, first.id)
})

test('当场答复的只留一条接触记录，直接办结', async () => {
  const answered = await city.anOrder({ door: 'hotline', kind: 'question', answer: { publicReply: '可以先找劳动监察大队投诉。', toldRights: true } })
  assert.equal(answered.receipt.state, 'done')
})

test('系统身份之外，数据库里没有放宽的视野（第二道墙）', async () => {
  const order = await city.anOrder()
  const count = (actor: Parameters<typeof sightOf>[0]) => inContext(city.database.pool, sightOf(actor), (tx) => tx.rows('select id from work_order where id = $1', [order.id]))
  assert.equal((await count(city.staff('countyDispatcher', 'FT'))).length, 0)
  assert.equal((await count(city.staff('countyDispatcher', 'TJA'))).length, 1)
  assert.equal((await count({ ...systemActor, kind: 'staff' })).length, 0)
})
