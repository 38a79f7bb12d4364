import type { Tx } from '../../../platform/context.ts'
import type { Vault } from '../../../platform/crypto.ts'
import type { PaperKind, Sex } from '../../../rules/papers/index.ts'
import { readFacts, type Facts, type Known } from './facts.ts'

/** What the database holds of persons, opened for comparing; it never leaves this process. */
export const storedPersons = async (tx: Tx, vault: Vault, ids: readonly string[]): Promise<Stored[]> =>
  (await tx.rows<PersonRow>(`${personColumns} where p.id = any($1::uuid[]) and not p.anonymous`, [ids], 'stored_persons')).map((row) => openRow(row, vault))

export const personColumns = `select p.id, coalesce(p.same_as, p.id) as "canonicalId", p.name, p.sex, p.birth_year as "birthYear", p.phone_sealed as "phoneSealed", p.id_number_sealed as "idNumberSealed",
  p.id_number_index is not null as checked, p.address_sealed as "addressSealed",
  (select jsonb_agg(jsonb_build_object('kind', i.kind, 'sealed', i.value_sealed, 'name', i.plain_name, 'checked', i.checked)) from person_identifier i where i.person_id = p.id) as more from person p`

export const openRow = (row: PersonRow, vault: Vault): Stored => ({ id: row.id, canonicalId: row.canonicalId, known: knownOf(row, vault), get facts() { return readFacts(this.known) } })

export const knownOf = (row: PersonRow, vault: Vault): Known => {
  const more = (row.more ?? []).map(({ kind, sealed, name, checked }) => ({ kind, value: name ?? vault.open(sealed!), checked }))
  const of = (...kinds: string[]): string[] => more.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value)
  const open = (sealed: string | null): string | undefined => (sealed ? vault.open(sealed) : undefined)
  return {
    name: row.name ?? undefined, names: of('name'), sex: row.sex, birthYear: row.birthYear, bornOn: of('bornOn')[0], idNumber: open(row.idNumberSealed), checked: row.checked,
    papers: more.filter(({ kind }) => !besides.includes(kind)).map(({ kind, value, checked }) => ({ kind: kind as PaperKind, number: value, checked })),
    phone: open(row.phoneSealed), phones: of('phone'), address: open(row.addressSealed), addresses: of('address'),
  }
}

/** Kinds of identifier that are no paper. */
const besides: readonly string[] = ['phone', 'name', 'address', 'bornOn']

export type Stored = { id: string; canonicalId: string; known: Known; readonly facts: Facts }
export type PersonRow = {
  id: string; canonicalId: string; name: string | null; sex: Sex | null; birthYear: number | null; phoneSealed: string | null; idNumberSealed: string | null; checked: boolean; addressSealed: string | null
  more: { kind: string; sealed: string | null; name: string | null; checked: boolean }[] | null
}
