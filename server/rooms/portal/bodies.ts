import type { FastifyInstance } from 'fastify'
import { bodiesPage, bodyPage, genuinePage, stationsPage } from '../../../web/portal/index.ts'
import { liesInCity } from '../../../contract/service-map.ts'
import { unitKindName } from '../../rules/unit-kinds.ts'
import { licensedKinds } from '../institutions/index.ts'
import { frame, goTo, page, wrongPage, type Portal, type Visit } from './context.ts'
import { lookedFor, readForm } from './forms.ts'
import { countyChoices, townshipsOf } from './place-choices.ts'

/** Where somebody is to be found and whether he is genuine. What is typed to check a name is a post: it stands in no address or log. */
export function mountBodies(app: FastifyInstance, portal: Portal): void {
  app.get('/stations', (request, reply) => stations({ portal, request, reply }))
  app.get('/stations/near', (request, reply) => goTo({ portal, request, reply }, '/stations'))
  app.post('/stations/near', (request, reply) => near({ portal, request, reply }))
  app.get('/bodies', (request, reply) => bodies({ portal, request, reply }))
  app.get('/bodies/:code', (request, reply) => body({ portal, request, reply }))
  app.get('/genuine', (request, reply) => page({ portal, request, reply }, genuinePage({ frame: frame({ portal, request, reply }, '/genuine'), typed: {}, problems: {}, finds: null, more: false })))
  app.post('/genuine', (request, reply) => genuine({ portal, request, reply }))
}

async function stations(visit: Visit): Promise<unknown> {
  const county = chosen(visit, 'county', countyChoices)
  const below = townshipsOf(county)
  const township = chosen(visit, 'township', below)
  const bodies = query(visit, 'with') === 'bodies'
  const nearby = county ? await visit.portal.deps.desk.stations({ county, township, bodies }) : null
  return page(visit, stationsPage({ frame: frame(visit), bodies, county, counties: countyChoices, township, townships: below, nearby }), 200, 'everybody')
}

/** Where the telephone is comes by post, rounded by the script to about a hundred metres; it is answered and forgotten. */
async function near(visit: Visit): Promise<unknown> {
  const { typed } = await readForm(visit)
  const spot = { latitude: Number(typed['latitude'] || NaN), longitude: Number(typed['longitude'] || NaN) }
  const here = liesInCity(spot, AROUND)
  const bodies = typed['with'] === 'bodies'
  const shown = { frame: frame(visit, '/stations'), bodies, county: null, counties: countyChoices, township: null, townships: [], located: true }
  if (!here) return page(visit, stationsPage({ ...shown, nearby: null, problem: Number.isNaN(spot.latitude + spot.longitude) ? '没有收到位置，请按县区找。' : '您现在好像不在淮南附近，请按县区找，或者打 12348。' }), 422)
  return page(visit, stationsPage({ ...shown, nearby: await visit.portal.deps.desk.stations({ spot, bodies }) }))
}

async function bodies(visit: Visit): Promise<unknown> {
  const [county, kind] = [chosen(visit, 'county', countyChoices), chosen(visit, 'kind', kindOptions)]
  const typed = query(visit, 'page')
  const at = /^[1-9]\d{0,2}$/.test(typed) ? Number(typed) : 1
  const found = await visit.portal.deps.desk.bodies.list({ county, kind, page: at })
  return page(visit, bodiesPage({ frame: frame(visit), county, counties: countyChoices, kind, kinds: kindOptions, bodies: found.rows, page: at, more: found.more }), 200, 'everybody')
}

async function body(visit: Visit): Promise<unknown> {
  const { code } = visit.request.params as { code: string }
  const found = /^[A-Z]{1,5}(-[A-Z0-9]{1,6})*$/.test(code) ? await visit.portal.deps.desk.bodies.one(code) : null
  const services = found?.official ? await visit.portal.deps.desk.services.at(code) : []
  return found ? page(visit, bodyPage({ frame: frame(visit), body: found, services }), 200, 'everybody') : wrongPage(visit, 404, '没有这个机构，请从机构列表里找。')
}

async function genuine(visit: Visit): Promise<unknown> {
  const { deps, brakes: { genuine: brake } } = visit.portal
  const { typed } = await readForm(visit)
  const q = lookedFor(typed['q'], 60)
  const shown = { frame: frame(visit, '/genuine'), typed: { q }, finds: null, more: false }
  if ([...q].length < 2) return page(visit, genuinePage({ ...shown, problems: { q: '请写姓名、执业证号，或者机构的全名' } }), 422)
  if (brake.left(visit.request.ip) === 0) return page(visit, genuinePage({ ...shown, problems: { q: `查得太多了，请过 ${brake.minutes} 分钟再查，或者打 12348 核实` } }), 429)
  brake.count(visit.request.ip)
  return page(visit, genuinePage({ ...shown, problems: {}, ...(await deps.desk.bodies.genuine(q)) }))
}

/** Degrees around the city within which somebody may still be on his way. */
const AROUND = 0.3
const kindOptions = licensedKinds.map((kind) => ({ value: kind, text: unitKindName(kind) }))

const query = (visit: Visit, name: string): string => {
  const value = (visit.request.query as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}
export const chosen = (visit: Visit, name: string, options: readonly { value: string }[]): string | null => options.find((one) => one.value === query(visit, name))?.value ?? null
