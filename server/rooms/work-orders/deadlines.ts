import { levelAt, levelMoments, dueAt, nextLevel, type RunningLevel } from '../../platform/deadlines.ts'
import type { ClockRow, ClockStart, ClockTimes } from '../../platform/lifecycle.ts'
import { ruleAt, ruleOfVersion, type DeadlineCode, type DeadlineRow } from '../../rules/deadline-register.ts'
import type { OrderAction } from '../../../contract/work-order-states.ts'
import type { Order } from './order.ts'
import type { World } from './world.ts'

/**
 * What happens when a clock runs out. `lapse`: a right of the body or the resident ends by itself, nobody is late and no
 * sweep has to look. All others are duties of the office: a miss is written down and goes up the chain of heads.
 */
export const onOverdue: Readonly<Record<string, OrderAction | 'lapse'>> = {
  'WO-ACCEPT': 'escalateOverdue', 'WO-ASSIGN': 'escalateOverdue', 'CS-MSG': 'escalateOverdue', 'WO-SIGN': 'escalateOverdue', 'WO-DONE': 'escalateOverdue',
  'WO-RULE': 'escalateOverdue', 'WO-EXT': 'escalateOverdue', 'WO-REVIEW': 'escalateOverdue', 'WO-FUP': 'escalateOverdue', 'WO-PRESS': 'escalateOverdue',
  'RT-FIX': 'escalateOverdue', 'WO-RECEIPT': 'escalateOverdue',
  'WO-SUPP': 'endWaiting', 'WO-HOLD': 'resume', 'WO-ARCHIVE': 'archive',
  'WO-OBJ': 'lapse', 'WO-RATE': 'lapse', 'WO-REOPEN': 'lapse',
}

/** The chain of heads: who is told at which rung of one miss, one working day apart, each once. */
export const chainOfHeads: readonly { readonly role: string; readonly at: 'unit' | 'bureau' | 'city'; readonly zh: string }[] = [
  { role: 'bodyHead', at: 'unit', zh: '承办单位负责人' },
  { role: 'countySupervisor', at: 'bureau', zh: '县区监督员' },
  { role: 'countyHead', at: 'bureau', zh: '县区局负责人' },
  { role: 'citySupervisor', at: 'city', zh: '市级监督员' },
  { role: 'cityHead', at: 'city', zh: '市局负责人' },
]

/** The chain for one order: at a bureau's own desk the dispatchers are told first, and the city has no county above its desk. */
export const chainFor = (order: Pick<Order, 'turnUnitId' | 'bureauId'>, world: World): typeof chainOfHeads => {
  const isCity = order.bureauId === world.cityUnitId
  const atDesk = (order.turnUnitId ?? order.bureauId) === order.bureauId
  const first = isCity ? { role: 'cityDispatcher', at: 'unit', zh: '市级调度员' } as const : { role: 'countyDispatcher', at: 'unit', zh: '县区调度员' } as const
  return chainOfHeads.filter((rung) => !(isCity && rung.at === 'bureau')).map((rung) => (rung.at === 'unit' && atDesk ? first : rung))
}

export const ruleOf = (world: World, code: string, startedAt: Date, version?: number): DeadlineRow => {
  const known = code as DeadlineCode
  return version === undefined ? ruleAt(known, startedAt, world.register) : ruleOfVersion(known, version, world.register)
}

/** Due moment, next look and level of a clock. A clock keeps the version of the rule it started under. */
export const clockTimes = (code: string, start: ClockStart, world: World): ClockTimes => {
  const row = ruleOf(world, code, start.startedAt, start.version)
  const rule = start.amount === undefined ? row : { ...row, amount: start.amount }
  const due = dueAt(rule, start.startedAt, world.calendar, start.pauses)
  if (onOverdue[code] === 'lapse') return { dueAt: due, nextAt: null, level: 'green', version: row.version }
  const moments = levelMoments(rule, start.startedAt, due, world.calendar, start.pauses)
  const next = nextLevel(moments, start.now)
  return { dueAt: due, nextAt: next?.at ?? start.now, level: next ? levelAt(moments, start.now) : 'orange', version: row.version }
}

/** What the sweep must do with a clock that is due for a look: warn, escalate, or the action of its own. */
export const dueStep = (clock: ClockRow, now: Date, world: World): { action: OrderAction; level: RunningLevel } | null => {
  const row = ruleOf(world, clock.code, clock.startedAt, clock.ruleVersion)
  const rule = clock.amount === null ? row : { ...row, amount: clock.amount }
  const level = now > clock.dueAt ? 'overdue' : levelAt(levelMoments(rule, clock.startedAt, clock.dueAt, world.calendar, clock.pauses), now)
  const at = onOverdue[clock.code] ?? 'escalateOverdue'
  if (level === 'overdue') return at === 'lapse' ? null : { action: at, level }
  return level === 'green' ? null : { action: 'warn', level }
}

/** When the sweep looks at a warned clock next. */
export const nextLook = (clock: ClockRow, now: Date, world: World): Date | null => {
  const row = ruleOf(world, clock.code, clock.startedAt, clock.ruleVersion)
  const rule = clock.amount === null ? row : { ...row, amount: clock.amount }
  return nextLevel(levelMoments(rule, clock.startedAt, clock.dueAt, world.calendar, clock.pauses), now)?.at ?? null
}

export const severity: Readonly<Record<string, number>> = { none: 0, green: 1, yellow: 2, orange: 3, overdue: 4 }
/** Clocks that do not make the order urgent for the one whose turn it is: windows and filing away. */
const quiet: readonly string[] = ['WO-OBJ', 'WO-RATE', 'WO-REOPEN', 'WO-ARCHIVE']

/** The order's own due moment and level: the nearest due and the worst level of the clocks that press now. */
export const pressing = (clocks: readonly ClockRow[]): { dueAt: Date | null; level: string } => {
  const running = clocks.filter(presses)
  const dueAt = pressingClock(clocks)?.dueAt ?? null
  const level = running.reduce((worst, c) => (severity[c.level]! > severity[worst]! ? c.level : worst), 'none')
  return { dueAt, level }
}

/** The clock that is due first of those that press: the one whose words stand at the head of the record. */
export const pressingClock = (clocks: readonly ClockRow[]): ClockRow | undefined =>
  clocks.filter(presses).reduce<ClockRow | undefined>((first, c) => (first === undefined || c.dueAt < first.dueAt ? c : first), undefined)

function presses(clock: ClockRow): boolean {
  return !clock.stoppedAt && !clock.pausedAt && !quiet.includes(clock.code)
}
