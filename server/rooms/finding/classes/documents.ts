import { grams, plainWords, type Document } from './vectors.ts'

/**
 * A request as blocks of terms: characters and pairs for what no dictionary knows, words, the title apart, and the groups of
 * the taxonomy whose own words it says. Weights were chosen by leave-one-out on the hotline rows.
 */
export function requestBlocks({ title = '', text, hints = [], hintWeight = 0.1, words = true }: Request): Document {
  const whole = title ? `${title}。${text}` : text
  return {
    c: { weight: 1, terms: [...grams(whole, 1), ...grams(whole, 2)] },
    ...(words ? { w: { weight: 0.5, terms: plainWords(whole) } } : {}),
    ...(title ? { t1: { weight: 0.3, terms: grams(title, 1) }, t2: { weight: 0.3, terms: grams(title, 2) } } : {}),
    ...(hints.length > 0 ? { s: { weight: hintWeight, terms: hints } } : {}),
  }
}

/** Each group's name as often as its words weigh in the text; longer words say more. */
export function saidGroups(text: string, groups: readonly Group[]): string[] {
  return groups.flatMap(({ name, words }) => {
    const weight = words.reduce((sum, word) => (text.includes(word) ? sum + Math.max(0.3, word.length - 1) : sum), 0)
    return Array.from({ length: Math.round(weight) }, () => name)
  })
}

export type Request = { title?: string; text: string; hints?: readonly string[]; hintWeight?: number; /** Without them no dictionary is loaded. */ words?: boolean }
export type Group = { name: string; words: readonly string[] }
