import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { createFileStore } from '../../platform/files.ts'
import { aCity, type City } from '../../testing/city.ts'
import { createDesk } from './desk.ts'
import { mountPortal } from './index.ts'
import { Resident } from './testing/resident.ts'

let city: City
let app: FastifyInstance
before(async () => {
  city = await aCity()
  app = Fastify()
  const files = createFileStore({ folder: mkdtempSync(join(tmpdir(), 'portal-')), vault: city.house.vault })
  await mountPortal(app, { pool: city.database.pool, clock: city.clock, vault: city.house.vault, files, desk: createDesk(city.house, city.clock), secure: false })
})
after(async () => {
  await app.close()
  await city.database.drop()
})

/** Tells the whole story and gives back the query code. */
async function tell(who: Resident, contact: Record<string, string>, need = `邻居盖房挡了我家的光，说了几次没用，想请人调解。${Math.random()}`): Promise<string> {
  await who.open('/')
  await who.submit('/ask', { need })
  await who.submit('/ask/for-whom', { forWhom: 'self' })
  await who.submit('/ask/need', { need, kind: 'task', topic: 'housing' })
  await who.submit('/ask/place', { county: '340403' })
  await who.submit('/ask/township', { township: '340403007' })
  await who.submit('/ask/contact', contact)
  await who.submit('/ask/send', { truthful: 'yes' })
  assert.equal(who.url, '/ask/sent', who.text())
  return /class="figure">([^<]+)</.exec(who.page)?.[1] ?? ''
}

async function follow(who: Resident, code: string, phone: string): Promise<Resident> {
  await who.open('/follow')
  return who.submit('/follow', { code, phone })
}

test('从网上说到评价：群众看到的每一步都是工作人员办的那一步', async () => {
  const who = new Resident(app)
  const code = await tell(who, { name: '王秀英', phone: '13855401234' })
  await follow(who, code, '13855401234')
  assert.equal(who.url, '/follow/order', who.text())
  const number = /工单编号 ([\w-]+)/.exec(who.text())?.[1]
  const { rows: [order] } = await city.database.ownerPool.query<{ id: string }>('select id from work_order where number = $1', [number])
  const id = order?.id ?? ''
  const [dispatcher, body] = [city.staff('countyDispatcher', 'TJA'), city.body('TJA')]
  const handler = city.staff('justiceOfficeStaff', body.code)
  await city.act(dispatcher, id, 'assign', { unitId: body.id })
  await who.open('/follow/urge')
  await who.submit('/follow/urge', { text: '天天看不见太阳' })
  assert.match(who.text(), /已经替您催了/)
  await city.act(handler, id, 'sign')
  await city.act(handler, id, 'askForMaterial', { materials: '房屋照片' })
  await who.open('/follow/order')
  assert.match(who.text(), /等您补充：\s*房屋照片/)
  await who.open('/follow/add')
  await who.upload('/follow/add', { text: '照片在这里' }, [{ name: '房屋.png', content: PNG }])
  assert.match(who.text(), /补充的内容已经交给工作人员/)
  const { rows: files } = await city.database.ownerPool.query('select name from attachment where subject_id = $1', [id])
  assert.equal(files.length, 1)
  await city.act(handler, id, 'finish', { account: '现场调解', publicReply: '双方签了协议。', isTrue: true, beyondDuty: false, contacted: true, contactedAt: city.clock.now().toISOString(), solved: true })
  await city.act(city.staff('reviewer', 'TJA'), id, 'review', { outcome: 'pass' })
  await city.act(city.staff('followUpOfficer', 'TJA'), id, 'followUp', { reached: true, outcome: 'solved' })
  await who.open('/follow/order')
  assert.match(who.text(), /双方签了协议/)
  await who.submit('/follow/rate', { grade: 'veryDissatisfied', words: '还是挡' })
  assert.match(who.text(), /谢谢您说实话，会有人再来问您/, who.text())
})

test('匿名的，凭查询码和工单编号查', async () => {
  const who = new Resident(app)
  const code = await tell(who, { anonymous: 'yes' })
  const number = /工单编号 ([\w-]+)/.exec(who.text())?.[1] ?? ''
  await follow(who, code, number)
  assert.equal(who.url, '/follow/order', who.text())
})

test('替家人问的，用自己的电话也查得到', async () => {
  const who = new Resident(app)
  await who.open('/')
  await who.submit('/ask', { need: '我爸爸耳朵听不见，房子被拆了补偿没给' })
  await who.submit('/ask/for-whom', { forWhom: 'family' })
  await who.submit('/ask/authority', { authority: 'kin' })
  await who.submit('/ask/need', { need: '我爸爸耳朵听不见，房子被拆了补偿没给', kind: 'task', topic: '' })
  await who.submit('/ask/place', { county: 'unknown' })
  await who.submit('/ask/contact', { helperName: '孙丽', helperPhone: '139 5540 0011', name: '孙大海' })
  await who.submit('/ask/send', { truthful: 'yes' })
  const code = /class="figure">([^<]+)</.exec(who.page)?.[1] ?? ''
  assert.match(who.text(), /查询码和电话 139\*\*\*\*0011/)
  await follow(who, code, '13900000000')
  assert.equal(who.status, 422)
  await follow(who, code, '+86 139-5540-0011')
  assert.equal(who.url, '/follow/order', who.text())
})

test('换了号码的老朋友，用这次留的号码也查得到', async () => {
  const id = { idNumber: '110105 19491231 002x', idConsent: 'yes' }
  await tell(new Resident(app), { name: '何换号', phone: '13655400044', ...id })
  const who = new Resident(app)
  const code = await tell(who, { name: '何换号', phone: '13655400045', ...id })
  await follow(who, code, '13655400045')
  assert.equal(who.url, '/follow/order', who.text())
})

test('以前说过可以打电话的人，这次说不安全，就不再打', async () => {
  await tell(new Resident(app), { name: '周小梅', phone: '13655400099' })
  await tell(new Resident(app), { name: '周小梅', phone: '13655400099', unsafeToCall: 'yes' })
  const { rows } = await city.database.ownerPool.query('select safe_to_call from person where name = $1', ['周小梅'])
  assert.deepEqual(rows, [{ safe_to_call: false }])
})

test('身份证号码：单独问，同意的时间记在接触记录上；没填就不记', async () => {
  await tell(new Resident(app), { name: '吴同意', phone: '13655400088', idNumber: '34052419800101001X', idConsent: 'yes' })
  await tell(new Resident(app), { name: '吴没填', phone: '13655400077' })
  const { rows } = await city.database.ownerPool.query('select p.name, c.id_consent_at is not null as told from contact c join person p on p.id = c.person_id where p.name like $1 order by p.name', ['吴%'])
  assert.deepEqual(rows, [{ name: '吴同意', told: true }, { name: '吴没填', told: false }])
})

test('正在办的时候想起什么，随时能补，办的人会知道，期限不变', async () => {
  const who = new Resident(app)
  const code = await tell(who, { name: '钱七', phone: '13655400066' })
  await follow(who, code, '13655400066')
  const number = /工单编号 ([\w-]+)/.exec(who.text())?.[1]
  const { rows: [order] } = await city.database.ownerPool.query<{ id: string }>('select id from work_order where number = $1', [number])
  const body = city.body('TJA')
  await city.act(city.staff('countyDispatcher', 'TJA'), order!.id, 'assign', { unitId: body.id })
  await city.act(city.staff('justiceOfficeStaff', body.code), order!.id, 'sign')
  const before = await city.row(order!.id)
  await who.open('/follow/add')
  await who.upload('/follow/add', { text: '' }, [{ name: '新照片.png', content: PNG }])
  assert.match(who.text(), /补充的内容已经交给工作人员/, who.text())
  const after = await city.row(order!.id)
  assert.deepEqual([after['state'], after['due_at']], [before['state'], before['due_at']])
  const { rows } = await city.database.ownerPool.query('select unit_id from notice where order_id = $1 and kind = $2', [order!.id, 'supplemented'])
  assert.deepEqual(rows, [{ unit_id: body.id }])
})

test('经过里写明哪天、哪个单位，没有工作人员的名字，也没有内部的话', async () => {
  const who = new Resident(app)
  const code = await tell(who, { name: '郑八', phone: '13655400055' })
  await follow(who, code, '13655400055')
  const number = /工单编号 ([\w-]+)/.exec(who.text())?.[1]
  const { rows: [order] } = await city.database.ownerPool.query<{ id: string }>('select id from work_order where number = $1', [number])
  const body = city.body('TJA')
  const handler = city.staff('justiceOfficeStaff', body.code)
  await city.act(city.staff('countyDispatcher', 'TJA'), order!.id, 'assign', { unitId: body.id, instruction: '内部交办意见' })
  await city.act(handler, order!.id, 'sign')
  await city.act(handler, order!.id, 'note', { text: '内部办理记录' })
  await who.open('/follow/order')
  assert.match(who.text(), new RegExp(`${body.name}\\s*已经接手`))
  assert.doesNotMatch(who.text(), /内部|待派遣|待签收|承办|justiceOfficeStaff|countyDispatcher/)
})

test('码对电话不对，和码不存在，说的是同一句话', async () => {
  const who = new Resident(app)
  const code = await tell(who, { name: '李四', phone: '13855405678' })
  await follow(who, code, '13900000000')
  assert.match(who.text(), /查询码和电话（或工单编号）对不上/)
  assert.doesNotMatch(who.text(), /李四/)
})

test('同一件事再说一遍，并到原来的工单', async () => {
  const need = '同一件事说两遍：物业停水三天了，找不到人管。'
  const [first, second] = [new Resident(app), new Resident(app)]
  await tell(first, { name: '赵六', phone: '13855409999' }, need)
  await tell(second, { name: '赵六', phone: '13855409999' }, need)
  assert.match(second.text(), /这件事已经在办/)
})

test('附近的法律服务，按县区列出司法所', async () => {
  const who = await new Resident(app).open('/stations?county=340403')
  assert.match(who.text(), /洞山/)
})

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
