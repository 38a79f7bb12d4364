import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysInText } from './days-in-text.ts'

const days = (text: string) => daysInText(text, '2026-11-23').map(({ day }) => day)

test('话里的日子：年月日、点、横线、几号', () => {
  assert.deepEqual(days('2024年3月5日借给他五万，说好2025.6.30还，2026-01-02又催过'), ['2024-03-05', '2025-06-30', '2026-01-02'])
  assert.deepEqual(days('我24年5月1号入职'), ['2024-05-01'])
})
test('没有说年份：取还没有到来的日子之前最近的一年', () => assert.deepEqual(days('11月2日收到判决书，12月25日前要搬走'), ['2026-11-02', '2025-12-25']))
test('不是日子的数字不当作日子', () => assert.deepEqual(days('欠了 13/45，第 3.14 版，合同 2023-99-01，12月'), []))
test('没有的日子不当作日子', () => assert.deepEqual(days('2025年2月30日'), []))
test('带着前后的话', () => assert.match(daysInText('我在2026年11月2日收到一审判决书，不服', '2026-11-23')[0]!.words, /我在2026年11月2日收到一审判决书/u))
