import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'

/** Keeps one server running, as an init would: what was killed is started again. `back` tells how long each recovery took. */
export const startKeeper = async (folder: string, port: number): Promise<Keeper> => {
  let server: ChildProcess
  let ended = false
  const start = (): void => {
    const log = openSync(join(folder, 'server.log'), 'a')
    server = spawn(process.execPath, [fileURLToPath(new URL('../../main.ts', import.meta.url))], { env: { ...process.env, NODE_TEST_CONTEXT: undefined, SANTAI_DATA: folder, PORT: String(port), SANTAI_MODE: 'demo' }, stdio: ['ignore', log, log] })
    server.once('exit', () => { if (!ended) setTimeout(start, 50) })
  }
  start()
  const mark = join(folder, 'proof-serving')
  const serving = async (): Promise<number> => {
    const begun = Date.now()
    for (; !(await answers(port)); await sleep(50)) if (Date.now() - begun > 60_000) throw new Error(`the server does not come back:\n${readFileSync(join(folder, 'server.log'), 'utf8').slice(-2000)}`)
    return Date.now() - begun
  }
  await serving()
  return {
    serving,
    ready: () => writeFileSync(mark, String(server.pid)),
    struck: async () => { while (existsSync(mark)) await sleep(20) },
    stop: async () => {
      ended = true
      rmSync(mark, { force: true })
      server.kill('SIGTERM')
      if (server.exitCode === null && server.signalCode === null) await new Promise((done) => server.once('exit', done))
    },
  }
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2000) }).then((answer) => answer.ok, () => false)
}

export type Keeper = {
  /** Waits until the server answers with its database behind it; gives the milliseconds it took. */
  serving: () => Promise<number>
  /** Lets the killer strike from now on. */
  ready: () => void
  /** Waits until it has struck. */
  struck: () => Promise<void>
  stop: () => Promise<void>
}
