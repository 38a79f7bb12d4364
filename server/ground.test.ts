import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { explainStart, openGround } from './ground.ts'
import { emptyDatabase } from './testing/postgres.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'santai-ground-'))
after(() => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))

test('a PostgreSQL of one\'s own: migrated by its owner, used by the application role', async () => {
  const database = await emptyDatabase()
  const ground = await openGround({ dataFolder, databaseUrl: database.ownerUrl, databaseAppUrl: database.appUrl })
  const client = new pg.Client({ connectionString: ground.appUrl })
  await client.connect()
  const { rows } = await client.query(`select current_user as who, to_regclass('work_order') is not null as migrated`)
  await client.end()
  assert.deepEqual(rows, [{ who: 'santai_app', migrated: true }])
  await ground.close()
  await database.drop()
})

test('a database that does not answer, and one whose owner may not make roles, say what to do', async () => {
  await assert.rejects(openGround({ dataFolder, databaseUrl: 'postgresql://nobody@127.0.0.1:1/none' }), /连不上 DATABASE_URL/)
  const database = await emptyDatabase()
  await assert.rejects(openGround({ dataFolder, databaseUrl: database.ownerUrl }), /create role santai_app[\s\S]*DATABASE_APP_URL/)
  await database.drop()
})

test('a taken port is told before anything else starts, with one that is free', async (t) => {
  const other = createServer().listen(0, '127.0.0.1')
  t.after(() => other.close())
  await new Promise(resolve => other.once('listening', resolve))
  const config = { host: '127.0.0.1', port: (other.address() as { port: number }).port }
  const error = await openGround({ dataFolder, ...config }).catch(reason => reason as unknown)
  assert.match(await explainStart(error, config) ?? '', new RegExp(`端口 ${config.port} 已被别的程序占用.*PORT=\\d+ npm start`))
})

test('what nobody can mend by hand is not explained away', async () => {
  assert.equal(await explainStart(new TypeError('a mistake of ours')), undefined)
})
