import type pg from 'pg'
import { inContext, systemSight } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { flush } from '../../platform/flush.ts'
import { published } from '../security/index.ts'
import { findRules } from './rules.ts'
import { tell } from './sight.ts'

/** Pages whose day of review comes near, and those past it: each is told once a threshold, to its owner in one message. Run twice, it tells nothing twice. */
export const warnOfReview = (pool: pg.Pool, now: Date): Promise<number> => inContext(pool, systemSight, async (tx) => {
  const { warnDays } = await findRules(tx)
  const rows = await tx.rows<Due>(
    `update site_page p set warned_days = case when p.review_by < $1::date then -1 else $2::int end from unit u
     where u.id = p.unit_id and p.gone_at is null and p.review_by <= $1::date + $2::int and (p.warned_days is null or (p.warned_days >= 0 and p.review_by < $1::date))
     returning p.title, p.unit_id as "unitId", coalesce(p.account_id, u.main_duty_id) as "accountId", p.review_by < $1::date as due`, [dayOf(now), warnDays])
  const byOwner = Map.groupBy(rows, ({ unitId, accountId, due }) => `${accountId ?? unitId} ${due}`)
  await flush(tx, [...byOwner.values()].map((own) => tell(now, own[0]!, 'contentReview',
    own[0]!.due ? `您负责的 ${own.length} 个网站页面过了复核日期，已标为待复核：${titles(own)}。请看一遍再确认。` : `您负责的 ${own.length} 个网站页面 ${warnDays} 天内要复核：${titles(own)}。`)))
  return rows.length
})

/** 到期下线: notices whose last day is over leave by themselves, and whoever answered for them hears of it, in one message. */
export const takeOffEnded = async (pool: pg.Pool, now: Date): Promise<number> => {
  const gone = await published.expire(pool, now)
  const byOwner = Map.groupBy(gone, ({ ownerId }) => ownerId)
  await inContext(pool, systemSight, (tx) => flush(tx, [...byOwner.values()].map((own) => tell(now, { unitId: own[0]!.unitId, accountId: own[0]!.ownerId }, 'announcementEnded', `您负责的 ${own.length} 份公告到期，已自己从网站下线：${titles(own)}。还要显示的，请在“公开审查”里改日期，重新送审。`))))
  return gone.length
}

/** Paths on which residents read that the content waits for review; empty while the office has not switched it on. */
export const findDuePaths = async (pool: pg.Pool, now: Date): Promise<ReadonlySet<string>> => inContext(pool, systemSight, async (tx) => {
  if (!(await findRules(tx)).showDue) return none
  return new Set((await tx.rows<{ path: string }>('select path from site_page where gone_at is null and review_by < $1::date order by path limit 5000', [dayOf(now)])).map(({ path }) => path))
})

const titles = (rows: readonly { title: string }[]): string => `${rows.slice(0, 3).map(({ title }) => `“${title}”`).join('、')}${rows.length > 3 ? '等' : ''}`
const none: ReadonlySet<string> = new Set()
type Due = { title: string; unitId: string; accountId: string | null; due: boolean }
