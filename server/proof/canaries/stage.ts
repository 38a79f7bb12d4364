import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildApp } from '../../app.ts'
import { newKeyring } from '../../platform/crypto.ts'
import { openDatabase } from '../../platform/database.ts'
import { dump } from '../../platform/backup/dump.ts'
import { findRoom } from '../../platform/embedded-postgres-room.ts'
import { startEmbeddedPostgres } from '../../platform/embedded-postgres.ts'
import { migrate } from '../../platform/migrate.ts'
import { peopleOf, playCanaries } from './journeys.ts'
import { canariesIn, canariesInFiles, wantedOf, type Hit } from './scan.ts'

/**
 * A server on a PostgreSQL of its own, so that every byte of it can be read afterwards: data files and WAL after a checkpoint,
 * the log of the database, the data folder (attachments, seals), and all tables as a dump writes them before it is encrypted.
 */
export async function canaryStage(): Promise<CanaryStage> {
  const folder = mkdtempSync(join(tmpdir(), 'santai-canaries-'))
  chmodSync(folder, 0o711)
  const postgres = await startEmbeddedPostgres({ dataFolder: folder })
  await migrate({ ownerUrl: postgres.url('santai_owner') })
  const { pool, close } = openDatabase({ appUrl: postgres.url('santai_app'), max: 8 })
  const owner = openDatabase({ appUrl: postgres.url('santai_owner'), max: 2 })
  const built = await buildApp({ config: { mode: 'demo', keyring: newKeyring(), dataFolder: folder, attachmentsFolder: join(folder, 'attachments'), trustProxy: false }, pool, quiet: true, quietTime: true })
  const people = await peopleOf(built, async (sql) => new Map((await owner.pool.query<{ key: string; id: string }>(sql)).rows.map(({ key, id }) => [key, id])))
  const room = findRoom(folder)
  return {
    ownerPool: owner.pool,
    play: async (count) => (await playCanaries(built, people, count)).flatMap(({ phone, idNumber, card }) => [phone, idNumber, card]),
    scan: async (values) => {
      await asAdmin(postgres.url('santai_admin'), 'checkpoint')
      const wanted = wantedOf(values)
      const inFiles = await canariesInFiles([...new Set([room.cluster, room.log, folder])], wanted)
      const inDump = await canariesIn(dump({ ownerUrl: postgres.url('santai_owner'), files: () => ({}) }, { tables: {}, files: {} }), wanted)
      const { rows } = await owner.pool.query<{ file: string; name: string }>('select pg_relation_filepath(oid) as file, relname as name from pg_class where pg_relation_filepath(oid) is not null')
      const tableOf = (file: string): string => rows.find((row) => file.endsWith(`/${row.file}`))?.name ?? file
      return [...inFiles.map((hit) => ({ ...hit, file: tableOf(hit.file) })), ...[...inDump].map((value) => ({ file: 'dump', value }))]
    },
    end: async () => {
      await built.close()
      await Promise.all([close(), owner.close()])
      await postgres.stop()
      for (const path of [room.cluster, room.socketFolder, room.log, folder]) rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

async function asAdmin(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

export type CanaryStage = {
  ownerPool: pg.Pool
  /** Plays this many persons through the house; gives every number that they typed. */
  play: (count: number) => Promise<string[]>
  scan: (values: readonly string[]) => Promise<Hit[]>
  end: () => Promise<void>
}
