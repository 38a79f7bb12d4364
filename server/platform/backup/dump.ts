import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { writeEntry, type Manifest } from './archive.ts'
import { listTables, SAME_TEXT, sumTable } from './tables.ts'

/** Everything, seen at one moment: one snapshot of the database, then the files, of which none is ever altered. */
export async function* dump({ ownerUrl, files, early = {} }: DumpSource, manifest: Manifest): AsyncGenerator<Buffer> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(SAME_TEXT)
    await client.query('begin isolation level repeatable read, read only')
    const { rows } = await client.query<{ name: string }>('select name from migration.applied order by name')
    yield* writeEntry({ kind: 'start', takenAt: new Date().toISOString(), migrations: rows.map(row => row.name) })
    yield* dumpTables(client, manifest)
    yield* writeEntry({ kind: 'sequences', values: await sequences(client) })
    await client.query('commit')
  } finally {
    await client.end()
  }
  for (const [path, bytes] of Object.entries(early)) yield* dumpBytes(path, [bytes], manifest)
  for (const [path, file] of Object.entries(files())) yield* dumpFile(path, file, manifest)
  yield* writeEntry({ kind: 'manifest', ...manifest })
}

/** Files under a folder by their path inside the archive; none when there is no folder. */
export function filesUnder(folder: string, name: string): Record<string, string> {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found?.isFile()) return { [name]: folder }
  if (!found) return {}
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return Object.fromEntries(entries.map(entry => {
    const path = join(entry.parentPath, entry.name)
    return [`${name}/${relative(folder, path)}`, path]
  }))
}

async function* dumpTables(client: pg.Client, manifest: Manifest): AsyncGenerator<Buffer> {
  for (const { table, columns } of await listTables(client)) {
    manifest.tables[table] = await sumTable(client, table)
    // Through a query, because COPY of a partitioned table itself is refused.
    const rows = client.query(copyTo(`copy (select ${columns.join(', ')} from ${table}) to stdout`))
    yield* writeEntry({ kind: 'table', table, columns }, rows as AsyncIterable<Buffer>)
  }
}

async function sequences(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences where last_value is not null`)
  return Object.fromEntries(rows.map(row => [row.name, row.value]))
}

/** A file that was deleted since it was listed is no longer wanted: nothing refers to it. */
async function* dumpFile(path: string, file: string, manifest: Manifest): AsyncGenerator<Buffer> {
  if (statSync(file, { throwIfNoEntry: false })) yield* dumpBytes(path, createReadStream(file), manifest)
}

async function* dumpBytes(path: string, parts: AsyncIterable<Buffer> | Buffer[], manifest: Manifest): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* () {
    for await (const part of parts) {
      hash.update(part)
      bytes += part.length
      yield part
    }
  }
  yield* writeEntry({ kind: 'file', path }, counted())
  manifest.files[path] = { bytes, sha256: hash.digest('hex') }
}

export type DumpSource = {
  ownerUrl: string
  files: () => Record<string, string>
  /** read before the snapshot, because they must not tell of anything later than it */
  early?: Record<string, Buffer>
}
