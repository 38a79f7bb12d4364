import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cityCalendar } from '../../rules/calendar.ts'
import { hoursInWords, openAt, type Opening } from './hours.ts'

const shifts: [string, string][] = [['08:30', '12:00'], ['14:30', '17:30']]
const office: Opening = { hours: { 1: shifts, 2: shifts, 3: shifts, 4: shifts, 5: shifts }, onHolidays: 'closed' }
const calendar = cityCalendar()
const at = (moment: string, place = office): string => openAt(place, calendar, new Date(`${moment}+08:00`)).words

test('周一上午开着，说到几点；中午没开，说下午几点开；收工后说明天几点开', () => {
  assert.equal(at('2026-11-23T09:00:00'), '现在开门，到 12:00')
  assert.equal(at('2026-11-23T13:00:00'), '现在没开门，今天 14:30 开')
  assert.equal(at('2026-11-23T12:00:00'), '现在没开门，今天 14:30 开')
  assert.equal(at('2026-11-23T18:00:00'), '现在没开门，明天 08:30 开')
  assert.equal(at('2026-11-20T18:00:00'), '现在没开门，11 月 23 日（周一） 08:30 开')
})

test('国庆放假不开，调休上班的周末照周一的时间开', () => {
  assert.match(at('2026-10-01T09:00:00'), /没开门/)
  const makeup = ['2026-09-20', '2026-10-10'].find((day) => calendar.isWorkday(day))
  assert.ok(makeup)
  assert.equal(at(`${makeup}T09:00:00`), '现在开门，到 12:00')
  assert.equal(at('2026-10-01T09:00:00', { ...office, onHolidays: 'open' }), '现在开门，到 12:00')
})

test('没有登记开门时间的，不猜', () => {
  assert.deepEqual(openAt({ hours: null, onHolidays: 'closed' }, calendar, new Date('2026-11-23T09:00:00+08:00')), { known: false, open: false, words: '开门时间没有登记，去之前先打电话问' })
  assert.equal(hoursInWords({ hours: null, onHolidays: 'closed' }), '没有登记')
})

test('开门时间说成人话', () => {
  assert.equal(hoursInWords(office), '周一至周五 08:30–12:00、14:30–17:30；周六至周日 不开；节假日不开')
})
