import type { TextIndex } from '../../platform/text-index/index.ts'
import { kinds } from './classes/taxonomy.ts'
import { mattersSpoken } from './statutes/lay-words.ts'
import { queryTerms } from './terms.ts'

/**
 * Terms that tell of a kind of matter and of nobody: words of the taxonomy and of plain speech about the law, and what several
 * orders bear anyhow. A name may be a word of the dictionary (建国、高兴): tried out, it must find its bearer no sooner than anybody
 * else, or that he was here could be told from what comes.
 */
export function impersonalTerms(asked: ReadonlyMap<string, number>, orders: TextIndex): Map<string, number> {
  known ??= new Set([...kinds.flatMap(({ zh, words, causes }) => [zh, ...words, ...causes.map(({ name }) => name)]), ...mattersSpoken()].flatMap((words) => [...queryTerms(words).keys()]))
  return new Map([...asked].filter(([term]) => known!.has(term) || orders.isShared(term, several)))
}

/** So many orders share a word before it counts as nobody's. Ours, from no rule. */
const several = 5
let known: ReadonlySet<string> | undefined
