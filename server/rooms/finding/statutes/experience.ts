/**
 * What earlier questions were answered with, as points and hashed citations, no words. `skip`: the place of the question asked,
 * while learning from it: nobody may know his own answer.
 */
export function recall(past: Experience, point: Float32Array, pointsOfPast: Float32Array, skip = -1): Memory {
  const memory = blank()
  const near: { at: number; nearness: number }[] = []
  past.questions.forEach((question, at) => {
    if (at === skip) return
    near.push({ at, nearness: question.weight * dotAt(point, pointsOfPast, at * point.length) })
    for (const citation of question.citations) note(memory, 'usual', citation, question.weight / question.citations.length)
    for (const { article } of question.citations) memory.cited.set(article, (memory.cited.get(article) ?? 0) + question.weight)
  })
  near.sort((a, b) => b.nearness - a.nearness)
  for (const { at, nearness } of near.slice(0, neighbours)) {
    const { citations } = past.questions[at]!
    const likeness = Math.exp((nearness - 1) * 6) / Math.sqrt(citations.length)
    for (const citation of citations) {
      note(memory, 'like', citation, likeness)
      memory.likeArticle.set(citation.article, (memory.likeArticle.get(citation.article) ?? 0) + likeness)
    }
  }
  return memory
}

const neighbours = 30

function blank(): Memory {
  return { usual: { law: new Map(), heading: new Map() }, like: { law: new Map(), heading: new Map() }, cited: new Map(), likeArticle: new Map() }
}

function note(memory: Memory, kind: 'usual' | 'like', { law, heading }: Citation, weight: number): void {
  memory[kind].law.set(law, (memory[kind].law.get(law) ?? 0) + weight)
  memory[kind].heading.set(heading, (memory[kind].heading.get(heading) ?? 0) + weight)
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
