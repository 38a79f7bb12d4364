import type { Point, ReachRule } from '../../../../contract/service-map.ts'
import type { Tx } from '../../../platform/context.ts'
import { metresBetween, type Spot } from '../../../platform/distance.ts'
import { areaName, findArea, isWithinArea } from '../../../rules/areas.ts'
import { unitKindName } from '../../../rules/unit-kinds.ts'
import type { Days } from '../hours.ts'
import { licensedKinds, openKinds } from '../kinds.ts'
import { findPlaces, pointOf } from '../places.ts'
import { findAreaPoints } from './areas.ts'
import { findRule } from './rule.ts'

/** Where to go now: by county and township, or from a spot that somebody's own telephone gave. Open places stand before closed ones, unless all of the city are asked for by nearness. */
export const placesNear = async (tx: Tx, units: readonly UnitOpen[], ask: Ask, calendar: Days, now: Date): Promise<Nearby> => {
  const rule = await findRule(tx)
  const offices = units.filter((unit) => (ask.bodies ? kinds : openKinds).includes(unit.kind) && !unit.suspended)
  if ('spot' in ask) return nearSpot(tx, offices, ask.spot, rule, calendar, now)
  return (ask.everywhere ? ofAll : inArea)(tx, offices, ask, rule, calendar, now)
}

/** The chosen township's own before the county's centre, which is for everybody; distances from the township's middle, where that is known. */
async function inArea(tx: Tx, offices: readonly UnitOpen[], ask: Chosen, rule: ReachRule, calendar: Days, now: Date): Promise<Nearby> {
  const near = offices.filter((unit) => unit.areaCodes.some((code) => isWithinArea(code, ask.county)))
  const origin = await middleOf(tx, ask.township)
  const places = await findPlaces(tx, near.map((unit) => unit.id), calendar, now)
  const shown = near.map((unit) => ({ unit, rank: kinds.indexOf(unit.kind), here: ask.township !== null && unit.areaCodes.includes(ask.township), place: places.find((one) => one.unitId === unit.id) }))
    .filter(({ here, unit }) => ask.township === null || here || unit.areaCodes.includes(ask.county))
    .toSorted((a, b) => Number(b.place?.open ?? false) - Number(a.place?.open ?? false) || Number(b.here) - Number(a.here) || a.rank - b.rank)
  return { rule, origin, from: origin && ask.township ? `${areaName(ask.township)}的中心` : null, places: shown.map(({ unit, here, place }) => nearOf(unit, here, place, origin, rule)), withoutPoint: 0 }
}

/** Every office of the city, one's own township's first, then by distance where both ends are known, then one's own county's. */
async function ofAll(tx: Tx, offices: readonly UnitOpen[], { county, township }: Chosen, rule: ReachRule, calendar: Days, now: Date): Promise<Nearby> {
  const origin = await middleOf(tx, township)
  const places = new Map((await findPlaces(tx, offices.map((unit) => unit.id), calendar, now)).map((place) => [place.unitId, place]))
  const shown = offices.map((unit) => ({ own: unit.areaCodes.some((code) => isWithinArea(code, county)), place: nearOf(unit, township !== null && unit.areaCodes.includes(township), places.get(unit.id), origin, rule) }))
    .toSorted((a, b) => Number(b.place.here) - Number(a.place.here) || (a.place.metres ?? far) - (b.place.metres ?? far) || Number(b.own) - Number(a.own))
  return { rule, origin, from: origin && township ? `${areaName(township)}的中心` : null, places: shown.map(({ place }) => place), withoutPoint: 0 }
}

async function middleOf(tx: Tx, township: string | null): Promise<Point | null> {
  const middle = township === null ? undefined : (await findAreaPoints(tx, township))[0]
  return middle ? pointOf(middle) : null
}

/** Only what lies somewhere can lie near: places without coordinates are counted, so that the page can say how many are missing. */
async function nearSpot(tx: Tx, offices: readonly UnitOpen[], spot: Spot, rule: ReachRule, calendar: Days, now: Date): Promise<Nearby> {
  const places = await findPlaces(tx, offices.map((unit) => unit.id), calendar, now)
  const byId = new Map(offices.map((unit) => [unit.id, unit]))
  const placed = places.filter((place) => place.latitude !== null)
  const near = placed.map((place) => nearOf(byId.get(place.unitId)!, false, place, spot, rule)).toSorted((a, b) => Number(b.open) - Number(a.open) || a.metres! - b.metres!)
  return { rule, origin: { ...spot, state: 'known' }, from: '您的位置', places: near.slice(0, atMost), withoutPoint: places.length - placed.length }
}

/** The area is left out where the name says it already. */
function nearOf(unit: UnitOpen, here: boolean, place: FoundPlace | undefined, origin: Spot | null, rule: ReachRule): NearPlace {
  const areas = unit.areaCodes.map((code) => findArea(code)?.name ?? '').filter((name) => name !== '' && !unit.name.includes(name))
  const point = place ? pointOf(place) : null
  const metres = point && origin ? Math.round(metresBetween(point, origin)) : null
  return {
    code: unit.code, name: unit.name, kind: unitKindName(unit.kind), area: areas.join('、'), here, address: place?.address ?? null, phone: place?.phone ?? unit.phone, barrierFree: place?.barrierFree ?? null, languages: place?.languages ?? null,
    open: place?.open ?? false, openWords: place?.openWords ?? '开门时间没有登记，去之前先打电话问', verified: place?.verified ?? false, demo: place?.demo ?? false, point, metres, within: metres === null ? null : metres <= rule.metres,
  }
}

/** Where anybody may simply ask stands before those who take a mandate; among these nobody is ranked. */
const kinds = [...openKinds, ...licensedKinds]
const atMost = 12
const far = Number.MAX_SAFE_INTEGER

type Chosen = { county: string; township: string | null; /** All offices of the city, nearest first. */ everywhere?: boolean }
type Ask = (Chosen | { spot: Spot }) & { /** Law firms, notaries, committees too. */ bodies?: boolean }
type FoundPlace = Awaited<ReturnType<typeof findPlaces>>[number]
export type UnitOpen = { readonly id: string; readonly code: string; readonly name: string; readonly kind: string; readonly areaCodes: readonly string[]; readonly suspended: boolean; readonly phone: string | null }
export type NearPlace = {
  code: string; name: string; kind: string; area: string; here: boolean; address: string | null; phone: string | null; barrierFree: string | null; languages: string | null; open: boolean; openWords: string; verified: boolean; demo: boolean
  point: Point | null; /** Straight line from where was asked. */ metres: number | null; /** Within half an hour by the rule. */ within: boolean | null
}
export type Nearby = { rule: ReachRule; origin: Point | null; from: string | null; places: NearPlace[]; withoutPoint: number }
