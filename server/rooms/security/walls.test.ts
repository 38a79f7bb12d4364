import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { projectFiles, root } from '../../../scripts/lib/project.ts'
import { inContext, type Sight } from '../../platform/context.ts'
import { dutyOf, people, units } from '../../seeds/huainan/index.ts'
import { testDatabase } from '../../testing/postgres.ts'
import { securely } from './securely.ts'
import { seedOrganisation } from './seeds.ts'
import { signedIn, testHouse } from './test-house.ts'

const house = await testHouse()
after(house.close)
const widest: Sight = { actor: { kind: 'staff', id: house.accounts.get('head') ?? '', name: '', appointments: [] }, reach: { city: true, bureauIds: [], unitIds: [], ownerId: null, recordId: null } }
await signedIn(house, 'head')

test('第二道墙：别的房间即使有全市视野，也看不到凭据、会话和外部系统的密钥', async () => {
  for (const table of ['credential', 'session', 'api_client', 'api_nonce']) {
    assert.deepEqual(await inContext(house.pool, widest, (tx) => tx.rows(`select * from ${table}`)), [], table)
  }
  // Planted: the rows are there, and the same question inside this room finds them; the wall is what hides them.
  for (const table of ['credential', 'session']) assert.ok((await securely(house.pool, (tx) => tx.rows(`select * from ${table}`))).length > 0, table)
})

test('第二道墙：别的房间不能给人加角色、改账号、改单位', async () => {
  const office = house.accounts.get('office')
  const tries = [
    `insert into appointment (id, account_id, unit_id, role, from_on) select gen_random_uuid(), '${office}', unit_id, 'cityHead', from_on from appointment limit 1`,
    `insert into account (id, login, name, created_at) values (gen_random_uuid(), 'intruder', 'x', now())`,
  ]
  for (const sql of tries) await assert.rejects(inContext(house.pool, widest, (tx) => tx.rows(sql)), /row-level security/)
  for (const sql of [`update account set disabled_at = null, name = 'x'`, `update unit set name = 'x'`, `update appointment set role = 'cityHead'`]) assert.deepEqual(await inContext(house.pool, widest, (tx) => tx.rows(`${sql} returning 1`)), [], sql)
})

test('账号、任职、凭据和会话只能终止，不能删除', async () => {
  for (const table of ['account', 'appointment', 'credential', 'session', 'api_client', 'unit']) await assert.rejects(securely(house.pool, (tx) => tx.rows(`delete from ${table}`)), /permission denied/, table)
})

test('跨站请求一律拒绝：来源不对、缺少标记、伪装成表单', async () => {
  const jar = await signedIn(house, 'head')
  const post = (headers: Record<string, string>, url = '/api/demo/clock') => house.app.inject({ method: 'POST', url, headers: { host: 'localhost:3000', cookie: jar.cookie ?? '', 'x-santai': '1', ...headers }, payload: { hours: 0 } })
  assert.equal((await post({ 'sec-fetch-site': 'same-origin' })).statusCode, 200)
  assert.equal((await post({ origin: 'http://localhost:3000' })).statusCode, 200)
  assert.equal((await post({})).statusCode, 200, 'a program without a browser')
  const foreign: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'http://localhost:3001' }, { 'x-santai': '0' }]
  for (const headers of foreign) assert.equal((await post(headers)).statusCode, 403, JSON.stringify(headers))
  const form = await house.app.inject({ method: 'POST', url: '/api/demo/clock', headers: { host: 'localhost:3000', cookie: jar.cookie ?? '', 'content-type': 'application/x-www-form-urlencoded' }, payload: 'hours=1' })
  assert.equal(form.statusCode, 403)
})

test('重复播种不添新行，也不改已有人员', async () => {
  const count = async () => (await house.ownerPool.query('select (select count(*) from unit)::int u, (select count(*) from account)::int a, (select count(*) from appointment)::int p')).rows[0]
  assert.deepEqual(await count(), { u: 4, a: 8, p: 8 })
  const given = { units, people, dutyOf, mode: 'demo', now: house.clock.now() } as const
  await seedOrganisation(house.pool, house.vault, given)
  const once = await count()
  await seedOrganisation(house.pool, house.vault, given)
  assert.deepEqual(await count(), once)
})

test('正式运行的初始数据没有演示单位和演示人员；空库第一次启动给出三员的初始密码，只给一次', async () => {
  const { pool, ownerPool, drop } = await testDatabase()
  after(drop)
  const unit = { name: '甲', shortName: '甲', kind: 'cityBureau', parent: null, areas: [], verified: false }
  const data = {
    units: [{ ...unit, code: 'P1', bureau: 'P1', demo: false }, { ...unit, code: 'P2', bureau: 'P1', parent: 'P1', demo: true }], people: [{ login: 'ghost', name: '演示', appointments: [{ unit: 'P1', role: 'handler' }] }], mode: 'production', now: house.clock.now(),
  } as const
  const first = await seedOrganisation(pool, house.vault, data)
  assert.deepEqual([...first.units.keys()], ['P1'])
  assert.deepEqual(first.firstOfficers.map((officer) => officer.login), ['system-officer', 'security-officer', 'security-auditor'])
  assert.deepEqual((await seedOrganisation(pool, house.vault, data)).firstOfficers, [])
  const { rows } = await ownerPool.query('select a.login, p.role from account a join appointment p on p.account_id = a.id order by a.login')
  assert.deepEqual(rows.map((row) => row.role), ['securityAuditor', 'securityOfficer', 'systemOfficer'])
})

/** Files outside this room that would open its tables. */
const openers = (files: ReadonlyMap<string, string>): string[] => [...files].filter(([path, text]) => !path.startsWith('server/rooms/security/') && !path.startsWith('server/migrations/') && text.includes('app.security')).map(([path]) => path)

test('只有本房间能打开凭据的门：别处出现这个开关即报', async () => {
  const paths = projectFiles(['server/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'])
  assert.deepEqual(openers(new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))), [])
  assert.deepEqual(openers(new Map([['server/rooms/citizens/x.ts', `select set_config('app.security', 'on', true)`]])), ['server/rooms/citizens/x.ts'])
})

test('每个回答都带安全头；接口的回答不留缓存；正式运行要求 HTTPS', async () => {
  const production = await house.again('production')
  const { headers } = await production.ask('GET', '/api/session')
  assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/)
  assert.equal(headers['cache-control'], 'no-store')
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['strict-transport-security'], 'max-age=31536000')
  assert.equal((await house.ask('GET', '/api/session')).headers['strict-transport-security'], undefined)
})
