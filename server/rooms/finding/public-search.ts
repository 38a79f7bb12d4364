import type pg from 'pg'
import { announcementAreas, columnName } from '../../../contract/announcements.ts'
import type { Marked } from '../../../contract/finding.ts'
import { inContext } from '../../platform/context.ts'
import { nobodysSight } from '../../platform/http.ts'
import { articleViews, caseViews } from '../knowledge/index.ts'
import { published } from '../security/index.ts'
import type { Finder } from './host.ts'
import { foundByWording, nearInMeaning, sharesAWord } from './by-wording.ts'
import { markedPart } from './marked.ts'

/** For residents: laws, typical cases, notices of today and what the office has approved for everybody, read as somebody who is nobody. Null while the index is away. */
export const publicSearch = async (finder: Finder, pool: pg.Pool, text: string, { now, page = 1 }: { now: Date; page?: number }): Promise<PublicFinds | null> => {
  const k = atOnce * page + 4
  const found = await finder.find([{ corpus: 'article', text, k: k + 8, where: { current: { anyOf: [1] } } }, { corpus: 'answer', text, k }, { corpus: 'case', text, k }, { corpus: 'notice', text, k }])
  if (!found) return null
  const shared = sharesAWord(text)
  const [all = [], answers = [], cases = [], notices = []] = [found[0], ...found.slice(1).map((list) => list.filter(shared))]
  return inContext(pool, nobodysSight, async (tx) => {
    const news = inOrder(notices, await published.announcementsOf(tx, notices.map(({ id }) => id), now))
    const far = !foundByWording(text, all) && answers.length + cases.length + news.length === 0
    const articles = far ? nearInMeaning(all).slice(0, fewFar) : all
    const hits = [...articles, ...answers, ...cases, ...notices]
    const laws = await articleViews(tx, articles.map(({ id }) => id))
    const entries = await caseViews(tx, [...answers, ...cases].map(({ id }) => id), 'everybody')
    const said = (id: string, words: string): Marked => markedPart(words, hits.find((hit) => hit.id === id)?.words ?? [], 200)
    const once = [...new Map(laws.toReversed().map((law) => [`${law.lawId} ${law.number}`, law])).values()].toReversed()
    const guides = entries.filter(({ kind }) => kind !== 'case')
    const typical = entries.filter(({ kind }) => kind === 'case')
    return {
      far,
      articles: onPage(once, page).map((law) => ({ id: law.id, title: `《${law.law}》${law.number}`, marked: said(law.id, law.text), notes: law.notes })),
      guides: onPage(guides, page).map((entry) => ({ id: entry.id, title: entry.title, marked: said(entry.id, entry.body), kind: entry.kindName })),
      cases: onPage(typical, page).map((entry) => ({ id: entry.id, title: entry.title, marked: said(entry.id, entry.body), kind: entry.kindName })),
      notices: onPage(news, page).map((one) => ({ id: one.id, title: one.title, marked: said(one.id, one.text.replace(/^(?:## |- )/gmu, '')), kind: columnName(one.columnCode), notes: [announcementAreas[one.areaCode]], on: one.publishedAt.toISOString() })),
      more: !far && page < lastPage && [once, guides, typical, news].some((all) => all.length > page * atOnce),
    }
  })
}

const onPage = <T>(all: readonly T[], page: number): readonly T[] => all.slice((page - 1) * atOnce, page * atOnce)
const inOrder = <R extends { id: string }>(found: readonly { id: string }[], rows: readonly R[]): R[] => found.flatMap(({ id }) => rows.find((row) => row.id === id) ?? [])
const atOnce = 5
const lastPage = 5
/** Near in meaning alone: few, and said to be so. */
const fewFar = 3

/** The words that were asked for come marked, as pieces of plain text. */
export type PublicFinds = { /** Nothing was found by what was said. */ far?: boolean; articles: { id: string; title: string; marked: Marked; notes: string[] }[]; guides: PublicEntry[]; cases: PublicEntry[]; notices: (PublicEntry & { notes: string[]; on: string })[]; more: boolean }
type PublicEntry = { id: string; title: string; marked: Marked; kind: string }
