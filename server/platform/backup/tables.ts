import type pg from 'pg'
import type { TableSum } from './archive.ts'

/** Every table that holds data of ours, quoted, with the columns that can be copied back. */
export async function listTables(client: pg.ClientBase): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as "table",
      array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '')::text[] as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
      and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'migration')
      and not (n.nspname = 'graphile_worker' and c.relname = 'migrations')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by n.nspname, c.relname order by 1`)
  return rows
}

export async function sumTable(client: pg.ClientBase, table: string): Promise<TableSum> {
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as sum from ${table} t`)
  return { rows: Number(rows[0]!.rows), sum: rows[0]!.sum }
}

/**
 * How a value is written decides the sum: the same on both sides, whatever the server's settings. A role that row-level
 * security would show a part only must fail, not save that part.
 */
export const SAME_TEXT = `set row_security = off; set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0;`
