import { newId } from './ids.ts'
import { json, type Write } from './flush.ts'
import type { ClockOrder, ClockRow, ClockStart, ClockTimes, Outcome, Transition } from './lifecycle.ts'

/**
 * What one step does to the clocks of a record: a pure function from the running clocks to the clocks after and the
 * writes. A clock that is stopped after its due moment has missed, whether or not a sweep saw it; a miss stays for ever.
 */
export const moveClocks = (call: MoveClocks): { clocks: ClockRow[]; writes: Write[] } => {
  const { running, step, outcome, now } = call
  const stops = [...(step?.stops ?? []), ...(outcome.stops ?? [])]
  const changed = new Map<string, Partial<ClockRow>>()
  const touch = (clock: ClockRow, change: Partial<ClockRow>): void => { changed.set(clock.id, { ...changed.get(clock.id), ...change }) }
  for (const clock of running) {
    if (named(stops, clock.code)) touch(clock, { stoppedAt: now, nextAt: null, missedAt: clock.missedAt ?? (isMissed(clock, now) ? clock.dueAt : null) })
    else if (named(step?.pauses, clock.code) && !clock.pausedAt) touch(clock, { pausedAt: now, nextAt: null })
    else if (named(step?.resumes, clock.code) && clock.pausedAt) touch(clock, resumed(clock, call))
  }
  for (const change of outcome.clocks ?? []) {
    const clock = running.find((c) => c.id === change.id)
    if (clock) touch(clock, change.set as Partial<ClockRow>)
  }
  const kept = running.map((clock) => ({ ...clock, ...changed.get(clock.id) }))
  const started = startClocks(call.recordId, call.kind, ordersOf(step?.starts ?? [], outcome.starts ?? []), now, call.timesOf)
  return {
    clocks: [...kept.filter((clock) => !clock.stoppedAt), ...started.clocks],
    writes: [...kept.filter((clock) => changed.has(clock.id)).map((clock) => updateOf(clock, changed.get(clock.id)!)), ...started.writes],
  }
}

export const startClocks = (recordId: string, kind: string, orders: readonly ClockOrder[], now: Date, timesOf: TimesOf): { clocks: ClockRow[]; writes: Write[] } => {
  const clocks = orders.map((order): ClockRow => {
    const { code, amount } = typeof order === 'string' ? { code: order, amount: undefined } : order
    const times = timesOf(code, { startedAt: now, now, pauses: [], ...(amount === undefined ? {} : { amount }) })
    return {
      id: newId(now), code, ruleVersion: times.version, amount: amount ?? null, startedAt: now, dueAt: times.dueAt, nextAt: times.nextAt,
      level: times.level, pausedAt: null, pauses: [], stoppedAt: null, missedAt: null, rung: 0,
    }
  })
  return { clocks, writes: clocks.map((clock) => ({ insert: 'clock', row: { id: clock.id, record_id: recordId, record_kind: kind, code: clock.code, rule_version: clock.ruleVersion, amount: clock.amount, started_at: now, due_at: clock.dueAt, next_at: clock.nextAt, level: clock.level } })) }
}

/** Due moment and next look of a clock as it stands, under the version of the rule it started with. */
export const retimed = (clock: ClockRow, now: Date, timesOf: TimesOf): Partial<ClockRow> => {
  const times = timesOf(clock.code, { startedAt: clock.startedAt, now, version: clock.ruleVersion, pauses: clock.pauses, ...(clock.amount === null ? {} : { amount: clock.amount }) })
  return { dueAt: times.dueAt, nextAt: times.nextAt, level: clock.level === 'overdue' ? 'overdue' : times.level }
}

export type TimesOf = (code: string, start: ClockStart) => ClockTimes

type MoveClocks = {
  recordId: string; kind: string; running: readonly ClockRow[]; step: Transition | undefined; now: Date; timesOf: TimesOf
  outcome: Pick<Outcome, 'starts' | 'stops' | 'clocks'>
}

/** A clock that no sweep looks at (`nextAt` null: a right that lapses, or a paused one) cannot be missed. */
function isMissed(clock: ClockRow, now: Date): boolean {
  return now > clock.dueAt && clock.nextAt !== null
}

/** What the action orders wins over the row of the table: the same clock with a length of its own. */
function ordersOf(byRow: readonly ClockOrder[], byAction: readonly ClockOrder[]): ClockOrder[] {
  const code = (order: ClockOrder): string => (typeof order === 'string' ? order : order.code)
  const own = new Set(byAction.map(code))
  return [...byRow.filter((order) => !own.has(code(order))), ...byAction]
}

function named(codes: readonly string[] | undefined, code: string): boolean {
  return codes !== undefined && (codes.includes(code) || codes.includes('*'))
}

function resumed(clock: ClockRow, { now, timesOf }: MoveClocks): Partial<ClockRow> {
  const pauses = [...clock.pauses, { from: clock.pausedAt ?? now, to: now }]
  return { pausedAt: null, pauses, ...retimed({ ...clock, pauses }, now, timesOf) }
}

/** Only what changed: each column that is named costs, and most steps stop a clock and do no more. */
function updateOf(clock: ClockRow, changed: Partial<ClockRow>): Write {
  const set: Record<string, unknown> = { claimed_until: null }
  for (const name of Object.keys(changed) as (keyof ClockRow)[]) set[columns[name]!] = name === 'pauses' ? json(clock.pauses) : clock[name]
  return { update: 'clock', set, where: { id: clock.id } }
}

const columns: Partial<Record<keyof ClockRow, string>> = {
  dueAt: 'due_at', nextAt: 'next_at', level: 'level', amount: 'amount', pausedAt: 'paused_at', pauses: 'pauses', stoppedAt: 'stopped_at', missedAt: 'missed_at', rung: 'rung',
}
