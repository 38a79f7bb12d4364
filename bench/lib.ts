import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../scripts/lib/project.ts'

/** A figure stands on a line of its own: `figure NAME VALUE UNIT`. */
export function figure(name: string, value: number, unit = ''): void {
  console.log(`figure ${name} ${Number.isInteger(value) ? value : value.toPrecision(4)}${unit && ` ${unit}`}`)
}

/** The smallest value that at least `share` of all values do not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(values: number[]): number {
  return percentile(values, 0.5)
}

/**
 * Two contestants in turn, the order swapped each round, so that what the machine does meanwhile falls on both. The ratio
 * is the median of the pairs' ratios.
 */
export async function interleaved(pairs: number, ours: () => Promise<number>, other: () => Promise<number>): Promise<Comparison> {
  const rounds: { ours: number; other: number }[] = []
  for (let round = 0; round < pairs; round++) {
    const first = round % 2 === 0 ? await ours() : undefined
    const second = await other()
    rounds.push({ ours: first ?? await ours(), other: second })
  }
  return {
    ours: median(rounds.map(round => round.ours)),
    other: median(rounds.map(round => round.other)),
    ratio: median(rounds.map(round => round.ours / round.other)),
    rounds,
  }
}

/** Runs `work` from `clients` loops at once until `until` says stop; gives each one's duration in ms. */
export async function hammer(clients: number, until: (done: number, ms: number) => boolean, work: (client: number, turn: number) => Promise<void>): Promise<{ durations: number[]; perSecond: number }> {
  const durations: number[] = []
  const begun = performance.now()
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (let turn = 0; !until(durations.length, performance.now() - begun); turn++) {
      const at = performance.now()
      await work(client, turn)
      durations.push(performance.now() - at)
    }
  }))
  return { durations, perSecond: durations.length / ((performance.now() - begun) / 1000) }
}

/** A data folder of its own under the temporary folder, removed with `remove`. */
export function temporaryData(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'santai-bench-'))
  chmodSync(folder, 0o711)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts a server process and waits for its first answer of 200. `command` is `npm start` or a file for node. */
export async function startServer({ command, env, path = '/healthz', timeoutMs = 120_000 }: ServerOptions): Promise<RunningServer> {
  const port = await freePort()
  const begun = performance.now()
  const [file, ...args] = command
  const child = spawn(file!, args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env, PORT: String(port) } })
  let said = ''
  child.stdout!.on('data', text => { said += text })
  child.stderr!.on('data', text => { said += text })
  const url = `http://127.0.0.1:${port}`
  while (!await answers(url + path)) {
    if (child.exitCode !== null || performance.now() - begun > timeoutMs) throw new Error(`the server did not start:\n${said}`)
    await sleep(10)
  }
  return { url, port, child, startMs: performance.now() - begun, stop: () => stop(child), said: () => said }
}

/** Resident memory in MB, of the process and all beneath it that match. */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

/** The node process that listens: the last in the line npm → node → node, not the index beneath it. */
export function deepestChild(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  const next = children.find(child => !/postgres|santai-index|finding\/process/.test(readFileSync(`/proc/${child}/comm`, 'utf8') + readFileSync(`/proc/${child}/cmdline`, 'utf8')))
  return next ? deepestChild(next) : pid
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual' })
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    return false
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  // The server itself, not npm in front of it: npm would end without waiting for it.
  process.kill(deepestChild(child.pid!), 'SIGTERM')
  await Promise.race([ended, sleep(20_000, undefined, { ref: false })])
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

export type Comparison = { ours: number; other: number; ratio: number; rounds: { ours: number; other: number }[] }
export type ServerOptions = { command: string[]; env: Record<string, string | undefined>; path?: string; timeoutMs?: number }
export type RunningServer = { url: string; port: number; child: ChildProcess; startMs: number; stop(): Promise<void>; said(): string }
