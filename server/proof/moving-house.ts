import { after } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { movableClock, type MovableClock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { openHouse, type ProofHouse } from './house.ts'

/** The whole server on a clock that the test moves; its people sign in anew after each move, for no session outlives the days that pass. */
export const openMovingHouse = async (at: string): Promise<MovingHouse> => {
  const clock = movableClock(new Date(at))
  const house = await openHouse({ clock })
  after(() => house.end())
  const jars = new Map<string, Promise<string>>()
  const as = (login: string): Promise<string> => jars.get(login) ?? jars.set(login, house.signIn(login)).get(login)!
  return {
    house, clock, as,
    moveTo: (moment) => { jars.clear(); clock.moveTo(new Date(moment)) },
    ask: async (login, method, url, body) => house.ask({ method, url, cookie: await as(login), ...(body ? { body: { requestId: newId(), ...body } } : {}) }),
  }
}

export type MovingHouse = {
  house: ProofHouse; clock: MovableClock; as: (login: string) => Promise<string>; moveTo: (moment: string | number) => void
  /** With a request number of its own, unless the body brings one. */
  ask: (login: string, method: string, url: string, body?: object) => Promise<LightMyRequestResponse>
}
