import { basicServices, coverageWord, type BasicService, type CellView, type CellWay, type coverageEndpoints, type Expected, type MatrixPage, type SiteRow, type WayCounts } from '../../../contract/coverage.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import { levelName } from '../../../contract/service-items.ts'
import { isEmpty, reachOf, within, type Reach } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import type { Call } from '../../platform/http.ts'
import { areaName } from '../../rules/areas.ts'
import { itemsInForce } from '../service-items/index.ts'
import { nearest, type Placed } from './near.ts'
import { coveragePermissions } from './permissions.ts'
import { findSites, siteFrom, pointIn, whereSites, type Site, type SiteQuestion } from './sites.ts'
import { isLive } from './states.ts'

const size = 50

export const lookAtMatrix = async (tx: Tx, { actor, reach, now }: Call, ask: InputOf<typeof coverageEndpoints.matrix>): Promise<MatrixPage> => {
  const sites = await findSites(tx, reach, ask, { page: ask.page, size })
  const cells = await cellsOf(tx, sites.map(({ id }) => id), dayOf(now))
  const direct = sites.some(({ point }) => point) ? await directPlaces(tx) : new Map<BasicService, Placed[]>()
  const mayEnter = reachOf(coveragePermissions, 'enterCoverage', actor)
  return {
    rows: sites.map((site) => rowOf(site, cells, direct, mayEnter)), page: ask.page, size, ...(await countCells(tx, reach, ask)), bureaus: await bureausOf(tx, reach), expected: await expectedWays(tx, dayOf(now)),
    mayEnter: !isEmpty(mayEnter), mayOpenTask: !isEmpty(reachOf(coveragePermissions, 'openTask', actor)),
  }
}

/** What the items in force say that each level offers: the best way of any item of the class. 待核实 stands on the items themselves. */
export const expectedWays = async (tx: Tx, day: string): Promise<Expected> => {
  const expected: Expected = {}
  for (const { class: kind, provision } of await itemsInForce(tx, day)) {
    const service = basicServices.find((one) => one === kind)
    if (service) for (const { level, way } of provision) ((expected[level] ??= {})[service] ??= []).push(way)
  }
  for (const byService of Object.values(expected)) for (const service of basicServices) if (byService[service]) byService[service] = [...new Set(byService[service])]
  return expected
}

export const bureausOf = (tx: Tx, reach: Reach): Promise<{ id: string; name: string }[]> =>
  tx.rows(`select id, name from unit where kind in ('cityBureau', 'countyBureau', 'branchBureau') and ($1 or id = any($2)) order by path`, [reach.city, reach.bureauIds])

export const noCounts = (): WayCounts => ({ direct: 0, guided: 0, transferred: 0, missing: 0, unknown: 0 })

async function countCells(tx: Tx, reach: Reach, ask: SiteQuestion): Promise<{ total: number; counts: WayCounts }> {
  const values: unknown[] = []
  const where = whereSites(reach, ask, values)
  values.push(ask.service ? [ask.service] : basicServices)
  const rows = await tx.rows<{ way: CellWay | 'unknown'; n: number; sites: number }>(
    `with mine as materialized (select s.id ${siteFrom} ${where}) select coalesce(c.way, 'unknown') as way, count(*)::int as n, (select count(*)::int from mine) as sites
     from mine cross join unnest($${values.length}::text[]) f left join coverage_cell c on c.site_id = mine.id and c.service = f group by 1`, values)
  return { total: rows[0]?.sites ?? 0, counts: { ...noCounts(), ...Object.fromEntries(rows.map(({ way, n }) => [way, n])) } }
}

async function cellsOf(tx: Tx, siteIds: readonly string[], today: string): Promise<Map<string, RawCell>> {
  const rows = await tx.rows<RawCell>(
    `select c.site_id as "siteId", c.service, c.way, c.note, c.version, c.entered_at as at, c.entered_name as by, c.demo, t.id as "taskId", t.state as "taskState", t.due_on::text as "dueOn", t.due_on < $2::date as overdue
     from coverage_cell c left join coverage_task t on t.site_id = c.site_id and t.service = c.service and t.state ${isLive} where c.site_id = any($1)`, [siteIds, today])
  return new Map(rows.map((row) => [`${row.siteId} ${row.service}`, row]))
}

/** Where each service is offered directly, in one's own sight, as far as coordinates are known. */
export async function directPlaces(tx: Tx): Promise<Map<BasicService, Placed[]>> {
  const rows = await tx.rows<{ service: BasicService; name: string; point: string }>(`select c.service, s.name, s.point ${siteFrom} join coverage_cell c on c.site_id = s.id and c.way = 'direct' where s.point is not null`)
  return Map.groupBy(rows.map(({ service, name, point }) => ({ service, name, point: pointIn(point) })), ({ service }) => service)
}

function rowOf(site: Site, cells: Map<string, RawCell>, direct: Map<BasicService, Placed[]>, mayEnter: Reach): SiteRow {
  const { id, code, name, level, bureauName, areaCode, demo, point } = site
  const cell = (service: BasicService): CellView => cellView(cells.get(`${id} ${service}`), (way) => (way === 'direct' ? null : nearest(point, direct.get(service) ?? [])))
  return {
    id, code, name, level, levelName: levelName(level), bureauName, areaName: areaCode ? areaName(areaCode) : '', located: point !== null, demo, mayEnter: within(mayEnter, { ownerIds: [], unitIds: [site.unitId], bureauIds: [site.bureauId] }),
    cells: Object.fromEntries(basicServices.map((service) => [service, cell(service)])) as SiteRow['cells'],
  }
}

function cellView(raw: RawCell | undefined, near: (way: CellWay | null) => CellView['nearest']): CellView {
  if (!raw) return { way: null, note: null, at: null, by: null, version: 0, demo: false, task: null, nearest: near(null) }
  const task = raw.taskId ? { id: raw.taskId, state: raw.taskState!, stateName: coverageWord('coverageTaskState', raw.taskState!), dueOn: raw.dueOn!, overdue: raw.overdue! } : null
  return { way: raw.way, note: raw.note, at: new Date(raw.at).toISOString(), by: raw.by, version: raw.version, demo: raw.demo, task, nearest: near(raw.way) }
}

type RawCell = { siteId: string; service: BasicService; way: CellWay | null; note: string | null; version: number; at: Date; by: string; demo: boolean; taskId: string | null; taskState: NonNullable<CellView['task']>['state'] | null; dueOn: string | null; overdue: boolean | null }
