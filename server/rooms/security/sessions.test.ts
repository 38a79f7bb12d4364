import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { minutesOn, signedIn, testHouse, type Jar } from './test-house.ts'

const house = await testHouse()
after(house.close)
const other = await house.again()
/** Resolves when the other process has told its streams that this person's session ended. */
const toldOf = async (login: string): Promise<Promise<boolean>[]> => {
  const { rows } = await house.ownerPool.query('select id from session where ended_at is null and account_id = $1', [house.accounts.get(login)])
  return rows.map(({ id }) => Promise.race([new Promise<boolean>((resolve) => other.security.onSessionEnd((ended) => ended === id && resolve(true))), sleep(5000, false, { ref: false })]))
}
const who = async (door: { ask: typeof house.ask }, jar: Jar) => (await door.ask('GET', '/api/who', undefined, jar)).body

test('闲置 15 分钟会话结束，期间有操作就接着算', async () => {
  const jar = await signedIn(house, 'dispatch')
  minutesOn(house, 14)
  assert.equal(await who(house, jar), 'dispatch（演示）')
  minutesOn(house, 14)
  assert.equal(await who(house, jar), 'dispatch（演示）')
  minutesOn(house, 15)
  assert.equal(await who(house, jar), '无人')
  const { rows } = await house.ownerPool.query(`select end_reason from session where ended_at is not null`)
  assert.deepEqual(rows, [{ end_reason: 'idle' }])
})

test('登录满 12 小时一律重新登录', async () => {
  const jar = await signedIn(house, 'dispatch')
  for (let spent = 0; spent < 12 * 60 - 10; spent += 10) {
    minutesOn(house, 10)
    assert.equal(await who(house, jar), 'dispatch（演示）')
  }
  minutesOn(house, 10)
  assert.equal(await who(house, jar), '无人')
})

test('在一个进程里忙，不会被另一个进程当作闲置', async () => {
  const jar = await signedIn(house, 'office')
  assert.equal(await who(other, jar), 'office（演示）')
  minutesOn(house, 10)
  await who(house, jar)
  await house.security.sweep()
  minutesOn(house, 10)
  assert.equal(await who(other, jar), 'office（演示）')
})

test('停用账号：同一进程下一次请求即失效，另一进程和事件流随即失效', async () => {
  const jar = await signedIn(house, 'office2')
  const officer = await signedIn(house, 'system')
  assert.equal(await who(house, jar), 'office2（演示）')
  assert.equal(await who(other, jar), 'office2（演示）')
  const told = await toldOf('office2')
  const done = await house.ask('POST', `/api/accounts/${house.accounts.get('office2')}/disable`, { reason: '调离' }, officer)
  assert.equal(done.statusCode, 200)
  assert.equal(await who(house, jar), '无人')
  assert.deepEqual(await Promise.all(told), [true])
  assert.equal(await who(other, jar), '无人')
})

test('有人直接改库停用账号，各进程同样得知', async () => {
  const jar = await signedIn(house, 'head')
  assert.equal(await who(other, jar), 'head（演示）')
  const told = await toldOf('head')
  const admin = await house.pool.connect()
  await admin.query(`begin; select set_config('app.security', 'on', true); update account set disabled_at = now() where login = 'head'; commit`)
  admin.release()
  assert.deepEqual(await Promise.all(told), [true])
  assert.equal(await who(other, jar), '无人')
})

test('安全保密管理员可强制下线，系统管理员和审计员不可', async () => {
  const jar = await signedIn(house, 'dispatch')
  const view = await house.ask('GET', '/api/sessions?open=true', undefined, await signedIn(house, 'auditor'))
  const session = view.json().rows.find((row: { login: string }) => row.login === 'dispatch')
  for (const login of ['system', 'auditor', 'other-head']) {
    const refused = await house.ask('POST', `/api/sessions/${session.id}/end`, { reason: '试' }, await signedIn(house, login))
    assert.equal(refused.statusCode, 403, login)
  }
  assert.equal((await house.ask('POST', `/api/sessions/${session.id}/end`, { reason: '异常登录' }, await signedIn(house, 'security'))).statusCode, 200)
  assert.equal(await who(house, jar), '无人')
})

test('退出登录后，旧 Cookie 作废', async () => {
  const jar = await signedIn(house, 'dispatch')
  const old = { cookie: jar.cookie ?? '' }
  await house.ask('DELETE', '/api/session', undefined, jar)
  assert.equal(await who(house, old), '无人')
})

test('伪造、残缺的 Cookie 谁也不是', async () => {
  for (const cookie of ['santai=', 'santai=x', `santai=${'A'.repeat(43)}`, `xsantai=${'A'.repeat(43)}`, `__Host-santai=${'A'.repeat(43)}`]) assert.equal(await who(house, { cookie }), '无人')
})
