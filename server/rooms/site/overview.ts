import type { SiteView } from '../../../contract/site.ts'
import { allowed, type Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { lastCheck } from './check.ts'
import { partName } from './health.ts'
import { standingSql } from './page-views.ts'
import { sitePermissions } from './permissions.ts'
import { findRules } from './rules.ts'
import { lookAtTeam } from './team.ts'

/** The five parts at a glance; each number opens its list. */
export const lookAtSite = async (tx: Tx, actor: Actor, calendar: Pick<WorkCalendar, 'isWorkday'>, now: Date): Promise<SiteView> => {
  const rules = await findRules(tx)
  const today = dayOf(now)
  const pages = await tx.rows<{ standing: string; n: number }>(`select ${standingSql} as standing, count(*)::int as n from site_page p join unit u on u.id = p.unit_id where p.gone_at is null group by 1`, [today, rules.warnDays])
  const findings = await tx.one<SiteView['findings']>('select (count(*) filter (where accepted_at is null))::int as open, (count(*) filter (where accepted_at is not null))::int as accepted from site_finding where fixed_at is null')
  const down = await tx.rows<{ target: string; name: string | null }>('select o.target, s.name from outage o left join connected_system s on s.id::text = o.target where o.until_at is null order by o.from_at')
  const outages = await tx.one<{ n: number }>(`select count(*)::int as n from outage where from_at > $1::timestamptz - interval '30 days'`, [now])
  const visits = await tx.one<SiteView['visits']>(`select coalesce(sum(shown) filter (where step like 'GET %'), 0)::int as shown, coalesce(sum(moved) filter (where step in ('sent', 'sent order')), 0)::int as sent from site_visit where on_day = $1`, [today])
  const short = (await lookAtTeam(tx, today, calendar)).needs.filter(({ missing }) => missing > 0)
  const of = (standing: string): number => pages.find((row) => row.standing === standing)?.n ?? 0
  const may = (action: 'runSite' | 'keepSystems'): boolean => allowed(sitePermissions, action, actor, { ownerIds: [], unitIds: [], bureauIds: [] })
  return {
    pages: { all: pages.reduce((sum, { n }) => sum + n, 0), soon: of('soon'), due: of('due'), nobody: of('nobody') }, findings: findings ?? { open: 0, accepted: 0 }, down: down.map(({ target, name }) => name ?? partName(target)), outages: outages?.n ?? 0,
    visits: visits ?? { shown: 0, sent: 0 }, short: { needs: short.length, people: short.reduce((sum, { missing }) => sum + missing, 0) }, rules, mayRun: may('runSite'), mayKeepSystems: may('keepSystems'), check: await lastCheck(tx),
  }
}
