import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { after, before, beforeEach, describe, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { bodyDigest, sign } from '../../platform/request-signature.ts'
import { aCity, type City } from '../../testing/city.ts'
import { createResidents, type Residents } from './desk.ts'
import { forgetSignIns } from './jobs.ts'
import type { Place } from './place.ts'
import { smsHealth } from './sms-health.ts'
import { createGateway } from './sms-gateway.ts'
import { askReceipts } from './sms-receipts.ts'
import { newsBySms } from './sms-news.ts'
import type { SmsProvider } from './sms-templates.ts'
import { deliverSms } from './sms.ts'

/** A gateway as they are: it checks who writes, and it can be slow, down, repeat itself, or talk nonsense. */
const SECRET = 'a shared secret of the test'
type Mood = 'well' | 'down' | 'busy' | 'slow' | 'refuses' | 'tellsTooMuch' | 'takesAndDies' | 'nonsense' | 'long' | 'elsewhere' | 'wrongKey'
let mood: Mood = 'well'
let receiptsTold: (ids: string[]) => unknown = (ids) => ({ receipts: ids.map((id) => ({ id, status: 'delivered' })) })
const tried: { id: string; to: string; template: string; sign: string; values: Record<string, string>; nonce: string }[] = []
const taken = new Map<string, { to: string; values: Record<string, string> }>()
const unsigned: string[] = []
let lured = 0

let city: City
let place: Place
let residents: Residents
let gateway: SmsProvider
const far = planted()
before(async () => {
  city = await aCity()
  place = { pool: city.database.pool, vault: city.house.vault, clock: city.clock }
  residents = createResidents(place, () => city.world, {})
  const url = await far.listen({ host: '127.0.0.1', port: 0 })
  gateway = createGateway({ url: `${url}/v1/`, keyId: 'huainan', secret: SECRET, sign: '淮南公共法律服务', templates: { signInCode: 'T-100', news: 'T-200' }, clock: city.clock, timeoutMs: 300 })
})
beforeEach(() => { mood = 'well'; tried.length = 0; later(30) })
after(async () => { await far.close(); await city.database.drop() })

function planted(): FastifyInstance {
  const app = Fastify()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.addHook('preHandler', async (request, reply) => {
    const [stamp, nonce] = [String(request.headers['x-timestamp']), String(request.headers['x-nonce'])]
    const right = sign({ method: 'POST', path: request.url, stamp, nonce, digest: bodyDigest(String(request.body), 'sm3') }, SECRET, 'sm3')
    if (request.headers['x-signature'] !== right || request.headers['x-key-id'] !== 'huainan' || mood === 'wrongKey') { unsigned.push(request.url); return reply.code(401).send({ why: 'signature' }) }
    return undefined
  })
  app.post('/v1/messages', async (request, reply) => {
    const message = JSON.parse(String(request.body)) as Omit<(typeof tried)[number], 'nonce'>
    tried.push({ ...message, nonce: String(request.headers['x-nonce']) })
    const known = taken.has(message.id)
    const take = (): unknown => { taken.set(message.id, message); return { status: known ? 'duplicate' : 'accepted', ref: `R-${taken.size}` } }
    switch (mood) {
      case 'down': return reply.code(503).send('<html>维护中</html>')
      case 'busy': return reply.code(429).send({ status: 'busy', why: 'rate' })
      case 'slow': { take(); await wait(600); return reply.code(200).send({ status: 'accepted' }) }
      case 'takesAndDies': { take(); return request.raw.socket.destroy() }
      case 'refuses': return reply.code(422).send({ status: 'refused', why: 'noSuchNumber' })
      case 'tellsTooMuch': return reply.code(422).send({ status: 'refused', why: `号码 ${message.to} 的验证码 ${message.values['code']} 被拒` })
      case 'nonsense': return reply.code(200).send('OK')
      case 'long': return reply.code(200).send({ status: 'accepted', ref: 'x'.repeat(200_000) })
      case 'elsewhere': return reply.redirect(`${new URL(`http://${request.headers.host}`).origin}/lure`, 307)
      default: return take()
    }
  })
  app.post('/v1/receipts', async (request) => receiptsTold((JSON.parse(String(request.body)) as { ids: string[] }).ids))
  app.post('/lure', async () => { lured += 1; return { status: 'accepted' } })
  return app
}

const later = (seconds: number): void => city.clock.moveTo(new Date(city.clock.now().getTime() + seconds * 1000))
let count = 0
const aPhone = (): string => `1395542${String(1000 + count++)}`
async function ask(phone = aPhone()): Promise<{ id: string; phone: string }> {
  later(61)
  const told = await residents.sendCode({ phone, address: `10.1.${count % 250}.1`, back: '/me' })
  assert.ok(told.sent, JSON.stringify(told))
  return { id: told.attemptId, phone }
}
const rowOf = async (attemptId: string): Promise<Row> => (await city.database.ownerPool.query<Row>('select * from sms_message where attempt_id = $1', [attemptId])).rows[0]!
type Row = { id: string; sent_at: Date | null; given_up_at: Date | null; text_sealed: string | null; phone_sealed: string | null; why: string | null; ref: string | null; ended: string | null; tries: number }

describe('短信网关：发出去', () => {
  test('签了名，按模板号和值发；收下了就不留内容；同一条不发第二次', async () => {
    const { id, phone } = await ask()
    await deliverSms(place, gateway)
    await deliverSms(place, gateway)
    assert.equal(tried.length, 1)
    const [message] = tried
    assert.deepEqual({ to: message!.to, template: message!.template, sign: message!.sign, minutes: message!.values['minutes'] }, { to: phone, template: 'T-100', sign: '淮南公共法律服务', minutes: '5' })
    assert.deepEqual(await residents.checkCode(id, message!.values['code']!), { fits: true, phone, back: '/me' })
    const row = await rowOf(id)
    assert.ok(row.sent_at && row.text_sealed === null && row.ref?.startsWith('R-'))
    assert.equal(unsigned.length, 0)
  })

  for (const [name, trouble] of [['停着', 'down'], ['太忙', 'busy'], ['答非所问', 'nonsense'], ['答得太长', 'long'], ['钥匙不认', 'wrongKey']] as const) {
    test(`网关${name}：过一会儿再发，发出去只算一条`, async () => {
      const { id } = await ask()
      mood = trouble
      await deliverSms(place, gateway)
      assert.equal(await deliverSms(place, gateway), 0, '不在同一刻再试')
      assert.equal((await rowOf(id)).sent_at, null)
      mood = 'well'
      later(25)
      await deliverSms(place, gateway)
      assert.ok((await rowOf(id)).sent_at)
    })
  }

  for (const [name, trouble] of [['太慢，等不到回音', 'slow'], ['收下了，回音断在路上', 'takesAndDies']] as const) {
    test(`网关${name}：再发用的是同一个号，网关认得出，人只收到一条`, async () => {
      const { id } = await ask()
      mood = trouble
      await deliverSms(place, gateway)
      assert.equal((await rowOf(id)).sent_at, null)
      mood = 'well'
      later(25)
      await deliverSms(place, gateway)
      const mine = tried.filter((one) => one.id === tried[0]!.id)
      assert.equal(mine.length, 2)
      assert.notEqual(mine[0]!.nonce, mine[1]!.nonce, '每次签名都是新的')
      assert.ok((await rowOf(id)).sent_at)
    })
  }

  test('一条慢，不拖住别的：二十条一起发，只等一回', async () => {
    for (let i = 0; i < 6; i++) await ask()
    mood = 'slow'
    const began = tried.length
    await deliverSms(place, gateway)
    assert.equal(new Set(tried.slice(began).map(({ id }) => id)).size, 5, '五分钟一过，最早的一条已经没有用')
    later(400)
  })

  test('网关说这个号码不行：不再试，号码和内容都不留', async () => {
    const { id } = await ask()
    mood = 'refuses'
    await deliverSms(place, gateway)
    later(60)
    await deliverSms(place, gateway)
    const row = await rowOf(id)
    assert.deepEqual([tried.length, row.why, row.text_sealed, row.phone_sealed], [1, 'noSuchNumber', null, null])
    assert.ok(row.given_up_at)
  })

  test('试了五次还不行，就算了；过期的不再发', async () => {
    const { id } = await ask()
    mood = 'down'
    // A code of thirty minutes, so that the tries run out before the time does.
    await city.database.ownerPool.query(`update sms_message set expires_at = expires_at + interval '25 minutes' where attempt_id = $1`, [id])
    for (let i = 0; i < 9; i++) { await deliverSms(place, gateway); later(170) }
    assert.equal(tried.length, 5)
    assert.deepEqual([(await rowOf(id)).why, (await rowOf(id)).text_sealed], ['tries', null])
  })

  test('网关要我们转到别处去：不去，号码不跟着走', async () => {
    await ask()
    mood = 'elsewhere'
    await deliverSms(place, gateway)
    assert.equal(lured, 0)
  })

  test('一个号码一天最多几条，到了就不发，不管谁要的', async () => {
    const phone = aPhone()
    const { id } = await ask(phone)
    const index = place.vault.blindIndex(phone, 'phone')
    await city.database.ownerPool.query(`insert into sms_message (id, attempt_id, at, phone_index, template, next_at, expires_at, sent_at, ended) select gen_random_uuid(), gen_random_uuid(), $2, $1, 'signInCode', $2, $2, $2, 'delivered' from generate_series(1, 10)`, [index, city.clock.now()])
    await deliverSms(place, gateway)
    assert.deepEqual([(await rowOf(id)).why, tried.filter(({ to }) => to === phone).length], ['tooMany', 0])
  })
})

describe('短信网关：送到没有', () => {
  async function sent(): Promise<Row> {
    const { id } = await ask()
    await deliverSms(place, gateway)
    later(40)
    return rowOf(id)
  }
  const now = async (row: Row): Promise<Row> => (await city.database.ownerPool.query<Row>('select * from sms_message where id = $1', [row.id])).rows[0]!

  test('问得到的记下来，号码随即不留；先说的算数，后来改口的、说两遍的、没问过的，都不理', async () => {
    const [one, two, three] = [await sent(), await sent(), await sent()]
    receiptsTold = () => ({ receipts: [{ id: one.id, status: 'delivered' }, { id: one.id, status: 'failed', why: 'late' }, { id: two.id, status: 'failed', why: 'DB:0141' }, { id: two.id, status: 'failed', why: 'MK-0001' }, { id: '019a0000-0000-7000-8000-000000000001', status: 'failed' }] })
    await askReceipts(place, gateway)
    later(40)
    await askReceipts(place, gateway)
    assert.deepEqual([await now(one), await now(two), await now(three)].map(({ ended, why, phone_sealed: phone }) => [ended, why, phone === null]), [['delivered', null, true], ['failed', 'DB:0141', true], [null, null, false]])
  })

  test('网关答不上来、答得不像话：一天以后算“不知道”，号码不留', async () => {
    const row = await sent()
    for (const told of [() => 'nonsense', () => ({ receipts: [{ id: 1 }] }), () => { throw new Error('down') }]) {
      receiptsTold = told
      await askReceipts(place, gateway)
      later(40)
    }
    assert.equal((await now(row)).ended, null)
    later(86_400)
    await askReceipts(place, gateway)
    assert.deepEqual([(await now(row)).ended, (await now(row)).phone_sealed], ['unknown', null])
  })
})

describe('短信网关：通不通，工作人员看得见', () => {
  const health = () => smsHealth(place, gateway)
  test('没有要发的、没有接的，不算通也不算不通；发得出去是正常；连着两次发不出去，写明几条、什么原因', async () => {
    assert.deepEqual([(await smsHealth(place, undefined)).up, (await smsHealth(place, { ...gateway, simulated: true })).up], [null, null])
    later(3 * 3600)
    assert.equal((await health()).up, null)
    await ask()
    await deliverSms(place, gateway)
    assert.deepEqual(await health(), { up: true, says: '正常' })
    later(1200)
    mood = 'down'
    await ask()
    await deliverSms(place, gateway)
    assert.equal((await health()).up, null, '试过一次，还会再试')
    later(25)
    await deliverSms(place, gateway)
    assert.deepEqual(await health(), { up: false, says: '一刻钟里有 1 条发不出去（http503）' })
  })

  test('号码不对的，不怪网关；收下了却多半送不到的，也是不通', async () => {
    later(2 * 3600)
    mood = 'refuses'
    await ask()
    await deliverSms(place, gateway)
    later(25)
    await deliverSms(place, gateway)
    assert.equal((await health()).up, null)
    mood = 'well'
    for (let i = 0; i < 5; i++) { await ask(); await deliverSms(place, gateway) }
    receiptsTold = (ids) => ({ receipts: ids.map((id) => ({ id, status: 'failed', why: 'MK:0012' })) })
    later(40)
    await askReceipts(place, gateway)
    assert.deepEqual(await health(), { up: false, says: '一小时里 5 条没有送到，送到 0 条' })
  })
})

describe('有回音，发一条提醒', () => {
  /** Asked for an answer by SMS, and told that something is wanted of him. */
  async function wanting(more: { sql?: string; need?: string } = {}): Promise<{ phone: string; id: string }> {
    const phone = aPhone()
    const order = await city.anOrder({ name: '等短信', phone, ...(more.need ? { need: more.need } : {}) })
    await city.database.ownerPool.query(`update work_order set reply_by = 'sms', state = 'toSupplement' where id = $1`, [order.id])
    if (more.sql) await city.database.ownerPool.query(more.sql, [order.id])
    return { phone, id: order.id }
  }
  const happens = async (id: string, provider: SmsProvider | undefined = gateway): Promise<void> => {
    const client = await city.database.pool.connect()
    try {
      await client.query('begin')
      for (const listener of newsBySms(place, provider).filter(({ event }) => event === 'workOrder.askForMaterial')) await listener.run({ id: '1', at: city.clock.now(), name: listener.event, subjectKind: 'workOrder', subjectId: id, payload: {} }, client)
      await client.query('commit')
    } finally { client.release() }
    await deliverSms(place, provider ?? gateway)
  }

  test('选了发短信的，收到一条：没有内容、没有姓名、没有编号；同一天不发第二条', async () => {
    const { phone, id } = await wanting()
    await happens(id)
    await happens(id)
    assert.deepEqual(tried.filter(({ to }) => to === phone).map(({ template, values }) => [template, values]), [['T-200', {}]])
    later(86_401)
    await happens(id)
    assert.equal(tried.filter(({ to }) => to === phone).length, 2)
  })

  test('没选发短信的、说过不安全的、不要短信的、敏感的、匿名的，一条也不发；没有报备模板的、不发短信的，也不写', async () => {
    const never = ["update work_order set reply_by = 'phone' where id = $1", 'update person set safe_to_call = false where id = (select person_id from work_order where id = $1)', 'update work_order set sensitive = true where id = $1', 'update work_order set anonymous = true where id = $1',
      "insert into contact_way (person_id, no_message, set_at, set_by, set_by_name) select person_id, true, now(), person_id, '本人' from work_order where id = $1", "update work_order set state = 'inHand' where id = $1"]
    for (const sql of never) {
      const { phone, id } = await wanting({ sql })
      await happens(id)
      assert.equal(tried.filter(({ to }) => to === phone).length, 0, sql)
    }
    assert.deepEqual([newsBySms(place, undefined).length, newsBySms(place, { ...gateway, lacks: ['news'] }).length], [0, 0])
  })
})

describe('不该留的', () => {
  test('网关把号码、验证码写进原因里：库里没有，日志里也没有', async () => {
    const lines: string[] = []
    const real = { write: process.stdout.write.bind(process.stdout), errors: process.stderr.write.bind(process.stderr) }
    const { id, phone } = await ask()
    mood = 'tellsTooMuch'
    process.stdout.write = ((text: string) => { lines.push(String(text)); return true }) as typeof process.stdout.write
    process.stderr.write = ((text: string) => { lines.push(String(text)); return true }) as typeof process.stderr.write
    await deliverSms(place, gateway).finally(() => { process.stdout.write = real.write; process.stderr.write = real.errors })
    const code = tried[0]!.values['code']!
    const kept = JSON.stringify(await rowOf(id))
    for (const secret of [phone, code]) assert.ok(!kept.includes(secret) && !lines.join('').includes(secret), secret)
    assert.equal((await rowOf(id)).why, 'other')
  })

  test('没发成的，一小时后号码和内容都抹掉，两天后整条删', async () => {
    const { id } = await ask()
    mood = 'down'
    await deliverSms(place, gateway)
    later(3600 + 400)
    await forgetSignIns(place, city.clock.now())
    assert.deepEqual([(await rowOf(id)).text_sealed, (await rowOf(id)).phone_sealed], [null, null])
    assert.equal(await deliverSms(place, gateway).then(async () => (await rowOf(id)).why), 'expired')
    later(2 * 86_400)
    await forgetSignIns(place, city.clock.now())
    assert.equal(await rowOf(id), undefined)
  })
})
