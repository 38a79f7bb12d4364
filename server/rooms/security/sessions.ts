import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Actor } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import { hashToken, tokenIn, type Mode } from './cookie.ts'
import { limits, minutes } from './limits.ts'
import { securely } from './securely.ts'
import { expireSessions, findSession, type StoredSession } from './session-sql.ts'

/**
 * Live sessions in memory, so that who asks is known without the database. What ends or changes a session reaches every
 * process by a NOTIFY of the changed row (migration 0011); the process that changed it forgets at once.
 */
export const createSessions = ({ pool, clock, mode }: SessionOptions): Sessions => {
  const byHash = new Map<string, LiveSession>()
  const hearers = new Set<(sessionId: string) => void>()
  const tell = (id: string): void => hearers.forEach((hear) => hear(id))
  let changes = 0
  const drop = (which: (session: LiveSession) => boolean): LiveSession[] => {
    changes += 1
    const dropped = [...byHash.values()].filter(which)
    for (const session of dropped) byHash.delete(session.hash)
    return dropped
  }
  const load = async (hash: string): Promise<LiveSession | null> => {
    const before = changes
    const found = await securely(pool, (tx) => findSession(tx, hash, clock.now(), mode === 'demo'))
    if (!found) return null
    const live = alive(found, hash, clock.now())
    // Something ended while the row was on its way: it may have been this one.
    if (changes !== before) return load(hash)
    byHash.set(hash, live)
    return live
  }
  const sweep = async (): Promise<void> => {
    const seen = [...byHash.values()].filter((s) => s.touched).map((s) => ({ id: s.id, at: new Date(s.seenAt) }))
    for (const session of byHash.values()) session.touched = false
    sessions.ended(await securely(pool, (tx) => expireSessions(tx, seen, clock.now())))
  }
  const sessions: Sessions = {
    async find(request) {
      const token = tokenIn(request, mode)
      if (token === undefined) return null
      const hash = hashToken(token)
      const now = clock.now()
      const known = byHash.get(hash)
      if (known && usable(known, now.getTime())) return touch(known, now.getTime())
      // Idle here may be busy in another process: write what was seen, end what is over, and ask the table.
      if (known) await sweep()
      byHash.delete(hash)
      return load(hash)
    },
    forget: (which) => void drop((s) => s.id === which.id || s.accountId === which.accountId),
    forgetAll: () => void drop(() => true),
    ended(ids) {
      drop((s) => ids.includes(s.id))
      ids.forEach(tell)
    },
    async recheck(accountId) {
      for (const session of drop((s) => accountId === undefined || s.accountId === accountId)) if (!(await load(session.hash))) tell(session.id)
    },
    byId: (id) => [...byHash.values()].find((s) => s.id === id),
    onEnd(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    sweep,
  }
  return sessions
}

function alive(stored: StoredSession, hash: string, now: Date): LiveSession {
  const { id, accountId, name, appointments } = stored
  return {
    ...stored, hash, day: dayOf(now.getTime()), touched: true, seenAt: now.getTime(), createdAt: stored.createdAt.getTime(),
    secondFactorAt: stored.secondFactorAt?.getTime() ?? null, actor: { kind: 'staff', id: accountId, name, appointments, sessionId: id },
  }
}

function usable(session: LiveSession, now: number): boolean {
  const idle = session.secondFactorAt === null ? limits.halfMinutes : limits.idleMinutes
  return now - session.seenAt < minutes(idle) && now - session.createdAt < minutes(limits.absoluteHours * 60) && session.day === dayOf(now)
}

function touch(session: LiveSession, now: number): LiveSession {
  if (session.secondFactorAt !== null) {
    session.seenAt = now
    session.touched = true
  }
  return session
}

/** Appointments begin and end at midnight in Huainan: a new day reads them anew. */
function dayOf(ms: number): number {
  return Math.floor((ms + 8 * 3_600_000) / 86_400_000)
}

export type LiveSession = Omit<StoredSession, 'createdAt' | 'seenAt' | 'secondFactorAt'> & {
  hash: string; actor: Actor; createdAt: number; seenAt: number; secondFactorAt: number | null; day: number; touched: boolean
}

export type Sessions = {
  /** The session of the cookie, whichever step of signing in it has reached. */
  find(request: FastifyRequest): Promise<LiveSession | null>
  forget(which: { id?: string; accountId?: string }): void
  forgetAll(): void
  ended(ids: readonly string[]): void
  /** Reads the sessions of an account (or all) anew; those that are over are told. */
  recheck(accountId?: string): Promise<void>
  byId(id: string): LiveSession | undefined
  onEnd(hear: (sessionId: string) => void): () => void
  sweep(): Promise<void>
}

type SessionOptions = { pool: pg.Pool; clock: Clock; mode: Mode }
