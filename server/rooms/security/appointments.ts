import { refuse } from '../../platform/errors.ts'
import type { TxCall } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { dayOf } from '../../platform/days.ts'
import { incompatibilities, isRole, staffRoles, type RoleId } from '../../rules/roles.ts'
import { others } from './accounts.ts'
import { record, unlock } from './securely.ts'
import { endSessions } from './session-sql.ts'
import { getUnit } from './units.ts'

/** Giving and ending roles: the security officer's work. New rights begin with a new session. */
export const appoint = async (call: TxCall, input: { id: string; unitId: string; role: string; fromOn?: string | undefined }): Promise<{ id: string }> => {
  const { tx, now, actor } = call
  await others(call, input.id)
  const role = input.role
  if (!isRole(role) || !staffRoles.includes(role)) return refuse('invalid', '没有这个角色。', { fields: { role: '没有这个角色' } })
  await getUnit(tx, input.unitId)
  const today = dayOf(now)
  const held = await tx.rows<{ role: RoleId; unitId: string }>('select role, unit_id as "unitId" from appointment where account_id = $1 and (until_on is null or until_on > $2)', [input.id, today])
  if (held.some((row) => row.role === role && row.unitId === input.unitId)) return refuse('conflict', '此人已在该单位担任这个角色。')
  const [why] = objections(held.map((row) => row.role), role)
  if (why !== undefined) return refuse('conflict', why, { fields: { role: why } })
  const id = newId(now)
  await tx.rows('insert into appointment (id, account_id, unit_id, role, from_on, granted_by) values ($1,$2,$3,$4,$5,$6)', [id, input.id, input.unitId, role, input.fromOn ?? today, actor.id])
  await endSessions(tx, { accountId: input.id }, now, 'rightsChanged', actor.id)
  await record(tx, { ...call, act: 'appoint', object: `account:${input.id}`, why: `${role}@${input.unitId}` })
  return { id }
}

export const endAppointment = async (call: TxCall, input: { id: string; reason: string }): Promise<{ ok: true; accountId: string }> => {
  const { tx, now, actor } = call
  await unlock(tx)
  const found = await tx.one<{ accountId: string }>('select account_id as "accountId" from appointment where id = $1 and until_on is null', [input.id])
  if (!found) return refuse('notFound', '没有这项任职，或已终止。')
  await others(call, found.accountId)
  await tx.rows('update appointment set until_on = greatest(from_on, $2::date), ended_by = $3 where id = $1', [input.id, dayOf(now), actor.id])
  await tx.rows('update unit set main_duty_id = nullif(main_duty_id, $1), deputy_duty_id = nullif(deputy_duty_id, $1) where $1 in (main_duty_id, deputy_duty_id) and not exists (select 1 from appointment p where p.account_id = $1 and p.unit_id = unit.id and p.until_on is null)', [found.accountId])
  await endSessions(tx, { accountId: found.accountId }, now, 'rightsChanged', actor.id)
  await record(tx, { ...call, act: 'endAppointment', object: `account:${found.accountId}`, why: input.reason })
  return { ok: true, accountId: found.accountId }
}

/** Three separated officers, and no reader who audits what he handles: the rule is the law's (rules/roles.ts). */
export const objections = (held: readonly RoleId[], wanted: RoleId): string[] => incompatibilities([...new Set([...held, wanted])])
