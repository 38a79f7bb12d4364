import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits for what comes by itself (a notice of the database, a job, another process), half a minute at most: a busy machine takes its
 * time, and a test that is red for that says nothing. `what` is said when it never comes.
 */
export async function until(holds: () => boolean | Promise<boolean>, what = 'what was waited for'): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    if (await holds()) return
    await sleep(25)
  }
  assert.fail(`${what} did not come within half a minute`)
}
