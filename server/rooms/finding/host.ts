import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Status } from './engine.ts'
import type { Ask, Found } from './find.ts'

/**
 * Keeps the index process: starts it, starts it again when it ends, and carries questions to it. While it is away the answer is
 * null, and whoever asked shows the rest of his page.
 */
export function startFinding(options: HostOptions): Finder {
  const state: State = { ...options, folder: ownFolder(options.folder), waiting: new Map(), next: 1, stopped: false, waitMs: 200 }
  start(state)
  return {
    find: (asks) => ask(state, asks),
    status: () => state.status ?? null,
    pid: () => state.child?.pid,
    stop: () => stop(state),
  }
}

/** A server without an index process, as tests and first minutes have it. */
export const noFinding: Finder = { find: () => Promise.resolve(null), status: () => null, pid: () => undefined, stop: () => Promise.resolve() }

const answerWithinMs = 3000
const endWithinMs = 15_000
const file = fileURLToPath(new URL('./process.ts', import.meta.url))

function start(state: State): void {
  // What node has compiled once is read and not compiled again: a third of this process's start.
  const env = { PATH: process.env.PATH, TZ: process.env.TZ, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, SANTAI_INDEX_DATABASE: state.databaseUrl, SANTAI_INDEX_FOLDER: state.folder }
  const child = fork(file, [], { env, execArgv: ['--max-semi-space-size=16'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  state.child = child
  child.on('message', (message: FromIndex) => hear(state, message))
  child.on('error', () => {})
  child.once('exit', () => {
    if (state.child === child) delete state.child
    delete state.status
    for (const answer of state.waiting.values()) answer(null)
    state.waiting.clear()
    if (state.stopped) return
    setTimeout(() => { if (!state.stopped) start(state) }, state.waitMs).unref()
    state.waitMs = Math.min(state.waitMs * 2, 10_000)
  })
}

function hear(state: State, message: FromIndex): void {
  if ('status' in message) {
    state.status = message.status
    if (message.status.ready) state.waitMs = 200
    return
  }
  if ('trouble' in message) console.error(`The index could not answer: ${message.trouble}`)
  const answer = state.waiting.get(message.n)
  state.waiting.delete(message.n)
  answer?.('found' in message ? message.found : null)
}

function ask(state: State, asks: readonly Ask[]): Promise<Found[][] | null> {
  const { child } = state
  if (!child?.connected) return Promise.resolve(null)
  return new Promise((resolve) => {
    const n = state.next++
    const late = setTimeout(() => { state.waiting.delete(n); resolve(null) }, answerWithinMs)
    state.waiting.set(n, (found) => { clearTimeout(late); resolve(found) })
    child.send({ n, asks } satisfies ToIndex, (error) => { if (error) state.waiting.get(n)?.(null) })
  })
}

async function stop(state: State): Promise<void> {
  state.stopped = true
  const { child } = state
  if (!child || child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const late = setTimeout(() => child.kill('SIGKILL'), endWithinMs)
  if (child.connected) child.send({ stop: true } satisfies ToIndex, () => {})
  await ended
  clearTimeout(late)
}

/** Two servers on one data folder: the second one's index is not kept, rather than both writing into one place. */
function ownFolder(folder: string): string {
  if (!folder) return ''
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const mark = join(folder, 'owner')
  const owner = Number(tryRead(mark))
  if (owner > 0 && owner !== process.pid && isRunning(owner)) return ''
  writeFileSync(mark, String(process.pid), { mode: 0o600 })
  return folder
}

function tryRead(path: string): string {
  try { return readFileSync(path, 'utf8') } catch { return '' }
}

function isRunning(pid: number): boolean {
  try { return process.kill(pid, 0) } catch (error) { return (error as NodeJS.ErrnoException).code === 'EPERM' }
}

export type HostOptions = { databaseUrl: string; /** Where the index is kept between starts; empty: nowhere. */ folder: string }
export type Finder = {
  /** One answer a question, or null while the index is away. */
  find(asks: readonly Ask[]): Promise<Found[][] | null>
  /** Null while it is away; not ready while it is being built. */
  status(): Status | null
  pid(): number | undefined
  stop(): Promise<void>
}
export type ToIndex = { n: number; asks: readonly Ask[] } | { stop: true }
export type FromIndex = { status: Status } | { n: number; found: Found[][] } | { n: number; trouble: string }
type State = HostOptions & { child?: ChildProcess; status?: Status; waiting: Map<number, (found: Found[][] | null) => void>; next: number; stopped: boolean; waitMs: number }
