import type { Frame, GuideRow, Typed } from './views.ts'

/** A sentence of the law, letter by letter. */
export interface LawLine { readonly law: string, readonly article: number, readonly says: string }
/** A period in whole words: what it is, how long from when, on which article. */
export interface PeriodLine { readonly what: string, readonly long: string, readonly basis: string, readonly note?: string | undefined }

export interface TopicView {
  readonly frame: Frame
  readonly id: string
  readonly name: string
  readonly about: string
  readonly situations: readonly string[]
  readonly law: LawLine
  readonly todo: readonly string[]
  readonly periods: readonly PeriodLine[]
  readonly guides: readonly GuideRow[]
  /** Words typed before: they stand in the form again. */
  readonly typed: Typed
  readonly problems: Readonly<Record<string, string>>
  readonly mark?: string | undefined
  readonly danger: boolean
}

export interface TopicLink { readonly id: string, readonly name: string, readonly about: string }
export interface FoundView { readonly frame: Frame, readonly words: string, readonly found: readonly TopicLink[], /** What can be done, for the likeliest topics, nearest the words first. */ readonly guides: readonly GuideRow[], readonly danger: boolean, readonly wages: boolean }
export interface TopicsView { readonly frame: Frame, readonly topics: readonly TopicLink[] }

export interface WageStep { readonly title: string, readonly text: string, readonly phone?: string, readonly laws: readonly LawLine[] }
export interface WagesView { readonly frame: Frame, readonly steps: readonly WageStep[], readonly periods: readonly PeriodLine[], readonly typed: Typed, readonly mark?: string | undefined }
