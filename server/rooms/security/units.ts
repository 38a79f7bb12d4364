import { within, type Reach } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import type { TxCall } from '../../platform/http.ts'
import type { AppointmentView, ColleagueView, UnitView } from '../../../contract/security.ts'
import { roleName } from '../../rules/roles.ts'
import { record, unlock } from './securely.ts'
import { inForce } from './session-sql.ts'

/** Units that match all that is asked, in the order of the tree. */
export const findUnits = (tx: Tx, ask: UnitQuestion): Promise<UnitView[]> =>
  tx.rows<UnitView>(
    `${select} where ($1::text is null or u.name ilike $1 or u.short_name ilike $1) and ($2::text is null or u.kind = $2) and ($3::uuid is null or u.bureau_id = $3)
       and ($4::text is null or $4 = any(u.area_codes)) and ($5::uuid[] is null or u.id = any($5)) order by u.path limit $6`,
    [ask.q ? `%${ask.q.replace(/[\\%_]/gu, '\\$&')}%` : null, ask.kind ?? null, ask.bureauId ?? null, ask.areaCode ?? null, ask.ids ?? null, ask.size ?? 1000])

export const getUnit = async (tx: Tx, id: string): Promise<UnitView> => (await findUnits(tx, { ids: [id] }))[0] ?? refuse('notFound', '没有这个单位。')

/** Who holds a role in a unit today. */
export const findColleagues = async (tx: Tx, unitId: string, now: Date): Promise<ColleagueView[]> => {
  const rows = await tx.rows<ColleagueView>(
    `select a.id, a.name, array_agg(p.role order by p.role) as roles from appointment p join account a on a.id = p.account_id
     where p.unit_id = $1 and a.disabled_at is null and ${inForce('$2')} group by a.id order by a.name`, [unitId, now])
  return rows.map((row) => ({ ...row, roles: row.roles.map(roleName) }))
}

export const setDuty = async (call: TxCall, input: { id: string; mainDutyId: string | null; deputyDutyId: string | null }): Promise<{ ok: true }> => {
  const unit = await reachable(call, input.id)
  const staff = (await findColleagues(call.tx, unit.id, call.now)).map((person) => person.id)
  const stranger = [input.mainDutyId, input.deputyDutyId].some((id) => id !== null && !staff.includes(id))
  if (stranger) return refuse('invalid', '值守人须是本单位在岗人员。', { fields: { mainDutyId: '须是本单位在岗人员' } })
  if (input.mainDutyId !== null && input.mainDutyId === input.deputyDutyId) return refuse('invalid', '主、副值守人不能是同一人。', { fields: { deputyDutyId: '不能与主值守人相同' } })
  await unlock(call.tx)
  await call.tx.rows('update unit set main_duty_id = $2, deputy_duty_id = $3 where id = $1', [unit.id, input.mainDutyId, input.deputyDutyId])
  await record(call.tx, { ...call, act: 'setDuty', object: `unit:${unit.id}` })
  return { ok: true }
}

export const suspendUnit = async (call: TxCall, input: { id: string; suspend: boolean; reason: string }): Promise<{ ok: true }> => {
  const unit = await reachable(call, input.id)
  await unlock(call.tx)
  await call.tx.rows('update unit set suspended_at = $2 where id = $1', [unit.id, input.suspend ? call.now : null])
  await record(call.tx, { ...call, act: input.suspend ? 'suspendUnit' : 'liftSuspension', object: `unit:${unit.id}`, why: input.reason })
  return { ok: true }
}

/** Appointments of several people in one query, for lists. */
export const findAppointments = async (tx: Tx, accountIds: readonly string[], now: Date): Promise<Map<string, AppointmentView[]>> => {
  const rows = await tx.rows<Omit<AppointmentView, 'roleName'> & { accountId: string }>(
    `select p.id, p.account_id as "accountId", p.role, p.unit_id as "unitId", u.name as "unitName", u.bureau_id as "bureauId", p.from_on as "fromOn", p.until_on as "untilOn"
     from appointment p join unit u on u.id = p.unit_id where p.account_id = any($1) and (p.until_on is null or p.until_on > ($2::timestamptz)::date) order by p.from_on, p.id`, [accountIds, now])
  const byAccount = new Map<string, AppointmentView[]>(accountIds.map((id) => [id, []]))
  for (const { accountId, ...row } of rows) byAccount.get(accountId)?.push({ ...row, roleName: roleName(row.role) })
  return byAccount
}

async function reachable({ tx, reach }: { tx: Tx; reach: Reach }, id: string): Promise<UnitView> {
  const unit = await getUnit(tx, id)
  if (!within(reach, { ownerIds: [], unitIds: [unit.id], bureauIds: [unit.bureauId] })) refuse('notAllowed', '这个单位不在您的管理范围内。')
  return unit
}

const select = `select u.id, u.code, u.name, u.short_name as "shortName", u.kind, u.parent_id as "parentId", u.bureau_id as "bureauId", b.name as "bureauName", u.area_codes as "areaCodes",
  u.phone, u.address, u.licence, u.demo, u.verified, u.suspended_at as "suspendedAt", u.main_duty_id as "mainDutyId", m.name as "mainDuty", u.deputy_duty_id as "deputyDutyId", d.name as "deputyDuty"
  from unit u join unit b on b.id = u.bureau_id left join account m on m.id = u.main_duty_id left join account d on d.id = u.deputy_duty_id`

export type UnitQuestion = { q?: string | undefined; kind?: string | undefined; bureauId?: string | undefined; areaCode?: string | undefined; ids?: readonly string[]; size?: number }
