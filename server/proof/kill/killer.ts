import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findRoom } from '../../platform/embedded-postgres-room.ts'
import { runningServer, signal } from '../../platform/embedded-postgres-server.ts'

// A process of its own: killer.ts DATA_FOLDER KILLS. Waits until the keeper has marked the server as serving, then a random
// moment, then `kill -9` of the server, of PostgreSQL, or of both; what it did stands in killer.jsonl.
const [folder = '', kills = '20'] = process.argv.slice(2)
const mark = join(folder, 'proof-serving')
const targets = ['server', 'postgres', 'both', 'server', 'postgres'] as const

for (let n = 1; n <= Number(kills); n++) {
  while (!existsSync(mark)) await sleep(20)
  await sleep(300 + Math.random() * 2000)
  const server = Number(readFileSync(mark, 'utf8'))
  const postgres = runningServer(findRoom(folder))?.pid
  const target = targets[Math.floor(Math.random() * targets.length)]!
  const struck = [...(target !== 'postgres' ? [server] : []), ...(target !== 'server' && postgres ? [postgres] : [])]
  struck.forEach(kill)
  // The mark goes when they are gone, so that the keeper never takes the old server for the new one.
  while (struck.some((pid) => signal(pid, 0))) await sleep(5)
  rmSync(mark, { force: true })
  appendFileSync(join(folder, 'killer.jsonl'), `${JSON.stringify({ n, target, server, postgres, at: Date.now() })}\n`)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Already gone: nothing to kill.
  }
}
