import Fastify, { type FastifyInstance } from 'fastify'
import multipart from '@fastify/multipart'
import type pg from 'pg'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { allRoutes } from './all-routes.ts'
import { mountCitizens } from './citizens-side.ts'
import type { Config } from './config.ts'
import { livingWorld } from './living-world.ts'
import { logRowHash } from './platform/action-log.ts'
import { auditRowHash } from './platform/audit.ts'
import { chainSecretOf, setChainKey } from './platform/chain.ts'
import { movableClock, systemClock, type Clock } from './platform/clock.ts'
import { inContext } from './platform/context.ts'
import { createVault, loadKeyring } from './platform/crypto.ts'
import { errorForLog } from './platform/errors.ts'
import { createFileStore } from './platform/files.ts'
import { mountErrors, mountRoutes, unreadable, type AnyRoute } from './platform/http.ts'
import { startJobs } from './platform/jobs.ts'
import { watchKeyring } from './platform/key-rotation/watch.ts'
import { withoutCodes } from './platform/narrative-tokens/index.ts'
import { startRelay } from './platform/outbox.ts'
import type { SealOptions } from './platform/seals.ts'
import { startStreams } from './platform/streams.ts'
import { openApi } from './open-api.ts'
import { rolesEntrusted, rooms, sightOf } from './rooms.ts'
import { gate } from './rooms/citizens/index.ts'
import { keepTopicLessons, noFinding, startFinding, type Finder } from './rooms/finding/index.ts'
import { seedInstitutions } from './rooms/institutions/index.ts'
import { answersFromPublications, seedKnowledge } from './rooms/knowledge/index.ts'
import { createKeeper, type Keeper } from './rooms/portal/index.ts'
import { linkPacks } from './rooms/push-packs/index.ts'
import { newsBySms, residentJobs, signInWays, smsHealth } from './rooms/residents/index.ts'
import { createSecurity, publicationBell, type Security, type SecurityOptions } from './rooms/security/index.ts'
import { seedServiceItems } from './rooms/service-items/index.ts'
import { hearSettings, recountAfter } from './rooms/settings/index.ts'
import { checkWhenAsked, createSite, type Site } from './rooms/site/index.ts'
import { createHouse, type Desk } from './rooms/work-orders/index.ts'
import { jobsOf, schedule } from './schedule.ts'
import { showDay } from './seeds/day/show-day.ts'
import { firstStart } from './seeds/first-start.ts'
import { mountStaffWeb } from './staff-web.ts'

/** The whole server over a migrated database, ready to listen; tests and benchmarks build it as `main.ts` does. */
export const buildApp = async (options: AppOptions): Promise<Built> => {
  const { config, pool } = options
  const demoClock = config.mode === 'demo' ? movableClock() : undefined
  const clock = options.clock ?? demoClock ?? systemClock
  const { vault, unwatch } = openVault(config)
  const fresh = await seed(options, vault, clock.now())
  const keeper = options.keeper === undefined ? createKeeper(clock) : options.keeper
  const world = await livingWorld(pool, () => keeper?.clear())
  const streams = await startStreams({ pool })
  const house = createHouse({ pool, vault, streams, world: world.now })
  let time: Time | undefined
  const security = await createSecurity({
    pool, clock, vault, mode: config.mode, permissionRows: () => rooms, ...(demoClock ? { demoClock } : {}), replyOf,
    clockMoved: () => void time?.runDue(), unitsChanged: () => void world.renew().catch((error: unknown) => { if (!pool.ending) console.error('The organisation could not be read anew', error) }),
  })
  security.onSessionEnd((sessionId) => streams.closeFor({ sessionId }))
  const desk: Desk = {
    pool, clock, vault, streams, house, sightOf, files: createFileStore({ folder: config.attachmentsFolder, vault, look: security.holdBack.file }),
    clientOf: security.clientOf, clientMay: security.clientMay, requireSecondFactor: security.requireSecondFactor,
  }
  const hearing = await hearSettings(pool, world.renew)
  if (fresh && options.day) await showDay(desk, clock)
  const app = await bareServer(options, keeper)
  // Before the server waits for its connections: a live screen never ends by itself, and one open tab would keep the house from stopping.
  app.addHook('preClose', () => streams.stop())
  security.mountGuard(app)
  const finder = finderOf(options)
  const signIn = signInWays(config, desk)
  const site = await createSite({ pool, clock, app, sms: () => smsHealth(desk, signIn.ways.sms), index: () => (finder === noFinding ? undefined : finder.status()) })
  const answering = { desk, security, finder, world }
  const routes = allRoutes(answering)
  const withEntrusted = gate.entrusted(pool, clock, rolesEntrusted)
  mountRoutes(app, routes, { pool, clock, whoAsks: async (request) => withEntrusted(await security.whoAsks(request)), sightOf })
  await mountStaffWeb(app)
  app.get('/open/v1/openapi.json', () => openApi())
  app.get('/healthz', async () => ({ ok: (await pool.query('select 1')).rowCount === 1 }))
  await mountCitizens(app, { ...answering, config, site, keeper, signIn })
  const sealing: SealOptions = { tables: [{ table: 'action_log', rowHash: logRowHash }, { table: 'audit_entry', rowHash: auditRowHash }], file: join(config.dataFolder, 'seals.log'), now: () => clock.now() }
  const built = { app, desk, security, sealing, clock, routes, finder, site }
  if (!options.quietTime) time = await startTime(built, keeper, signIn.ways)
  return { ...built, close: async () => { unwatch(); await site.stop(); await time?.stop(); await app.close(); await finder.stop(); await hearing.stop(); await security.close() } }
}

/** The keys, read anew when a rotation by hand has written the key ring. */
function openVault({ keyring, dataFolder }: AppOptions['config']): { vault: Vault; unwatch: () => void } {
  const keyFile = join(dataFolder, 'keyring.json')
  const vault = createVault(keyring, existsSync(keyFile) ? () => loadKeyring(keyFile) : undefined)
  setChainKey(chainSecretOf(keyring))
  return { vault, unwatch: watchKeyring(keyFile, vault) }
}

/** What every house begins with; whether this is its first start. */
async function seed({ config, pool }: AppOptions, vault: Vault, now: Date): Promise<boolean> {
  const fresh = await firstStart({ pool, vault, mode: config.mode, now })
  await seedKnowledge(pool, now)
  if (config.mode === 'demo') await seedInstitutions(pool, now)
  await seedServiceItems(pool, now)
  return fresh
}

async function bareServer({ config, quiet }: AppOptions, keeper: Keeper | null): Promise<FastifyInstance> {
  const app = Fastify({
    logger: quiet ? false : { level: 'warn', serializers: { err: errorForLog } }, bodyLimit: 6 * 1024 * 1024, requestTimeout: 15 * 60_000, frameworkErrors: unreadable,
    // Only the proxy right before us is believed: whatever stands further left in X-Forwarded-For the sender wrote himself.
    trustProxy: config.trustProxy && ((_address, hop) => hop === 0),
  })
  await app.register(multipart, { limits: { fieldSize: 64 * 1024, fields: 40, files: 10, fileSize: 100 * 1024 * 1024, parts: 60 } })
  mountErrors(app)
  app.addHook('onSend', async (request, _reply, payload) => {
    keeper?.heard(request)
    return typeof payload === 'string' ? withoutCodes(payload) : payload
  })
  return app
}

function finderOf({ config, pool, finding, quietTime }: AppOptions): Finder {
  const databaseUrl = pool.options.connectionString
  return databaseUrl && (finding ?? !quietTime) ? startFinding({ databaseUrl, folder: join(config.dataFolder, 'index') }) : noFinding
}

/** What goes on by itself: the schedule, what follows from what has happened, the topic finder's lessons. */
async function startTime(built: Omit<Built, 'close'>, keeper: Keeper | null, { sms }: Ways): Promise<Time> {
  const { desk, site } = built
  const { pool, clock } = desk
  const lessons = keepTopicLessons(pool)
  const relay = startRelay({ pool, listeners: [linkPacks, recountAfter('recount-clocks'), checkWhenAsked, ...answersFromPublications(pool), ...publicationBell, ...newsBySms(desk, sms)] })
  const jobs = await startJobs({ pool, now: () => clock.now(), context: {}, schedule, jobs: [...jobsOf(built), ...residentJobs(desk, sms)].map((job) => ({ ...job, run: (payload, at) => job.run(payload, at).finally(() => keeper?.clear()) })) })
  await site.start()
  return { runDue: () => jobs.runDue(), stop: async () => { await jobs.stop(); await relay.stop(); await lessons.stop() } }
}

/** Whose reply it is that somebody wants to make public; nothing for an order he may not see or that has no reply yet. */
const replyOf: SecurityOptions['replyOf'] = (call, orderId) => inContext(call.pool, call.sight, (tx) =>
  tx.one<{ unitId: string; bureauId: string }>('select coalesce(unit_id, intake_unit_id) as "unitId", bureau_id as "bureauId" from work_order where id = $1 and public_reply is not null and not sensitive and state in (\'done\', \'archived\')', [orderId]))

export type AppOptions = {
  config: Pick<Config, 'mode' | 'keyring' | 'dataFolder' | 'attachmentsFolder' | 'trustProxy' | 'publicUrl' | 'oidcIssuer' | 'oidcClientId' | 'oidcClientSecret' | 'sms' | 'smsUrl' | 'smsKeyId' | 'smsSecret' | 'smsSign' | 'smsTemplate' | 'smsNewsTemplate'>
  pool: pg.Pool
  clock?: Clock
  quiet?: boolean
  /** No jobs and no relay: tests and benchmarks move time themselves. */
  quietTime?: boolean
  /** The index process; without saying so, it runs where time runs. */
  finding?: boolean
  /** What keeps pages that are the same for everybody: for a second, or by the test's own watch; null keeps none. */
  keeper?: Keeper | null
  /** Play a seeded day on the first start of the demonstration. */
  day?: boolean
}
export type Built = { app: FastifyInstance; desk: Desk; security: Security; sealing: SealOptions; clock: Clock; finder: Finder; site: Site; /** Every route row of every room, as mounted. */ routes: readonly AnyRoute[]; close: () => Promise<void> }
type Vault = Desk['vault']
type Ways = ReturnType<typeof signInWays>['ways']
type Time = { runDue(): unknown; stop(): Promise<void> }
