import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reachMetres } from './rule.ts'

test('半小时能走多远：时速 20 公里、路是直线的 1.3 倍，直线约 7.7 公里；路越绕越近', () => {
  assert.equal(reachMetres({ minutes: 30, speedKmh: 20, detour: 1.3 }), 7692)
  assert.equal(reachMetres({ minutes: 30, speedKmh: 20, detour: 1 }), 10_000)
  assert.ok(reachMetres({ minutes: 30, speedKmh: 20, detour: 2 }) < reachMetres({ minutes: 30, speedKmh: 20, detour: 1.3 }))
})
