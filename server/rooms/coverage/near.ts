import type { Nearest } from '../../../contract/coverage.ts'
import type { Point } from './sites.ts'

/** The nearest of those places as the crow flies; null where a place is unknown on either side. Nothing is guessed. */
export const nearest = (from: Point | null, places: readonly Placed[]): Nearest | null => {
  if (!from) return null
  let best: Nearest | null = null
  for (const { name, point } of places) {
    const km = Math.round(kilometres(from, point) * 10) / 10
    if (!best || km < best.km) best = { name, km, sure: (from.sure ?? false) && (point.sure ?? false) }
  }
  return best
}

/** On a sphere of 6,371 km: some parts in a thousand off, which is less than roads differ from lines. */
export const kilometres = (a: Point, b: Point): number => {
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const h = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(h))
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180
export type Placed = { name: string; point: Point }
