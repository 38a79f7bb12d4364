import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { joinEmbeddedPostgres } from '../../server/platform/embedded-postgres.ts'
import { filesUnder } from '../../server/platform/backup/dump.ts'
import { root } from './project.ts'

export const dataFolder = resolve(root, process.env.SANTAI_DATA ?? '.data')

/** Beside the database and the attachments: without the keys what is sealed could not be read after a restore. */
export function filesToKeep(): Record<string, string> {
  const names = ['attachments', 'keyring.json', 'secrets.json', 'config.json', 'backup-key']
  const found = Object.assign({}, ...names.map(name => filesUnder(join(dataFolder, name), name))) as Record<string, string>
  return Object.fromEntries(Object.entries(found).filter(([path]) => !path.startsWith('attachments/incoming/')))
}

/** The seals kept outside the database: read before the snapshot, or they would miss rows that it does not have yet. */
export function sealsToKeep(): Record<string, Buffer> {
  const file = join(dataFolder, 'seals.log')
  return existsSync(file) ? { 'seals.log': readFileSync(file) } : {}
}

export async function joinDatabase(): Promise<{ ownerUrl: string; stop(): Promise<void> }> {
  const external = process.env.DATABASE_URL ?? configuredUrl()
  if (external) return { ownerUrl: external, stop: async () => {} }
  const postgres = await joinEmbeddedPostgres(dataFolder)
  return { ownerUrl: postgres.url('santai_owner'), stop: () => postgres.stop() }
}

/** The passphrase from the environment, or the one kept in the data folder; with `create`, makes one and says to copy it. */
export function passphrase({ create = false } = {}): string | undefined {
  const file = join(dataFolder, 'backup-key')
  if (process.env.SANTAI_BACKUP_KEY) return process.env.SANTAI_BACKUP_KEY
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  if (!create) return undefined
  const made = randomBytes(24).toString('base64url')
  writeFileSync(file, made, { mode: 0o600 })
  console.log(`已生成备份口令，保存在 ${file}。请立即另存一份到别处：没有它，任何人都无法恢复备份。`)
  return made
}

function configuredUrl(): string | undefined {
  const file = join(dataFolder, 'config.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { databaseUrl?: string }).databaseUrl : undefined
}

/** Runs a command; what the person can mend is one sentence, the rest keeps its stack. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { name, message, code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') console.error('磁盘已满，没有写成。请腾出空间，或把备份写到另一个磁盘：npm run backup -- /路径/文件名')
    else console.error(name === 'Trouble' ? message : error)
    process.exitCode = 1
  }
}
