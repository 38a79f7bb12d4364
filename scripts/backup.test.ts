import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { readConfig } from '../server/config.ts'
import { openGround } from '../server/ground.ts'
import { migrateJobs } from '../server/platform/jobs.ts'
import { root } from './lib/project.ts'

const folder = mkdtempSync(join(tmpdir(), 'santai-backup-command-'))
// Open to pass through, so that as root, too, the databases lie below it and go with it.
chmodSync(folder, 0o711)
const from = join(folder, 'from'), to = join(folder, 'to'), file = join(folder, 'santai.backup')
// As the server does: its own secrets, its database, its job queue.
const ground = await openGround(readConfig({ SANTAI_DATA: from, PORT: '0' }))
const pool = new pg.Pool({ connectionString: ground.ownerUrl })
// An idle connection that the stopping database cuts is no failure, yet without a listener it ends the process.
pool.on('error', () => {})
after(async () => {
  await pool.end()
  await ground.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

test('backup beside the running server, restored into an empty folder: counts and sums agree', async () => {
  await migrateJobs(pool)
  await pool.query(`select graphile_worker.add_job('remind', payload := '{"n":1}'::json)`)
  mkdirSync(join(from, 'attachments/ab'), { recursive: true })
  writeFileSync(join(from, 'attachments/ab/abc'), '附件')
  const saved = await npmRun('backup', from, file)
  assert.match(saved.said, /备份完成/)
  const restored = await npmRun('restore', to, file, backupKey())
  assert.equal(restored.code, 0, restored.said)
  assert.match(restored.said, /一致 {2}graphile_worker\._private_jobs {2}1 行/)
  assert.match(restored.said, /行数与校验和全部一致/)
  assert.equal(readFileSync(join(to, 'attachments/ab/abc'), 'utf8'), '附件')
  assert.equal(readFileSync(join(to, 'keyring.json'), 'utf8'), readFileSync(join(from, 'keyring.json'), 'utf8'))
})

test('a folder that is not empty is left as it is', async () => {
  const refused = await npmRun('restore', to, file, backupKey())
  assert.equal(refused.code, 1)
  assert.match(refused.said, /不是空的.*--replace/)
  const replaced = await npmRun('restore', to, file, backupKey(), '--replace')
  assert.equal(replaced.code, 0, replaced.said)
})

test('a server that runs is not replaced under its feet', async () => {
  const refused = await npmRun('restore', from, file, backupKey(), '--replace')
  assert.equal(refused.code, 1)
  assert.match(refused.said, /正在使用/)
})

test('a flipped byte is said, and nothing is touched', async () => {
  const bytes = readFileSync(file)
  bytes[Math.floor(bytes.length / 2)]! ^= 4
  const damaged = join(folder, 'damaged.backup')
  writeFileSync(damaged, bytes)
  const refused = await npmRun('restore', join(folder, 'third'), damaged, backupKey())
  assert.equal(refused.code, 1)
  assert.match(refused.said, /已损坏|口令不对/)
})

test('the library takes a file from the command line only in the name of somebody of the city', async () => {
  const missing = await npmRun('knowledge', from, join(folder, 'nothing.jsonl'))
  assert.deepEqual([missing.code, /没有文件/.test(missing.said)], [1, true], missing.said)
  const laws = join(folder, 'laws.jsonl')
  writeFileSync(laws, '{"law":"示例条例","article":"第一条","text":"试验。"}')
  const nobody = await npmRun('knowledge', from, laws)
  assert.deepEqual([nobody.code, /市级调度员或市局负责人/.test(nobody.said)], [1, true], nobody.said)
})

function backupKey(): string {
  return readFileSync(join(from, 'backup-key'), 'utf8')
}

function npmRun(script: string, data: string, target: string, key?: string, ...more: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, SANTAI_DATA: data, SANTAI_BACKUP_KEY: key, DATABASE_URL: undefined, NODE_TEST_CONTEXT: undefined }
  return new Promise(resolve => {
    execFile(process.execPath, [join(root, `scripts/${script}.ts`), target, ...more], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr })
    })
  })
}
