import type pg from 'pg'
import { inContext, systemSight } from '../../server/platform/context.ts'
import type { Vault } from '../../server/platform/crypto.ts'
import { newId } from '../../server/platform/ids.ts'
import { readFacts, type Known } from '../../server/rooms/citizens/same-person/facts.ts'
import { keepKeys } from '../../server/rooms/citizens/same-person/key-keeping.ts'

/** Writes the residents as intake leaves them, sealed; then gives each his keys, as the job does. Answers their ids. */
export const storeResidents = async (owner: pg.Pool, pool: pg.Pool, vault: Vault, residents: readonly Known[]): Promise<string[]> => {
  const ids: string[] = []
  const now = new Date()
  const taken = new Set<string>()
  for (let from = 0; from < residents.length; from += 1000) {
    const part = residents.slice(from, from + 1000).map((known) => ({ known, id: newId(now) }))
    ids.push(...part.map(({ id }) => id))
    await owner.query(
      `insert into person (id, name, name_shown, sex, birth_year, phone_sealed, phone_index, phone_shown, id_number_sealed, id_number_index, address_sealed, created_at)
       select id, name, name, sex, birth_year, phone_sealed, phone_index, '***', id_number_sealed, id_number_index, address_sealed, now()
       from jsonb_to_recordset($1) as r(id uuid, name text, sex text, birth_year int, phone_sealed text, phone_index text, id_number_sealed text, id_number_index text, address_sealed text)`,
      [JSON.stringify(part.map(({ known, id }) => rowOf(known, id, vault, taken)))])
    const stored = part.map(({ known, id }) => ({ id, canonicalId: id, known, facts: readFacts(known) }))
    await inContext(pool, systemSight, (tx) => keepKeys(tx, vault, stored, now))
  }
  await owner.query('vacuum (analyze) person, person_key, person_keyed')
  return ids
}

function rowOf(known: Known, id: string, vault: Vault, taken: Set<string>): object {
  const checked = known.idNumber && known.checked && !taken.has(known.idNumber)
  if (checked) taken.add(known.idNumber!)
  return {
    id, name: known.name, sex: known.sex ?? null, birth_year: known.birthYear ?? null, phone_sealed: known.phone && vault.seal(known.phone, 'phone'), phone_index: known.phone && vault.blindIndex(known.phone, 'phone'),
    id_number_sealed: known.idNumber && vault.seal(known.idNumber, 'id-number'), id_number_index: checked ? vault.blindIndex(known.idNumber!, 'id-number') : null, address_sealed: known.address && vault.seal(known.address, 'address'),
  }
}
