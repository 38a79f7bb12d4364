import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import type pg from 'pg'
import { Secret, TOTP } from 'otpauth'
import type { Actor } from '../../platform/access.ts'
import { movableClock, type MovableClock } from '../../platform/clock.ts'
import { createVault, newKeyring, type Vault } from '../../platform/crypto.ts'
import { mountErrors, mountRoutes } from '../../platform/http.ts'
import { testDatabase } from '../../testing/postgres.ts'
import type { Mode } from './cookie.ts'
import { createSecurity, seedOrganisation, type Security } from './index.ts'
import { demoSecret } from './seeds.ts'

/** A small city on a real database, with a server in front of it; `house.again()` is another process on the same database. */
export const testHouse = async (mode: Mode = 'demo'): Promise<House> => {
  const { pool, ownerPool, drop } = await testDatabase()
  const vault = createVault(newKeyring())
  const clock = movableClock(new Date('2026-03-02T01:00:00Z'))
  const { units, accounts } = await seedOrganisation(pool, vault, { ...city, mode: 'demo', now: clock.now() })
  const opened: { app: FastifyInstance; security: Security }[] = []
  const open = async (as: Mode = mode): Promise<Door> => {
    const security = await createSecurity({ pool, clock, wall: clock, vault, mode: as, demoClock: clock, replyOf: async () => ({ unitId: units.get('FT-J1') ?? '', bureauId: units.get('FT') ?? '' }) })
    const app = Fastify()
    mountErrors(app)
    security.mountGuard(app)
    mountRoutes(app, security.routes, { pool, clock, whoAsks: security.whoAsks, sightOf: (actor) => ({ actor, reach: none }) })
    app.get('/api/who', async (request) => (await security.whoAsks(request))?.name ?? '无人')
    app.route({ method: ['GET', 'POST'], url: '/open/who', handler: async (request) => whoCalls(security, await security.whoAsks(request)) })
    opened.push({ app, security })
    return { app, security, ask: askOf(app) }
  }
  return {
    ...(await open()), pool, ownerPool, vault, clock, units, accounts, again: open,
    close: async () => {
      for (const { app, security } of opened) { await app.close(); await security.close() }
      await drop()
    },
  }
}

/** Speaks like our own pages, as one person with one cookie jar. */
const askOf = (app: FastifyInstance) => async (method: 'GET' | 'POST' | 'DELETE' | 'PUT', url: string, payload?: object, jar: Jar = {}, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> => {
  const response = await app.inject({ method, url, headers: { host: 'localhost:3000', 'x-santai': '1', 'sec-fetch-site': 'same-origin', ...(jar.cookie ? { cookie: jar.cookie } : {}), ...headers }, ...(payload ? { payload } : {}) })
  const given = response.headers['set-cookie']
  if (given) jar.cookie = String(given).split(';')[0] ?? ''
  return response
}

/** The code that a telephone would show now; `later` steps on, since a code works once. */
export const codeAt = (clock: MovableClock, later = 0, secret = demoSecret): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() + later * 30_000 })

/** Signed in with one click, as the demonstration does. */
export const signedIn = async (house: House, login: string): Promise<Jar> => {
  const jar: Jar = {}
  const response = await house.ask('POST', '/api/demo/sign-in', { accountId: house.accounts.get(login) }, jar)
  if (response.statusCode !== 200) throw new Error(response.body)
  return jar
}

export const minutesOn = (house: { clock: MovableClock }, minutes: number): void => house.clock.moveTo(new Date(house.clock.now().getTime() + minutes * 60_000))

const none = { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null }

async function whoCalls(security: Security, actor: Actor | null): Promise<object> {
  return actor ? { name: actor.name, kind: actor.kind, mayIntake: security.clientMay(actor, 'intake'), card: await security.clientOf(actor) } : { name: null }
}

const unit = (code: string, kind: string, parent: string | null, bureau: string) => ({ code, name: `${code}单位`, shortName: code, kind, parent, bureau, areas: [], verified: true, demo: false })
const person = (login: string, role: string, at: string) => ({ login, name: `${login}（演示）`, appointments: [{ unit: at, role }] })
const city = {
  units: [unit('HN', 'cityBureau', null, 'HN'), unit('FT', 'countyBureau', 'HN', 'FT'), unit('FT-J1', 'justiceOffice', 'FT', 'FT'), unit('SX', 'countyBureau', 'HN', 'SX')],
  people: [
    person('system', 'systemOfficer', 'HN'), person('security', 'securityOfficer', 'HN'), person('auditor', 'securityAuditor', 'HN'), person('dispatch', 'countyDispatcher', 'FT'),
    person('office', 'justiceOfficeStaff', 'FT-J1'), person('office2', 'handler', 'FT-J1'), person('head', 'countyHead', 'FT'), person('other-head', 'countyHead', 'SX'),
  ],
}

export type Jar = { cookie?: string }
type Ask = ReturnType<typeof askOf>
type Door = { app: FastifyInstance; security: Security; ask: Ask }
export type House = Door & {
  pool: pg.Pool; ownerPool: pg.Pool; vault: Vault; clock: MovableClock; units: Map<string, string>; accounts: Map<string, string>
  again(as?: Mode): Promise<Door>; close(): Promise<void>
}
