import Fastify, { type FastifyInstance } from 'fastify'
import multipart from '@fastify/multipart'
import type pg from 'pg'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { movableClock, systemClock, type Clock } from './platform/clock.ts'
import { inContext } from './platform/context.ts'
import { logRowHash } from './platform/action-log.ts'
import { auditRowHash } from './platform/audit.ts'
import { chainSecretOf, setChainKey } from './platform/chain.ts'
import { createVault, loadKeyring } from './platform/crypto.ts'
import { errorForLog } from './platform/errors.ts'
import { createFileStore } from './platform/files.ts'
import { mountErrors, mountRoutes, unreadable, type AnyRoute } from './platform/http.ts'
import { withoutCodes } from './platform/narrative-tokens/index.ts'
import { watchKeyring } from './platform/key-rotation/watch.ts'
import { startJobs, type Jobs } from './platform/jobs.ts'
import { startRelay } from './platform/outbox.ts'
import type { SealOptions } from './platform/seals.ts'
import { startStreams } from './platform/streams.ts'
import { openApi } from './open-api.ts'
import { rolesEntrusted, rooms, sightOf } from './rooms.ts'
import { gate, samePerson } from './rooms/citizens/index.ts'
import { createDesk, createKeeper, mountPortal, type Keeper } from './rooms/portal/index.ts'
import { exchangeRoutes, framersNow, linkMatter, openHandover } from './rooms/exchange/index.ts'
import { findingRoutes, keepTopicLessons, noFinding, publicSearch, startFinding, type Finder } from './rooms/finding/index.ts'
import { institutionRoutes, seedInstitutions } from './rooms/institutions/index.ts'
import { limitationRoutes } from './rooms/limitation/index.ts'
import { printRoutes } from './rooms/printing/index.ts'
import { createResidents, newsBySms, residentJobs, signInWays, smsHealth } from './rooms/residents/index.ts'
import { linkPacks, pushRoutes } from './rooms/push-packs/index.ts'
import { createSecurity, publicationBell, type Security, type SecurityOptions } from './rooms/security/index.ts'
import { answersFromPublications, knowledgeRoutes, seedKnowledge } from './rooms/knowledge/index.ts'
import { hearSettings, recountAfter, settingRoutes, type CityRules } from './rooms/settings/index.ts'
import { shopRoutes } from './rooms/shops/index.ts'
import { coverageRoutes } from './rooms/coverage/index.ts'
import { checkWhenAsked, createSite, siteRoutes, type Site } from './rooms/site/index.ts'
import { serviceFileRoutes } from './rooms/service-files/index.ts'
import { seedServiceItems, serviceItemRoutes } from './rooms/service-items/index.ts'
import { createHouse, loadWorld, workOrderRoutes, type Desk, type World } from './rooms/work-orders/index.ts'
import { jobsOf, schedule } from './schedule.ts'
import { mountStaffWeb } from './staff-web.ts'
import { playComeAgain } from './seeds/day/come-again.ts'
import { playDay } from './seeds/day/play.ts'
import { playPublications } from './seeds/day/publications.ts'
import { playAnnouncements } from './seeds/day/announcements.ts'
import { playShops } from './seeds/day/shops.ts'
import { playCoverage } from './seeds/day/coverage.ts'
import { firstStart } from './seeds/first-start.ts'

/** The whole server over a migrated database, ready to listen; tests and benchmarks build it as `main.ts` does. */
export const buildApp = async (options: AppOptions): Promise<Built> => {
  const { config, pool } = options
  const demoClock = config.mode === 'demo' ? movableClock() : undefined
  const clock = options.clock ?? demoClock ?? systemClock
  const keyFile = join(config.dataFolder, 'keyring.json')
  const vault = createVault(config.keyring, existsSync(keyFile) ? () => loadKeyring(keyFile) : undefined)
  const unwatch = watchKeyring(keyFile, vault)
  setChainKey(chainSecretOf(config.keyring))
  const fresh = await firstStart({ pool, vault, mode: config.mode, now: clock.now() })
  await seedKnowledge(pool, clock.now())
  if (config.mode === 'demo') await seedInstitutions(pool, clock.now())
  await seedServiceItems(pool, clock.now())
  let world = await worldOf(pool)
  const keeper = options.keeper === undefined ? createKeeper(clock) : options.keeper
  const renewWorld = async (): Promise<void> => {
    world = await worldOf(pool)
    keeper?.clear()
  }
  const streams = await startStreams({ pool })
  const house = createHouse({ pool, vault, streams, world: () => world })
  let jobs: Jobs | undefined
  const security = await createSecurity({
    pool, clock, vault, mode: config.mode, permissionRows: () => rooms, ...(demoClock ? { demoClock } : {}),
    clockMoved: () => void jobs?.runDue(), unitsChanged: () => void renewWorld().catch((error: unknown) => { if (!pool.ending) console.error('The organisation could not be read anew', error) }), replyOf,
  })
  security.onSessionEnd((sessionId) => streams.closeFor({ sessionId }))
  const desk: Desk = {
    pool, clock, vault, streams, house, sightOf, files: createFileStore({ folder: config.attachmentsFolder, vault, look: security.holdBack.file }),
    clientOf: security.clientOf, clientMay: security.clientMay, requireSecondFactor: security.requireSecondFactor,
  }
  const hearing = await hearSettings(pool, renewWorld)
  if (fresh && options.day) await showDay(desk, clock)
  const sealing: SealOptions = { tables: [{ table: 'action_log', rowHash: logRowHash }, { table: 'audit_entry', rowHash: auditRowHash }], file: join(config.dataFolder, 'seals.log'), now: () => clock.now() }
  // Only the proxy right before us is believed: whatever stands further left in X-Forwarded-For the sender wrote himself.
  const app = Fastify({ logger: options.quiet ? false : { level: 'warn', serializers: { err: errorForLog } }, bodyLimit: 6 * 1024 * 1024, trustProxy: config.trustProxy && ((_address, hop) => hop === 0), requestTimeout: 15 * 60_000, frameworkErrors: unreadable })
  await app.register(multipart, { limits: { fieldSize: 64 * 1024, fields: 40, files: 10, fileSize: 100 * 1024 * 1024, parts: 60 } })
  mountErrors(app)
  app.addHook('onSend', async (request, _reply, payload) => {
    keeper?.heard(request)
    return typeof payload === 'string' ? withoutCodes(payload) : payload
  })
  // Before the server waits for its connections: a live screen never ends by itself, and one open tab would keep the house from stopping.
  app.addHook('preClose', () => streams.stop())
  security.mountGuard(app)
  const databaseUrl = pool.options.connectionString
  const finder = databaseUrl && (options.finding ?? !options.quietTime) ? startFinding({ databaseUrl, folder: join(config.dataFolder, 'index') }) : noFinding
  const { ways, simulators } = signInWays(config, desk)
  const site = await createSite({ pool, clock, app, sms: () => smsHealth(desk, ways.sms), index: () => (finder === noFinding ? undefined : finder.status()) })
  const routes = [...security.routes, ...settingRoutes(renewWorld), ...samePerson.routes(desk), ...knowledgeRoutes, ...serviceItemRoutes, ...workOrderRoutes(desk), ...printRoutes(desk), ...limitationRoutes(() => world), ...institutionRoutes(() => world.calendar), ...serviceFileRoutes(desk), ...shopRoutes, ...exchangeRoutes({ house, clientOf: security.clientOf, clientMay: security.clientMay }), ...coverageRoutes, ...siteRoutes(() => world.calendar), ...findingRoutes(finder), ...pushRoutes({ finder, vault, world: () => world })]
  const withEntrusted = gate.entrusted(pool, clock, rolesEntrusted)
  mountRoutes(app, routes, { pool, clock, whoAsks: async (request) => withEntrusted(await security.whoAsks(request)), sightOf })
  await mountStaffWeb(app)
  app.get('/open/v1/openapi.json', () => openApi())
  app.get('/healthz', async () => ({ ok: (await pool.query('select 1')).rowCount === 1 }))
  const signIn = { residents: createResidents(desk, () => world, ways), publicUrl: config.mode === 'production' ? config.publicUrl?.replace(/\/+$/u, '') : undefined, simulators }
  const portal = await mountPortal(app, { signIn, staff: security.whoAsks, pool, clock, vault, rules: () => world.rules, files: desk.files, desk: createDesk(house, clock), framedBy: () => framersNow(pool), province: { open: (token) => openHandover({ pool, signKeyOf: security.signKeyOf }, token, new Date()), link: (from, orderId) => linkMatter(pool, from, orderId, clock.now()) }, lookUp: (words, page) => publicSearch(finder, pool, words, { now: clock.now(), page }), typed: security.holdBack.typed, secure: config.mode === 'production', visited: site.note, isDue: site.isDue, keeper })
  app.setNotFoundHandler((request, reply) => (request.url.startsWith('/api/') || request.url.startsWith('/open/') ? reply.code(404).send({ error: { kind: 'notFound', message: '没有这个接口。' } }) : portal.notFound(request, reply)))
  const built = { app, desk, security, sealing, clock, routes, finder, site }
  const lessons = options.quietTime ? undefined : keepTopicLessons(pool)
  const relay = options.quietTime ? undefined : startRelay({ pool, listeners: [linkPacks, recountAfter('recount-clocks'), checkWhenAsked, ...answersFromPublications(pool), ...publicationBell, ...newsBySms(desk, ways.sms)] })
  if (!options.quietTime) jobs = await startJobs({ pool, now: () => clock.now(), context: {}, jobs: [...jobsOf(built), ...residentJobs(desk, ways.sms)].map((job) => ({ ...job, run: (payload, at) => job.run(payload, at).finally(() => keeper?.clear()) })), schedule })
  if (jobs) await site.start()
  return { ...built, close: async () => { unwatch(); await site.stop(); await jobs?.stop(); await relay?.stop(); await lessons?.stop(); await app.close(); await finder.stop(); await hearing.stop(); await security.close() } }
}

async function showDay(desk: Desk, clock: Clock): Promise<void> {
  const { orders, refused } = await playDay(desk, clock.now(), (done, all) => console.log(`正在准备演示数据 ${Math.round((100 * done) / all)}%`))
  await playComeAgain(desk, clock.now())
  await playPublications(desk, clock.now())
  await playAnnouncements(desk, clock.now())
  await playShops(desk, clock.now())
  await playCoverage(desk, clock.now())
  console.log(`演示数据已就绪：${orders} 件诉求${refused.length ? `，${refused.length} 步没有走成（${refused.join('；')}）` : ''}`)
}

/** Whose reply it is that somebody wants to make public; nothing for an order he may not see or that has no reply yet. */
const replyOf: SecurityOptions['replyOf'] = (call, orderId) => inContext(call.pool, call.sight, (tx) =>
  tx.one<{ unitId: string; bureauId: string }>('select coalesce(unit_id, intake_unit_id) as "unitId", bureau_id as "bureauId" from work_order where id = $1 and public_reply is not null and not sensitive and state in (\'done\', \'archived\')', [orderId]))

async function worldOf(pool: pg.Pool): Promise<World & { rules: CityRules }> {
  const world = await loadWorld(pool)
  if (!world) throw new Error('the organisation tree is empty')
  return world
}

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
