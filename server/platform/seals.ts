import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import type { Pool, PoolClient } from 'pg'
import { link } from './chain.ts'
import { sm3 } from './crypto.ts'

/**
 * Seals the log rows that are not sealed yet, in batches, one sealer at a time. Each seal covers its rows and the seal
 * before it, and its hash is also appended to a file outside the database: a rewrite of the whole database is found too.
 * A job's work, every few seconds; what is younger than the last seal is protected by its own chain and key only.
 */
export async function sealRows(pool: Pool, options: SealOptions): Promise<number> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const { rows: [got] } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [sealLock])
    if (!got?.mine) return 0
    let total = 0
    for (const { table } of options.tables) {
      for (let count = -1; count !== 0; total += count) count = await inTransaction(client, () => sealBatch(client, table, options))
    }
    await copyOutside(client, options.file)
    await client.query('select pg_advisory_unlock($1)', [sealLock])
    return total
  } catch (error) {
    // A connection thrown away gives its lock back.
    broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

/** The seals that the file outside the database has not got yet: also those of a run that died before it wrote them. */
export async function copyOutside(pool: Pool | PoolClient, file: string): Promise<void> {
  const kept = (await readOutside(file)).at(-1)?.n ?? 0
  const { rows } = await pool.query<SealRow>('select n::text, at, hash from seal where n > $1 order by seal.n', [kept])
  if (rows.length === 0) return
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.write(rows.map(({ n, at, hash }) => `${n} ${hash} ${at.toISOString()}\n`).join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function readOutside(file: string): Promise<{ n: number; hash: string }[]> {
  if (!existsSync(file)) return []
  const lines = (await readFile(file, 'utf8')).split('\n')
  // A line without its end was being written when the power went; the seal itself stands in the database.
  return lines.slice(0, -1).map((line) => ({ n: Number(line.split(' ')[0]), hash: line.split(' ')[1] ?? '' }))
}

/**
 * A row as one text, whatever the order of its columns: added columns that are empty change nothing, so that sealed rows
 * survive a migration that adds one. Renaming or dropping a column of a sealed table breaks its seals.
 */
export const rowText = (alias: string): string =>
  `(select jsonb_object_agg(key, value)::text from jsonb_each(to_jsonb(${alias}) - 'sealed_in') where value <> 'null')`

/** The hash of a seal: over the seal before it, what it says of itself, and its rows in any order. */
export function hashOfSeal(seal: Omit<SealRow, 'hash'>, rowHashes: readonly string[]): string {
  const { n, at, table, rows, fromAt, toAt, prevHash } = seal
  return link(prevHash, { n: Number(n), at, table, rows, fromAt, toAt, over: sm3(rowHashes.toSorted().join('\n')) })
}

export const sealColumns = 'n::text, at, table_name as "table", rows, from_at as "fromAt", to_at as "toAt", prev_hash as "prevHash", hash'
/** Held exclusively while seals are made and copied, shared while they are compared with the copy. */
export const sealLock = 7_312_003
const batchRows = 2000

async function sealBatch(client: PoolClient, table: string, { now }: SealOptions): Promise<number> {
  const { rows: last } = await client.query<{ n: string; hash: string }>('select n::text, hash from seal order by seal.n desc limit 1')
  const { rows } = await client.query<{ place: string; at: Date; text: string }>(
    `select t.ctid::text as place, t.at, ${rowText('t')} as text from ${table} t where t.sealed_in is null order by t.at limit ${batchRows} for update of t`)
  const [first] = rows
  if (first === undefined) return 0
  const seal = {
    n: String(Number(last[0]?.n ?? 0) + 1), at: now(), table, rows: rows.length,
    fromAt: first.at, toAt: rows.at(-1)?.at ?? first.at, prevHash: last[0]?.hash ?? '',
  }
  const hash = hashOfSeal(seal, rows.map(({ text }) => sm3(text)))
  await client.query('insert into seal (n, at, table_name, rows, from_at, to_at, prev_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [seal.n, seal.at, table, seal.rows, seal.fromAt, seal.toAt, seal.prevHash, hash])
  await client.query(`update ${table} set sealed_in = $1 where ctid = any($2::tid[])`, [seal.n, rows.map(({ place }) => place)])
  return rows.length
}

/**
 * Times as UTC, or the text of a row would depend on who reads it; and the whole log, which row-level security otherwise
 * shows only as far as the asker sees the records.
 */
export async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query(`begin; set local timezone = 'UTC'; set local app.seal = 'on'`)
  try {
    const answer = await work()
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

export type SealedTable = {
  /** Has the columns `at`, `hash` and `sealed_in`. */
  table: string
  /** Recomputes the row's own hash from its columns (as PostgreSQL names them): finds the very row, also an unsealed one. */
  rowHash?: (row: Record<string, unknown>) => string
}

export type SealOptions = { tables: readonly SealedTable[]; file: string; now: () => Date }
export type SealRow = { n: string; at: Date; table: string; rows: number; fromAt: Date; toAt: Date; prevHash: string; hash: string }
