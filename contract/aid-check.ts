import type { CalcStep } from './calculators.ts'
import type { TopicId } from './topics.ts'

/** Legal-aid self-check: one question a page, then how likely it is and why. Never a refusal: only the legal-aid body decides. */
export type AidQuestion = { readonly name: AidAnswer, readonly label: string, readonly hint?: string, readonly options: readonly AidOption[] }
export type AidOption = { readonly value: string, readonly text: string, readonly hint?: string }
export type AidAnswer = 'hurry' | 'case' | 'who' | 'matter' | 'accused' | 'means'
export type AidAnswers = { readonly [A in AidAnswer]?: string }
export type AidChance = 'likely' | 'perhaps' | 'unlikely'
export type AidVerdict = {
  readonly chance: AidChance
  readonly headline: string
  /** First of all, where time is short. */
  readonly urgent: CalcStep | null
  readonly reasons: readonly CalcStep[]
  readonly next: readonly CalcStep[]
  readonly topic: TopicId
  /** The first lines of the story that is then told. */
  readonly lines: readonly string[]
  readonly violence: boolean
}
