import assert from 'node:assert/strict'
import { join } from 'node:path'
import { mock, test } from 'node:test'
import { root } from './project.ts'
import { Report } from './test-report.ts'

const [done, hung] = [join(root, 'a.test.ts'), join(root, 'b.test.ts')] as const

test('a file that never ends is a failure with its name, and the sums are said all the same', () => {
  const said = lines((report) => {
    report.take({ type: 'test:pass', data: { name: 'one', file: done, details: { type: 'test' } } })
    report.take({ type: 'test:summary', data: { file: done, duration_ms: 5 } })
    report.unfinished([done, hung])
    report.summary()
  })
  assert.ok(said.some((line) => line.includes('✗ b.test.ts: nothing was heard of its end')))
  assert.equal(said.at(-1), '1 passed, 1 failed')
})

test('a failure says why at once, and again at the end', () => {
  const said = lines((report) => {
    report.take({ type: 'test:fail', data: { name: 'one', file: done, details: { type: 'test', error: { cause: new Error('the roof leaks') } } } })
    assert.ok(!report.passed)
    report.summary()
  })
  assert.equal(said.filter((line) => line.includes('the roof leaks')).length, 2)
  assert.equal(said.at(-1), '0 passed, 1 failed')
})

test('a red file that passes at the second try is not red, and its first failure is said', () => {
  const said = lines((report) => {
    for (const file of [done, hung]) report.take({ type: 'test:fail', data: { name: 'one', file, details: { type: 'test', error: { cause: new Error('the roof leaks') } } } })
    assert.deepEqual(report.secondTry([hung]), [hung])
    report.take({ type: 'test:pass', data: { name: 'one', file: hung, details: { type: 'test' } } })
    report.summary()
  })
  assert.ok(said.some((line) => line.includes('Failed at the first try') && line.includes('b.test.ts')))
  assert.equal(said.at(-1), '1 passed, 1 failed')
})

function lines(tell: (report: Report) => void): string[] {
  const say = mock.method(console, 'log', () => {})
  tell(new Report(2))
  say.mock.restore()
  return say.mock.calls.map((call) => String(call.arguments[0]))
}
