import type { ArticleHit, ArticlePage, LawRow, LawView, LibraryView, VersionView } from '../../../contract/knowledge.ts'
import { allowed, isEmpty, reachOf, type Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import { articleAsOf, findLaw, todayStand, versionsOf } from './article-as-of.ts'
import { countOverdue, likeOf } from './entries/list.ts'
import { articleNumber } from './numbers.ts'
import { knowledgePermissions } from './permissions.ts'
import { articleViews, libraryAge } from './views.ts'

/** Laws by name; with 法名 + 条号 the article itself; with other words the current articles that hold them. */
export const libraryView = async (tx: Tx, { actor, now }: Who, ask: { q?: string | undefined; cursor?: string | undefined; size: number }): Promise<LibraryView> => {
  const laws = await tx.rows<LawRow>(
    `select l.id, l.name, l.short_name as short, l.nature, count(v.id)::int as versions, max(v.published_on)::text as "publishedOn", count(*) filter (where v.id is not null and v.effective_on is null)::int as "unknownDays",
       (select count(*)::int from knowledge_entry e where e.law_id = l.id and e.kind = 'summary' and e.state = 'approved') as summaries
     from law l left join law_version v on v.law_id = l.id and v.double_of is null where ($1::text is null or l.name like $1) and ($2::uuid is null or (length(l.name), l.id) > (select length(c.name), c.id from law c where c.id = $2))
     group by l.id order by length(l.name), l.id limit $3`, [ask.q ? likeOf(nameIn(ask.q)) : null, ask.cursor ?? null, ask.size + 1])
  const may = (action: 'import' | 'write'): boolean => !isEmpty(reachOf(knowledgePermissions, action, actor))
  return {
    age: await libraryAge(tx), laws: laws.slice(0, ask.size), next: laws.length > ask.size ? laws[ask.size - 1]!.id : null, hits: ask.q && !ask.cursor ? await hitsOf(tx, ask.q) : [],
    mayImport: may('import'), mayWrite: may('write'), overdue: await countOverdue(tx, now),
  }
}

export const lawView = async (tx: Tx, { actor }: Who, { id, version }: { id: string; version?: string | undefined }): Promise<LawView> => {
  const law = (await tx.one<Pick<LawView, 'id' | 'name' | 'short' | 'nature'>>('select id, name, short_name as short, nature from law where id = $1', [id])) ?? refuse('notFound', '库内没有这部法律。')
  const versions = await tx.rows<LawView['versions'][number]>(
    `select v.id, v.published_on::text as "publishedOn", v.effective_on::text as "effectiveOn", v.ends_on::text as "endsOn", v.effect_by as "effectBy", v.current, v.shelf, v.source, v.double_of as "doubleOf",
       (select count(*)::int from law_article a where a.version_id = v.id) as articles,
       coalesce((select jsonb_agg(jsonb_build_object('effectiveOn', x.effective_on, 'endsOn', x.ends_on, 'source', x.source, 'by', coalesce(p.name, ''), 'at', x.entered_at) order by x.entered_at desc) from law_effect x left join account p on p.id = x.entered_by where x.version_id = v.id), '[]') as record
     from law_version v where v.law_id = $1 order by v.published_on desc nulls last, v.id`, [id])
  const shown = versions.find((v) => v.id === version) ?? versions.find((v) => v.current && !v.doubleOf) ?? versions[0]
  const articles = shown ? await tx.rows<LawView['articles'][number]>('select id, number, text, path from law_article where version_id = $1 order by sort, number limit 2000', [shown.id]) : []
  const summaries = await tx.rows<LawView['summaries'][number]>(`select id, number, body as gist from knowledge_entry where law_id = $1 and kind = 'summary' and state = 'approved' order by id limit 300`, [id])
  return { ...law, age: await libraryAge(tx), mayEnterEffect: allowed(knowledgePermissions, 'enterEffect', actor, { ownerIds: [], unitIds: [], bureauIds: [] }), versions, shown: shown?.id ?? null, articles, summaries }
}

/** One article, or a summary: as of a day when one is given, and beside what stands today. */
export const articlePage = async (tx: Tx, { now }: Who, { id, day }: { id: string; day?: string | undefined }): Promise<ArticlePage> => {
  const [article] = await articleViews(tx, [id])
  if (!article) return refuse('notFound', '库内没有这一条。')
  const today = dayOf(now)
  const versions = await versionsOf(tx, article.lawId)
  const others = await tx.rows<{ articleId: string | null; text: string | null } & VersionView>(
    `select v.id, v.published_on::text as "publishedOn", v.effective_on::text as "effectiveOn", v.ends_on::text as "endsOn", v.effect_by as "effectBy", v.current, v.shelf, v.source, a.id as "articleId", a.text
     from law_version v left join law_article a on a.version_id = v.id and a.number = $2 where v.law_id = $1 and v.double_of is null order by v.published_on desc nulls last`, [article.lawId, article.number])
  const cases = await tx.rows<{ id: string; title: string; kindName: string }>(
    `select id, title, case kind when 'case' then '案例' when 'answer' then '答复' when 'localRule' then '地方规定' else '办事指南' end as "kindName" from knowledge_entry where kind <> 'summary' and state = 'approved' and cited @> any($1::jsonb[]) order by id desc limit 10`,
    [[article.law, article.short].map((law) => JSON.stringify([{ law, article: article.number }]))])
  return {
    article, age: await libraryAge(tx), cases, asOf: day ? await articleAsOf(tx, { law: article.law, article: article.number, day, today }) : null,
    today: await todayStand(tx, versions, { number: article.number, today, version: article.version?.id ?? null, text: article.form === 'full' ? article.text : null }),
    versions: others.map(({ articleId, text, ...version }) => ({ version, articleId, sameText: text === article.text })),
  }
}

/** 《公司法》第71条, 劳动合同法 38, or plain words. */
async function hitsOf(tx: Tx, q: string): Promise<ArticleHit[]> {
  const [, law = '', number = ''] = /^(.*?)[\s》]*((?:第\s*)?[零〇一二三四五六七八九十百千两\d]+\s*条(?:之[一二三四五六七八九十]+)?|\d+)$/.exec(q.trim()) ?? []
  const wanted = number ? articleNumber(number) : undefined
  const named = law && wanted ? await findLaw(tx, law) : undefined
  if (named) return tx.rows(`${hitSql} and a.number = $1 and l.id = $2 order by v.current desc, v.published_on desc limit 10`, [wanted, named.id])
  if (q.length < 2) return []
  const summaries = await tx.rows<ArticleHit>(`select coalesce((select a.id from law_version v join law_article a on a.version_id = v.id where v.law_id = l.id and v.current and v.double_of is null and a.number = e.number limit 1), e.id) as id, 'summary' as form, l.id as "lawId", l.name as law, e.number, e.body as text, true as current from knowledge_entry e join law l on l.id = e.law_id where e.kind = 'summary' and e.state = 'approved' and (e.body like $1 or e.question like $1) limit 10`, [likeOf(q)])
  return [...summaries, ...(await tx.rows<ArticleHit>(`${hitSql} and v.current and a.text like $1 limit 20`, [likeOf(q)]))]
}

const nameIn = (q: string): string => q.replace(/[《》\s]/g, '').replace(/第?[零〇一二三四五六七八九十百千两\d]+条?(之[一二三四五六七八九十]+)?$/, '') || q
const hitSql = `select a.id, 'full' as form, l.id as "lawId", l.name as law, a.number, a.text, v.current from law_article a join law_version v on v.id = a.version_id join law l on l.id = v.law_id where v.double_of is null`

type Who = { actor: Actor; now: Date }
