import type pg from 'pg'
import type { Vault } from '../platform/crypto.ts'
import { seedOrganisation } from '../rooms/security/index.ts'
import { dutyOf, people, units } from './huainan/index.ts'

/** The organisation of Huainan on an empty database. The demonstration also gets its people; true when a day in the life should follow. */
export const firstStart = async (given: { pool: pg.Pool; vault: Vault; mode: 'demo' | 'production'; now: Date }): Promise<boolean> => {
  const { rows } = await given.pool.query<{ n: number }>('select count(*)::int as n from unit')
  if (rows[0]!.n > 0) return false
  await seedOrganisation(given.pool, given.vault, { units, people, dutyOf, mode: given.mode, now: given.now })
  return given.mode === 'demo'
}
