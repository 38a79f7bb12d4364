import type { ClockView, StoryLine } from '../../../contract/work-orders.ts'
import type { OrderAction } from '../../../contract/work-order-states.ts'
import { word } from '../../../contract/glossary.ts'
import type { LogRow } from '../../platform/action-log.ts'
import { isDueVerified, remaining } from '../../platform/deadlines.ts'
import type { ClockRow } from '../../platform/lifecycle.ts'
import { timeLeftInWords } from '../../rules/time-left.ts'
import { onOverdue, ruleOf } from './deadlines.ts'
import type { World } from './world.ts'

/** The story as staff read it: every line, internal ones marked. */
export const staffStory = (log: readonly LogRow[], world: World): StoryLine[] =>
  log.map((line) => ({
    seq: line.seq, at: line.at.toISOString(), action: line.action as OrderAction, label: word('action', line.action), by: line.actorName, unit: world.unit(line.unitId)?.name ?? null,
    text: String(line.facts.text ?? ''), internal: line.facts.public !== true, facts: line.facts as Record<string, unknown>,
  }))

/** The story as the resident reads it: plain words, which office did it, no names of staff, nothing internal. */
export const residentStory = (log: readonly ResidentLine[], world: World): { at: string; by: string | null; text: string }[] =>
  log.filter((line) => line.facts.public === true).map((line) => ({
    at: line.at.toISOString(), by: line.actorKind === 'resident' ? '您' : world.unit(line.unitId)?.name ?? null, text: String(line.facts.text ?? word('action', line.action)),
  }))

export const clockViews = (clocks: readonly ClockRow[], world: World, now: Date): ClockView[] =>
  clocks.map((clock) => {
    const row = ruleOf(world, clock.code, clock.startedAt, clock.ruleVersion)
    const rule = clock.amount === null ? row : { ...row, amount: clock.amount }
    const pauses = clock.pausedAt ? [...clock.pauses, { from: clock.pausedAt, to: null }] : clock.pauses
    // A right that ran out (职责异议期, 评价期) makes nobody late.
    const lapsed = onOverdue[clock.code] === 'lapse' && now > clock.dueAt
    return {
      code: clock.code, zh: row.zh, startedAt: clock.startedAt.toISOString(), dueAt: clock.dueAt.toISOString(), level: lapsed ? 'none' : (clock.level as ClockView['level']), paused: clock.pausedAt !== null,
      stoppedAt: clock.stoppedAt?.toISOString() ?? null, missedAt: clock.missedAt?.toISOString() ?? null, left: clock.stoppedAt ? '已结束' : lapsed ? '已过，自动失效' : timeLeftInWords(remaining(rule, { dueAt: clock.dueAt, pauses }, now, world.calendar), now),
      basis: row.basis.text, verified: isDueVerified(row, clock.dueAt, world.calendar), ruleVersion: clock.ruleVersion,
    }
  })

export type ResidentLine = Pick<LogRow, 'at' | 'action' | 'actorKind' | 'unitId' | 'facts'>
