import type { Pool, PoolClient } from 'pg'
import { sm3 } from './crypto.ts'
import { hashOfSeal, inTransaction, readOutside, rowText, sealColumns, sealLock } from './seals.ts'
import type { SealOptions, SealRow, SealedTable } from './seals.ts'

/**
 * Checks every seal, every sealed row and the copy outside the database, in one consistent view. No finding: nobody has
 * edited, deleted, inserted, moved, cut off or rewritten anything that was sealed.
 */
export async function verifyAll(pool: Pool, options: Omit<SealOptions, 'now'>): Promise<SealReport> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    // Taken before the snapshot: no seal may be made but not yet copied while both are compared.
    await client.query('select pg_advisory_lock_shared($1)', [sealLock])
    return await inTransaction(client, () => verifyIn(client, options))
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

async function verifyIn(client: PoolClient, options: Omit<SealOptions, 'now'>): Promise<SealReport> {
  await client.query('set transaction isolation level repeatable read, read only')
  const { rows: seals } = await client.query<SealRow>(`select ${sealColumns} from seal order by seal.n`)
  const findings = [...checkOrder(seals), ...await checkOutside(seals, options.file)]
  await client.query('select pg_advisory_unlock_shared($1)', [sealLock])
  let rows = 0
  for (const table of options.tables) {
    const found = await checkTable(client, table, seals.filter((seal) => seal.table === table.table))
    rows += found.rows
    findings.push(...found.findings)
  }
  const strange = seals.filter((seal) => !options.tables.some(({ table }) => table === seal.table))
  findings.push(...strange.map((seal) => finding('sealChanged', seal, `seals a table that is not sealed: ${seal.table}`)))
  return { intact: findings.length === 0, seals: seals.length, rows, findings }
}

function checkOrder(seals: readonly SealRow[]): SealFinding[] {
  return seals.flatMap((seal, index) => {
    const before = seals[index - 1]
    if (Number(seal.n) !== index + 1 && Number(before?.n ?? 0) !== Number(seal.n) - 1) return [finding('sealMissing', seal, 'seals before this one are missing')]
    return seal.prevHash === (before?.hash ?? '') ? [] : [finding('sealChanged', seal, 'does not follow from the seal before it')]
  })
}

async function checkOutside(seals: readonly SealRow[], file: string): Promise<SealFinding[]> {
  const outside = await readOutside(file)
  const byNumber = new Map(seals.map((seal) => [Number(seal.n), seal]))
  const findings = outside.flatMap(({ n, hash }): SealFinding[] => {
    const seal = byNumber.get(n)
    if (seal === undefined) return [{ kind: 'tailCut', seal: n, says: 'stands in the file outside the database, but no longer in the database' }]
    return seal.hash === hash ? [] : [finding('rewritten', seal, 'differs from the copy outside the database')]
  })
  const last = seals.at(-1)
  if (last && !outside.some(({ n }) => n === Number(last.n))) findings.push(finding('copyBehind', last, 'has not reached the file outside the database'))
  const gap = outside.findIndex(({ n }, index) => n !== index + 1)
  if (gap >= 0) findings.push({ kind: 'copyChanged', seal: gap + 1, says: 'the file outside the database lacks lines' })
  return findings
}

async function checkTable(client: PoolClient, table: SealedTable, seals: readonly SealRow[]): Promise<{ rows: number; findings: SealFinding[] }> {
  const findings: SealFinding[] = []
  const open = new Map(seals.map((seal) => [seal.n, seal]))
  let current: string | null = null
  let hashes: string[] = []
  let rows = 0
  const finish = (): void => {
    if (current !== null) findings.push(...checkSeal(open.get(current), current, table.table, hashes))
    if (current !== null) open.delete(current)
    hashes = []
  }
  for await (const row of rowsOf(client, table.table)) {
    rows += 1
    if (row.n !== current) finish()
    current = row.n
    hashes.push(sm3(row.text))
    const own = table.rowHash?.(row.columns)
    if (own !== undefined && own !== row.columns['hash']) findings.push({ kind: 'rowChanged', seal: Number(row.n), table: table.table, says: `a row does not match its own hash: ${row.text.slice(0, 200)}` })
  }
  finish()
  findings.push(...[...open.values()].map((seal) => finding('rowsMissing', seal, `all ${seal.rows} rows are gone`)))
  return { rows, findings }
}

function checkSeal(seal: SealRow | undefined, n: string, table: string, hashes: readonly string[]): SealFinding[] {
  if (n === unsealed) return []
  if (seal === undefined) return [{ kind: 'rowsAdded', seal: Number(n), table, says: 'rows name a seal that does not exist' }]
  if (hashes.length < seal.rows) return [finding('rowsMissing', seal, `${hashes.length} of ${seal.rows} rows are left`)]
  if (hashes.length > seal.rows) return [finding('rowsAdded', seal, `${hashes.length} rows instead of ${seal.rows}`)]
  return hashOfSeal(seal, hashes) === seal.hash ? [] : [finding('rowChanged', seal, `a row between ${seal.fromAt.toISOString()} and ${seal.toAt.toISOString()} or the seal itself was changed`)]
}

const unsealed = '0'

// A cursor, so that ten years of log never stand in memory.
async function* rowsOf(client: PoolClient, table: string): AsyncGenerator<{ n: string; text: string; columns: Record<string, unknown> }> {
  await client.query(`declare log_rows no scroll cursor for
    select coalesce(t.sealed_in, ${unsealed})::text as n, ${rowText('t')} as text, to_jsonb(t) as columns from ${table} t order by t.sealed_in`)
  for (;;) {
    const { rows } = await client.query('fetch 2000 from log_rows')
    if (rows.length === 0) break
    yield* rows
  }
  await client.query('close log_rows')
}

function finding(kind: SealFinding['kind'], seal: SealRow, says: string): SealFinding {
  return { kind, seal: Number(seal.n), table: seal.table, says }
}

export type SealReport = { intact: boolean; seals: number; rows: number; findings: SealFinding[] }
export type SealFinding = {
  kind: 'rowChanged' | 'rowsMissing' | 'rowsAdded' | 'sealChanged' | 'sealMissing' | 'tailCut' | 'rewritten' | 'copyBehind' | 'copyChanged'
  seal: number
  table?: string
  says: string
}
