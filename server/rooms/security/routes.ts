import type { PermissionRow } from '../../platform/access.ts'
import type { AuditRule } from '../../platform/audit.ts'
import { inContext } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { route, type Call, type RoutePermission, type RouteRow, type TxCall } from '../../platform/http.ts'
import { securityEndpoints as ends, type PermissionLine } from '../../../contract/security.ts'
import { handleHold, listHolds } from './secrecy-hold/views.ts'
import { roleName } from '../../rules/roles.ts'
import { createAccount, disableAccount, enableAccount, listAccounts, resetPassword, resetSecondFactor, unlockAccount } from './accounts.ts'
import { appoint, endAppointment } from './appointments.ts'
import { endSession, listAudit, listSessions } from './audit-views.ts'
import { createClient, disableClient, listClients, renewClient } from './client-keeping.ts'
import type { Clients } from './clients.ts'
import type { Demo } from './demo.ts'
import { lookAtSession } from './my-session.ts'
import { securityPermissions, type SecurityAction } from './permissions.ts'
import { publicationPermissions } from './publication/permissions.ts'
import type { ReplyOf } from './publication/propose.ts'
import { publicationRows } from './publication/routes.ts'
import type { LiveSession } from './sessions.ts'
import { beginEnrolment, changePassword, confirmEnrolment, giveCode, signIn, signOut, stepUp, type Desk } from './sign-in.ts'
import { findColleagues, findUnits, setDuty, suspendUnit } from './units.ts'

export const routesOf = (room: Room): readonly RouteRow<never, unknown>[] => [...doorRows(room), ...unitRows, ...officerRows(room), ...clientRows(room), ...demoRows(room), ...publicationRows(room.replyOf)] as unknown as RouteRow<never, unknown>[]

const nothing: AuditRule = { reads: 'nothing' }
const ownEntry: AuditRule = { reads: 'ownEntry' }
const atTheDoor: RoutePermission = { open: 'a step of signing in: whoever comes is not signed in yet' }
const inDemo: RoutePermission = { open: 'demonstration on this machine only; refused as not found elsewhere' }

/** Signing in and out. The functions look at the cookie themselves: half a session is nobody to every other route. */
const doorRows = (room: Room) => [
  route({ endpoint: ends.session, permission: { open: 'says only whether and as whom one is signed in' }, audit: nothing, run: { own: (call) => lookAtSession(room, call) } }),
  route({ endpoint: ends.signIn, permission: atTheDoor, audit: ownEntry, run: { own: (call, input) => signIn(room, call, input) } }),
  route({ endpoint: ends.giveCode, permission: atTheDoor, audit: ownEntry, run: { own: (call, input) => giveCode(room, call, input) } }),
  route({ endpoint: ends.beginEnrolment, permission: atTheDoor, audit: ownEntry, run: { own: (call) => beginEnrolment(room, call.request) } }),
  route({ endpoint: ends.confirmEnrolment, permission: atTheDoor, audit: ownEntry, run: { own: (call, input) => confirmEnrolment(room, call, input) } }),
  route({ endpoint: ends.changePassword, permission: atTheDoor, audit: ownEntry, run: { own: async (call, input) => changePassword(room, await mine(room, call), input) } }),
  route({ endpoint: ends.stepUp, permission: { signedIn: true }, audit: ownEntry, run: { own: async (call, input) => stepUp(room, await mine(room, call), input) } }),
  route({ endpoint: ends.signOut, permission: atTheDoor, audit: ownEntry, run: { own: (call) => signOut(room, call) } }),
]

const unitRows = [
  route({ endpoint: ends.units, permission: { signedIn: true }, audit: nothing, run: { inTx: ({ tx }, input) => findUnits(tx, input) } }),
  route({ endpoint: ends.colleagues, permission: { signedIn: true }, audit: nothing, run: { inTx: ({ tx, now }, input) => findColleagues(tx, input.id, now) } }),
  route({ endpoint: ends.setDuty, permission: may('setDuty'), audit: ownEntry, run: { inTx: setDuty } }),
  route({ endpoint: ends.suspendUnit, permission: may('suspendUnit'), audit: ownEntry, run: { inTx: suspendUnit } }),
]

/** The three officers. What ends a session is forgotten here as soon as it is committed; other processes hear of it. */
const officerRows = (room: Room) => {
  const { sessions } = room
  const ofAccount = (input: { id: string }): Promise<void> => sessions.recheck(input.id)
  return [
    route({ endpoint: ends.accounts, permission: may('seeAccounts'), audit: nothing, run: { inTx: listAccounts } }),
    route({ endpoint: ends.createAccount, permission: may('createAccount'), audit: ownEntry, run: { inTx: createAccount } }),
    route({ endpoint: ends.disableAccount, permission: may('disableAccount'), audit: ownEntry, run: { own: then(disableAccount, ofAccount) } }),
    route({ endpoint: ends.enableAccount, permission: may('disableAccount'), audit: ownEntry, run: { inTx: enableAccount } }),
    route({ endpoint: ends.resetPassword, permission: may('resetPassword'), audit: ownEntry, run: { own: then(resetPassword, ofAccount) } }),
    route({ endpoint: ends.resetSecondFactor, permission: may('resetSecondFactor'), audit: ownEntry, run: { own: then(resetSecondFactor, ofAccount) } }),
    route({ endpoint: ends.unlockAccount, permission: may('unlockAccount'), audit: ownEntry, run: { inTx: unlockAccount } }),
    route({ endpoint: ends.appoint, permission: may('appoint'), audit: ownEntry, run: { own: then(appoint, ofAccount) } }),
    route({ endpoint: ends.endAppointment, permission: may('appoint'), audit: ownEntry, run: { own: then(endAppointment, (_input, { accountId }) => sessions.recheck(accountId)) } }),
    route({ endpoint: ends.sessions, permission: may('seeSessions'), audit: ownEntry, run: { inTx: listSessions } }),
    route({ endpoint: ends.endSession, permission: may('endSession'), audit: ownEntry, run: { own: then(endSession, async (input) => sessions.ended([input.id])) } }),
    route({ endpoint: ends.audit, permission: may('readAudit'), audit: ownEntry, run: { inTx: listAudit } }),
    route({ endpoint: ends.secrecyHolds, permission: may('seeHolds'), audit: ownEntry, run: { inTx: listHolds } }),
    route({ endpoint: ends.handleSecrecyHold, permission: may('handleHold'), audit: ownEntry, run: { inTx: handleHold } }),
    route({ endpoint: ends.permissions, permission: may('seePermissions'), audit: nothing, run: { own: async () => permissionLines(room) } }),
  ]
}

const clientRows = (room: Room) => [
  route({ endpoint: ends.clients, permission: may('keepClients'), audit: nothing, run: { inTx: listClients } }),
  route({ endpoint: ends.createClient, permission: may('keepClients'), audit: ownEntry, run: { inTx: (call, input) => createClient(call, room.vault, input) } }),
  route({ endpoint: ends.renewClient, permission: may('keepClients'), audit: ownEntry, run: { own: then((call, input: { id: string; reason: string }) => renewClient(call, room.vault, room.wall.now(), input), async () => room.clients.forget()) } }),
  route({ endpoint: ends.disableClient, permission: may('keepClients'), audit: ownEntry, run: { own: then((call, input: { id: string; reason: string }) => disableClient(call, room.wall.now(), input), async () => room.clients.forget()) } }),
  route({ endpoint: ends.token, permission: { open: 'the client proves itself by its secret' }, audit: ownEntry, run: { own: ({ request, reply }, input) => room.clients.token(request, reply, input) } }),
]

const demoRows = ({ demo }: Room) => [
  route({ endpoint: ends.demoPeople, permission: inDemo, audit: nothing, run: { own: ({ request }) => demo.people(request) } }),
  route({ endpoint: ends.demoSignIn, permission: inDemo, audit: ownEntry, run: { own: ({ request, reply }, input) => demo.signIn(request, reply, input.accountId) } }),
  route({ endpoint: ends.demoClock, permission: inDemo, audit: nothing, run: { own: async ({ request }) => demo.clock(request) } }),
  route({ endpoint: ends.moveDemoClock, permission: inDemo, audit: nothing, run: { own: ({ request }, input) => demo.moveClock(request, input) } }),
]

function may(action: SecurityAction): RoutePermission {
  return { rows: securityPermissions, action }
}

async function mine(room: Room, { request }: Call): Promise<LiveSession> {
  const session = await room.sessions.find(request)
  if (!session || session.secondFactorAt === null) throw new Refused({ kind: 'notAllowed', message: '请先登录。', state: 'signedOut' })
  return session
}

/** Like `inTx`, with something to do once it is committed. */
function then<I, V>(work: (call: TxCall, input: I) => Promise<V>, after: (input: I, answer: V) => Promise<void>): (call: Call, input: I) => Promise<V> {
  return async (call, input) => {
    const answer = await inContext(call.pool, call.sight, (tx) => work({ ...call, tx }, input))
    await after(input, answer)
    return answer
  }
}

function permissionLines(room: Room): PermissionLine[] {
  const own = [{ room: 'security', rows: securityPermissions as readonly PermissionRow[] }, { room: 'publication', rows: publicationPermissions as readonly PermissionRow[] }]
  const all = [...own, ...room.permissionRows().filter((other) => !own.some((mine) => mine.room === other.room))]
  return all.flatMap(({ room: name, rows }) => rows.map((row) => ({ room: name, action: row.action, roles: [...row.roles], roleNames: row.roles.map(roleName), scope: row.scope })))
}

type Room = Desk & { clients: Clients; demo: Demo; replyOf: ReplyOf | undefined; permissionRows: () => readonly { room: string; rows: readonly PermissionRow[] }[] }
