import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sign } from '../../platform/request-signature.ts'
import { minutesOn, signedIn, testHouse } from './test-house.ts'
import { until } from '../../testing/until.ts'

const house = await testHouse()
after(house.close)
const other = await house.again()
const make = async (more: object = {}) =>
  (await house.ask('POST', '/api/clients', { name: '省平台', sourceSystem: '省 12348', scopes: ['intake', 'status'], intakeUnitId: house.units.get('HN'), ...more }, await signedIn(house, 'system'))).json() as { id: string; clientId: string; secret: string; signKey: string }
const client = await make()
const tokenOf = async (c = client, more: object = {}) => (await house.app.inject({ method: 'POST', url: '/oauth/token', payload: { grant_type: 'client_credentials', client_id: c.clientId, client_secret: c.secret, ...more } }))
const call = async (token: string, door: { app: typeof house.app } = house) => (await door.app.inject({ url: '/open/who', headers: { authorization: `Bearer ${token}` } })).json() as Called

test('客户端凭证换令牌：表单、JSON、Basic 三种写法都行', async () => {
  const form = await house.app.inject({ method: 'POST', url: '/oauth/token', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: `grant_type=client_credentials&client_id=${client.clientId}&client_secret=${client.secret}` })
  const basic = await house.app.inject({ method: 'POST', url: '/oauth/token', headers: { authorization: `Basic ${Buffer.from(`${client.clientId}:${client.secret}`).toString('base64')}` }, payload: { grant_type: 'client_credentials' } })
  for (const response of [form, basic, await tokenOf()]) {
    assert.equal(response.statusCode, 200, response.body)
    assert.equal(response.headers['cache-control'], 'no-store')
    const who = await call(response.json().access_token)
    assert.deepEqual(who.card, { id: client.id, clientId: client.clientId, name: '省平台', sourceSystem: '省 12348', intakeUnitId: house.units.get('HN'), scopes: ['intake', 'status'] })
  }
})

test('密钥不对、没有这个客户端、其他授权方式：按 RFC 6749 的写法拒绝', async () => {
  const wrong = await tokenOf({ ...client, secret: 'wrong' })
  assert.deepEqual([wrong.statusCode, wrong.json().error], [401, 'invalid_client'])
  assert.equal((await tokenOf({ ...client, clientId: 'c_none' })).json().error, 'invalid_client')
  assert.equal((await tokenOf(client, { grant_type: 'password' })).json().error, 'unsupported_grant_type')
  assert.equal((await tokenOf(client, { scope: 'receipt' })).json().error, 'invalid_scope')
})

test('令牌只含申请的权限', async () => {
  const { access_token: token } = (await tokenOf(client, { scope: 'status' })).json()
  assert.equal((await call(token)).mayIntake, false)
})

test('令牌 30 分钟后失效；改动一个字即不认；只开 /open/ 的门，Cookie 也开不了它', async () => {
  const { access_token: token } = (await tokenOf()).json()
  const [body, mac] = token.split('.')
  const forged = Buffer.from(JSON.stringify([client.id, ['intake', 'status', 'receipt'], Date.now(), 'x'])).toString('base64url')
  assert.equal((await call(`${forged}.${mac}`)).error?.state, 'invalidToken')
  assert.equal((await call(`${body}.${mac.slice(0, -1)}${mac.endsWith('0') ? '1' : '0'}`)).error?.state, 'invalidToken')
  assert.equal((await house.app.inject({ url: '/api/who', headers: { authorization: `Bearer ${token}` } })).body, '无人')
  assert.equal((await house.app.inject({ url: '/open/who', headers: { cookie: (await signedIn(house, 'system')).cookie ?? '' } })).json().name, null)
  assert.equal((await call(token)).name, '省平台')
  minutesOn(house, 30)
  assert.equal((await call(token)).error?.state, 'invalidToken')
})

test('停用或换密钥后，已发的令牌在各进程随即失效', async () => {
  const admin = await signedIn(house, 'system')
  for (const deed of ['secret', 'disable']) {
    const fresh = await make({ name: deed })
    const { access_token: token } = (await tokenOf(fresh)).json()
    assert.equal((await call(token)).name, deed)
    assert.equal((await call(token, other)).name, deed)
    minutesOn(house, 1)
    assert.equal((await house.ask('POST', `/api/clients/${fresh.id}/${deed}`, { reason: '泄露' }, admin)).statusCode, 200)
    assert.equal((await call(token)).error?.state, 'invalidToken')
    await until(async () => (await call(token, other)).error !== undefined)
    assert.equal((await call(token, other)).error?.state, 'invalidToken')
    assert.equal((await tokenOf(fresh)).statusCode, 401)
  }
})

const signer = await make({ name: '12345', signs: true })
const signed = (more: Signed = {}) => {
  const how = more.how ?? 'sm3'
  const path = '/open/who?from=12345'
  const body = JSON.stringify({ need: '拖欠工资' })
  const stamp = String(house.clock.now().getTime() + (more.drift ?? 0))
  const nonce = more.nonce ?? randomUUID()
  const signature = sign({ method: 'POST', path, stamp, nonce, digest: createHash(how).update(body).digest('hex') }, more.key ?? signer.signKey, how)
  return (more.door ?? house).app.inject({
    method: 'POST', url: more.path ?? path, payload: more.body ?? body,
    headers: { 'content-type': 'application/json', 'x-client': signer.clientId, 'x-timestamp': stamp, 'x-nonce': nonce, 'x-signature': how === 'sm3' ? signature : `sha256=${signature}` },
  })
}

test('签名请求：HMAC-SM3 和 HMAC-SHA256 都认', async () => {
  for (const how of ['sm3', 'sha256'] as const) {
    const response = await signed({ how })
    assert.equal(response.statusCode, 200, response.body)
    assert.equal(response.json().name, '12345')
  }
})

test('同一请求重放即拒绝，换到另一个进程也一样', async () => {
  const nonce = randomUUID()
  assert.equal((await signed({ nonce })).statusCode, 200)
  assert.match((await signed({ nonce })).json().error.message, /已经收到过/)
  assert.match((await signed({ nonce, door: other })).json().error.message, /已经收到过/)
  const both = randomUUID()
  const answers = await Promise.all([signed({ nonce: both }), signed({ nonce: both, door: other })])
  assert.deepEqual(answers.map((a) => a.statusCode).sort(), [200, 403])
})

test('时间相差超过 5 分钟即拒绝', async () => {
  assert.equal((await signed({ drift: -5 * 60_000 })).statusCode, 200)
  for (const drift of [-5 * 60_000 - 1, 5 * 60_000 + 1]) assert.match((await signed({ drift })).json().error.message, /时间相差超过 5 分钟/)
})

test('正文、地址、密钥动了一点，签名就不对；不签名的客户端不能签名', async () => {
  for (const change of [{ body: JSON.stringify({ need: '拖欠工资。' }) }, { path: '/open/who?from=12346' }, { key: 'other' }]) assert.match((await signed(change)).json().error.message, /签名不对/)
  const plain = await house.app.inject({ url: '/open/who', headers: { 'x-client': client.clientId, 'x-timestamp': String(house.clock.now().getTime()), 'x-nonce': randomUUID(), 'x-signature': '0'.repeat(64) } })
  assert.match(plain.json().error.message, /签名不对/)
})

test('过了时间窗的随机数会清掉', async () => {
  minutesOn(house, 11)
  await house.security.forgetOldNonces()
  assert.equal((await house.ownerPool.query('select count(*)::int as n from api_nonce')).rows[0].n, 0)
})

test('密钥只显示一次，库里只有摘要和密文', async () => {
  const { rows } = await house.ownerPool.query('select c::text as line from api_client c')
  assert.ok(rows.length > 0 && rows.every((r) => [client.secret, signer.secret, signer.signKey].every((secret) => !r.line.includes(secret))))
})

type Called = { name?: string; kind?: string; mayIntake?: boolean; card?: object; error?: { state: string } }
type Signed = { how?: 'sm3' | 'sha256'; drift?: number; nonce?: string; key?: string; body?: string; path?: string; door?: { app: typeof house.app } }
