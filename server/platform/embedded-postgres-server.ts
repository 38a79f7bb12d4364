import { spawn } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readdirSync, readlinkSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { wordsOf, type Room } from './embedded-postgres-room.ts'
import { explain, Trouble } from './embedded-postgres-troubles.ts'

/** The postmaster that runs on this folder, if one does: after `kill -9` of its parent it is still there. */
export function runningServer(room: Room): RunningServer | undefined {
  const lines = pidFile(room)
  const pid = Number(lines[0])
  if (!pid || !isPostgresOn(pid, room.cluster)) return undefined
  return { pid, port: Number(lines[3]) }
}

export async function startServer(room: Room, binaries: string, settings: ServerSettings): Promise<RunningServer> {
  for (let attempt = 0; ; attempt++) {
    const port = settings.port ?? await freePort()
    const outcome = await launch(room, binaries, port, settings)
    if (typeof outcome !== 'string') return { pid: outcome.pid, port }
    // Backends of a killed postmaster need a moment to notice its end and leave the shared memory.
    const mayPass = /pre-existing shared memory|"postmaster.pid" already exists/.test(outcome) ||
      (settings.port === undefined && /Address already in use/.test(outcome))
    if (!mayPass || attempt >= 40) throw explain(outcome, { folder: room.cluster, port })
    clearDeadLock(room)
    await sleep(250)
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopServer(pid: number): Promise<void> {
  if (!signal(pid, 'SIGINT')) return
  for (let waited = 0; waited < 60_000; waited += 20) {
    await sleep(20)
    if (!signal(pid, 0)) return
    if (waited === 30_000) signal(pid, 'SIGQUIT')
  }
  throw new Trouble(`数据库进程 ${pid} 一分钟内没有停下。请用 kill -QUIT ${pid} 结束它后重试。`)
}

async function launch(room: Room, binaries: string, port: number, settings: ServerSettings): Promise<{ pid: number } | string> {
  const logFrom = beginLog(room.log)
  const log = openSync(room.log, 'a', 0o600)
  // A process group of its own: Ctrl-C must reach the web server first, which then stops PostgreSQL in order.
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', room.cluster, ...flags(room, port, settings)],
    { ...room.runAs, cwd: room.cluster, detached: true, stdio: ['ignore', log, log], env: { PATH: '/usr/bin:/bin', LC_MESSAGES: 'C' } })
  closeSync(log)
  let ended: string | undefined
  child.on('error', error => { ended = String(error) })
  child.on('exit', () => { ended ??= readFrom(room.log, logFrom) })
  child.unref()
  for (let waited = 0; waited < 120_000; waited += 10) {
    if (ended !== undefined) return ended
    const lines = pidFile(room)
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return { pid: child.pid! }
    await sleep(10)
  }
  return readFrom(room.log, logFrom)
}

/** For 2 cores and 4 GB. Values of parameters are kept out of the log: it must never hold personal data. */
function flags(room: Room, port: number, { durable }: ServerSettings): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1', port, unix_socket_directories: room.socketFolder, unix_socket_permissions: '0700',
    max_connections: 120, shared_buffers: durable ? '512MB' : '128MB', effective_cache_size: '2GB', work_mem: '16MB',
    maintenance_work_mem: '128MB', random_page_cost: 1.1, jit: 'off', max_parallel_workers_per_gather: 0,
    max_wal_size: '4GB', min_wal_size: '256MB', checkpoint_timeout: '15min',
    autovacuum_vacuum_scale_factor: 0.05, autovacuum_analyze_scale_factor: 0.05,
    timezone: 'Asia/Shanghai', log_timezone: 'Asia/Shanghai', default_text_search_config: 'pg_catalog.simple',
    log_min_messages: 'warning', log_checkpoints: 'off', log_min_error_statement: 'panic', log_error_verbosity: 'terse',
    log_parameter_max_length: 0, log_parameter_max_length_on_error: 0,
    fsync: durable ? 'on' : 'off', full_page_writes: durable ? 'on' : 'off', synchronous_commit: durable ? 'on' : 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function pidFile(room: Room): string[] {
  return wordsOf(join(room.cluster, 'postmaster.pid')).split('\n')
}

/**
 * A killed postmaster that nobody reaps (a container without an init) keeps its number for ever, and PostgreSQL takes it
 * for alive. The lock goes only when no process works in the cluster's folder any more.
 */
function clearDeadLock(room: Room): void {
  const pid = Number(pidFile(room)[0])
  if (!pid || !existsSync('/proc/self/cwd') || isPostgresOn(pid, room.cluster)) return
  const someoneInside = readdirSync('/proc').some(entry => /^\d+$/.test(entry) && folderOf(entry) === room.cluster)
  if (!someoneInside) rmSync(join(room.cluster, 'postmaster.pid'), { force: true })
}

function folderOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function isPostgresOn(pid: number, cluster: string): boolean {
  if (!signal(pid, 0)) return false
  if (!existsSync('/proc/self/cmdline')) return true
  return wordsOf(`/proc/${pid}/cmdline`).includes(cluster)
}

/** True while the process lives; one that has ended but is not yet reaped does not. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !/\) [ZX] /.test(wordsOf(`/proc/${pid}/stat`))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Returns where the next start's words begin; past 10 MB the log moves aside once. */
function beginLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < 10_000_000) return size
  renameSync(file, `${file}.1`)
  return 0
}

/** Empty where the log is gone: a folder may be removed in the moment in which its server ends. */
function readFrom(file: string, from: number): string {
  if (!existsSync(file)) return ''
  const handle = openSync(file, 'r')
  try {
    const text = Buffer.alloc(Math.min(64_000, Math.max(0, fstatSync(handle).size - from)))
    readSync(handle, text, 0, text.length, from)
    return text.toString('utf8')
  } finally {
    closeSync(handle)
  }
}

export type RunningServer = { pid: number; port: number }
export type ServerSettings = { port?: number | undefined; durable: boolean }
