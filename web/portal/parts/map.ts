import type { Point } from '../../../contract/service-map.ts'
import { html, nothing, type Html } from '../html.ts'

/**
 * A sketch drawn by ourselves: no tiles, no request to anybody. It shows only which way and how far; the list beside it says the same
 * in words and bears the same numbers. Filled is open now, hollow is closed: told apart without colour.
 */
export function sketchMap(places: readonly Spot[], origin: Point | null, reach: number | null): Html {
  const points = [...places.map(({ point }) => point), ...(origin ? [origin] : [])]
  if (places.length === 0) return nothing
  const plane = planeOf(points)
  const scale = scaleOf(plane)
  const marks = apart(places.map((place) => ({ ...place, ...plane.at(place.point) })))
  return html`<figure class="map"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${`示意图：${places.length} 处地点的方位和远近，编号和列表一样，列表里都写着。`}">
<rect class="ground" x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}"></rect>
${origin ? middle(plane, origin, reach) : nothing}${marks.toReversed().map(mark)}
<path class="scale" d="M14 ${HEIGHT - 16}v5h${Math.round(scale.metres / plane.metresPerUnit)}v-5"></path><text x="14" y="${HEIGHT - 20}">${scale.words}</text><path class="scale" d="M338 40v-26l-6 9m6-9l6 9"></path><text x="331" y="56">北</text>
</svg><figcaption class="soft small">示意图，上面是北，没有画路，挨得太近的挪开了一点；数字就是列表里的编号，实心的现在开门，空心的没开门${origin ? '，十字是起点' : ''}${origin && reach !== null && circleFits(plane, reach) ? '，虚线以内半小时大约能到' : ''}。</figcaption></figure>`
}

/** The nearest is drawn last and lies on top. */
const mark = ({ number, open, x, y }: Mark): Html => html`<g class="${open ? 'open' : 'shut'}"><circle cx="${x}" cy="${y}" r="12"></circle><text x="${x}" y="${y + 5}" text-anchor="middle">${number}</text></g>`

/** Marks that would cover one another move aside by a few steps: their numbers can be read, and the sketch says so. */
function apart(marks: readonly Mark[]): readonly Mark[] {
  const moved = marks.map((one) => ({ ...one }))
  for (let round = 0; round < 12; round++) for (const [i, one] of moved.entries()) for (const other of moved.slice(0, i)) push(one, other)
  return moved.map((one) => ({ ...one, x: Math.round(one.x), y: Math.round(one.y) }))
}

function push(one: Moving, other: Moving): void {
  const [dx, dy] = [one.x - other.x || 0.1, one.y - other.y]
  const far = Math.hypot(dx, dy)
  if (far >= ASIDE) return
  const step = (ASIDE - far) / 2 / far
  Object.assign(one, { x: one.x + dx * step, y: one.y + dy * step })
  Object.assign(other, { x: other.x - dx * step, y: other.y - dy * step })
}

function middle(plane: Plane, origin: Point, reach: number | null): Html {
  const { x, y } = plane.at(origin)
  return html`${reach !== null && circleFits(plane, reach) ? html`<circle class="reach" cx="${x}" cy="${y}" r="${Math.round(reach / plane.metresPerUnit)}"></circle>` : nothing}<path class="scale" d="M${x - 8} ${y}h16M${x} ${y - 8}v16"></path>`
}

const circleFits = (plane: Plane, reach: number): boolean => reach / plane.metresPerUnit < WIDTH * 0.75

/** Degrees to the paper: east is shorter the farther north. At least a kilometre wide, so that one place alone is no magnifying glass. */
function planeOf(points: readonly Point[]): Plane {
  const [norths, easts] = [points.map(({ latitude }) => latitude), points.map(({ longitude }) => longitude)]
  const centre = { latitude: (Math.max(...norths) + Math.min(...norths)) / 2, longitude: (Math.max(...easts) + Math.min(...easts)) / 2 }
  const east = DEGREE * Math.cos((centre.latitude * Math.PI) / 180)
  const metresPerUnit = Math.max(((Math.max(...easts) - Math.min(...easts)) * east) / (WIDTH - 60), ((Math.max(...norths) - Math.min(...norths)) * DEGREE) / (HEIGHT - 90), 1000 / WIDTH)
  return {
    metresPerUnit,
    at: ({ latitude, longitude }) => ({ x: Math.round(WIDTH / 2 + ((longitude - centre.longitude) * east) / metresPerUnit), y: Math.round(HEIGHT / 2 - 8 - ((latitude - centre.latitude) * DEGREE) / metresPerUnit) }),
  }
}

/** The longest round length that takes at most a third of the paper. */
function scaleOf({ metresPerUnit }: Plane): { metres: number, words: string } {
  const metres = [20_000, 10_000, 5000, 2000, 1000, 500, 200].find((one) => one / metresPerUnit <= WIDTH / 3) ?? 100
  return { metres, words: metres >= 1000 ? `${metres / 1000} 公里` : `${metres} 米` }
}

const [WIDTH, HEIGHT, DEGREE, ASIDE] = [360, 300, 111_195, 25] as const

export interface Spot { readonly number: number, readonly point: Point, readonly open: boolean }
interface Mark extends Spot { readonly x: number, readonly y: number }
interface Moving { x: number, y: number }
interface Plane { readonly metresPerUnit: number, readonly at: (point: Point) => { readonly x: number, readonly y: number } }
