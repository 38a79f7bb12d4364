import type pg from 'pg'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/context.ts'
import { sm3, type Vault } from '../../platform/crypto.ts'
import { refuse, Refused } from '../../platform/errors.ts'
import { nobody } from '../../platform/http.ts'
import type { SignInStep } from '../../../contract/security.ts'
import { giveCookie, hashToken, newToken, takeCookie, type Mode } from './cookie.ts'
import { charge, clear, refund } from './lockout.ts'
import { hashPassword, passwordHolds, weakness } from './passwords.ts'
import { dashed, newRecoveryCodes, newSecret, otpauthUri, stepOf, useCode } from './second-factor.ts'
import { record, securely } from './securely.ts'
import { endSessions, insertSession, promoteSession } from './session-sql.ts'
import type { LiveSession, Sessions } from './sessions.ts'
import { countAttempt } from './throttle.ts'

export type Desk = { pool: pg.Pool; clock: Clock; wall: Clock; vault: Vault; mode: Mode; sessions: Sessions }
type At = { request: FastifyRequest; reply: FastifyReply }

/** First step. A wrong login and a wrong password get the same answer after the same work. */
export const signIn = async (desk: Desk, { request, reply }: At, input: { login: string; password: string }): Promise<Step> => {
  const now = desk.clock.now()
  countAttempt(request.ip, desk.wall.now())
  const held = await securely(desk.pool, (tx) => charge(tx, input.login, now))
  const account = held.account && (!held.account.demo || desk.mode === 'demo') ? held.account : undefined
  const right = !held.locked && (await passwordHolds(account?.passwordHash, input.password))
  if (!right || !account || account.disabledAt) {
    await securely(desk.pool, (tx) => record(tx, { actor: account ? asActor(account) : nobody, now, act: 'signIn', object: account ? `account:${account.id}` : `login:${sm3(input.login).slice(0, 16)}`, result: 'refused' }))
    return held.locked ? locked() : refuse('invalid', '账号或密码不对。连续 5 次输错，账号锁定 10 分钟。')
  }
  const token = newToken()
  await securely(desk.pool, async (tx) => {
    await refund(tx, account.id)
    await insertSession(tx, { accountId: account.id, tokenHash: hashToken(token), now, secondFactorAt: null, ip: request.ip, agent: request.headers['user-agent']?.slice(0, 200) ?? null })
  })
  giveCookie(reply, token, desk.mode)
  return { next: account.enrolled ? 'code' : 'enrol' }
}

/** Second step: only now is the person signed in, and the wrong tries are forgotten. */
export const giveCode = async (desk: Desk, at: At, input: { code: string }): Promise<Step> => {
  const session = await halfSession(desk, at.request)
  if (!session.enrolled) return { next: 'enrol' }
  const now = desk.clock.now()
  const token = newToken()
  const outcome = await securely(desk.pool, async (tx) => {
    if ((await charge(tx, session.login, now)).locked) return 'locked'
    const right = await useCode(tx, desk.vault, session.accountId, input.code, desk.wall.now())
    await record(tx, { actor: session.actor, now, act: 'signIn', object: `account:${session.accountId}`, result: right ? 'ok' : 'refused' })
    if (right) await complete(tx, session, token, now)
    return right
  })
  if (outcome === 'locked') return locked()
  if (!outcome) return refuse('invalid', '验证码不对或已用过，请等下一个验证码。', { fields: { code: '验证码不对或已用过' } })
  return enter(desk, at.reply, session, token)
}

/** Confirming again, for an export or an unmasking; wrong codes count towards the lock here too. */
export const stepUp = async (desk: Desk, session: LiveSession, input: { code: string }): Promise<{ secondFactorAt: string }> => {
  const now = desk.clock.now()
  const outcome = await securely(desk.pool, async (tx) => {
    if ((await charge(tx, session.login, now)).locked) return 'locked'
    const right = await useCode(tx, desk.vault, session.accountId, input.code, desk.wall.now())
    await record(tx, { actor: session.actor, now, act: 'stepUp', object: `session:${session.id}`, result: right ? 'ok' : 'refused' })
    if (right) await clear(tx, session.accountId)
    if (right) await tx.rows('update session set second_factor_at = $2 where id = $1', [session.id, now])
    return right
  })
  if (outcome === 'locked') return locked()
  if (!outcome) return refuse('invalid', '验证码不对或已用过，请等下一个验证码。', { fields: { code: '验证码不对或已用过' } })
  session.secondFactorAt = now.getTime()
  return { secondFactorAt: now.toISOString() }
}

/** A secret that counts only once a code of it has come back. Begun anew, the unconfirmed one is forgotten. */
export const beginEnrolment = async (desk: Desk, request: FastifyRequest): Promise<{ secret: string; uri: string; qr: string }> => {
  const session = await halfSession(desk, request)
  if (session.enrolled) return refuse('wrongState', '这个账号已绑定验证器；遗失的，请找系统管理员重置。', { state: 'enrolled' })
  const secret = newSecret()
  await securely(desk.pool, (tx) => tx.rows('update credential set totp_sealed = $2 where account_id = $1 and totp_confirmed_at is null', [session.accountId, desk.vault.seal(secret, 'totp')]))
  const uri = otpauthUri(secret, session.login)
  const { default: QRCode } = await import('qrcode')
  const svg = await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  return { secret, uri, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
}

export const confirmEnrolment = async (desk: Desk, at: At, input: { code: string }): Promise<Step & { recoveryCodes: string[] }> => {
  const session = await halfSession(desk, at.request)
  const now = desk.clock.now()
  const token = newToken()
  const codes = newRecoveryCodes()
  await securely(desk.pool, async (tx) => {
    const held = await tx.one<{ sealed: string | null }>('select totp_sealed as sealed from credential where account_id = $1 and totp_confirmed_at is null for update', [session.accountId])
    if (!held?.sealed) refuse('wrongState', '请先扫码绑定验证器。', { state: 'notBegun' })
    const step = stepOf(desk.vault.open(held?.sealed ?? '', 'totp'), input.code, desk.wall.now())
    if (step === undefined) refuse('invalid', '验证码不对：请确认手机时间准确，再输入新的验证码。', { fields: { code: '验证码不对' } })
    await tx.rows('update credential set totp_confirmed_at = $2, totp_step = $3, recovery = $4 where account_id = $1', [session.accountId, now, step, codes.map((code) => desk.vault.blindIndex(code, 'recovery'))])
    await complete(tx, session, token, now)
    await record(tx, { actor: session.actor, now, act: 'enrol', object: `account:${session.accountId}` })
  })
  return { ...enter(desk, at.reply, session, token), recoveryCodes: codes.map(dashed) }
}

/** My own password. All my other sessions end. */
export const changePassword = async (desk: Desk, session: LiveSession, input: { current: string; next: string }): Promise<Step> => {
  const weak = input.next === input.current ? '新密码要和原来的不同' : weakness(input.next, session.login)
  if (weak) return refuse('invalid', weak, { fields: { next: weak } })
  const now = desk.clock.now()
  const held = await securely(desk.pool, (tx) => charge(tx, session.login, now))
  if (held.locked) return locked()
  if (!(await passwordHolds(held.account?.passwordHash, input.current))) return refuse('invalid', '原密码不对。', { fields: { current: '原密码不对' } })
  const hash = await hashPassword(input.next)
  const ended = await securely(desk.pool, async (tx) => {
    await tx.rows('update credential set password_hash = $2, must_change = false, changed_at = $3 where account_id = $1', [session.accountId, hash, now])
    await clear(tx, session.accountId)
    await record(tx, { actor: session.actor, now, act: 'changePassword', object: `account:${session.accountId}` })
    return endSessions(tx, { accountId: session.accountId, except: session.id }, now, 'passwordChanged', session.accountId)
  })
  desk.sessions.ended(ended.map((row) => row.id))
  session.mustChange = false
  return { next: 'ready' }
}

export const signOut = async (desk: Desk, { request, reply }: At): Promise<{ ok: true }> => {
  const session = await desk.sessions.find(request)
  takeCookie(reply, desk.mode)
  if (!session) return { ok: true }
  const now = desk.clock.now()
  await securely(desk.pool, async (tx) => {
    await endSessions(tx, { id: session.id }, now, 'signedOut', session.accountId)
    await record(tx, { actor: session.actor, now, act: 'signOut', object: `session:${session.id}` })
  })
  desk.sessions.ended([session.id])
  return { ok: true }
}

export const nextStep = (session: LiveSession): SignInStep =>
  !session.enrolled ? 'enrol' : session.secondFactorAt === null ? 'code' : session.mustChange ? 'password' : 'ready'

async function complete(tx: Tx, session: LiveSession, token: string, now: Date): Promise<void> {
  await promoteSession(tx, session.id, hashToken(token), now)
  await clear(tx, session.accountId)
}

function enter(desk: Desk, reply: FastifyReply, session: LiveSession, token: string): Step {
  desk.sessions.forget({ id: session.id })
  giveCookie(reply, token, desk.mode)
  return { next: session.mustChange ? 'password' : 'ready' }
}

async function halfSession(desk: Desk, request: FastifyRequest): Promise<LiveSession> {
  const session = await desk.sessions.find(request)
  if (!session) throw new Refused({ kind: 'notAllowed', message: '登录已过时，请从输入密码重新开始。', state: 'signedOut' })
  if (session.secondFactorAt !== null) refuse('wrongState', '您已登录。', { state: 'ready' })
  return session
}

function asActor(account: { id: string; name: string }): Actor {
  return { kind: 'staff', id: account.id, name: account.name, appointments: [] }
}

function locked(): never {
  return refuse('notAllowed', '连续 5 次输错，账号已锁定 10 分钟。请稍后再试，或请安全保密管理员解锁。', { state: 'locked' })
}

type Step = { next: SignInStep }
