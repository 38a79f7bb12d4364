import type pg from 'pg'
import type { ShopRules } from '../../../contract/shops.ts'
import { systemActor } from '../../platform/access.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs.ts'
import { actOnShop, shopSight } from './lifecycle.ts'
import { findRules } from './rules.ts'
import { standingOfBody } from './standing.ts'

export const shopJobs = (desk: { pool: pg.Pool }): readonly Job[] => [{ name: 'look-after-shops', run: async (_payload, { now }) => { await lookAfterShops(desk.pool, now) } }]

/** Late answers, licences that ended or came back, yearly reviews. Run twice it does nothing twice: each step is a request of its own id. */
export const lookAfterShops = async (pool: pg.Pool, now: Date): Promise<void> => {
  for (const one of await inContext(pool, sight, (tx) => findUnsettled(tx, now))) await settle(pool, one, now)
  for (const one of await inContext(pool, sight, (tx) => findTurned(tx, now))) await step(pool, one.id, one.action, { reason: one.reason }, newId(now), now)
  for (const { id } of await inContext(pool, sight, (tx) => findDueReviews(tx, now))) await step(pool, id, 'remindReview', {}, newId(now), now)
}

/** Whoever answered, asked back, gave it back, took it over or withdrew before the due moment has not left the resident without a word. */
const findUnsettled = (tx: Tx, now: Date): Promise<Unsettled[]> => tx.rows(
  `select r.id, r.shop_id as "shopId", w.number, not exists (select from action_log l where l.record_id = r.order_id and l.action = any($2) and l.at <= r.due_at) as late
   from shop_request r join work_order w on w.id = r.order_id where r.kind = 'question' and r.settled_at is null and (r.due_at <= $1 or exists (select from action_log l where l.record_id = r.order_id and l.action = any($2)))
   order by r.due_at, r.id limit 500`, [now, answering])

async function settle(pool: pg.Pool, one: Unsettled, now: Date): Promise<void> {
  if (one.late) await pressLate(pool, one, now)
  await inContext(pool, sight, (tx) => tx.rows('update shop_request set settled_at = $2, late = $3 where id = $1 and settled_at is null', [one.id, now, one.late]))
}

/** 24 h 不响应预警、累计限流、关店: what the count within the window asks for; a shop that stands lower already is only warned. */
async function pressLate(pool: pg.Pool, { id, shopId, number }: Unsettled, now: Date): Promise<void> {
  const { rules, misses, state } = await inContext(pool, sight, async (tx) => {
    const rules = await findRules(tx)
    const counted = await tx.one<{ n: number }>(`select count(*)::int as n from shop_request where shop_id = $1 and late and id <> $2 and settled_at > $3::timestamptz - make_interval(days => $4)`, [shopId, id, now, rules.windowDays])
    return { rules, misses: (counted?.n ?? 0) + 1, state: (await tx.one<{ state: string }>('select state from shop where id = $1', [shopId]))?.state ?? '' }
  })
  const action = rungOf(misses, rules, state)
  if (action) await step(pool, shopId, action, { reason: `提问 ${number} 过了时限没有答复，${rules.windowDays} 天内第 ${misses} 次` }, id, now)
}

export const rungOf = (misses: number, rules: Pick<ShopRules, 'warnAt' | 'limitAt' | 'closeAt'>, state: string): 'warn' | 'limit' | 'close' | null => {
  if (misses >= rules.closeAt && (state === 'open' || state === 'limited')) return 'close'
  if (misses >= rules.limitAt && state === 'open') return 'limit'
  return misses >= rules.warnAt && (state === 'open' || state === 'limited') ? 'warn' : null
}

/** 证照过期自动停业; what was suspended for it comes back with it, what a person suspended does not. */
async function findTurned(tx: Tx, now: Date): Promise<{ id: string; action: 'suspend' | 'resume'; reason: string }[]> {
  const rows = await tx.rows<{ id: string; unitId: string; state: string; byLicence: boolean }>(`select id, unit_id as "unitId", state, by_licence as "byLicence" from shop where state in ('open', 'limited') or (state = 'suspended' and by_licence)`)
  const turned: { id: string; action: 'suspend' | 'resume'; reason: string }[] = []
  for (const { id, unitId, state } of rows) {
    const { good, says } = await standingOfBody(tx, unitId, dayOf(now))
    if (good === (state === 'suspended')) turned.push({ id, action: good ? 'resume' : 'suspend', reason: good ? '执业状态恢复正常' : says })
  }
  return turned
}

/** Once some time before the day, and once when it has come. */
const findDueReviews = async (tx: Tx, now: Date): Promise<{ id: string }[]> =>
  tx.rows(`select id from shop where state in ('open', 'limited') and (review_due_on <= $1::date and review_reminded_on is distinct from review_due_on or review_due_on - $2::int <= $1::date and review_warned_on is distinct from review_due_on)`, [dayOf(now), (await findRules(tx)).remindDays])

/** Somebody may have been quicker: a state that no longer allows the step is no defect. */
async function step(pool: pg.Pool, id: string, action: string, input: Record<string, unknown>, requestId: string, now: Date): Promise<void> {
  await actOnShop({ pool, actor: systemActor, now }, { id, action, input, requestId }).catch((error: unknown) => { if (!(error instanceof Refused)) throw error })
}

const answering = ['reply', 'finish', 'askForMaterial', 'decline', 'accept', 'assign', 'withdraw', 'merge', 'returnBack', 'reassign']
const sight = shopSight(systemActor)
type Unsettled = { id: string; shopId: string; number: string; late: boolean }
