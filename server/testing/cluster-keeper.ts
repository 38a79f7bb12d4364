import { mkdirSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { ANNOUNCEMENT, TEST_FOLDER, withAdmin } from './cluster.ts'

// Started by cluster.ts in a process of its own, so that the cluster outlives the test file that needed it first.
let idleLimitMs = 10 * 60_000
const STEP_MS = 3_000
const lock = join(TEST_FOLDER, 'keeper.lock')

if (!takeLock()) process.exit(0)
// Asked to end, it still waits for those who are connected.
process.on('SIGTERM', () => { idleLimitMs = 0 })
process.on('exit', () => rmSync(lock, { recursive: true, force: true }))
const postgres = await startEmbeddedPostgres({ dataFolder: TEST_FOLDER, durable: false })
await dropLeftovers()
announce()
await untilIdle()
rmSync(ANNOUNCEMENT, { force: true })
await postgres.stop()

/** A folder is made atomically; one that has not been touched for 30 s belongs to a keeper that was killed. */
function takeLock(): boolean {
  try {
    mkdirSync(lock)
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age < 30_000) return false
    rmdirSync(lock)
    return takeLock()
  }
  setInterval(() => { writeFileSync(join(lock, 'alive'), ''); rmSync(join(lock, 'alive')) }, 5_000).unref()
  return true
}

function announce(): void {
  const pattern = Object.fromEntries((['santai_admin', 'santai_owner', 'santai_app'] as const)
    .map(role => [role, postgres.url(role, 'DATABASE')]))
  writeFileSync(`${ANNOUNCEMENT}.new`, JSON.stringify({ pattern, keeper: process.pid }), { mode: 0o600 })
  renameSync(`${ANNOUNCEMENT}.new`, ANNOUNCEMENT)
}

async function dropLeftovers(): Promise<void> {
  await withAdmin(postgres, async admin => {
    const { rows } = await admin.query<{ datname: string }>(`select datname from pg_database where datname ~ '^(t|template)_'`)
    for (const { datname } of rows) await admin.query(`drop database if exists ${datname}`).catch(() => {})
  })
}

async function untilIdle(): Promise<void> {
  for (let idle = 0; idle <= idleLimitMs; idle += STEP_MS) {
    await sleep(STEP_MS)
    const busy = await withAdmin(postgres, async admin => {
      const { rows } = await admin.query(`select count(*)::int n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`)
      return rows[0].n > 0
    }).catch(() => false)
    if (busy) idle = -STEP_MS
  }
}
