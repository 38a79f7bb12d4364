import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { createFileStore } from '../../platform/files.ts'
import { inContext } from '../../platform/context.ts'
import { queryCode } from '../../platform/ids.ts'
import { aCity, sightOf, type City } from '../../testing/city.ts'
import { gate } from '../citizens/index.ts'
import { createDesk } from './desk.ts'
import { mountPortal } from './index.ts'
import { Resident } from './testing/resident.ts'

let city: City
let app: FastifyInstance
before(async () => {
  city = await aCity()
  app = Fastify()
  const files = createFileStore({ folder: mkdtempSync(join(tmpdir(), 'my-file-')), vault: city.house.vault })
  await mountPortal(app, { pool: city.database.pool, clock: city.clock, vault: city.house.vault, files, desk: createDesk(city.house, city.clock), secure: false })
})
after(async () => { await app.close(); await city.database.drop() })

const owner = (text: string, values: unknown[] = []) => city.database.ownerPool.query(text, values)
const enter = async (who: Resident, facts: Record<string, string>): Promise<Resident> => { await who.open('/my-file'); return who.submit('/my-file', facts) }
let count = 0

async function known(checked: boolean) {
  const phone = `1370000${String(2000 + count++)}`
  const idNumber = `34040319600101${1000 + count}`
  const [first, second] = [await city.anOrder({ name: '孙我', phone, need: `第一件：物业停水，怎么办${count}` }), await city.anOrder({ name: '孙我', phone, need: `第二件：工钱没给，怎么要${count}` })]
  const personId = String((await city.row(first.id)).person_id)
  const { vault } = city.house
  if (checked) await owner('update person set id_number_sealed = $2, id_number_index = $3 where id = $1', [personId, vault.seal(idNumber, 'id-number'), vault.blindIndex(idNumber, 'id-number')])
  return { first, second, phone, personId, digits: idNumber.slice(-4) }
}

test('查询码加电话：只打开那一件；加上核过的证件后四位，打开全部', async () => {
  const p = await known(true)
  const who = new Resident(app)
  await enter(who, { code: p.first.queryCode, phone: p.phone })
  assert.equal(who.url, '/my-file', who.text())
  assert.match(who.text(), /只打开了查询码对应的这一件/)
  assert.ok(who.page.includes(p.first.number) && !who.page.includes(p.second.number))
  const whole = new Resident(app)
  await enter(whole, { code: p.first.queryCode, phone: p.phone, lastDigits: p.digits })
  assert.ok(whole.page.includes(p.first.number) && whole.page.includes(p.second.number), whole.text())
  assert.match(whole.text(), /凭什么留着这些/)
})

test('对不上的，和没有这个人的，页面一样', async () => {
  const p = await known(true)
  const told: string[] = []
  const wrong: Record<string, string>[] = [{ code: p.first.queryCode, phone: '13999990000' }, { code: queryCode(), phone: '13999990001' }, { code: p.second.queryCode, phone: p.phone, lastDigits: '0000' }]
  for (const facts of wrong) {
    const who = new Resident(app)
    await enter(who, facts)
    assert.equal(who.status, 422)
    told.push(/填的内容对不上[^<]*/u.exec(who.page)?.[0].replace(/\d 次.*/u, '') ?? who.text())
  }
  assert.equal(new Set(told).size, 1, told.join('\n'))
})

test('谁看过我的档案：时间、岗位、单位、为什么；名字按设置', async () => {
  const p = await known(true)
  const clerk = city.staff('windowClerk', 'FT-PC')
  await inContext(city.database.pool, { ...sightOf(clerk), purpose: 'lookUpPerson' }, (tx) => gate.identify(tx, city.house.vault, { actor: clerk, now: city.clock.now(), door: 'window', way: 'papers', purpose: '接待来访', name: '孙我', phone: p.phone, lastDigits: p.digits }))
  const who = new Resident(app)
  await enter(who, { code: p.first.queryCode, phone: p.phone, lastDigits: p.digits })
  await who.open('/my-file/looks')
  assert.match(who.text(), /接待来访/)
  assert.match(who.text(), /您本人/)
  assert.ok(!who.text().includes(clerk.name))
})

test('要求更正：收到以后写在档案页上；下载一份；退出以后打不开', async () => {
  const p = await known(true)
  const who = new Resident(app)
  await enter(who, { code: p.first.queryCode, phone: p.phone, lastDigits: p.digits })
  await who.open('/my-file/ask')
  await who.submit('/my-file/ask', { kind: 'correct', wish: '' })
  assert.match(who.text(), /请选择要更正哪一项/)
  await who.submit('/my-file/ask', { kind: 'correct', field: 'address', wish: '门牌号写错了' })
  assert.match(who.text(), /您的要求收到了/)
  assert.match(who.text(), /门牌号写错了/)
  await who.open('/my-file/copy?format=json')
  assert.match(who.page, /孙我/)
  await who.open('/my-file')
  await who.submit('/my-file/leave', {})
  assert.ok(!who.page.includes(p.first.number))
})

test('别人用同一个查询码、自己的电话进不来；只跟进度的，也看不到档案', async () => {
  const p = await known(true)
  const other = new Resident(app)
  await other.open('/follow')
  await other.submit('/follow', { code: p.first.queryCode, phone: p.phone })
  await other.open('/my-file')
  assert.match(other.text(), /看我们留了您哪些内容/)
  await other.open('/my-file/looks')
  assert.equal(other.url, '/my-file')
})
