import type { ArticleView, AsOf } from '../../../contract/knowledge.ts'
import { packLimits, type PackArticle } from '../../../contract/push-packs.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { markedPart, type Found } from '../finding/index.ts'
import { articleAsOf, articleViews } from '../knowledge/index.ts'
import type { Looked } from './pack.ts'
import { shownUse, useFactor } from './tally.ts'
import { reasons } from './why.ts'

/** Provisions that fit the words, as of the day of the facts where one is given; one number of one law stands once. */
export const articlesFor = async (tx: Tx, found: readonly Found[], looked: Looked): Promise<PackArticle[]> => {
  const views = new Map((await articleViews(tx, found.map(({ id }) => id))).map((view) => [view.id, view]))
  const ranked = found.flatMap((hit) => {
    const view = views.get(hit.id)
    // Near in meaning alone, with nothing that the reader could check: left out.
    return view && !hit.reasons?.every((reason) => reason === '意思相近') ? [{ hit, view, score: hit.score * useFactor(looked.tallies.get(`article:${hit.id}`)) }] : []
  }).toSorted((a, b) => b.score - a.score)
  const chosen = onceEach(ranked).slice(0, packLimits.articles)
  return Promise.all(chosen.map(async ({ hit, view }) => itemOf(hit, view, await stoodOn(tx, view, looked), looked)))
}

/**
 * The learnt order over the whole library, and our summaries of the provisions that lay questions turn on: what stands high in
 * either is brought. By place, since the two do not score alike.
 */
export function together(learnt: readonly Found[], summaries: readonly Found[]): Found[] {
  const hits = new Map<string, Found>()
  for (const list of [learnt, summaries]) list.forEach((hit, i) => hits.set(hit.id, { ...hit, score: (hits.get(hit.id)?.score ?? 0) + 1 / (headStart + i) }))
  return [...hits.values()].toSorted((a, b) => b.score - a.score)
}
const headStart = 6

/** A number of a law once, at its best place; the full text where both it and our summary were found. */
function onceEach<T extends { view: ArticleView }>(ranked: readonly T[]): T[] {
  const byNumber = Map.groupBy(ranked, ({ view }) => `${view.lawId} ${view.number}`)
  return [...byNumber.values()].map((same) => same.find(({ view }) => view.form === 'full') ?? same[0]!)
}

const stoodOn = async (tx: Tx, view: ArticleView, { factsOn, now }: Looked): Promise<AsOf | null> =>
  factsOn && view.number ? articleAsOf(tx, { law: view.law, article: view.number, day: factsOn, today: dayOf(now) }) : null

function itemOf({ id, words, reasons: said }: Found, view: ArticleView, stood: AsOf | null, looked: Looked): PackArticle {
  const key = `article:${id}`
  const then = stood?.kind === 'found' ? stood.article : null
  const shown = then ?? view
  const other = stood?.kind === 'found' ? (stood.today?.differs ? stood.today.sameNumber : null) : null
  return {
    key, kind: 'article', title: `《${view.short}》${shown.number}`, law: view.law, number: shown.number, text: partOf(shown.text, words), why: said ? [...(looked.question.from === 'lastMatter' ? ['按他上次的诉求找到'] : []), ...said] : reasons({ words, looked }),
    cite: citation(shown, stood), mark: looked.marks.get(key) ?? null, use: shownUse(looked.tallies.get(key)), versionWords: versionWords(shown, stood), todayText: other?.text ?? null, summary: shown.form === 'summary', nature: shown.nature,
  }
}

/** A long provision is shown where the words stand; the whole of it is one press away. */
const partOf = (text: string, words: readonly string[]): string => (text.length <= 320 ? text : markedPart(text, words, 300).map((piece) => piece.text).join(''))

const citation = (view: ArticleView, stood: AsOf | null): string =>
  `《${view.law}》${stood?.kind === 'found' && view.version?.publishedOn ? `（${view.version.publishedOn.slice(0, 4)}年）` : ''}${view.number}`

function versionWords(view: ArticleView, stood: AsOf | null): string {
  if (stood && stood.kind !== 'found') return stood.says
  const from = view.version?.effectiveOn ? `自 ${view.version.effectiveOn} 起施行` : ''
  return [stood ? `${stood.day} 施行的条文` : '', from, ...view.notes, ...(stood?.kind === 'found' ? stood.notes.filter((note) => !view.notes.includes(note)) : [])].filter(Boolean).join('；') || '现行'
}
