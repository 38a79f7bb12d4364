/** Along the surface, as the crow flies: no road is known to us, and every page says so. Mean radius of the Earth: 6,371,008.8 m. */
export const metresBetween = (a: Spot, b: Spot): number => {
  const [north, east] = [rad(b.latitude - a.latitude), rad(b.longitude - a.longitude)]
  const h = Math.sin(north / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}

const rad = (degrees: number): number => (degrees * Math.PI) / 180
export type Spot = { readonly latitude: number; readonly longitude: number }
