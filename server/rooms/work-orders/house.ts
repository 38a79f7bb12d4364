import type pg from 'pg'
import type { Vault } from '../../platform/crypto.ts'
import { setNarrativeVault } from '../../platform/narrative-tokens/index.ts'
import type { Streams } from '../../platform/streams.ts'
import type { IntakeHouse } from './intake.ts'
import { numberGiver } from './numbers.ts'
import { tellScreens } from './stream-route.ts'
import type { World } from './world.ts'

/** What act() and intake work with. `world` is asked for at each use, so that it is always the present one. */
export const createHouse = ({ pool, vault, world, streams }: { pool: pg.Pool; vault: Vault; world: () => World; streams?: Streams }): IntakeHouse => {
  setNarrativeVault(vault)
  return {
    pool, vault, giveNumber: numberGiver(pool),
    get world() { return world() },
    ...(streams ? { committed: tellScreens(streams) } : {}),
  }
}
