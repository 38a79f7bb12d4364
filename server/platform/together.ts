import type pg from 'pg'
import { inContext, sightSql, type Sight, type Tx } from './context.ts'
import { flushLast, type Write } from './flush.ts'

/**
 * Work of one asker that arrives while his earlier work is still being written leaves together, in one transaction and one
 * statement: what a transaction costs is then paid once for several. All of it is told the same sight, so nobody sees through
 * it what he would not see alone.
 *
 * Who comes alone goes alone, at once. Where several have lately been under way side by side, the first of them waits for
 * others, a millisecond at most while nothing is being written: whoever has just got his answer asks again.
 *
 * When anything in it fails, each goes again alone: what is wrong with one is nobody else's trouble.
 */
export const together = <T>(pool: pg.Pool, sight: Sight, work: Work<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const who = sightSql(sight)
    const line = lines.get(who) ?? { underWay: 0, inHand: 0, lately: 0, waiting: [] }
    lines.set(who, line)
    clearTimeout(line.forgotten)
    line.waiting.push({ work, resolve: resolve as (answer: unknown) => void, reject })
    line.inHand += 1
    line.lately = Math.max(line.lately, line.inHand)
    setOff(pool, sight, who, line)
  })

/** Few, so that few statements are prepared. */
const mostTogether = 8
const patienceMs = 1
const behindMs = 25
const rememberMs = 100

/**
 * Two companies at a time: while one is being written, the other is worked out. Each leaves with half of those who have lately been
 * under way side by side; what is split further costs more than it gains.
 */
function setOff(pool: pg.Pool, sight: Sight, who: string, line: Line): void {
  if (line.underWay >= 2 || line.waiting.length === 0) return
  const free = line.underWay === 0
  if (line.waiting.length >= Math.min(Math.ceil(line.lately / 2), mostTogether)) return leave(pool, sight, who, line)
  if (line.patience && (line.patience.free || !free)) return
  clearTimeout(line.patience?.timer)
  line.patience = { free, timer: setTimeout(leave, free ? patienceMs : behindMs, pool, sight, who, line) }
}

function leave(pool: pg.Pool, sight: Sight, who: string, line: Line): void {
  clearTimeout(line.patience?.timer)
  delete line.patience
  const company = line.waiting.splice(0, mostTogether)
  // Who has left for good is soon no longer waited for.
  line.lately = Math.max(line.inHand, line.lately - 1)
  line.underWay += 1
  void travel(pool, sight, company).finally(() => {
    line.underWay -= 1
    line.inHand -= company.length
    if (line.inHand === 0) line.forgotten = setTimeout(() => lines.delete(who), rememberMs).unref()
    else setOff(pool, sight, who, line)
  })
}

async function travel(pool: pg.Pool, sight: Sight, company: readonly Traveller[]): Promise<void> {
  try {
    const answers = await inContext(pool, sight, async (tx) => {
      // All are waited for, also behind one that fails: none may speak to a connection that is somebody else's by then.
      const done = (await Promise.allSettled(company.map(({ work }) => work(tx)))).map(valueOf)
      if (done.some(({ beyond }) => beyond)) tx.ahead(`select set_config('app.flush', 'on', true)`)
      await flushLast(tx, done.flatMap(({ writes }) => writes))
      return done.map(({ answer }) => answer)
    })
    company.forEach(({ resolve }, i) => resolve(answers[i]))
  } catch (error) {
    if (company.length === 1) company[0]!.reject(error)
    else await Promise.all(company.map((one) => travel(pool, sight, [one])))
  }
}

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}

const lines = new Map<string, Line>()

/** Reads what it needs and says what to write; it may be called twice, so it changes nothing by itself. */
export type Work<T> = (tx: Tx) => Promise<Worked<T>>
/** `beyond`: the writes reach records outside the asker's sight. Told when all have read, so that nobody reads with it. */
export type Worked<T> = { answer: T; writes: readonly Write[]; beyond: boolean }
type Traveller = { work: Work<unknown>; resolve: (answer: unknown) => void; reject: (error: unknown) => void }
/** `inHand`: not answered yet. `lately`: the most of these at once, in the last few rounds. */
type Line = { underWay: number; inHand: number; lately: number; waiting: Traveller[]; patience?: { free: boolean; timer: NodeJS.Timeout }; forgotten?: NodeJS.Timeout }
