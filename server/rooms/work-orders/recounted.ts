import type { ClockRow } from '../../platform/lifecycle.ts'
import { clockTimes, severity } from './deadlines.ts'
import type { World } from './world.ts'

/**
 * A running clock under the present calendar and its own version of the rule, or undefined where nothing moves. A miss
 * that is written down stays as it was written; a paused clock is laid out again when it resumes.
 */
export const recounted = (clock: ClockRow, now: Date, world: World): Recounted | undefined => {
  if (clock.pausedAt || clock.stoppedAt || clock.missedAt) return undefined
  const times = clockTimes(clock.code, { startedAt: clock.startedAt, now, version: clock.ruleVersion, pauses: clock.pauses, ...(clock.amount === null ? {} : { amount: clock.amount }) }, world)
  // A worse level is for the sweep to announce: it looks at once, and whoever must be warned is.
  const worse = severity[times.level]! > severity[clock.level]!
  const waiting = clock.nextAt !== null && clock.nextAt <= now
  const set = { dueAt: times.dueAt, nextAt: times.nextAt && (waiting && worse ? clock.nextAt : worse ? now : times.nextAt), level: worse ? clock.level : times.level }
  const same = set.dueAt.getTime() === clock.dueAt.getTime() && set.nextAt?.getTime() === clock.nextAt?.getTime() && set.level === clock.level
  return same ? undefined : set
}

type Recounted = { dueAt: Date; nextAt: Date | null; level: string }
