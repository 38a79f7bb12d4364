import { act, type House } from '../../platform/act.ts'
import { inContext } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import type { Clock } from '../../platform/clock.ts'
import { unitKindName } from '../../rules/unit-kinds.ts'
import { findArea, isWithinArea } from '../../rules/areas.ts'
import { limitationForResident } from '../limitation/index.ts'
import { openByCode, sightOn, takeIn, track, workOrders, type IntakeHouse, type UnitFacts, type World } from '../work-orders/index.ts'
import type { Station } from '../../../web/portal/views.ts'
import type { Desk } from './deps.ts'
import { createFileDesk } from './file-desk.ts'

/** The lower rooms behind the citizens' pages. */
export function createDesk(house: IntakeHouse, clock: Clock): Desk {
  return {
    file: createFileDesk(house, clock),
    intake: (actor, input) => takeIn(house, { door: 'network', actor, sight: sightOn(actor), now: clock.now(), input, unitId: house.world.cityUnitId }),
    find: (code, phone) => openByCode(house.pool, house.vault, { code, phone, number: phone }).then((actor) => actor.recordId ?? null, orNull),
    track: (actor) => inContext(house.pool, sightOn(actor), (tx) => track(tx, actor, house.world, clock.now())).catch(orNull),
    deadlines: (actor) => inContext(house.pool, sightOn(actor), (tx) => limitationForResident(tx, actor.recordId ?? '', house.world.calendar, clock.now())),
    act: (actor, action, input, requestId) => act(workOrders, house as House<World>, { actor, sight: sightOn(actor), id: actor.recordId ?? '', action, input, requestId, now: clock.now() }),
    stations: async (county) => house.world.units().filter((unit) => OPEN.includes(unit.kind) && !unit.suspended && unit.areaCodes.some((code) => isWithinArea(code, county)))
      .toSorted((a, b) => OPEN.indexOf(a.kind) - OPEN.indexOf(b.kind)).map(station),
  }
}

/** The area is left out where the name says it already. */
function station(unit: UnitFacts): Station {
  const areas = unit.areaCodes.map((code) => findArea(code)?.name ?? '').filter((name) => name !== '' && !unit.name.includes(name))
  return { name: unit.name, kind: unitKindName(unit.kind), area: areas.join('、'), address: null, phone: unit.phone }
}

/** A refusal is told by the page in its own words; anything else is a defect and goes on. */
function orNull(error: unknown): null {
  if (error instanceof Refused && error.refusal.kind === 'notFound') return null
  throw error
}

/** Where a human being sits, a county's own centre first. */
const OPEN: readonly string[] = ['serviceCentre', 'legalAidCentre', 'justiceOffice']
