import type pg from 'pg'
import type { Actor } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Sight } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'
import type { FileStore } from '../../platform/files.ts'
import type { Streams } from '../../platform/streams.ts'
import type { IntakeHouse } from './intake.ts'

/** What the routes and jobs of this room work with; made once by the composition root. */
export type Desk = {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly vault: Vault
  readonly files: FileStore
  readonly streams: Streams
  /** For act() and intake; its `world` is always the present one. */
  readonly house: IntakeHouse
  readonly sightOf: (actor: Actor) => Sight
  /** Where another system's orders come in, and what its key may do. */
  readonly clientOf: (actor: Actor) => Promise<{ sourceSystem: string; intakeUnitId: string } | undefined> | { sourceSystem: string; intakeUnitId: string } | undefined
  readonly clientMay: (actor: Actor, scope: 'intake' | 'status' | 'receipt') => Promise<boolean> | boolean
  /** Throws `stepUp` unless the second factor was given lately: before exports and unmasking. */
  readonly requireSecondFactor: (actor: Actor, withinMinutes: number) => void
}
