import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './embedded-postgres-binaries.ts'
import { createCluster } from './embedded-postgres-cluster.ts'
import { findRoom, keeperOf, takeKeeping, type Room } from './embedded-postgres-room.ts'
import { runningServer, signal, startServer, stopServer, type ServerSettings } from './embedded-postgres-server.ts'
import { explain, Trouble } from './embedded-postgres-troubles.ts'

export { Trouble } from './embedded-postgres-troubles.ts'

/**
 * Starts the PostgreSQL that comes with the package, or adopts the one that an ended process left running on the same
 * folder. Works as an ordinary user and as root (then PostgreSQL runs as a user of its own).
 *
 *   const postgres = await startEmbeddedPostgres({ dataFolder: '.data' })
 *   openDatabase({ appUrl: postgres.url('santai_app') })
 *   await postgres.stop()
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  let room: Room | undefined
  let keeping: { release(): void } | undefined
  try {
    room = findRoom(options.dataFolder)
    keeping = takeKeeping(room)
    const passwords = databasePasswords(options.dataFolder)
    const binaries = findBinaries(room.runAs, room.binariesFolder)
    await createCluster(room, binaries, passwords.santai_admin)
    return await supervised(room, binaries, passwords, { ...options, onStop: keeping.release })
  } catch (error) {
    keeping?.release()
    if (error instanceof Trouble) throw error
    throw explain(String(error), { folder: room?.cluster ?? options.dataFolder, port: options.port })
  }
}

/**
 * For commands beside the server: joins the PostgreSQL that it runs, or starts one for as long as the command takes. While
 * a living keeper brings a killed PostgreSQL back, the command waits for it: half a minute at most.
 */
export async function joinEmbeddedPostgres(dataFolder: string): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  const room = findRoom(dataFolder)
  const passwords = databasePasswords(dataFolder)
  for (let waited = 0; ; waited += 200) {
    const running = runningServer(room)
    const url = (role: Role, database = 'santai') => urlOf(room, running!.port, role, passwords[role], database)
    if (running && await canConnect(url('santai_owner'))) return { url, stop: async () => {} }
    if (!keeperOf(room) || waited >= 30_000) return startEmbeddedPostgres({ dataFolder })
    await sleep(200)
  }
}

/** Deletes the cluster of a data folder, wherever it lies; refuses while a living server uses it. */
export async function removeEmbeddedPostgres(dataFolder: string): Promise<void> {
  const room = findRoom(dataFolder)
  const keeping = takeKeeping(room)
  const left = runningServer(room)
  if (left) await stopServer(left.pid)
  for (const path of [room.cluster, `${room.cluster}.unfinished`, room.socketFolder, room.log]) rmSync(path, { recursive: true, force: true })
  keeping.release()
}

/** Made once, readable by the server's user only. */
export function databasePasswords(dataFolder: string): Passwords {
  const file = join(dataFolder, 'postgres-passwords.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords
  const made = Object.fromEntries(ROLES.map(role => [role, randomBytes(24).toString('hex')])) as Passwords
  mkdirSync(dataFolder, { recursive: true })
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  chmodSync(file, 0o600)
  return made
}

async function supervised(room: Room, binaries: string, passwords: Passwords, options: EmbeddedOptions & { onStop(): void }): Promise<EmbeddedPostgres> {
  const settings = { port: options.port, durable: options.durable ?? true }
  let server = await adoptOrStart(room, binaries, passwords, settings)
  let stopped = false
  const url = (role: Role, database = 'santai') => urlOf(room, server.port, role, passwords[role], database)
  await prepareRoles(url('santai_admin', 'postgres'), passwords)
  const watch = keepAlive(() => server.pid, async () => {
    server = await adoptOrStart(room, binaries, passwords, { ...settings, port: server.port })
    options.onRestart?.()
  })
  return {
    url,
    get pid() { return server.pid },
    get port() { return server.port },
    adopted: server.adopted,
    cluster: room.cluster,
    stop: async () => {
      if (stopped) return
      stopped = true
      watch.end()
      await stopServer(server.pid)
      options.onStop()
    },
  }
}

async function adoptOrStart(room: Room, binaries: string, passwords: Passwords, settings: ServerSettings) {
  const left = runningServer(room)
  if (left) {
    const answers = await canConnect(urlOf(room, left.port, 'santai_admin', passwords.santai_admin, 'postgres'))
    if (answers) return { ...left, adopted: true }
    await stopServer(left.pid)
  }
  return { ...await startServer(room, binaries, settings), adopted: false }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Brings PostgreSQL back when it was killed while we live. */
function keepAlive(pid: () => number, restart: () => Promise<void>) {
  let busy = false
  const timer = setInterval(async () => {
    if (busy || signal(pid(), 0)) return
    busy = true
    await restart().catch(error => console.error(String(error)))
    busy = false
  }, 300)
  timer.unref()
  return { end: () => clearInterval(timer) }
}

/**
 * santai_owner owns the tables and migrates them; santai_app, as which the server works, owns nothing.
 * BYPASSRLS is for migrations, seeds and backup, which must see all rows; santai_app never has it.
 */
async function prepareRoles(adminUrl: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    for (const [role, rights] of Object.entries(ROLE_RIGHTS)) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      if (!rowCount) await client.query(`create role ${role} login ${rights} password '${passwords[role as Role]}'`)
    }
    const { rowCount } = await client.query(`select from pg_database where datname = 'santai'`)
    if (!rowCount) await client.query('create database santai owner santai_owner')
  } finally {
    await client.end()
  }
}

const ROLE_RIGHTS = { santai_owner: 'bypassrls createdb', santai_app: 'nobypassrls' }

function urlOf(room: Room, port: number, role: Role, password: string, database: string): string {
  return `postgresql://${role}:${password}@localhost/${database}?host=${encodeURIComponent(room.socketFolder)}&port=${port}`
}

const ROLES = ['santai_admin', 'santai_owner', 'santai_app'] as const
type Role = (typeof ROLES)[number]
type Passwords = Record<Role, string>

export type EmbeddedOptions = {
  dataFolder: string
  /** TCP port on 127.0.0.1 for tools; the server itself uses the socket. Left out: any free one. */
  port?: number | undefined
  /** false only for throw-away test clusters: no fsync. */
  durable?: boolean
  onRestart?: () => void
}

export type EmbeddedPostgres = {
  url(role: Role, database?: string): string
  readonly pid: number
  readonly port: number
  readonly adopted: boolean
  readonly cluster: string
  stop(): Promise<void>
}
