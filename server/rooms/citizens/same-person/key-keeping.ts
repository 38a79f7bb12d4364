import type { Tx } from '../../../platform/context.ts'
import type { Vault } from '../../../platform/crypto.ts'
import { hashKeys, keyMark, keysFor } from './keys.ts'
import type { Stored } from './stored.ts'

/** Writes the keys of these persons anew; run twice it changes nothing. Under the system's sight. */
export const keepKeys = async (tx: Tx, vault: Vault, persons: readonly Stored[], now: Date): Promise<void> => {
  if (persons.length === 0) return
  const mark = keyMark(vault)
  const rows = persons.map(({ id, facts }) => ({ person_id: id, keys: hashKeys(keysFor(facts), vault), mark, made_at: now.toISOString() }))
  await tx.rows('delete from person_key k using (select person_id, unnest(keys) as key from person_keyed where person_id = any($1::uuid[])) old where k.key = old.key and k.person_id = old.person_id', [rows.map((row) => row.person_id)])
  await tx.rows(
    `with given as (select person_id, array(select person_key_of(k) from jsonb_array_elements_text(keys) k) as keys, mark, made_at from jsonb_to_recordset($1) as r(person_id uuid, keys jsonb, mark text, made_at timestamptz)),
       kept as (insert into person_keyed (person_id, keys, mark, made_at) select person_id, keys, mark, made_at from given
         on conflict (person_id) do update set keys = excluded.keys, mark = excluded.mark, made_at = excluded.made_at)
     insert into person_key (key, person_id) select distinct unnest(keys), person_id from given on conflict do nothing`, [JSON.stringify(rows)])
}
