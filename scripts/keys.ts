import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createVault, loadKeyring, retire, saveKeyring, withNextKey } from '../server/platform/crypto.ts'
import { createFileStore } from '../server/platform/files.ts'
import { Trouble } from '../server/platform/embedded-postgres.ts'
import { comparedOnly, resealAll, stillUnder } from '../server/platform/key-rotation/reseal.ts'
import { command, dataFolder, joinDatabase } from './lib/backup-place.ts'

// npm run keys -- status | rotate | resume | retire VERSION: keys are changed while the server runs; it takes the new file by itself.
await command(async () => {
  const [what = 'status', version] = process.argv.slice(2)
  const work = { status, rotate, resume, retire: () => retireKey(Number(version)) }[what]
  if (!work) throw new Trouble('用法：npm run keys -- status（现状）、rotate（换新密钥）、resume（接着换）、retire 版本号（撤下旧密钥）')
  await work()
})

async function status(): Promise<void> {
  const ring = loadKeyring(file())
  console.log(`现用第 ${ring.current} 版；在册：${Object.keys(ring.keys).join('、')}`)
  const left = await withOwner((pool) => stillUnder(pool, ring.current))
  for (const { table, column, values } of left) console.log(`${table}.${column} 还有 ${values} 个值用旧密钥`)
  if (left.length === 0) console.log('数据库里没有值再用旧密钥。')
}

async function rotate(): Promise<void> {
  const ring = withNextKey(loadKeyring(file()))
  const next = Math.max(...Object.keys(ring.keys).map(Number))
  saveKeyring(file(), ring)
  // Every server knows the new key before the first of them writes with it, and writes with it before anything is moved.
  console.log(`第 ${next} 版密钥已写入 ${file()}，请立即另存一份。等各服务器读到……`)
  await sleep(5_000)
  saveKeyring(file(), { ...ring, current: next })
  await sleep(5_000)
  await resume()
}

async function resume(): Promise<void> {
  const vault = createVault(loadKeyring(file()))
  let told = 0
  const { moved, left } = await withOwner((pool) => resealAll(pool, vault, { onProgress: ({ table, moved: n }) => { if (n - told >= 5_000) { told = n; console.log(`已换 ${n} 行（${table}）`) } } }))
  console.log(`换完 ${moved} 行。`)
  for (const { table, column, why } of left.slice(0, 20)) console.log(`没有换成：${table}.${column}：${why}`)
  const files = createFileStore({ folder: join(dataFolder, 'attachments'), vault })
  const names = await files.listOlderThan(0)
  for (const name of names) await files.reseal(name)
  console.log(`附件 ${names.length} 个已换。旧密钥可在一天以后撤下：npm run keys -- retire 版本号`)
}

async function retireKey(version: number): Promise<void> {
  const ring = loadKeyring(file())
  const left = await withOwner((pool) => stillUnder(pool, ring.current))
  if (left.length) throw new Trouble(`还有 ${left.reduce((sum, { values }) => sum + values, 0)} 个值用旧密钥，不能撤下。请先运行 npm run keys -- resume。`)
  saveKeyring(file(), retire(ring, version, comparedOnly))
  console.log(`第 ${version} 版密钥已撤下。用它做的备份，恢复时仍需要备份里的那一份。`)
}

async function withOwner<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const database = await joinDatabase()
  const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 })
  pool.on('error', () => {}) // A cut idle connection is told by the next query.
  try {
    return await work(pool)
  } finally {
    await pool.end()
    await database.stop()
  }
}

function file(): string {
  return join(dataFolder, 'keyring.json')
}
