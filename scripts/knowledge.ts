import { createReadStream, existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { word } from '../contract/glossary.ts'
import { verdicts } from '../contract/knowledge.ts'
import { createVault, loadKeyring } from '../server/platform/crypto.ts'
import { openDatabase } from '../server/platform/database.ts'
import { Trouble } from '../server/platform/embedded-postgres.ts'
import { setNarrativeVault } from '../server/platform/narrative-tokens/index.ts'
import { importFile, type Imported } from '../server/rooms/knowledge/import/import-file.ts'
import { command, dataFolder, joinDatabase } from './lib/backup-place.ts'

// npm run knowledge -- FILE: laws or cases taken into the library, while the server runs. Run twice, the second changes nothing.
await command(async () => {
  const named = process.argv[2]
  if (!named) throw new Trouble('用法：npm run knowledge -- 文件（JSON 行，可用 .gz；Markdown；Word；Excel）')
  const file = resolve(named)
  if (!existsSync(file)) throw new Trouble(`没有文件 ${file}`)
  setNarrativeVault(createVault(loadKeyring(join(dataFolder, 'keyring.json'))))
  const database = await joinDatabase()
  const { pool, close } = openDatabase({ appUrl: database.ownerUrl, max: 4 })
  const ticking = setInterval(() => { void told() }, 3_000)
  try {
    tell(await importFile({ pool, now: new Date() }, { name: basename(file), bytes: createReadStream(file) }))
  } finally {
    clearInterval(ticking)
    await close()
    await database.stop()
  }

  async function told(): Promise<void> {
    const { rows } = await pool.query<{ stage: string; read: number; merged: number }>('select stage, rows_read as read, merged_to as merged from knowledge_import order by created_at desc limit 1').catch(() => ({ rows: [] }))
    for (const { stage, read, merged } of rows) console.log(stage === 'running' ? `已收到第 ${merged} 行，共 ${read} 行` : `已读 ${read} 行`)
  }
})

function tell({ rows, counts, trouble, refused, seconds }: Imported): void {
  console.log(`读了 ${rows} 行，${seconds} 秒：${verdicts.map((verdict) => `${word('verdict', verdict)} ${counts[verdict] ?? 0}`).join('，')}`)
  for (const { line, what, message } of refused) console.log(`  第 ${line} 行 ${what}：${message ?? ''}`)
  if ((counts.refused ?? 0) > refused.length) console.log('  其余见工作台“法律与案例 → 导入”里的结果表。')
  if (trouble) throw new Trouble(trouble)
}
