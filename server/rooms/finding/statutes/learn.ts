import { makeTrainer } from './contrast.ts'
import { withTable, type Embedding } from './embedding.ts'
import type { Library } from './library.ts'
import { makeRandom, shuffle, type Random } from './random.ts'
import { makeMind, pointsOf, survey, traits, type Mind } from './survey.ts'
import { scoreRow, trainTrees, type Forest, type RankingSet } from './trees.ts'

/** From questions with the articles cited in answer: word points moved to fit, what is usually cited, and the order of results. */
export function learn(library: Library, lessons: readonly Lesson[], options: LearnOptions): Learnt {
  return { mind: makeMindFrom(library, lessons, options.seed), forest: trainTrees(exercises(library, lessons, options), treeOptions) }
}

/** Each question's candidates as one sees them who has not read its answer: a mind is taught on the other parts for each part. */
export function exercises(library: Library, lessons: readonly Lesson[], { seed, inner = 3 }: LearnOptions): RankingSet {
  const asked = lessons.filter((lesson) => lesson.weight === 1)
  const other = lessons.filter((lesson) => lesson.weight !== 1)
  const sheets: Sheet[] = []
  for (let part = 0; part < inner; part++) {
    const mind = makeMindFrom(library, [...asked.filter((_, at) => at % inner !== part), ...other], seed + part)
    asked.forEach((lesson, at) => { if (at % inner === part) sheets.push(sheetOf(library, mind, lesson, seed + at)) })
  }
  return join(sheets)
}

/** The candidates of a survey in the learnt order. */
export function ordered(forest: Forest, { candidates, rows }: { candidates: readonly number[]; rows: Float32Array }): { at: number; score: number }[] {
  return candidates
    .map((at, place) => ({ at, score: scoreRow(forest, rows, place * traits.length) + headStart * rows[place * traits.length + firstTrait]! }))
    .sort((a, b) => b.score - a.score)
}

export function makeMindFrom(library: Library, lessons: readonly Lesson[], seed: number): Mind {
  const fine = fineTune(library, lessons, seed)
  const questions = lessons.map(({ cited, weight }) => ({ citations: cited.map((at) => citationOf(library, at)), weight }))
  return makeMind(library, fine, { questions }, pointsOf(fine, lessons.map(({ tokens }) => tokens)))
}

function citationOf(library: Library, at: number): { article: number; law: number; heading: number } {
  return { article: library.keys[at]!, law: library.laws.keys[library.lawOf[at]!]!, heading: library.headings.keys[library.headingOf[at]!]! }
}

/** Word points moved so that questions lie near the articles cited, away from other questions' and from tempting wrong ones. */
function fineTune(library: Library, lessons: readonly Lesson[], seed: number): Embedding {
  const random = makeRandom(seed)
  const fine = withTable(library.base, library.base.table.slice())
  const trainer = makeTrainer(fine.table, fine.size, 1e-4)
  for (let round = 0; round < rounds; round++) {
    const pairs = shuffle(random, lessons.flatMap((lesson) => shuffle(random, [...lesson.cited]).slice(0, 3).map((at) => ({ lesson, at }))))
    for (let from = 0; from < pairs.length; from += 64) {
      const batch = pairs.slice(from, from + 64)
      const partners = [...batch.map(({ at }) => at), ...batch.flatMap(({ lesson }) => temptations(lesson, random))]
      trainer.step({
        texts: batch.map(({ lesson }) => thin(lesson.tokens, 0.85, random)),
        partners: partners.map((at) => thin(library.tokens[at]!, 80 / library.tokens[at]!.length, random)),
        rate: 0.02 * (1 - round / rounds),
        sharpness: 0.07,
        alsoRight: (text, partner) => batch[text]!.lesson.cited.includes(partners[partner]!),
      })
    }
  }
  return fine
}

const rounds = 12

function temptations({ near }: Lesson, random: Random): number[] {
  return near.length === 0 ? [] : [1, 2, 3].map(() => near[Math.floor(random() * random() * near.length)]!)
}

function thin(tokens: Int32Array, share: number, random: Random): Int32Array {
  const kept = share >= 1 ? tokens : tokens.filter(() => random() < share)
  return kept.length > 0 ? kept : tokens
}

/** One question's candidates with the cited ones marked. Of the far ones a fifth will do. */
function sheetOf(library: Library, mind: Mind, lesson: Lesson, seed: number): Sheet {
  const random = makeRandom(seed)
  const { candidates, rows } = survey(library, mind, lesson.text)
  const kept = candidates.flatMap((at, place) => (lesson.cited.includes(at) || place < 60 || random() < 0.2 ? [place] : []))
  return {
    rows: kept.map((place) => rows.subarray(place * traits.length, (place + 1) * traits.length)),
    labels: kept.map((place) => (lesson.cited.includes(candidates[place]!) ? 1 : 0)),
  }
}

function join(sheets: readonly Sheet[]): RankingSet {
  const useful = sheets.filter(({ labels }) => labels.includes(1))
  const labels = Uint8Array.from(useful.flatMap((sheet) => sheet.labels))
  const rows = new Float32Array(labels.length * traits.length)
  const groups = [0]
  for (const sheet of useful) {
    sheet.rows.forEach((row, i) => rows.set(row, (groups.at(-1)! + i) * traits.length))
    groups.push(groups.at(-1)! + sheet.labels.length)
  }
  return { rows, width: traits.length, labels, groups: Int32Array.from(groups), starts: Float32Array.from(labels, (_, i) => headStart * rows[i * traits.length + firstTrait]!) }
}

const firstTrait = traits.indexOf('first')
const headStart = 0
const treeOptions = { trees: 60, depth: 3, rate: 0.1, top: 20, calm: 1, least: 1e-6, leastBend: 2, share: 0.5, seed: 1 }

/** `tokens`: of `text`; `cited`, `near`: article numbers, near ones tempting and mostly wrong; `weight` 1: of the tested kind. */
export type Lesson = { text: string; tokens: Int32Array; cited: number[]; near: number[]; weight: number }
export type Learnt = { mind: Mind; forest: Forest }
export type LearnOptions = { seed: number; inner?: number }
type Sheet = { rows: Float32Array[]; labels: number[] }
