import type pg from 'pg'
import { inContext, sightSql, type Sight, type Tx } from './context.ts'
import { flushLast, type Write } from './flush.ts'

/**
 * Work of one asker that arrives while his earlier work is still being written leaves together, in one transaction and one
 * statement: what a transaction costs is then paid once for several. Nobody waits for company: work that finds the way free
 * goes alone, at once. All of it is told the same sight, so nobody sees through it what he would not see alone.
 *
 * When anything in it fails, each goes again alone: what is wrong with one is nobody else's trouble.
 */
export const together = <T>(pool: pg.Pool, sight: Sight, work: Work<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const who = sightSql(sight)
    const line = lines.get(who) ?? { underWay: 0, waiting: [] }
    lines.set(who, line)
    line.waiting.push({ work, resolve: resolve as (answer: unknown) => void, reject })
    setOff(pool, sight, who, line)
  })

/** Two under way: while one waits for the disk, the next is worked out. */
const atOnce = 2
/** Few sizes, so that few statements are prepared. */
const sizes = [8, 4, 2, 1]

function setOff(pool: pg.Pool, sight: Sight, who: string, line: Line): void {
  while (line.underWay < atOnce && line.waiting.length > 0) {
    const company = line.waiting.splice(0, sizes.find((size) => size <= line.waiting.length))
    line.underWay += 1
    void travel(pool, sight, company).finally(() => {
      line.underWay -= 1
      if (line.underWay === 0 && line.waiting.length === 0) lines.delete(who)
      else setOff(pool, sight, who, line)
    })
  }
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
type Line = { underWay: number; waiting: Traveller[] }
