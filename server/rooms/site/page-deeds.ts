import type { InputOf } from '../../../contract/endpoint.ts'
import type { siteEndpoints } from '../../../contract/site.ts'
import { auditEntry } from '../../platform/audit.ts'

import { dayOf } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import type { TxCall } from '../../platform/http.ts'
import { findColleagues } from '../security/index.ts'
import { mayKeep } from './page-views.ts'

/** 复核: somebody looked a page through; the day of the next time is his to set, and lies ahead. */
export const reviewPage = async (call: TxCall, { id, version, nextOn, note }: InputOf<typeof siteEndpoints.review>): Promise<Kept> => {
  const { tx, actor, now } = call
  await mine(call, 'site_page', id)
  if (nextOn <= dayOf(now)) return refuse('invalid', '下次复核日期须在今天以后。', { fields: { nextOn: '须在今天以后' } })
  return write(call, id, 'reviewPage', note, await tx.rows(
    'update site_page set version = version + 1, review_by = $3, reviewed_on = $4, reviewed_by = $5, review_note = $6, warned_days = null where id = $1 and version = $2 returning version', [id, version, nextOn, dayOf(now), actor.id, note]))
}

/** 交接: to another unit or person. Who gives it away must hold it; whom it is given to must be there. */
export const handOverPage = async (call: TxCall, { id, version, unitId, accountId, reviewBy, reason }: InputOf<typeof siteEndpoints.handOver>): Promise<Kept> => {
  const { tx, now } = call
  await mine(call, 'site_page', id)
  const unit = await tx.one<{ bureauId: string }>('select bureau_id as "bureauId" from unit where id = $1', [unitId])
  if (!unit) return refuse('invalid', '没有这个单位。', { fields: { unitId: '没有这个单位' } })
  if (accountId && !(await findColleagues(tx, unitId, now)).some((one) => one.id === accountId)) return refuse('invalid', '责任人须是这个单位在岗的人。', { fields: { accountId: '须是这个单位在岗的人' } })
  return write(call, id, 'handOverPage', reason, await tx.rows(
    'update site_page set version = version + 1, unit_id = $3, bureau_id = $4, account_id = $5, review_by = $6, warned_days = null where id = $1 and version = $2 returning version', [id, version, unitId, unit.bureauId, accountId ?? null, reviewBy]))
}

/** A finding that shall stay as it is, with the reason; or which is to be mended after all. */
export const handleFinding = async (call: TxCall, { id, version, as, reason }: InputOf<typeof siteEndpoints.finding>): Promise<Kept> => {
  const { tx, actor, now } = call
  await mine(call, 'site_finding', id)
  const sql = as === 'accept' ? 'accepted_at = $3, accepted_by = $4, why = $5 where accepted_at is null' : 'accepted_at = null, accepted_by = null, why = $5 where accepted_at is not null and $3::timestamptz is not null and $4::uuid is not null'
  return write(call, id, `${as}Finding`, reason, await tx.rows(`update site_finding set version = version + 1, ${sql} and id = $1 and version = $2 and fixed_at is null returning version`, [id, version, now, actor.id, reason]))
}

/** Out of one's reach is not there at all. */
async function mine({ tx, actor }: TxCall, table: 'site_page' | 'site_finding', id: string): Promise<void> {
  const found = await tx.one<{ unitId: string; bureauId: string; accountId: string | null }>(`select unit_id as "unitId", bureau_id as "bureauId", account_id as "accountId" from ${table} where id = $1 for update`, [id])
  if (!found || !mayKeep(actor, found)) return refuse('notFound', '没有找到，或不在您的权限范围内。')
}

async function write({ tx, actor, now }: TxCall, id: string, act: string, purpose: string, rows: unknown[]): Promise<Kept> {
  const [kept] = rows as { version: number }[]
  if (!kept) return refuse('conflict', '您打开之后，别人已经处理过，请看过最新的再办。')
  await auditEntry(tx, { actor, at: now, act: `site.${act}`, object: id, purpose, result: 'ok' })
  return { id, version: kept.version }
}

export type Kept = { id: string; version: number }
