import { newId } from '../../platform/ids.ts'
import type { Appointment } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { limits, minutes } from './limits.ts'

/** A session that may still be used, with what its person may do today. Demonstration people exist in the demonstration only. */
export const findSession = (tx: Tx, tokenHash: string, now: Date, demoAllowed: boolean): Promise<StoredSession | undefined> =>
  tx.one<StoredSession>(
    `select s.id, s.account_id as "accountId", s.created_at as "createdAt", s.seen_at as "seenAt", s.second_factor_at as "secondFactorAt",
       a.name, a.login, a.demo, c.must_change as "mustChange", c.totp_confirmed_at is not null as enrolled,
       (select coalesce(json_agg(json_build_object('role', p.role, 'unitId', p.unit_id, 'bureauId', u.bureau_id) order by p.from_on, p.id), '[]')
          from appointment p join unit u on u.id = p.unit_id where p.account_id = a.id and ${inForce('$2')}) as appointments
     from session s join account a on a.id = s.account_id join credential c on c.account_id = a.id
     where s.token_hash = $1 and s.ended_at is null and a.disabled_at is null and (not a.demo or $3)
       and s.created_at > $4 and s.seen_at > case when s.second_factor_at is null then $5::timestamptz else $6::timestamptz end`,
    [tokenHash, now, demoAllowed, before(now, limits.absoluteHours * 60), before(now, limits.halfMinutes), before(now, limits.idleMinutes)])

/** `until_on` is the first day without the role, so that a role ended today is gone today. */
export const inForce = (now: string): string => `p.from_on <= (${now}::timestamptz)::date and (p.until_on is null or p.until_on > (${now}::timestamptz)::date)`

export const insertSession = async (tx: Tx, session: NewSession): Promise<string> => {
  const id = newId(session.now)
  await tx.rows(
    'insert into session (id, account_id, token_hash, created_at, seen_at, second_factor_at, ip, agent) values ($1,$2,$3,$4,$4,$5,$6,$7)',
    [id, session.accountId, session.tokenHash, session.now, session.secondFactorAt, session.ip, session.agent])
  return id
}

/** The second step changes the token: one that was overheard before is worth nothing after. */
export const promoteSession = (tx: Tx, id: string, tokenHash: string, now: Date): Promise<unknown> =>
  tx.rows('update session set token_hash = $2, second_factor_at = $3, seen_at = $3 where id = $1 and ended_at is null', [id, tokenHash, now])

export const endSessions = (tx: Tx, which: { id?: string; accountId?: string; except?: string }, now: Date, reason: string, by: string | null): Promise<{ id: string }[]> =>
  tx.rows<{ id: string }>(
    `update session set ended_at = $1, end_reason = $2, ended_by = $3
     where ended_at is null and (id = $4 or account_id = $5) and id is distinct from $6 returning id`,
    [now, reason, by, which.id ?? null, which.accountId ?? null, which.except ?? null])

/** Ends what has been idle or open too long; `seen` are the last requests that this process knows of. */
export const expireSessions = async (tx: Tx, seen: { id: string; at: Date }[], now: Date): Promise<string[]> => {
  await holdSessions(tx)
  if (seen.length > 0) {
    await tx.rows(
      'update session s set seen_at = v.at from unnest($1::uuid[], $2::timestamptz[]) v(id, at) where s.id = v.id and s.ended_at is null and s.seen_at < v.at',
      [seen.map((s) => s.id), seen.map((s) => s.at)])
  }
  const ended = await tx.rows<{ id: string }>(
    `update session set ended_at = $1, end_reason = case when created_at <= $2 then 'absolute' else 'idle' end
     where ended_at is null and (created_at <= $2 or seen_at <= $3 or (second_factor_at is null and created_at <= $4)) returning id`,
    [now, before(now, limits.absoluteHours * 60), before(now, limits.idleMinutes), before(now, limits.halfMinutes)])
  return ended.map((row) => row.id)
}

/** What changes many sessions at once goes one after the other: two such, each in an order of its own, would wait for each other. */
export const holdSessions = (tx: Tx): Promise<unknown> => tx.rows('select pg_advisory_xact_lock(7312002)')

function before(now: Date, minutesAgo: number): Date {
  return new Date(now.getTime() - minutes(minutesAgo))
}

export type StoredSession = { id: string; accountId: string; createdAt: Date; seenAt: Date; secondFactorAt: Date | null; name: string; login: string; demo: boolean; mustChange: boolean; enrolled: boolean; appointments: Appointment[] }
type NewSession = { accountId: string; tokenHash: string; now: Date; secondFactorAt: Date | null; ip: string; agent: string | null }
