import { systemActor } from '../../../platform/access.ts'
import type { Tx } from '../../../platform/context.ts'
import { cityBounds } from '../../../../contract/service-map.ts'
import { counties, townships } from '../../../rules/areas.ts'

/**
 * Demonstration alone: a lattice, one cell a county, that looks like no real place, every point and figure marked 演示. Some townships and
 * places stay empty, as they will be on the first day; in two counties a far corner, so that something lies out of reach.
 */
export const seedPoints = async (tx: Tx, now: Date): Promise<void> => {
  if (await tx.one('select 1 from unit_place where latitude is not null union all select 1 from area_point limit 1')) return
  const spots = new Map(townships.map((area, i) => [area.code, spotOf(area.code, i)]))
  const told = townships.filter((_area, i) => i % 11 !== 7)
  await tx.rows(
    `insert into area_point (area_code, version, residents, residents_source, latitude, longitude, point, set_at, set_by)
     select code, 1, residents, '演示数', latitude, longitude, 'demo', $5, $6 from unnest($1::text[], $2::int[], $3::float8[], $4::float8[]) t (code, residents, latitude, longitude)`,
    [told.map(({ code }) => code), told.map((_area, i) => 18_000 + ((i * 7919) % 37) * 1000), told.map(({ code }) => spots.get(code)!.latitude), told.map(({ code }) => spots.get(code)!.longitude), now, systemActor.id])
  const places = await tx.rows<{ id: string; areaCode: string }>('select id, area_code as "areaCode" from unit_place order by area_code, id')
  const placed = places.filter((place, i) => i % 13 !== 5 && !inFarCorner(place.areaCode)).map(({ id, areaCode }, i) => {
    const { latitude, longitude } = spots.get(areaCode) ?? middleOf(areaCode)
    return { id, latitude: latitude + (((i * 5) % 9) - 4) * 0.0017, longitude: longitude + (((i * 7) % 9) - 4) * 0.0021 }
  })
  await tx.rows(`update unit_place p set latitude = t.latitude, longitude = t.longitude, point = 'demo' from unnest($1::uuid[], $2::float8[], $3::float8[]) t (id, latitude, longitude) where p.id = t.id`,
    [placed.map(({ id }) => id), placed.map(({ latitude }) => latitude), placed.map(({ longitude }) => longitude)])
}

const inFarCorner = (code: string): boolean => indexOf(code) >= ({ 340421: 12, 340422: 18 }[code.slice(0, 6)] ?? 99)
const indexOf = (code: string): number => townships.filter((area) => area.code.startsWith(code.slice(0, 6))).findIndex((area) => area.code === code)

function spotOf(code: string, i: number): { latitude: number; longitude: number } {
  const below = indexOf(code)
  const { latitude, longitude } = middleOf(code)
  return { latitude: latitude + ((Math.floor(below / 6) - 2) * 0.055) + (i % 3) * 0.004, longitude: longitude + (((below % 6) - 2.5) * 0.037) }
}

function middleOf(code: string): { latitude: number; longitude: number } {
  const at = Math.max(0, counties.findIndex((county) => code.startsWith(county.code)))
  const [row, column] = [Math.floor(at / 3), at % 3]
  return { latitude: cityBounds.south + 0.19 + row * 0.36, longitude: cityBounds.west + 0.14 + column * 0.28 }
}
