import type pg from 'pg'
import type { CityRules } from './rooms/settings/index.ts'
import { loadWorld, type World } from './rooms/work-orders/index.ts'

/** The organisation, its calendar and the rules in force, held in memory; read anew when somebody has changed them, and then `changed` is told. */
export async function livingWorld(pool: pg.Pool, changed: () => void): Promise<LivingWorld> {
  let world = await read(pool)
  const renew = async (): Promise<void> => {
    world = await read(pool)
    changed()
  }
  return { now: () => world, renew }
}

async function read(pool: pg.Pool): Promise<World & { rules: CityRules }> {
  const world = await loadWorld(pool)
  if (!world) throw new Error('the organisation tree is empty')
  return world
}

export type LivingWorld = { now: () => World & { rules: CityRules }; renew: () => Promise<void> }
