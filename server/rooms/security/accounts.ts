import type { Tx } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import type { TxCall } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import type { AccountRow } from '../../../contract/security.ts'
import { clear } from './lockout.ts'
import { firstPassword, hashPassword } from './passwords.ts'
import { record, unlock } from './securely.ts'
import { endSessions } from './session-sql.ts'
import { findAppointments } from './units.ts'

/** The system officer's work: accounts as such. Rights are the security officer's (appointments.ts). */
export const listAccounts = async (call: TxCall, ask: AccountQuestion): Promise<{ rows: AccountRow[]; next: string | null }> => {
  await unlock(call.tx)
  const rows = await call.tx.rows<Omit<AccountRow, 'appointments'>>(listSql, [
    ask.cursor ?? '', ask.q ? `%${ask.q.replace(/[\\%_]/gu, '\\$&')}%` : null, ask.unitId ?? null, ask.role ?? null, ask.state ?? null, call.now, ask.size + 1])
  const shown = rows.slice(0, ask.size)
  const appointments = await findAppointments(call.tx, shown.map((row) => row.id), call.now)
  return { rows: shown.map((row) => ({ ...row, appointments: appointments.get(row.id) ?? [] })), next: rows.length > ask.size ? (shown.at(-1)?.login ?? null) : null }
}

export const createAccount = async (call: TxCall, input: { login: string; name: string }): Promise<{ id: string; password: string }> => {
  const id = newId(call.now)
  const password = firstPassword()
  const hash = await hashPassword(password)
  await unlock(call.tx)
  const made = await call.tx.rows('insert into account (id, login, name, created_at, created_by) values ($1,$2,$3,$4,$5) on conflict (login) do nothing returning 1', [id, input.login, input.name, call.now, call.actor.id])
  if (made.length === 0) return refuse('conflict', '这个账号名已有人用，请换一个。', { fields: { login: '已有人用' } })
  await call.tx.rows('insert into credential (account_id, password_hash, must_change, changed_at) values ($1,$2,true,$3)', [id, hash, call.now])
  await record(call.tx, { ...call, act: 'createAccount', object: `account:${id}` })
  return { id, password }
}

/** Dead everywhere at once: its sessions end in the same transaction, and every process is told. */
export const disableAccount = async (call: TxCall, input: { id: string; reason: string }): Promise<{ ok: true }> => {
  await others(call, input.id)
  await call.tx.rows('update account set disabled_at = $2 where id = $1 and disabled_at is null', [input.id, call.now])
  await endSessions(call.tx, { accountId: input.id }, call.now, 'disabled', call.actor.id)
  await record(call.tx, { ...call, act: 'disableAccount', object: `account:${input.id}`, why: input.reason })
  return { ok: true }
}

export const enableAccount = async (call: TxCall, input: { id: string; reason: string }): Promise<{ ok: true }> => {
  await others(call, input.id)
  await call.tx.rows('update account set disabled_at = null where id = $1', [input.id])
  await record(call.tx, { ...call, act: 'enableAccount', object: `account:${input.id}`, why: input.reason })
  return { ok: true }
}

export const resetPassword = async (call: TxCall, input: { id: string; reason: string }): Promise<{ password: string }> => {
  await others(call, input.id)
  const password = firstPassword()
  await call.tx.rows('update credential set password_hash = $2, must_change = true, changed_at = $3 where account_id = $1', [input.id, await hashPassword(password), call.now])
  await endSessions(call.tx, { accountId: input.id }, call.now, 'passwordReset', call.actor.id)
  await record(call.tx, { ...call, act: 'resetPassword', object: `account:${input.id}`, why: input.reason })
  return { password }
}

/** For a lost telephone: the security officer's, since whoever could reset the password too would walk in as anybody. */
export const resetSecondFactor = async (call: TxCall, input: { id: string; reason: string }): Promise<{ ok: true }> => {
  await others(call, input.id)
  await call.tx.rows(`update credential set totp_sealed = null, totp_confirmed_at = null, recovery = '{}' where account_id = $1`, [input.id])
  await endSessions(call.tx, { accountId: input.id }, call.now, 'secondFactorReset', call.actor.id)
  await record(call.tx, { ...call, act: 'resetSecondFactor', object: `account:${input.id}`, why: input.reason })
  return { ok: true }
}

/** The security officer's: an unlock by the one who can set passwords would be no second pair of eyes. */
export const unlockAccount = async (call: TxCall, input: { id: string; reason: string }): Promise<{ ok: true }> => {
  await others(call, input.id)
  await clear(call.tx, input.id)
  await record(call.tx, { ...call, act: 'unlockAccount', object: `account:${input.id}`, why: input.reason })
  return { ok: true }
}

/** Opens the room's tables for a deed on somebody else's account; on one's own nobody has these powers. */
export const others = async ({ tx, actor }: { tx: Tx; actor: { id: string } }, id: string): Promise<void> => {
  await unlock(tx)
  if (id === actor.id) refuse('notAllowed', '不能对自己的账号做这项操作，请由另一位管理员办理。')
  if (!(await tx.one('select 1 from account where id = $1 for update', [id]))) refuse('notFound', '没有这个账号。')
}

const listSql = `
  select a.id, a.login, a.name, a.demo, a.disabled_at as "disabledAt", case when c.locked_until > $6 then c.locked_until end as "lockedUntil", c.must_change as "mustChange",
    c.totp_confirmed_at is not null as "secondFactor", (select max(s.seen_at) from session s where s.account_id = a.id) as "lastSeenAt"
  from account a join credential c on c.account_id = a.id
  where a.login > $1 and ($2::text is null or a.name ilike $2 or a.login ilike $2)
    and (($3::uuid is null and $4::text is null) or exists (select 1 from appointment p where p.account_id = a.id and p.until_on is null and ($3::uuid is null or p.unit_id = $3) and ($4::text is null or p.role = $4)))
    and ($5::text is null or ($5 = 'disabled' and a.disabled_at is not null) or ($5 = 'active' and a.disabled_at is null) or ($5 = 'locked' and c.locked_until > $6))
  order by a.login limit $7`

type AccountQuestion = { q?: string | undefined; unitId?: string | undefined; role?: string | undefined; state?: 'active' | 'disabled' | 'locked' | undefined; cursor?: string | undefined; size: number }
