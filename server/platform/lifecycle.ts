import type { PermissionRow, Actor, Subject } from './access.ts'
import type { Refusal } from './errors.ts'
import type { Row, Write } from './flush.ts'
import type { Tx } from './context.ts'

/**
 * The life of a kind of record: its states and transitions as rows, who may do what, which clocks each step touches, and
 * one `decide` an action. Checks, lists, buttons, pictures and documents are all read from here.
 */
export type Lifecycle<R extends Rec, W> = {
  readonly kind: string
  readonly table: string
  /** Where act() writes the change of a record it has locked, when that is not the table itself: see docs/decisions/one-door-for-change.md. */
  readonly movesThrough?: string
  readonly transitions: readonly Transition[]
  readonly permissions: readonly PermissionRow[]
  readonly actions: Readonly<Record<string, Action<R, W>>>
  /** Locks the records in id order and brings their running clocks. RLS decides what is seen. */
  readonly load: (tx: Tx, ids: readonly string[]) => Promise<R[]>
  readonly subject: (record: R) => Subject
  /** What numbers in its texts belong to, where several records share texts (the orders of one matter); else the record. */
  readonly narrativeOf?: (record: R) => string
  /** When a clock of this code, started now for this record, runs out and must be looked at again. */
  readonly clock: (code: string, start: ClockStart, world: W) => ClockTimes
  /** Columns that act() keeps in step: due moment, level, whose turn. */
  readonly derived: (record: R, clocks: readonly ClockRow[], world: W) => Row
  readonly answer: (record: R, clocks: readonly ClockRow[], actor: Actor, world: W, created: readonly string[], now: Date) => unknown
  readonly words: { readonly state: (state: string) => string; readonly action: (action: string) => string }
}

/** A row is a sentence. `from: '*'` = in every state; `to: 'same'` stays; `to: 'back'` returns to `returns_to`; several = decide picks. */
export type Transition = {
  readonly from: string | readonly string[]
  readonly action: string
  readonly to: string | readonly string[]
  readonly starts?: readonly string[]
  readonly stops?: readonly string[]
  readonly pauses?: readonly string[]
  readonly resumes?: readonly string[]
}

export type Action<R extends Rec, W> = {
  readonly input: { safeParse(value: unknown): Parsed }
  /** Ids of other records of the same kind that the action reads or changes: locked together, in id order. */
  readonly touches?: (input: never, recordId: string, tx: Tx) => Promise<readonly string[]> | readonly string[]
  /** Whether it makes sense on this record just now (a request is pending, a window is open …). Same answer for button and check. */
  readonly offer?: (record: R, actor: Actor, world: W) => boolean
  /** What will happen next, said on the screen before it is done. */
  readonly next: (record: R, world: W, now: Date) => string
  readonly decide: (call: Decide<R, W, never>) => Refusal | Outcome
}

export type Decide<R, W, I> = { readonly record: R; readonly others: readonly R[]; readonly input: I; readonly actor: Actor; readonly now: Date; readonly world: W }

/** What an action wants written: data, not deeds. */
export type Outcome = {
  readonly to?: string
  /** Columns of the record (snake_case). */
  readonly set?: Row
  /** Kept in the action log; `text` is what the story shows, `public` whether the resident sees it. */
  readonly facts: Facts
  readonly others?: readonly Side[]
  readonly creates?: readonly NewRecord[]
  /** Rows of its own room or of lower rooms' doors. */
  readonly writes?: readonly Write[]
  readonly starts?: readonly ClockOrder[]
  readonly stops?: readonly string[]
  readonly clocks?: readonly ClockChange[]
  readonly event?: Row
}

export type Facts = { readonly text?: string; readonly public?: boolean } & Readonly<Record<string, unknown>>
/** A change on another record of the same kind. */
export type Side = { readonly id: string; readonly as: string; readonly to?: string; readonly set?: Row; readonly facts: Facts; readonly starts?: readonly ClockOrder[]; readonly stops?: readonly string[] }
/** A new record of the same kind: its whole row without the columns that act() fills, and the clocks it starts with. */
export type NewRecord = { readonly id: string; readonly row: Row; readonly as: string; readonly facts: Facts; readonly starts?: readonly ClockOrder[] }
/** A clock to start: by its code alone, or with its length in the rule's own unit. */
export type ClockOrder = string | { readonly code: string; readonly amount: number }
/** A direct change of a running clock (extension, warning, miss). */
export type ClockChange = { readonly id: string; readonly set: Row }

export type ClockStart = { readonly startedAt: Date; readonly now: Date; readonly version?: number; readonly amount?: number; readonly pauses: readonly { from: Date; to: Date | null }[] }
export type ClockTimes = { readonly dueAt: Date; readonly nextAt: Date | null; readonly level: string; readonly version: number }

export type ClockRow = {
  id: string; code: string; ruleVersion: number; amount: number | null; startedAt: Date; dueAt: Date; nextAt: Date | null; level: string
  pausedAt: Date | null; pauses: { from: Date; to: Date | null }[]; stoppedAt: Date | null; missedAt: Date | null; rung: number
}

/** What every record with a lifecycle has. */
export type Rec = { id: string; state: string; version: number; returnsTo: string | null; logSeq: number; logHash: string; clocks: ClockRow[] }

/** The transition that an action makes from a state, or undefined. */
export const transitionOf = (transitions: readonly Transition[], state: string, action: string): Transition | undefined =>
  transitions.find((t) => t.action === action && leavesFrom(t, state))

export const targetsOf = (transition: Transition): readonly string[] => (typeof transition.to === 'string' ? [transition.to] : transition.to)

/** Actions of the table that lead somewhere from this state, in table order, each once. */
export const actionsFrom = (transitions: readonly Transition[], state: string): string[] => [
  ...new Set(transitions.filter((t) => leavesFrom(t, state)).map((t) => t.action)),
]

function leavesFrom({ from }: Transition, state: string): boolean {
  return from === '*' || (typeof from === 'string' ? from === state : from.includes(state))
}

type Parsed = { success: true; data: unknown } | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } }
