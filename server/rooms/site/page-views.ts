import { siteWord, type FindingRow, type FindingState, type OwnerRow, type SitePageRow } from '../../../contract/site.ts'
import type { InputOf, ViewOf } from '../../../contract/endpoint.ts'
import type { siteEndpoints } from '../../../contract/site.ts'
import { allowed, reachOf, whereReach, type Actor, type Reach } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { lastCheck } from './check.ts'
import { sitePermissions } from './permissions.ts'
import { findRules } from './rules.ts'

const size = 25

/** Pages as far as one may see them: what is past its day first, then what comes near. */
export const listPages = async (tx: Tx, actor: Actor, ask: InputOf<typeof siteEndpoints.pages>, now: Date): Promise<ViewOf<typeof siteEndpoints.pages>> => {
  const { warnDays } = await findRules(tx)
  const values: unknown[] = [dayOf(now), warnDays, ask.standing ?? null, ask.kind ?? null, ask.unitId ?? null, ask.q ? `%${ask.q.replace(/[\\%_]/gu, '\\$&')}%` : null]
  const reach = reachOf(sitePermissions, 'seeOwnPages', actor)
  const rows = await tx.rows<Row>(
    `select * from (select ${columns}, ${standingSql} as standing, p.bureau_id as "bureauId" ${live(reach, values)} and ($4::text is null or p.kind = $4) and ($5::uuid is null or p.unit_id = $5) and ($6::text is null or p.title ilike $6 or p.path ilike $6)) l
     where $3::text is null or standing = $3 order by "reviewBy", path`, values)
  const shown = rows.slice((ask.page - 1) * size, ask.page * size)
  const all: unknown[] = [dayOf(now), warnDays]
  const owners = await tx.rows<OwnerRow>(
    `select "unitId", "unitName", count(*)::int as pages, (count(*) filter (where standing = 'soon'))::int as soon, (count(*) filter (where standing = 'due'))::int as due
     from (select p.unit_id as "unitId", u.name as "unitName", ${standingSql} as standing ${live(reach, all)}) l group by 1, 2 order by due desc, soon desc, pages desc, 2 limit 40`, all)
  return { rows: shown.map((row) => rowOf(row, actor)), total: rows.length, page: ask.page, size, owners }
}

export const listFindings = async (tx: Tx, actor: Actor, ask: InputOf<typeof siteEndpoints.findings>): Promise<ViewOf<typeof siteEndpoints.findings>> => {
  const values: unknown[] = [size, (ask.page - 1) * size]
  const reach = whereReach(reachOf(sitePermissions, 'seeOwnPages', actor), { record: 'f.id', owners: ['f.account_id'], units: ['f.unit_id'], bureaus: ['f.bureau_id'] }, values)
  const rows = await tx.rows<Found>(
    `select f.id, f.version, f.kind, f.page_path as "pagePath", coalesce(p.title, '') as "pageTitle", f.target, f.says, u.name as "unitName", o.name as "ownerName", f.found_at as "foundAt", f.seen_at as "seenAt", f.fixed_at as "fixedAt",
       f.accepted_at as "acceptedAt", b.name as "acceptedBy", f.why, f.unit_id as "unitId", f.bureau_id as "bureauId", (count(*) over ())::int as total
     from site_finding f join unit u on u.id = f.unit_id left join site_page p on p.path = f.page_path left join account o on o.id = coalesce(f.account_id, u.main_duty_id) left join account b on b.id = f.accepted_by
     where ${reach} and ${where[ask.state]} order by f.found_at desc, f.id limit $1 offset $2`, values)
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null
  return {
    rows: rows.map(({ total: _total, unitId, bureauId, ...row }): FindingRow => ({
      ...row, kindName: siteWord('findingKind', row.kind), state: ask.state, stateName: siteWord('findingState', ask.state), foundAt: row.foundAt.toISOString(), seenAt: row.seenAt.toISOString(), fixedAt: iso(row.fixedAt), acceptedAt: iso(row.acceptedAt),
      mayKeep: row.fixedAt === null && mayKeep(actor, { unitId, bureauId, accountId: null }),
    })),
    total: rows[0]?.total ?? 0, page: ask.page, size, check: await lastCheck(tx),
  }
}

export const mayKeep = (actor: Actor, page: { unitId: string; bureauId: string; accountId: string | null }): boolean =>
  allowed(sitePermissions, 'keepPages', actor, { ownerIds: [page.accountId], unitIds: [page.unitId], bureauIds: [page.bureauId] })

const rowOf = ({ bureauId, ...row }: Row, actor: Actor): SitePageRow => ({
  ...row, changedAt: row.changedAt.toISOString(), kindName: siteWord('pageKind', row.kind), standingName: siteWord('pageStanding', row.standing), mayKeep: mayKeep(actor, { ...row, bureauId }),
})

const live = (reach: Reach, values: unknown[]): string => `from site_page p join unit u on u.id = p.unit_id left join account a on a.id = coalesce(p.account_id, u.main_duty_id) where p.gone_at is null and ${whereReach(reach, pageColumns, values)}`

/** The same words decide the list, the counts and the mark on the row. */
export const standingSql = `case when p.review_by < $1::date then 'due' when p.review_by <= $1::date + $2::int then 'soon' when p.account_id is null and u.main_duty_id is null then 'nobody' else 'current' end`
const pageColumns = { record: 'p.id', owners: ['p.account_id'], units: ['p.unit_id'], bureaus: ['p.bureau_id'] }
const columns = `p.id, p.version, p.path, p.kind, p.title, p.unit_id as "unitId", u.name as "unitName", p.account_id as "accountId", a.name as "ownerName", p.account_id is null as "byDuty", p.review_by::text as "reviewBy", p.review_by - $1::date as "daysLeft",
  p.reviewed_on::text as "reviewedOn", (select r.name from account r where r.id = p.reviewed_by) as "reviewedBy", p.review_note as note, p.changed_at as "changedAt"`
const where: Readonly<Record<FindingState, string>> = { open: 'f.fixed_at is null and f.accepted_at is null', accepted: 'f.fixed_at is null and f.accepted_at is not null', fixed: 'f.fixed_at is not null' }

type Row = Omit<SitePageRow, 'kindName' | 'standingName' | 'mayKeep' | 'changedAt'> & { changedAt: Date; bureauId: string }
type Found = Omit<FindingRow, 'kindName' | 'state' | 'stateName' | 'mayKeep' | 'foundAt' | 'seenAt' | 'fixedAt' | 'acceptedAt'> & { unitId: string; bureauId: string; foundAt: Date; seenAt: Date; fixedAt: Date | null; acceptedAt: Date | null; total: number }
