import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metresBetween, reachMetres } from './geo.ts'

test('直线距离：一度纬度约 111.2 公里；在北纬 60 度，一度经度只有一半；同一点为零', () => {
  assert.equal(Math.round(metresBetween({ latitude: 32, longitude: 117 }, { latitude: 33, longitude: 117 })), 111_195)
  const half = metresBetween({ latitude: 60, longitude: 10 }, { latitude: 60, longitude: 11 }) / 111_195
  assert.ok(Math.abs(half - 0.5) < 0.001, String(half))
  assert.equal(metresBetween({ latitude: 32.6, longitude: 117 }, { latitude: 32.6, longitude: 117 }), 0)
})

test('半小时能走多远：时速 20 公里、路是直线的 1.3 倍，直线约 7.7 公里；路越绕越近', () => {
  assert.equal(reachMetres({ minutes: 30, speedKmh: 20, detour: 1.3 }), 7692)
  assert.equal(reachMetres({ minutes: 30, speedKmh: 20, detour: 1 }), 10_000)
  assert.ok(reachMetres({ minutes: 30, speedKmh: 20, detour: 2 }) < reachMetres({ minutes: 30, speedKmh: 20, detour: 1.3 }))
})
