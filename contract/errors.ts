/**
 * The five refusals of the house and how each crosses the wire. `message` is plain Chinese: what happened and what to
 * do next; `fields` points at the field; `possible` lists the actions that the record's state allows now.
 */
export type RefusalKind = 'notAllowed' | 'notFound' | 'wrongState' | 'invalid' | 'conflict'

export type Refusal = {
  readonly kind: RefusalKind
  readonly message: string
  readonly fields?: Readonly<Record<string, string>>
  readonly state?: string
  readonly possible?: readonly string[]
}

export const httpStatusOf: Readonly<Record<RefusalKind, number>> = {
  notAllowed: 403,
  notFound: 404,
  wrongState: 409,
  invalid: 422,
  conflict: 409,
}
