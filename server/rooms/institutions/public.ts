import { kindWord, stateWord, type LicenceState, type PlaceView } from '../../../contract/institutions.ts'
import type { Point } from '../../../contract/service-map.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf, type Day } from '../../platform/days.ts'
import { areaName } from '../../rules/areas.ts'
import { unitKindName } from '../../rules/unit-kinds.ts'
import type { Days } from './hours.ts'
import { isOfficial, licensedKinds, openKinds } from './kinds.ts'
import { findPlaces, pointOf } from './places.ts'
import { standingOf } from './standing.ts'

/** Bodies of a county and a kind, as everybody may see them. Equals stand in the order of the tree: nobody is ranked. */
export const publicBodies = async (tx: Tx, ask: { county: string | null; kind: string | null; page: number }, now: Date): Promise<{ rows: PublicBodyRow[]; more: boolean }> => {
  const kinds = ask.kind && licensedKinds.includes(ask.kind) ? [ask.kind] : licensedKinds
  const rows = await tx.rows<Raw>(`${select} where u.kind = any($1) and ($2::text is null or exists (select from unnest(u.area_codes) a where a like $2 || '%' or a = '340400')) order by ($2::text is not null and '340400' = any(u.area_codes)), u.path limit ${perPage + 1} offset $3`, [kinds, ask.county, (ask.page - 1) * perPage], 'public_bodies')
  return { rows: rows.slice(0, perPage).map((row) => rowOf(row, dayOf(now))), more: rows.length > perPage }
}

export const publicBody = async (tx: Tx, code: string, calendar: Days, now: Date): Promise<PublicBody | null> => {
  const unit = await tx.one<Raw & { does: string | null; specialities: string | null; languages: string | null; checkedOn: string | null; headName: string | null }>(
    `${select.replace('select ', 'select i.does, i.specialities, i.languages, i.checked_on::text as "checkedOn", h.name as "headName", ').replace('left join institution i on i.id = u.id', 'left join institution i on i.id = u.id left join unit h on h.id = i.head_id')} where u.code = $1 and u.kind = any($2)`, [code, [...licensedKinds, ...openKinds]], 'public_body')
  if (!unit) return null
  const day = dayOf(now)
  const row = rowOf(unit, day)
  const people = await tx.rows<{ name: string; kind: string; specialities: string | null; state: LicenceState; stateSince: Day | null; validUntil: Day | null }>(
    'select name, kind, specialities, state, state_since::text as "stateSince", valid_until::text as "validUntil" from practitioner where unit_id = $1 order by name limit 200', [unit.id], 'people_of_body')
  return {
    ...row, does: unit.does, specialities: unit.specialities, languages: unit.languages, checkedOn: unit.checkedOn, headName: unit.headName, validUntil: unit.validUntil, phone: unit.phone,
    people: people.filter((one) => row.verdict === 'genuine' && standingOf(one, day)!.good).map(({ name, kind, specialities }) => ({ name, kindName: kindWord(kind), specialities })), places: (await findPlaces(tx, [unit.id], calendar, now)).map(publicPlace),
  }
}

export const perPage = 20

const rowOf = (row: Raw, day: Day): PublicBodyRow => {
  const standing = row.state ? standingOf({ state: row.state, stateSince: row.stateSince, validUntil: row.validUntil }, day) : null
  const official = isOfficial(row.kind)
  return { code: row.code, name: row.name, kindName: unitKindName(row.kind), official, area: areaWords(row.areas), demo: row.demo, verdict: official || standing?.good ? 'genuine' : standing ? 'notNow' : 'unknown', stateName: standing ? stateWord(standing.state) : '', since: standing?.good ? null : standing?.since ?? null }
}

const areaWords = (codes: readonly string[]): string => (codes.includes('340400') ? '全市' : codes.slice(0, 3).map((code) => areaName(code)).join('、'))
const publicPlace = ({ name, areaName: area, address, phone, barrierFree, languages, hoursWords, openWords, verified, demo, ...place }: PlaceView): PublicPlace => ({ name, area, address, phone, barrierFree, languages, hoursWords, openWords, verified, demo, point: pointOf(place) })

const select = `select u.id, u.code, u.name, u.kind, u.area_codes as areas, u.demo, u.phone, i.state, i.state_since::text as "stateSince", i.valid_until::text as "validUntil" from unit u left join institution i on i.id = u.id`

type Raw = { id: string; code: string; name: string; kind: string; areas: string[]; demo: boolean; phone: string | null; state: LicenceState | null; stateSince: Day | null; validUntil: Day | null }
export type PublicBodyRow = { code: string; name: string; kindName: string; official: boolean; area: string; demo: boolean; verdict: 'genuine' | 'notNow' | 'unknown'; stateName: string; since: Day | null }
export type PublicPlace = Pick<PlaceView, 'name' | 'address' | 'phone' | 'barrierFree' | 'languages' | 'hoursWords' | 'openWords' | 'verified' | 'demo'> & { area: string; point: Point | null }
export type PublicBody = PublicBodyRow & { does: string | null; specialities: string | null; languages: string | null; checkedOn: string | null; headName: string | null; validUntil: Day | null; phone: string | null; people: { name: string; kindName: string; specialities: string | null }[]; places: PublicPlace[] }
