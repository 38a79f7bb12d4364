import { existsSync, readdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import pg from 'pg'
import { restoreBackup, verifyBackup, type Comparison } from '../server/platform/backup/restore.ts'
import { removeEmbeddedPostgres, Trouble } from '../server/platform/embedded-postgres.ts'
import { migrateJobs } from '../server/platform/jobs.ts'
import { command, dataFolder, joinDatabase, passphrase } from './lib/backup-place.ts'

// npm run restore -- FILE [--replace]: fills an empty data folder from a backup and compares counts and sums.
await command(async () => {
  const [file] = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
  if (!file || !existsSync(file)) throw new Trouble(file ? `没有文件 ${resolve(file)}。` : '用法：npm run restore -- 备份文件 [--replace]')
  const key = passphrase()
  if (!key) throw new Trouble('需要备份口令。请用环境变量 SANTAI_BACKUP_KEY 给出备份时的口令（备份所在服务器数据目录的 backup-key 文件）。')
  const backup = { file: resolve(file), passphrase: key }
  // The whole file is checked before anything that exists is touched.
  const { takenAt } = await verifyBackup(backup)
  await makeRoom()
  const database = await joinDatabase()
  try {
    await requireEmpty(database.ownerUrl)
    console.log(`正在恢复 ${takenAt} 的备份到 ${dataFolder} ……`)
    report(await restoreBackup(backup, { ownerUrl: database.ownerUrl, folder: dataFolder, prepare: () => prepareJobs(database.ownerUrl) }))
  } finally {
    await database.stop()
  }
})

async function makeRoom(): Promise<void> {
  if (!existsSync(dataFolder) || readdirSync(dataFolder).length === 0) return
  if (!process.argv.includes('--replace')) {
    throw new Trouble(`数据目录 ${dataFolder} 不是空的。请用 SANTAI_DATA 另选一个空目录；确定要用备份替换现有数据时，先停下服务，再加 --replace。`)
  }
  await removeEmbeddedPostgres(dataFolder)
  rmSync(dataFolder, { recursive: true })
}

async function requireEmpty(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query(`select to_regclass('migration.applied') is not null as filled`)
  await client.end()
  if (rows[0].filled) throw new Trouble('DATABASE_URL 指定的数据库不是空的。请新建一个空数据库后再恢复。')
}

/** The job queue's tables come from its own library, not from our migrations. */
async function prepareJobs(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  pool.on('error', () => {}) // A cut idle connection is told by the next query, not by the end of the process.
  await migrateJobs(pool)
  await pool.end()
}

function report(comparisons: Comparison[]): void {
  for (const { name, wanted, restored, equal } of comparisons) {
    if ('rows' in wanted || !equal) console.log(`${equal ? '一致' : '不一致'}  ${name}  ${describe(wanted)}${equal ? '' : ` → ${describe(restored)}`}`)
  }
  const files = comparisons.filter(one => 'bytes' in one.wanted)
  const wrong = comparisons.filter(one => !one.equal)
  console.log(`${comparisons.length - files.length} 张表、${files.length} 个文件，${wrong.length ? `${wrong.length} 处不一致` : '行数与校验和全部一致'}。`)
  if (wrong.length) process.exitCode = 1
}

function describe(sum: Comparison['restored']): string {
  if (!sum) return '缺失'
  return 'rows' in sum ? `${sum.rows} 行，校验和 ${sum.sum}` : `${sum.bytes} 字节`
}
