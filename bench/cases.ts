/**
 * Similar cases: `--docs F --triples F`, of two cases the more like a third. The weights that judge a triple were learnt from
 * triples (of the default set) that share none of its three documents, by text.
 */
import { loanFacts } from '../server/rooms/finding/cases/facts.ts'
import { agreement, fitWeights, moreLike } from '../server/rooms/finding/cases/likeness.ts'
import { rarity, vector, type Sparse } from '../server/rooms/finding/classes/vectors.ts'
import { grams } from '../server/rooms/finding/classes/vectors.ts'
import { figure } from './lib.ts'
import { lowerBound, mean } from './parts/scoring.ts'
import { flag, hasSet, needSets, readSet } from './parts/sets.ts'

type Triple = { texts: readonly [string, string, string]; gap: number[] }
const known = { docs: 'similar_cases_docs.jsonl.gz', triples: 'similar_cases.dev.jsonl.gz' }
const asked = { docs: flag('docs') ?? known.docs, triples: flag('triples') ?? known.triples }
needSets(asked.docs, asked.triples)
const tested = read(asked)
const taught = hasSet(known.docs) && hasSet(known.triples) ? read(known) : tested

const ours = tested.map(({ texts }) => Number(moreLike(fitWeights(apart(texts).map(({ gap }) => gap)), ...texts) > 0))
const plain = byText()
console.log(`${tested.length} triples; each judged by weights from ${mean(tested.map(({ texts }) => apart(texts).length)).toFixed(0)} others`)
figure('cases_tfidf_accuracy', mean(plain))
figure('cases_accuracy', mean(ours))
figure('cases_gain_low', lowerBound(ours.map((value, i) => value - plain[i]!)))

function read(files: { docs: string; triples: string }): Triple[] {
  const docs = new Map(readSet<{ id: string; text: string }>(files.docs).map(({ id, text }) => [id, text]))
  const facts = new Map([...docs].map(([id, text]) => [id, loanFacts(text)]))
  return readSet<{ query: string; similar: string; less_similar: string }>(files.triples).map(({ query, similar, less_similar: less }) => {
    const [near, far] = [similar, less].map((id) => agreement(facts.get(query)!, facts.get(id)!))
    return { texts: [docs.get(query)!, docs.get(similar)!, docs.get(less)!], gap: near!.map((value, i) => value - far![i]!) }
  })
}

function apart(texts: readonly string[]): Triple[] {
  return taught.filter((triple) => !triple.texts.some((text) => texts.includes(text)))
}

/** TF-IDF on pairs of characters; equals count as wrong. */
function byText(): number[] {
  const documents = new Map(tested.flatMap(({ texts }) => texts).map((text) => [text, { c: { weight: 1, terms: grams(text, 2) } }]))
  const rare = rarity([...documents.values()], 1 << 18)
  const vectors = new Map([...documents].map(([text, document]) => [text, vector(document, rare)]))
  const cosine = (a: string, b: string): number => product(vectors.get(a)!, vectors.get(b)!)
  return tested.map(({ texts: [query, near, far] }) => Number(cosine(query, near) > cosine(query, far)))
}

function product(a: Sparse, b: Sparse): number {
  const values = new Map([...b.at].map((at, i) => [at, b.value[i]!]))
  return a.at.reduce((sum, at, i) => sum + a.value[i]! * (values.get(at) ?? 0), 0)
}
