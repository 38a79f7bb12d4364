import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { newId } from '../../platform/ids.ts'
import { roleName } from '../../rules/roles.ts'
import { firstPassword, hashPassword } from './passwords.ts'

/**
 * An empty house has nobody who could let anybody in: its first start makes the three officers, one of each, whose first
 * passwords are shown once on the console. Each enrols an authenticator and changes the password at the first sign-in.
 */
export const makeFirstOfficers = async (tx: Tx, cityUnitId: string, now: Date): Promise<FirstOfficer[]> => {
  await tx.rows('select pg_advisory_xact_lock(7312010)')
  if (await tx.one('select 1 from account limit 1')) return []
  const made: FirstOfficer[] = []
  for (const { login, role } of officers) {
    const [id, password] = [newId(now), firstPassword()]
    await tx.rows('insert into account (id, login, name, created_at) values ($1,$2,$3,$4)', [id, login, roleName(role), now])
    await tx.rows('insert into credential (account_id, password_hash, must_change, changed_at) values ($1,$2,true,$3)', [id, await hashPassword(password), now])
    await tx.rows('insert into appointment (id, account_id, unit_id, role, from_on) values ($1,$2,$3,$4,$5)', [newId(now), id, cityUnitId, role, dayOf(now)])
    made.push({ login, name: roleName(role), password })
  }
  return made
}

const officers = [{ login: 'system-officer', role: 'systemOfficer' }, { login: 'security-officer', role: 'securityOfficer' }, { login: 'security-auditor', role: 'securityAuditor' }] as const

export type FirstOfficer = { login: string; name: string; password: string }
