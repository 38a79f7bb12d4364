import { kindWord, stateWord, actionWord, type BodyView, type LicenceFacts, type PractitionerRow, type PractitionerView, type RegisterRow, type StoryLine } from '../../../contract/institutions.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import type { institutionEndpoints } from '../../../contract/institutions.ts'
import { reachOf, whereReach, within, type Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf, daysBetween, type Day } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import { readCreditCode } from '../../rules/papers/index.ts'
import { unitKindName } from '../../rules/unit-kinds.ts'
import type { Days } from './hours.ts'
import { isOfficial, licensedKinds } from './kinds.ts'
import { bodyLicences, offered, practitioners } from './lifecycle.ts'
import { institutionPermissions } from './permissions.ts'
import { findPlaces } from './places.ts'
import type { BodyLicence, Practitioner } from './record.ts'

type Asked = InputOf<typeof institutionEndpoints.bodies>
const size = 30
const bodyColumns = { record: 'u.id', owners: [], units: ['u.id'], bureaus: ['u.bureau_id'] }

/** The register in one's own area; a body that has no licence on register stands there too, and says so. */
export const listBodies = async (tx: Tx, actor: Actor, ask: Asked, now: Date) => {
  const today = dayOf(now)
  const values: unknown[] = [like(ask.q), ask.kind ?? null, ask.state ?? null, ask.within ?? null, today, licensedKinds]
  const reach = whereReach(reachOf(institutionPermissions, 'seeRegister', actor), bodyColumns, values)
  const where = `where ${reach} and (u.kind = any($6) or $2::text is not null) and ($2::text is null or u.kind = $2) and ($1::text is null or u.name ilike $1 or i.licence_number ilike $1 or i.credit_code ilike $1 or i.specialities ilike $1)
    and ($3::text is null or i.state = $3) and ($4::int is null or (i.state = 'inForce' and i.valid_until <= $5::date + $4::int)) and $5::date is not null`
  const from = 'from unit u join unit b on b.id = u.bureau_id left join institution i on i.id = u.id'
  const total = (await tx.one<{ n: number }>(`select count(*)::int as n ${from} ${where}`, values))!.n
  const rows = await tx.rows<Omit<RegisterRow, 'kindName' | 'stateName' | 'daysLeft'>>(
    `select u.id, u.code, u.name, u.kind, b.name as "bureauName", i.state, i.valid_until::text as "validUntil", u.demo, u.suspended_at is not null as suspended ${from} ${where}
     order by ${ask.within === undefined ? 'u.path' : 'i.valid_until, u.path'} limit ${size} offset ${(ask.page - 1) * size}`, values)
  return { total, page: ask.page, size, rows: rows.map((row) => ({ ...row, kindName: unitKindName(row.kind), stateName: row.state ? stateWord(row.state) : '没有登记', daysLeft: left(row.validUntil, today) })) }
}

export const listPeople = async (tx: Tx, actor: Actor, ask: Asked, now: Date) => {
  const today = dayOf(now)
  const values: unknown[] = [like(ask.q), ask.kind ?? null, ask.state ?? null, ask.within ?? null, today]
  const reach = whereReach(reachOf(institutionPermissions, 'seeRegister', actor), { record: 'p.id', owners: [], units: ['p.unit_id'], bureaus: ['p.bureau_id'] }, values)
  const where = `where ${reach} and ($1::text is null or p.name ilike $1 or p.licence_number ilike $1 or u.name ilike $1 or p.specialities ilike $1) and ($2::text is null or p.kind = $2) and ($3::text is null or p.state = $3)
    and ($4::int is null or (p.state = 'inForce' and p.valid_until <= $5::date + $4::int)) and $5::date is not null`
  const total = (await tx.one<{ n: number }>(`select count(*)::int as n from practitioner p join unit u on u.id = p.unit_id ${where}`, values))!.n
  return { total, page: ask.page, size, rows: (await tx.rows<RawPerson>(`${people} ${where} order by ${ask.within === undefined ? 'u.path, p.name' : 'p.valid_until, p.name'} limit ${size} offset ${(ask.page - 1) * size}`, values)).map((row) => personRow(row, today)) }
}

export const lookAtBody = async (tx: Tx, actor: Actor, id: string, calendar: Days, now: Date): Promise<BodyView> => {
  const unit = await tx.one<{ id: string; code: string; name: string; kind: string; bureauId: string; bureauName: string; demo: boolean; suspended: boolean; phone: string | null }>(
    'select u.id, u.code, u.name, u.kind, u.bureau_id as "bureauId", b.name as "bureauName", u.demo, u.suspended_at is not null as suspended, u.phone from unit u join unit b on b.id = u.bureau_id where u.id = $1', [id])
  const subject = { ownerIds: [], unitIds: [unit?.id ?? null], bureauIds: [unit?.bureauId ?? null] }
  const may = (right: 'seeRegister' | 'register' | 'setPlace'): boolean => within(reachOf(institutionPermissions, right, actor), subject)
  if (!unit || !may('seeRegister')) return refuse('notFound', '没有找到，或不在您的权限范围内。')
  const licence = await tx.one<RawBody>(
    `select ${facts}, i.credit_code as "creditCode", i.does, i.id as "unitId", i.suspended_unit_at as "suspendedUnitAt", h.id as "headId", h.name as "headName" from institution i left join unit h on h.id = i.head_id where i.id = $1`, [id])
  const code = licence && readCreditCode(licence.creditCode)
  return {
    id, code: unit.code, name: unit.name, kindName: unitKindName(unit.kind), official: isOfficial(unit.kind), bureauName: unit.bureauName, demo: unit.demo, suspended: unit.suspended, phone: unit.phone,
    licence: licence ? {
      ...(await factsOf(tx, licence)), actions: offered(bodyLicences, { ...licence, name: unit.name, unitSuspended: unit.suspended, returnsTo: null, clocks: [] } as BodyLicence, actor),
      creditCode: licence.creditCode, registrar: code?.ok ? code.value.registrar : '', does: licence.does, head: licence.headId ? { id: licence.headId, name: licence.headName! } : null,
    } : null,
    branches: await tx.rows('select u.id, u.name from institution i join unit u on u.id = i.id where i.head_id = $1 order by u.path', [id]),
    people: (await tx.rows<RawPerson>(`${people} where p.unit_id = $1 order by p.name limit 300`, [id])).map((row) => personRow(row, dayOf(now))),
    places: await findPlaces(tx, [id], calendar, now), mayRegister: !licence && !isOfficial(unit.kind) && may('register'), maySetPlace: may('setPlace'),
  }
}

export const lookAtPerson = async (tx: Tx, actor: Actor, id: string): Promise<PractitionerView> => {
  const found = await tx.one<RawLicence & { unitId: string; name: string; kind: string; unitName: string; demo: boolean }>(`select ${facts}, i.unit_id as "unitId", i.name, i.kind, u.name as "unitName", i.demo from practitioner i join unit u on u.id = i.unit_id where i.id = $1`, [id])
  if (!found || !within(reachOf(institutionPermissions, 'seeRegister', actor), { ownerIds: [], unitIds: [found.unitId], bureauIds: [found.bureauId] })) return refuse('notFound', '没有找到，或不在您的权限范围内。')
  return {
    ...(await factsOf(tx, found)), actions: offered(practitioners, { ...found, engagementId: null, engagedFrom: null, returnsTo: null, clocks: [] } as unknown as Practitioner, actor),
    id, name: found.name, kindName: kindWord(found.kind), bodyId: found.unitId, bodyName: found.unitName, demo: found.demo,
    engagements: await tx.rows('select u.id as "bodyId", u.name as "bodyName", e.from_on::text as "from", e.until_on::text as "until" from engagement e join unit u on u.id = e.unit_id where e.practitioner_id = $1 order by e.from_on, e.id', [id]),
  }
}

async function factsOf(tx: Tx, raw: RawLicence): Promise<Omit<LicenceFacts, 'actions'>> {
  const lines = await tx.rows<{ at: Date; action: string; by: string; text: string | null }>(`select at, action, actor_name as by, facts ->> 'text' as text from action_log where record_id = $1 order by seq`, [raw.id])
  const story: StoryLine[] = lines.map((line) => ({ at: new Date(line.at).toISOString(), label: actionWord(line.action), by: line.by, text: line.text ?? '' }))
  const { licenceNumber, issuedBy, validUntil, state, stateSince, specialities, languages, checkedOn, checkedFrom, version } = raw
  return { licenceNumber, issuedBy, validUntil, state, stateName: stateWord(state), since: stateSince, specialities, languages, checkedOn, checkedFrom, version, story }
}

const left = (until: Day | null, today: Day): number | null => (until ? daysBetween(today, until) : null)
const like = (q: string | undefined): string | null => (q ? `%${q.replace(/[\\%_]/gu, '\\$&')}%` : null)
const personRow = (row: RawPerson, today: Day): PractitionerRow => ({ ...row, kindName: kindWord(row.kind), stateName: stateWord(row.state), daysLeft: left(row.validUntil, today) })

const facts = `i.id, i.version, i.state, i.state_since::text as "stateSince", i.created_at as "createdAt", i.bureau_id as "bureauId", i.licence_number as "licenceNumber", i.issued_by as "issuedBy", i.valid_until::text as "validUntil",
  i.warned_days as "warnedDays", i.specialities, i.languages, i.checked_on::text as "checkedOn", i.checked_from as "checkedFrom", i.log_seq as "logSeq", i.log_hash as "logHash"`
const people = `select p.id, p.name, p.kind, p.licence_number as "licenceNumber", p.unit_id as "bodyId", u.name as "bodyName", b.name as "bureauName", p.state, p.valid_until::text as "validUntil", p.demo
  from practitioner p join unit u on u.id = p.unit_id join unit b on b.id = p.bureau_id`

type RawPerson = Omit<PractitionerRow, 'kindName' | 'stateName' | 'daysLeft'>
type RawLicence = Omit<BodyLicence, 'clocks' | 'returnsTo' | 'name' | 'creditCode' | 'suspendedUnitAt' | 'unitSuspended' | 'unitId'> & { issuedBy: string; specialities: string | null; languages: string | null; checkedOn: string | null; checkedFrom: string | null }
type RawBody = RawLicence & { unitId: string; creditCode: string; does: string | null; suspendedUnitAt: Date | null; headId: string | null; headName: string | null }
