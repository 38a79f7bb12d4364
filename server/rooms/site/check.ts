import type pg from 'pg'
import type { CheckView } from '../../../contract/site.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { crawl, type AskPage, type Crawled } from './crawl.ts'
import { checkExternal, type ExternalOptions, type LinkFate } from './external.ts'
import { findingsOf, keepFindings } from './findings.ts'
import { keepRegister } from './page-register.ts'
import { findRules } from './rules.ts'

/** 网站检查: the walk, links to other sites, the register of pages, the findings. A walk that was broken off changes nothing but its own line. */
export const runCheck = async (deps: CheckDeps, now: Date, signal?: AbortSignal): Promise<{ found: number; fixed: number } | null> => {
  const id = newId(now)
  const rules = await inContext(deps.pool, systemSight, async (tx) => {
    await tx.rows('insert into site_check (id, started_at) values ($1, $2)', [id, now])
    return findRules(tx)
  })
  const found = await crawl(deps.ask, { restMs: deps.restMs, signal, ...(deps.mostOfOneMake ? { mostOfOneMake: deps.mostOfOneMake } : {}) })
  const urls = [...found.external.keys()]
  const fates = rules.checkExternal ? await checkExternal(urls, { timeoutMs: 10_000, politeMs: rules.politeSeconds * 1000, signal, ...deps.external }) : new Map(urls.map((url) => [url, { fate: 'unknown', says: '设置为不检查外部链接，未能检查' } as LinkFate]))
  const trouble = signal?.aborted ? '检查到一半停了，结果没有采用' : found.pages.length === 0 ? '首页打不开，结果没有采用' : null
  return inContext(deps.pool, systemSight, async (tx) => {
    const unknown = urls.filter((url) => fates.get(url)?.fate !== 'gone' && fates.get(url)?.fate !== 'good')
    await endCheck(tx, id, found, unknown.map((url) => ({ url, says: fates.get(url)?.says ?? '未能检查' })), deps.endAt?.() ?? now, trouble)
    if (trouble) return null
    await keepRegister(tx, found, rules, now)
    return keepFindings(tx, await findingsOf(tx, found, fates, rules, now), [...unknown, ...found.notOpened], now)
  })
}

export const lastCheck = async (tx: Tx): Promise<CheckView | null> => {
  const row = await tx.one<Omit<CheckView, 'startedAt' | 'endedAt'> & { startedAt: Date; endedAt: Date | null }>('select started_at as "startedAt", ended_at as "endedAt", pages, links, external, unchecked, capped, trouble from site_check order by started_at desc, id desc limit 1')
  return row ? { ...row, startedAt: row.startedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null } : null
}

async function endCheck(tx: Tx, id: string, found: Crawled, unchecked: CheckView['unchecked'], at: Date, trouble: string | null): Promise<void> {
  await tx.rows('update site_check set ended_at = $2, pages = $3, links = $4, external = $5, unchecked = $6, capped = $7, trouble = $8 where id = $1',
    [id, at, found.pages.length, found.links, found.external.size, JSON.stringify(unchecked.slice(0, 100)), JSON.stringify([...found.capped].map(([pattern, left]) => ({ pattern, left }))), trouble])
}

export type CheckDeps = { pool: pg.Pool; ask: AskPage; /** Between two pages. */ restMs: number; mostOfOneMake?: number; external?: Partial<ExternalOptions>; endAt?: () => Date }
