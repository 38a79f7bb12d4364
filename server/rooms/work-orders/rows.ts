import { camel } from '../../platform/act.ts'
import type { ClockRow } from '../../platform/lifecycle.ts'

/** A record that came as JSON: names to camelCase, moments (`…_at`, and nothing else is named so) to Dates. */
export const recordOf = (row: Record<string, unknown>): Record<string, unknown> => {
  const record = camel(row) as Record<string, unknown>
  for (const name in record) if (name.endsWith('At') && typeof record[name] === 'string') record[name] = new Date(record[name])
  return record
}

/** Clocks that came beside a record's row as JSON: names to camelCase, moments to Dates. */
export const camelRows = (rows: readonly Record<string, unknown>[]): ClockRow[] =>
  rows.map((row) => {
    const clock = camel(row) as Record<string, unknown>
    for (const key of ['startedAt', 'dueAt', 'nextAt', 'pausedAt', 'stoppedAt', 'missedAt']) if (clock[key]) clock[key] = new Date(String(clock[key]))
    clock.pauses = ((clock.pauses ?? []) as { from: string; to: string | null }[]).map((p) => ({ from: new Date(p.from), to: p.to ? new Date(p.to) : null }))
    return clock as unknown as ClockRow
  })
