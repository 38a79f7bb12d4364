import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { demoPassword } from './seeds.ts'
import { codeAt, minutesOn, signedIn, testHouse, type Jar } from './test-house.ts'

const house = await testHouse()
after(house.close)
const production = await house.again('production')
const id = house.accounts.get('dispatch') ?? ''
const oneClick = (door: { app: typeof house.app }, more: { remoteAddress?: string; host?: string; forwarded?: string; accountId?: string } = {}) =>
  door.app.inject({
    method: 'POST', url: '/api/demo/sign-in', remoteAddress: more.remoteAddress ?? '127.0.0.1', payload: { accountId: more.accountId ?? id },
    headers: { 'x-santai': '1', host: more.host ?? 'localhost:3000', ...(more.forwarded ? { 'x-forwarded-for': more.forwarded } : {}) },
  })

test('一键登录只在演示模式、只从本机、只对演示人员', async () => {
  assert.equal((await oneClick(house)).statusCode, 200)
  assert.equal((await oneClick(production)).statusCode, 404)
  assert.equal((await oneClick(house, { remoteAddress: '192.168.1.20' })).statusCode, 404)
  assert.equal((await oneClick(house, { forwarded: '192.168.1.20' })).statusCode, 404)
  assert.equal((await oneClick(house, { host: 'evil.example:3000' })).statusCode, 404)
  const admin = await house.pool.connect()
  await admin.query(`begin; select set_config('app.security', 'on', true); update account set demo = false where login = 'dispatch'; commit`)
  assert.equal((await oneClick(house)).statusCode, 404)
  await admin.query(`begin; select set_config('app.security', 'on', true); update account set demo = true where login = 'dispatch'; commit`)
  admin.release()
})

test('正式运行不认演示人员：密码登录不成，演示里开的会话也不算', async () => {
  const jar = await signedIn(house, 'dispatch')
  const token = jar.cookie?.replace('santai=', '__Host-santai=') ?? ''
  assert.equal((await production.ask('GET', '/api/who', undefined, { cookie: token })).body, '无人')
  const refused = await production.ask('POST', '/api/session', { login: 'dispatch', password: demoPassword })
  assert.equal(refused.statusCode, 422)
})

test('演示密码和演示验证器可走完整登录；正式运行的 Cookie 带 Secure', async () => {
  const jar: Jar = {}
  await house.ask('POST', '/api/session', { login: 'head', password: demoPassword }, jar)
  assert.equal((await house.ask('POST', '/api/session/code', { code: codeAt(house.clock) }, jar)).statusCode, 200)
  const gone = await production.ask('DELETE', '/api/session')
  assert.match(String(gone.headers['set-cookie']), /^__Host-santai=; Path=\/; HttpOnly; SameSite=Strict; Max-Age=0; Secure$/)
})

test('演示人员名单按单位和角色列出，正式运行没有这份名单', async () => {
  const list = (await house.ask('GET', '/api/demo/people')).json()
  assert.equal(list.length, 8)
  assert.deepEqual(list.find((p: { login: string }) => p.login === 'office'), {
    accountId: house.accounts.get('office'), name: 'office（演示）', login: 'office', role: 'justiceOfficeStaff', roleName: '司法所工作人员', unitId: house.units.get('FT-J1'), unitName: 'FT-J1单位', bureauName: 'FT单位',
  })
  assert.equal((await production.ask('GET', '/api/demo/people')).statusCode, 404)
  assert.equal((await production.ask('POST', '/api/demo/clock', { days: 1 })).statusCode, 404)
})

test('拨动演示时钟：登录着的人不被登出，时刻留在库里，重启后接着走', async () => {
  const jar = await signedIn(house, 'head')
  const before = house.clock.now().getTime()
  const moved = (await house.ask('POST', '/api/demo/clock', { days: 3, hours: 2 }, jar)).json()
  assert.equal(Date.parse(moved.now) - before, 74 * 3_600_000)
  assert.equal((await house.ask('GET', '/api/who', undefined, jar)).body, 'head（演示）')
  const to = '2026-05-01T09:00:00+08:00'
  assert.equal((await house.ask('POST', '/api/demo/clock', { to }, jar)).json().now, '2026-05-01T01:00:00.000Z')
  assert.equal((await house.ask('GET', '/api/who', undefined, jar)).body, 'head（演示）')
  minutesOn(house, 15)
  assert.equal((await house.ask('GET', '/api/who', undefined, jar)).body, '无人')
  const { rows } = await house.ownerPool.query(`select (value ->> 'offsetMs')::float8 as ms from setting where name = 'demo.clock'`)
  assert.ok(Math.abs(Date.parse(to) - Date.now() - rows[0].ms) < 60_000)
})
