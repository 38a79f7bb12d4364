import type { Writable } from 'node:stream'
import type pg from 'pg'
import { cityReach, reachOf, systemActor, type Actor, type PermissionRow, type Reach } from './access.ts'

/**
 * Every query of the application runs inside a transaction that carries who asks (`set_config(…, true)`, so it cannot
 * leak through the pool). Row-level security reads it: the second wall behind the permission rows.
 */
export const inContext = async <T>(pool: pg.Pool, sight: Sight, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  const tx = openTx(client)
  let broken: Error | undefined
  try {
    tx.ahead(`begin; ${sightSql(sight)}`)
    const answer = await work(tx)
    await tx.commit()
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

/**
 * Statements leave at once and are answered in their order (the pool's pipeline), so what nobody waits for costs no round
 * trip: an act is two packets, `begin` with the first read, and the flush with `commit`.
 */
export type Tx = {
  /** Rows of one prepared statement. Give `name` on hot paths only: it is prepared once a connection. */
  rows<R>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>
  one<R>(text: string, values?: readonly unknown[], name?: string): Promise<R | undefined>
  /** Travels with the next statement. Should it fail, that one fails too: the transaction is then aborted. */
  ahead(text: string): void
  /** The last statement, in one packet with the commit; when it fails, PostgreSQL rolls back instead. */
  last<R>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>
  commit(): Promise<void>
}

/** The same for what asks one statement more and no other: it leaves with the commit. A further one is refused. */
export const lastly = (tx: Tx): Tx => ({ ...tx, rows: tx.last, one: async <R>(...asked: Parameters<Tx['one']>) => (await tx.last<R>(...asked))[0] })

/** The house itself: jobs, seeds, and what a process keeps for everybody. What is shown to somebody is read with his own sight. */
export const systemSight: Sight = { actor: systemActor, reach: cityReach }

/** Sight by the rows of one room alone: what it looks after may be wider than the work orders of those who do. */
export const sightUnder = (rows: readonly PermissionRow[], actor: Actor): Sight => ({ actor, reach: actor.kind === 'system' ? cityReach : reachOf(rows, '*', actor) })

function openTx(client: pg.PoolClient): Tx {
  let committed: Promise<void> | undefined
  const rows = async <R>(text: string, values: readonly unknown[] = [], name?: string): Promise<R[]> => {
    if (committed) throw new Error('a statement behind the last one of its transaction')
    return (await client.query(name ? { name, text, values: [...values] } : { text, values: [...values] })).rows as R[]
  }
  // An aborted transaction answers `commit` with ROLLBACK, and no error.
  const sendCommit = async (): Promise<void> => {
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error(`the transaction ended in ${command}`)
  }
  return {
    rows,
    one: async <R>(text: string, values?: readonly unknown[], name?: string) => (await rows<R>(text, values, name))[0],
    ahead: (text) => {
      gather(client)
      client.query(text).catch(() => {})
    },
    last: async (text, values, name) => {
      gather(client)
      const [answer, end] = await Promise.allSettled([rows<never>(text, values, name), (committed = sendCommit())])
      if (answer.status === 'rejected') throw answer.reason
      if (end.status === 'rejected') throw end.reason
      return answer.value
    },
    commit: () => committed ?? sendCommit(),
  }
}

/** What is sent until the present work pauses leaves in one packet: one system call, and PostgreSQL wakes once. */
function gather(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/**
 * In one simple-protocol message with `begin`. Only uuids and our own words enter it: each is checked, none is typed by a
 * user. What is not set is empty, since the end of every transaction takes back what it has set.
 */
export const sightSql = ({ actor, reach, purpose }: Sight): string => {
  const ids = (list: readonly string[]): string => (list.length ? `{${list.map(uuid).join(',')}}` : '')
  const facts = { actor: uuid(actor.id), city: reach.city ? 'on' : '', bureaus: ids(reach.bureauIds), units: ids(reach.unitIds), record: reach.recordId ? uuid(reach.recordId) : '', purpose: purpose ?? '', entrusted: ids(reach.entrustedIds ?? []) }
  return `select ${Object.entries(facts).filter(([, value]) => value).map(([name, value]) => `set_config('app.${name}', '${value}', true)`).join(', ')}`
}

function uuid(id: string): string {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id)) throw new Error('not a uuid in the database context')
  return id
}
