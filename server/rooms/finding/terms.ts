import { bigrams, stopWords, words } from '../../platform/text/index.ts'

/**
 * The terms of a document: every pair of characters, and the dictionary's longer words; a pair that is a word is one term, not
 * two. `weight` counts a part (a title) more than once.
 */
export function documentTerms(parts: readonly Part[]): Map<string, number> {
  const terms = new Map<string, number>()
  for (const { text, weight } of parts) {
    for (const term of [...bigrams(text), ...words(text).filter((word) => word.length > 2 && isHan(word))]) {
      if (mayBeKept(term)) terms.set(term, (terms.get(term) ?? 0) + weight)
    }
  }
  return terms
}

/** The same of what somebody asks: words count fully, pairs that are no word half, words of courtesy and grammar not at all. */
export function queryTerms(text: string): Map<string, number> {
  const said = text.slice(0, longestQuery)
  const terms = new Map<string, number>()
  for (const term of bigrams(said)) if (mayBeKept(term) && !stopWords.has(term)) terms.set(term, pairWeight)
  for (const word of words(said)) if (mayBeKept(word)) terms.set(word, isHan(word) ? 1 : pairWeight)
  return terms
}

const longestQuery = 800
const pairWeight = 0.4
const isHan = (term: string): boolean => term.codePointAt(0)! >= 0x2e80
/** A lone character says little; a long number may be somebody's: neither enters the index. */
const mayBeKept = (term: string): boolean => term.length > 1 && !/\d{6,}/.test(term)

export type Part = { text: string; weight: number }
