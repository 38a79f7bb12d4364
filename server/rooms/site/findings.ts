import type { FindingKind, SiteRules } from '../../../contract/site.ts'
import type { Tx } from '../../platform/context.ts'
import { flush } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import type { Crawled } from './crawl.ts'
import type { LinkFate } from './external.ts'
import { columns } from './page-kinds.ts'
import { leadUnit } from './page-register.ts'
import { tell } from './sight.ts'

/** What is wrong, page by page: links that lead nowhere, columns without an entry, columns where nothing has come for long. */
export const findingsOf = async (tx: Tx, found: Crawled, fates: ReadonlyMap<string, LinkFate>, rules: SiteRules, now: Date): Promise<Wrong[]> => [
  ...found.broken.map(({ page, target, says }): Wrong => ({ kind: 'brokenLink', page, target, says })),
  ...[...found.external].flatMap(([target, pages]) => (fates.get(target)?.fate === 'gone' ? [...pages].map((page): Wrong => ({ kind: 'brokenLink', page, target, says: fates.get(target)!.says })) : [])),
  ...(await columnsWrong(tx, found, rules, now)),
]

/** Each is a row once, however often it is met; what is not met any more is mended. Owners hear of what is new in one message. */
export const keepFindings = async (tx: Tx, wrong: readonly Wrong[], unknown: readonly string[], now: Date): Promise<{ found: number; fixed: number }> => {
  const owners = await ownersOfPages(tx, wrong)
  const rows = wrong.map((one) => ({ id: newId(now), ...one, ...owners(one.page) }))
  await tx.rows(
    `insert into site_finding as f (id, kind, page_path, target, says, unit_id, bureau_id, account_id, found_at, seen_at)
     select id, kind, page, target, says, "unitId", "bureauId", "accountId", $2, $2 from jsonb_to_recordset($1) as r(id uuid, kind text, page text, target text, says text, "unitId" uuid, "bureauId" uuid, "accountId" uuid)
     on conflict (kind, page_path, target) where fixed_at is null do update set says = excluded.says, seen_at = excluded.seen_at, unit_id = excluded.unit_id, bureau_id = excluded.bureau_id, account_id = excluded.account_id`,
    [JSON.stringify(rows), now])
  const fixed = await tx.rows(`update site_finding f set fixed_at = $1, version = version + 1 where fixed_at is null and target <> all($2::text[])
    and not exists (select from jsonb_to_recordset($3) as r(kind text, page text, target text) where r.kind = f.kind and r.page = f.page_path and r.target = f.target) returning id`, [now, unknown, JSON.stringify(rows)])
  await tellOwners(tx, now)
  return { found: rows.length, fixed: fixed.length }
}

async function columnsWrong(tx: Tx, found: Crawled, rules: SiteRules, now: Date): Promise<Wrong[]> {
  const wrong: Wrong[] = []
  for (const { path, zh, entry, news } of columns) {
    const entries = [...(found.linksOf.get(path) ?? [])].filter((link) => entry.test(link))
    if (entries.length === 0) wrong.push({ kind: 'emptyColumn', page: path, target: path, says: `栏目“${zh}”里什么也没有` })
    else if (news) {
      const newest = (await tx.one<{ at: Date | null }>('select max(changed_at) as at from site_page where path = any($1)', [entries]))?.at
      const days = newest ? Math.floor((now.getTime() - newest.getTime()) / 86_400_000) : 0
      if (days >= rules.newsDays) wrong.push({ kind: 'staleColumn', page: path, target: path, says: `栏目“${zh}”${days} 天没有新内容` })
    }
  }
  return wrong
}

/** A page that is in no register (a product, a list narrowed) is its nearest parent's. */
async function ownersOfPages(tx: Tx, wrong: readonly Wrong[]): Promise<(path: string) => { unitId: string; bureauId: string; accountId: string | null }> {
  const paths = [...new Set(wrong.flatMap(({ page }) => parentsOf(page)))]
  const known = new Map((await tx.rows<{ path: string; unitId: string; bureauId: string; accountId: string | null }>('select path, unit_id as "unitId", bureau_id as "bureauId", account_id as "accountId" from site_page where path = any($1)', [paths])).map(({ path, ...owner }) => [path, owner]))
  const lead = { accountId: null, ...(await leadUnit(tx)) }
  return (path) => parentsOf(path).flatMap((one) => known.get(one) ?? [])[0] ?? lead
}

const parentsOf = (path: string): string[] => {
  const parts = path.split('/').filter(Boolean)
  return [...parts.map((_, at) => `/${parts.slice(0, parts.length - at).join('/')}`), '/']
}

async function tellOwners(tx: Tx, now: Date): Promise<void> {
  const fresh = await tx.rows<{ unitId: string; accountId: string | null; says: string; pagePath: string }>(
    'update site_finding set told_at = $1 where told_at is null and fixed_at is null and accepted_at is null returning unit_id as "unitId", account_id as "accountId", says, page_path as "pagePath"', [now])
  const byOwner = Map.groupBy(fresh, ({ unitId, accountId }) => accountId ?? unitId)
  await flush(tx, [...byOwner.values()].map((rows) => tell(now, rows[0]!, 'siteFinding', `您负责的网站页面新发现 ${rows.length} 个问题：${rows.slice(0, 3).map(({ pagePath, says }) => `${pagePath} ${says}`).join('；')}${rows.length > 3 ? '等' : ''}。请在“网站运行”里处理。`)))
}

export type Wrong = { kind: FindingKind; page: string; target: string; says: string }
