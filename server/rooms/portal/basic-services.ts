import type { FastifyInstance } from 'fastify'
import { basicServices, type CellStanding, type WayCounts } from '../../../contract/coverage.ts'
import { itemClassName } from '../../../contract/service-items.ts'
import { basicServicesPage } from '../../../web/portal/index.ts'
import type { OfferedHere, ServiceThere } from '../../../web/portal/coverage-views.ts'
import { noCounts, publicCoverage, publicRooms } from '../coverage/index.ts'
import { placesNear } from '../institutions/index.ts'
import type { World } from '../work-orders/index.ts'
import type { Tx } from '../../platform/context.ts'
import { chosen } from './bodies.ts'
import { frame, page, type Portal, type Visit } from './context.ts'
import { countyChoices, townshipsOf } from './place-choices.ts'

/** 均等化 for residents: which of the five basic services is offered how in one's own place, and where the nearest is that gives it directly. */
export function mountBasicServices(app: FastifyInstance, portal: Portal): void {
  app.get('/basic-services', (request, reply) => show({ portal, request, reply }))
}

async function show(visit: Visit): Promise<unknown> {
  const county = chosen(visit, 'county', countyChoices)
  const below = townshipsOf(county)
  const township = chosen(visit, 'township', below)
  const services = county ? await visit.portal.deps.desk.services.near({ county, township }) : null
  return page(visit, basicServicesPage({ frame: frame(visit), county, counties: countyChoices, township, townships: below, services }), 200, 'everybody')
}

/** One's township's own stations and the county's centre; with a township the nearest of all, else of the county's centres, that gives it directly. */
export const servicesNear = async (tx: Tx, { units, calendar }: Pick<World, 'units' | 'calendar'>, { county, township }: Place, now: Date): Promise<ServiceThere[]> => {
  const { places } = await placesNear(tx, units(), { county, township, everywhere: true }, calendar, now)
  const [ways, rooms] = await Promise.all([publicCoverage(tx), publicRooms(tx, township ?? county)])
  const centres = new Set(units().filter(({ kind, areaCodes }) => kind === 'serviceCentre' && areaCodes.includes(county)).map(({ code }) => code))
  const stations = units().filter(({ kind, areaCodes, suspended }) => kind === 'justiceOffice' && !suspended && areaCodes.some((code) => code.startsWith(county)))
  const own = places.filter(({ code, here }) => here || centres.has(code))
  return basicServices.map((service) => ({
    service, name: itemClassName(service), nearest: (township ? places : own).find(({ code }) => ways.get(code)?.[service] === 'direct') ?? null,
    here: own.map(({ code, name }) => ({ code, name, way: ways.get(code)?.[service] ?? 'unknown' })),
    stations: township ? null : counted(stations.map(({ code }) => ways.get(code)?.[service] ?? 'unknown')), rooms: rooms.get(service) ?? null,
  }))
}

/** For a place's own page: all five, also what nobody has said. */
export const servicesAt = async (tx: Tx, code: string): Promise<OfferedHere[]> => {
  const ways = (await publicCoverage(tx, code)).get(code)
  return basicServices.map((service) => ({ name: itemClassName(service), way: ways?.[service] ?? 'unknown' }))
}

const counted = (ways: readonly CellStanding[]): WayCounts => {
  const counts = noCounts()
  for (const way of ways) counts[way] += 1
  return counts
}

type Place = { county: string; township: string | null }
/** What the pages ask of the matrix. */
export type ServicesDesk = { near(place: Place): Promise<readonly ServiceThere[]>; at(code: string): Promise<readonly OfferedHere[]> }
