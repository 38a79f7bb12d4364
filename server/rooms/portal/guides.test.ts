import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import Fastify from 'fastify'
import { createFileStore } from '../../platform/files.ts'
import { aCity } from '../../testing/city.ts'
import { itemsInForce, seedServiceItems } from '../service-items/index.ts'
import { createDesk } from './desk.ts'
import { guidesFor } from './guides.ts'
import { mountPortal } from './index.ts'
import { Resident } from './testing/resident.ts'

const city = await aCity('2026-11-23T09:00:00+08:00')
await seedServiceItems(city.database.pool, city.clock.now())
const app = Fastify()
const { vault } = city.house
const { notFound } = await mountPortal(app, { pool: city.database.pool, clock: city.clock, vault, files: createFileStore({ folder: mkdtempSync(join(tmpdir(), 'portal-')), vault }), desk: createDesk(city.house, city.clock), secure: false })
app.setNotFoundHandler(notFound)
after(async () => {
  await app.close()
  await city.database.drop()
})
const items = await itemsInForce({ rows: async (text, values) => (await city.database.ownerPool.query(text, [...(values ?? [])])).rows }, '2026-11-23')

test('指南列表：现行的每一项都在，五类基本服务在前', async () => {
  const who = await new Resident(app).open('/guides')
  assert.ok(items.length >= 30)
  for (const { code, name } of items) assert.ok(who.page.includes(`/guides/${code}`) && who.text().includes(name), code)
  assert.ok(who.text().indexOf('法律援助 基本公共法律服务') < who.text().indexOf('办公证'))
})

test('每一份指南都由事项生成：谁能办、带什么、多久、收不收费、哪里办、依据、投诉电话、版本都有', async () => {
  for (const item of items) {
    const { code } = item
    const who = await new Resident(app).open(`/guides/${code}`)
    assert.equal(who.status, 200, code)
    for (const part of ['谁可以办', '怎么办', '带什么', '多久', '到哪里办', '依据', '监督投诉电话', '第 1 版，2026年11月23日起用']) assert.ok(who.text().includes(part), `${code} ${part}`)
    for (const { name } of item.materials) assert.ok(who.text().includes(name), `${code} ${name}`)
    assert.equal(who.page.includes(`action="/guides/${code}/start"`), item.doors.includes('network'), `${code}: asked for online only where the item has that door`)
    assert.ok(Buffer.byteLength(who.page) < 30_000, code)
  }
})

test('经济困难不用开证明：指南写明可以用诚信承诺代替；法条有的时限不标待核实，没有的标', async () => {
  const who = await new Resident(app).open('/guides/LA-01')
  assert.match(who.text(), /经济困难情况的说明；\s*可以用个人诚信承诺代替/)
  assert.match(who.text(), /法律援助审查：自收到申请起 7 日内 《法律援助法》第 43 条/)
  assert.match((await new Resident(app).open('/guides/CO-02')).text(), /自提交起 24 小时内（待核实）/)
})

test('网上提出：类别已经选好，写了一半的话不丢，没有交的什么也没交', async () => {
  const who = await new Resident(app).open('/guides/LA-03')
  await who.submit('/guides/LA-03/start')
  assert.equal(who.url, '/ask/for-whom')
  await who.submit('/ask/for-whom', { forWhom: 'self' })
  assert.match(who.page, /我想办：讨工钱、工伤的法律援助。/)
  assert.match(who.page, /value="labour" selected|value="labour" checked|checked[^>]*value="labour"|value="labour"[^>]*checked/)
  assert.equal((await city.database.ownerPool.query('select 1 from work_order')).rowCount, 0)
  const other = await new Resident(app).open('/')
  await other.submit('/ask/keep', { need: '工地欠我三个月工钱' }).catch(() => other.open('/'))
  await other.submit('/ask', { need: '工地欠我三个月工钱' })
  await other.open('/guides/LA-03')
  await other.submit('/guides/LA-03/start')
  await other.submit('/ask/for-whom', { forWhom: 'self' })
  assert.match(other.page, /工地欠我三个月工钱/)
})

test('只有电话渠道的不能从网上提出；没有的编号、停用的事项说清楚', async () => {
  const who = await new Resident(app).open('/guides/LA-03')
  const token = /name="_csrf" value="([^"]+)"/.exec(who.page)?.[1] ?? ''
  const answer = await app.inject({ method: 'POST', url: '/guides/CO-01/start', payload: `_csrf=${token}`, headers: { ...who.headers(), 'content-type': 'application/x-www-form-urlencoded' } })
  assert.equal(answer.statusCode, 404)
  assert.match((await new Resident(app).open('/guides/ZZ-99')).text(), /没有这份办事指南/)
  await city.database.ownerPool.query(`update service_item set withdrawn_on = '2026-11-23' where code = 'EX-01'`)
  assert.equal((await new Resident(app).open('/guides/EX-01')).status, 404)
  assert.ok(!(await new Resident(app).open('/guides')).page.includes('/guides/EX-01'))
})

test('查找不用脚本：平常的说法找得到；没有的说没有；写的话不进地址', async () => {
  for (const [words, code] of [['公证', 'NT-01'], ['讨工钱', 'LA-03'], ['请律师', 'LW-01'], ['调解邻居纠纷', 'PM-01'], ['劳动仲裁', 'AR-02'], ['家暴', 'LA-04'], ['行政复议', 'AD-01'], ['刑满释放', 'RS-01'], ['投诉律师', 'CP-01']] as const) {
    assert.ok(guidesFor(items, words).slice(0, 3).some((item) => item.code === code), `${words} → ${guidesFor(items, words).map((item) => item.code).join()}`)
  }
  const who = await new Resident(app).open('/guides')
  await who.submit('/guides', { q: '讨工钱' })
  assert.match(who.text(), /找到 \d+ 项办事指南/)
  assert.equal(who.url, '/guides')
  await who.submit('/guides', { q: '挖井' })
  assert.match(who.text(), /没有找到/)
  await who.submit('/guides', { q: '。' })
  assert.equal(who.status, 422)
  assert.match(who.text(), /至少两个字/)
})

test('指南的办公时间、时限、监督电话读局里设的；没有设的写待核实', async () => {
  const item = items.find(({ limits }) => limits.some(({ code }) => code === 'LA-DEC')) ?? items[0]!
  const plain = await new Resident(app).open(`/guides/${item.code}`)
  assert.match(plain.text(), /工作日办公时间 \d\d:\d\d–.*（待核实）/)
  const by = { by: 'nobody', at: '2026-11-01T00:00:00.000Z' }
  const set = (name: string, value: unknown): Promise<unknown> => city.database.ownerPool.query('insert into setting (name, value, set_at) values ($1, $2, now())', [name, JSON.stringify(value)])
  await set('calendar.hours', { shifts: [['09:10', '12:00'], ['14:00', '17:20']], note: '演示', ...by })
  await set('city.figures', [{ id: 'supervision', amount: '12345', validFrom: '2020-01-01', verified: true, basis: { level: 'P', text: '演示' }, ...by }])
  const told = await new Resident(app).open(`/guides/${item.code}`)
  assert.match(told.text(), /工作日办公时间 09:10–12:00，14:00–17:20；/)
  assert.ok(told.page.includes('tel:12345'))
})
