import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { IndexArticle } from '../knowledge/index.ts'
import { unpackModel } from './statutes/model-file.ts'
import { makeStatuteRanker, type RankedArticle } from './statutes/rank.ts'

/** The thread of the learnt order: it takes rows and questions in the order in which they come. */
const ranker = makeStatuteRanker({ model: unpackModel(readFileSync(new URL('../../../models/statutes.bin', import.meta.url))) })
const changed = new Set<string>()

parentPort!.on('message', (message: ToThread) => {
  if ('question' in message) return say({ n: message.n, ranked: ranker.rank(message.question, message.k) })
  if ('last' in message) return say({ filled: true })
  for (const row of message.rows) {
    // A change that comes while the library is being read is newer than what is read.
    if (message.change) changed.add(row.id)
    else if (changed.has(row.id)) continue
    if (row.gone || !row.current) ranker.remove(row.id)
    else ranker.add({ id: row.id, law: row.law, article: row.number || null, text: row.words ? `${row.text} ${row.words}` : row.text, path: row.path })
  }
})

const say = (message: FromThread): void => parentPort!.postMessage(message)

export type ToThread = { rows: readonly IndexArticle[]; change: boolean } | { last: true } | { n: number; question: string; k: number }
export type FromThread = { filled: true } | { n: number; ranked: RankedArticle[] }
