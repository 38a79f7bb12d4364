import { bigrams, words } from '../../../platform/text/index.ts'

/** Pairs of characters find everything, words rank better: both, each term as often as it stands there. */
export function termsOf(text: string): Terms {
  return { pairs: bigrams(text), words: words(text) }
}

/** Chapter and section as words: the numbers in front say nothing. */
export function headingOf(path: readonly string[]): string {
  return path.map((part) => part.replace(/^第[一二三四五六七八九十百零]{1,5}[编章节]\s*/u, '')).join(' ')
}

/** Every second law begins with the name of the state. */
export function shortLaw(law: string): string {
  return law.replaceAll('中华人民共和国', '')
}

/** What a citation points at, whichever version and whichever database: law name and article number, hashed. */
export function articleKey(law: string, article: string | null): number {
  return hash(`${shortLaw(law)}|${article ?? ''}`)
}

export function headingKey(law: string, path: readonly string[]): number {
  return hash(`${shortLaw(law)}#${headingOf(path)}`)
}

export function lawKey(law: string): number {
  return hash(shortLaw(law))
}

/** FNV-1a over UTF-16 units, 32 bits, with a last stir: words, citations and questions leave the workshop only as this. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ value >>> 16, 0x85ebca6b)
  return (value ^ value >>> 13) >>> 0
}

/** `id` is the caller's own; the model knows an article only by law and number. `path`: headings above it, outermost first. */
export type StatuteArticle = { id: string; law: string; article: string | null; text: string; path: readonly string[] }
export type Terms = { pairs: string[]; words: string[] }
