import { bigrams } from '../../../platform/text/index.ts'
import { kinds } from '../classes/taxonomy.ts'
import { grams, plainWords } from '../classes/vectors.ts'

/**
 * How well answers fit a question: the question and its heading met by characters, pairs and words, and both speaking of the
 * same topics. Each part is divided by how far it usually spreads (rounded), so that none outweighs the others; nothing here is
 * trained, so that nothing can be learnt by heart.
 */
export function scoreAnswers(question: Question, answers: readonly string[], collection: Collection): number[] {
  const asked = partsOf(`${question.subject}。${question.body}`)
  const heading = partsOf(question.subject)
  return answers.map((text) => {
    const answer = partsOf(text)
    return bm25(asked.pairs, answer.pairs, collection.pairs) / 10 + bm25(asked.characters, answer.characters, collection.characters) / 10
      + bm25(asked.words, answer.words, collection.words) / 7 + bm25(heading.pairs, answer.pairs, collection.pairs) / 5
      + bm25(heading.characters, answer.characters, collection.characters) / 5 + cosine(asked.topics, answer.topics) * 3.5
  })
}

/** What a collection of answers tells of its terms. */
export function collectionOf(texts: readonly string[]): Collection {
  const parts = texts.map(partsOf)
  return { pairs: frequencies(parts.map((p) => p.pairs)), characters: frequencies(parts.map((p) => p.characters)), words: frequencies(parts.map((p) => p.words)) }
}

/** BM25 on pairs of characters alone: what the score must beat. */
export function plainScores(question: Question, answers: readonly string[], pairs: Frequencies): number[] {
  const asked = bigrams(`${question.subject}。${question.body}`)
  return answers.map((text) => bm25(asked, bigrams(text), pairs))
}

export function frequencies(documents: readonly (readonly string[])[]): Frequencies {
  const seen = new Map<string, number>()
  for (const terms of documents) for (const term of new Set(terms)) seen.set(term, (seen.get(term) ?? 0) + 1)
  return { seen, count: documents.length, length: documents.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, documents.length) }
}

function bm25(asked: readonly string[], terms: readonly string[], { seen, count, length }: Frequencies): number {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return [...new Set(asked)].reduce((sum, term) => {
    const times = counts.get(term) ?? 0
    if (times === 0) return sum
    const known = seen.get(term) ?? 0
    const rare = Math.log(1 + (count - known + 0.5) / (known + 0.5))
    return sum + (rare * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * terms.length) / length))
  }, 0)
}

function partsOf(text: string): Parts {
  return { pairs: grams(text, 2), characters: grams(text, 1), words: plainWords(text), topics: topicsSaid(text) }
}

/** By topic, the roots of how much each kind's words are said. */
function topicsSaid(text: string): Map<string, number> {
  const said = new Map<string, number>()
  for (const { topic, words } of kinds) {
    const weight = words.reduce((sum, word) => (text.includes(word) ? sum + Math.max(0.3, word.length - 1) : sum), 0)
    said.set(topic, (said.get(topic) ?? 0) + Math.sqrt(weight))
  }
  return said
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const product = [...a].reduce((sum, [topic, weight]) => sum + weight * b.get(topic)!, 0)
  return product === 0 ? 0 : product / Math.hypot(...a.values()) / Math.hypot(...b.values())
}

export type Question = { subject: string; body: string }
export type Frequencies = { seen: ReadonlyMap<string, number>; count: number; length: number }
export type Collection = { pairs: Frequencies; characters: Frequencies; words: Frequencies }
type Parts = { pairs: string[]; characters: string[]; words: string[]; topics: Map<string, number> }
