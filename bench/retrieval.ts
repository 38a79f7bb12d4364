/**
 * The right article for plain people's words: `--corpus F --queries F`. The default is cross-validation on the dev set
 * (`--folds N`): for each fold everything that learns from answered questions is trained on the others; the word points were
 * made without any of these questions. Questions that the shipped model never saw are measured with it, those that it learnt
 * from never: they are known by their hashes. `--plain`: the baseline.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { learn, ordered } from '../server/rooms/finding/statutes/learn.ts'
import { makeLibrary } from '../server/rooms/finding/statutes/library.ts'
import { unpackModel } from '../server/rooms/finding/statutes/model-file.ts'
import { makeStatuteRanker } from '../server/rooms/finding/statutes/rank.ts'
import { makeRandom, shuffle } from '../server/rooms/finding/statutes/random.ts'
import { survey } from '../server/rooms/finding/statutes/survey.ts'
import { root } from '../scripts/lib/project.ts'
import { figure } from './lib.ts'
import { retrievalFigures } from './parts/retrieval-figures.ts'
import { flag, needSets } from './parts/sets.ts'
import { lessonsOf } from './parts/statute-lessons.ts'
import { advice, articles, plainBm25, questionHash, questions } from './parts/statute-sets.ts'

const corpusFile = flag('corpus') ?? 'statute_corpus.jsonl.gz'
const queryFile = flag('queries') ?? 'statute_queries.dev.jsonl.gz'
needSets(corpusFile, queryFile, 'statutes.jsonl.gz', 'statute_push.dev.jsonl.gz')
const model = unpackModel(readFileSync(join(root, 'models/statutes.bin')))
const corpus = articles(corpusFile)
const asked = questions(queryFile)
const seen = new Set(model.seen)
const known = asked.filter(({ text }) => seen.has(questionHash(text))).length

if (process.argv.includes('--plain')) report(asked.map(({ text }) => text), plainBm25(corpus))
else if (known === asked.length) crossValidate(Number(flag('folds') ?? 5))
else shipped()

function shipped(): void {
  if (known > 0) console.log(`${known} of ${asked.length} questions are among those that the model learnt from: measured on the other ${asked.length - known}`)
  const ranker = makeStatuteRanker({ model, articles: corpus })
  const begun = performance.now()
  const fresh = asked.filter(({ text }) => !seen.has(questionHash(text)))
  report(fresh.map(({ text }) => text), (text) => ranker.rank(text, 100).map(({ id }) => id))
  figure('retrieval_ms', (performance.now() - begun) / fresh.length, 'ms')
}

function crossValidate(folds: number): void {
  const library = makeLibrary(model.base)
  for (const article of corpus) library.add(article)
  const lessons = lessonsOf(library, asked, [])
  const order = shuffle(makeRandom(11), asked.map((_, at) => at))
  const found = new Map<string, string[]>()
  for (let fold = 0; fold < folds; fold++) {
    const tested = new Set(order.filter((_, at) => at % folds === fold))
    const hidden = new Set([...tested].map((at) => questionHash(asked[at]!.text)))
    const taught = lessons.filter(({ text }) => !hidden.has(questionHash(text)))
    const learnt = learn(library, [...taught, ...lessonsOf(library, [], advice(new Set(asked.map(({ text }) => questionHash(text)))))], { seed: 1 })
    for (const at of tested) found.set(asked[at]!.text, ordered(learnt.forest, survey(library, learnt.mind, asked[at]!.text)).slice(0, 100).map((one) => library.ids[one.at]!))
    const own = retrievalFigures(asked.filter((_, at) => tested.has(at)), (text) => found.get(text)!)
    console.log(`fold ${fold + 1} of ${folds}: R@10 ${own.r10.toFixed(3)}, R@100 ${own.r100.toFixed(3)}, MRR@10 ${own.mrr10.toFixed(3)}, hit@1 ${own.hit1.toFixed(3)}`)
  }
  report([...found.keys()], (text) => found.get(text)!)
}

function report(texts: readonly string[], find: (text: string) => string[]): void {
  const wanted = new Set(texts)
  const { r10, r100, mrr10, hit1, count } = retrievalFigures(asked.filter(({ text }) => wanted.has(text)), find)
  console.log(`${count} questions over ${corpus.length} articles`)
  figure('retrieval_r10', r10)
  figure('retrieval_r100', r100)
  figure('retrieval_mrr10', mrr10)
  figure('retrieval_hit1', hit1)
}
