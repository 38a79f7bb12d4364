import type { SiteRules } from '../../../contract/site.ts'
import type { Tx } from '../../platform/context.ts'
import { addMonths, dayOf } from '../../platform/days.ts'
import { newId } from '../../platform/ids.ts'
import { published } from '../security/index.ts'
import { findPublicShop } from '../shops/index.ts'
import type { Crawled } from './crawl.ts'
import { kindOf } from './page-kinds.ts'

/** What a walk met becomes the register: new pages get an owner and a day of review, changed words are noted, what is gone leaves the lists. */
export const keepRegister = async (tx: Tx, found: Crawled, rules: SiteRules, now: Date): Promise<void> => {
  const pages = found.pages.flatMap((page) => { const kind = kindOf(page.path); return kind ? [{ ...page, kind }] : [] })
  const known = new Set((await tx.rows<{ path: string }>('select path from site_page')).map(({ path }) => path))
  const owners = await ownersOf(tx, pages.filter(({ path, kind }) => !known.has(path) || kind === 'announcement').map(({ path }) => path), now)
  const lead = await leadUnit(tx)
  const rows = pages.map((page) => ({ reviewBy: addMonths(dayOf(now), rules.reviewMonths), accountId: null, ...page, id: newId(now), ...(owners.get(page.path) ?? lead) }))
  // A notice that ended and was approved anew has another last day.
  await tx.rows(`update site_page p set review_by = r."reviewBy", warned_days = null from jsonb_to_recordset($1) as r(path text, kind text, "reviewBy" date) where r.kind = 'announcement' and p.path = r.path and p.gone_at is not null`, [JSON.stringify(rows)])
  await tx.rows(
    `insert into site_page as p (id, path, kind, title, unit_id, bureau_id, account_id, review_by, content_hash, changed_at, first_seen_at, seen_at)
     select id, path, kind, title, "unitId", "bureauId", "accountId", "reviewBy", hash, $2, $2, $2 from jsonb_to_recordset($1) as r(id uuid, path text, kind text, title text, "unitId" uuid, "bureauId" uuid, "accountId" uuid, "reviewBy" date, hash text)
     on conflict (path) do update set title = excluded.title, kind = excluded.kind, seen_at = excluded.seen_at, gone_at = null,
       changed_at = case when p.content_hash = excluded.content_hash then p.changed_at else excluded.changed_at end, content_hash = excluded.content_hash`,
    [JSON.stringify(rows), now])
  // A page that was not reached because there were too many of its make is not gone.
  await tx.rows('update site_page set gone_at = $1 where gone_at is null and path <> all($2)', [now, [...pages.map(({ path }) => path), ...found.notOpened]])
}

/** Whose what nobody else's is: the division that leads article 13 (市局公共法律服务管理科). */
export const leadUnit = async (tx: Tx): Promise<Owner> =>
  (await tx.one<Owner>(`select id as "unitId", bureau_id as "bureauId" from unit where code = 'HN-D1' or parent_id is null order by code <> 'HN-D1' limit 1`))!

/** A shop is its body's, an answer its writer's; a notice has an owner of its own, and is looked through by its last day. No other page is anybody's from birth. */
async function ownersOf(tx: Tx, paths: readonly string[], now: Date): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>()
  for (const path of paths) {
    const [, kind, id = ''] = /^\/(shops|answers|notices)\/([0-9a-f-]{36})$/.exec(path) ?? []
    const notice = kind === 'notices' ? await published.announcement(tx, id, now) : undefined
    const unitId = notice?.unitId ?? (kind === 'shops' ? (await findPublicShop(tx, id, now))?.unitId : kind === 'answers' ? (await published.reply(tx, id))?.unitId : undefined)
    const owner = unitId && (await tx.one<Owner>('select id as "unitId", bureau_id as "bureauId" from unit where id = $1', [unitId]))
    if (owner) owners.set(path, notice ? { ...owner, accountId: notice.ownerId, reviewBy: notice.shownUntil } : owner)
  }
  return owners
}

export type Owner = { unitId: string; bureauId: string; /** Of a notice. */ accountId?: string; reviewBy?: string }
