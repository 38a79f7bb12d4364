import type { Asked } from './statute-sets.ts'

/** Share of the cited articles among the first 10 and 100, place of the first one, how often it is the very first. */
export function retrievalFigures(asked: readonly Asked[], find: (text: string) => string[]): RetrievalFigures {
  const sums = { r10: 0, r100: 0, mrr10: 0, hit1: 0 }
  for (const { text, cited } of asked) {
    const found = find(text)
    const share = (most: number): number => found.slice(0, most).filter((id) => cited.includes(id)).length / cited.length
    const first = found.slice(0, 10).findIndex((id) => cited.includes(id))
    sums.r10 += share(10)
    sums.r100 += share(100)
    sums.mrr10 += first < 0 ? 0 : 1 / (first + 1)
    sums.hit1 += first === 0 ? 1 : 0
  }
  const count = asked.length
  return { r10: sums.r10 / count, r100: sums.r100 / count, mrr10: sums.mrr10 / count, hit1: sums.hit1 / count, count }
}

export type RetrievalFigures = { r10: number; r100: number; mrr10: number; hit1: number; count: number }
