import type pg from 'pg'
import type { Vault } from '../platform/crypto.ts'
import { seedOrganisation } from '../rooms/security/index.ts'
import { dutyOf, people, units } from './huainan/index.ts'

/** The organisation of Huainan on an empty database. The demonstration also gets its people; true when a day in the life should follow. */
export const firstStart = async (given: { pool: pg.Pool; vault: Vault; mode: 'demo' | 'production'; now: Date }): Promise<boolean> => {
  const { rows } = await given.pool.query<{ n: number }>('select count(*)::int as n from unit')
  if (rows[0]!.n > 0) return false
  const { firstOfficers } = await seedOrganisation(given.pool, given.vault, { units, people, dutyOf, mode: given.mode, now: given.now })
  tellOfficers(firstOfficers)
  return given.mode === 'demo'
}

/** Shown now or never: only the hash is kept. Whoever starts the house hands each to its officer, who must change it at once. */
function tellOfficers(officers: readonly { login: string; password: string }[]): void {
  if (officers.length === 0) return
  console.log('首次启动：请记下三员的初始密码（只显示这一次），分别交给本人；首次登录须改密码并绑定动态口令。')
  for (const { login, password } of officers) console.log(`  ${login}  ${password}`)
}
