import { highestOf, pointsOf } from '../../server/rooms/finding/statutes/survey.ts'
import { nearness } from '../../server/rooms/finding/statutes/embedding.ts'
import { readQuestion } from '../../server/rooms/finding/statutes/question.ts'
import type { Lesson } from '../../server/rooms/finding/statutes/learn.ts'
import type { Library } from '../../server/rooms/finding/statutes/library.ts'
import type { Asked } from './statute-sets.ts'

/** Questions as lessons: what they cite and which articles tempt. Advice sites cite loosely and count half. */
export function lessonsOf(library: Library, asked: readonly Asked[], advice: readonly Asked[]): Lesson[] {
  const points = pointsOf(library.base, library.tokens)
  return [...asked.map((one) => lessonOf(library, points, one, 1)), ...advice.map((one) => lessonOf(library, points, one, 0.5))]
}

function lessonOf(library: Library, points: Float32Array, { text, cited }: Asked, weight: number): Lesson {
  const { words, tokens } = readQuestion(library.base, text)
  return { text, tokens, cited: cited.flatMap((id) => library.numbers.get(id) ?? []), near: weight === 1 ? tempting(library, points, tokens, words) : [], weight }
}

/** The 200 articles that look right to one who has learnt no answer. */
function tempting(library: Library, points: Float32Array, tokens: Int32Array, words: ReadonlySet<string>): number[] {
  const count = library.ids.length
  const point = new Float32Array(library.base.size)
  library.base.place(tokens, point, 0)
  const near = new Float32Array(count)
  nearness(point, points, count, near)
  const wording = new Float32Array(count)
  library.words.score(words, wording)
  const height = near.map((value, at) => value + wording[at]! / 40)
  return highestOf(height, 200, () => true)
}
