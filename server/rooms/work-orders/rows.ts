import { camel } from '../../platform/act.ts'
import type { ClockRow } from '../../platform/lifecycle.ts'

/** Clocks that came inside a record's row as jsonb: names to camelCase, moments to Dates. */
export const camelRows = (rows: readonly Record<string, unknown>[]): ClockRow[] =>
  rows.map((row) => {
    const clock = camel(row) as Record<string, unknown>
    for (const key of ['startedAt', 'dueAt', 'nextAt', 'pausedAt', 'stoppedAt', 'missedAt']) if (clock[key]) clock[key] = new Date(String(clock[key]))
    clock.pauses = ((clock.pauses ?? []) as { from: string; to: string | null }[]).map((p) => ({ from: new Date(p.from), to: p.to ? new Date(p.to) : null }))
    return clock as unknown as ClockRow
  })
