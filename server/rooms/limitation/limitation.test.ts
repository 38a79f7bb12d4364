import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SheetView } from '../../../contract/limitation.ts'
import type { Actor } from '../../platform/access.ts'
import { newId } from '../../platform/ids.ts'
import { inContext } from '../../platform/context.ts'
import { sightOf } from '../../testing/city.ts'
import { aDesk, type TestDesk } from '../../testing/desk.ts'
import { limitationForResident } from './to-resident.ts'
import { limitationRoutes } from './routes.ts'
import { warnLimitation } from './warn.ts'

let house: TestDesk
before(async () => { house = await aDesk((desk) => limitationRoutes(() => desk.house.world), '2026-11-09T09:00:00+08:00') })
after(() => house.close())

/** An appeal: the judgment came on 2 November, so the fifteenth day is the seventeenth. */
const inHand = async (need = '我在2026年11月2日收到一审判决书，不服，想上诉') => {
  const { city } = house
  const order = await city.anOrder({ need, name: `周${newId().slice(-6)}` })
  const body = city.body('TJA')
  await city.act(city.staff('countyDispatcher', 'TJA'), order.id, 'assign', { unitId: body.id })
  return { order, handler: city.staff('justiceOfficeStaff', body.code) }
}
const appeal = (more: object = {}) => ({ requestId: newId(), version: 0, codes: ['APP-J'], days: { judgmentServed: '2026-11-02' }, ...more })
const keep = (actor: Actor, orderId: string, body: object) => house.ask(actor, 'POST', `/api/orders/${orderId}/limitation`, body)
const sheet = async (actor: Actor, orderId: string): Promise<SheetView> => (await house.ask(actor, 'GET', `/api/orders/${orderId}/limitation`)).body
const notices = async (orderId: string, kind = 'limitation') => (await house.city.database.ownerPool.query('select text, unit_id, account_id from notice where order_id = $1 and kind = $2 order by at', [orderId, kind])).rows

test('打开时效表：按群众的话提出上诉期，找出话里的日子，什么也不替人填', async () => {
  const { order, handler } = await inHand()
  const view = await sheet(handler, order.id)
  assert.equal(view.suggested[0]!.code, 'APP-J')
  assert.deepEqual(view.daysNamed.map(({ day }) => day), ['2026-11-02'])
  assert.deepEqual([view.version, view.facts.codes, view.reckonings], [0, [], []])
})

test('填了收到判决书的日子：算出 11 月 17 日，写明条文；记入全程留痕', async () => {
  const { order, handler } = await inHand()
  const { status, body } = await keep(handler, order.id, appeal())
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual([body.reckonings[0].dueOn, body.reckonings[0].daysLeft, body.version], ['2026-11-17', 8, 1])
  assert.match(body.reckonings[0].steps.join(), /民事诉讼法第 171 条/u)
  const { rows } = await house.city.database.ownerPool.query(`select facts->>'text' as text from action_log where record_id = $1 order by seq desc limit 1`, [order.id])
  assert.match(rows[0].text, /时效守护：民事判决上诉：2026-11-17/u)
})

test('同一请求重发只记一次；别人先改过的，告诉后来的人，不覆盖', async () => {
  const { order, handler } = await inHand()
  const first = appeal()
  assert.deepEqual([(await keep(handler, order.id, first)).status, (await keep(handler, order.id, first)).body.version], [200, 1])
  const late = await keep(handler, order.id, appeal({ days: { judgmentServed: '2026-11-03' } }))
  assert.equal(late.status, 409)
  assert.match(late.body.error.message, /别人刚改过/u)
  assert.equal((await sheet(handler, order.id)).facts.days.judgmentServed, '2026-11-02')
})

test('不足七日：建议先行提供法律援助，一键告知法律援助中心', async () => {
  const { order, handler } = await inHand()
  const { body } = await keep(handler, order.id, appeal({ days: { judgmentServed: '2026-10-29' } }))
  assert.match(body.legalAidFirst, /不足七日.*第 44 条/u)
  const proposed = await house.ask(handler, 'POST', `/api/orders/${order.id}/limitation/legal-aid`, { requestId: newId(), reason: '上诉期只剩几天，当事人没有钱请律师' })
  assert.ok(proposed.body.aidProposedAt, JSON.stringify(proposed.body))
  assert.equal(proposed.body.facts.days.judgmentServed, '2026-10-29')
  const [told] = await notices(order.id, 'legalAidFirst')
  assert.match(told.text, /先行提供法律援助，后补手续/u)
})

test('提醒：剩八天、七天、三天……每档只提醒一次；改了日子重新提醒', async () => {
  const { order, handler } = await inHand()
  await keep(handler, order.id, appeal())
  const at = (day: string) => warnLimitation(house.desk.pool, new Date(`${day}T08:20:00+08:00`))
  await at('2026-11-09'); await at('2026-11-09')
  assert.equal((await notices(order.id)).length, 1)
  await Promise.all([at('2026-11-10'), at('2026-11-10')])
  assert.equal((await notices(order.id)).length, 2)
  await at('2026-11-17')
  const told = await notices(order.id)
  assert.deepEqual([told.length, /今天是最后一日/u.test(told.at(-1).text)], [3, true])
  await at('2026-11-18')
  assert.equal((await notices(order.id)).length, 3)
})

test('群众看到的：截止日和条文；已到的、缺事实的不说过期，转给人', async () => {
  const { order, handler } = await inHand()
  await keep(handler, order.id, appeal())
  const read = (now: string) => inContext(house.desk.pool, sightOf(house.city.residentOf(order.id)), (tx) => limitationForResident(tx, order.id, house.desk.house.world.calendar, new Date(now)))
  assert.match((await read('2026-11-10T09:00:00+08:00'))[0]!, /请在 2026 年 11 月 17 日（含当日）以前提起上诉/u)
  const after17 = await read('2026-11-20T09:00:00+08:00')
  assert.match(after17[0]!, /12348/u)
  assert.doesNotMatch(after17[0]!, /过/u)
})

test('外单位的人看不到也填不了；督察看得到、填不了', async () => {
  const { order, handler } = await inHand()
  await keep(handler, order.id, appeal())
  const stranger = house.city.staff('lawyer', 'SX-F1')
  assert.equal((await house.ask(stranger, 'GET', `/api/orders/${order.id}/limitation`)).status, 404)
  assert.equal((await keep(stranger, order.id, appeal())).status, 404)
  const supervisor = house.city.staff('countySupervisor', 'TJA')
  assert.equal((await sheet(supervisor, order.id)).mayChange, false)
  assert.equal((await keep(supervisor, order.id, appeal({ version: 1 }))).status, 403)
})

test('填错的：逐项说明，不出差错', async () => {
  const { order, handler } = await inHand()
  for (const wrong of [{ codes: ['NO-SUCH'] }, { days: { noSuch: '2026-11-02' } }, { days: { judgmentServed: '2026-13-45' } }, { flags: ['x'] }, { events: [{ kind: 'interrupted', on: '2026-11-02' }] }, { events: [{ kind: 'obstacle', on: '2026-11-05', ended: '2026-11-01' }] }]) {
    const { status, body } = await keep(handler, order.id, appeal(wrong))
    assert.deepEqual([status, body.error.kind], [422, 'invalid'], JSON.stringify(wrong))
  }
})

test('敏感事项没有写明目的打开：时效表看不到、填不了；提醒和通知只说有这么一件', async () => {
  const { order, handler } = await inHand('丈夫打我，2026年11月2日收到法院的一审判决书，不服想上诉')
  const owner = (text: string) => house.city.database.ownerPool.query(text, [order.id])
  await owner(`update matter set sensitive_class = 'violence' where id = (select matter_id from work_order where id = $1)`)
  const closed = await house.ask(handler, 'GET', `/api/orders/${order.id}/limitation`)
  assert.equal(closed.status, 403)
  assert.doesNotMatch(JSON.stringify(closed.body), /判决书|上诉/)
  assert.equal((await keep(handler, order.id, appeal())).status, 403)
  await house.city.database.ownerPool.query(`insert into matter_opening (id, matter_id, account_id, purpose, at, until) select $2, matter_id, $3, '承办', $4, $5 from work_order where id = $1`,
    [order.id, newId(), handler.id, house.city.clock.now(), new Date(house.city.clock.now().getTime() + 3_600_000)])
  assert.equal((await keep(handler, order.id, appeal())).status, 200)
  assert.equal((await house.ask(handler, 'POST', `/api/orders/${order.id}/limitation/legal-aid`, { requestId: newId(), reason: '被丈夫打伤，只剩几天' })).status, 200)
  await warnLimitation(house.city.database.pool, house.city.clock.now())
  const told = [...(await notices(order.id)), ...(await notices(order.id, 'legalAidFirst'))].map(({ text }) => text).join()
  assert.match(told, /敏感诉求/)
  assert.doesNotMatch(told, /上诉|丈夫/)
})

test('时效表、先行援助的理由里写了电话：库里没有一处是明的', async () => {
  const { order, handler } = await inHand()
  const events = [{ kind: 'obstacle', says: '她的妹妹13812349876说联系不上', on: '2026-11-03' }]
  assert.equal((await keep(handler, order.id, appeal({ events }))).status, 200)
  assert.equal((await house.ask(handler, 'POST', `/api/orders/${order.id}/limitation/legal-aid`, { requestId: newId(), reason: '打13812349876找她' })).status, 200)
  const { rows: [kept] } = await house.city.database.ownerPool.query(
    `select (select facts::text from limitation_sheet where order_id = $1) || (select string_agg(facts::text, ' ') from action_log where record_id = $1) || (select string_agg(text, ' ') from notice where order_id = $1) as all`, [order.id])
  assert.match(kept.all, /138\*\*\*\*9876/)
  assert.doesNotMatch(kept.all, /13812349876/)
})
