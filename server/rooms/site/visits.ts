import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { dayOf, timeOfDay } from '../../platform/days.ts'

/**
 * Visits a step, counted without following anybody: no cookie is read, no address kept, no row stands for a person. A page
 * view adds one to a number in memory; once a minute all numbers leave in one statement.
 */
export const createVisits = (): Visits => {
  let counts = new Map<string, Counts>()
  const add = (step: string, status: number): void => {
    let own = counts.get(step)
    if (!own) {
      if (counts.size >= mostSteps) return
      counts.set(step, (own = [0, 0, 0, 0]))
    }
    own[status < 300 ? 0 : status < 400 ? 1 : status < 500 ? 2 : 3] += 1
  }
  return {
    note: (request, reply) => {
      const route = request.routeOptions.url
      if (route === undefined || request.method === 'HEAD' || notCounted(route) || ours.has(request)) return
      add(marks.get(request) ?? `${request.method} ${route}`, reply.statusCode)
    },
    flush: async (pool, now) => {
      const [taken, rows] = [counts, [...counts]]
      if (rows.length === 0) return 0
      counts = new Map()
      try {
        await pool.query(sql, [dayOf(now), Math.floor(timeOfDay(now) / 3_600_000), rows.map(([step]) => step), ...[0, 1, 2, 3].map((n) => rows.map(([, own]) => own[n]))])
        return rows.length
      } catch (error) {
        // Nothing is lost while the database is away: what was taken is counted again with what came since.
        for (const [step, own] of counts) taken.set(step, (taken.get(step) ?? [0, 0, 0, 0]).map((n, i) => n + own[i]!) as Counts)
        counts = taken
        throw error
      }
    },
  }
}

/** A page that is one address and several steps (self-check), or whose end differs by what was done (an order). */
export const countAs = (request: FastifyRequest, step: string): void => { marks.set(request, step) }
/** Our own walk over the pages is no visit. */
export const notAVisit = (request: FastifyRequest): void => { ours.add(request) }

/** Hours are kept for a month; older days stand as one row a step. */
export const foldVisits = async (pool: pg.Pool, now: Date): Promise<void> => {
  await pool.query(
    `with old as (delete from site_visit where hour < 24 and on_day < $1::date - 31 returning *), day as (select on_day, step, sum(shown)::int as shown, sum(moved)::int as moved, sum(wrong)::int as wrong, sum(failed)::int as failed from old group by 1, 2)
     insert into site_visit as v (on_day, hour, step, shown, moved, wrong, failed) select on_day, 24, step, shown, moved, wrong, failed from day
     on conflict (on_day, hour, step) do update set shown = v.shown + excluded.shown, moved = v.moved + excluded.moved, wrong = v.wrong + excluded.wrong, failed = v.failed + excluded.failed`, [dayOf(now)])
}

// One row a step and an hour, whatever the number of visits.
const sql = `insert into site_visit as v (on_day, hour, step, shown, moved, wrong, failed) select $1, $2, * from unnest($3::text[], $4::int[], $5::int[], $6::int[], $7::int[])
  on conflict (on_day, hour, step) do update set shown = v.shown + excluded.shown, moved = v.moved + excluded.moved, wrong = v.wrong + excluded.wrong, failed = v.failed + excluded.failed`

const notCounted = (route: string): boolean => route.startsWith('/assets') || route === '/ask/keep' || route === '/edition'
/** Routes are few; this only bounds what a mistake could cost. */
const mostSteps = 500
const marks = new WeakMap<FastifyRequest, string>()
const ours = new WeakSet<FastifyRequest>()

type Counts = [shown: number, moved: number, wrong: number, failed: number]
export type Visits = { note: (request: FastifyRequest, reply: FastifyReply) => void; /** How many steps were written. */ flush: (pool: pg.Pool, now: Date) => Promise<number> }
