import { likeness } from '../../server/rooms/push-packs/likes.ts'
import { documentTerms, queryTerms } from '../../server/rooms/finding/terms.ts'
import type { SeededOrder } from './push-world.ts'

/**
 * The exact top five, found the slow way beside the index: BM25 in floating point over every order, with the same weight for the
 * same kind of request and the same county. Only the terms that some question has are kept of an order.
 */
export const openExact = (questions: readonly Question[]): Exact => {
  const terms = new Map<string, number>()
  const asked = questions.map(({ text }) => [...queryTerms(text)])
  for (const [term] of asked.flat()) if (!terms.has(term)) terms.set(term, terms.size)
  const state: State = { df: new Uint32Array(terms.size), lengths: [], facts: [], docs: [], termIds: [], weights: [] }
  return {
    take: (order) => {
      const found = documentTerms([{ text: order.title, weight: 1 }, { text: order.need, weight: 1 }])
      let length = 0
      for (const [term, weight] of found) {
        length += weight
        const id = terms.get(term)
        if (id === undefined) continue
        state.df[id]!++
        state.docs.push(order.n)
        state.termIds.push(id)
        state.weights.push(weight)
      }
      state.lengths.push(length)
      state.facts.push({ topic: order.topicId, county: order.county })
    },
    top: () => topOf(state, questions, asked.map((list) => new Map(list.map(([term, weight]) => [terms.get(term)!, weight])))),
  }
}

/** For each question the score of each order that has one of its terms, five best, and what the fifth has. */
function topOf(state: State, questions: readonly Question[], asked: readonly Map<number, number>[]): Answer[] {
  const count = state.lengths.length
  const byTerm = Map.groupBy(state.docs.keys(), (at) => state.termIds[at]!)
  return questions.map((question, which) => {
    const scores = new Float64Array(count)
    for (const [termId, weight] of asked[which]!) {
      const df = state.df[termId]!
      const idf = Math.log(1 + (count - df + 0.5) / (df + 0.5))
      for (const at of byTerm.get(termId) ?? []) {
        const doc = state.docs[at]!, tf = state.weights[at]!
        scores[doc] = scores[doc]! + (weight * idf * tf * 2.2) / (tf + 1.2 * (0.4 + (0.6 * state.lengths[doc]!) / 90))
      }
    }
    for (let doc = 0; doc < count; doc++) scores[doc] = scores[doc]! * likeness(state.facts[doc]!, question)
    const best = [...scores.keys()].filter((doc) => scores[doc]! > 0).toSorted((a, b) => scores[b]! - scores[a]!).slice(0, 5)
    return { fifth: best.length === 5 ? scores[best[4]!]! : 0, scoreOf: (doc) => scores[doc] ?? 0, best }
  })
}

export type Question = { text: string; topic: string; county: string }
export type Answer = { fifth: number; best: number[]; scoreOf: (doc: number) => number }
export type Exact = { take: (order: SeededOrder) => void; top: () => Answer[] }
type State = { df: Uint32Array; lengths: number[]; facts: { topic: string; county: string }[]; docs: number[]; termIds: number[]; weights: number[] }
