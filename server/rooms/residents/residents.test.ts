import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { aCity, type City } from '../../testing/city.ts'
import { createResidents, type Residents } from './desk.ts'
import { forgetSignIns } from './jobs.ts'
import { as, type Place } from './place.ts'
import { deliverSms } from './sms.ts'
import { wordsOf, type SmsProvider } from './sms-templates.ts'

let city: City
let place: Place
let residents: Residents
const sent: { id: string; to: string; text: string }[] = []
let down = false
/** A gateway that can fail, as real ones do. */
const gateway: SmsProvider = { name: 'gateway', simulated: false, send: async (message) => { if (down) throw new Error('gateway down'); sent.push({ ...message, text: wordsOf(message) }); return { taken: true } } }
before(async () => {
  city = await aCity()
  place = { pool: city.database.pool, vault: city.house.vault, clock: city.clock }
  // Delivered by hand, so that each try is seen.
  residents = createResidents(place, () => city.world, {})
})
after(() => city.database.drop())

const owner = async (text: string, values: unknown[] = []) => (await city.database.ownerPool.query(text, values)).rows as Record<string, unknown>[]
const later = (minutes: number): void => city.clock.moveTo(new Date(city.clock.now().getTime() + minutes * 60_000))
const ask = async (phone: string): Promise<string> => {
  const told = await residents.sendCode({ phone, address: '10.0.0.1', back: '/me' })
  assert.ok(told.sent)
  return told.attemptId
}

test('短信：发不出去就再试，发出去就不留内容，过期的不再发', async () => {
  const id = await ask('13955410001')
  down = true
  await deliverSms(place, gateway)
  assert.equal(sent.length, 0)
  down = false
  assert.equal(await deliverSms(place, gateway), 0, 'not again in the same moment')
  later(1)
  await deliverSms(place, gateway)
  await deliverSms(place, gateway)
  assert.equal(sent.length, 1)
  assert.equal(sent[0]!.to, '13955410001')
  assert.deepEqual((await owner('select text_sealed from sms_message where attempt_id = $1', [id])).map((row) => row['text_sealed']), [null])
  const code = /验证码 (\d{6})/.exec(sent[0]!.text)![1]!
  assert.deepEqual(await residents.checkCode(id, code), { fits: true, phone: '13955410001', back: '/me' })
  await ask('13955410002')
  later(6)
  await deliverSms(place, gateway)
  assert.equal(sent.length, 1, 'a code that is worth nothing any more is not sent')
})

test('两台服务器同时发：一条短信只发一次', async () => {
  await ask('13955410003')
  const before = sent.length
  await Promise.all([deliverSms(place, gateway), deliverSms(place, gateway), deliverSms(place, gateway)])
  assert.equal(sent.length, before + 1)
})

test('同一个号码同时要两次：只发一条', async () => {
  const both = await Promise.all([1, 2, 3].map(() => residents.sendCode({ phone: '13955410004', address: '10.0.0.1', back: '/me' })))
  assert.equal(both.filter((told) => told.sent).length, 1)
})

test('库里没有明文的号码、验证码、姓名和会话密钥', async () => {
  const id = await ask('13955410005')
  await deliverSms(place, gateway)
  const code = /验证码 (\d{6})/.exec(sent.at(-1)!.text)![1]!
  const cookie = await residents.open({ way: 'identity', phone: '13955410005', name: '王密封', idNumber: '340499197001010013' })
  const rows = JSON.stringify(await owner(`select row_to_json(a) as row from sign_in_attempt a where id = $1 union all select row_to_json(s) from resident_session s union all select row_to_json(m) from sms_message m`, [id]))
  for (const secret of ['13955410005', '王密封', '340499197001010013', cookie.split('.')[1]!]) assert.ok(!rows.includes(secret), secret)
  assert.ok(!new RegExp(`"${code}"`).test(rows))
})

test('第二道墙：别人的登录、验证码、短信一行也看不到；放宽一条策略，这里就会发现', async () => {
  const mine = await ask('13955410006')
  const cookie = await residents.open({ way: 'phone', phone: '13955410006', name: null, idNumber: null })
  const seen = (id: string) => as(place, id, async (tx) => (await Promise.all(['sign_in_attempt', 'resident_session', 'sms_message', 'resident_read', 'resident_number'].map((table) => tx.rows(`select 1 from ${table}`)))).flat().length)
  assert.equal(await seen(newId()), 0)
  assert.equal(await seen(mine), 2, 'the attempt and its message')
  assert.equal(await seen(cookie.split('.')[0]!), 1, 'the session')
  await owner('create policy planted on resident_session for select using (true)')
  assert.ok((await seen(newId())) > 0)
  await owner('drop policy planted on resident_session')
})

test('用过的、过期的登录记录按时删掉；正在用的留着', async () => {
  const cookie = await residents.open({ way: 'phone', phone: '13955410007', name: null, idNumber: null })
  later(3 * 1440)
  await forgetSignIns(place, city.clock.now())
  assert.deepEqual(await owner('select id from sign_in_attempt union all select id from sms_message'), [])
  assert.equal((await owner('select id from resident_session where id = $1', [cookie.split('.')[0]])).length, 1)
  assert.equal(await residents.session(cookie), null, 'and yet it is dead')
  later(31 * 1440)
  await forgetSignIns(place, city.clock.now())
  assert.deepEqual(await owner('select id from resident_session'), [])
})

test('设置里的数当场算数；设得没有道理的，用原来的', async () => {
  await owner(`insert into setting (name, value) values ('residents.signIn', '{"codeTries": 3}') on conflict (name) do update set value = excluded.value`)
  const id = await ask('13955410008')
  assert.deepEqual(await residents.checkCode(id, '000000').then((told) => ('left' in told ? told.left : -1)), 2)
  await owner(`update setting set value = '{"codeTries": 0}' where name = 'residents.signIn'`)
  assert.deepEqual(await residents.checkCode(id, '000001').then((told) => ('left' in told ? told.left : -1)), 3)
  await owner(`delete from setting where name = 'residents.signIn'`)
})
