import type { CountyReach, PlaceWithoutPoint, PointState, ReachRule, ServiceMapView, TownshipReach } from '../../../../contract/service-map.ts'
import type { Tx } from '../../../platform/context.ts'
import { metresBetween, type Spot } from '../../../platform/distance.ts'
import { areaName, counties, townships } from '../../../rules/areas.ts'
import { openKinds } from '../kinds.ts'
import { findAreaPoints, type AreaPoint } from './areas.ts'
import { findRule } from './rule.ts'

/**
 * 半小时法律服务圈: of each county, how many residents live in townships whose middle lies within reach of an office, a centre or a
 * room. A township stands or falls as a whole, and what is not known (middle, residents, places) is counted apart, never as reached.
 */
export const reachByCounty = async (tx: Tx): Promise<{ rule: ReachRule; counties: CountyReach[]; townships: TownshipReach[] }> => {
  const [rule, known, places] = [await findRule(tx), await findAreaPoints(tx), await findPoints(tx)]
  const byCode = new Map(known.map((area) => [area.areaCode, area]))
  const all = townships.map((area) => reachOfTownship(area, byCode.get(area.code), places, rule.metres))
  return { rule, counties: counties.map((county) => sum(county, all.filter((one) => one.county === county.code), places)), townships: all }
}

export const mapView = async (tx: Tx, county: string | undefined): Promise<Omit<ServiceMapView, 'maySetRule' | 'maySetArea'>> => {
  const chosen = counties.find(({ code }) => code === county)?.code ?? counties[0]!.code
  const { rule, counties: rows, townships: all } = await reachByCounty(tx)
  const unplaced = await tx.rows<Omit<PlaceWithoutPoint, 'areaName'> & { areaCode: string; total: number }>(
    `select p.unit_id as "unitId", u.name as "unitName", p.name as "placeName", p.area_code as "areaCode", count(*) over ()::int as total from unit_place p join unit u on u.id = p.unit_id where p.latitude is null order by p.area_code, u.path limit 100`)
  return {
    rule, counties: rows, county: chosen, townships: all.filter((one) => one.county === chosen),
    unplaced: unplaced.map(({ total: _total, areaCode, ...place }) => ({ ...place, areaName: areaName(areaCode) })), unplacedTotal: unplaced[0]?.total ?? 0,
  }
}

function reachOfTownship(area: { code: string; name: string; parent: string | null }, known: AreaPoint | undefined, places: readonly PlacePoint[], metres: number): TownshipReach {
  const middle = known && known.latitude !== null && known.longitude !== null ? { latitude: known.latitude, longitude: known.longitude } : null
  const nearest = middle && places.map((place) => ({ place, away: metresBetween(middle, place) })).toSorted((a, b) => a.away - b.away)[0]
  return {
    code: area.code, name: area.name, county: area.parent ?? '', version: known?.version ?? 0, residents: known?.residents ?? null, residentsSource: known?.residentsSource ?? null,
    latitude: known?.latitude ?? null, longitude: known?.longitude ?? null, point: known?.point ?? null,
    nearest: nearest ? nearest.place.name : null, metres: nearest ? Math.round(nearest.away) : null, within: nearest ? nearest.away <= metres : null,
  }
}

function sum(county: { code: string; name: string }, below: readonly TownshipReach[], places: readonly PlacePoint[]): CountyReach {
  const told = below.filter((one) => one.within !== null && one.residents !== null)
  const residents = (rows: readonly TownshipReach[]): number => rows.reduce((total, one) => total + (one.residents ?? 0), 0)
  return {
    code: county.code, name: county.name, townships: below.length, unknownTownships: below.length - told.length, within: residents(told.filter((one) => one.within)), counted: residents(told),
    demo: told.some((one) => one.point === 'demo') || places.some((one) => one.point === 'demo' && one.areaCode.startsWith(county.code)),
  }
}

const findPoints = (tx: Tx): Promise<PlacePoint[]> => tx.rows<PlacePoint>(
  `select u.name, p.area_code as "areaCode", p.latitude::float8, p.longitude::float8, p.point from unit_place p join unit u on u.id = p.unit_id where p.latitude is not null and u.suspended_at is null and u.kind = any($1)`, [openKinds])

type PlacePoint = Spot & { name: string; areaCode: string; point: PointState }
