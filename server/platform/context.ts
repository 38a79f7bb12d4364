import type pg from 'pg'
import type { Actor, Reach } from './access.ts'

/**
 * Every query of the application runs inside a transaction that carries who asks (`set_config(…, true)`, so it cannot
 * leak through the pool). Row-level security reads it: the second wall behind the permission rows.
 */
export const inContext = async <T>(pool: pg.Pool, sight: Sight, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`begin; ${sightSql(sight)}`)
    const answer = await work(txOf(client))
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback').catch((again: Error) => { broken = again })
    throw error
  } finally {
    client.release(broken)
  }
}

/** What the database is told about the asker. `reach` is the widest of all his rights, not that of one action. */
export type Sight = { readonly actor: Actor; readonly reach: Reach; readonly purpose?: 'lookUpPerson' }

export type Tx = {
  /** Rows of one prepared statement. Give `name` on hot paths only: it is prepared once a connection. */
  rows<R>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>
  one<R>(text: string, values?: readonly unknown[], name?: string): Promise<R | undefined>
  readonly client: pg.PoolClient
}

export const txOf = (client: pg.PoolClient): Tx => ({
  client,
  rows: async <R>(text: string, values: readonly unknown[] = [], name?: string) =>
    (await client.query(name ? { name, text, values: [...values] } : { text, values: [...values] })).rows as R[],
  one: async <R>(text: string, values: readonly unknown[] = [], name?: string) =>
    (await client.query(name ? { name, text, values: [...values] } : { text, values: [...values] })).rows[0] as R | undefined,
})

/** One simple-protocol round trip with `begin`. Only uuids and our own words enter it: each is checked, none is typed by a user. */
export const sightSql = ({ actor, reach, purpose }: Sight): string => {
  const ids = (list: readonly string[]): string => `{${list.map(uuid).join(',')}}`
  return (
    `select set_config('app.actor', '${uuid(actor.id)}', true), set_config('app.city', '${reach.city ? 'on' : 'off'}', true), ` +
    `set_config('app.bureaus', '${ids(reach.bureauIds)}', true), set_config('app.units', '${ids(reach.unitIds)}', true), ` +
    `set_config('app.record', '${reach.recordId ? uuid(reach.recordId) : ''}', true), set_config('app.purpose', '${purpose ?? ''}', true), set_config('app.flush', 'off', true)`
  )
}

function uuid(id: string): string {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id)) throw new Error('not a uuid in the database context')
  return id
}
