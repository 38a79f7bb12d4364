import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

/**
 * One pool as the application role. Days (`…_on`) come as 'YYYY-MM-DD' strings, never as moments; counts as numbers.
 *
 *   const { pool, kysely, close } = openDatabase<Tables>({ appUrl })
 */
export function openDatabase<Tables = Record<string, never>>(options: DatabaseOptions): Database<Tables> {
  const pool = new pg.Pool({
    connectionString: options.appUrl,
    max: options.max ?? 20,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
    // A statement is sent without waiting for the answer to the one before it; see context.ts.
    pipeline: true,
    // Row security makes planning dearer than running: each named statement is planned once a connection, for any values.
    options: '-c timezone=Asia/Shanghai -c plan_cache_mode=force_generic_plan -c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s',
    allowExitOnIdle: true,
  })
  // Without a listener a connection cut while idle ends the process; the pool replaces it by itself.
  pool.on('error', error => (options.onError ?? reportCut)(error))
  // In use it is nobody's at the edges, between being taken and the first statement, or while it is let go: what hangs on it is told by its queries.
  pool.on('connect', client => client.on('error', () => {}))
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { pool, kysely, close: () => pool.end() }
}

const DATE = 1082, INT8 = 20, DATE_ARRAY = 1182, INT8_ARRAY = 1016

const getTypeParser = ((oid: number, format?: string) => {
  if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
  if (oid === DATE) return (text: string) => text
  if (oid === INT8) return toSafeNumber
  if (oid === DATE_ARRAY) return pg.types.getTypeParser(1009 as number)
  if (oid === INT8_ARRAY) return (text: string) => (JSON.parse(text.replace('{', '[').replace('}', ']')) as number[])
  return pg.types.getTypeParser(oid)
}) as typeof pg.types.getTypeParser

function toSafeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`)
  return value
}

function reportCut(error: Error): void {
  console.error(`database connection lost: ${error.message}`)
}

export type DatabaseOptions = { appUrl: string; max?: number; onError?: (error: Error) => void }
export type Database<Tables = Record<string, never>> = { pool: pg.Pool; kysely: Kysely<Tables>; close(): Promise<void> }
