import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '../platform/days.ts'
import { calendarKnown, cityCalendar, statutoryHolidays } from './calendar.ts'

const calendar = cityCalendar()

test('2026 年春节：放假九天，前后两个周六补班 [国办放假通知]', () => {
  for (let day = '2026-02-15'; day <= '2026-02-23'; day = addDays(day, 1)) assert.equal(calendar.isWorkday(day), false, day)
  assert.deepEqual(['2026-02-14', '2026-02-24', '2026-02-28', '2026-03-01'].map((day) => calendar.isWorkday(day)), [true, true, true, false])
  assert.equal(calendar.noteOf('2026-02-14'), '春节调休上班')
})

test('2026 年国庆：节前周日补班，十月一日至七日放假，十日周六补班', () => {
  assert.deepEqual(['2026-09-20', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10'].map((day) => calendar.isWorkday(day)), [true, false, false, true, true])
  assert.equal(calendar.addWorkdays('2026-09-30', 3), '2026-10-10')
})

test('未公布年份：法定节日仍放假，其余日子照算，全部待核实 [全国年节及纪念日放假办法]', () => {
  const next = Number(calendarKnown.until.slice(0, 4)) + 1
  for (const [day, name] of statutoryHolidays(next)) {
    assert.equal(calendar.isWorkday(day), false, `${day} ${name}`)
    assert.equal(calendar.isVerified(day), false)
    assert.equal(calendar.noteOf(day), name)
  }
  assert.equal(calendar.isVerified(calendarKnown.until), true)
})

test('每年十三天法定假日，农历节日落在该落的公历日 [全国年节及纪念日放假办法]', () => {
  for (let year = 2027; year <= 2099; year += 1) {
    const days = statutoryHolidays(year).map(([day]) => day)
    // In some years the mid-autumn festival falls on one of the first days of October.
    const together = ['10-01', '10-02', '10-03'].includes(days[9]!.slice(5)) ? 1 : 0
    assert.equal(new Set(days).size, 13 - together, String(year))
  }
  const days = statutoryHolidays(2027).map(([day]) => day)
  for (const day of ['2027-02-05', '2027-02-06', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15']) assert.ok(days.includes(day), day)
  assert.ok(statutoryHolidays(2033).some(([day]) => day === '2033-09-08'), 'the mid-autumn that tables of leap month 11 get wrong')
})

test('published years hold the statutory days too: the library and the law agree since 2025', () => {
  for (const year of [2025, 2026]) for (const [day, name] of statutoryHolidays(year)) assert.equal(calendar.isWorkday(day), false, `${day} ${name}`)
})

test('单位自己的决定优先于放假安排', () => {
  const own = cityCalendar({ overrides: [{ day: '2026-10-01', as: 'work', note: '值守' }, { day: '2026-11-24', as: 'rest', note: '雪灾' }] })
  assert.deepEqual([own.isWorkday('2026-10-01'), own.isWorkday('2026-11-24'), own.noteOf('2026-11-24')], [true, false, '雪灾'])
})
