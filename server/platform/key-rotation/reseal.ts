import type pg from 'pg'
import { SealBroken, type Vault } from '../crypto.ts'

/**
 * Moves everything sealed to the current key while the server goes on: batch after batch in the order of the primary key, so
 * that it can be stopped and begun again at any time. Which columns there are is asked of the database itself (`…_sealed`),
 * so that a new one cannot be forgotten; beside `x_sealed` an `x_index` is made anew too. Runs as the owner of the tables.
 */
export const resealAll = async (pool: pg.Pool, vault: Vault, options: { batch?: number; onProgress?: (progress: Progress) => void; signal?: AbortSignal } = {}): Promise<Resealed> => {
  const done: Resealed = { moved: 0, left: [] }
  for (const table of await sealedTables(pool)) {
    let after: unknown[] | undefined
    for (;;) {
      if (options.signal?.aborted) return done
      const { rows, moved } = await batchOf(pool, vault, table, after, options.batch ?? 500, done)
      done.moved += moved
      if (moved) options.onProgress?.({ table: table.name, moved: done.moved })
      if (rows.length === 0) break
      after = table.key.map((_, i) => rows.at(-1)![`k${i}`])
    }
  }
  done.moved += await resealReceipts(pool, vault)
  return done
}

/** Values still under another key than the current one, by table and column: an old key may go when this is empty. */
export const stillUnder = async (pool: pg.Pool, current: number): Promise<{ table: string; column: string; values: number }[]> => {
  const found: { table: string; column: string; values: number }[] = []
  for (const { name, columns } of await sealedTables(pool)) {
    for (const { sealed } of columns) found.push({ table: name, column: sealed, values: await count(pool, `select count(*)::int as n from "${name}" where "${sealed}" is not null and "${sealed}" not like $1`, `s${current}.%`) })
  }
  found.push({ table: 'request', column: 'answer', values: await count(pool, receipts('count(*)::int as n'), `"s${current}\\.`) })
  return found.filter(({ values }) => values > 0)
}

/** Purposes whose values stand nowhere sealed: compared by their hash alone, so their index key outlives its master. */
export const comparedOnly = ['query-code', 'portal-resume', 'phone', 'secrecy-hold', 'gate-try', 'file-name'] as const

async function batchOf(pool: pg.Pool, vault: Vault, table: SealedTable, after: unknown[] | undefined, size: number, done: Resealed): Promise<{ rows: Row[]; moved: number }> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<Row>(pageSql(table, after !== undefined), [size, ...(after ?? [])])
    let moved = 0
    for (const row of rows) moved += await moveRow(client, vault, table, row, done)
    await client.query('commit')
    return { rows, moved }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function moveRow(client: pg.PoolClient, vault: Vault, table: SealedTable, row: Row, done: Resealed): Promise<number> {
  const set: [string, string][] = []
  for (const [i, { sealed, index }] of table.columns.entries()) {
    const text = row[`s${i}`] as string | null
    if (text === null || vault.isCurrent(text)) continue
    try {
      set.push([sealed, vault.reseal(text)])
      const old = row[`i${i}`] as string | null
      const purpose = text.split('.')[1]!
      // Only a hash of this very value is made anew; where none stands (an unchecked identity number) none is put.
      if (index && old && vault.blindIndexes(vault.open(text), purpose).includes(old)) set.push([index, vault.blindIndex(vault.open(text), purpose)])
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error
      done.left.push({ table: table.name, column: sealed, why: error.message })
    }
  }
  if (set.length === 0) return 0
  const where = table.key.map((column, i) => `"${column}" = $${set.length + i + 1}`).join(' and ')
  await client.query('savepoint one')
  try {
    await client.query(`update "${table.name}" set ${set.map(([column], i) => `"${column}" = $${i + 1}`).join(', ')} where ${where}`, [...set.map(([, value]) => value), ...table.key.map((_, i) => row[`k${i}`])])
    return 1
  } catch (error) {
    // Two records came to bear one identity number meanwhile: a person decides, and the next run moves it.
    await client.query('rollback to savepoint one')
    done.left.push({ table: table.name, column: set[0]![0], why: (error as Error).message })
    return 0
  }
}

function pageSql({ name, key, columns }: SealedTable, more: boolean): string {
  const picked = [...key.map((column, i) => `"${column}" as k${i}`), ...columns.flatMap(({ sealed, index }, i) => [`"${sealed}" as s${i}`, ...(index ? [`"${index}" as i${i}`] : [])])]
  const list = key.map((column) => `"${column}"`).join(', ')
  const from = more ? `where (${list}) > (${key.map((_, i) => `$${i + 2}`).join(', ')})` : ''
  return `select ${picked.join(', ')} from "${name}" ${from} order by ${list} limit $1 for update`
}

/** First answers that hold a receipt (idempotency): the sealed text stands inside the JSON. */
async function resealReceipts(pool: pg.Pool, vault: Vault): Promise<number> {
  const { rows } = await pool.query<{ actor_id: string; request_id: string; answer: unknown }>(receipts('actor_id, request_id, answer'), [`"s${vault.current}\\.`])
  for (const row of rows) {
    const text = JSON.stringify(row.answer).replace(/"(s\d+\.[a-z-]+\.[\w-]+)"/gu, (whole, sealed: string) => (vault.isCurrent(sealed) ? whole : `"${vault.reseal(sealed)}"`))
    await pool.query('update request set answer = $3 where actor_id = $1 and request_id = $2', [row.actor_id, row.request_id, text])
  }
  return rows.length
}

const receipts = (what: string): string => `select ${what} from request where answer::text ~ '"s[0-9]+\\.[a-z-]+\\.' and answer::text !~ $1`

async function sealedTables(pool: pg.Pool): Promise<SealedTable[]> {
  const { rows } = await pool.query<{ name: string; key: string[]; sealed: string[]; indexes: string[] }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by array_position(i.indkey, a.attnum)) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary) as key,
      array_agg(t.attname::text order by t.attnum) filter (where t.attname like '%\\_sealed') as sealed, coalesce(array_agg(t.attname::text) filter (where t.attname like '%\\_index'), '{}') as indexes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' join pg_attribute t on t.attrelid = c.oid and t.attnum > 0 and not t.attisdropped and t.atttypid = 'text'::regtype
    where c.relkind = 'r' group by c.oid, c.relname having count(*) filter (where t.attname like '%\\_sealed') > 0 order by c.relname`)
  return rows.map(({ name, key, sealed, indexes }) => ({ name, key, columns: sealed.map((column) => { const index = column.replace(/_sealed$/u, '_index'); return { sealed: column, ...(indexes.includes(index) ? { index } : {}) } }) }))
}

async function count(pool: pg.Pool, text: string, value: string): Promise<number> {
  return (await pool.query<{ n: number }>(text, [value])).rows[0]!.n
}

export type Progress = { table: string; moved: number }
/** `left`: what could not be moved, with the reason; the old key stays as long as there is any. */
export type Resealed = { moved: number; left: { table: string; column: string; why: string }[] }
type SealedTable = { name: string; key: string[]; columns: { sealed: string; index?: string }[] }
type Row = Record<string, unknown>
