/**
 * Refusals: the five ways in which the house says no. `decide` returns them as values; everywhere else they are thrown
 * as `Refused` and the http mapper turns them into an answer. Anything else that is thrown is a defect (500).
 */
export type RefusalKind = 'notAllowed' | 'notFound' | 'wrongState' | 'invalid' | 'conflict'

export type Refusal = {
  readonly kind: RefusalKind
  /** Plain Chinese: what happened and what to do next. */
  readonly message: string
  readonly fields?: Readonly<Record<string, string>>
  readonly state?: string
  readonly possible?: readonly string[]
}

export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

export const refuse = (kind: RefusalKind, message: string, more: Omit<Refusal, 'kind' | 'message'> = {}): never => {
  throw new Refused({ kind, message, ...more })
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'kind' in value && 'message' in value
