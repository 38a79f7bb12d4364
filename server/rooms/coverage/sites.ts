import type { BasicService, CellStanding } from '../../../contract/coverage.ts'
import type { ServiceLevel } from '../../../contract/service-items.ts'
import type { Reach } from '../../platform/access.ts'
import { whereReach } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'

/** Centres and stations are units of the tree; a room is one too where the tree has it, else a row of its own. */
export const siteSql = `(
  select u.id, u.code, u.name, case when u.kind = 'justiceOffice' then 'township' when u.kind = 'villageRoom' then 'village' when b.kind = 'cityBureau' then 'city' else 'county' end as level,
    u.bureau_id, u.id as unit_id, u.area_codes[1] as area_code, u.demo, (select row(p.latitude, p.longitude, p.point = 'known')::text from unit_place p where p.unit_id = u.id and p.latitude is not null order by p.name, p.id limit 1) as point
  from unit u join unit b on b.id = u.bureau_id where u.kind in ('serviceCentre', 'justiceOffice', 'villageRoom')
  union all
  select r.id, r.code, r.name, 'village', r.bureau_id, r.unit_id, r.area_code, r.demo, case when r.latitude is not null then row(r.latitude, r.longitude, false)::text end from village_room r)`

export const findSites = async (tx: Tx, reach: Reach, ask: SiteQuestion, page: Page): Promise<Site[]> => {
  const values: unknown[] = []
  const where = whereSites(reach, ask, values)
  return (await tx.rows<RawSite>(`${columns} ${where} order by ${siteOrder} limit ${page.size} offset ${page.size * (page.page - 1)}`, values)).map(siteOf)
}

export const sitesById = async (tx: Tx, reach: Reach, ids: readonly string[]): Promise<Site[]> => {
  const values: unknown[] = [ids]
  const mine = whereReach(reach, reachColumns, values)
  return (await tx.rows<RawSite>(`${columns} where s.id = any($1) and ${mine}`, values)).map(siteOf)
}

/** All conditions of the list; with a service, `way` is asked of that one cell, without it of any of the five. */
export const whereSites = (reach: Reach, ask: SiteQuestion, values: unknown[]): string => {
  const parts = [whereReach(reach, reachColumns, values)]
  const add = (value: unknown, sql: (n: string) => string): void => { values.push(value); parts.push(sql(`$${values.length}`)) }
  if (ask.bureauId) add(ask.bureauId, (n) => `s.bureau_id = ${n}`)
  if (ask.level) add(ask.level, (n) => `s.level = ${n}`)
  if (ask.q) add(`%${ask.q.replace(/[\\%_]/gu, '\\$&')}%`, (n) => `(s.name ilike ${n} or s.code ilike ${n})`)
  if (ask.way) add([ask.service ?? null, ask.way], (n) => `exists (select from unnest(array['publicity', 'mediation', 'legalAid', 'consultation', 'lookup']) f left join coverage_cell c on c.site_id = s.id and c.service = f
    where ((${n}::text[])[1] is null or f = (${n}::text[])[1]) and coalesce(c.way, 'unknown') = (${n}::text[])[2])`)
  return `where ${parts.join(' and ')}`
}

const siteOf = ({ point, ...site }: RawSite): Site => ({ ...site, point: point === null ? null : pointIn(point) })

/** A row of the database in its own words: `(32.6,117,t)`. */
export const pointIn = (row: string): Point => {
  const [latitude, longitude, sure] = row.slice(1, -1).split(',')
  return { latitude: Number(latitude), longitude: Number(longitude), sure: sure === 't' }
}

export const reachColumns = { record: 's.id', owners: [], units: ['s.unit_id'], bureaus: ['s.bureau_id'] }
export const siteFrom = `from ${siteSql} s join unit b on b.id = s.bureau_id`
export const siteOrder = `b.path, array_position(array['city', 'county', 'township', 'village'], s.level), s.area_code, s.code`
const columns = `select s.id, s.code, s.name, s.level, s.bureau_id as "bureauId", b.name as "bureauName", s.unit_id as "unitId", s.area_code as "areaCode", s.demo, s.point ${siteFrom}`

export type Point = { latitude: number; longitude: number; sure?: boolean }
export type Site = { id: string; code: string; name: string; level: ServiceLevel; bureauId: string; bureauName: string; unitId: string | null; areaCode: string | null; demo: boolean; point: Point | null }
type RawSite = Omit<Site, 'point'> & { point: string | null }
export type SiteQuestion = { bureauId?: string | undefined; level?: ServiceLevel | undefined; service?: BasicService | undefined; way?: CellStanding | undefined; q?: string | undefined }
type Page = { page: number; size: number }
