import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remaining } from '../platform/deadlines.ts'
import { cityCalendar } from './calendar.ts'
import { ruleAt } from './deadline-register.ts'
import { momentInWords, timeLeftInWords } from './time-left.ts'

const calendar = cityCalendar()
const at = (text: string) => new Date(`${text}+08:00`)
const words = (code: string, due: string, now: string, pausedFrom?: string) => timeLeftInWords(
  remaining(ruleAt(code, at(now)), { dueAt: at(due), pauses: pausedFrom ? [{ from: at(pausedFrom), to: null }] : [] }, at(now), calendar), at(now))

test('剩余时间说人话：单位跟时限走，说清到哪一刻', () => {
  assert.equal(words('WO-DONE', '2026-11-27T17:30', '2026-11-25T10:00'), '还剩 2 个工作日，至 11月27日 17:30')
  assert.equal(words('WO-DONE', '2026-11-27T17:30', '2026-11-27T10:00'), '今天到期，至 11月27日 17:30')
  assert.equal(words('CS-MSG', '2026-11-27T17:30', '2026-11-27T10:00'), '还剩 7 小时，至 11月27日 17:30')
  assert.equal(words('CS-MSG', '2026-11-27T17:30', '2026-11-27T17:18'), '还剩 12 分钟，至 11月27日 17:30')
  assert.equal(words('WO-RATE', '2027-01-03T23:59:59.999', '2026-12-30T10:00'), '还剩 4 天，至 2027年1月3日 24:00')
})

test('超期的说超了多少、本该何时完成；暂停的说暂停', () => {
  assert.equal(words('WO-DONE', '2026-11-25T17:30', '2026-11-25T17:31'), '已超期不足 1 个工作日，应于 11月25日 17:30 前完成')
  assert.equal(words('WO-DONE', '2026-11-25T17:30', '2026-11-30T10:00'), '已超期 3 个工作日，应于 11月25日 17:30 前完成')
  assert.equal(words('WO-DONE', '2026-11-27T17:30', '2026-11-25T10:00', '2026-11-24T10:00'), '计时已暂停')
})

test('the last millisecond of a day reads 24:00 of that day', () => {
  assert.equal(momentInWords(at('2026-11-30T23:59:59.999'), at('2026-11-30T10:00')), '11月30日 24:00')
  assert.equal(momentInWords(at('2026-11-30T10:00:59'), at('2026-11-30T10:00')), '11月30日 10:00')
})
