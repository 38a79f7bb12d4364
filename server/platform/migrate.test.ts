import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, beforeEach, test } from 'node:test'
import pg from 'pg'
import { emptyDatabase } from '../testing/postgres.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'santai-migrate-'))
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
let ownerUrl: string

let drop = async () => {}

beforeEach(async () => {
  ({ ownerUrl, drop } = await emptyDatabase())
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  mkdirSync(folder)
  file('0001-a.sql', 'create table a (id int primary key, day date, n bigint)')
})
afterEach(() => drop())

test('each migration runs once, in name order', async () => {
  file('0002-b.sql', 'alter table a add column b int')
  assert.deepEqual(await migrate({ ownerUrl, folder }), ['0001-a.sql', '0002-b.sql'])
  assert.deepEqual(await migrate({ ownerUrl, folder }), [])
})

test('two servers starting at once run each migration once', async () => {
  const done = await Promise.all([migrate({ ownerUrl, folder }), migrate({ ownerUrl, folder })])
  assert.deepEqual(done.flat(), ['0001-a.sql'])
})

test('a migration that fails leaves nothing behind and is named with its line', async () => {
  file('0002-b.sql', 'create table b (id int);\n\ninsert into nowhere values (1)')
  await assert.rejects(migrate({ ownerUrl, folder }), /0002-b\.sql: .*nowhere.*\(line 3\)/)
  assert.deepEqual(await ask(`select to_regclass('a')::text as a, to_regclass('b')::text as b`), [{ a: 'a', b: null }])
})

test('a migration changed after it ran is refused with what to do', async () => {
  await migrate({ ownerUrl, folder })
  file('0001-a.sql', 'create table a (id int)')
  await assert.rejects(migrate({ ownerUrl, folder }), /0001-a\.sql.*npm run reset/)
})

test('tables of the owner can be used by the application role, which owns and creates none', async () => {
  await migrate({ ownerUrl, folder })
  const rows = await ask(`select has_table_privilege('santai_app', 'a', 'select, insert, update, delete') as may,
    has_schema_privilege('santai_app', 'public', 'create') as creates, has_table_privilege('santai_app', 'migration.applied', 'insert') as forges`)
  assert.deepEqual(rows, [{ may: true, creates: false, forges: false }])
})

test('days come as text, counts as numbers, a count too large as an error', async () => {
  await migrate({ ownerUrl, folder })
  const { pool, close } = openDatabase({ appUrl: ownerUrl })
  const { rows } = await pool.query(`select date '2026-10-01' as day, 5::bigint as n, array[1, 2]::bigint[] as many, array[date '2026-10-08'] as days`)
  assert.deepEqual(rows, [{ day: '2026-10-01', n: 5, many: [1, 2], days: ['2026-10-08'] }])
  await assert.rejects(pool.query('select 9007199254740993::bigint'), /does not fit/)
  await close()
})

test('a connection cut by the server does not end the process', async () => {
  const { promise: cut, resolve } = Promise.withResolvers<Error>()
  const { pool, close } = openDatabase({ appUrl: ownerUrl, onError: resolve })
  const { rows } = await pool.query('select pg_backend_pid() as pid')
  await ask('select pg_terminate_backend($1)', [rows[0].pid])
  await cut
  assert.equal((await pool.query('select 1 as one')).rows[0].one, 1)
  await close()
})

function file(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql)
}

async function ask(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query(sql, values)
  await client.end()
  return rows
}
