import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metresBetween } from './distance.ts'

test('直线距离：一度纬度约 111.2 公里；在北纬 60 度，一度经度只有一半；同一点为零', () => {
  assert.equal(Math.round(metresBetween({ latitude: 32, longitude: 117 }, { latitude: 33, longitude: 117 })), 111_195)
  const half = metresBetween({ latitude: 60, longitude: 10 }, { latitude: 60, longitude: 11 }) / 111_195
  assert.ok(Math.abs(half - 0.5) < 0.001, String(half))
  assert.equal(metresBetween({ latitude: 32.6, longitude: 117 }, { latitude: 32.6, longitude: 117 }), 0)
})
