import type { Town } from './town.ts'

/**
 * The language in which a journey is written, once for every way of walking it (players.ts): what a resident sees and does, by the
 * words on the page. Words that only come about on the way are kept, and named later by a function.
 */
export const open = (path: string): Step => ({ kind: 'open', words: path })
/** One of several, or a box to tick. */
export const choose = (label: string): Step => ({ kind: 'choose', words: label })
export const fill = (label: string, text: Words): Step => ({ kind: 'fill', words: label, text })
export const pick = (label: string, option: string): Step => ({ kind: 'pick', words: label, text: option })
/** A button or a link that leads to the next page. */
export const press = (words: Words): Step => ({ kind: 'press', words })
/** What is folded away is opened. */
export const unfold = (words: string): Step => ({ kind: 'unfold', words })
export const expect = (words: RegExp | ((kept: Kept) => string)): Step => ({ kind: 'expect', words })
/** Remembers what stands at a place of the page. */
export const keep = (name: string, at: string): Step => ({ kind: 'keep', words: name, text: at })
/** So far no more than this many presses (U7). */
export const within = (presses: number): Step => ({ kind: 'within', presses })
/** What the offices do while the resident waits. */
export const meanwhile = (deed: (town: Town, kept: Kept) => Promise<void>): Step => ({ kind: 'meanwhile', deed })

export const journey = (name: string, ...steps: (Step | readonly Step[])[]): Journey => ({ name, steps: steps.flat() as Step[] })

export type Kept = Record<string, string>
export type Words = string | ((kept: Kept) => string)
export type Step =
  | { kind: 'open' | 'choose' | 'unfold'; words: string }
  | { kind: 'press'; words: Words }
  | { kind: 'fill'; words: string; text: Words }
  | { kind: 'pick' | 'keep'; words: string; text: string }
  | { kind: 'expect'; words: RegExp | ((kept: Kept) => string) }
  | { kind: 'within'; presses: number }
  | { kind: 'meanwhile'; deed: (town: Town, kept: Kept) => Promise<void> }
export type Journey = { name: string; steps: readonly Step[] }
