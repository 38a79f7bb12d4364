import { hash } from './article.ts'
import { makeTrainer } from './contrast.ts'
import { makeEmbedding, type Embedding } from './embedding.ts'
import { makeRandom, pick, shuffle, type Random } from './random.ts'

/**
 * Points for words without a single answered question of the tested set: a span of an article belongs to the rest of it and its
 * headings, the title of a message to the message, a question to its answer, one half of a question to the other.
 */
export function pretrain(material: Reading, options: PretrainOptions): Embedding {
  const random = makeRandom(options.seed)
  const embedding = blankEmbedding(material, options.size, random)
  const lots = tokenise(material, embedding)
  const draw = makeThinning(lots, embedding, random)
  const trainer = makeTrainer(embedding.table, options.size, 1e-6)
  const order = lots.articles.map((_, at) => at)
  for (let round = 0; round < options.rounds; round++) {
    shuffle(random, order)
    for (let from = 0; from + options.batch <= order.length; from += options.batch) {
      const pairs = batchAt(lots, order.slice(from, from + options.batch), from / options.batch, draw, random)
      const done = (round + from / order.length) / options.rounds
      trainer.step({ texts: pairs.map(([text]) => text), partners: pairs.map(([, partner]) => partner), rate: 0.05 * (1 - 0.9 * done), sharpness: 0.07 })
    }
    options.report?.(round + 1)
  }
  return embedding
}

/** Words that stand at least four times; shorter lists lose more than they save. */
function blankEmbedding({ articles, pairs, questions }: Reading, size: number, random: Random): Embedding {
  const counts = new Map<string, number>()
  const count = (words: readonly string[]): void => words.forEach((word) => counts.set(word, (counts.get(word) ?? 0) + 1))
  for (const { text, title } of articles) [text, title].forEach(count)
  for (const pair of pairs) pair.forEach(count)
  questions.forEach(count)
  const hashes = new Set([...counts].flatMap(([word, times]) => (times >= 4 ? [hash(word)] : [])))
  const table = Float32Array.from({ length: hashes.size * size }, () => (random() - 0.5) * 0.2)
  return makeEmbedding(Uint32Array.from(hashes).sort(), table)
}

function tokenise({ articles, pairs, questions }: Reading, { tokens }: Embedding): Lots {
  return {
    articles: articles.map(({ text, title }) => ({ text: tokens(text), title: tokens(title) })),
    pairs: pairs.map(([text, partner]) => [tokens(text), tokens(partner)] as const),
    questions: questions.map(tokens).filter((question) => question.length >= 6),
  }
}

/** Frequent words are left out now and then (as in word2vec), long texts lose words by lot. */
function makeThinning({ articles, pairs, questions }: Lots, { hashes }: Embedding, random: Random): Draw {
  const counts = new Float64Array(hashes.length)
  let total = 0
  const count = (tokens: Int32Array): void => tokens.forEach((token) => { counts[token]!++; total++ })
  for (const { text, title } of articles) [text, title].forEach(count)
  for (const pair of pairs) pair.forEach(count)
  questions.forEach(count)
  const keep = Float32Array.from(counts, (times) => Math.min(1, Math.sqrt(1e-4 * total / times) + 1e-4 * total / times))
  return (tokens, most) => {
    const kept = Array.from(tokens).filter((token) => random() < keep[token]!)
    return kept.length <= most ? kept : shuffle(random, kept).slice(0, most)
  }
}

function batchAt(lots: Lots, articles: readonly number[], turn: number, draw: Draw, random: Random): Pair[] {
  const kind = turn % 8
  const pairs = articles.map((at): Pair => {
    if (kind === 3 && lots.pairs.length > 0) return drawBoth(pick(random, lots.pairs), 24, draw)
    if (kind === 6 && lots.questions.length > 0) return halves(pick(random, lots.questions), draw, random)
    return span(lots.articles[at]!, draw, random)
  })
  return pairs.filter(([text, partner]) => text.length > 0 && partner.length > 0)
}

function drawBoth([text, partner]: readonly [Int32Array, Int32Array], most: number, draw: Draw): Pair {
  return [draw(text, most), draw(partner, 48)]
}

function halves(question: Int32Array, draw: Draw, random: Random): Pair {
  const sides: [number[], number[]] = [[], []]
  for (const token of question) sides[random() < 0.5 ? 0 : 1].push(token)
  return [draw(sides[0], 16), draw(sides[1], 32)]
}

function span({ text, title }: Lots['articles'][number], draw: Draw, random: Random): Pair {
  const length = Math.min(4 + Math.floor(random() * 12), Math.max(2, text.length >> 1))
  const from = Math.floor(random() * Math.max(1, text.length - length))
  const rest = random() < 0.2 ? [...text] : [...text.subarray(0, from), ...text.subarray(from + length)]
  return [draw(text.subarray(from, from + length), 16), draw([...rest, ...title], 48)]
}

/** All in words. `questions` are those of nobody's test. */
export type Reading = { articles: { text: string[]; title: string[] }[]; pairs: (readonly [string[], string[]])[]; questions: string[][] }
export type PretrainOptions = { size: number; rounds: number; batch: number; seed: number; report?: (round: number) => void }
type Lots = { articles: { text: Int32Array; title: Int32Array }[]; pairs: (readonly [Int32Array, Int32Array])[]; questions: Int32Array[] }
type Draw = (tokens: ArrayLike<number>, most: number) => number[]
type Pair = [number[], number[]]
