import type { FastifyInstance, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Actor, PermissionRow } from '../../platform/access.ts'
import { systemClock, type Clock, type MovableClock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto.ts'
import { Refused } from '../../platform/errors.ts'
import type { RouteRow } from '../../platform/http.ts'
import { startListener } from '../../platform/listen.ts'
import type { ClientScope } from '../../../contract/security.ts'
import { createClients, type ClientCard, type SigningClient } from './clients.ts'
import { createDemo } from './demo.ts'
import { keyedDoor, mountGuard } from './guard.ts'
import type { Mode } from './cookie.ts'
import { minutes } from './limits.ts'
import type { ReplyOf } from './publication/propose.ts'
import { routesOf } from './routes.ts'
import { createSecrecyHold, type SecrecyHold } from './secrecy-hold/hold.ts'
import { createSessions } from './sessions.ts'

/**
 * The room's engine: who asks, for every request of every room.
 * @example
 * const security = await createSecurity({ pool, clock, vault, mode: 'demo', demoClock: clock, permissionRows })
 * security.mountGuard(app)
 * mountRoutes(app, [...security.routes, ...otherRoutes], { pool, clock, whoAsks: security.whoAsks, sightOf })
 */
export const createSecurity = async (options: SecurityOptions): Promise<Security> => {
  const { pool, clock, vault, mode } = options
  const wall = options.wall ?? systemClock
  const sessions = createSessions({ pool, clock, mode })
  const clients = createClients({ pool, vault, clock, wall })
  const desk = { pool, clock, wall, vault, mode, sessions }
  const demo = createDemo(desk, options.demoClock, options.clockMoved)
  const hear = async (message: string): Promise<void> => {
    const [what, id = ''] = message.split(':')
    if (what === 'session') sessions.ended([id])
    if (what === 'account') await sessions.recheck(id)
    if (what === 'client') clients.forget()
    if (what === 'unit') options.unitsChanged?.()
    if (what === 'clock') await demo.reload()
  }
  const listener = await startListener({
    pool,
    channels: { santai_security: (message) => void hear(message).catch(() => sessions.forgetAll()) },
    onGap: () => { clients.forget(); void sessions.recheck().catch(() => sessions.forgetAll()) },
  })
  await demo.reload()
  const ticking = setInterval(() => void sessions.sweep().catch(() => {}), 15_000)
  ticking.unref()
  const hold = createSecrecyHold({ pool, clock, vault, whoAsks: () => whoAsks })
  const asked = new WeakMap<FastifyRequest, Promise<Actor | null>>()
  const byCookie = async (request: FastifyRequest): Promise<Actor | null> => {
    const session = await sessions.find(request)
    return session && session.secondFactorAt !== null && !session.mustChange ? session.actor : null
  }
  const secondFactorWithin = (actor: Actor, within: number): boolean => {
    const at = actor.sessionId === undefined ? undefined : sessions.byId(actor.sessionId)?.secondFactorAt
    return typeof at === 'number' && clock.now().getTime() - at <= minutes(within)
  }
  // Once a request: a signature's nonce is used up by looking at it.
  const whoAsks: Security['whoAsks'] = (request) => {
    const known = asked.get(request) ?? (keyedDoor(request) ? clients.whoAsks(request) : byCookie(request))
    asked.set(request, known)
    return known
  }
  return {
    whoAsks, holdBack: { typed: hold.typed, file: hold.file },
    mountGuard: (app) => { mountGuard(app, mode); hold.mount(app) },
    routes: routesOf({ ...desk, clients, demo, replyOf: options.replyOf, permissionRows: options.permissionRows ?? (() => []) }),
    onSessionEnd: sessions.onEnd,
    secondFactorWithin,
    requireSecondFactor(actor, within) {
      if (!secondFactorWithin(actor, within)) throw new Refused({ kind: 'notAllowed', message: '这一步需要再次输入动态验证码。', state: 'stepUp' })
    },
    clientOf: clients.card,
    clientMay: clients.may,
    signKeyOf: clients.signKeyOf,
    sweep: sessions.sweep,
    forgetOldNonces: clients.forgetOldNonces,
    async close() {
      clearInterval(ticking)
      await listener.stop()
    },
  }
}

export type SecurityOptions = {
  pool: pg.Pool
  clock: Clock
  vault: Vault
  mode: Mode
  /** Real time, for authenticators, tokens and signatures of other systems, which a moved demonstration clock must not touch. */
  wall?: Clock
  /** The clock that the demonstration may move; absent = it cannot be moved. */
  demoClock?: MovableClock
  /** Told after the demonstration clock was moved, here or in another process. */
  clockMoved?: () => void
  /** The work orders' room says whose reply an order's is: needed to propose its publication. */
  replyOf?: ReplyOf
  /** Told after a unit was added or changed, here or in another process. */
  unitsChanged?: () => void
  /** All permission rows of all rooms, for the permissions document. */
  permissionRows?: () => readonly { room: string; rows: readonly PermissionRow[] }[]
}

export type Security = {
  readonly whoAsks: (request: FastifyRequest) => Promise<Actor | null>
  /** Hooks before every route: forged requests, headers, signatures over the body, HTML forms. Call it before routes are mounted. */
  readonly mountGuard: (app: FastifyInstance) => void
  readonly routes: readonly RouteRow<never, unknown>[]
  /** Tells each session that ended, here or in another process: close its streams. Returns how to stop hearing. */
  /** Throws when a text or a file bears a mark of state secrets: for doors that read their input themselves, and the file store. */
  readonly holdBack: Pick<SecrecyHold, 'typed' | 'file'>
  readonly onSessionEnd: (hear: (sessionId: string) => void) => () => void
  readonly secondFactorWithin: (actor: Actor, minutes: number) => boolean
  /** Throws `notAllowed` with state 'stepUp': the screen then asks for a code (POST /api/session/step-up) and repeats. */
  readonly requireSecondFactor: (actor: Actor, minutes: number) => void
  /** The other system behind an actor of kind 'client'. */
  readonly clientOf: (actor: Actor) => Promise<ClientCard | undefined>
  readonly clientMay: (actor: Actor, scope: ClientScope) => boolean
  /** For what a registered system signs and a resident brings along. */
  readonly signKeyOf: (clientId: string) => Promise<SigningClient | undefined>
  /** For the schedule: sessions that are over, and nonces older than the window. */
  readonly sweep: () => Promise<void>
  readonly forgetOldNonces: () => Promise<void>
  readonly close: () => Promise<void>
}
