import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, dayAndTime } from './moments.ts'

test('时刻按淮南的时间说：跨日、跨年、零点，都和时区表一致', () => {
  const days = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' })
  const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  for (let at = Date.parse('1995-01-01T00:00:00Z'); at < Date.parse('2040-01-01T00:00:00Z'); at += 19 * 86_400_000 + 3_661_000) {
    const iso = new Date(at).toISOString()
    assert.equal(day(iso), days.format(at))
    assert.equal(dayAndTime(iso), `${days.format(at)} ${clock.format(at)}`)
  }
  assert.equal(dayAndTime('2026-12-31T16:00:00Z'), '2027年1月1日 00:00')
  assert.equal(day('2026-11-23'), '2026年11月23日')
})
