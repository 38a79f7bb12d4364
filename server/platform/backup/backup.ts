import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createReadStream, createWriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { readEntries, type Manifest } from './archive.ts'
import { seal, unseal } from './cipher.ts'
import { dump, type DumpSource } from './dump.ts'
import type { Entry } from './archive.ts'

/** Writes one encrypted file while the server runs. It gets its name only when it is complete and on disk. */
export async function writeBackup(source: DumpSource, { file, passphrase }: BackupFile): Promise<BackupResult> {
  const manifest: Manifest = { tables: {}, files: {} }
  const unfinished = `${file}.part`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    await pipeline(dump(source, manifest), createZstdCompress(),
      compressed => seal(compressed as AsyncIterable<Buffer>, passphrase), createWriteStream(unfinished, { mode: 0o600, flush: true }))
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  return { file, bytes: statSync(file).size, manifest }
}

/** Goes through a backup once; `take` gets each entry. A damaged file throws before its damaged part is handed out. */
export async function readBackup({ file, passphrase }: BackupFile, take: (entry: Entry) => Promise<void>): Promise<Manifest> {
  let manifest: Manifest | undefined
  await pipeline(createReadStream(file), sealed => unseal(sealed as AsyncIterable<Buffer>, passphrase), createZstdDecompress(),
    async (plain: AsyncIterable<Buffer>) => {
      for await (const entry of readEntries(plain)) {
        if (entry.header.kind === 'manifest') manifest = entry.header
        else await take(entry)
      }
    })
  return manifest!
}

export type BackupFile = { file: string; passphrase: string }
export type BackupResult = { file: string; bytes: number; manifest: Manifest }
