import type { Nearest } from '../../../contract/coverage.ts'
import { metresBetween } from '../../platform/distance.ts'
import type { Point } from './sites.ts'

/** The nearest of those places as the crow flies; null where a place is unknown on either side. Nothing is guessed. */
export const nearest = (from: Point | null, places: readonly Placed[]): Nearest | null => {
  if (!from) return null
  let best: Nearest | null = null
  for (const { name, point } of places) {
    const km = Math.round(metresBetween(from, point) / 100) / 10
    if (!best || km < best.km) best = { name, km, sure: (from.sure ?? false) && (point.sure ?? false) }
  }
  return best
}

export type Placed = { name: string; point: Point }
