import { act, type House } from '../../platform/act.ts'
import { inContext, lastly, type Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { nullIfMissing } from '../../platform/errors.ts'
import type { Clock } from '../../platform/clock.ts'
import { nobodysSight } from '../../platform/http.ts'
import { findGenuine, placesNear, publicBodies, publicBody } from '../institutions/index.ts'
import { limitationForResident } from '../limitation/index.ts'
import { shopOfOrder, takeInAtShop } from '../shops/index.ts'
import { openByCode, sightOn, takeIn, track, workOrders, type IntakeHouse, type World } from '../work-orders/index.ts'
import { servicesAt, servicesNear } from './basic-services.ts'
import type { Desk } from './deps.ts'
import { createFileDesk } from './file-desk.ts'

/** The lower rooms behind the citizens' pages. */
export function createDesk(house: IntakeHouse, clock: Clock): Desk {
  const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inContext(house.pool, nobodysSight, work)
  return {
    file: createFileDesk(house, clock),
    intake: (actor, typed, at, idNumber) => {
      const input = idNumber ? { ...typed, person: { ...typed.person, idNumber } } : typed
      const identityVerified = idNumber !== undefined
      return at ? takeInAtShop(house, actor, at, input, clock.now(), identityVerified) : takeIn(house, { door: 'network', actor, sight: sightOn(actor), now: clock.now(), unitId: house.world.cityUnitId, input, ...(identityVerified ? { identityVerified } : {}) })
    },
    shopOf: (orderId) => shopOfOrder(house.pool, orderId).then((shop) => shop ?? null),
    find: (code, phone) => openByCode(house.pool, house.vault, { code, phone, number: phone }).then((actor) => actor.recordId ?? null, nullIfMissing),
    track: (actor) => inContext(house.pool, sightOn(actor), (tx) => track(lastly(tx), actor, house.world, clock.now(), true)).catch(nullIfMissing),
    // Side by side in one transaction: what is asked of both leaves in one packet with the commit.
    follow: (actor) => inContext(house.pool, sightOn(actor), async (tx) => {
      const [tracked, deadlines] = await Promise.all([track(tx, actor, house.world, clock.now(), true), limitationForResident(lastly(tx), actor.recordId ?? '', house.world.calendar, clock.now())])
      return { tracked, deadlines }
    }).catch(nullIfMissing),
    act: (actor, action, input, requestId) => act(workOrders, house as House<World>, { actor, sight: sightOn(actor), id: actor.recordId ?? '', action, input, requestId, now: clock.now() }),
    stations: (ask) => read((tx) => placesNear(tx, house.world.units(), ask, house.world.calendar, clock.now())),
    services: { near: (place) => read((tx) => servicesNear(tx, house.world, place, clock.now())), at: (code) => read((tx) => servicesAt(tx, code)) },
    bodies: {
      list: (ask) => read((tx) => publicBodies(tx, ask, clock.now())),
      one: (code) => read((tx) => publicBody(tx, code, house.world.calendar, clock.now())),
      genuine: (typed) => read((tx) => findGenuine(tx, typed, dayOf(clock.now()))),
    },
  }
}
