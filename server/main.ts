import { buildApp } from './app.ts'
import { readConfig, type Config } from './config.ts'
import { explainStart, openGround } from './ground.ts'
import { openDatabase } from './platform/database.ts'
import { migrateJobs } from './platform/jobs.ts'

/** Config, database, rooms, listen. What goes wrong at the start is said in one plain sentence. */
let config: Config | undefined
try {
  config = readConfig()
  const ground = await openGround(config)
  const owner = openDatabase({ appUrl: ground.ownerUrl, max: 1 })
  await migrateJobs(owner.pool)
  await owner.close()
  const { pool, close } = openDatabase({ appUrl: ground.appUrl, max: 24 })
  const { app, close: closeApp } = await buildApp({ config, pool, day: true })
  const stop = async (): Promise<void> => { await closeApp(); await close(); await ground.close() }
  await app.listen({ host: config.host, port: config.port }).catch(async (error: unknown) => { await stop(); throw error })
  console.log(`三台已启动：http://${config.host}:${config.port}  工作台：http://${config.host}:${config.port}/staff`)
  stopOn(stop)
} catch (error) {
  console.error((await explainStart(error, config)) ?? error)
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
