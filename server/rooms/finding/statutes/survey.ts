import { newPoints } from '../../../platform/dots.ts'
import type { Experience, Memory } from './experience.ts'
import { recall } from './experience.ts'
import { nearness, type Embedding } from './embedding.ts'
import type { Library, Titles } from './library.ts'
import { readQuestion, type AskedTerms } from './question.ts'

/** The articles worth a second look for a question, the best first, each with what speaks for it as a row of `traits`. */
export function survey(library: Library, mind: Mind, text: string, { skip = -1, allowed = () => true }: SurveyOptions = {}): Survey {
  const question = read(library, mind, text)
  const memory = recall(mind.experience, question.point, mind.pastPoints, skip)
  const view = lookAtAll(library, mind, question, memory)
  const candidates = highestOf(view.first, most, (at) => library.ids[at] !== undefined && allowed(library.ids[at]))
  return { candidates, rows: describe(library, question, memory, view, candidates), question, memory, view }
}

/** Points of all articles and past questions for a table of words: what `survey` looks at besides the library. */
export function makeMind(library: Library, fine: Embedding, experience: Experience, pastPoints: Float32Array): Mind {
  return { fine, experience, pastPoints, basePoints: basePointsOf(library), finePoints: pointsOf(fine, library.tokens) }
}

/** The same for every mind over one library: worked out once for as many articles as it holds. */
function basePointsOf(library: Library): Float32Array {
  const known = workedOut.get(library)
  if (known?.length === library.ids.length * library.base.size) return known
  const points = pointsOf(library.base, library.tokens)
  workedOut.set(library, points)
  return points
}

const workedOut = new WeakMap<Library, Float32Array>()

export function pointsOf(embedding: Embedding, texts: readonly Int32Array[]): Float32Array {
  const points = newPoints(texts.length * embedding.size)
  texts.forEach((tokens, at) => embedding.place(tokens, points, at * embedding.size))
  return points
}

function read(library: Library, mind: Mind, text: string): Question {
  const terms = readQuestion(library.base, text)
  const basePoint = new Float32Array(library.base.size)
  library.base.place(terms.tokens, basePoint, 0)
  const point = new Float32Array(mind.fine.size)
  mind.fine.place(terms.tokens, point, 0)
  return { ...terms, length: text.length, basePoint, point }
}

/** One pass over everything: a plain sum of the signs, good enough to choose who is looked at closely. */
function lookAtAll(library: Library, mind: Mind, question: Question, memory: Memory): View {
  const count = library.ids.length
  const sheet = sheetsOf(library)
  const pairs = shares(library.pairs, question.pairs, sheet('pairs', count))
  const words = shares(library.words, question.words, sheet('words', count))
  const meant = shares(library.words, question.added, sheet('meant', count))
  const law = shares(library.laws.postings, question.all, sheet('law', library.laws.keys.length))
  const heading = shares(library.headings.postings, question.all, sheet('heading', library.headings.keys.length))
  const base = sheet('base', count)
  nearness(question.basePoint, mind.basePoints, count, base)
  const fine = sheet('fine', count)
  nearness(question.point, mind.finePoints, count, fine)
  const view: View = { pairs, words, meant, law, heading, base, fine, first: sheet('first', count), ...titleSigns(library, memory, sheet) }
  const { first, lawLike, headingLike } = view
  const lawSum = view.lawUsual.map((usual, at) => 0.09 * usual + 0.05 * Math.min(3, lawLike[at]!) + 0.4 * law[at]!)
  const headingSum = view.headingUsual.map((usual, at) => 0.06 * usual + 0.1 * Math.min(3, headingLike[at]!) + 0.3 * heading[at]!)
  const { lawOf, headingOf } = library
  for (let at = 0; at < count; at++) {
    first[at] = 0.8 * (pairs[at]! + words[at]!) + 0.05 * meant[at]! + 0.6 * base[at]! + 1.2 * fine[at]! + lawSum[lawOf[at]!]! + headingSum[headingOf[at]!]!
  }
  for (const [key, likeness] of memory.likeArticle) {
    for (const at of library.byKey.get(key) ?? []) first[at]! += Math.min(0.4, 0.3 * likeness)
  }
  return view
}

function shares(postings: Library['pairs'], terms: ReadonlySet<string>, into: Float32Array): Float32Array {
  const mass = postings.score(terms, into.fill(0)) + 1
  for (let at = 0; at < into.length; at++) into[at]! /= mass
  return into
}

/**
 * The sheets that a survey writes on, taken up again by the next one: a number for every article is over a megabyte a question,
 * and throwing it away made the collector look through the whole library after every fortieth.
 */
function sheetsOf(library: Library): (name: keyof View, count: number) => Float32Array {
  const own = sheets.get(library) ?? new Map<keyof View, Float32Array>()
  sheets.set(library, own)
  return (name, count) => {
    let known = own.get(name)
    if (!known || known.length < count) own.set(name, (known = new Float32Array(Math.ceil(count * 1.25))))
    return known.subarray(0, count)
  }
}

const sheets = new WeakMap<Library, Map<keyof View, Float32Array>>()

function titleSigns({ laws, headings }: Library, memory: Memory, sheet: ReturnType<typeof sheetsOf>): Pick<View, 'lawUsual' | 'headingUsual' | 'lawLike' | 'headingLike'> {
  return { lawUsual: usualOf(laws, memory.usual.law), headingUsual: usualOf(headings, memory.usual.heading), lawLike: likeOf(laws, memory.like.law, sheet('lawLike', laws.keys.length)), headingLike: likeOf(headings, memory.like.heading, sheet('headingLike', headings.keys.length)) }
}

/** The same until another title comes. */
function usualOf(titles: Titles, counts: ReadonlyMap<number, number>): Float32Array {
  const known = usual.get(counts)
  if (known?.length === titles.keys.length) return known
  const made = Float32Array.from(titles.keys, (key) => Math.log(1 + 2 * (counts.get(key) ?? 0)))
  usual.set(counts, made)
  return made
}

const usual = new WeakMap<ReadonlyMap<number, number>, Float32Array>()

/** Of few titles, so only these are looked up. */
function likeOf(titles: Titles, counts: ReadonlyMap<number, number>, made: Float32Array): Float32Array {
  made.fill(0)
  for (const [key, count] of counts) {
    const at = titles.numbers.get(key)
    if (at !== undefined) made[at] = count
  }
  return made
}

/** The `wanted` highest that may be `kept`, in order. A rough count by height spares sorting them all. */
export function highestOf(heights: Float32Array, wanted: number, kept: (at: number) => boolean): number[] {
  const steps = new Int32Array(2048)
  const stepOf = (height: number): number => (height <= 0 ? 0 : height * 400 >= 2047 ? 2047 : (height * 400) | 0)
  for (let at = 0; at < heights.length; at++) if (kept(at)) steps[stepOf(heights[at]!)]!++
  let least = 2047
  for (let above = steps[least]!; least > 0 && above < wanted; above += steps[least]!) least--
  const found: number[] = []
  for (let at = 0; at < heights.length; at++) if (stepOf(heights[at]!) >= least && kept(at)) found.push(at)
  return found.sort((a, b) => heights[b]! - heights[a]!).slice(0, wanted)
}

function describe(library: Library, question: Question, memory: Memory, view: View, candidates: readonly number[]): Float32Array {
  const rows = new Float32Array(candidates.length * width)
  const wording = placesBy(candidates, (at) => view.pairs[at]! + view.words[at]!)
  const fine = placesBy(candidates, (at) => view.fine[at]!)
  const base = placesBy(candidates, (at) => view.base[at]!)
  const laws = together(candidates, library.lawOf, view.fine)
  const headings = together(candidates, library.headingOf, view.fine)
  const top = { first: view.first[candidates[0]!] ?? 0, fine: highest(candidates, view.fine), pairs: highest(candidates, view.pairs) || 1 }
  candidates.forEach((at, place) => {
    const law = library.lawOf[at]!
    const heading = library.headingOf[at]!
    const key = library.keys[at]!
    rows.set([
      view.pairs[at]!, view.words[at]!, view.meant[at]!, view.law[law]!, view.heading[heading]!, view.base[at]!, view.fine[at]!,
      wording[place]!, fine[place]!, base[place]!, place,
      view.lawUsual[law]!, view.headingUsual[heading]!, memory.cited.get(key) ?? 0,
      memory.likeArticle.get(key) ?? 0, view.lawLike[law]!, view.headingLike[heading]!,
      laws.get(law)!.mean, laws.get(law)!.count, headings.get(heading)!.mean, headings.get(heading)!.count,
      library.lengths[at]!, question.length, library.citedBy.get(key) ?? 0, library.laws.sizes[law]!,
      view.first[at]!, view.first[at]! - top.first, view.fine[at]! - top.fine, view.pairs[at]! / top.pairs, view.fine[at]! - view.base[at]!,
    ], place * width)
  })
  return rows
}

function placesBy(candidates: readonly number[], value: (at: number) => number): Int32Array {
  const places = new Int32Array(candidates.length)
  candidates.map((_, i) => i).sort((a, b) => value(candidates[b]!) - value(candidates[a]!)).forEach((i, place) => { places[i] = place })
  return places
}

/** How near the three nearest articles of one law (or heading) stand, and how many of its articles are candidates. */
function together(candidates: readonly number[], of: readonly number[], values: Float32Array): Map<number, { mean: number; count: number }> {
  const lists = Map.groupBy(candidates, (at) => of[at]!)
  return new Map([...lists].map(([title, list]) => {
    const sorted = list.map((at) => values[at]!).sort((a, b) => b - a)
    return [title, { mean: ((sorted[0] ?? 0) + (sorted[1] ?? 0) + (sorted[2] ?? 0)) / 3, count: list.length }]
  }))
}

const highest = (candidates: readonly number[], values: Float32Array): number => candidates.reduce((most, at) => Math.max(most, values[at]!), 0)
const most = 400

/** Names of the columns that `describe` writes, in order. */
export const traits = [
  'pairs', 'words', 'meant', 'law', 'heading', 'base', 'fine', 'wordingPlace', 'finePlace', 'basePlace', 'place',
  'lawUsual', 'headingUsual', 'cited', 'likeArticle', 'lawLike', 'headingLike', 'lawNear', 'lawCount', 'headingNear', 'headingCount',
  'length', 'questionLength', 'citedBy', 'lawSize', 'first', 'firstGap', 'fineGap', 'pairsShare', 'learnt',
] as const
const width = traits.length

export type Mind = { fine: Embedding; experience: Experience; pastPoints: Float32Array; basePoints: Float32Array; finePoints: Float32Array }
export type Question = AskedTerms & { length: number; basePoint: Float32Array; point: Float32Array }
/** Holds until the next survey of the same library. */
export type View = {
  pairs: Float32Array
  words: Float32Array
  meant: Float32Array
  law: Float32Array
  heading: Float32Array
  base: Float32Array
  fine: Float32Array
  lawUsual: Float32Array
  headingUsual: Float32Array
  lawLike: Float32Array
  headingLike: Float32Array
  first: Float32Array
}
/** `skip`: the past question that must not help; `allowed`: articles, by the caller's id, that may be found at all. */
export type SurveyOptions = { skip?: number; allowed?: (id: string) => boolean }
export type Survey = { candidates: number[]; rows: Float32Array; question: Question; memory: Memory; view: View }
