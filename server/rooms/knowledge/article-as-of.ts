import type { AsOf, TodayStand } from '../../../contract/knowledge.ts'
import type { Tx } from '../../platform/context.ts'
import { versionOn, type VersionOn } from './as-of.ts'
import { articleNumber } from './numbers.ts'
import { similarity } from './similarity.ts'
import { articleSql, fullView, versionOf, articleViews, effectUnknown, type ArticleRow } from './views.ts'

/**
 * The provision of the day of the facts, and today's beside it. Three answers: found; lacking (the library holds no version
 * in force on that day, or the version has no such article); unknown (a version whose day of effect nobody entered).
 * @example await articleAsOf(tx, { law: '公司法', article: '第71条', day: '2022-05-01', today: '2026-11-23' })
 */
export const articleAsOf = async (tx: Tx, { law, article, day, today }: AsOfAsk): Promise<AsOf> => {
  const number = articleNumber(article) ?? article
  const named = await findLaw(tx, law)
  const notes = await ageNotes(tx, day)
  if (!named) return { kind: 'lacking', day, reason: 'noLaw', says: `库内没有《${bare(law)}》。`, article: null, today: null, notes }
  const versions = await versionsOf(tx, named.id)
  const chosen = versionOn(versions, day)
  const then = chosen.kind === 'found' ? await articleIn(tx, chosen.version.id, number) : undefined
  const stand = await todayStand(tx, versions, { number, today, version: chosen.kind === 'found' ? chosen.version.id : null, text: then?.text ?? null })
  if (chosen.kind === 'unknown') return unknownAnswer(tx, { day, number, chosen, stand, notes })
  if (chosen.kind === 'lacking') {
    const summary = await summaryOf(tx, named.id, number)
    return { kind: 'lacking', day, reason: 'noVersion', says: lackingWords(named.name, day, versions), article: summary, today: stand, notes: [...notes, ...(summary?.notes ?? [])] }
  }
  if (!then) return { kind: 'lacking', day, reason: 'noArticle', says: `《${named.name}》当日施行的版本（${chosen.version.publishedOn ?? '公布日期不详'}公布）没有${number}。`, article: null, today: stand, notes }
  const view = fullView(then)
  return { kind: 'found', day, article: view, today: stand, notes: [...notes, ...view.notes, ...transition(stand, view.nature)] }
}

/** What stands today beside a version: the same number, and the nearest text whatever its number. */
export const todayStand = async (tx: Tx, versions: readonly VersionRow[], { number, today, version, text }: { number: string; today: string; version: string | null; text: string | null }): Promise<TodayStand | null> => {
  const chosen = versionOn(versions, today)
  // Without a day of effect the version that its source calls current stands here, and its own notes say what is not known.
  const shown = chosen.kind === 'found' ? chosen.version : chosen.kind === 'unknown' ? chosen.candidates.find((one) => one.current) : undefined
  if (!shown) return null
  const rows = await tx.rows<{ id: string; number: string; text: string }>('select id, number, text from law_article where version_id = $1 order by sort', [shown.id], 'knowledge_texts_of')
  const same = rows.find((row) => row.number === number)
  const sameVersion = shown.id === version
  const best = text === null || sameVersion ? undefined : rows.map((row) => ({ id: row.id, like: similarity(text, row.text) })).toSorted((a, b) => b.like - a.like)[0]
  const found = await tx.rows<ArticleRow>(`${articleSql} where a.id = any($1)`, [[same?.id, best?.id, rows[0]?.id].filter((id) => id !== undefined)], 'knowledge_articles')
  const rowOf = (id: string | undefined): ArticleRow | undefined => found.find((row) => row.id === id)
  const [first, like] = [rowOf(same?.id) ?? found[0], rowOf(best?.id)]
  return first ? {
    version: versionOf(first), sameVersion, differs: !sameVersion && text !== null && same?.text !== text, sameNumber: same && rowOf(same.id) ? fullView(rowOf(same.id)!) : null,
    closest: best && like && best.like >= 0.2 ? { article: fullView(like), similarity: Math.round(best.like * 100) / 100 } : null,
  } : null
}

export const versionsOf = (tx: Tx, lawId: string): Promise<VersionRow[]> =>
  tx.rows(`select v.id, v.published_on::text as "publishedOn", v.effective_on::text as "effectiveOn", v.ends_on::text as "endsOn", v.current from law_version v where v.law_id = $1 and v.double_of is null order by v.published_on`, [lawId])

/** By its full name, its short one, or with 中华人民共和国 before it. */
export const findLaw = (tx: Tx, name: string): Promise<{ id: string; name: string } | undefined> => {
  const clean = bare(name)
  return tx.one(`select id, name from law where name = any($1) or short_name = $2 order by (name = $2) desc, (name = $3) desc, name limit 1`, [[clean, `中华人民共和国${clean}`], clean, `中华人民共和国${clean}`])
}

const bare = (name: string): string => name.replace(/\s/g, '').replace(/^《([^《》]+)》$/, '$1').replace(/[（(]\d{4}(年|修正|修订)*[)）]$/, '')
const articleIn = (tx: Tx, versionId: string, number: string): Promise<ArticleRow | undefined> => tx.one(`${articleSql} where a.version_id = $1 and a.number = $2`, [versionId, number])

async function unknownAnswer(tx: Tx, { day, number, chosen, stand, notes }: { day: string; number: string; chosen: Extract<VersionOn<VersionRow>, { kind: 'unknown' }>; stand: TodayStand | null; notes: string[] }): Promise<AsOf> {
  const candidates = await Promise.all(chosen.candidates.map(async (version) => {
    const row = await articleIn(tx, version.id, number)
    const any = row ?? (await tx.one<ArticleRow>(`${articleSql} where a.version_id = $1 order by a.sort limit 1`, [version.id]))
    return any ? [{ version: versionOf(any), article: row ? fullView(row) : null }] : []
  }))
  const says = chosen.reason === 'effectUnknown' ? `${day} 施行的是哪一版，库内不能确定：${chosen.candidates.filter((v) => !v.effectiveOn).map((v) => `${v.publishedOn ?? '日期不详'}公布的版本`).join('、')}${effectUnknown}。` : `来源标明这一版已被修改或废止，但失效日期和后一版本库内都没有，${day} 是否仍在施行不能确定。`
  return { kind: 'unknown', day, reason: chosen.reason, says, candidates: candidates.flat(), today: stand, notes }
}

async function summaryOf(tx: Tx, lawId: string, number: string) {
  const found = await tx.one<{ id: string }>(`select id from knowledge_entry where kind = 'summary' and law_id = $1 and number = $2 limit 1`, [lawId, number])
  return found ? ((await articleViews(tx, [found.id]))[0] ?? null) : null
}

function lackingWords(law: string, day: string, versions: readonly VersionRow[]): string {
  const first = versions.map((v) => v.effectiveOn).filter((d) => d !== null).toSorted()[0]
  if (versions.length === 0) return `库内没有《${law}》的全文，只有摘要。`
  return `库内没有《${law}》在 ${day} 施行的版本${first && first > day ? `，最早的一版自 ${first} 起施行` : ''}；请另行查找当日版本。`
}

async function ageNotes(tx: Tx, day: string): Promise<string[]> {
  const newest = (await tx.one<{ newest: string | null }>('select max(published_on)::text as newest from law_version', [], 'knowledge_newest'))?.newest
  return newest && day > newest ? [`库内资料截至 ${newest}，此后是否修改，库内不知。`] : []
}

/** Shown, not decided: which of two versions binds is for a person to say. */
function transition(stand: TodayStand | null, nature: string | null): string[] {
  if (!stand?.differs) return []
  return [`当日与今日的规定不同，并列供对照；${nature === 'procedural' ? '这是程序规则' : nature === 'substantive' ? '这是实体规则' : '实体或程序未标明'}，新旧法如何衔接由办理人员判断。`]
}

export type AsOfAsk = { law: string; article: string; /** The day of the facts. */ day: string; today: string }
export type VersionRow = { id: string; publishedOn: string | null; effectiveOn: string | null; endsOn: string | null; current: boolean }
