import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { endHung, secondsOf } from './hung-files.ts'

const withoutPs = spawnSync('ps', ['-A']).status === 0 ? false : 'there is no ps here: what hangs is ended with the whole run'

test('a file that does not end is ended, SIGTERM caught or not; a younger one and what is no test are left alone', { skip: withoutPs }, async () => {
  const stay = ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')"]
  const [hung, other] = ['hung.test.ts', 'server.ts'].map((name) => spawn(process.execPath, [...stay, name]))
  await Promise.all([hung, other].map((child) => once(child!.stdout, 'data')))
  endHung(60_000)
  assert.equal(hung!.signalCode, null)
  const ended = once(hung!, 'exit')
  endHung(0)
  assert.equal((await ended)[1], 'SIGKILL')
  assert.equal(other!.exitCode ?? other!.signalCode, null)
  other!.kill('SIGKILL')
})

test('ages as ps says them', () => {
  assert.deepEqual(['00:07', '12:00', '01:00:01', '2-03:00:00'].map(secondsOf), [7, 720, 3_601, 183_600])
})
