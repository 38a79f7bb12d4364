import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import { buildApp, type AppOptions, type Built } from '../app.ts'
import { newKeyring } from '../platform/crypto.ts'
import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { testDatabase, type TestDatabase } from '../testing/postgres.ts'

/** The whole server, as `main.ts` builds it, over a database of its own, with the people of the demonstration. */
export const openHouse = async ({ trustProxy = false, ...options }: { clock?: Clock; trustProxy?: boolean; finding?: boolean; keeper?: AppOptions['keeper'] } = {}): Promise<ProofHouse> => {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'santai-proof-'))
  const config = { mode: 'demo', keyring: newKeyring(), dataFolder: folder, attachmentsFolder: join(folder, 'attachments'), trustProxy } as const
  const built = await buildApp({ config, pool: database.pool, quiet: true, quietTime: true, ...options })
  const defects: Error[] = []
  built.app.addHook('onError', async (_request, _reply, error) => { if ((error.statusCode ?? 500) >= 500 && error.constructor.name !== 'Refused') defects.push(error) })
  const jars = new Map<string, string>()
  const ids = async (sql: string): Promise<Map<string, string>> => new Map((await database.ownerPool.query<{ key: string; id: string }>(sql)).rows.map(({ key, id }) => [key, id]))
  const house: ProofHouse = {
    ...built, database, defects, units: await ids('select code as key, id from unit'), accounts: await ids('select login as key, id from account'),
    ask: async (asked) => house.app.inject(injected(asked) as never) as unknown as Promise<LightMyRequestResponse>,
    signIn: async (login) => cookieOf(await house.ask({ method: 'POST', url: '/api/demo/sign-in', body: { accountId: house.accounts.get(login) } })),
    as: async (login) => {
      const known = jars.get(login) ?? (await house.signIn(login))
      jars.set(login, known)
      return known
    },
    newClient: async (unit, sourceSystem) => {
      const made = await house.ask({ method: 'POST', url: '/api/clients', cookie: await house.as('city-system'), body: { name: sourceSystem, sourceSystem, scopes: ['intake', 'status', 'receipt', 'exchange'], intakeUnitId: house.units.get(unit) } })
      const { clientId, secret } = made.json() as { clientId: string; secret: string }
      const token = await house.ask({ method: 'POST', url: '/oauth/token', body: { grant_type: 'client_credentials', client_id: clientId, client_secret: secret }, ip: randomIp() })
      return { clientId, secret, bearer: `Bearer ${(token.json() as { access_token: string }).access_token}` }
    },
    act: async (login, id, action, input = {}) => {
      const answer = await house.ask({ method: 'POST', url: `/api/orders/${id}/act`, cookie: await house.as(login), body: { requestId: newId(), action, input } })
      if (answer.statusCode !== 200) throw new Error(`${login} ${action}: ${answer.body}`)
      return answer.json() as { state: string; created: string[] }
    },
    end: async () => {
      await built.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
  return house
}

/** Speaks like our own pages: same origin, marked, with one cookie or one token. */
export const injected = ({ method, url, cookie, bearer, body, headers, ip, payload }: Asking): Record<string, unknown> => ({
  method, url, remoteAddress: ip ?? '127.0.0.1',
  headers: { host: 'localhost', 'x-santai': '1', 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...(bearer ? { authorization: bearer } : {}), ...headers },
  ...(body !== undefined ? { payload: body } : payload !== undefined ? { payload } : {}),
})

export const cookieOf = (answer: LightMyRequestResponse): string => {
  if (answer.statusCode >= 400) throw new Error(answer.body)
  return [answer.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]).join('; ')
}

/** Brakes count by address: proofs that knock often come from everywhere. */
export const randomIp = (): string => `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 255)).join('.')}`

export type Asking = { method: string; url: string; cookie?: string | undefined; bearer?: string | undefined; body?: unknown; payload?: string | Buffer; headers?: Record<string, string>; ip?: string }
export type ProofClient = { clientId: string; secret: string; bearer: string }
export type ProofHouse = Built & {
  database: TestDatabase<unknown>
  /** What was thrown behind an answer of 500. */
  defects: Error[]
  units: Map<string, string>
  accounts: Map<string, string>
  ask: (asked: Asking) => Promise<LightMyRequestResponse>
  /** A fresh session of a demonstration person. */
  signIn: (login: string) => Promise<string>
  /** The same, kept. */
  as: (login: string) => Promise<string>
  newClient: (unitCode: string, sourceSystem: string) => Promise<ProofClient>
  act: (login: string, id: string, action: string, input?: Record<string, unknown>) => Promise<{ state: string; created: string[] }>
  end: () => Promise<void>
}
