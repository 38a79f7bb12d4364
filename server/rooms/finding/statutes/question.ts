import { words } from '../../../platform/text/index.ts'
import { termsOf } from './article.ts'
import type { Embedding } from './embedding.ts'
import { legalWordsFor, type LegalWord } from './lay-words.ts'

/** A question in terms, with the statutes' words for what people say in their own. */
export function readQuestion(base: Embedding, text: string): AskedTerms {
  const own = termsOf(text)
  const legal = legalWordsFor(text)
  const added = new Set(words(legal.map(({ meant }) => meant).join(' ')))
  for (const word of own.words) added.delete(word)
  return {
    pairs: new Set(own.pairs),
    words: new Set(own.words),
    all: new Set([...own.pairs, ...own.words]),
    added,
    legal,
    // People's own words count twice: they are sure, what they stand for is likely.
    tokens: base.tokens([...own.words, ...own.words, ...added]),
  }
}

/** `added`: words of `legal` that the question lacks; `tokens`: of both. */
export type AskedTerms = { pairs: Set<string>; words: Set<string>; all: Set<string>; added: Set<string>; legal: LegalWord[]; tokens: Int32Array }
