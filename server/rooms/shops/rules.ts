import type { InputOf } from '../../../contract/endpoint.ts'
import type { ShopRules, ShopRulesView, shopEndpoints } from '../../../contract/shops.ts'
import { allowed, type Actor } from '../../platform/access.ts'
import { auditEntry } from '../../platform/audit.ts'
import type { Tx } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import type { TxCall } from '../../platform/http.ts'
import { json } from '../../platform/flush.ts'
import { startingWords } from './forbidden-words.ts'
import { shopPermissions } from './permissions.ts'

/** No rule on how shops are warned or closed was found (DOMAIN §3 网上店铺): these numbers are ours until somebody confirms them. */
export const startingRules: ShopRules = { forbidden: [...startingWords], warnAt: 1, limitAt: 3, closeAt: 6, windowDays: 90, reviewMonths: 12, remindDays: 30, fixDays: 30, verified: false, version: 0 }

export const findRules = async (tx: Tx): Promise<ShopRules> =>
  (await tx.one<ShopRules>('select forbidden, warn_at as "warnAt", limit_at as "limitAt", close_at as "closeAt", window_days as "windowDays", review_months as "reviewMonths", remind_days as "remindDays", fix_days as "fixDays", verified, version from shop_rule', [])) ?? startingRules

export const viewRules = async (tx: Tx, actor: Actor): Promise<ShopRulesView> => {
  const last = await tx.one<{ setBy: string | null; setAt: Date; reason: string | null }>('select (select a.name from account a where a.id = r.set_by) as "setBy", r.set_at as "setAt", r.reason from shop_rule r')
  return { ...(await findRules(tx)), mayChange: allowed(shopPermissions, 'setShopRules', actor, { ownerIds: [], unitIds: [], bureauIds: [] }), setBy: last?.setBy ?? null, setAt: last?.setAt.toISOString() ?? null, reason: last?.reason ?? null }
}

/** Whoever sets them does not confirm them by that: `verified` stays false until the rule itself is found. */
export const setRules = async ({ tx, actor, now }: TxCall, input: InputOf<typeof shopEndpoints.setRules>): Promise<ShopRulesView> => {
  const written = await tx.rows(
    `insert into shop_rule (version, forbidden, warn_at, limit_at, close_at, window_days, review_months, remind_days, fix_days, set_at, set_by, reason) values ($1::int + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (id) do update set version = excluded.version, forbidden = excluded.forbidden, warn_at = excluded.warn_at, limit_at = excluded.limit_at, close_at = excluded.close_at,
       window_days = excluded.window_days, review_months = excluded.review_months,
       remind_days = excluded.remind_days, fix_days = excluded.fix_days, set_at = excluded.set_at, set_by = excluded.set_by, reason = excluded.reason where shop_rule.version = $1 returning version`,
    [input.version, json(input.forbidden), input.warnAt, input.limitAt, input.closeAt, input.windowDays, input.reviewMonths, input.remindDays, input.fixDays, now, actor.id, input.reason])
  if (written.length === 0) return refuse('conflict', '您打开之后，别人已经改动了规则，请看过最新的再改。')
  await auditEntry(tx, { actor, at: now, act: 'setShopRules', object: 'shop_rule', purpose: input.reason, result: 'ok' })
  return viewRules(tx, actor)
}
