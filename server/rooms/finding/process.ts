import { openDatabase } from '../../platform/database.ts'
import { createEngine, type Engine } from './engine.ts'
import type { FromIndex, ToIndex } from './host.ts'

/**
 * The index process: started by the server (host.ts), ends with it. Signals of the terminal go to the whole group, so they
 * are left to the server, which says when to stop.
 */
process.title = 'santai-index'
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
const { SANTAI_INDEX_DATABASE: appUrl, SANTAI_INDEX_FOLDER: folder = '' } = process.env
if (!appUrl || !process.send) throw new Error('the index process is started by the server')
// Whoever looks at this process from outside need not find the way into the database.
delete process.env.SANTAI_INDEX_DATABASE
const { pool, close } = openDatabase({ appUrl, max: 2 })
const database = new URL(appUrl).pathname
const engine: Engine = createEngine({ pool, folder, database, onFailure: (error) => { console.error(`The index process gives up: ${String(error)}`); process.exit(1) } })
const say = (message: FromIndex): void => { if (process.connected) process.send!(message) }

let told = ''
const telling = setInterval(() => {
  const status = engine.status()
  if (JSON.stringify(status) === told) return
  told = JSON.stringify(status)
  say({ status })
}, 100)

process.on('message', (message: ToIndex) => {
  if ('stop' in message) return void end()
  engine.find(message.asks).then((found) => say({ n: message.n, found }), (error: unknown) => say({ n: message.n, trouble: String(error) }))
})
// The server is gone, however it went.
process.on('disconnect', () => void end())

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  clearInterval(telling)
  await engine.stop().catch(() => {})
  await close().catch(() => {})
  process.exit(0)
}
