/**
 * Due moments and warning moments a second, on one thread: every write that starts a clock computes both.
 * Starts are spread over two years, so that holidays, make-up days and unpublished days are met; every fourth is paused.
 */
import { dueAt, levelMoments } from '../server/platform/deadlines.ts'
import { cityCalendar } from '../server/rules/calendar.ts'
import { builtInRegister } from '../server/rules/deadline-register.ts'

const calendar = cityCalendar()
const rules = builtInRegister.filter(({ room }) => room === 'work-orders')
const first = Date.parse('2026-01-01T00:00:00+08:00')
const starts = Array.from({ length: 4_096 }, (_, i) => {
  const startAt = new Date(first + i * 15_401_000)
  const pause = { from: new Date(startAt.getTime() + 20_000_000), to: new Date(startAt.getTime() + 300_000_000) }
  return { startAt, rule: rules[i % rules.length]!, pauses: i % 4 === 0 ? [pause] : [] }
})

const rate = (work: () => void): number => {
  const begun = performance.now()
  let rounds = 0
  while (performance.now() - begun < 500) {
    work()
    rounds += 1
  }
  return Math.round((rounds * starts.length) / ((performance.now() - begun) / 1000))
}
const median = (work: () => void): number => [0, 1, 2, 3, 4].map(() => rate(work)).toSorted((a, b) => a - b)[2]!

console.log(`due_per_s ${median(() => {
  for (const { rule, startAt, pauses } of starts) dueAt(rule, startAt, calendar, pauses)
})}`)
console.log(`due_with_levels_per_s ${median(() => {
  for (const { rule, startAt, pauses } of starts) levelMoments(rule, startAt, dueAt(rule, startAt, calendar, pauses), calendar, pauses)
})}`)
