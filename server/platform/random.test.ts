import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomPiece } from './random.ts'

test('随机字节：长度如所求，不重样，也不是零', () => {
  const pieces = Array.from({ length: 2_000 }, (_, i) => randomPiece(i % 2 ? 16 : 32))
  assert.ok(pieces.every((piece, i) => piece.length === (i % 2 ? 16 : 32)))
  assert.equal(new Set(pieces.map((piece) => piece.toString('hex'))).size, pieces.length)
  assert.ok(pieces.every((piece) => piece.some((byte) => byte !== 0)))
})

test('随机字节：先给出去的不会被后来的改掉', () => {
  const first = randomPiece(32)
  const before = first.toString('hex')
  for (let i = 0; i < 1_000; i++) randomPiece(32)
  assert.equal(first.toString('hex'), before)
})

test('随机字节：一次要得太多，就说出来', () => assert.throws(() => randomPiece(5_000), /at most 4096/))
