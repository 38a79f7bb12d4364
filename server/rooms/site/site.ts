import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Clock } from '../../platform/clock.ts'
import { addJob, type Job } from '../../platform/jobs.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { runCheck, type CheckDeps } from './check.ts'
import type { AskPage } from './crawl.ts'
import { createOwnHealth, lastTick, type OwnHealthDeps } from './own-parts.ts'
import { findDuePaths, takeOffEnded, warnOfReview } from './page-watch.ts'
import { probeSystems, seedSystems } from './systems.ts'
import { seedNeeds, warnOfShortage } from './team.ts'
import { createVisits, foldVisits, notAVisit } from './visits.ts'

/** 网站运行 in one server process: what it counts and remembers, and what is done each minute. */
export const createSite = async (deps: SiteDeps): Promise<Site> => {
  const { pool, clock, app } = deps
  const visits = createVisits()
  let due: ReadonlySet<string> = new Set()
  let first: NodeJS.Timeout | undefined
  let timer: NodeJS.Timeout | undefined
  const ask = askOwn(app)
  const health = createOwnHealth({ pool, ask, index: deps.index, sms: deps.sms, jobs: lastTick(pool) })
  await seedSystems(pool, clock.now())
  await seedNeeds(pool, clock.now())
  app.addHook('onRequest', (request, _reply, done) => { if (request.headers[mark] === secret) notAVisit(request); done() })
  const minute = async (now = new Date()): Promise<void> => {
    await visits.flush(pool, clock.now()).catch((error: unknown) => console.error('The counts of visits wait for the next minute', error))
    await health.look(now)
    due = await findDuePaths(pool, clock.now()).catch(() => due)
  }
  return {
    note: visits.note, isDue: (path) => due.size > 0 && due.has(path.split('?')[0]!), minute,
    check: (now, more = {}) => runCheck({ pool, ask, restMs: 20, endAt: () => clock.now(), ...more }, now, more.signal),
    start: async () => {
      // The first look comes when the index has had time to open: a start is no interruption of it.
      first = setTimeout(() => { timer = setInterval(() => void minute(), 60_000); void minute() }, 20_000)
      if ((await pool.query('select from site_check limit 1')).rowCount === 0) await addJob(pool, 'check-site', {}, new Date(Date.now() + 30_000))
      due = await findDuePaths(pool, clock.now())
    },
    stop: async () => { clearTimeout(first); clearInterval(timer); await visits.flush(pool, clock.now()).catch(() => 0) },
  }
}

/** Counts and own health leave each process by themselves (`Site.start`); the rest is done once in the whole city. */
export const siteJobs = (site: Site, pool: pg.Pool, calendar: () => WorkCalendar): readonly Job[] => [
  { name: 'check-site', run: async (_payload, { now, signal }) => { await site.check(now, { signal }) } },
  { name: 'probe-systems', run: async () => { await probeSystems(pool, new Date()) } },
  { name: 'warn-review', run: async (_payload, { now }) => { await warnOfReview(pool, now) } },
  { name: 'take-off-announcements', run: async (_payload, { now }) => { await takeOffEnded(pool, now) } },
  { name: 'warn-shortage', run: async (_payload, { now }) => { await warnOfShortage(pool, calendar(), now) } },
  { name: 'fold-visits', run: async (_payload, { now }) => { await foldVisits(pool, now) } },
]

/** Our own pages from inside the process: no socket, no cookie, and no visit in the counts. */
const askOwn = (app: FastifyInstance): AskPage => async (path) => {
  const answer = await app.inject({ method: 'GET', url: path, headers: { host: 'localhost', 'cache-control': 'no-cache', [mark]: secret } })
  const isPage = String(answer.headers['content-type'] ?? '').startsWith('text/html') && !path.startsWith('/staff')
  return { status: answer.statusCode, html: isPage ? answer.body : null, to: answer.headers.location ?? null }
}

const mark = 'x-santai-own-walk'
const secret = crypto.randomUUID()

export type SiteDeps = { pool: pg.Pool; clock: Clock; app: FastifyInstance; index: () => { ready: boolean } | null | undefined; sms?: OwnHealthDeps['sms'] }
export type Site = {
  /** Of a page that has been answered. */
  note: (request: FastifyRequest, reply: FastifyReply) => void
  /** Whether residents shall read on this page that its content waits for review. */
  isDue: (path: string) => boolean
  /** What each process does once a minute; tests call it themselves. */
  minute: (now?: Date) => Promise<void>
  check: (now: Date, more?: Partial<Pick<CheckDeps, 'restMs' | 'mostOfOneMake' | 'external'>> & { signal?: AbortSignal }) => ReturnType<typeof runCheck>
  start: () => Promise<void>
  stop: () => Promise<void>
}
