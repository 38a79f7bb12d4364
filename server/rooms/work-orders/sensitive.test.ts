import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { OrderDetail } from '../../../contract/work-orders.ts'
import { inContext } from '../../platform/context.ts'
import { sightOf } from '../../testing/city.ts'
import { workOrderRoutes } from './all-routes.ts'
import { aDesk, type TestDesk } from './test-desk.ts'
import { track } from './track.ts'

let house: TestDesk
before(async () => { house = await aDesk(workOrderRoutes) })
after(() => house.close())

const need = '我老公喝酒就打我，孩子也怕，我的电话13905541234，身份证３４０４０３１９９００１０１１２３９，想离婚'
const dispatcher = () => house.city.staff('countyDispatcher', 'TJA')
const detailOf = async (actor = dispatcher(), id = ''): Promise<OrderDetail> => (await house.ask(actor, 'GET', `/api/orders/${id}`)).body
let told = 0
const inHand = async (text = `${need}${'了'.repeat(++told)}`) => {
  const order = await house.city.anOrder({ need: text })
  await house.city.act(dispatcher(), order.id, 'accept')
  const firm = house.city.body('TJA')
  await house.city.act(dispatcher(), order.id, 'assign', { unitId: firm.id, instruction: '注意她的安全' })
  const handler = house.city.staff('handler', firm.code)
  await house.city.act(handler, order.id, 'sign')
  return { ...order, handler, firm }
}

test('[SENS] 敏感事项在列表、工单页、提醒里默认遮蔽：一个字、一个地点、一类名称都不出现', async () => {
  const { id, number, handler, firm } = await inHand()
  await house.city.act(handler, id, 'note', { text: '她说晚上不要打电话' })
  const list = await house.ask(handler, 'GET', '/api/orders?queue=unit')
  const row = list.body.rows.find((r: { id: string }) => r.id === id)
  assert.deepEqual([row.title, row.asker, row.place, row.topic, row.sensitive], ['敏感诉求（写明目的后查看）', '当事人', null, null, true])
  const detail = await detailOf(handler, id)
  assert.equal(detail.sensitivity.covered, true)
  const head = house.city.staff('bodyHead', firm.code)
  const notices = await house.ask(head, 'GET', '/api/notices')
  for (const shown of [JSON.stringify(row), JSON.stringify(detail), JSON.stringify(notices.body)]) {
    assert.doesNotMatch(shown, /老公|打我|家庭暴力|domesticViolence|离婚|晚上不要|周某|139\*\*|13905541234|13800001234|340403/u)
  }
  assert.match(JSON.stringify(notices.body), new RegExp(number))
})

test('[SENS] 写明目的、有权的人打开一个工作日，留下记录；别人那里仍遮蔽；没有权的打不开', async () => {
  const { id, handler, firm } = await inHand()
  assert.equal((await house.ask(handler, 'POST', `/api/orders/${id}/open`, { purpose: '' })).status, 422)
  assert.equal((await house.ask(house.city.staff('auditor', 'HN'), 'POST', `/api/orders/${id}/open`, { purpose: '督查' })).status, 403)
  assert.equal((await house.ask(handler, 'POST', `/api/orders/${id}/open`, { purpose: '准备上门' })).status, 200)
  const mine = await detailOf(handler, id)
  assert.match(mine.need, /老公喝酒就打我.*〔电话1 139\*\*\*\*1234〕.*〔证件1 3404\*{10}39〕/u)
  assert.equal(mine.sensitivity.classZh, '家庭暴力')
  assert.ok(!JSON.stringify(mine).includes('13905541234'))
  assert.equal((await detailOf(house.city.staff('handler', firm.code), id)).sensitivity.covered, true)
  const { rows } = await house.city.database.ownerPool.query(`select purpose, result from audit_entry where object = $1 and act = '/api/orders/:id/open' order by id`, [id])
  assert.deepEqual(rows.map((r: { purpose: string; result: string }) => [r.purpose, r.result]), [[null, 'refused'], ['准备上门', 'ok']])
})

test('[SENS] 搜得到编号，搜不到敏感事项里的词；按类别筛也不露', async () => {
  const { id, number, handler } = await inHand('儿子吸毒，想送他去强制戒毒，地址在谢家集')
  const found = async (query: string): Promise<string[]> => (await house.ask(handler, 'GET', `/api/orders?queue=unit&q=${encodeURIComponent(query)}`)).body.rows.map((r: { id: string }) => r.id)
  assert.deepEqual(await found('戒毒'), [])
  assert.deepEqual(await found('周'), [])
  assert.deepEqual(await found(number), [id])
})

test('[SENS] 附件须先打开，名称也不露', async () => {
  const { id, handler } = await inHand()
  const { desk, city } = house
  await city.database.ownerPool.query(`insert into attachment (id, subject_kind, subject_id, name, media_type, bytes, sha, stored_as, uploaded_by_kind, uploaded_by_id, created_at) values ($1, 'workOrder', $2, '伤情.jpg', 'image/jpeg', 1, 'x', $3, 'resident', $2, $4)`, ['01900000-0000-7000-8000-0000000000aa', id, 'a'.repeat(64), desk.clock.now()])
  const refused = await house.ask(handler, 'GET', '/api/attachments/01900000-0000-7000-8000-0000000000aa')
  assert.equal(refused.status, 403)
  assert.match(refused.body.error.message, /写明查看目的/u)
  assert.deepEqual((await detailOf(handler, id)).attachments.map((f) => f.name), ['附件1'])
})

test('[SENS] 改级别是留痕的一步：写明理由，全部子单一起变；不再敏感时标题恢复', async () => {
  const { id, handler } = await inHand('我要咨询刑事辩护律师怎么收费')
  assert.equal((await detailOf(handler, id)).sensitivity.covered, true)
  const { created } = await house.city.act(dispatcher(), id, 'addAssist', { unitIds: [house.city.unit('TJA-F2').id], instruction: '协助' })
  const change = { level: 'ordinary', grade: 1, sensitiveClass: 'none', reason: '只是问收费' }
  await assert.rejects(house.city.act(handler, id, 'setSensitivity', change), /权限/u)
  await house.city.act(dispatcher(), id, 'setSensitivity', change)
  const detail = await detailOf(handler, id)
  assert.deepEqual([detail.sensitivity.covered, detail.sensitivity.level, detail.title], [false, 'ordinary', '我要咨询刑事辩护律师怎么收费'])
  assert.ok(detail.story.some((line) => line.action === 'setSensitivity' && line.text.includes('只是问收费')))
  const { rows } = await house.city.database.ownerPool.query('select sensitive from work_order where id = any($1)', [[id, ...created]])
  assert.deepEqual(rows.map((r: { sensitive: boolean }) => r.sensitive), [false, false])
  await house.city.act(dispatcher(), id, 'setSensitivity', { level: 'work', grade: 3, sensitiveClass: 'minor', reason: '涉及学生' })
  assert.equal((await detailOf(handler, id)).sensitivity.covered, true)
  await assert.rejects(house.city.act(dispatcher(), id, 'setSensitivity', { ...change, sensitiveClass: 'nonsense' }), /没有这一类/u)
})

test('[NUM] 平常的诉求：文中的号码遮蔽显示，有权、写明目的才给完整的；本人看自己的是完整的', async () => {
  const { id, handler } = await inHand('老板欠薪，他电话138-0554-9999，我卡号6222021001116245702')
  await house.city.act(handler, id, 'note', { text: '已打一三八零五五四九九九九，无人接', visibleToResident: true })
  const detail = await detailOf(handler, id)
  assert.match(detail.need, /他电话〔电话1 138\*\*\*\*9999〕，我卡号〔银行卡1 \*{4}5702〕/u)
  assert.match(JSON.stringify(detail.story), /已打〔电话1 138\*\*\*\*9999〕/u)
  const shown = await house.ask(handler, 'POST', `/api/orders/${id}/reveal`, { purpose: '联系对方' })
  assert.deepEqual(shown.body.numbers.map((n: { label: string; value: string }) => [n.label, n.value]), [['〔电话1 138****9999〕', '13805549999'], ['〔银行卡1 ****5702〕', '6222021001116245702']])
  const resident = house.city.residentOf(id)
  const own = await inContext(house.desk.pool, sightOf(resident), (tx) => track(tx, resident, house.city.world, house.city.clock.now()))
  assert.match(own.need, /13805549999.*6222021001116245702/u)
  assert.match(JSON.stringify(own.story), /已打13805549999/u)
  const stored = await house.city.database.ownerPool.query(`select need, title, (select string_agg(facts::text, '') from action_log where record_id = o.id) as facts, (select string_agg(said, '') from contact where order_id = o.id) as said from work_order o where id = $1`, [id])
  assert.doesNotMatch(JSON.stringify(stored.rows), /5549999|6245702|一三八/u)
})

test('[NUM] 同一个人再说同一件事，号码写法不同也认得是同一件', async () => {
  const first = await house.city.anOrder({ need: '邻居13805541111半夜装修', name: '吴同' })
  const again = await house.city.anOrder({ need: '邻居138 0554 1111半夜装修', name: '吴同' })
  assert.equal(again.receipt.outcome, 'joined')
  assert.equal(again.id, first.id)
})
