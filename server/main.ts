import Fastify from 'fastify'
import { readConfig, type Config } from './config.ts'
import { explainStart, openGround } from './ground.ts'
import { openDatabase } from './platform/database.ts'

let config: Config | undefined
try {
  config = readConfig()
  const ground = await openGround(config)
  const { pool, close } = openDatabase({ appUrl: ground.appUrl })
  const app = Fastify()
  app.get('/healthz', async () => ({ ok: (await pool.query('select 1')).rowCount === 1 }))
  await app.listen({ host: config.host, port: config.port }).catch(async error => { await close(); await ground.close(); throw error })
  console.log(`三台已启动：http://${config.host}:${config.port}`)
  stopOn(async () => { await app.close(); await close(); await ground.close() })
} catch (error) {
  console.error(await explainStart(error, config) ?? error)
  process.exit(1)
}

function stopOn(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void stop().then(() => process.exit(0))
    })
  }
}
