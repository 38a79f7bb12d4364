import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/**
 * One throw-away cluster for all test processes of this user. The first to need it starts a keeper, which holds
 * PostgreSQL until ten minutes pass without a test. Its data is not synced to disk: it is worth nothing.
 */
export async function testCluster(): Promise<ClusterUrls> {
  mkdirSync(TEST_FOLDER, { recursive: true, mode: 0o711 })
  for (let waited = 0; waited < 60_000; waited += 100) {
    const cluster = readAnnouncement()
    if (cluster && await answers(cluster)) return cluster
    if (waited % 5_000 === 0) startKeeper()
    await sleep(100)
  }
  throw new Error(`the test cluster did not start; see ${KEEPER_LOG}`)
}

/** Ends a cluster that nobody is connected to; for the command that ran all tests and was the one to need it. */
export function endTestCluster(): void {
  if (!existsSync(ANNOUNCEMENT)) return
  const { keeper } = JSON.parse(readFileSync(ANNOUNCEMENT, 'utf8')) as { keeper?: number }
  try {
    if (keeper) process.kill(keeper, 'SIGTERM')
  } catch {
    // It has ended by itself.
  }
}

export function hasTestCluster(): boolean {
  return existsSync(ANNOUNCEMENT)
}

export const TEST_FOLDER = process.env.SANTAI_TEST_DATA ?? join(tmpdir(), `santai-test-${process.getuid?.() ?? 'me'}`)
export const ANNOUNCEMENT = join(TEST_FOLDER, 'cluster.json')
const KEEPER_LOG = join(TEST_FOLDER, 'keeper.log')

/** As the cluster's owner, once; that it is stopped in the middle is no defect of a test. */
export async function withAdmin<T>(cluster: ClusterUrls, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: cluster.url('santai_admin', 'postgres') })
  admin.on('error', () => {})
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function readAnnouncement(): ClusterUrls | undefined {
  if (!existsSync(ANNOUNCEMENT)) return undefined
  try {
    const { pattern } = JSON.parse(readFileSync(ANNOUNCEMENT, 'utf8')) as { pattern: Record<string, string> }
    return { url: (role, database) => pattern[role]!.replace('DATABASE', database) }
  } catch {
    return undefined
  }
}

async function answers(cluster: ClusterUrls): Promise<boolean> {
  const client = new pg.Client({ connectionString: cluster.url('santai_admin', 'postgres'), connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    rmSync(ANNOUNCEMENT, { force: true })
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function startKeeper(): void {
  const log = openSync(KEEPER_LOG, 'a', 0o600)
  const keeper = fileURLToPath(new URL('./cluster-keeper.ts', import.meta.url))
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  spawn(process.execPath, [keeper], { detached: true, stdio: ['ignore', log, log], env }).unref()
}

export type ClusterUrls = { url(role: 'santai_admin' | 'santai_owner' | 'santai_app', database: string): string }
