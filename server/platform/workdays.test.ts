import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, dayOf, daysBetween, endOfDay, isDay, momentOn } from './days.ts'
import { firstDay, lastDay, workCalendar } from './workdays.ts'

const plain = workCalendar({ daysOff: [], makeupDays: [], verifiedFrom: '2026-01-01', verifiedUntil: '2026-12-31' })
const autumn = workCalendar({
  daysOff: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'], makeupDays: ['2026-10-10'],
  overrides: [{ day: '2026-10-12', as: 'rest', note: '停电放假' }, { day: '2026-10-17', as: 'work', note: '集中服务日' }],
  verifiedFrom: '2026-01-01', verifiedUntil: '2026-12-31',
})
const at = (text: string) => new Date(`${text}+08:00`)
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2010-01-01', n))
const anyMoment = fc.integer({ min: at('2010-01-01T00:00').getTime(), max: at('2060-01-01T00:00').getTime() }).map((ms) => new Date(ms))

test('a day is a local day: the small hours in China still belong to yesterday in UTC', () => {
  assert.equal(dayOf(new Date('2026-05-03T16:00:00Z')), '2026-05-04')
  assert.equal(dayOf(new Date('2026-05-03T15:59:59Z')), '2026-05-03')
})

test('no summer time: midnight stays eight hours before UTC on every day of the table, 1986–1991 rules or not', () => {
  fc.assert(fc.property(anyDay, (day) => momentOn(day).toISOString() === `${addDays(day, -1)}T16:00:00.000Z` && dayOf(endOfDay(day)) === day))
})

test('days: adding and counting are inverse, and only real days are days', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: -500, max: 500 }), (day, n) => daysBetween(day, addDays(day, n)) === n))
  assert.deepEqual(['2026-02-29', '2028-02-29', '2026-13-01', '2026-1-1', 'x', ''].map(isDay), [false, true, false, false, false, false])
})

test('holidays, make-up days and overrides: the override has the last word', () => {
  assert.deepEqual(['2026-10-09', '2026-10-07', '2026-10-10', '2026-10-11', '2026-10-12', '2026-10-17'].map((d) => autumn.isWorkday(d)), [true, false, true, false, false, true])
  assert.equal(autumn.noteOf('2026-10-12'), '停电放假')
  assert.equal(autumn.nextWorkday('2026-09-30'), '2026-10-08')
  assert.equal(autumn.addWorkdays('2026-10-09', 2), '2026-10-13')
  assert.equal(autumn.onOrNextWorkday('2026-10-01'), '2026-10-08')
})

test('outside the published years a day is counted but unverified; a day that the office has decided is verified', () => {
  const calendar = workCalendar({ daysOff: [], makeupDays: [], overrides: [{ day: '2027-01-02', as: 'work', note: '' }], verifiedFrom: '2026-01-01', verifiedUntil: '2026-12-31' })
  assert.deepEqual(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01', '2027-01-02'].map((d) => calendar.isVerified(d)), [false, true, true, false, true])
})

test('addWorkdays and workdaysBetween are inverse, forwards and backwards', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 600 }), (day, n) => {
    const later = autumn.addWorkdays(day, n)
    assert.equal(autumn.workdaysBetween(day, later), n)
    assert.equal(autumn.isWorkday(later), true)
    assert.equal(autumn.addWorkdays(later, -n), autumn.addWorkdays(autumn.onOrNextWorkday(day) === day ? day : autumn.addWorkdays(day, -1), 0))
  }))
})

test('addWorkdays in two steps is addWorkdays in one', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (day, a, b) =>
    autumn.addWorkdays(autumn.addWorkdays(day, a), b) === autumn.addWorkdays(day, a + b)))
})

test('working time: nights, the noon break and weekends do not count', () => {
  assert.equal(plain.workMinutesBetween(at('2026-11-20T17:00'), at('2026-11-23T09:00')), 60)
  assert.equal(plain.workMinutesBetween(at('2026-11-23T11:30'), at('2026-11-23T15:00')), 60)
  assert.deepEqual(plain.addWorkMinutes(at('2026-11-20T17:00'), 60), at('2026-11-23T09:00'))
  assert.deepEqual(plain.addWorkMinutes(at('2026-11-23T08:30'), 210), at('2026-11-23T12:00'))
  assert.deepEqual(plain.addWorkMinutes(at('2026-11-23T08:30'), 390), at('2026-11-23T17:30'))
  assert.deepEqual([at('2026-11-23T08:29'), at('2026-11-23T08:30'), at('2026-11-23T12:00'), at('2026-11-22T10:00')].map((m) => plain.isWorkTime(m)), [false, true, false, false])
})

test('working time: adding and measuring are inverse, and time never runs backwards', () => {
  fc.assert(fc.property(anyMoment, fc.integer({ min: 1, max: 300 * 390 * 60_000 }), (from, ms) => {
    const to = autumn.addWorkMs(from, ms)
    assert.equal(autumn.workMsBetween(from, to), ms)
    assert.ok(to > from)
  }))
  fc.assert(fc.property(anyMoment, anyMoment, (a, b) => Math.sign(plain.workMsBetween(a, b)) * Math.sign(b.getTime() - a.getTime()) >= 0))
})

test('working hours are a setting; senseless ones are refused', () => {
  const summer = workCalendar({ daysOff: [], makeupDays: [], hours: [['08:00', '12:00'], ['15:00', '18:00']], verifiedFrom: '2026-01-01', verifiedUntil: '2026-12-31' })
  assert.deepEqual(summer.endOfWorkOn('2026-07-01'), at('2026-07-01T18:00'))
  assert.equal(summer.workDayMs, 7 * 3_600_000)
  for (const hours of [[], [['12:00', '08:00']], [['08:00', '12:00'], ['11:00', '15:00']], [['8', '9']], [['08:00', '24:30']]] as [string, string][][]) {
    assert.throws(() => workCalendar({ daysOff: [], makeupDays: [], hours, verifiedFrom: firstDay, verifiedUntil: lastDay }), RangeError)
  }
})

test('a day outside the table is refused, not guessed', () => {
  assert.throws(() => plain.isWorkday('1999-12-31'), RangeError)
  assert.throws(() => plain.addWorkdays('2099-12-30', 10), RangeError)
  assert.throws(() => plain.isWorkday('nonsense'), RangeError)
})
