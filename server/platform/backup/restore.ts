import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { Trouble } from '../embedded-postgres-troubles.ts'
import { migrate } from '../migrate.ts'
import type { Entry, FileSum, Manifest, TableSum } from './archive.ts'
import { readBackup, type BackupFile } from './backup.ts'
import { loadSequences, loadTable, openForLoading } from './load.ts'
import { SAME_TEXT, sumTable } from './tables.ts'

/** Reads every byte and checks every tag, without touching anything: done before a restore begins. */
export async function verifyBackup(backup: BackupFile): Promise<{ manifest: Manifest; migrations: string[]; takenAt: string }> {
  let start = { migrations: [] as string[], takenAt: '' }
  const manifest = await readBackup(backup, async ({ header, data }) => {
    if (header.kind === 'start') start = header
    for await (const _ of data);
  })
  return { manifest, ...start }
}

/** Fills an empty database and folder; in one transaction, so that a failure leaves the database empty. */
export async function restoreBackup(backup: BackupFile, target: RestoreTarget): Promise<Comparison[]> {
  const { migrations } = await verifyBackup(backup)
  await migrate({ ownerUrl: target.ownerUrl, upTo: migrations, ...(target.migrations && { folder: target.migrations }) })
  await target.prepare?.()
  const client = new pg.Client({ connectionString: target.ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(SAME_TEXT)
    await client.query('begin')
    const loading = await openForLoading(client)
    const files: Record<string, FileSum> = {}
    const manifest = await readBackup(backup, entry => take(entry, client, target.folder, files))
    await loading.close()
    const comparisons = [...await compareTables(client, manifest), ...compareFiles(files, manifest)]
    await client.query('commit')
    return comparisons
  } finally {
    await client.end()
  }
}

async function take({ header, data }: Entry, client: pg.Client, folder: string, files: Record<string, FileSum>): Promise<void> {
  if (header.kind === 'table') return loadTable(client, header, data)
  if (header.kind === 'sequences') return loadSequences(client, header.values)
  if (header.kind === 'file') files[header.path] = await writeFile(folder, header.path, data)
}

async function writeFile(folder: string, path: string, data: AsyncIterable<Buffer>): Promise<FileSum> {
  const target = resolve(folder, path)
  if (!target.startsWith(resolve(folder) + sep)) throw new Trouble(`备份中的文件名 ${path} 不合法，已停止恢复。`)
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(Readable.from(data), async function* (parts: AsyncIterable<Buffer>) {
    for await (const part of parts) {
      hash.update(part)
      bytes += part.length
      yield part
    }
  }, createWriteStream(target, { mode: 0o600, flush: true }))
  return { bytes, sha256: hash.digest('hex') }
}

async function compareTables(client: pg.Client, manifest: Manifest): Promise<Comparison[]> {
  const found: Comparison[] = []
  for (const [name, wanted] of Object.entries(manifest.tables)) {
    const restored = await sumTable(client, name)
    found.push({ name, wanted, restored, equal: wanted.rows === restored.rows && wanted.sum === restored.sum })
  }
  return found
}

function compareFiles(files: Record<string, FileSum>, manifest: Manifest): Comparison[] {
  return Object.entries(manifest.files).map(([name, wanted]) => {
    const restored = files[name]
    return { name, wanted, restored, equal: restored?.sha256 === wanted.sha256 && restored.bytes === wanted.bytes }
  })
}

export type Comparison = { name: string; wanted: TableSum | FileSum; restored: TableSum | FileSum | undefined; equal: boolean }
export type RestoreTarget = {
  ownerUrl: string
  folder: string
  /** another folder of migrations than the server's own */
  migrations?: string
  /** what else must exist besides the migrations' tables, such as the job queue's own */
  prepare?: () => Promise<void>
}
