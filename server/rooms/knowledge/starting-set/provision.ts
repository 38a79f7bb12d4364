import type { TopicId } from '../../../../contract/topics.ts'
import { inWords } from '../numbers.ts'

/** One provision in our own words: number, gist, and words that plain people use for it. Each gist was held against the text. */
export const provisions = (law: string, topic: TopicId, rows: readonly (readonly [number: number | string, gist: string, words: string])[]): Provision[] =>
  rows.map(([number, gist, words]) => ({ law, number: typeof number === 'number' ? `第${inWords(number)}条` : number, gist, words, topic }))

export type Provision = { law: string; number: string; gist: string; words: string; topic: TopicId }
