import { basicServices, type BasicService, type CellStanding, type CountyRow, type coverageEndpoints } from '../../../contract/coverage.ts'
import type { InputOf } from '../../../contract/endpoint.ts'
import { serviceLevels, type ServiceLevel } from '../../../contract/service-items.ts'
import { isEmpty, reachOf } from '../../platform/access.ts'
import { auditWrite } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import { flush } from '../../platform/flush.ts'
import type { Call } from '../../platform/http.ts'
import { coverageSight } from './lifecycle.ts'
import { bureausOf, directPlaces, noCounts } from './matrix.ts'
import { nearest } from './near.ts'
import { coveragePermissions } from './permissions.ts'
import { siteFrom, pointIn, whereSites } from './sites.ts'
import { isLive } from './states.ts'

/** The counties side by side, in the order of the tree and never ranked (更正 9). Each number with what it is counted of. */
export const lookAtCounties = async (tx: Tx, call: Call): Promise<{ rows: CountyRow[]; maySetPeople: boolean }> => {
  const counted = await countByBureau(tx, call)
  const people = new Map((await tx.rows<PeopleRow>('select bureau_id as "bureauId", people, source, verified, version, set_name as by, set_at as at from county_people')).map((row) => [row.bureauId, row]))
  const tasks = new Map((await tx.rows<TaskRow>(`select bureau_id as "bureauId", count(*)::int as live, (count(*) filter (where due_on < $1::date))::int as overdue from coverage_task where state ${isLive} group by 1`, [dayOf(call.now)])).map((row) => [row.bureauId, row]))
  const far = await farthestByBureau(tx, call)
  const rows = (await bureausOf(tx, call.reach)).map(({ id, name }): CountyRow => {
    const here = counted.filter(({ bureauId }) => bureauId === id)
    const direct = here.filter(({ way }) => way === 'direct').reduce((sum, { n }) => sum + n, 0)
    const inhabitants = people.get(id)
    return {
      bureauId: id, name, sites: sitesOf(here), services: servicesOf(here), located: far.located.get(id) ?? 0, farthest: far.rows.get(id) ?? null,
      people: inhabitants ? { people: inhabitants.people, source: inhabitants.source, verified: inhabitants.verified, version: inhabitants.version, by: inhabitants.by, at: new Date(inhabitants.at).toISOString() } : null,
      directPer10k: inhabitants ? Math.round((direct / inhabitants.people) * 1_000_000) / 100 : null, tasksLive: tasks.get(id)?.live ?? 0, tasksOverdue: tasks.get(id)?.overdue ?? 0,
    }
  })
  return { rows, maySetPeople: !isEmpty(reachOf(coveragePermissions, 'setPeople', call.actor)) }
}

/** A number of inhabitants is kept with its source; whoever enters it does not vouch for it unless he says so. */
export const setPeople = (call: Call, input: InputOf<typeof coverageEndpoints.setPeople>): Promise<{ ok: true }> => inContext(call.pool, coverageSight(call.actor), async (tx) => {
  if (!(await bureausOf(tx, call.reach)).some(({ id }) => id === input.bureauId)) return refuse('invalid', '没有这个县区。', { fields: { bureauId: '请选择县区' } })
  const written = await tx.rows(
    `insert into county_people (bureau_id, people, source, verified, version, set_at, set_by, set_name) values ($1, $2, $3, $4, $5::int + 1, $6, $7, $8) on conflict (bureau_id) do update set people = excluded.people, source = excluded.source,
       verified = excluded.verified, version = excluded.version, set_at = excluded.set_at, set_by = excluded.set_by, set_name = excluded.set_name where county_people.version = $5 returning 1`,
    [input.bureauId, input.people, input.source, input.verified, input.version, call.now, call.actor.id, call.actor.name])
  if (written.length === 0) return refuse('conflict', '您打开之后，别人已经改过这个数，请看过最新的再改。')
  await flush(tx, [auditWrite({ actor: call.actor, at: call.now, act: 'coverage.setPeople', object: input.bureauId, purpose: null, result: 'ok' })])
  return { ok: true }
})

function countByBureau(tx: Tx, { reach }: Call): Promise<Counted[]> {
  const values: unknown[] = [basicServices]
  return tx.rows<Counted>(
    `select s.bureau_id as "bureauId", s.level, f as service, coalesce(c.way, 'unknown') as way, count(*)::int as n ${siteFrom} cross join unnest($1::text[]) f left join coverage_cell c on c.site_id = s.id and c.service = f
     ${whereSites(reach, {}, values)} group by 1, 2, 3, 4`, values)
}

/** From how far at most somebody has to come to the nearest place that offers it directly; only between known points. */
async function farthestByBureau(tx: Tx, { reach }: Call): Promise<{ located: Map<string, number>; rows: Map<string, NonNullable<CountyRow['farthest']>> }> {
  const values: unknown[] = []
  const sites = await tx.rows<{ bureauId: string; name: string; point: string; direct: BasicService[] }>(
    `select s.bureau_id as "bureauId", s.name, s.point, array(select c.service from coverage_cell c where c.site_id = s.id and c.way = 'direct') as direct ${siteFrom} ${whereSites(reach, {}, values)} and s.point is not null`, values)
  const places = await directPlaces(tx)
  const found = { located: new Map<string, number>(), rows: new Map<string, NonNullable<CountyRow['farthest']>>() }
  for (const { bureauId, name, point, direct } of sites) {
    found.located.set(bureauId, (found.located.get(bureauId) ?? 0) + 1)
    for (const service of basicServices.filter((one) => !direct.includes(one))) {
      const near = nearest(pointIn(point), places.get(service) ?? [])
      if (near && near.km > (found.rows.get(bureauId)?.km ?? -1)) found.rows.set(bureauId, { ...near, from: name, service })
    }
  }
  return found
}

function sitesOf(rows: readonly Counted[]): CountyRow['sites'] {
  const of = (level: ServiceLevel): number => rows.filter((row) => row.level === level && row.service === basicServices[0]).reduce((sum, { n }) => sum + n, 0)
  return Object.fromEntries(serviceLevels.map((level) => [level, of(level)])) as CountyRow['sites']
}

function servicesOf(rows: readonly Counted[]): CountyRow['services'] {
  const all = Object.fromEntries(basicServices.map((service) => [service, noCounts()])) as CountyRow['services']
  for (const { service, way, n } of rows) all[service][way] += n
  return all
}

type Counted = { bureauId: string; level: ServiceLevel; service: BasicService; way: CellStanding; n: number }
type PeopleRow = Omit<NonNullable<CountyRow['people']>, 'at'> & { bureauId: string; at: Date }
type TaskRow = { bureauId: string; live: number; overdue: number }
