import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ShopAnswered, ShopView } from '../contract/shops.ts'
import { inContext } from './platform/context.ts'
import { nobody } from './platform/http.ts'
import { newId } from './platform/ids.ts'
import { openMovingHouse } from './proof/moving-house.ts'
import { playShops } from './seeds/day/shops.ts'
import { Resident } from './rooms/portal/testing/resident.ts'
import { findPublicShop, lookAfterShops, shopOfOrder, takeInAtShop } from './rooms/shops/index.ts'

/** A shop's life: through its routes, with a clock that the test moves (DOMAIN §8.4). */
const { house, clock, moveTo, ask } = await openMovingHouse('2026-11-23T09:00:00+08:00')

const later = (hours: number): void => moveTo(clock.now().getTime() + hours * 3_600_000)
const get = async <T>(login: string, url: string): Promise<T> => (await ask(login, 'GET', url)).json() as T
const act = (login: string, id: string, action: string, input: object = {}) => ask(login, 'POST', `/api/shops/${id}/act`, { action, input })
const actProduct = (login: string, id: string, action: string, input: object = {}) => ask(login, 'POST', `/api/shop-products/${id}/act`, { action, input })
const onOrder = async (login: string, id: string, action: string, input: object = {}): Promise<void> => {
  const answer = await ask(login, 'POST', `/api/orders/${id}/act`, { action, input })
  assert.equal(answer.statusCode, 200, `${login} ${action}: ${answer.body}`)
}
const sweep = () => lookAfterShops(house.database.pool, clock.now())
const seen = (id: string) => inContext(house.database.pool, { actor: nobody, reach: { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null } }, (tx) => findPublicShop(tx, id, clock.now()))
const owner = (sql: string, values: unknown[] = []) => house.database.ownerPool.query(sql, values)
const stateOf = async (id: string): Promise<string> => (await owner('select state from shop where id = $1', [id])).rows[0].state as string

const shopOf = (unit: string) => ({ unitId: house.units.get(unit), name: `${unit} 的店铺`, intro: '婚姻、欠薪、邻里纠纷，先听您说。', specialities: '婚姻家庭、劳动', hours: '周一至周五 9:00–17:00', responsible: '负责人（演示）' })
const productOf = (more: object = {}) => ({ name: '离婚协议书代写', class: '法律文书', forWhom: '要离婚的夫妻', content: '听两方说明，写一份协议。', form: '网上、上门', area: '田家庵区', price: '300 元一份', priceBasis: '本所公示的收费标准（演示）', timeLimit: '3 个工作日', ...more })
async function aShop(unit: string, people: [string, string], head = 'tja-bodies'): Promise<string> {
  const made = await ask(head, 'POST', '/api/shops', { ...shopOf(unit), answererId: house.accounts.get(people[0]), deputyId: house.accounts.get(people[1]) })
  assert.equal(made.statusCode, 200, made.body)
  const { id } = made.json() as ShopAnswered
  await act(head, id, 'submit')
  const approved = await act('tja-dispatch', id, 'approve')
  assert.equal(approved.statusCode, 200, approved.body)
  return id
}
const question = (shopId: string, productId?: string, complaint = false) => takeInAtShop(house.desk.house, { kind: 'resident', id: newId(), name: '当事人', appointments: [] }, { shopId, productId, complaint }, {
  requestId: newId(), forWhom: 'self', anonymous: false, person: { name: '周明', phone: `138${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}` }, kind: 'question', need: `离婚要带什么材料，孩子归谁。${newId()}`, safeToCall: true, attachmentIds: [] }, clock.now())

test('开店：负责人替本机构开，专人和替补须是本机构的人、不是同一人；审核以前谁也看不到；别的县审不了 [SHOP-OPEN]', async () => {
  const people = { answererId: house.accounts.get('tja-lawyer'), deputyId: house.accounts.get('tja-bodies') }
  assert.equal((await ask('tja-lawyer', 'POST', '/api/shops', { ...shopOf('TJA-F1'), ...people })).statusCode, 403)
  assert.equal((await ask('sx-bodies', 'POST', '/api/shops', { ...shopOf('TJA-F1'), ...people })).statusCode, 403)
  const wrong = (await ask('tja-bodies', 'POST', '/api/shops', { ...shopOf('TJA-F1'), answererId: house.accounts.get('sx-lawyer'), deputyId: house.accounts.get('sx-lawyer') })).json()
  assert.deepEqual(wrong.error.fields, { answererId: '须是本机构在岗的人', deputyId: '替补专人不能是同一个人' })
  const made = (await ask('tja-bodies', 'POST', '/api/shops', { ...shopOf('TJA-F1'), ...people })).json() as ShopAnswered
  assert.equal(made.stateName, '筹备中')
  assert.equal(await seen(made.id), undefined)
  assert.equal((await ask('tja-bodies', 'POST', '/api/shops', { ...shopOf('TJA-F1'), ...people })).json().error.kind, 'conflict')
  assert.equal((await act('tja-bodies', made.id, 'submit')).json().stateName, '待审核')
  assert.equal((await act('tja-bodies', made.id, 'approve')).statusCode, 403)
  assert.equal((await act('sx-dispatch', made.id, 'approve')).statusCode, 404)
  assert.equal((await act('tja-dispatch', made.id, 'sendBack', { reason: '简介请写清楚收不收费' })).json().stateName, '筹备中')
  await act('tja-bodies', made.id, 'submit')
  assert.equal((await act('tja-dispatch', made.id, 'approve')).json().stateName, '营业中')
  assert.equal((await seen(made.id))?.mayAsk, true)
})

test('产品：不许用的词提交不了，指出在第几个字、为什么；改过再交，别人审核了才展示；再改要重新审 [SHOP-PRODUCT]', async () => {
  const [{ id: shopId }] = (await owner('select id from shop')).rows as [{ id: string }]
  const made = await ask('tja-bodies', 'POST', `/api/shops/${shopId}/products`, productOf({ content: '本所 内 部-关系 多，百 分 百 勝诉。' }))
  const { id } = made.json() as ShopAnswered
  const { products: [draft] } = await get<ShopView>('tja-bodies', `/api/shops/${shopId}`)
  assert.deepEqual(draft!.found.map(({ field, at, sample }) => [field, at, sample]), [['content', 3, '内 部-关系'], ['content', 12, '百 分 百 勝诉']])
  const refused = (await actProduct('tja-bodies', id, 'submit')).json().error
  assert.equal(refused.kind, 'invalid')
  assert.match(refused.fields.content, /第 4 个字起的“内 部-关系”不能用：不能说自己有关系.*第 13 个字起/u)
  assert.equal((await actProduct('tja-bodies', id, 'amend', productOf())).statusCode, 200)
  assert.equal((await actProduct('tja-bodies', id, 'submit')).json().stateName, '待审核')
  assert.deepEqual((await seen(shopId))!.products, [])
  assert.equal((await actProduct('tja-bodies', id, 'approve')).statusCode, 403)
  assert.equal((await actProduct('tja-dispatch', id, 'approve')).json().stateName, '展示中')
  assert.deepEqual((await seen(shopId))!.products.map(({ name }) => name), ['离婚协议书代写'])
  assert.equal((await actProduct('tja-bodies', id, 'amend', productOf({ price: '200 元一份' }))).json().stateName, '草稿')
  assert.deepEqual((await seen(shopId))!.products, [])
  await actProduct('tja-bodies', id, 'submit')
  await actProduct('tja-dispatch', id, 'approve')
  assert.equal((await actProduct('tja-dispatch', id, 'takeDown', { reason: '价格与公示不一致' })).json().stateName, '已下架')
  assert.equal((await actProduct('tja-dispatch', id, 'restore', { reason: '核对过，一致' })).json().stateName, '展示中')
  assert.equal((await ask('tja-bodies', 'POST', `/api/shops/${shopId}/products`, productOf({ priceBasis: '' }))).statusCode, 422, 'a price without its basis')
})

test('在店里问：到本机构手里，24 小时内答复的算按时；店铺只看见自己店里来的 [SHOP-ASK][更正13]', async () => {
  const [{ id: shopId }] = (await owner('select id from shop')).rows as [{ id: string }]
  const receipt = await question(shopId)
  assert.ok(receipt.queryCode)
  assert.equal((await ask('tja-lawyer', 'GET', `/api/orders/${receipt.orderId}`)).statusCode, 200)
  assert.equal((await ask('tja-mediator', 'GET', `/api/orders/${receipt.orderId}`)).statusCode, 404, 'another body of the county')
  const mine = await get<{ rows: { id: string; turnName: string }[] }>('tja-lawyer', '/api/orders?queue=mine')
  assert.ok(mine.rows.some(({ id }) => id === receipt.orderId), 'in the queue of the named person')
  assert.ok((await get<typeof mine>('tja-bodies', '/api/orders?queue=unit')).rows.some(({ id }) => id === receipt.orderId), 'and of the body, whoever stands in')
  assert.ok((await get<typeof mine>('tja-dispatch', '/api/orders?queue=all')).rows.some(({ id }) => id === receipt.orderId), 'the dispatcher sees it')
  const notices = (await owner('select account_id from notice where order_id = $1 and kind = $2', [receipt.orderId, 'shop'])).rows
  assert.equal(notices.length, 2)
  await onOrder('tja-lawyer', receipt.orderId, 'reply', { publicReply: '请带身份证、结婚证，先约时间。' })
  later(25)
  await sweep()
  const { figures, requests } = await get<ShopView>('tja-bodies', `/api/shops/${shopId}`)
  assert.deepEqual([figures.asked, figures.settled, figures.inTime], [1, 1, 1])
  assert.deepEqual(requests.map(({ kind, answered, late }) => [kind, answered, late]), [['question', true, false]])
  assert.equal(await stateOf(shopId), 'open')
})

test('时钟：一次超时提醒，三次限流，六次关店；每步有理由，记在经过里；再跑一遍不重复 [SHOP-LATE]', async () => {
  const [{ id: shopId }] = (await owner('select id from shop')).rows as [{ id: string }]
  const states: string[] = []
  for (let n = 1; n <= 6; n += 1) {
    await question(shopId)
    later(25)
    await sweep()
    await sweep()
    states.push(await stateOf(shopId))
  }
  assert.deepEqual(states, ['open', 'open', 'limited', 'limited', 'limited', 'closed'])
  const { story, late, why } = await get<ShopView>('tja-bodies', `/api/shops/${shopId}`)
  assert.deepEqual(story.filter(({ by }) => by === '系统').map(({ label }) => label), ['提醒超时', '提醒超时', '限流', '提醒超时', '提醒超时', '关店'])
  assert.equal(late, 6)
  assert.match(why ?? '', /过了时限没有答复，90 天内第 6 次/)
  const shown = (await seen(shopId))!
  assert.deepEqual([shown.mayAsk, shown.mayOrder], [false, false])
  await assert.rejects(question(shopId), /现在不接待/)
})

test('申诉：由作出处理的人以外的人裁定；支持的恢复到处理以前；撤销也一样 [SHOP-APPEAL]', async () => {
  const [{ id: shopId }] = (await owner('select id from shop')).rows as [{ id: string }]
  assert.equal((await act('tja-bodies', shopId, 'appeal', { text: '那几天系统断网，有记录。' })).statusCode, 200)
  assert.equal((await act('tja-dispatch', shopId, 'ruleOnAppeal', { granted: true, reason: '属实' })).statusCode, 403)
  assert.equal((await act('tja-head', shopId, 'ruleOnAppeal', { granted: true, reason: '断网属实' })).json().stateName, '限流')
  assert.equal((await act('tja-dispatch', shopId, 'takeBack', { reason: '已整改' })).json().stateName, '营业中')
  assert.equal((await act('tja-dispatch', shopId, 'close', { reason: '投诉查实' })).json().stateName, '已关店')
  await act('tja-bodies', shopId, 'appeal', { text: '不是我们' })
  assert.equal((await act('tja-head', shopId, 'ruleOnAppeal', { granted: false, reason: '证据充分' })).json().stateName, '已关店')
  assert.equal((await act('tja-dispatch', shopId, 'takeBack', { reason: '处理错了对象' })).json().stateName, '营业中')
})

test('证照过期自动停业，证照恢复自动恢复；人为暂停的不自动恢复 [SHOP-LICENCE]', async () => {
  const [{ id: shopId }] = (await owner('select id from shop')).rows as [{ id: string }]
  await owner(`update institution set valid_until = '2026-11-01' where id = $1`, [house.units.get('TJA-F1')])
  await sweep()
  assert.equal(await stateOf(shopId), 'suspended')
  assert.match((await seen(shopId))!.why ?? '', /执业证照过期/)
  assert.match((await act('tja-dispatch', shopId, 'takeBack', { reason: '试试' })).json().error.message, /不能开店/)
  await owner(`update institution set valid_until = '2030-01-01' where id = $1`, [house.units.get('TJA-F1')])
  await sweep()
  assert.equal(await stateOf(shopId), 'open')
  await act('tja-dispatch', shopId, 'suspend', { reason: '配合调查' })
  await sweep()
  assert.equal(await stateOf(shopId), 'suspended')
  await act('tja-dispatch', shopId, 'takeBack', { reason: '调查结束' })
})

test('订产品成一件工单；只有从这家店办完的人的评价算数，给出分子分母 [SHOP-RATE]', async () => {
  const [{ id: shopId }] = (await owner('select id from shop')).rows as [{ id: string }]
  const [product] = (await seen(shopId))!.products
  const receipt = await question(shopId, product!.id)
  const unit = house.units.get('TJA-F1')!
  assert.deepEqual((await owner('select kind, state, unit_id from work_order where id = $1', [receipt.orderId])).rows[0], { kind: 'task', state: 'toSign', unit_id: unit })
  assert.match(receipt.promise, /已经直接交给您选的机构/)
  assert.equal((await shopOfOrder(house.database.pool, receipt.orderId))?.id, shopId)
  await onOrder('tja-lawyer', receipt.orderId, 'sign')
  await onOrder('tja-lawyer', receipt.orderId, 'finish', { account: '写好寄出', publicReply: '已写好寄出。', isTrue: true, beyondDuty: false, contacted: false, solved: true, mayPublish: false })
  await owner(`update work_order set state = 'done', closed_at = $2, rating = 'satisfied' where id = $1`, [receipt.orderId, clock.now()])
  const { figures } = (await seen(shopId))!
  assert.deepEqual([figures.ordered, figures.rated, figures.content], [1, 1, 1])
  // Moved to another body, it is that body's work: its rating is not this shop's.
  await owner('update work_order set unit_id = $2 where id = $1', [receipt.orderId, house.units.get('TJA-M1')])
  assert.deepEqual([(await seen(shopId))!.figures.rated], [0])
  await owner('update work_order set unit_id = $2 where id = $1', [receipt.orderId, unit])
  await act('tja-dispatch', shopId, 'limit', { reason: '订单做不过来' })
  await assert.rejects(question(shopId, product!.id), /订不了/)
})

test('不是本机构的事：退回，由调度员改派；问题从此是任务，不再算这家店超时 [SHOP-MOVE]', async () => {
  const [{ id: shopId }] = (await owner('select id from shop')).rows as [{ id: string }]
  await act('tja-dispatch', shopId, 'takeBack', { reason: '恢复' })
  const receipt = await question(shopId)
  await onOrder('tja-lawyer', receipt.orderId, 'returnBack', { ground: 'needsOther', reason: '这是调解的事' })
  await onOrder('tja-dispatch', receipt.orderId, 'ruleOnReturn', { ruling: 'redirect', unitId: house.units.get('TJA-M1'), reason: '同意' })
  const { rows: [order] } = await owner(`select kind, state, unit_id, (select count(*)::int from clock c where c.record_id = o.id and c.stopped_at is null and c.code = 'CS-MSG') as asking from work_order o where id = $1`, [receipt.orderId])
  assert.deepEqual(order, { kind: 'task', state: 'toSign', unit_id: house.units.get('TJA-M1'), asking: 0 })
  later(25)
  await sweep()
  assert.equal((await owner('select late from shop_request where order_id = $1', [receipt.orderId])).rows[0].late, false)
  const asked = await question(shopId)
  await onOrder('tja-lawyer', asked.orderId, 'askForMaterial', { materials: '借条照片' })
  await onOrder('tja-lawyer', asked.orderId, 'endWaiting', { reason: '他说没有' })
  assert.equal((await owner(`select count(*)::int as n from clock where record_id = $1 and stopped_at is null and code = 'CS-MSG'`, [asked.orderId])).rows[0].n, 1, 'asked back, the answer still has a limit')
  const moved = await question(shopId)
  await onOrder('tja-dispatch', moved.orderId, 'reassign', { unitId: house.units.get('TJA-M1'), reason: '当事人要调解' })
  assert.equal((await ask('tja-lawyer', 'GET', `/api/orders/${moved.orderId}`)).statusCode, 200, 'where it came in it stays to be seen')
})

test('投诉店铺：交给司法局，店铺只看得到件数，看不到是谁、说了什么；别家连件数也看不到 [SHOP-COMPLAINT]', async () => {
  const [{ id: shopId }] = (await owner('select id from shop')).rows as [{ id: string }]
  const receipt = await question(shopId, undefined, true)
  const { rows: [order] } = await owner('select state, topic, unit_id, intake_unit_id, bureau_id from work_order where id = $1', [receipt.orderId])
  const bureau = house.desk.house.world.unit(house.units.get('TJA-F1'))!.bureauId
  assert.deepEqual(order, { state: 'toAccept', topic: 'complaint', unit_id: null, intake_unit_id: bureau, bureau_id: bureau })
  for (const login of ['tja-bodies', 'tja-lawyer']) assert.equal((await ask(login, 'GET', `/api/orders/${receipt.orderId}`)).statusCode, 404)
  assert.equal(await shopOfOrder(house.database.pool, receipt.orderId), undefined, 'the complaint itself is not with the shop')
  const own = await get<ShopView>('tja-bodies', `/api/shops/${shopId}`)
  assert.deepEqual(own.complaints, { complained: 1, settled: 0 })
  assert.ok(own.requests.every(({ kind }) => kind !== 'complaint'))
  assert.ok((await get<ShopView>('tja-dispatch', `/api/shops/${shopId}`)).requests.some(({ orderId }) => orderId === receipt.orderId))
  assert.equal((await ask('sx-bodies', 'GET', `/api/shops/${shopId}`)).statusCode, 404)
  const asOther = await inContext(house.database.pool, { actor: nobody, reach: { city: false, bureauIds: [], unitIds: [house.units.get('SX-F1')!], ownerId: null, recordId: null } }, (tx) => tx.rows('select * from shop_complaints($1)', [[shopId]]))
  assert.deepEqual(asOther, [])
})

test('年度复核：提前提醒一次、到期提醒一次；要整改的限期再看；不通过的暂停，可以申诉；规则由市里改，改过的仍标待核实 [SHOP-YEAR]', async () => {
  const id = await aShop('TJA-F2', ['tja-lawyer', 'tja-bodies'])
  await owner(`update shop set review_due_on = $2::date + 10 where id = $1`, [id, clock.now()])
  await sweep()
  await sweep()
  const reminded = async () => (await get<ShopView>('tja-dispatch', `/api/shops/${id}`)).story.filter(({ label }) => label === '提醒复核').length
  assert.equal(await reminded(), 1)
  later(24 * 11)
  await sweep()
  await sweep()
  assert.equal(await reminded(), 2)
  const told = (await owner(`select u.code, n.role, n.path from notice n join unit u on u.id = n.unit_id where n.text like '%年度复核到期%' order by n.role nulls first`)).rows
  assert.deepEqual(told.map(({ role }) => role), [null, 'countyDispatcher'])
  assert.equal(told[0].path, `/shops/${id}`)
  assert.ok((await get<{ rows: { id: string }[] }>('tja-dispatch', '/api/shops?state=reviewDue')).rows.some((row) => row.id === id))
  assert.equal((await act('tja-dispatch', id, 'yearlyReview', { note: '没有说结果' })).statusCode, 422)
  assert.equal((await act('tja-dispatch', id, 'yearlyReview', { outcome: 'correct', note: '一个产品的收费依据过期' })).json().stateName, '营业中')
  assert.deepEqual((await get<ShopView>('tja-bodies', `/api/shops/${id}`)).lastReview?.outcome, 'correct')
  assert.equal((await act('tja-dispatch', id, 'yearlyReview', { outcome: 'fail', note: '没有整改' })).json().stateName, '已暂停')
  assert.match((await seen(id))!.why ?? '', /年度复核不通过：没有整改/)
  await act('tja-bodies', id, 'appeal', { text: '前天已经改好' })
  assert.equal((await act('tja-head', id, 'ruleOnAppeal', { granted: true, reason: '确已改好' })).json().stateName, '营业中')
  assert.equal((await act('tja-dispatch', id, 'yearlyReview', { outcome: 'pass', note: '证照、专人、产品都在' })).statusCode, 200)
  assert.equal((await seen(id))!.lastReview?.outcome, 'pass')
  const rules = await get<ShopView['rules']>('city-dispatch', '/api/shop-rules')
  const changed = await ask('city-dispatch', 'POST', '/api/shop-rules', { ...rules, warnAt: 2, reason: '先放宽' })
  assert.equal(changed.statusCode, 200, changed.body)
  assert.deepEqual([changed.json().warnAt, changed.json().verified, changed.json().reason], [2, false, '先放宽'])
  assert.equal((await get<{ mayChange: boolean }>('tja-dispatch', '/api/shop-rules')).mayChange, false)
  assert.equal((await ask('city-dispatch', 'POST', '/api/shop-rules', { ...rules, reason: '重复' })).statusCode, 409)
  assert.equal((await ask('tja-dispatch', 'POST', '/api/shop-rules', { ...rules, reason: '越权' })).statusCode, 403)
})

test('居民不用脚本：找到店、看清谁答复、问一句、核对、拿到查询码；换去首页说别的事，就不再交给这家店 [SHOP-PAGES]', async () => {
  const [{ id, unit_id: unitId }] = (await owner(`select id, unit_id from shop where state = 'open' and name like 'TJA-F2%'`)).rows as [{ id: string; unit_id: string }]
  const who = await new Resident(house.app).open('/shops?county=340403')
  assert.match(who.page, new RegExp(`/shops/${id}`))
  await who.open(`/shops/${id}`)
  assert.match(who.text(), /谁答复您.*执业证照有效.*还没有到时限的提问/)
  await who.open(`/shops/${id}/ask`)
  assert.equal((await who.submit(`/shops/${id}/ask`, { need: '。' })).status, 422)
  await who.submit(`/shops/${id}/ask`, { need: '楼上漏水不肯修，怎么办' })
  await who.submit('/ask/for-whom', { forWhom: 'self' })
  await who.submit('/ask/need', { need: '楼上漏水不肯修，怎么办', kind: 'question', topic: '' })
  await who.submit('/ask/place', { county: '340421' })
  await who.submit('/ask/township', { township: '' })
  await who.submit('/ask/contact', { name: '周演民', phone: '13855401234' })
  assert.match(who.text(), /问哪家 TJA-F2 的店铺/)
  await who.submit('/ask/send', { truthful: 'yes' })
  assert.match(who.text(), /您选的机构已经收到/)
  const code = /查询码 ([0-9A-Z]{8})/.exec(who.text())![1]!
  await who.open('/follow')
  await who.submit('/follow', { code, phone: '13855401234' })
  await who.submit('/follow/complain', {})
  await who.submit('/ask/for-whom', { forWhom: 'self' })
  assert.match(who.text(), /我要投诉的是/)
  await who.submit('/ask/need', { need: `我要投诉的是这件事。`, kind: 'task', topic: 'complaint' })
  await who.submit('/ask/place', { county: 'unknown' })
  await who.submit('/ask/contact', { name: '周演民', phone: '13855401234' })
  assert.match(who.text(), /投诉哪家 TJA-F2 的店铺/)
  const { rows: [row] } = await owner('select o.intake_unit_id, o.title, o.place, r.kind from shop_request r join work_order o on o.id = r.order_id where r.shop_id = $1', [id])
  assert.deepEqual([row.intake_unit_id, row.title, row.place, row.kind], [unitId, '在“TJA-F2 的店铺”提问', '凤台县', 'question'])
  const other = await new Resident(house.app).open(`/shops/${id}/ask`)
  await other.submit(`/shops/${id}/ask`, { need: '离婚协议怎么写才有效' })
  await other.open('/')
  await other.submit('/ask', { need: '工地欠我三个月工钱' })
  await other.submit('/ask/for-whom', { forWhom: 'self' })
  await other.submit('/ask/need', { need: '工地欠我三个月工钱', kind: 'question', topic: '' })
  await other.submit('/ask/place', { county: 'unknown' })
  await other.submit('/ask/contact', { name: '周演民', phone: '13855401299' })
  assert.doesNotMatch(other.text(), /问哪家/)
})

test('演示：各种状态的店铺和产品都摆得出来，每家都标明演示 [SHOP-DEMO]', async () => {
  await owner('delete from shop_request')
  await owner('delete from shop_product')
  await owner('delete from shop')
  await playShops(house.desk, clock.now())
  const { rows } = await owner(`select s.state, count(p.id)::int as products, bool_and(s.name like '%演示%' and s.demo) as told from shop s left join shop_product p on p.shop_id = s.id group by s.id, s.state order by s.state`)
  assert.deepEqual(rows.map(({ state }) => state), ['limited', 'open', 'open', 'open', 'suspended', 'toReview'])
  assert.ok(rows.every(({ told }) => told))
  const { rows: [own] } = await owner(`select f.asked, f.done, f.rated, f.content, (select count(*)::int from shop_request r where r.shop_id = s.id and r.kind = 'complaint') as complained from shop s, shop_figures(array[s.id]) f where s.name like '春申%'`)
  assert.deepEqual(own, { asked: 3, done: 2, rated: 2, content: 2, complained: 1 })
  assert.deepEqual((await owner('select distinct state from shop_product order by 1')).rows.map(({ state }) => state), ['draft', 'shown', 'takenDown', 'toReview'])
})
