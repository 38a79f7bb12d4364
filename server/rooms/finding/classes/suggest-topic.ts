import { topicIds, type TopicId } from '../../../../contract/topics.ts'
import { learnt, type Layer } from './lessons.ts'
import { probabilities } from './ridge.ts'
import { kinds, type Kind } from './taxonomy.ts'
import { isSaid, plainOf, readModel, scoresBy, topicVector, type TopicModel } from './topic-model.ts'
import { bucket, grams, type Sparse } from './vectors.ts'

/**
 * Topics that a text may belong to, likeliest first, each with how sure that is and with the words that speak for it: a
 * suggestion beside the field, which a person fills. Of texts that say nothing it says nothing.
 */
export function suggestTopic(text: string, layer: Layer = learnt()): TopicSuggestion[] {
  const plain = plainOf(text)
  if (!isSaid(plain)) return []
  const model = shippedModel()
  const { all, row } = likeliest(model, plain, layer)
  const sure = probabilities(all, model.sharpness)
  return topicIds.map((topic, i) => ({ topic, confidence: sure[i]!, ...because(topic, plain) }))
    .filter(({ confidence, reasons }) => confidence >= (reasons.length > 0 ? 0.06 : 0.3))
    .map((one) => (one.reasons.length > 0 ? one : { ...one, reasons: telling(model, topicIds.indexOf(one.topic), plain, row) }))
    .toSorted((a, b) => b.confidence - a.confidence).slice(0, 3)
}

/** The three likeliest, however unsure: for a resident who then chooses himself. Nothing for words that say nothing. */
export function findTopics(text: string): TopicId[] {
  const plain = plainOf(text)
  if (!isSaid(plain)) return []
  const { all } = likeliest(shippedModel(), plain, learnt())
  return topicIds.map((topic, i) => ({ topic, score: all[i]! })).toSorted((a, b) => b.score - a.score).slice(0, 3).map(({ topic }) => topic)
}

/** Scores of all topics by the model and what was learnt before. A text that was seen before may come as its vector. */
export function likeliest(model: TopicModel, text: string | Sparse, layer: Layer): { all: number[]; row: Sparse } {
  const row = typeof text === 'string' ? topicVector(model, text) : text
  return { all: scoresBy(model, row).map((score, i) => score + layer.add(i, row)), row }
}

let shipped: TopicModel | undefined

export function shippedModel(): TopicModel {
  return shipped ??= readModel(new URL('../../../../models/topics.bin', import.meta.url))
}

/** Where no word of the taxonomy was said: the pairs of characters that spoke most for the topic. */
function telling(model: TopicModel, topic: number, text: string, row: Sparse): string[] {
  const values = new Map([...row.at].map((at, i) => [at, row.value[i]!]))
  const pull = (pair: string): number => { const at = bucket('c', pair, model.rare.size); return model.scales[topic]! * model.weights[topic]![at]! * (values.get(at) ?? 0) }
  return [...new Set(grams(text, 2))].map((pair) => ({ pair, by: pull(pair) })).filter(({ by }) => by > 0.01).toSorted((a, b) => b.by - a.by).slice(0, 2).map(({ pair }) => pair)
}

/** The kinds of the topic whose words are said, weightiest first, with the causes of action that they may lead to. */
function because(topic: TopicId, text: string): Pick<TopicSuggestion, 'reasons' | 'kinds'> {
  const said = kinds.filter((kind) => kind.topic === topic)
    .map((kind) => ({ kind, words: kind.words.filter((word) => text.includes(word)).toSorted((a, b) => b.length - a.length) }))
    .filter(({ words }) => words.length > 0).toSorted((a, b) => b.words.join('').length - a.words.join('').length)
  return { reasons: [...new Set(said.flatMap(({ words }) => words))].slice(0, 4), kinds: said.slice(0, 2).map(({ kind }) => kind) }
}

export type TopicSuggestion = { topic: TopicId; confidence: number; reasons: readonly string[]; kinds: readonly Kind[] }
