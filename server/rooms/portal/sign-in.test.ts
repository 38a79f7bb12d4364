import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { createFileStore } from '../../platform/files.ts'
import { idNumber } from '../../seeds/huainan/residents.ts'
import { aCity, type City } from '../../testing/city.ts'
import { createResidents, simulatedWays, type DemoPerson } from '../residents/index.ts'
import { createDesk } from './desk.ts'
import { mountPortal } from './index.ts'
import { Resident } from './testing/resident.ts'

let city: City
let app: FastifyInstance
const people: DemoPerson[] = []
before(async () => {
  city = await aCity()
  app = Fastify()
  const { vault } = city.house
  const { pool } = city.database
  const files = createFileStore({ folder: mkdtempSync(join(tmpdir(), 'sign-in-')), vault })
  const { ways, provider } = simulatedWays()
  const residents = createResidents({ pool, vault, clock: city.clock }, () => city.world, ways)
  await mountPortal(app, { pool, clock: city.clock, vault, files, desk: createDesk(city.house, city.clock), secure: false, signIn: { residents, simulators: { identity: provider, people: async () => people } } })
})
after(async () => { await app.close(); await city.database.drop() })

const owner = (text: string, values: unknown[] = []) => city.database.ownerPool.query(text, values)
const later = (minutes: number): void => city.clock.moveTo(new Date(city.clock.now().getTime() + minutes * 60_000))
const codeIn = (who: Resident): string => /验证码 (\d{6})/.exec(who.text())?.[1] ?? assert.fail(who.text())
let count = 0
const aPhone = (): string => `1395540${String(1000 + count++)}`
const aNumber = (): string => idNumber(`34049919600101${String(100 + count++)}`)

async function byPhone(phone: string, who = new Resident(app)): Promise<Resident> {
  later(2)
  await who.open('/sign-in')
  await who.submit('/sign-in', { phone })
  await who.open('/simulator/phone')
  const code = codeIn(who)
  await who.open('/sign-in/code')
  return who.submit('/sign-in/code', { code })
}

async function byIdentity(person: DemoPerson, who = new Resident(app), back = '/me'): Promise<Resident> {
  await who.open(`/sign-in/identity?back=${back}`)
  return who.submit('/simulator/identity/choose', { name: person.name, idNumber: person.idNumber, phone: person.phone ?? '', answer: 'yes' })
}

async function checked(name: string, phone: string): Promise<{ person: DemoPerson; personId: string; order: Awaited<ReturnType<City['anOrder']>> }> {
  const order = await city.anOrder({ name, phone })
  const person = { name, phone, idNumber: aNumber() }
  const personId = String((await city.row(order.id)).person_id)
  const { vault } = city.house
  await owner('update person set id_number_sealed = $2, id_number_index = $3 where id = $1', [personId, vault.seal(person.idNumber, 'id-number'), vault.blindIndex(person.idNumber, 'id-number')])
  return { person, personId, order }
}

describe('手机验证码', () => {
  test('看得到用这个号码留的事，看不到别人的；打开、补充、退出都行', async () => {
    const [phone, other] = [aPhone(), aPhone()]
    const [mine, second, theirs] = [await city.anOrder({ name: '周明', phone }), await city.anOrder({ name: '周明', phone }), await city.anOrder({ name: '吴刚', phone: other })]
    const who = await byPhone(phone)
    assert.equal(who.url, '/me', who.text())
    assert.ok(who.page.includes(mine.number) && who.page.includes(second.number) && !who.page.includes(theirs.number), who.text())
    assert.ok(!who.page.includes(mine.queryCode))
    await who.open(`/me/orders/${mine.id}`)
    assert.equal(who.url, '/follow/order')
    assert.ok(who.page.includes(mine.number))
    await who.open(`/me/orders/${theirs.id}`)
    assert.equal(who.status, 404)
    await who.open('/me')
    await who.submit('/me/leave')
    assert.match(who.text(), /已经退出登录/)
    for (const path of ['/me', '/follow/order', '/me/messages']) assert.doesNotMatch((await who.open(path)).page, new RegExp(mine.number))
  })
})
