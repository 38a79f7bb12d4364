import Fastify from 'fastify'
import type pg from 'pg'
import { readFileSync } from 'node:fs'
import { newId } from '../../server/platform/ids.ts'
import { openDatabase } from '../../server/platform/database.ts'

/**
 * The bare route that the product is measured against: a Fastify route, the same pool, one transaction, one prepared
 * statement a row, into plain copies of the tables (columns and primary keys only; no row security, no other index).
 * It checks nothing, decides nothing and reads nothing. `BENCH_PLAN` names a file: for each route, the rows it writes.
 */
const plan = JSON.parse(readFileSync(process.env.BENCH_PLAN!, 'utf8')) as BarePlan
const { pool } = openDatabase({ appUrl: process.env.DATABASE_APP_URL!, max: 24 })
const app = Fastify({ logger: false })
app.get('/healthz', async () => ({ ok: true }))

for (const [path, samples] of Object.entries(plan)) {
  let turn = 0
  app.post(path, async () => {
    const sample = samples[turn++ % samples.length]!
    const client = await pool.connect()
    try {
      await client.query('begin')
      for (const row of sample.rows) await client.query(insertOf(row))
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
    return sample.answer
  })
}
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
process.on('SIGTERM', () => process.exit(0))

/** The row as it was once written, under a fresh key. */
function insertOf(row: BareRow): pg.QueryConfig {
  return { name: row.statement, text: row.text, values: row.values.map((value, i) => (row.fresh.includes(i) ? newId() : value)) }
}

export type BareRow = { statement: string; text: string; values: (string | null)[]; /** Places of the key's uuid columns. */ fresh: number[] }
export type BarePlan = Record<string, { rows: BareRow[]; answer: unknown }[]>
