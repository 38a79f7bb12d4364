import { articleKey, headingKey, headingOf, lawKey, shortLaw, termsOf, type StatuteArticle } from './article.ts'
import type { Embedding } from './embedding.ts'
import { makePostings, type Postings } from './postings.ts'

/**
 * Every article that can be found, numbered from 0 as it came. An article that goes leaves its number empty. Laws and headings
 * stand once each, their articles point at them.
 */
export function makeLibrary(base: Embedding): Library {
  const laws = makeTitles()
  const headings = makeTitles()
  const library: Library = {
    base, ids: [], numbers: new Map(), keys: [], byKey: new Map(), tokens: [], lengths: [], lawOf: [], headingOf: [], citedBy: new Map(),
    pairs: makePostings(0.75), words: makePostings(0.75), laws, headings, add, remove, sharedWords,
  }
  return library

  function add(article: StatuteArticle): number {
    remove(article.id)
    const number = library.ids.length
    const terms = termsOf(article.text)
    const law = termsOf(shortLaw(article.law))
    const heading = termsOf(headingOf(article.path))
    library.lawOf.push(laws.number(lawKey(article.law), law))
    library.headingOf.push(headings.number(headingKey(article.law, article.path), heading))
    library.pairs.add(terms.pairs)
    library.words.add(terms.words)
    library.tokens.push(base.tokens([...terms.words.slice(0, longestText), ...heading.words, ...law.words]))
    library.lengths.push(terms.words.length)
    noteKey(library, number, article)
    return number
  }

  function sharedWords(number: number, words: ReadonlySet<string>): string[] {
    const shared = [...words].filter((word) => library.words.holds(number, word))
    return shared.sort((a, b) => library.words.weigh(b) - library.words.weigh(a))
  }

  function remove(id: string): void {
    const number = library.numbers.get(id)
    if (number === undefined) return
    library.ids[number] = undefined
    library.numbers.delete(id)
    const kept = library.byKey.get(library.keys[number]!)!.filter((one) => one !== number)
    library.byKey.set(library.keys[number]!, kept)
  }
}

function noteKey(library: Library, number: number, article: StatuteArticle): void {
  const key = articleKey(article.law, article.article)
  library.ids.push(article.id)
  library.numbers.set(article.id, number)
  library.keys.push(key)
  library.byKey.set(key, [...library.byKey.get(key) ?? [], number])
  for (const [, named, own, cited] of article.text.matchAll(references)) {
    const target = articleKey(named ?? (own!.startsWith('本') ? article.law : own!), cited!)
    if (target !== key) library.citedBy.set(target, (library.citedBy.get(target) ?? 0) + 1)
  }
}

function makeTitles(): Titles {
  const numbers = new Map<number, number>()
  const titles: Titles = { keys: [], numbers, sizes: [], postings: makePostings(0.3), number }
  return titles

  function number(key: number, terms: { pairs: string[]; words: string[] }): number {
    const known = numbers.get(key)
    const at = known ?? titles.keys.length
    if (known === undefined) {
      numbers.set(key, at)
      titles.keys.push(key)
      titles.sizes.push(0)
      titles.postings.add([...terms.pairs, ...terms.words])
    }
    titles.sizes[at]!++
    return at
  }
}

const longestText = 250
const references = /(?:《([^》]{2,30})》|(民法典|公司法|刑法|民事诉讼法|刑事诉讼法|本法|本条例|本解释|本规定))(第[一二三四五六七八九十百千零]+条)/gu

/** By article number: `ids` (undefined: gone), `keys`, `tokens`, `lengths`, `lawOf`, `headingOf`. `citedBy`: by key. */
export type Library = {
  base: Embedding
  ids: (string | undefined)[]
  numbers: Map<string, number>
  keys: number[]
  byKey: Map<number, number[]>
  tokens: Int32Array[]
  lengths: number[]
  lawOf: number[]
  headingOf: number[]
  citedBy: Map<number, number>
  pairs: Postings
  words: Postings
  laws: Titles
  headings: Titles
  add(article: StatuteArticle): number
  remove(id: string): void
  /** Words of both, the most telling first. */
  sharedWords(number: number, words: ReadonlySet<string>): string[]
}
export type Titles = { keys: number[]; /** By key. */ numbers: ReadonlyMap<number, number>; sizes: number[]; postings: Postings; number(key: number, terms: { pairs: string[]; words: string[] }): number }
