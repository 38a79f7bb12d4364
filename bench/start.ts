import { openDoor } from '../scripts/lib/replay-doors.ts'
import { readMessage } from '../scripts/lib/replay-message.ts'
import { deepestChild, figure, hammer, median, memoryOf, startServer, temporaryData } from './lib.ts'

// How long `npm start` takes to its first answer once everything is there, and what the web process weighs under load.
const PATHS = (process.argv[2] ?? '/healthz,/,/staff').split(',')
const { folder, remove } = temporaryData()
const env = { SANTAI_DATA: folder, SANTAI_MODE: 'demo', DATABASE_URL: undefined }
const start = () => startServer({ command: ['npm', 'start', '--silent'], env })

try {
  const first = await start()
  console.log(`first run, with a new database: ${(first.startMs / 1000).toFixed(2)} s`)
  await first.stop()
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const server = await start()
    times.push(server.startMs)
    if (round === 4) await weigh(server.url, server.child.pid!)
    await server.stop()
  }
  figure('start_s', median(times) / 1000, 's')
} finally {
  remove()
}

async function weigh(url: string, pid: number): Promise<void> {
  const web = deepestChild(pid)
  let peak = memoryOf(web)
  const timer = setInterval(() => { peak = Math.max(peak, memoryOf(web)) }, 100)
  const statuses = new Map<number, number>()
  const intakes = new Map<string, number>()
  const door = await openDoor('api', url)
  const { perSecond } = await hammer(16, (_, ms) => ms > 20_000, async (client, turn) => {
    if (client < 4) {
      const { kind } = await door.send(readMessage(JSON.stringify({ id: `${client}-${turn}`, title: '测试', text: `${client}-${turn} 拖欠工资，想请人帮忙。` })))
      intakes.set(kind, (intakes.get(kind) ?? 0) + 1)
      return
    }
    const response = await fetch(url + PATHS[turn % PATHS.length], { redirect: 'manual' })
    await response.arrayBuffer()
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
  })
  clearInterval(timer)
  console.log(`${perSecond.toFixed(0)} requests/s for 20 s on ${PATHS.join(', ')}; answers ${[...statuses, ...intakes].map(([what, n]) => `${what}: ${n}`).join(', ')}`)
  figure('server_mb', peak, 'MB')
}
