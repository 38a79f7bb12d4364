import pg from 'pg'
import { createServer } from 'node:net'
import { databasePasswords, startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { Trouble } from './platform/embedded-postgres-troubles.ts'
import { migrate } from './platform/migrate.ts'
import type { Config } from './config.ts'

/** The database under the server, migrated: the embedded one, or the one that DATABASE_URL (its owner) names. */
export async function openGround(config: GroundConfig): Promise<Ground> {
  await requirePort(config)
  const ground = config.databaseUrl ? await external(config.databaseUrl, config) : await embedded(config)
  try {
    await migrate({ ownerUrl: ground.ownerUrl, log: name => console.log(`迁移 ${name}`) })
    return ground
  } catch (error) {
    await ground.close()
    throw error
  }
}

/** What went wrong at start, as one sentence where the person can mend it; undefined for our own mistakes. */
export async function explainStart(error: unknown, config?: { host: string; port: number }): Promise<string | undefined> {
  if (error instanceof Trouble) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `端口 ${config?.port} 已被别的程序占用。请换一个端口启动，例如：PORT=${await freePortAfter(config?.port ?? 3000)} npm start`
  if (code === 'EADDRNOTAVAIL') return `本机没有地址 ${config?.host}。请把 HOST 设为本机的地址，例如 HOST=127.0.0.1。`
  if (code === 'EACCES' && config && config.port < 1024) return `普通用户不能使用 1024 以下的端口 ${config.port}。请设置 PORT=3000，由反向代理转发。`
  if (code === 'ENOSPC') return '磁盘已满。请腾出至少 1 GB 空间后重新启动；已保存的数据不会丢失。'
  if (code === 'EACCES' || code === 'EPERM') return `没有权限：${(error as Error).message}。请检查目录的所有者，或用 SANTAI_DATA 另选一个可写的目录。`
  return undefined
}

/** Asked before the database starts and the demonstration is made: a taken port is told at once. */
function requirePort({ host, port }: GroundConfig): Promise<void> {
  if (!host || !port) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(port, host, () => probe.close(() => resolve()))
  })
}

async function embedded(config: GroundConfig): Promise<Ground> {
  const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder, port: config.databasePort })
  return { appUrl: postgres.url('santai_app'), ownerUrl: postgres.url('santai_owner'), close: () => postgres.stop() }
}

async function external(ownerUrl: string, config: GroundConfig): Promise<Ground> {
  const failure = await failureOf(ownerUrl)
  if (failure) throw new Trouble(`连不上 DATABASE_URL 指定的数据库：${failure}。请检查地址、用户、密码和数据库名。`)
  const appUrl = config.databaseAppUrl ?? await appUrlFor(ownerUrl, databasePasswords(config.dataFolder).santai_app)
  const appFailure = await failureOf(appUrl)
  if (appFailure) throw new Trouble(`应用角色连不上数据库：${appFailure}。请检查 DATABASE_APP_URL。`)
  return { appUrl, ownerUrl, close: async () => {} }
}

/** Makes the application role beside the owner's; one that exists gets the password kept in the data folder. */
async function appUrlFor(ownerUrl: string, password: string): Promise<string> {
  const url = new URL(ownerUrl)
  url.username = 'santai_app'
  url.password = password
  if (!await failureOf(url.href)) return url.href
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_roles where rolname = 'santai_app'`)
    await client.query(`${rowCount ? 'alter' : 'create'} role santai_app login nobypassrls password '${password}'`)
    return url.href
  } catch {
    throw new Trouble(`DATABASE_URL 的用户无权建立应用角色。请由数据库管理员执行：\n  create role santai_app login nobypassrls password '自定密码';\n然后设置 DATABASE_APP_URL=postgresql://santai_app:自定密码@主机/数据库`)
  } finally {
    await client.end()
  }
}

async function failureOf(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return undefined
  } catch (error) {
    return (error as Error).message || String((error as NodeJS.ErrnoException).code)
  } finally {
    await client.end().catch(() => {})
  }
}

async function freePortAfter(taken: number): Promise<number> {
  for (let port = taken + 1; port < Math.min(taken + 100, 65_536); port++) {
    const free = await new Promise<boolean>(resolve => {
      const probe = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (free) return port
  }
  return 8080
}

type GroundConfig = Pick<Config, 'dataFolder' | 'databaseUrl' | 'databaseAppUrl' | 'databasePort'> & Partial<Pick<Config, 'host' | 'port'>>
export type Ground = { appUrl: string; ownerUrl: string; close(): Promise<void> }
