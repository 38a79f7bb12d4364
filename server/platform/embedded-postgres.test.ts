import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { explain } from './embedded-postgres-troubles.ts'
import { signal } from './embedded-postgres-server.ts'
import { joinEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from './embedded-postgres.ts'

const isRoot = process.getuid?.() === 0
const folder = newFolder()
const started: EmbeddedPostgres[] = []
after(() => Promise.all(started.map(postgres => postgres.stop())))

test('the parent killed with -9: PostgreSQL is found again with all that was acknowledged, then stopped', async () => {
  const child = startInChild(folder)
  const { pid, childPid } = await child.ready
  process.kill(childPid, 'SIGKILL')
  await child.ended
  const again = await start({ dataFolder: folder })
  assert.equal(again.adopted, true)
  assert.equal(again.pid, pid)
  assert.deepEqual(await ask(again.url('santai_owner'), 'select n from kept'), [{ n: 7 }])
  await again.stop()
  assert.equal(signal(pid, 0), false)
})

test('PostgreSQL and its parent both killed with -9: the stale lock is no obstacle', async () => {
  const child = startInChild(folder)
  const { pid, childPid } = await child.ready
  process.kill(childPid, 'SIGKILL')
  process.kill(pid, 'SIGKILL')
  await child.ended
  const again = await start({ dataFolder: folder })
  assert.deepEqual(await ask(again.url('santai_owner'), 'select n from kept'), [{ n: 7 }])
  await again.stop()
})

test('PostgreSQL killed under a living server comes back on the same address', async () => {
  let restarted = () => {}
  const comesBack = new Promise<void>(resolve => { restarted = resolve })
  const postgres = await start({ dataFolder: folder, onRestart: () => restarted() })
  const url = postgres.url('santai_app')
  process.kill(postgres.pid, 'SIGKILL')
  await comesBack
  assert.deepEqual(await ask(url, 'select current_user as who'), [{ who: 'santai_app' }])
  await postgres.stop()
})

test('a command that comes while a living server brings its killed PostgreSQL back waits for it', async () => {
  const child = startInChild(folder)
  const { pid, childPid } = await child.ready
  process.kill(pid, 'SIGKILL')
  const joined = await joinEmbeddedPostgres(folder)
  assert.deepEqual(await ask(joined.url('santai_owner'), 'select n from kept'), [{ n: 7 }])
  await joined.stop()
  process.kill(childPid, 'SIGTERM')
  await child.ended
})

test('two servers on one data folder: the second is refused in words', async () => {
  const child = startInChild(folder)
  const { childPid } = await child.ready
  await assert.rejects(start({ dataFolder: folder }), /另一个三台（进程 \d+）正在使用/)
  process.kill(childPid, 'SIGTERM')
  await child.ended
})

test('a database port that is taken is named', async (t) => {
  const other = createServer().listen(0, '127.0.0.1')
  t.after(() => other.close())
  await new Promise(resolve => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  await assert.rejects(start({ dataFolder: folder, port }), new RegExp(`端口 ${port} 已被别的程序占用`))
})

test('the application role owns nothing and cannot pass row-level security', async () => {
  const postgres = await start({ dataFolder: folder })
  const rows = await ask(postgres.url('santai_app'), `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user`)
  assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }])
  await postgres.stop()
})

test('Chinese letters count for pg_trgm', async () => {
  const postgres = await start({ dataFolder: folder })
  const url = postgres.url('santai_admin')
  const [row] = await ask(url, `select datlocprovider as provider, datctype as ctype from pg_database where datname = 'santai'`)
  assert.equal(row!.provider, 'b')
  assert.match(String(row!.ctype), /UTF-?8/i)
  await postgres.stop()
})

test('as root in a folder closed to others: binaries and data go where the database user can reach them', { skip: !isRoot && 'needs root' }, async () => {
  const closed = newFolder()
  chmodSync(closed, 0o700)
  const postgres = await start({ dataFolder: join(closed, 'data') })
  assert.equal(postgres.cluster.startsWith('/var/lib/santai/'), true)
  assert.notEqual(statSync(postgres.cluster).uid, 0)
  await postgres.stop()
  rmSync(join(postgres.cluster, '..'), { recursive: true })
})

test('as an ordinary user', { skip: !isRoot && 'the other tests already run as one' }, async () => {
  const own = newFolder()
  const nobody = { uid: Number(execFileSync('id', ['-u', 'nobody'])), gid: Number(execFileSync('id', ['-g', 'nobody'])) }
  chownSync(own, nobody.uid, nobody.gid)
  const child = startInChild(own, nobody)
  const { childPid } = await child.ready
  assert.equal(statSync(join(own, 'postgres')).uid, nobody.uid)
  process.kill(childPid, 'SIGTERM')
  await child.ended
})

test('what goes wrong is said in one sentence that says what to do', () => {
  const said = (text: string) => explain(text, { folder: '/srv/santai', port: 5433 }).message
  assert.match(said('FATAL: could not write: No space left on device'), /磁盘已满.*腾出/)
  assert.match(said('FATAL: could not open file: Permission denied'), /没有权限.*SANTAI_DATA/)
  assert.match(said('initialized by PostgreSQL version 17'), /另一个大版本/)
  assert.match(said('something new'), /something new/)
})

async function start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(options)
  started.push(postgres)
  return postgres
}

function newFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'santai-pg-test-'))
  chmodSync(made, 0o755)
  after(() => rmSync(made, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  return made
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

/** A process of its own that starts PostgreSQL, commits one row, says so, and stops it on SIGTERM. */
function startInChild(dataFolder: string, runAs: { uid?: number; gid?: number } = {}) {
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)})
    const { default: pg } = await import('pg')
    const postgres = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)} })
    const client = new pg.Client({ connectionString: postgres.url('santai_owner') })
    await client.connect()
    await client.query('create table if not exists kept (n int primary key)')
    await client.query('insert into kept values (7) on conflict do nothing')
    await client.end()
    process.once('SIGTERM', async () => { await postgres.stop(); process.exit() })
    setTimeout(() => process.exit(), 30_000)
    console.log(JSON.stringify({ pid: postgres.pid, childPid: process.pid }))`
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { ...runAs, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', text => { said += text })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const ready = new Promise<{ pid: number; childPid: number }>((resolve, reject) => {
    child.stdout.once('data', text => resolve(JSON.parse(String(text))))
    child.once('exit', () => reject(new Error(said)))
  })
  return { ready, ended }
}
