import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, dayOf, daysBetween } from './days.ts'
import type { DeadlineRule } from './deadlines.ts'
import { dueAt, extended, isDueVerified, levelAt, levelMoments, nextLevel, remaining } from './deadlines.ts'
import { workCalendar } from './workdays.ts'

const calendar = workCalendar({
  daysOff: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'], makeupDays: ['2026-09-20', '2026-10-10'],
  verifiedFrom: '2026-01-01', verifiedUntil: '2026-12-31',
})
const rule = (part: Partial<DeadlineRule>): DeadlineRule => ({
  code: 'T', version: 1, amount: 5, unit: 'workdays', startDayCounted: false, rollToWorkday: true, endsAt: 'endOfWork', pausable: true,
  warn: { yellow: 0.5, orange: 0.2 }, verified: true, ...part,
})
const at = (text: string) => new Date(`${text}+08:00`)
const due = (part: Partial<DeadlineRule>, start: string, ...pauses: [string, string | null][]) =>
  dueAt(rule(part), at(start), calendar, pauses.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) })))

test('起算当日不计入，工作日时限止于末日下班时刻 [民诉法85 民法典201 203]', () => {
  assert.deepEqual(due({ amount: 1 }, '2026-11-23T08:31'), at('2026-11-24T17:30'))
  assert.deepEqual(due({ amount: 1 }, '2026-11-23T23:59'), at('2026-11-24T17:30'))
  assert.deepEqual(due({ amount: 1, startDayCounted: true }, '2026-11-23T08:31'), at('2026-11-23T17:30'))
})

test('周末派发的：下周一是第一个工作日 [民法典201]', () => {
  assert.deepEqual(due({ amount: 1 }, '2026-11-21T10:00'), at('2026-11-23T17:30'))
  assert.deepEqual(due({ amount: 1 }, '2026-11-20T20:00'), at('2026-11-23T17:30'))
})

test('国庆前派发：假期不计，调休上班的周六计入 [民法典203]', () => {
  assert.deepEqual(due({ amount: 3 }, '2026-09-30T10:00'), at('2026-10-10T17:30'))
  assert.deepEqual(due({ amount: 1 }, '2026-09-18T10:00'), at('2026-09-20T17:30'))
})

test('自然日：末日是休假日的顺延到其后第一个工作日；不顺延的规则不动 [民诉法85 民法典203]', () => {
  assert.deepEqual(due({ unit: 'days', amount: 7 }, '2026-09-26T10:00'), at('2026-10-08T17:30'))
  assert.deepEqual(due({ unit: 'days', amount: 7, rollToWorkday: false }, '2026-09-26T10:00'), at('2026-10-03T23:59:59.999'))
})

test('有业务时间的止于停止业务之时，群众自己的期限到 24:00 [民法典203]', () => {
  assert.deepEqual(due({ unit: 'days', amount: 3 }, '2026-11-23T10:00'), at('2026-11-26T17:30'))
  assert.deepEqual(due({ unit: 'days', amount: 3, endsAt: 'midnight' }, '2026-11-23T10:00'), at('2026-11-26T23:59:59.999'))
})

test('按小时计的自当时起算，夜间和假日照算 [民法典201]', () => {
  assert.deepEqual(due({ unit: 'hours', amount: 24 }, '2026-10-01T22:15'), at('2026-10-02T22:15'))
  assert.deepEqual(due({ unit: 'seconds', amount: 15 }, '2026-10-01T22:15:00'), at('2026-10-01T22:15:15'))
})

test('暂停：剩下的工作日自恢复之日起重新排开，恢复当日不计', () => {
  assert.deepEqual(due({}, '2026-11-23T10:00', ['2026-11-25T09:00', '2026-12-02T16:00']), at('2026-12-07T17:30'))
  assert.deepEqual(due({ unit: 'days', amount: 7 }, '2026-11-23T10:00', ['2026-11-25T09:00', '2026-11-28T16:00']), at('2026-12-03T17:30'))
  assert.deepEqual(due({ unit: 'hours', amount: 24 }, '2026-11-23T10:00', ['2026-11-23T12:00', '2026-11-23T15:30']), at('2026-11-24T13:30'))
})

test('暂停：当天停当天续不多得一天；末日停的，续时当日余下的时间不少于原来才止于当日', () => {
  assert.deepEqual(due({}, '2026-11-23T10:00', ['2026-11-24T09:00', '2026-11-24T16:00']), at('2026-11-30T17:30'))
  assert.deepEqual(due({ amount: 1 }, '2026-11-23T10:00', ['2026-11-24T09:00', '2026-11-24T16:00']), at('2026-11-24T17:30'))
  assert.deepEqual(due({ amount: 1 }, '2026-11-23T10:00', ['2026-11-24T15:00', '2026-11-26T09:00']), at('2026-11-26T17:30'))
  assert.deepEqual(due({ amount: 1 }, '2026-11-23T10:00', ['2026-11-24T09:00', '2026-11-26T15:00']), at('2026-11-27T17:30'))
  assert.deepEqual(due({ amount: 1 }, '2026-11-23T10:00', ['2026-11-24T09:00', '2026-11-24T20:00']), at('2026-11-25T17:30'))
})

test('暂停：期满以后才停的不补；不许暂停的规则不受影响；未恢复的暂不移动', () => {
  assert.deepEqual(due({ amount: 1 }, '2026-11-23T10:00', ['2026-11-24T17:31', '2026-11-30T09:00']), at('2026-11-24T17:30'))
  assert.deepEqual(due({ unit: 'hours', amount: 5 }, '2026-11-23T10:00', ['2026-11-23T15:00', '2026-11-30T09:00']), at('2026-11-23T15:00'))
  assert.deepEqual(due({ pausable: false }, '2026-11-23T10:00', ['2026-11-24T09:00', '2026-11-30T09:00']), at('2026-11-30T17:30'))
  assert.deepEqual(due({}, '2026-11-23T10:00', ['2026-11-24T09:00', null]), at('2026-11-30T17:30'))
})

test('pauses that touch, overlap or stand in disorder count once', () => {
  const once = due({ unit: 'hours', amount: 24 }, '2026-11-23T10:00', ['2026-11-23T12:00', '2026-11-23T15:00'])
  assert.deepEqual(due({ unit: 'hours', amount: 24 }, '2026-11-23T10:00', ['2026-11-23T13:00', '2026-11-23T15:00'], ['2026-11-23T12:00', '2026-11-23T14:00']), once)
  assert.deepEqual(due({ unit: 'hours', amount: 24 }, '2026-11-23T10:00', ['2026-11-23T08:00', '2026-11-23T13:00']), once, 'only what follows the start counts')
  assert.deepEqual(due({ unit: 'hours', amount: 24 }, '2026-11-23T10:00', ['2026-11-23T08:00', '2026-11-23T10:00'], ['2026-11-23T12:00', '2026-11-23T15:00']), once)
})

const anyStart = fc.integer({ min: at('2026-01-01T00:00').getTime(), max: at('2030-01-01T00:00').getTime() }).map((ms) => new Date(ms))
const anyRule = fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom('hours' as const, 'days' as const, 'workdays' as const), endsAt: fc.constantFrom('endOfWork' as const, 'midnight' as const) }).map(rule)
const hour = 3_600_000

test('property: a working-day limit ends on a working day, exactly its number of working days after the start day', () => {
  fc.assert(fc.property(anyStart, fc.integer({ min: 1, max: 60 }), (start, amount) => {
    const end = dueAt(rule({ amount }), start, calendar)
    assert.equal(calendar.workdaysBetween(dayOf(start), dayOf(end)), amount)
    assert.deepEqual(end, calendar.endOfWorkOn(dayOf(end)))
  }))
})

test('property: a natural-day limit never ends early, and rolls only over days of rest', () => {
  fc.assert(fc.property(anyStart, fc.integer({ min: 1, max: 60 }), (start, amount) => {
    const last = dayOf(dueAt(rule({ unit: 'days', amount }), start, calendar))
    const raw = addDays(dayOf(start), amount)
    assert.ok(calendar.isWorkday(last))
    for (let i = 0; i < daysBetween(raw, last); i += 1) assert.equal(calendar.isWorkday(addDays(raw, i)), false)
  }))
})

test('property: starting later never ends earlier, and a pause never shortens a limit nor gives more than it took, but the running day', () => {
  fc.assert(fc.property(anyRule, anyStart, fc.integer({ min: 0, max: 500 * hour }), fc.integer({ min: 1, max: 900 * hour }), (r, start, gap, length) => {
    const end = dueAt(r, start, calendar)
    assert.ok(dueAt(r, new Date(start.getTime() + gap), calendar) >= end)
    const from = new Date(start.getTime() + gap)
    const to = new Date(from.getTime() + length)
    const moved = dueAt(r, start, calendar, [{ from, to }])
    assert.ok(moved >= end)
    const spare = dueAt(r, to, calendar)
    assert.ok(from > end || moved <= (spare > end ? spare : end))
  }))
})

test('黄：剩余一半；橙：剩余两成；按工作时间计，不在夜里起黄 [更正15]', () => {
  const r = rule({ amount: 1 })
  const start = at('2026-11-23T17:30')
  const moments = levelMoments(r, start, dueAt(r, start, calendar), calendar)
  assert.deepEqual(moments, { yellow: at('2026-11-24T11:45'), orange: at('2026-11-24T16:12'), due: at('2026-11-24T17:30') })
  assert.deepEqual(['2026-11-24T11:44', '2026-11-24T11:45', '2026-11-24T16:12', '2026-11-24T17:30', '2026-11-24T17:30:00.001'].map((t) => levelAt(moments, at(t))), ['green', 'yellow', 'orange', 'orange', 'overdue'])
})

test('暂停的时间不消耗预警的额度', () => {
  const r = rule({ unit: 'hours', amount: 10 })
  const start = at('2026-11-23T08:00')
  const pauses = [{ from: at('2026-11-23T10:00'), to: at('2026-11-23T20:00') }]
  const moments = levelMoments(r, start, dueAt(r, start, calendar, pauses), calendar, pauses)
  assert.deepEqual(moments, { yellow: at('2026-11-23T23:00'), orange: at('2026-11-24T02:00'), due: at('2026-11-24T04:00') })
})

test('property: the sweep walks green → yellow → orange → overdue, each once, and then is done', () => {
  fc.assert(fc.property(anyRule, anyStart, (r, start) => {
    const moments = levelMoments(r, start, dueAt(r, start, calendar), calendar)
    const seen: string[] = []
    let now = start
    for (let next = nextLevel(moments, now); next; next = nextLevel(moments, now)) {
      assert.ok(next.at > now || now === start)
      now = next.at
      assert.equal(levelAt(moments, now), next.level)
      seen.push(next.level)
    }
    assert.deepEqual(seen, ['yellow', 'orange', 'overdue'])
  }))
})

test('a limit without warnings goes from green to overdue', () => {
  const r = rule({ warn: null })
  const start = at('2026-11-23T10:00')
  const moments = levelMoments(r, start, dueAt(r, start, calendar), calendar)
  assert.equal(levelAt(moments, at('2026-11-30T17:30')), 'green')
  assert.deepEqual(nextLevel(moments, start), { level: 'overdue', at: at('2026-11-30T17:30:00.001') })
})

test('剩余时间以时限自己的单位说', () => {
  const left = (part: Partial<DeadlineRule>, end: string, now: string, paused?: string) =>
    remaining(rule(part), { dueAt: at(end), pauses: paused ? [{ from: at(paused), to: null }] : [] }, at(now), calendar)
  assert.partialDeepStrictEqual(left({}, '2026-11-30T17:30', '2026-11-26T16:30'), { unit: 'workdays', whole: 2, ms: 14 * hour, over: false })
  assert.partialDeepStrictEqual(left({}, '2026-11-26T17:30', '2026-11-30T08:30'), { whole: 2, ms: 6.5 * hour, over: true })
  assert.partialDeepStrictEqual(left({ unit: 'days' }, '2026-11-30T17:30', '2026-11-26T16:30'), { whole: 4, over: false })
  assert.partialDeepStrictEqual(left({ unit: 'hours' }, '2026-11-30T17:30', '2026-11-30T15:00'), { whole: 2, ms: 2.5 * hour })
  assert.partialDeepStrictEqual(left({}, '2026-11-30T17:30', '2027-01-30T15:00', '2026-11-26T16:30'), { whole: 2, over: false, paused: true })
})

test('an extension adds to the same rule in its own unit', () => {
  assert.deepEqual(dueAt(extended(rule({ amount: 5 }), 5), at('2026-11-23T10:00'), calendar), at('2026-12-07T17:30'))
})

test('未公布放假安排的年份：照算但标待核实；按小时计的与日历无关', () => {
  const start = at('2026-12-30T10:00')
  assert.equal(isDueVerified(rule({}), dueAt(rule({}), start, calendar), calendar), false)
  assert.equal(isDueVerified(rule({ amount: 1 }), dueAt(rule({ amount: 1 }), start, calendar), calendar), true)
  assert.equal(isDueVerified(rule({ unit: 'hours' }), at('2027-02-01T10:00'), calendar), true)
  assert.equal(isDueVerified(rule({ verified: false, amount: 1 }), start, calendar), false)
})
