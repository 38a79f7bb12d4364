import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { innerProducts, newPoints } from './dots.ts'

test('the quick way and the plain way give the same, for any number of points and dimensions', () => {
  fc.assert(fc.property(fc.nat(40), fc.constantFrom(16, 48, 128, 20), fc.infiniteStream(fc.float({ min: -2, max: 2, noNaN: true })), (count, dimensions, numbers) => {
    const next = (): number => numbers.next().value as number
    const point = Float32Array.from({ length: dimensions }, next)
    const quick = newPoints(count * dimensions)
    quick.set(Float32Array.from({ length: count * dimensions }, next))
    const [a, b] = [new Float32Array(count), new Float32Array(count)]
    innerProducts(point, quick, count, a)
    innerProducts(point, quick.slice(), count, b)
    for (const [i, value] of a.entries()) assert.ok(Math.abs(value - b[i]!) < 1e-3, `${value} and ${b[i]}`)
  }), { numRuns: 60 })
})

test('a table that is not full: only the points asked for', () => {
  const table = newPoints(64 * 10)
  table.fill(1)
  const into = new Float32Array(3)
  innerProducts(new Float32Array(64).fill(2), table, 3, into)
  assert.deepEqual([...into], [128, 128, 128])
})
