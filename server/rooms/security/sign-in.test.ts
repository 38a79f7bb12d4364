import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { demoPassword } from './seeds.ts'
import { codeAt, minutesOn, signedIn, testHouse, type Jar } from './test-house.ts'

const house = await testHouse()
after(house.close)
const { ask, clock } = house
const give = (login: string, password = demoPassword, jar: Jar = {}) => ask('POST', '/api/session', { login, password }, jar)
const code = (jar: Jar, value: string) => ask('POST', '/api/session/code', { code: value }, jar)

test('密码和动态验证码都对才算登录；只对了密码，什么也打不开', async () => {
  const jar: Jar = {}
  const first = await give('dispatch', demoPassword, jar)
  assert.deepEqual(first.json(), { next: 'code' })
  assert.equal((await ask('GET', '/api/units', undefined, jar)).statusCode, 403)
  assert.equal((await ask('GET', '/api/who', undefined, jar)).body, '无人')
  const half = jar.cookie
  assert.deepEqual((await code(jar, codeAt(clock))).json(), { next: 'ready' })
  assert.equal((await ask('GET', '/api/units', undefined, jar)).statusCode, 200)
  assert.notEqual(jar.cookie, half, 'the second step gives a new token')
  assert.equal((await ask('GET', '/api/who', undefined, { cookie: half ?? '' })).body, '无人')
})

test('Cookie 只随本站请求发出，脚本读不到；数据库里只有它的摘要', async () => {
  const response = await give('head')
  assert.match(String(response.headers['set-cookie']), /^santai=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  const token = /santai=([\w-]{43})/.exec(String(response.headers['set-cookie']))?.[1] ?? ''
  const { rows } = await house.ownerPool.query('select s::text as line from session s')
  assert.ok(rows.length > 0 && rows.every((row) => !row.line.includes(token)))
})

test('连续 5 次输错锁定 10 分钟：期间密码对也不行，到时自动解锁', async () => {
  for (let i = 0; i < 5; i++) assert.equal((await give('office', 'wrong')).statusCode, 422)
  const locked = await give('office')
  assert.equal(locked.json().error.state, 'locked')
  minutesOn(house, 9)
  assert.equal((await give('office')).json().error.state, 'locked')
  minutesOn(house, 1)
  assert.deepEqual((await give('office')).json(), { next: 'code' })
})

test('输错 4 次后登录成功，重新计数', async () => {
  for (let i = 0; i < 4; i++) await give('office2', 'wrong')
  const jar: Jar = {}
  await give('office2', demoPassword, jar)
  assert.deepEqual((await code(jar, codeAt(clock))).json(), { next: 'ready' })
  for (let i = 0; i < 4; i++) assert.equal((await give('office2', 'wrong')).statusCode, 422)
  assert.deepEqual((await give('office2')).json(), { next: 'code' })
})

test('密码对而验证码反复猜，同样锁定：密码对不清零', async () => {
  const jar: Jar = {}
  await give('other-head', demoPassword, jar)
  for (let i = 0; i < 5; i++) {
    await give('other-head', demoPassword, jar)
    assert.equal((await code(jar, '000000')).statusCode, 422)
  }
  assert.equal((await code(jar, codeAt(clock))).json().error.state, 'locked')
  minutesOn(house, 10)
})

test('同时发来的 30 次猜测只验 5 次', async () => {
  minutesOn(house, 10)
  const answers = await Promise.all(Array.from({ length: 30 }, () => give('head', 'wrong')))
  assert.equal(answers.filter((a) => a.statusCode === 422).length, 5)
  assert.equal(answers.filter((a) => a.json().error.state === 'locked').length, 25)
  minutesOn(house, 10)
})

test('没有的账号与输错密码，答复相同，也一样锁定', async () => {
  const wrong = await give('security', 'wrong')
  const missing = await give('nobody-here', 'wrong')
  assert.deepEqual(missing.json(), wrong.json())
  for (let i = 0; i < 4; i++) await give('nobody-here', 'wrong')
  assert.equal((await give('nobody-here', 'wrong')).json().error.state, 'locked')
})

test('同一地址频繁尝试，一律请稍候（429）', async () => {
  const many = () => house.app.inject({ method: 'POST', url: '/api/session', remoteAddress: '10.9.9.9', headers: { 'x-santai': '1' }, payload: { login: 'x', password: '' } })
  assert.equal((await many()).statusCode, 422)
  const tries = (login: string) => house.app.inject({ method: 'POST', url: '/api/session', remoteAddress: '10.9.9.9', headers: { 'x-santai': '1' }, payload: { login, password: 'wrong' } })
  const answers = await Promise.all(Array.from({ length: 65 }, () => tries('nobody-here')))
  assert.equal(answers.at(-1)?.statusCode, 429)
  minutesOn(house, 10)
})

test('同一个验证码不能用第二次，即使两个请求同时到', async () => {
  const jars: Jar[] = [{}, {}]
  for (const jar of jars) await give('dispatch', demoPassword, jar)
  minutesOn(house, 1)
  const value = codeAt(clock)
  const answers = await Promise.all(jars.map((jar) => code(jar, value)))
  assert.deepEqual(answers.map((a) => a.statusCode).sort(), [200, 422])
})

test('登录成败都记入访问日志，日志里没有输入的账号和密码', async () => {
  const { rows } = await house.ownerPool.query(`select act, result, object, e::text as line from audit_entry e where act = 'security.signIn'`)
  assert.ok(rows.some((r) => r.result === 'ok') && rows.some((r) => r.result === 'refused'))
  assert.ok(rows.every((r) => !r.line.includes('nobody-here') && !r.line.includes(demoPassword)))
})

test('导出、看明文前须在规定分钟内再验一次动态验证码', async () => {
  const jar = await signedIn(house, 'dispatch')
  const actor = await house.security.whoAsks({ headers: { cookie: jar.cookie }, url: '/api/x', routeOptions: { url: '/api/x' } } as never)
  assert.ok(actor)
  assert.ok(house.security.secondFactorWithin(actor, 5))
  minutesOn(house, 6)
  assert.throws(() => house.security.requireSecondFactor(actor, 5), /再次输入动态验证码/)
  assert.equal((await ask('POST', '/api/session/step-up', { code: '000000' }, jar)).statusCode, 422)
  assert.equal((await ask('POST', '/api/session/step-up', { code: codeAt(clock, 1) }, jar)).statusCode, 200)
  assert.ok(house.security.secondFactorWithin(actor, 5))
})
