import type { Tx } from './context.ts'

/**
 * Writes as data, flushed in one statement: a data-modifying CTE a table. Two packets make a whole act (begin, read and
 * lock; flush, commit), where a row at a time would need a dozen.
 *
 * Keys are column names (snake_case). Dates go out as ISO text; `json()` marks what is stored as jsonb, since the driver
 * would turn a bare array into a PostgreSQL array.
 */
export type Write =
  | { readonly insert: string; readonly row: Row }
  | { readonly update: string; readonly set: Row; readonly where: Row; /** May hit nothing. */ readonly optional?: true }
  | { readonly remove: string; readonly where: Row }

export type Row = Readonly<Record<string, unknown>>

export const json = (value: unknown): unknown => (value === null || value === undefined ? null : JSON.stringify(value))

/** Flushes all, or throws: an update that hits no row means that the record moved under us, which the lock forbids. */
export const flush = (tx: Tx, writes: readonly Write[]): Promise<void> => send(tx.rows, writes)

/** The same as the last deed of a transaction, in one packet with its commit. */
export const flushLast = (tx: Tx, writes: readonly Write[]): Promise<void> => send(tx.last, writes)

async function send(by: Tx['rows'], writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return
  const batches = batch(writes)
  const statement = prepared(batches.map((b) => b.key).join('|'), batches)
  const values: unknown[] = []
  for (const b of batches) for (const row of b.rows) for (const value of row) values.push(value instanceof Date ? value.toISOString() : value === undefined ? null : value)
  await by(statement.text, values, statement.name)
}

function batch(writes: readonly Write[]): Batch[] {
  const batches: Batch[] = []
  const inserts = new Map<string, Batch>()
  for (const write of writes) {
    if (!('insert' in write)) batches.push(changeBatch(write))
    else {
      const columns = Object.keys(write.row)
      const shape = `${write.insert}:${columns.join()}`
      const known = inserts.get(shape)
      if (known) known.rows.push(Object.values(write.row))
      else {
        const fresh: Batch = { kind: 'insert', table: write.insert, columns, where: [], rows: [Object.values(write.row)], key: '', optional: true }
        inserts.set(shape, fresh)
        batches.push(fresh)
      }
    }
  }
  for (const b of batches) b.key = `${b.kind[0]}${b.optional ? '?' : ''}${b.table}(${b.columns.join()})${b.where.join()}*${b.rows.length}`
  return batches
}

function changeBatch(write: Exclude<Write, { insert: string }>): Batch {
  // A null in `where` means "is null": it is part of the statement's shape, not of its values.
  const where = Object.entries(write.where).map(([column, value]) => (value === null ? `${column}?` : column))
  const wanted = Object.values(write.where).filter((value) => value !== null)
  if ('remove' in write) return { kind: 'delete', table: write.remove, columns: [], where, rows: [wanted], key: '', optional: true }
  return { kind: 'update', table: write.update, columns: Object.keys(write.set), where, rows: [[...Object.values(write.set), ...wanted]], key: '', optional: write.optional ?? false }
}

/** Shapes are few (one an action); bulk inserts of many rows are not kept, so that the cache stays small. */
const cache = new Map<string, { name?: string; text: string }>()

function prepared(key: string, batches: readonly Batch[]): { name?: string; text: string } {
  const known = cache.get(key)
  if (known) return known
  const text = sqlOf(batches)
  const small = batches.every((b) => b.rows.length <= 8) && cache.size < 2000
  const made = small ? { name: `flush_${cache.size}`, text } : { text }
  if (small) cache.set(key, made)
  return made
}

function sqlOf(batches: readonly Batch[]): string {
  let n = 0
  const next = (): string => `$${++n}`
  const ctes = batches.map((b, i) => {
    if (b.kind === 'insert') return `w${i} as (insert into "${b.table}" (${b.columns.join(', ')}) values ${b.rows.map((row) => `(${row.map(next).join(', ')})`).join(', ')})`
    const set = b.columns.map((column) => `${column} = ${next()}`).join(', ')
    const where = b.where.map((column) => (column.endsWith('?') ? `${column.slice(0, -1)} is null` : `${column} = ${next()}`)).join(' and ')
    return b.kind === 'update' ? `w${i} as (update "${b.table}" set ${set} where ${where} returning 1)` : `w${i} as (delete from "${b.table}" where ${where})`
  })
  const hits = batches.map((b, i) => (b.kind === 'update' && !b.optional ? `case when not exists (select from w${i}) then must_hit('${b.table}', 0) end` : '')).filter(Boolean)
  return `with ${ctes.join(', ')} select ${hits.join(', ') || '1'}`
}

type Batch = { kind: 'insert' | 'update' | 'delete'; table: string; columns: string[]; where: string[]; rows: unknown[][]; key: string; optional: boolean }
