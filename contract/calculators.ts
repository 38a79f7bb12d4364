import type { TopicId } from './topics.ts'

/** A sum that a resident can do by himself: what is asked, by which rule, and the article of each step. */
export type CalcSheet = {
  readonly id: string
  readonly zh: string
  /** One line: what it tells. */
  readonly means: string
  readonly topic: TopicId
  readonly fields: readonly CalcField[]
  readonly formula: readonly CalcStep[]
  /** Figures without a source that was read: shown as 待核实. */
  readonly unsure: readonly string[]
  /** Figures of the city that the office has verified, with their basis. */
  readonly known?: readonly string[]
}
export type CalcField = {
  readonly name: string
  readonly label: string
  readonly kind: 'money' | 'number' | 'rate' | 'day' | 'choice' | 'tick'
  readonly hint?: string
  readonly optional?: boolean
  readonly options?: readonly { readonly value: string, readonly text: string, readonly hint?: string }[]
}
export type Cited = { readonly law: string, readonly article: string }
export type CalcStep = { readonly says: string, readonly cited?: Cited }
export type CalcResult = { readonly headline: string, readonly steps: readonly CalcStep[], readonly notes: readonly string[] }
export type CalcOutcome = CalcResult | { readonly problems: Readonly<Record<string, string>> }
