import type { InputOf } from '../../../contract/endpoint.ts'
import type { SiteRules, siteEndpoints } from '../../../contract/site.ts'
import { auditEntry } from '../../platform/audit.ts'
import type { Tx } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import type { TxCall } from '../../platform/http.ts'

/** No rule on how often a page is looked through or how long a column may rest was found: ours, 待核实. */
export const startingRules: SiteRules = { reviewMonths: 6, warnDays: 14, showDue: false, newsDays: 90, checkExternal: true, politeSeconds: 5, version: 0, verified: false }

export const findRules = async (tx: Pick<Tx, 'one'>): Promise<SiteRules> => ({
  ...startingRules,
  ...(await tx.one<Omit<SiteRules, 'verified'>>('select version, review_months as "reviewMonths", warn_days as "warnDays", show_due as "showDue", news_days as "newsDays", check_external as "checkExternal", polite_seconds as "politeSeconds" from site_rule', [])),
})

export const setRules = async ({ tx, actor, now }: TxCall, { version, reason, ...set }: InputOf<typeof siteEndpoints.rules>): Promise<SiteRules> => {
  const written = await tx.rows(
    `insert into site_rule as r (version, review_months, warn_days, show_due, news_days, check_external, polite_seconds, set_at, set_by) values ($1::int + 1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set version = excluded.version, review_months = excluded.review_months, warn_days = excluded.warn_days, show_due = excluded.show_due, news_days = excluded.news_days,
       check_external = excluded.check_external, polite_seconds = excluded.polite_seconds, set_at = excluded.set_at, set_by = excluded.set_by where r.version = $1 returning version`,
    [version, set.reviewMonths, set.warnDays, set.showDue, set.newsDays, set.checkExternal, set.politeSeconds, now, actor.id])
  if (written.length === 0) return refuse('conflict', '您打开之后，别人已经改动了规则，请看过最新的再改。')
  await auditEntry(tx, { actor, at: now, act: 'setSiteRules', object: 'site_rule', purpose: reason, result: 'ok' })
  return findRules(tx)
}
