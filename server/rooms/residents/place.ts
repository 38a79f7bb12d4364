import type pg from 'pg'
import { noReach, systemActor, type Actor } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import { inContext, type Sight, type Tx } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'

/** Where this room works. */
export type Place = { readonly pool: pg.Pool; readonly vault: Vault; readonly clock: Clock }

/** An attempt or a session speaks to the database as the resident that nobody knows otherwise: its own id stands for him. */
export const residentActor = (id: string): Actor => ({ kind: 'resident', id, name: '当事人', appointments: [] })

export const as = <T>({ pool }: Pick<Place, 'pool'>, id: string, work: (tx: Tx) => Promise<T>, purpose?: Sight['purpose']): Promise<T> =>
  inContext(pool, { actor: residentActor(id), reach: noReach, ...(purpose ? { purpose } : {}) }, work)

/** The house's own hand: sends and throws away, and reads nobody's matters. */
export const asHouse = <T>({ pool }: Pick<Place, 'pool'>, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(pool, { actor: systemActor, reach: noReach }, work)

export const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
