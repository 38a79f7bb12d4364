import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeBackup } from '../server/platform/backup/backup.ts'
import { Trouble } from '../server/platform/embedded-postgres.ts'
import { command, dataFolder, filesToKeep, joinDatabase, passphrase, sealsToKeep } from './lib/backup-place.ts'

// npm run backup [-- FILE]: database and attachments of one moment, encrypted, while the server runs.
await command(async () => {
  if (!existsSync(dataFolder)) throw new Trouble(`数据目录 ${dataFolder} 不存在，没有可备份的内容。`)
  const stamp = new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-')
  const file = resolve(process.argv[2] ?? join(dataFolder, 'backups', `santai-${stamp}.backup`))
  const key = passphrase({ create: true })!
  const database = await joinDatabase()
  const begun = Date.now()
  try {
    const { bytes, manifest } = await writeBackup({ ownerUrl: database.ownerUrl, files: filesToKeep, early: sealsToKeep() }, { file, passphrase: key })
    const tables = Object.values(manifest.tables)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`备份完成：${file}`)
    console.log(`${tables.length} 张表 ${rows} 行，${Object.keys(manifest.files).length} 个文件，共 ${(bytes / 1e6).toFixed(1)} MB，用时 ${((Date.now() - begun) / 1000).toFixed(1)} 秒。`)
  } finally {
    await database.stop()
  }
})
