import type pg from 'pg'
import type { Vault } from '../../platform/crypto.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/context.ts'
import { addDays, dayOf } from '../../platform/days.ts'
import type { Mode } from './cookie.ts'
import { makeFirstOfficers, type FirstOfficer } from './first-officers.ts'
import { hashPassword } from './passwords.ts'
import { securely } from './securely.ts'

/** Known to everybody, and therefore worth nothing outside the demonstration: production refuses demonstration people. */
export const demoPassword = 'Santai-demo-2026'
export const demoSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/**
 * Puts the organisation in: units by `code`, people by `login` (demonstration only; production gets its first three officers).
 * Run again it brings units up to date and leaves people as they are. A few statements of whole columns, so that hundreds of units take a moment.
 */
export const seedOrganisation = async (pool: pg.Pool, vault: Vault, given: Organisation & { mode: Mode; now: Date }): Promise<Seeded> => {
  const demo = given.mode === 'demo'
  const units = given.units.filter((unit) => demo || !unit.demo)
  const people = demo ? given.people : []
  const passwordHash = people.length > 0 ? await hashPassword(demoPassword) : ''
  return securely(pool, async (tx) => {
    const unitIds = await putUnits(tx, units, given.now)
    const accountIds = await putPeople(tx, people, unitIds, { passwordHash, totp: vault.seal(demoSecret, 'totp'), now: given.now })
    if (demo) await putDuty(tx, units, given.dutyOf, unitIds, accountIds)
    const city = given.units.find((unit) => unit.parent === null)
    const firstOfficers = demo || !city ? [] : await makeFirstOfficers(tx, idOf(unitIds, city.code), given.now)
    return { units: unitIds, accounts: accountIds, firstOfficers }
  })
}

async function putUnits(tx: Tx, units: readonly SeedUnit[], now: Date): Promise<Map<string, string>> {
  const known = new Map((await tx.rows<{ code: string; id: string }>('select code, id from unit')).map((row) => [row.code, row.id]))
  const ids = new Map(units.map((unit) => [unit.code, known.get(unit.code) ?? newId(now)]))
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const rows = units.map((unit) => ({
    id: ids.get(unit.code), code: unit.code, name: unit.name, short_name: unit.shortName, kind: unit.kind, parent_id: unit.parent === null ? null : idOf(ids, unit.parent),
    path: pathOf(byCode, unit), bureau_id: idOf(ids, unit.bureau), area_codes: unit.areas, verified: unit.verified, demo: unit.demo,
  }))
  // One statement checks its references at its end, so the order of the tree does not matter.
  await tx.rows(
    `insert into unit (${unitColumns}) select ${unitColumns} from jsonb_to_recordset($1) as r(id uuid, code text, name text, short_name text, kind text, parent_id uuid, path ltree, bureau_id uuid, area_codes text[], verified boolean, demo boolean)
     on conflict (code) do update set name = excluded.name, short_name = excluded.short_name, kind = excluded.kind, parent_id = excluded.parent_id, path = excluded.path,
       bureau_id = excluded.bureau_id, area_codes = excluded.area_codes, verified = excluded.verified`, [JSON.stringify(rows)])
  return ids
}

async function putPeople(tx: Tx, people: readonly SeedPerson[], units: Map<string, string>, given: { passwordHash: string; totp: string; now: Date }): Promise<Map<string, string>> {
  const known = new Map((await tx.rows<{ login: string; id: string }>('select login, id from account')).map((row) => [row.login, row.id]))
  const fresh = people.filter((person) => !known.has(person.login)).map((person) => ({ ...person, id: newId(given.now) }))
  await tx.rows('insert into account (id, login, name, demo, created_at) select id, login, name, true, $2 from jsonb_to_recordset($1) as r(id uuid, login text, name text)', [JSON.stringify(fresh), given.now])
  await tx.rows(
    'insert into credential (account_id, password_hash, changed_at, totp_sealed, totp_confirmed_at) select unnest($1::uuid[]), $2, $3, $4, $3', [fresh.map((person) => person.id), given.passwordHash, given.now, given.totp])
  // Long before, so that a clock moved back finds them at work too.
  const held = fresh.flatMap((person) => person.appointments.map((a) => ({ id: newId(given.now), account_id: person.id, unit_id: idOf(units, a.unit), role: a.role })))
  await tx.rows(
    'insert into appointment (id, account_id, unit_id, role, from_on) select id, account_id, unit_id, role, $2 from jsonb_to_recordset($1) as r(id uuid, account_id uuid, unit_id uuid, role text)',
    [JSON.stringify(held), addDays(dayOf(given.now), -400)])
  return new Map([...known, ...fresh.map((person) => [person.login, person.id] as const)])
}

async function putDuty(tx: Tx, units: readonly SeedUnit[], dutyOf: Organisation['dutyOf'], ids: Map<string, string>, accounts: Map<string, string>): Promise<void> {
  const rows = units.flatMap(({ code }) => {
    const duty = dutyOf?.(code)
    return duty ? [{ id: ids.get(code), main: idOf(accounts, duty.main), deputy: idOf(accounts, duty.deputy) }] : []
  })
  await tx.rows(
    `update unit u set main_duty_id = r.main, deputy_duty_id = r.deputy from jsonb_to_recordset($1) as r(id uuid, main uuid, deputy uuid)
     where u.id = r.id and u.main_duty_id is null and u.deputy_duty_id is null`, [JSON.stringify(rows)])
}

function idOf(ids: Map<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`seed: nothing is called ${key}`)
  return id
}

function pathOf(byCode: Map<string, SeedUnit>, unit: SeedUnit): string {
  const parent = unit.parent === null ? undefined : byCode.get(unit.parent)
  const label = unit.code.replace(/[^A-Za-z0-9_-]/gu, '_')
  return parent ? `${pathOf(byCode, parent)}.${label}` : label
}

const unitColumns = 'id, code, name, short_name, kind, parent_id, path, bureau_id, area_codes, verified, demo'

/** The shapes of server/seeds/huainan; parent, bureau and unit are codes. */
export type SeedUnit = { readonly code: string; readonly name: string; readonly shortName: string; readonly kind: string; readonly parent: string | null; readonly bureau: string; readonly areas: readonly string[]; readonly verified: boolean; readonly demo: boolean }
export type SeedPerson = { readonly login: string; readonly name: string; readonly appointments: readonly { readonly unit: string; readonly role: string }[] }
export type Organisation = { readonly units: readonly SeedUnit[]; readonly people: readonly SeedPerson[]; readonly dutyOf?: (unitCode: string) => { main: string; deputy: string } | undefined }
/** Ids by code and by login; in an empty production house the first officers, whose passwords must be shown now or never. */
type Seeded = { units: Map<string, string>; accounts: Map<string, string>; firstOfficers: FirstOfficer[] }
