import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Entry } from './archive.ts'
import { listTables } from './tables.ts'

/**
 * Makes the tables ready for rows in any order, as their owner and without superuser rights: foreign keys go and come back
 * (which checks them all), guards against changing what is on record rest meanwhile. All in the caller's transaction.
 */
export async function openForLoading(client: pg.ClientBase): Promise<{ close(): Promise<void> }> {
  const tables = (await listTables(client)).map(({ table }) => table)
  const { rows: keys } = await client.query<{ drop: string; add: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and conparentid = 0
      and connamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`)
  for (const { drop } of keys) await client.query(drop)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  if (tables.length) await client.query(`truncate ${tables.join(', ')}`)
  return {
    close: async () => {
      for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
      for (const { add } of keys) await client.query(add)
    },
  }
}

export async function loadTable(client: pg.ClientBase, header: { table: string; columns: string[] }, data: Entry['data']): Promise<void> {
  await pipeline(Readable.from(data), client.query(copyFrom(`copy ${header.table} (${header.columns.join(', ')}) from stdin`)))
}

export async function loadSequences(client: pg.ClientBase, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await client.query('select setval(s, $2) from to_regclass($1) s where s is not null', [name, value])
  }
}
