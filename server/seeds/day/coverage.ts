import { basicServices, type BasicService, type CellWay, type PresenceForm, type PresencePlaceKind, type PresenceTrade } from '../../../contract/coverage.ts'
import { reachOf, systemActor, type Actor } from '../../platform/access.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { addDays, dayOf } from '../../platform/days.ts'
import { flush, type Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import { actOnTask, coverageSight } from '../../rooms/coverage/lifecycle.ts'
import { openTasks } from '../../rooms/coverage/open-tasks.ts'
import { coveragePermissions } from '../../rooms/coverage/permissions.ts'
import { roomRow } from '../../rooms/coverage/rooms.ts'
import { findSites, type Site } from '../../rooms/coverage/sites.ts'
import { writeCells, type WishedCell } from '../../rooms/coverage/write-cells.ts'
import type { Desk } from '../../rooms/work-orders/index.ts'
import { findCast } from './people.ts'

/** A filled matrix with rooms that do not exist, some gaps, three of them tasks on their way, and a register of presence: all of it 演示. */
export const playCoverage = async (desk: Pick<Desk, 'pool' | 'house'>, now: Date): Promise<void> => {
  const { pool } = desk
  const sites = await inContext(pool, coverageSight(systemActor), async (tx) => {
    const stations = (await findSites(tx, city, { level: 'township' }, { page: 1, size: 500 }))
    const rooms = stations.flatMap((station, i) => Array.from({ length: 12 }, (_, n) => roomWrite(station, i, n, now)))
    for (let at = 0; at < rooms.length; at += 400) await flush(tx, rooms.slice(at, at + 400))
    const all = await findSites(tx, city, {}, { page: 1, size: 3000 })
    await writeCells(tx, { actor: { id: systemActor.id, name: '演示数据' }, now, how: '演示数据', demo: true, cells: all.flatMap(cellsAt) })
    await seedPresence(tx, all, now)
    return all
  })
  const cast = await findCast(pool, desk.house.world)
  for (const [i, gap] of sites.flatMap((site, at) => gapsAt(site, at)).slice(0, 3).entries()) await playTask(desk, cast, gap, i, now)
}

/** Opened; given to somebody and late; reported as filled, waiting for somebody to look. */
async function playTask({ pool }: Pick<Desk, 'pool'>, cast: Cast, { site, service }: Gap, stage: number, now: Date): Promise<void> {
  const county = cast.under(site.bureauId, ['countyDispatcher'])
  const worker = site.unitId ? cast.in(site.unitId, ['justiceOfficeStaff', 'bodyHead']) : undefined
  if (!county || !worker) return
  const at = new Date(now.getTime() - 20 * 86_400_000)
  const by = (actor: Actor) => ({ pool, actor, now: at, reach: reachOf(coveragePermissions, 'openTask', actor) })
  const { created: [id] } = await openTasks(by(county), { requestId: newId(at), cells: [{ siteId: site.id, service }], dueOn: addDays(dayOf(now), stage === 1 ? -6 : 30), ask: '至少做到能指引或者转接（演示）' }, true)
  if (!id || stage === 0) return
  const step = (actor: Actor, action: string, input: Record<string, unknown>) => actOnTask(by(actor), { id, action, input, requestId: newId(at) })
  await step(county, 'assign', { assigneeId: worker.id, dueOn: addDays(dayOf(now), stage === 1 ? -6 : 30) })
  if (stage === 2) await step(worker, 'finish', { way: 'transferred', evidence: '已和县法律援助中心说好，来人当场打电话转接（演示）' })
}

const roomWrite = (station: Site, i: number, n: number, now: Date): Write => roomRow({
  id: newId(now), code: `${station.areaCode}${901 + n}`, name: `${station.name.replace('司法所', '')}示范村${n + 1}公共法律服务工作室（演示）`, demo: true,
  whose: { bureauId: station.bureauId, unitId: station.id, areaCode: station.areaCode! }, ...(i < 3 ? { point: { latitude: 32.62 + i * 0.04 + n * 0.006, longitude: 117.02 + n * 0.011 } } : {}),
}, { id: systemActor.id, name: '演示数据' }, now)

/** Centres and stations offer nearly everything themselves, rooms point and connect; here and there nobody has said, or it is missing. */
function cellsAt(site: Site, i: number): WishedCell[] {
  const gaps = gapsAt(site, i).map(({ service }) => service)
  return basicServices.flatMap((service, n) => ((i * 5 + n) % 23 === 7 && !gaps.includes(service) ? [] : [{ site, service, way: gaps.includes(service) ? 'missing' : wayAt(site, service, i) }]))
}

function gapsAt(site: Site, i: number): Gap[] {
  const every = { city: 0, county: 4, township: 17, village: 61 }[site.level]
  return every > 0 && i % every === 2 ? [{ site, service: site.level === 'county' ? 'lookup' : basicServices[(i * 7) % 5]! }] : []
}

const wayAt = ({ level }: Site, service: BasicService, i: number): CellWay =>
  level === 'village' ? (service === 'legalAid' ? 'guided' : service === 'lookup' ? (i % 2 ? 'guided' : 'transferred') : 'direct') : level === 'township' && service === 'legalAid' ? 'transferred' : 'direct'

async function seedPresence(tx: Tx, sites: readonly Site[], now: Date): Promise<void> {
  const marks = { set_at: now, set_by: systemActor.id, set_name: '演示数据' }
  const entered = { entered_at: now, entered_by: systemActor.id, entered_name: '演示数据' }
  const halls = sites.filter(({ level }) => level === 'county').flatMap((site) => (['hall', 'governance'] as const).map((kind) => ({ id: newId(now), kind, name: `${site.name.replace('公共法律服务中心', '')}${kind === 'hall' ? '政务服务大厅' : '综治中心'}（演示）`, bureauId: site.bureauId })))
  const places = [...sites.filter(({ level }) => level === 'county' || level === 'city').map((site) => ({ id: site.id, kind: site.level === 'city' ? 'cityCentre' : 'centre', bureauId: site.bureauId, unitId: site.unitId })), ...halls.map((hall) => ({ ...hall, unitId: null }))]
  const facts = places.flatMap((place, i) => plan.filter(([kind]) => kind === place.kind).flatMap(([, trade, forms], n) => ((i * 3 + n) % 11 === 4 ? [] : [{ place, trade, forms: (i + n) % 7 === 3 ? [] : (i + n) % 5 === 2 ? forms.slice(1) : forms }])))
  await flush(tx, [
    ...plan.map(([place_kind, trade, forms]): Write => ({ insert: 'presence_plan', row: { place_kind, trade, forms, source: '演示：文件没有列明，以本市确定的名单为准', verified: false, version: 1, ...marks } })),
    ...halls.map(({ id, kind, name, bureauId }): Write => ({ insert: 'presence_place', row: { id, kind, name, bureau_id: bureauId, demo: true, ...entered } })),
    ...facts.map(({ place, trade, forms }): Write => ({ insert: 'presence_fact', row: { place_id: place.id, trade, forms, who: null, bureau_id: place.bureauId, unit_id: place.unitId, version: 1, demo: true, ...marks } })),
  ])
}

const plan: readonly (readonly [PresencePlaceKind, PresenceTrade, PresenceForm[]])[] = [
  ...(['cityCentre', 'centre'] as const).flatMap((kind) => [[kind, 'legalAid', ['window', 'hotline']], [kind, 'mediation', ['window']], [kind, 'lawyer', ['rota', 'network']], [kind, 'notary', ['rota']], [kind, 'forensic', ['signpost']], [kind, 'arbitration', ['signpost']]] as const),
  ['hall', 'legalAid', ['signpost', 'hotline']], ['governance', 'mediation', ['window']], ['governance', 'lawyer', ['rota']], ['station', 'lawyer', ['rota']],
].map(([kind, trade, forms]) => [kind, trade, [...(forms as readonly PresenceForm[])]] as [PresencePlaceKind, PresenceTrade, PresenceForm[]])

const city = { city: true, bureauIds: [], unitIds: [], ownerId: null, recordId: null }
type Gap = { site: Site; service: BasicService }
type Cast = Awaited<ReturnType<typeof findCast>>
