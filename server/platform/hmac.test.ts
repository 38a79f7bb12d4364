import assert from 'node:assert/strict'
import { createHmac, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { hmacSm3 } from './hmac.ts'

test('HMAC-SM3：不论密钥长短、内容多少，都和标准实现逐字节相同', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.uint8Array({ maxLength: 300 })), (key, text) => {
    assert.equal(hmacSm3(key)(text).toString('hex'), createHmac('sm3', key).update(text).digest('hex'))
  }), { numRuns: 500 })
})

test('HMAC-SM3：一把密钥用许多次，互不影响；换一把就不同', () => {
  const [one, other] = [hmacSm3(randomBytes(32)), hmacSm3(randomBytes(32))]
  assert.equal(one('甲').toString('hex'), one('甲').toString('hex'))
  assert.notEqual(one('甲').toString('hex'), one('乙').toString('hex'))
  assert.notEqual(one('甲').toString('hex'), other('甲').toString('hex'))
})
