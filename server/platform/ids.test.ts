import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isId, isQueryCode, newId, normalizeQueryCode, queryCode } from './ids.ts'

test('ids are valid uuid v7, unique, and sort in the order in which they were made', () => {
  const ids = Array.from({ length: 50_000 }, () => newId())
  assert.ok(ids.every(isId))
  assert.ok(ids.every((id) => id[14] === '7'))
  assert.deepEqual(ids, [...ids].sort())
  assert.equal(new Set(ids).size, ids.length)
})

test('an id carries the moment it was given, and never goes back when the clock does', () => {
  const future = newId(new Date('2033-03-03T03:03:03.033Z'))
  assert.equal(Number.parseInt(future.replaceAll('-', '').slice(0, 12), 16), Date.parse('2033-03-03T03:03:03.033Z'))
  assert.ok(newId(new Date('2030-01-01T00:00:00Z')) > future)
})

test('a query code has eight characters that cannot be mistaken for others', () => {
  const codes = Array.from({ length: 2000 }, queryCode)
  assert.ok(codes.every((code) => /^[34679ACDEFGHJKMNPRTVWXY]{8}$/u.test(code) && isQueryCode(code)))
  assert.equal(new Set(codes).size, codes.length)
})

test('every single wrong character and every swap of two characters is noticed', () => {
  const code = queryCode()
  for (let at = 0; at < 8; at += 1) {
    for (const other of '34679ACDEFGHJKMNPRTVWXY') {
      if (other !== code[at]) assert.ok(!isQueryCode(code.slice(0, at) + other + code.slice(at + 1)))
    }
    for (let to = at + 1; to < 8; to += 1) {
      const swapped = [...code].with(at, code[to] ?? '').with(to, code[at] ?? '').join('')
      if (swapped !== code) assert.ok(!isQueryCode(swapped))
    }
  }
})

test('what people type is brought into form before it is checked', () => {
  const code = queryCode()
  const fullWidth = [...code].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
  assert.equal(normalizeQueryCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `), code)
  assert.equal(normalizeQueryCode(fullWidth), code)
  assert.ok(!isQueryCode(undefined) && !isQueryCode('') && !isQueryCode(`${code}3`))
})
