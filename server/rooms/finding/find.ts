import type { Lift, TextIndex, Where } from '../../platform/text-index/index.ts'
import { isTelling } from '../../platform/text/index.ts'
import type { Corpus } from './corpora.ts'
import type { ArticleRanker } from './article-ranker.ts'
import { impersonalTerms } from './impersonal.ts'
import { legalWordsFor, onceALegalWord } from './statutes/lay-words.ts'
import { queryTerms } from './terms.ts'

/** The best documents for plain words, each with the words that it was found by. Articles have an order of their own, once it is there. */
export async function find(index: TextIndex, { corpus, text, k, where, lifts, exact, impersonal }: Ask, articles?: ArticleRanker): Promise<Found[]> {
  const learnt = corpus === 'article' && articles?.ready && !exact && !ofForm(where) ? await articles.rank(text, k) : null
  if (learnt) return learnt
  const asked = impersonal ? impersonalTerms(queryTerms(text), index) : queryTerms(text)
  const hits = index.search({ terms: withLegalWords(asked, corpus, text, ofForm(where)), k, explain: true, ...(where ? { where } : {}), ...(lifts ? { lifts } : {}), ...(exact ? { exact } : {}) })
  return hits.map(({ id, score, matched }) => ({ id, score, words: tellingWords(wordsFirst((matched ?? []).map(({ term }) => term), asked)) }))
}

/** Only our summaries, say: they are few, and each carries people's own words for it, so words find them best. */
const ofForm = (where: Ask['where']): boolean => where !== undefined && !Array.isArray(where) && 'form' in where

/** Cases, answers, notices and summaries are written in the words of the law: those stand in for people's own, at less than theirs. */
function withLegalWords(asked: Map<string, number>, corpus: Corpus, text: string, summaries: boolean): Map<string, number> {
  if (corpus === 'order' || (corpus === 'article' && !summaries)) return asked
  const terms = new Map(asked)
  for (const { meant } of legalWordsFor(text)) for (const term of termsOf(meant).keys()) if (!terms.has(term)) terms.set(term, legalWeight)
  return terms
}

const termsOf = onceALegalWord(queryTerms)
const legalWeight = 0.5

/** What is a word before what is only a pair of characters: a pair finds, but tells a reader little. */
function wordsFirst(terms: readonly string[], asked: ReadonlyMap<string, number>): string[] {
  const isWord = (term: string): boolean => isTelling(term) && (asked.get(term) ?? 1) === 1
  return [...terms.filter(isWord), ...terms.filter((term) => !isWord(term))]
}

/** At most four, the weightiest first, none that is a part of another. */
function tellingWords(terms: readonly string[]): string[] {
  const told: string[] = []
  for (const term of terms.slice(0, 16)) {
    if (told.some((word) => word.includes(term))) continue
    const shorter = told.findIndex((word) => term.includes(word))
    if (shorter >= 0) told.splice(0, told.length, ...told.with(shorter, term).filter((word) => word === term || !term.includes(word)))
    else if (told.length < 4) told.push(term)
  }
  return told
}

export type Ask = { corpus: Corpus; text: string; k: number; where?: Where | readonly Where[]; /** What counts for more. */ lifts?: readonly Lift[]; /** Read everything, to measure the other way by. */ exact?: boolean; /** By words that name nobody alone: where the asker may not look himself. */ impersonal?: boolean }
export type Found = { id: string; score: number; words: string[]; /** Said by a ranker that knows more than shared words. */ reasons?: string[]; /** False: by its meaning alone. */ literal?: boolean }
