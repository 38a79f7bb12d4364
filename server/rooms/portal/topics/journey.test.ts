import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { topicIds, topicName } from '../../../../contract/topics.ts'
import { openPaperPortal } from '../testing/paper-portal.ts'
import { Resident } from '../testing/resident.ts'
import { testDatabase } from '../../../testing/postgres.ts'

const { app, close } = await openPaperPortal(await testDatabase())
after(close)

const NEED = '包工头欠我一万四千块工钱，打电话不接。'
const written = async (need: string): Promise<Resident> => {
  const resident = await new Resident(app).open('/')
  const token = /name="_csrf" value="([^"]+)"/.exec(resident.page)![1]!
  const answer = await app.inject({ method: 'POST', url: '/topics/find', headers: { ...resident.headers(), 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: token, need }).toString() })
  for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) { const [name = '', value = ''] = cookie.split(';')[0]!.split('='); resident.jar.set(name, value) }
  resident.page = answer.body
  resident.status = answer.statusCode
  return answer.headers.location ? resident.open(answer.headers.location) : resident
}

test('不用脚本：写下发生的事，看到最多三个方面，点进去，话还在，交出去带着这一方面', async () => {
  const resident = await written(NEED)
  assert.equal(resident.url, '/topics/find')
  assert.ok((resident.page.match(/href="\/topics\/(?!wages)[a-z]+"/g) ?? []).length <= 3)
  assert.match(resident.page, /href="\/topics\/labour"/)
  assert.match(resident.page, /讨工钱：一步一步怎么走/)
  await resident.open('/topics/labour')
  assert.ok(resident.page.includes(NEED), 'what was typed stands in the form')
  assert.match(resident.page, /1 年，自劳动关系终止的日子/)
  await resident.submit('/ask/topic', { need: NEED })
  assert.equal(resident.url, '/ask/for-whom')
  await resident.submit('/ask/for-whom', { forWhom: 'self' })
  assert.match(resident.page, new RegExp(`value="labour"[^>]*checked|checked[^>]*value="labour"`))
  await resident.submit('/ask/need', { need: NEED, kind: 'task', topic: '', topicHint: 'labour' })
  await resident.submit('/ask/place', { county: 'unknown' })
  await resident.submit('/ask/contact', { name: '王秀英', phone: '13855401234' })
  assert.match(resident.text(), /劳动人事与欠薪/)
  await resident.submit('/ask/send', { truthful: 'yes' })
  assert.equal(resident.url, '/ask/sent')
})

test('讨工钱的卡片：先投诉，再支付令，再法律援助，每步写着法条，话还在', async () => {
  const resident = await (await written(NEED)).open('/topics/wages')
  const text = resident.text()
  const order = ['12333', '支付令', '法律援助，律师不收费', '劳动仲裁'].map((words) => text.indexOf(words))
  assert.deepEqual(order, order.toSorted((a, b) => a - b))
  for (const basis of ['《保障农民工工资支付条例》第 30 条', '《劳动合同法》第 30 条', '《民事诉讼法》第 225 条', '《法律援助法》第 42 条']) assert.ok(text.includes(basis), basis)
  assert.ok(resident.page.includes(NEED))
  await resident.submit('/ask/topic', { need: NEED })
  assert.equal(resident.url, '/ask/for-whom')
})

test('每个方面都有一页；没有的方面说没有', async () => {
  const resident = new Resident(app)
  for (const id of topicIds) {
    await resident.open(`/topics/${id}`)
    assert.equal(resident.status, 200, id)
    assert.ok(resident.text().includes(topicName(id)) && resident.page.includes('tel:12348'), id)
  }
  assert.equal((await resident.open('/topics/nothing')).status, 404)
  assert.equal((await resident.open('/topics/find')).url, '/topics', 'without words there is nothing to find')
})

test('危险的话，先说安全；没写字的，留在首页说清楚', async () => {
  assert.match((await written('我男人喝了酒就打我，我想离婚')).page, /您现在安全吗/)
  const empty = await written(' ')
  assert.equal(empty.status, 422)
  assert.match(empty.page, /发生了什么事/)
})

test('办到一半的事不被新的话盖掉；写得太短，话还在', async () => {
  const resident = await written(NEED)
  await resident.submit('/ask/for-whom', { forWhom: 'self' }).catch(() => resident.open('/ask/for-whom').then((r) => r.submit('/ask/for-whom', { forWhom: 'self' })))
  await resident.open('/topics/land')
  assert.ok(!resident.page.includes(NEED))
  await resident.submit('/ask/topic', { need: '一' })
  assert.equal(resident.status, 422)
  assert.match(resident.page, /\n一<\/textarea>/)
})

test('英文页不给法律意见，只说去哪里', async () => {
  const page = (await new Resident(app).open('/en')).page
  assert.match(page, /lang="en"/)
  assert.match(page, /not legal advice/)
  assert.match(page, /tel:12348/)
})
