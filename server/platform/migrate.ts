import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { Trouble } from './embedded-postgres-troubles.ts'

/** Runs server/migrations/*.sql in name order, each once and in one transaction, as the owner of the tables. */
export async function migrate({ ownerUrl, folder = MIGRATIONS, upTo, log = () => {} }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(GROUND)
    return await applyPending(client, upTo ? exactly(upTo, migrationsIn(folder)) : migrationsIn(folder), log)
  } finally {
    await client.end()
  }
}

/** Changes when any migration does: the name of the test template, and the mark on a backup. */
export function migrationsChecksum(folder = MIGRATIONS): string {
  return checksum(GROUND + migrationsIn(folder).map(m => m.name + m.checksum).join())
}

const MIGRATIONS = fileURLToPath(new URL('../migrations/', import.meta.url))
const LOCK = 7_312_001

/** Extensions and rights that every migration may count on. All four are trusted: a database's owner may create them. */
const GROUND = `
  create extension if not exists pg_trgm;
  create extension if not exists btree_gin;
  create extension if not exists ltree;
  create extension if not exists pgcrypto;
  revoke create on schema public from public;
  grant usage on schema public to santai_app;
  alter default privileges grant select, insert, update, delete on tables to santai_app;
  alter default privileges grant usage, select on sequences to santai_app;
  alter default privileges grant usage on schemas to santai_app;
  create schema if not exists migration;
  create table if not exists migration.applied (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp()
  );
  revoke insert, update, delete on migration.applied from santai_app;
`

function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder).filter(name => name.endsWith('.sql')).sort().map(name => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, checksum: checksum(sql) }
  })
}

function exactly(names: string[], known: Migration[]): Migration[] {
  const unknown = names.filter(name => !known.some(migration => migration.name === name))
  if (unknown.length) throw new Trouble(`本程序没有迁移 ${unknown.join('、')}：备份来自更新的版本。请用那个版本的程序恢复。`)
  return known.filter(({ name }) => names.includes(name))
}

async function applyPending(client: pg.Client, migrations: Migration[], log: (line: string) => void): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration.applied')
  const applied = new Map(rows.map(row => [row.name, row.checksum]))
  const pending = migrations.filter(({ name, checksum }) => {
    if (applied.has(name) && applied.get(name) !== checksum) throw changed(name)
    return !applied.has(name)
  })
  for (const migration of pending) {
    await applyOne(client, migration)
    log(migration.name)
  }
  return pending.map(migration => migration.name)
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration.applied (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name}: ${(error as Error).message}${lineOf(sql, error)}`, { cause: error })
  }
}

function lineOf(sql: string, error: unknown): string {
  const position = Number((error as pg.DatabaseError).position)
  return position ? ` (line ${sql.slice(0, position).split('\n').length})` : ''
}

function changed(name: string): Trouble {
  return new Trouble(`迁移 ${name} 已经执行过，之后内容又被改动。正式数据：请还原该文件并新增一个迁移；演示数据：执行 npm run reset 重新开始。`)
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

type Migration = { name: string; sql: string; checksum: string }
export type MigrateOptions = {
  ownerUrl: string
  folder?: string
  /** only these, as a backup had them; the rest run at the next start */
  upTo?: string[]
  log?: (line: string) => void
}
