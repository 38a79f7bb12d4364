import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type ProofHouse } from './house.ts'

/** Attacks that once went through, and those that people try first. Each is told from the side of the attacker. */
let house: ProofHouse
before(async () => { house = await openHouse() })
after(() => house.end())

test('系统管理员想一个人冒充局长：他能重设密码，动态验证须由安全保密管理员重置', async () => {
  const target = `/api/accounts/${house.accounts.get('tja-head')}`
  assert.equal(await status('city-system', 'POST', `${target}/second-factor`, { reason: '换手机' }), 403)
  assert.equal(await status('city-security', 'POST', `${target}/password`, { reason: '忘了密码' }), 403)
  assert.equal(await status('city-security', 'POST', `${target}/second-factor`, { reason: '换手机' }), 200)
})

test('网址换个写法绕不过表头检查：百分号编码、整条网址', async () => {
  const body = { name: '别处来的', query: {} }
  for (const url of ['/api/saved-views', '/%61pi/saved-views', 'http://localhost/api/saved-views']) {
    const answer = await house.ask({ method: 'POST', url, cookie: await house.as('tja-dispatch'), body, headers: { 'x-santai': '0' } })
    assert.equal(answer.statusCode, 403, url)
  }
  const page = await house.ask({ method: 'GET', url: '/%61pi/orders?queue=all', cookie: await house.as('tja-dispatch') })
  assert.equal(page.headers['cache-control'], 'no-store')
})

const status = async (login: string, method: string, url: string, body?: object): Promise<number> =>
  (await house.ask({ method, url, cookie: await house.as(login), ...(body ? { body } : {}) })).statusCode
