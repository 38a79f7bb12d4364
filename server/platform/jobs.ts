import type { Pool, PoolClient } from 'pg'
import { Logger, parseCronItems, run, runMigrations } from 'graphile-worker'
import type { CronMatcher, TaskList } from 'graphile-worker'

/**
 * Makes or updates the queue's own schema, as its owner, and lets the application role work with it. Its tables have row
 * level security without policies, so that rights alone would show the application an empty queue.
 */
export async function migrateJobs(owner: Pool, appRole = 'santai_app'): Promise<void> {
  hearCuts(owner, undefined)
  await runMigrations({ pgPool: owner, schema, logger: quiet })
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind in ('r', 'p')`, [schema])
  const policies = rows.map(({ name }) => `
    drop policy if exists santai_app on ${schema}."${name}";
    create policy santai_app on ${schema}."${name}" to ${appRole} using (true) with check (true);`)
  await owner.query(`
    grant usage on schema ${schema} to ${appRole};
    grant select, insert, update, delete on all tables in schema ${schema} to ${appRole};
    grant usage, select on all sequences in schema ${schema} to ${appRole};
    grant execute on all functions in schema ${schema} to ${appRole};
    ${policies.join('')}`)
}

/**
 * Works off jobs and ticks the schedule. The ticks come in real time; the `now` a job receives is the clock's, and a `cron`
 * line is due when the clock has passed it, so that a clock moved over 09:00 runs the job of 09:00 once. Each tick is
 * claimed in the database: any number of server processes together run it once.
 * @example await startJobs({ pool, now: clock.now, context: { db }, jobs, schedule: [{ job: 'sweep-clocks', every: 15 }] })
 */
export async function startJobs<C extends object>(options: JobsOptions<C>): Promise<Jobs> {
  const { pool, now, jobs, schedule } = options
  const lines = await Promise.all(schedule.map((line) => prepareLine(pool, line, jobs.map(({ name }) => name), now)))
  const stopping = new AbortController()
  hearCuts(pool, options.log)
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.name, async (payload: unknown) => {
    const run = (): Promise<void> => job.run((payload ?? {}) as JobPayload, { ...options.context, now: now(), signal: stopping.signal })
    await (isTick(payload) ? alone(pool, job.name, run) : run())
  }]))
  const runner = await run({
    pgPool: pool, schema, taskList, parsedCronItems: [], noHandleSignals: true,
    concurrency: options.concurrency ?? 3, pollInterval: 2000, logger: loggerTo(options.log),
  })
  const tick = ticker(pool, lines, now, options.log)
  const timer = setInterval(tick, 1000)
  await tick()
  return {
    add: async (name, payload = {}, at) => { await addJob(pool, name, payload, at); },
    runDue: async () => tick(true),
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await runner.stop()
    },
  }
}

/** Queues a job; inside a transaction when given its client. Not for hot paths: each insert notifies. */
export async function addJob(client: Pool | PoolClient, name: string, payload: JobPayload = {}, at?: Date): Promise<void> {
  await client.query(`select ${schema}.add_job($1::text, payload := $2::json, run_at := $3::timestamptz)`, [name, JSON.stringify(payload), at ?? null])
}

/** Jobs that failed, those given up first. */
export async function findFailedJobs(pool: Pool): Promise<FailedJob[]> {
  const { rows } = await pool.query<FailedJob>(`
    select id::text, task_identifier as name, attempts, attempts >= max_attempts as "givenUp", last_error as error, run_at as "nextAt"
    from ${schema}.jobs where last_error is not null order by attempts >= max_attempts desc, run_at`)
  return rows
}

const schema = 'graphile_worker'

async function prepareLine(pool: Pool, line: ScheduleLine, known: readonly string[], now: () => Date): Promise<Line> {
  if (!known.includes(line.job)) throw new Error(`The schedule names a job that does not exist: ${line.job}`)
  const first = 'every' in line ? new Date(0) : now()
  const { rows } = await pool.query<{ last_at: Date }>(`
    with made as (insert into job_tick (job, last_at) values ($1, $2) on conflict (job) do nothing returning last_at)
    select last_at from made union all select last_at from job_tick where job = $1 limit 1`, [line.job, first])
  const lastAt = (rows[0]?.last_at ?? first).getTime()
  if ('every' in line) return { job: line.job, everyMs: line.every * 1000, lastAt }
  const [item] = parseCronItems([{ task: line.job, match: line.cron }])
  if (item === undefined) throw new Error(`The schedule of ${line.job} cannot be read: ${line.cron}`)
  return { job: line.job, match: item.match, lastAt }
}

function ticker(pool: Pool, lines: readonly Line[], now: () => Date, log: Log | undefined): (force?: boolean) => Promise<void> {
  let running: Promise<void> | undefined
  const pass = async (force: boolean): Promise<void> => {
    for (const line of lines) await tickLine(pool, line, now(), force)
  }
  return async (force = false) => {
    if (running !== undefined && !force) return
    await running
    running = pass(force).catch((error: unknown) => log?.('error', `The schedule could not tick: ${String(error)}`))
    await running
    running = undefined
  }
}

async function tickLine(pool: Pool, line: Line, clockNow: Date, force: boolean): Promise<void> {
  if ('everyMs' in line) {
    const realNow = Date.now()
    if (!force && realNow - line.lastAt < line.everyMs) return
    line.lastAt = realNow
    await claimAndQueue(pool, line.job, new Date(realNow), new Date(force ? realNow : realNow - line.everyMs + 100))
    return
  }
  const due = lastMatch(line.match, line.lastAt, clockNow.getTime())
  if (clockNow.getTime() < line.lastAt) await pool.query('update job_tick set last_at = $2 where job = $1 and last_at > $2', [line.job, clockNow])
  line.lastAt = clockNow.getTime()
  if (due !== undefined) await claimAndQueue(pool, line.job, clockNow, new Date(due - 1))
}

// One statement, so that a tick is never claimed without its job being queued. A tick still waiting is replaced, not doubled.
async function claimAndQueue(pool: Pool, job: string, at: Date, ifBefore: Date): Promise<void> {
  await pool.query(`
    with claimed as (update job_tick set last_at = $2 where job = $1 and last_at <= $3 returning job)
    select ${schema}.add_job(job, payload := '{"tick":true}', job_key := 'tick:' || job, max_attempts := 5) from claimed`, [job, at, ifBefore])
}

/**
 * Two ticks of one job never run side by side. The lock lives as long as its connection: when a process is killed, the next
 * tick goes on elsewhere at once, where a queue of the worker's own would stay locked for hours.
 */
async function alone(pool: Pool, job: string, run: () => Promise<void>): Promise<void> {
  const client = await pool.connect()
  let ended = false
  try {
    await client.query('select pg_advisory_lock(hashtext($1), 0)', [`tick:${job}`])
    await run()
    await client.query('select pg_advisory_unlock(hashtext($1), 0)', [`tick:${job}`])
    ended = true
  } finally {
    client.release(!ended)
  }
}

function isTick(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'tick' in payload
}

/** The last minute after `from` and up to `to` that the cron line names, in China's time, which has no summer time. */
function lastMatch(match: CronMatcher, from: number, to: number): number | undefined {
  const earliest = Math.max(from, to - 62 * 86_400_000)
  for (let at = Math.floor(to / 60_000) * 60_000; at > earliest; at -= 60_000) {
    const local = new Date(at + 8 * 3_600_000)
    const digest = { min: local.getUTCMinutes(), hour: local.getUTCHours(), date: local.getUTCDate(), month: local.getUTCMonth() + 1, dow: local.getUTCDay() }
    if (match(digest)) return at
  }
  return undefined
}

// A connection cut while it is lent out would otherwise end the process; the worker itself asks for this.
function hearCuts(pool: Pool, log: Log | undefined): void {
  if (pool.listenerCount('connect') > 0) return
  pool.on('connect', (client) => { client.on('error', (error) => log?.('warning', `A connection was cut: ${error.message}`)) })
}

function loggerTo(log: Log | undefined): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log?.(level, message)
  })
}

const quiet = loggerTo(undefined)

export type JobPayload = Record<string, unknown>
export type JobContext = { now: Date; signal: AbortSignal }
export type Job<C extends object = object> = { name: string; run: (payload: JobPayload, context: JobContext & C) => Promise<void> }
/** `every` in seconds of real time, or `cron` (minute hour date month weekday) in China's time by the clock. */
export type ScheduleLine = { job: string; every: number } | { job: string; cron: string }
export type Log = (level: 'error' | 'warning', message: string) => void

export type JobsOptions<C extends object> = {
  /** Connects as the application role. */
  pool: Pool
  now: () => Date
  context: C
  jobs: readonly Job<C>[]
  schedule: readonly ScheduleLine[]
  concurrency?: number
  log?: Log
}

export type Jobs = {
  add: (name: string, payload?: JobPayload, at?: Date) => Promise<void>
  /** Ticks now instead of at the next second, `every` lines included: for the demo's clock control. */
  runDue: () => Promise<void>
  /** Waits for the jobs at work; their `signal` tells them to come to an end. */
  stop: () => Promise<void>
}

export type FailedJob = { id: string; name: string; attempts: number; givenUp: boolean; error: string; nextAt: Date }
type Line = { job: string; lastAt: number } & ({ everyMs: number } | { match: CronMatcher })
