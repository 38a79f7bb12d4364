import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { sm3 } from '../../server/platform/crypto.ts'
import { openDatabase } from '../../server/platform/database.ts'
import { startEmbeddedPostgres, removeEmbeddedPostgres } from '../../server/platform/embedded-postgres.ts'
import { newId } from '../../server/platform/ids.ts'
import { startServer, temporaryData, type RunningServer } from '../lib.ts'

/**
 * A house of its own for one benchmark: a fresh data folder, the embedded PostgreSQL as the product runs it (fsync on),
 * and `server/main.ts` in production mode as a process of its own, jobs and relay running as in life.
 */
export const openHouse = async (): Promise<House> => {
  const { folder, remove } = temporaryData()
  const postgres = await startEmbeddedPostgres({ dataFolder: folder })
  const { pool: owner } = openDatabase({ appUrl: postgres.url('santai_owner'), max: 4, onError: () => {} })
  const appUrl = postgres.url('santai_app')
  const env = {
    SANTAI_DATA: folder, SANTAI_MODE: 'production', SANTAI_SMS: 'off', SANTAI_CREATE_SECRETS: '1', HOST: '127.0.0.1', DATABASE_URL: postgres.url('santai_owner'), DATABASE_APP_URL: appUrl,
  }
  const running = new Set<RunningServer>()
  const start = async (file: string, more: Record<string, string> = {}): Promise<RunningServer> => {
    const flags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)
    const server = await startServer({ command: [process.execPath, ...flags, file], env: { ...env, ...more } })
    running.add(server)
    return server
  }
  return {
    folder, owner, appUrl,
    serve: (more) => start('server/main.ts', more),
    serveFile: (file) => start(file),
    serveBare: (plan) => start('bench/parts/bare.ts', { BENCH_PLAN: plan }),
    async close() {
      await Promise.allSettled([...running].map((server) => server.stop()))
      await owner.end()
      await postgres.stop()
      await sleep(300)
      await removeEmbeddedPostgres(folder).catch(() => {})
      remove()
    },
    file: (name) => join(folder, name),
  }
}

/** Another system's key with the right to hand over requests, and a token got for it at the public door. */
export const clientToken = async (house: House, url: string): Promise<string> => {
  const secret = randomBytes(32).toString('base64url')
  const { rows } = await house.owner.query<{ id: string }>(`select id from unit where kind = 'cityBureau'`)
  const clientId = `bench-${newId().slice(-6)}`.replaceAll('-', '_')
  await house.owner.query(
    `insert into api_client (id, client_id, name, source_system, secret_hash, scopes, intake_unit_id, created_at, tokens_from) values ($1, $2, '基准', '省平台', $3, '{intake,status,receipt}', $4, now(), now() - interval '1 minute')`,
    [newId(), clientId, sm3(secret), rows[0]!.id])
  const answer = await fetch(`${url}/oauth/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret }) })
  const { access_token } = (await answer.json()) as { access_token?: string }
  if (!access_token) throw new Error(`no token: ${answer.status}`)
  return access_token
}

/** Signs people in by rows: each gets an account, one appointment and a live session; the answer is their cookies. */
export const signIn = async (house: House, people: readonly { role: string; unitId: string }[]): Promise<SignedIn[]> => {
  const all = people.map((person) => ({ ...person, id: newId(), token: randomBytes(32).toString('base64url') }))
  const rows = JSON.stringify(all.map(({ token, ...person }) => ({ ...person, appointment: newId(), session: newId(), hash: sm3(token) })))
  const from = 'from jsonb_to_recordset($1) as r(id uuid, role text, "unitId" uuid, appointment uuid, session uuid, hash text)'
  await house.owner.query(`insert into account (id, login, name, created_at) select id, 'p' || replace(id::text, '-', ''), '职员', now() ${from}`, [rows])
  await house.owner.query(`insert into credential (account_id, password_hash, changed_at, totp_confirmed_at) select id, '-', now(), now() ${from}`, [rows])
  await house.owner.query(`insert into appointment (id, account_id, unit_id, role, from_on) select appointment, id, "unitId", role, '2020-01-01' ${from}`, [rows])
  await house.owner.query(`insert into session (id, account_id, token_hash, created_at, seen_at, second_factor_at) select session, id, hash, now(), now(), now() ${from}`, [rows])
  return all.map(({ id, role, unitId, token }) => ({ id, role, unitId, cookie: `__Host-santai=${token}` }))
}

export type SignedIn = { id: string; role: string; unitId: string; cookie: string }
export type House = {
  folder: string; owner: pg.Pool; appUrl: string
  serve(more?: Record<string, string>): Promise<RunningServer>
  serveFile(file: string): Promise<RunningServer>
  /** The bare route: `plan` is a file that says what it writes (see bare.ts). */
  serveBare(plan: string): Promise<RunningServer>
  file(name: string): string
  close(): Promise<void>
}
