/**
 * What earlier questions were answered with, as points and hashed citations, no words. `skip`: the place of the question asked,
 * while learning from it: nobody may know his own answer.
 */
export function recall(past: Experience, point: Float32Array, pointsOfPast: Float32Array, skip = -1): Memory {
  const memory: Memory = { ...usually(past, skip), like: { law: new Map(), heading: new Map() }, likeArticle: new Map() }
  const near: { at: number; nearness: number }[] = []
  past.questions.forEach(({ weight }, at) => { if (at !== skip) near.push({ at, nearness: weight * dotAt(point, pointsOfPast, at * point.length) }) })
  near.sort((a, b) => b.nearness - a.nearness)
  for (const { at, nearness } of near.slice(0, neighbours)) {
    const { citations } = past.questions[at]!
    const likeness = Math.exp((nearness - 1) * 6) / Math.sqrt(citations.length)
    for (const citation of citations) {
      note(memory.like, citation, likeness)
      memory.likeArticle.set(citation.article, (memory.likeArticle.get(citation.article) ?? 0) + likeness)
    }
  }
  return memory
}

const neighbours = 30

/** The same for every question, so counted once; only whoever learns leaves one out. */
function usually(past: Experience, skip: number): Pick<Memory, 'usual' | 'cited'> {
  const known = skip < 0 ? counted.get(past) : undefined
  if (known) return known
  const made: Pick<Memory, 'usual' | 'cited'> = { usual: { law: new Map(), heading: new Map() }, cited: new Map() }
  past.questions.forEach(({ citations, weight }, at) => {
    if (at === skip) return
    for (const citation of citations) note(made.usual, citation, weight / citations.length)
    for (const { article } of citations) made.cited.set(article, (made.cited.get(article) ?? 0) + weight)
  })
  if (skip < 0) counted.set(past, made)
  return made
}

const counted = new WeakMap<Experience, Pick<Memory, 'usual' | 'cited'>>()

function note(titles: Memory['usual'], { law, heading }: Citation, weight: number): void {
  titles.law.set(law, (titles.law.get(law) ?? 0) + weight)
  titles.heading.set(heading, (titles.heading.get(heading) ?? 0) + weight)
}

function dotAt(point: Float32Array, points: Float32Array, from: number): number {
  let sum = 0
  for (let i = 0; i < point.length; i++) sum += point[i]! * points[from + i]!
  return sum
}

/** Keys of `article.ts`. */
export type Citation = { article: number; law: number; heading: number }
export type Experience = { questions: { citations: Citation[]; weight: number }[] }
/** By key: how often cited at all (`usual`, `cited`), how much by the like questions (`like`, `likeArticle`). */
export type Memory = {
  usual: { law: Map<number, number>; heading: Map<number, number> }
  like: { law: Map<number, number>; heading: Map<number, number> }
  cited: Map<number, number>
  likeArticle: Map<number, number>
}
