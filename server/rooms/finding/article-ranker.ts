import { Worker } from 'node:worker_threads'
import type { IndexArticle } from '../knowledge/index.ts'
import type { FromThread, ToThread } from './article-ranker-thread.ts'
import type { Found } from './find.ts'
import type { RankedArticle } from './statutes/rank.ts'
import { queryTerms } from './terms.ts'

/**
 * The learnt order of articles (statutes/) over what the library holds now, on a thread of its own, so that other questions do
 * not wait for it. It reads the library anew at each start; until it has read all, and where the model file is missing, the
 * index of words answers.
 */
export function openArticleRanker(): ArticleRanker {
  const thread = new Worker(new URL('./article-ranker-thread.ts', import.meta.url), { execArgv: [] })
  const state: State = { ready: false, away: false, next: 1, waiting: new Map() }
  thread.on('message', (message: FromThread) => hear(state, message))
  thread.on('error', (error) => console.error(`Articles are found by words alone: ${String(error)}`))
  thread.on('exit', () => { state.ready = false; state.away = true; for (const answer of state.waiting.values()) answer(null); state.waiting.clear() })
  thread.unref()
  const tell = (message: ToThread): void => thread.postMessage(message)
  return {
    get ready() { return state.ready },
    get settled() { return state.ready || state.away },
    change: (rows) => tell({ rows, change: true }),
    fill: (rows) => tell({ rows, change: false }),
    filled: () => tell({ last: true }),
    rank: (text, k) => new Promise((resolve) => {
      const n = state.next++
      state.waiting.set(n, (ranked) => resolve(ranked && asFound(text, ranked)))
      tell({ n, question: text.slice(0, 800), k })
    }),
    stop: async () => { await thread.terminate() },
  }
}

function hear(state: State, message: FromThread): void {
  if ('filled' in message) {
    state.ready = true
    return
  }
  state.waiting.get(message.n)?.(message.ranked)
  state.waiting.delete(message.n)
}

function asFound(text: string, ranked: readonly RankedArticle[]): Found[] {
  const words = [...queryTerms(text)].filter(([, weight]) => weight === 1).map(([word]) => word)
  return ranked.map(({ score, ...one }) => ({ ...one, score: Math.exp(score * sharpness), words }))
}

/** The trees know order, not size: flattened, so that use may exchange neighbours. */
const sharpness = 0.5

export type ArticleRanker = {
  /** It has read the whole library. */
  readonly ready: boolean
  /** It has, or it never will. */
  readonly settled: boolean
  change(rows: readonly IndexArticle[]): void
  fill(rows: readonly IndexArticle[]): void
  filled(): void
  /** Null when it has gone away meanwhile. */
  rank(text: string, k: number): Promise<Found[] | null>
  stop(): Promise<void>
}
type State = { ready: boolean; away: boolean; next: number; waiting: Map<number, (ranked: RankedArticle[] | null) => void> }
