import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inContext } from '../../platform/context.ts'
import { sightOf } from '../../testing/city.ts'
import { foreignRoutes } from './foreign.ts'
import { countQueues, queuePage } from './queues.ts'
import { reachOf } from '../../platform/access.ts'
import { permissions } from './permissions.ts'
import { aDesk, type TestDesk } from './test-desk.ts'

let house: TestDesk
before(async () => { house = await aDesk(foreignRoutes) })
after(() => house.close())

const dispatcher = () => house.city.staff('cityDispatcher', 'HN-D1')
const line = (foreignNumber: string, more: object = {}) => JSON.stringify({ foreignNumber, foreignDueAt: '2026-09-25T18:00:00+08:00', intake: { kind: 'task', person: { name: '何平', phone: '13800007777' }, need: `省平台转来：邻里纠纷 ${foreignNumber}`, areaCode: '340403001', ...more } })
const importLines = async (lines: string, source = '省平台') => (await house.ask(dispatcher(), 'POST', '/api/foreign/import', { lines, source }))
const feedback = async (actor = dispatcher()) => inContext(house.desk.pool, sightOf(actor), async (tx) => {
  const reach = reachOf(permissions, 'view', actor)
  const count = (await countQueues(tx, { actor, reach })).feedback
  const { rows } = await queuePage(tx, { actor, reach, query: { queue: 'feedback', sort: 'due', size: 25 }, world: house.city.world })
  return { rows, count }
})

test('导入外来工单：坏行指出行号和原因，不影响别的行；再导入一次不重复', async () => {
  const file = ['\uFEFF' + line('P-1'), '', '这一行不是JSON', line('P-2'), '[1,2]', JSON.stringify({ foreignNumber: 'P-3', intake: { need: '' } }), JSON.stringify({ intake: 7 }), line('P-4', { need: 'a\u0000b' })].join('\r\n')
  const first = (await importLines(file)).body
  assert.equal(first.created, 2)
  assert.deepEqual(first.refused.map((r: { line: number }) => r.line), [3, 5, 6, 7, 8])
  assert.ok(first.refused.every((r: { message: string }) => /[\u4e00-\u9fff]/.test(r.message)))
  const again = (await importLines(file)).body
  assert.deepEqual([again.created, again.joined], [0, 2])
  const { rows } = await house.city.database.ownerPool.query(`select number, door, source_system, foreign_number, foreign_due_at from work_order where source_system = '省平台' order by foreign_number`)
  assert.deepEqual(rows.map((r: { foreign_number: string }) => r.foreign_number), ['P-1', 'P-2'])
  assert.equal(rows[0].door, 'api')
  assert.equal(rows[0].foreign_due_at.toISOString(), '2026-09-25T10:00:00.000Z')
})

test('同一来源编号在不同来源系统里是两件事', async () => {
  assert.equal((await importLines(line('X-1'), '省平台')).body.created, 1)
  assert.equal((await importLines(line('X-1', { person: { name: '另一人', phone: '13800008888' }, need: '别的事' }), '12345')).body.created, 1)
})

test('办结而来源系统没有回执的，列在“未反馈”，导出一行一件；登记回执后移出', async () => {
  const { city } = house
  await importLines(line('F-1', { kind: 'question' }))
  const { rows: [row] } = await city.database.ownerPool.query(`select id, number from work_order where foreign_number = 'F-1'`)
  assert.equal((await feedback()).count, 0)
  await city.act(dispatcher(), row.id, 'reply', { publicReply: '可以先申请人民调解。' })
  const waiting = await feedback()
  assert.equal(waiting.count, 1)
  assert.equal(waiting.rows[0]?.number, row.number)
  const file = await house.ask(dispatcher(), 'GET', `/api/foreign/feedback.jsonl?source=${encodeURIComponent('省平台')}`)
  const given = file.raw.toString().trim().split('\n').map((text) => JSON.parse(text))
  assert.deepEqual(given.map((g) => [g.foreignNumber, g.state, g.stateName, g.reply, g.late]), [['F-1', 'done', '已办结', '可以先申请人民调解。', false]])
  assert.match(file.headers['content-disposition'] ?? '', /attachment/)
  assert.equal((await feedback()).count, 1, 'a file handed out is no receipt')
  await city.act(dispatcher(), row.id, 'recordReceipt', { receipt: 'R-1' })
  assert.equal((await feedback()).count, 0)
  assert.equal((await house.ask(dispatcher(), 'GET', '/api/foreign/feedback.jsonl')).raw.length, 0)
})

test('外来工单不予受理的，也要向来源系统反馈 [WO-RECEIPT]', async () => {
  const { city } = house
  await importLines(line('D-1', { need: '要求撤销法院判决' }))
  const { rows: [row] } = await city.database.ownerPool.query(`select id from work_order where foreign_number = 'D-1'`)
  await city.act(dispatcher(), row.id, 'decline', { ground: 'inOtherProcedure', reason: '已有生效判决', otherWays: '向上级法院申请再审' })
  assert.ok((await city.clocks(row.id)).some((c) => c.code === 'WO-RECEIPT' && c.stopped_at === null))
  assert.equal((await feedback()).count, 1)
  await city.act(dispatcher(), row.id, 'recordReceipt', { receipt: 'R-2' })
  assert.deepEqual((await city.clocks(row.id)).filter((c) => c.code === 'WO-RECEIPT' && c.stopped_at === null), [])
})

test('空文件、太多行、没有权限的，说明原因', async () => {
  assert.equal((await importLines(' \n ')).status, 422)
  assert.equal((await importLines('x\n'.repeat(5001))).status, 422)
  assert.equal((await house.ask(house.city.staff('countyDispatcher', 'TJA'), 'POST', '/api/foreign/import', { lines: line('Z'), source: 'a' })).status, 403)
  assert.equal((await house.ask(house.city.staff('countyDispatcher', 'TJA'), 'GET', '/api/foreign/feedback.jsonl')).status, 403)
  assert.equal((await house.ask(dispatcher(), 'GET', '/api/foreign/feedback.jsonl?source=%00')).status, 422)
})
