import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { openDatabase } from '../../server/platform/database.ts'
import { migrate } from '../../server/platform/migrate.ts'

/** `main.ts` without what runs behind the commit (relay, seals, sweep), so that a figure is that of the request alone. */
const config = readConfig()
await migrate({ ownerUrl: process.env.DATABASE_URL! })
const { pool } = openDatabase({ appUrl: process.env.DATABASE_APP_URL!, max: 24 })
const { app } = await buildApp({ config, pool, quietTime: true })
await app.listen({ host: config.host, port: config.port })
process.on('SIGTERM', () => process.exit(0))
