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

/** For `catch`: what is not there is null, told in the caller's own words; any other error is a defect and goes on. */
export const nullIfMissing = (error: unknown): null => {
  if (error instanceof Refused && error.refusal.kind === 'notFound') return null
  throw error
}

/** An error as the log may keep it: the database quotes the row that it met, and words of residents stay out of logs. */
export const errorForLog = (error: Error & { code?: string; constraint?: string }): { type: string; message: string; stack: string; code: string | undefined; constraint: string | undefined } =>
  ({ type: error.name, message: error.message, stack: error.stack ?? '', code: error.code, constraint: error.constraint })

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'kind' in value && 'message' in value
