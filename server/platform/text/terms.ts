import { createRequire } from 'node:module'
import type * as cutter from '@node-rs/jieba'
import type * as book from '@node-rs/jieba/dict.js'
import { normalise, withoutMarks } from './normalise.ts'
import { ownWords } from './own-words.ts'
import { stopWords } from './stop-words.ts'

/**
 * Overlapping pairs of Han characters; a lone one stands for itself, a run of Latin letters or digits is one term. They find
 * everything, also words that no dictionary has.
 * @example bigrams('拖欠工资abc') // ['拖欠', '欠工', '工资', 'abc']
 */
export function bigrams(text: string): string[] {
  const terms: string[] = []
  for (const [run] of normalise(withoutMarks(text)).matchAll(runs)) {
    if (!isHan(run)) terms.push(run.slice(0, longest))
    else addPairs([...run], terms)
  }
  return terms
}

/**
 * Words by dictionary, long ones with the shorter ones inside them, without stop words: they rank better than pairs.
 * @example words('劳动合同到期不续签') // ['劳动', '合同', '劳动合同', '到期', '续签']
 */
export function words(text: string): string[] {
  const clean = normalise(withoutMarks(text))
  return segmenter().cutForSearch(clean, true).filter((word) => isTerm(word) && !stopWords.has(word))
}

/**
 * The text without what may name somebody: names of persons, and whatever the dictionary does not know. For looking where the
 * asker may not look himself: that something is found must not tell him that somebody was here.
 * @example withoutNames('王桂芬拖欠工资') // ' 拖欠工资'
 */
export function withoutNames(text: string): string {
  return segmenter().tag(normalise(withoutMarks(text)), true).map(({ word, tag }) => (tag.startsWith('nr') || tag === 'x' || tag === 'eng' ? ' ' : word)).join('')
}

/** The text in words, none left out, in order: for models that need what stands between. */
export function segments(text: string): string[] {
  return segmenter().cut(normalise(withoutMarks(text)), true)
}

/** Words that the dictionary lacks: names of places and offices, trades, dialect. Each is kept whole from then on. */
export function addWords(list: readonly string[]): void {
  const lines = list.map((word) => normalise(word)).filter((word) => word.length > 1 && !/\s/u.test(word))
  if (lines.length > 0) segmenter().loadDict(Buffer.from(lines.map((word) => `${word} 1000 nz`).join('\n')))
}

/** Each term once. */
export function distinct(terms: readonly string[]): string[] {
  return [...new Set(terms)]
}

const runs = /\p{Script=Han}+|[a-z0-9]+/gu
const longest = 32
const isHan = (run: string): boolean => run.codePointAt(0)! >= 0x2e80
const isTerm = (word: string): boolean => /[\p{Script=Han}a-z0-9]/u.test(word) && (word.length > 1 || isHan(word))

function addPairs(characters: readonly string[], terms: string[]): void {
  if (characters.length === 1) terms.push(characters[0]!)
  for (let at = 1; at < characters.length; at++) terms.push(characters[at - 1]! + characters[at]!)
}

let loaded: cutter.Jieba | undefined

/** Read at the first word: whoever cuts none, as the web process mostly, does not carry the dictionary (half a hundred MB). */
function segmenter(): cutter.Jieba {
  if (!loaded) {
    const from = createRequire(import.meta.url)
    const [{ Jieba }, { dict }] = [from('@node-rs/jieba') as typeof cutter, from('@node-rs/jieba/dict.js') as typeof book]
    loaded = Jieba.withDict(dict)
    // What was read stays in the cutter, so the file's bytes may go.
    delete from.cache[from.resolve('@node-rs/jieba/dict.js')]
    loaded.loadDict(Buffer.from(ownWords.map((word) => `${word} 1000 nz`).join('\n')))
  }
  return loaded
}
