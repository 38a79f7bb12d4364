import { readFileSync } from 'node:fs'
import { setImmediate as breathe } from 'node:timers/promises'
import type { IndexArticle } from '../knowledge/index.ts'
import type { Found } from './find.ts'
import { unpackModel } from './statutes/model-file.ts'
import { makeStatuteRanker } from './statutes/rank.ts'
import { queryTerms } from './terms.ts'

/**
 * The learnt order of articles (statutes/) over what the library holds now. It reads the library anew at each start, in slices
 * between other questions; until it has read all, and where the model file is missing, the index of words answers.
 */
export function openArticleRanker(): ArticleRanker | undefined {
  const model = readModel()
  if (!model) return undefined
  const ranker = makeStatuteRanker({ model })
  const changed = new Set<string>()
  let full = false
  const put = (row: IndexArticle): void => {
    if (!row.gone && row.current) ranker.add({ id: row.id, law: row.law, article: row.number || null, text: row.words ? `${row.text} ${row.words}` : row.text, path: row.path })
    else ranker.remove(row.id)
  }
  return {
    get ready() { return full },
    // A change that comes while the library is being read is newer than what is read.
    change: (row) => { if (!full) changed.add(row.id); put(row) },
    fill: async (rows) => {
      let since = performance.now()
      for (const row of rows) {
        if (!changed.has(row.id)) put(row)
        if (performance.now() - since < sliceMs) continue
        await breathe()
        since = performance.now()
      }
    },
    filled: () => { full = true; changed.clear() },
    rank: (text, k) => {
      const words = [...queryTerms(text)].filter(([, weight]) => weight === 1).map(([word]) => word)
      return ranker.rank(text.slice(0, 800), k).map(({ id, score, reasons }) => ({ id, score: Math.exp(score * sharpness), words, reasons }))
    },
  }
}

const sliceMs = 3
/** The trees know order, not size: flattened, so that use may exchange neighbours. */
const sharpness = 0.5

function readModel() {
  try {
    return unpackModel(readFileSync(new URL('../../../models/statutes.bin', import.meta.url)))
  } catch (error) {
    console.error(`Articles are found by words alone: ${String(error)}`)
    return undefined
  }
}

export type ArticleRanker = {
  readonly ready: boolean
  change(row: IndexArticle): void
  fill(rows: readonly IndexArticle[]): Promise<void>
  filled(): void
  rank(text: string, k: number): Found[]
}
