import { z } from 'zod'
import { endpoint, view } from './endpoint.ts'
import { fields } from './work-order-inputs.ts'

const { must, may, id } = fields

const nothing = z.object({})
const byId = z.object({ id: z.uuid({ error: '编号不对' }) })
const login = z.string({ error: '请填写账号' }).trim().toLowerCase().min(1, '请填写账号').max(60, '账号最多 60 字').regex(/^[^\p{Cc}]*$/u, '账号里有不能识别的字符').meta({ label: '账号', widget: 'text', autocomplete: 'username' })
const password = z.string({ error: '请填写密码' }).min(1, '请填写密码').max(200, '密码最多 200 字').meta({ label: '密码', widget: 'password', autocomplete: 'current-password' })
const newLogin = z.string({ error: '请填写账号' }).trim().toLowerCase().regex(/^[a-z][a-z0-9._-]{2,59}$/, '账号用小写字母开头，3–60 位字母、数字、点、横线').meta({ label: '账号', widget: 'text' })
/** Six digits of the authenticator, or a recovery code; blanks and hyphens do not matter. */
const code = z.string({ error: '请填写验证码' }).max(40, '验证码不对').transform((v) => v.normalize('NFKC').toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^(\d{6}|[A-Z0-9]{16})$/, '验证码是 6 位数字；恢复码是 16 位')).meta({ label: '动态验证码', widget: 'code', autocomplete: 'one-time-code' })
const reason = must('理由', 300)
const moment = fields.moment()
const day = z.iso.date({ error: '日期不对' }).refine((v) => v > '1990' && v < '2100', '日期须在 1990 至 2100 年之间')
/** The last row seen: ids sort by time. */
const page = { cursor: z.uuid({ error: '翻页标记不对，请从第一页看起' }).optional(), size: z.coerce.number().int().min(1).max(200).default(50) }

/** What must happen before work can begin. `ready` = signed in. */
export const signInSteps = ['code', 'enrol', 'password', 'ready'] as const
export type SignInStep = (typeof signInSteps)[number]
export type StepView = { next: SignInStep }

export type AppointmentView = { id: string; role: string; roleName: string; unitId: string; unitName: string; bureauId: string; fromOn: string; untilOn: string | null }
export type SessionView =
  | { signedIn: false; next: SignInStep | null; mode: 'demo' | 'production'; now: string }
  | { signedIn: true; accountId: string; name: string; login: string; demo: boolean; mode: 'demo' | 'production'; now: string; appointments: AppointmentView[]; secondFactorAt: string; idleMinutes: number; endsAt: string }

export type UnitView = { id: string; code: string; name: string; shortName: string; kind: string; parentId: string | null; bureauId: string; bureauName: string; areaCodes: string[]; phone: string | null; address: string | null; mainDutyId: string | null; mainDuty: string | null; deputyDutyId: string | null; deputyDuty: string | null; suspendedAt: string | null; licence: string | null; demo: boolean; verified: boolean }
export type ColleagueView = { id: string; name: string; roles: string[] }

export type AccountRow = { id: string; login: string; name: string; demo: boolean; disabledAt: string | null; lockedUntil: string | null; mustChange: boolean; secondFactor: boolean; lastSeenAt: string | null; appointments: AppointmentView[] }
export type SessionRow = { id: string; accountId: string; name: string; login: string; createdAt: string; seenAt: string; secondFactorAt: string | null; endedAt: string | null; endReason: string | null; ip: string | null; agent: string | null }
export type AuditRow = { id: string; at: string; actorKind: string; actorId: string; actorName: string | null; unitName: string | null; act: string; object: string; purpose: string | null; result: string }
/** 涉密拦截: nothing of the content is kept. */
export type SecrecyHoldRow = { id: string; at: string; actorKind: string; actorName: string | null; unitName: string | null; place: string; field: string; mark: string; bytes: number; handledAt: string | null; handledBy: string | null; handledNote: string | null }
export type ClientRow = { id: string; clientId: string; name: string; sourceSystem: string; scopes: string[]; intakeUnitId: string; intakeUnitName: string; signs: boolean; createdAt: string; disabledAt: string | null }
export type PermissionLine = { room: string; action: string; roles: string[]; roleNames: string[]; scope: string }
/** One a person: the first role and unit, and all of them in words. */
export type DemoPerson = { accountId: string; name: string; login: string; role: string; roleName: string; unitId: string; unitName: string; bureauName: string }
export type DemoClockView = { now: string; offsetMs: number }

/** Rights of another system's key. */
export const clientScopes = ['intake', 'status', 'receipt', 'exchange'] as const
export type ClientScope = (typeof clientScopes)[number]

const auditFilter = z.object({ from: moment.optional(), to: moment.optional(), actorId: z.uuid().optional(), act: may('行为', 100), object: may('对象', 120), result: z.enum(['ok', 'refused']).optional(), ...page })

export const securityEndpoints = {
  session: endpoint({ method: 'GET', path: '/api/session', input: nothing, view: view<SessionView>(), means: 'Who I am, in which appointments, until when' }),
  signIn: endpoint({ method: 'POST', path: '/api/session', input: z.object({ login, password }), view: view<StepView>(), means: 'First step of signing in: password' }),
  giveCode: endpoint({ method: 'POST', path: '/api/session/code', input: z.object({ code }), view: view<StepView>(), means: 'Second step: a code of the authenticator or a recovery code' }),
  beginEnrolment: endpoint({ method: 'POST', path: '/api/session/enrolment', input: nothing, view: view<{ secret: string; uri: string; qr: string }>(), means: 'A new secret for the authenticator, with its picture' }),
  confirmEnrolment: endpoint({ method: 'POST', path: '/api/session/enrolment/confirm', input: z.object({ code }), view: view<StepView & { recoveryCodes: string[] }>(), means: 'Prove the authenticator works; recovery codes are shown once' }),
  changePassword: endpoint({ method: 'POST', path: '/api/session/password', input: z.object({ current: password, next: password.meta({ label: '新密码', widget: 'password', autocomplete: 'new-password' }) }), view: view<StepView>(), means: 'Set a new password of my own' }),
  stepUp: endpoint({ method: 'POST', path: '/api/session/step-up', input: z.object({ code }), view: view<{ secondFactorAt: string }>(), means: 'Confirm the second factor again before an export or an unmasking' }),
  signOut: endpoint({ method: 'DELETE', path: '/api/session', input: nothing, view: view<{ ok: true }>(), means: 'Sign out' }),

  units: endpoint({ method: 'GET', path: '/api/units', input: z.object({ q: may('名称', 60), kind: may('类型', 40), bureauId: z.uuid().optional(), areaCode: may('区划', 12), size: z.coerce.number().int().min(1).max(1000).default(50) }), view: view<UnitView[]>(), means: 'Units by name, kind, bureau or area' }),
  colleagues: endpoint({ method: 'GET', path: '/api/units/:id/people', input: byId, view: view<ColleagueView[]>(), means: 'Who works in a unit, with roles' }),
  setDuty: endpoint({ method: 'POST', path: '/api/units/:id/duty', input: byId.extend({ mainDutyId: z.uuid().nullable(), deputyDutyId: z.uuid().nullable() }), view: view<{ ok: true }>(), means: 'Name the main and deputy duty person of a unit (每日查看)' }),
  suspendUnit: endpoint({ method: 'POST', path: '/api/units/:id/suspend', input: byId.extend({ suspend: z.boolean(), reason }), view: view<{ ok: true }>(), means: 'Suspend a unit or lift the suspension' }),

  accounts: endpoint({ method: 'GET', path: '/api/accounts', input: z.object({ q: may('姓名、账号', 60), unitId: z.uuid().optional(), role: may('角色', 40), state: z.enum(['active', 'disabled', 'locked']).optional(), ...page, cursor: may('翻页标记', 60) }), view: view<{ rows: AccountRow[]; next: string | null }>(), means: 'Accounts with their appointments' }),
  createAccount: endpoint({ method: 'POST', path: '/api/accounts', input: z.object({ login: newLogin, name: must('姓名', 60) }), view: view<{ id: string; password: string }>(), means: 'A new account without any right; its first password is shown once' }),
  disableAccount: endpoint({ method: 'POST', path: '/api/accounts/:id/disable', input: byId.extend({ reason }), view: view<{ ok: true }>(), means: 'Disable an account: it is dead everywhere at once' }),
  enableAccount: endpoint({ method: 'POST', path: '/api/accounts/:id/enable', input: byId.extend({ reason }), view: view<{ ok: true }>(), means: 'Let a disabled account work again' }),
  resetPassword: endpoint({ method: 'POST', path: '/api/accounts/:id/password', input: byId.extend({ reason }), view: view<{ password: string }>(), means: 'A new first password, shown once; all sessions end' }),
  resetSecondFactor: endpoint({ method: 'POST', path: '/api/accounts/:id/second-factor', input: byId.extend({ reason }), view: view<{ ok: true }>(), means: 'Forget a lost authenticator; the person enrols anew' }),
  unlockAccount: endpoint({ method: 'POST', path: '/api/accounts/:id/unlock', input: byId.extend({ reason }), view: view<{ ok: true }>(), means: 'Lift the lock after wrong passwords' }),
  appoint: endpoint({ method: 'POST', path: '/api/accounts/:id/appointments', input: byId.extend({ unitId: id('单位', 'unit'), role: must('角色', 40), fromOn: day.optional() }), view: view<{ id: string }>(), means: 'Give a role in a unit' }),
  endAppointment: endpoint({ method: 'POST', path: '/api/appointments/:id/end', input: byId.extend({ reason }), view: view<{ ok: true }>(), means: 'End a role' }),

  sessions: endpoint({ method: 'GET', path: '/api/sessions', input: z.object({ open: z.enum(['true', 'false']).transform((v) => v === 'true').optional(), accountId: z.uuid().optional(), ...page }), view: view<{ rows: SessionRow[]; next: string | null }>(), means: 'Sessions, newest first' }),
  endSession: endpoint({ method: 'POST', path: '/api/sessions/:id/end', input: byId.extend({ reason }), view: view<{ ok: true }>(), means: 'Force a session to end' }),
  audit: endpoint({ method: 'GET', path: '/api/audit', input: auditFilter, view: view<{ rows: AuditRow[]; next: string | null }>(), means: 'The access log' }),
  permissions: endpoint({ method: 'GET', path: '/api/permissions', input: nothing, view: view<PermissionLine[]>(), means: 'Who may do what, as the rows in force' }),

  secrecyHolds: endpoint({ method: 'GET', path: '/api/secrecy-holds', input: z.object({ ...page }), view: view<{ rows: SecrecyHoldRow[]; next: string | null }>(), means: 'What was held back for marks of state secrets: who, when, where; never what' }),
  handleSecrecyHold: endpoint({ method: 'POST', path: '/api/secrecy-holds/:id/handle', input: byId.extend({ reason: must('处置情况', 500) }), view: view<{ ok: true }>(), means: 'Record what was done about it' }),

  clients: endpoint({ method: 'GET', path: '/api/clients', input: nothing, view: view<ClientRow[]>(), means: 'Other systems that may call the API door' }),
  createClient: endpoint({ method: 'POST', path: '/api/clients', input: z.object({ name: must('名称', 60), sourceSystem: must('来源系统', 60), scopes: z.array(z.enum(clientScopes)).min(1, '请选择权限').max(4), intakeUnitId: id('收件单位', 'unit'), signs: z.boolean().default(false) }), view: view<{ id: string; clientId: string; secret: string; signKey: string | null }>(), means: 'A key for another system; its secret is shown once' }),
  renewClient: endpoint({ method: 'POST', path: '/api/clients/:id/secret', input: byId.extend({ reason }), view: view<{ secret: string; signKey: string | null }>(), means: 'A new secret; the old one and its tokens stop working' }),
  disableClient: endpoint({ method: 'POST', path: '/api/clients/:id/disable', input: byId.extend({ reason }), view: view<{ ok: true }>(), means: 'Shut another system out at once' }),
  token: endpoint({ method: 'POST', path: '/oauth/token', input: z.object({ grant_type: z.string().max(40).optional(), client_id: z.string().max(60).optional(), client_secret: z.string().max(200).optional(), scope: z.string().max(200).optional() }), view: view<TokenAnswer>(), means: 'OAuth 2 client credentials' }),

  demoPeople: endpoint({ method: 'GET', path: '/api/demo/people', input: nothing, view: view<DemoPerson[]>(), means: 'Demonstration people to sign in as' }),
  demoSignIn: endpoint({ method: 'POST', path: '/api/demo/sign-in', input: z.object({ accountId: z.uuid({ error: '请选择人员' }) }), view: view<StepView>(), means: 'Sign in as a demonstration person with one click' }),
  demoClock: endpoint({ method: 'GET', path: '/api/demo/clock', input: nothing, view: view<DemoClockView>(), means: 'The moment of the demonstration clock' }),
  moveDemoClock: endpoint({ method: 'POST', path: '/api/demo/clock', input: z.object({ hours: z.number().min(-8760).max(8760).optional(), days: z.number().min(-400).max(400).optional(), to: moment.optional(), reset: z.boolean().optional() }), view: view<DemoClockView>(), means: 'Move the demonstration clock' }),
} as const

/** RFC 6749: the answer, or its own form of error. */
export type TokenAnswer = { access_token: string; token_type: 'Bearer'; expires_in: number; scope: string } | { error: string; error_description: string }

