import { refuse } from '../../platform/errors.ts'
import type { TxCall } from '../../platform/http.ts'
import type { AuditRow, SessionRow } from '../../../contract/security.ts'
import { others } from './accounts.ts'
import { record, unlock } from './securely.ts'
import { endSessions } from './session-sql.ts'

/** The security auditor's reading. That he read is an entry too. */
export const listAudit = async (call: TxCall, ask: AuditQuestion): Promise<{ rows: AuditRow[]; next: string | null }> => {
  await unlock(call.tx)
  const rows = await call.tx.rows<AuditRow>(auditSql, [ask.cursor ?? null, ask.from ? new Date(ask.from) : null, ask.to ? new Date(ask.to) : null, ask.actorId ?? null, ask.act ?? null, ask.object ?? null, ask.result ?? null, ask.size + 1])
  await record(call.tx, { ...call, act: 'readAudit', object: 'audit', why: ask.actorId ?? ask.object ?? ask.act ?? '查阅' })
  return paged(rows, ask.size)
}

export const listSessions = async (call: TxCall, ask: { open?: boolean | undefined; accountId?: string | undefined; cursor?: string | undefined; size: number }): Promise<{ rows: SessionRow[]; next: string | null }> => {
  await unlock(call.tx)
  const rows = await call.tx.rows<SessionRow>(sessionSql, [ask.cursor ?? null, ask.open ?? null, ask.accountId ?? null, ask.size + 1])
  await record(call.tx, { ...call, act: 'seeSessions', object: ask.accountId ? `account:${ask.accountId}` : 'sessions' })
  return paged(rows, ask.size)
}

export const endSession = async (call: TxCall, input: { id: string; reason: string }): Promise<{ ok: true }> => {
  await unlock(call.tx)
  const found = await call.tx.one<{ accountId: string }>('select account_id as "accountId" from session where id = $1 and ended_at is null', [input.id])
  if (!found) return refuse('notFound', '这个会话已经结束。')
  await others(call, found.accountId)
  await endSessions(call.tx, { id: input.id }, call.now, 'forced', call.actor.id)
  await record(call.tx, { ...call, act: 'endSession', object: `session:${input.id}`, why: input.reason })
  return { ok: true }
}

/** Ids are uuid v7: their order is time's order, so the last one is the cursor. */
function paged<R extends { id: string }>(rows: R[], size: number): { rows: R[]; next: string | null } {
  const shown = rows.slice(0, size)
  return { rows: shown, next: rows.length > size ? (shown.at(-1)?.id ?? null) : null }
}

const auditSql = `
  select e.id, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", coalesce(a.name, case e.actor_kind when 'system' then '系统' end) as "actorName", u.name as "unitName",
    e.act, e.object, e.purpose, e.result
  from audit_entry e left join account a on a.id = e.actor_id left join unit u on u.id = e.unit_id
  where ($1::uuid is null or e.id < $1) and ($2::timestamptz is null or e.at >= $2) and ($3::timestamptz is null or e.at < $3) and ($4::uuid is null or e.actor_id = $4)
    and ($5::text is null or e.act = $5) and ($6::text is null or e.object = $6) and ($7::text is null or e.result = $7)
  order by e.id desc limit $8`

const sessionSql = `
  select s.id, s.account_id as "accountId", a.name, a.login, s.created_at as "createdAt", s.seen_at as "seenAt", s.second_factor_at as "secondFactorAt",
    s.ended_at as "endedAt", s.end_reason as "endReason", s.ip, s.agent
  from session s join account a on a.id = s.account_id
  where ($1::uuid is null or s.id < $1) and ($2::boolean is null or (s.ended_at is null) = $2) and ($3::uuid is null or s.account_id = $3) order by s.id desc limit $4`

type AuditQuestion = { from?: string | undefined; to?: string | undefined; actorId?: string | undefined; act?: string | undefined; object?: string | undefined; result?: 'ok' | 'refused' | undefined; cursor?: string | undefined; size: number }
