import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ago, bytes, day, fromLocalInput, moment, phone, shortMoment, timeLeft, toLocalInput } from './format.ts'

const now = new Date('2026-09-30T09:00:00+08:00')
const at = (iso: string): string => new Date(iso).toISOString()

test('剩余时间：用文字说出最大的两个单位', () => {
  assert.equal(timeLeft(at('2026-10-02T12:30:00+08:00'), now), '剩 2 天 3 小时')
  assert.equal(timeLeft(at('2026-09-30T11:05:00+08:00'), now), '剩 2 小时 5 分')
  assert.equal(timeLeft(at('2026-10-09T17:30:00+08:00'), now), '剩 9 天')
  assert.equal(timeLeft(at('2026-09-30T09:20:00+08:00'), now), '剩 20 分钟')
})
test('剩余时间：最后一分钟内与恰好到期，不写成 0 分钟', () => {
  assert.equal(timeLeft(at('2026-09-30T09:00:30+08:00'), now), '不到 1 分钟')
  assert.equal(timeLeft(now.toISOString(), now), '不到 1 分钟')
})
test('超期：说已超多久；没有时限的写不计时', () => {
  assert.equal(timeLeft(at('2026-09-29T08:00:00+08:00'), now), '超 1 天 1 小时')
  assert.equal(timeLeft(at('2026-09-30T08:59:30+08:00'), now), '刚刚超期')
  assert.equal(timeLeft(null, now), '不计时')
})
test('日期：按本市时间显示，与电脑所在时区无关', () => {
  assert.equal(day('2026-09-30T16:30:00Z'), '2026年10月1日')
  assert.equal(moment('2026-12-31T16:05:00Z'), '2027年1月1日 00:05')
  assert.equal(moment(null), '—')
})
test('短日期：今天、昨天、明天，隔年写年份', () => {
  assert.equal(shortMoment(at('2026-09-30T08:30:00+08:00'), now), '今天 08:30')
  assert.equal(shortMoment(at('2026-09-29T23:59:00+08:00'), now), '昨天 23:59')
  assert.equal(shortMoment(at('2026-10-01T00:01:00+08:00'), now), '明天 00:01')
  assert.equal(shortMoment(at('2026-09-03T08:30:00+08:00'), now), '9月3日 08:30')
  assert.equal(shortMoment(at('2025-03-01T08:30:00+08:00'), now), '2025年3月1日')
})
test('本地时间输入框：来回不差一分钟', () => {
  assert.equal(toLocalInput('2026-01-03T01:07:00Z'), '2026-01-03T09:07')
  assert.equal(fromLocalInput('2026-01-03T09:07'), '2026-01-03T01:07:00.000Z')
})
test('电话分组、文件大小、多久以前', () => {
  assert.equal(phone('138****0000'), '138 **** 0000')
  assert.equal(phone('0554-6666666'), '0554-6666666')
  assert.equal(bytes(900), '900 字节')
  assert.equal(bytes(2_500_000), '2.4 MB')
  assert.equal(ago(at('2026-09-30T08:20:00+08:00'), now), '40 分钟前')
})
