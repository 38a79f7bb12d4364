import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { newId } from './ids.ts'
import { startListener } from './listen.ts'

/**
 * Relays events behind the commit. Each listener runs exactly once an event: in one transaction with the mark that it ran.
 * Events of one subject come in order; one that fails is tried again, later and later, and at last laid aside as dead, where
 * `findDeadEvents` shows it. Any number of processes may relay.
 * @example const relay = startRelay({ pool, listeners: [{ event: 'orderClosed', name: 'askForRating', run }] }); relay.poke()
 */
export function startRelay(options: RelayOptions): Relay {
  const relay = { ...defaults, ...options, me: newId() }
  const bell = newBell()
  const loop = async (): Promise<void> => {
    while (!bell.stopped) {
      bell.rung = false
      const count = await relayBatch(relay).catch((error: unknown) => report(relay, error))
      if (count === 0) await bell.wait(relay.pollMs, relay.gatherMs)
    }
  }
  const ended = loop()
  const hearing = startListener({ pool: relay.pool, channels: { santai_outbox: bell.ring }, onGap: bell.ring })
    .catch((error: unknown) => { relay.log?.('error', `The relay hears no other process: ${String(error)}`) })
  return {
    poke: bell.ring,
    stop: async () => {
      bell.stopped = true
      bell.ring()
      await Promise.all([ended, hearing.then((listener) => listener?.stop())])
    },
  }
}

/**
 * Wakes the relays of other processes. To be sent after the commit, never inside the business transaction: a NOTIFY inside
 * makes commits wait for one another.
 */
export async function notifyRelays(pool: Pool): Promise<void> {
  await pool.query(`select pg_notify('santai_outbox', '')`)
}

/** Relays everything that is open and not waiting for its next try, then returns: for tests, the seeds and a moved clock. */
export async function drainOutbox(options: RelayOptions): Promise<number> {
  const relay = { ...defaults, ...options, me: newId() }
  let total = 0
  for (let count = -1; count !== 0; total += count) count = await relayBatch(relay)
  return total
}

export async function findDeadEvents(pool: Pool, limit = 100): Promise<DeadEvent[]> {
  const { rows } = await pool.query<DeadEvent>(`
    select ${eventColumns}, attempts, error, dead_at as "deadAt" from outbox where dead_at is not null order by outbox.id limit $1`, [limit])
  return rows
}

/** Gives a dead event another round of tries. Listeners that already ran are not run again. */
export async function reviveEvent(pool: Pool, id: string): Promise<void> {
  await pool.query('update outbox set dead_at = null, attempts = 0, next_at = null, error = null where id = $1 and dead_at is not null', [id])
}

/** Relayed events need not be kept for ever: the action log and the audit keep what happened. */
export async function purgeOutbox(pool: Pool, doneBefore: Date): Promise<number> {
  const { rowCount } = await pool.query('delete from outbox where done_at < $1', [doneBefore])
  return rowCount ?? 0
}

const defaults = { batch: 100, pollMs: 1000, gatherMs: 15, leaseS: 60, maxAttempts: 10 }
const eventColumns = 'id::text, at, name, subject_kind as "subjectKind", subject_id as "subjectId", payload'

function newBell() {
  let wake: () => void = () => undefined
  const bell = {
    rung: true,
    stopped: false,
    ring: () => { bell.rung = true; wake() },
    wait: async (pollMs: number, gatherMs: number): Promise<void> => {
      if (!bell.rung) await Promise.race([sleep(pollMs, undefined, { ref: false }), new Promise<void>((resolve) => { wake = resolve })])
      // It rings once a commit: waiting a moment turns a hundred events into one claim.
      if (bell.rung && !bell.stopped) await sleep(gatherMs)
    },
  }
  return bell
}

async function relayBatch(relay: RelayState): Promise<number> {
  const events = await claim(relay)
  for (const event of events) await deliver(relay, event)
  if (events.length > 0) await relay.onRelayed?.(events)
  return events.length
}

async function claim(relay: RelayState): Promise<ClaimedEvent[]> {
  const heard = [...new Set(relay.listeners.map(({ event }) => event))]
  for (let window = relay.batch * 5; ; window *= 4) {
    const values = [relay.me, heard, relay.batch, relay.leaseS, window]
    const { rows } = await relay.pool.query<ClaimedEvent & { open: number }>({ name: 'outbox-claim', text: claimText, values })
    const claimed = rows.filter(({ id }) => id !== null)
    // A window full of events that wait for their next try: those behind them get a wider one.
    if (claimed.length > 0 || (rows[0]?.open ?? 0) < window) return claimed.sort((a, b) => Number(a.id) - Number(b.id))
  }
}

// Only the first open event of a subject can be claimed: order within it. Events that nobody listens to are done at once.
// The oldest open ones are read as a window over one small index: a look-up by subject would be left to the planner's
// guesses, which are wrong in a table that fills and empties.
const claimText = `
  with open as (
    select id, (claimed_until is null or claimed_until < clock_timestamp()) and (next_at is null or next_at <= clock_timestamp()) as free,
      row_number() over (partition by subject_kind, subject_id order by id) as place
    from (select * from outbox where done_at is null and dead_at is null order by id limit $5) oldest),
  taken as (
    select o.id from outbox o join (select id from open where free and place = 1 order by id limit $3) first using (id)
    where o.done_at is null and (o.claimed_until is null or o.claimed_until < clock_timestamp()) for update of o skip locked),
  claimed as (
    update outbox o set claimed_by = $1, claimed_until = clock_timestamp() + make_interval(secs => $4),
      done_at = case when o.name = any($2) then null else clock_timestamp() end
    from taken where o.id = taken.id
    returning ${eventColumns.replace('id::text', 'o.id::text')}, done_by as "doneBy", attempts)
  select c.*, n.open from (select count(*)::int as open from open) n left join claimed c on true`

async function deliver(relay: RelayState, event: ClaimedEvent): Promise<void> {
  const listening = relay.listeners.filter((listener) => listener.event === event.name)
  const open = listening.filter(({ name }) => !event.doneBy.includes(name))
  if (listening.length > 0 && open.length === 0) await relay.pool.query('update outbox set done_at = clock_timestamp() where id = $1', [event.id])
  for (const [index, listener] of open.entries()) {
    try {
      const owned = await deliverTo(relay, event, listener, index === open.length - 1)
      if (!owned) return
    } catch (error) {
      relay.log?.('error', `Event ${event.name} ${event.id}: ${listener.name} failed: ${String(error)}`)
      await putOff(relay, event, listener, error)
      return
    }
  }
}

/** Answers false when the lease ran out and another process took the event: then nothing of this run stays. */
async function deliverTo(relay: RelayState, event: ClaimedEvent, listener: Listener, last: boolean): Promise<boolean> {
  const client = await relay.pool.connect()
  try {
    await client.query('begin')
    const { rowCount } = await client.query({ name: 'outbox-mark', values: [event.id, listener.name, relay.me, last], text: `
      update outbox set done_by = done_by || $2::text, done_at = case when $4 then clock_timestamp() end
      where id = $1 and claimed_by = $3 and done_at is null and not $2 = any(done_by)` })
    if (rowCount === 1) await listener.run(event, client)
    await client.query(rowCount === 1 ? 'commit' : 'rollback')
    client.release()
    return rowCount === 1
  } catch (error) {
    await client.query('rollback').then(() => client.release(), (broken: Error) => client.release(broken))
    throw error
  }
}

async function putOff(relay: RelayState, event: ClaimedEvent, listener: Listener, error: unknown): Promise<void> {
  const attempts = event.attempts + 1
  const waitS = Math.min(300, 2 ** (attempts - 1))
  const text = `${listener.name}: ${error instanceof Error ? error.message : String(error)}`.slice(0, 2000)
  await relay.pool.query(`
    update outbox set attempts = $2, error = $3, claimed_by = null, claimed_until = null,
      next_at = clock_timestamp() + make_interval(secs => $4), dead_at = case when $5 then clock_timestamp() end
    where id = $1 and claimed_by = $6`, [event.id, attempts, text, waitS, attempts >= relay.maxAttempts, relay.me])
}

async function report(relay: RelayState, error: unknown): Promise<number> {
  relay.log?.('error', `The relay could not work: ${String(error)}`)
  return 0
}

export type OutboxEvent = {
  id: string
  /** The clock's time of the deed. */
  at: Date
  name: string
  subjectKind: string
  subjectId: string
  payload: Record<string, unknown>
}

/** `name` is kept as the mark that it ran: never rename one while events are open. */
export type Listener = { event: string; name: string; run: (event: OutboxEvent, transaction: PoolClient) => Promise<void> }

export type RelayOptions = {
  pool: Pool
  listeners: readonly Listener[]
  /** Called behind each batch, heard or not, at least once an event: for what may be lost or doubled, such as live screens. */
  onRelayed?: (events: readonly OutboxEvent[]) => void | Promise<void>
  log?: (level: 'error' | 'warning', message: string) => void
  batch?: number
  pollMs?: number
  gatherMs?: number
  leaseS?: number
  maxAttempts?: number
}

export type Relay = { poke: () => void; stop: () => Promise<void> }
export type DeadEvent = OutboxEvent & { attempts: number; error: string; deadAt: Date }
type RelayState = RelayOptions & typeof defaults & { me: string }
type ClaimedEvent = OutboxEvent & { doneBy: string[]; attempts: number }
