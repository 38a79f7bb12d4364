import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { newId } from '../../platform/ids.ts'
import { testDatabase, type TestDatabase } from '../../testing/postgres.ts'
import { createOwnHealth } from './own-parts.ts'
import { createVisits } from './visits.ts'

/** A real database behind a line that the test cuts. */
let database: TestDatabase<unknown>
let line: Server
let pool: pg.Pool
const sockets = new Set<Socket>()
before(async () => {
  database = await testDatabase()
  const url = new URL(database.url)
  const there = { path: `${url.searchParams.get('host')}/.s.PGSQL.${url.searchParams.get('port')}` }
  line = createServer((near) => {
    const far = connect(there)
    for (const [one, other] of [[near, far], [far, near]] as const) { sockets.add(one); one.pipe(other); one.on('error', () => other.destroy()); one.on('close', () => { sockets.delete(one); other.destroy() }) }
  })
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  url.search = ''
  url.hostname = '127.0.0.1'
  url.port = String((line.address() as AddressInfo).port)
  pool = new pg.Pool({ connectionString: url.href, max: 3, connectionTimeoutMillis: 2000 })
  pool.on('error', () => {})
  const id = newId()
  await database.ownerPool.query("insert into unit (id, code, name, short_name, kind, path, bureau_id, area_codes) values ($1, 'HN', '市局', '市局', 'cityBureau', 'HN', $1, '{}')", [id])
})
after(async () => {
  await pool.end()
  line.close()
  for (const socket of sockets) socket.destroy()
  await database.drop()
})

const owner = async (sql: string): Promise<unknown[]> => (await database.ownerPool.query(sql)).rows as unknown[]
const at = (minutes: number): Date => new Date(Date.parse('2026-12-07T23:57:00+08:00') + minutes * 60_000)

test('数据库断开：连上以后补记一次中断，断开的分钟按日算作不通，跨过半夜的两天各算各的 [SITE-UP]', async () => {
  const health = createOwnHealth({ pool, ask: async () => ({ status: 200, html: null, to: null }), index: () => undefined, jobs: async () => at(9) })
  await health.look(at(0))
  const port = (line.address() as AddressInfo).port
  line.close()
  for (const socket of sockets) socket.destroy()
  await health.look(at(1))
  await health.look(at(2))
  assert.deepEqual(await owner('select target from outage'), [], 'nobody can write while it is away')
  line.listen(port, '127.0.0.1')
  await once(line, 'listening')
  await health.look(at(6))
  assert.deepEqual(await owner('select target, from_at as "fromAt", until_at as "untilAt", says from outage'), [{ target: 'database', fromAt: at(1), untilAt: at(6), says: '数据库连不上' }])
  assert.deepEqual(await owner("select on_day::text as day, checked, up from health_day where target = 'database' order by 1"), [{ day: '2026-12-07', checked: 3, up: 1 }, { day: '2026-12-08', checked: 4, up: 1 }])
  assert.deepEqual(await owner("select text from notice where kind = 'outage'"), [{ text: '数据库中断过 5 分钟，已经恢复：数据库连不上' }])
})

test('数据库不在时，访问次数留在内存里，回来再写，一次也不丢 [SITE-VISIT]', async () => {
  const visits = createVisits()
  const request = { method: 'GET', routeOptions: { url: '/guides' } } as never
  for (let n = 0; n < 3; n += 1) visits.note(request, { statusCode: 200 } as never)
  const away = new pg.Pool({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 500 })
  await assert.rejects(visits.flush(away, at(0)))
  await away.end()
  visits.note(request, { statusCode: 200 } as never)
  assert.equal(await visits.flush(database.pool, at(0)), 1)
  assert.equal(await visits.flush(database.pool, at(1)), 0)
  assert.deepEqual(await owner('select step, shown, hour from site_visit'), [{ step: 'GET /guides', shown: 4, hour: 23 }])
})
