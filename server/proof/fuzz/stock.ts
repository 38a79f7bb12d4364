import { Secret, TOTP } from 'otpauth'
import type { AnyRoute } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { rooms } from '../../rooms.ts'
import { publicationPermissions } from '../../rooms/security/publication/permissions.ts'
import { demoPassword, demoSecret } from '../../rooms/security/seeds.ts'
import { hashToken, newToken } from '../../rooms/security/cookie.ts'
import { securely } from '../../rooms/security/securely.ts'
import { insertSession } from '../../rooms/security/session-sql.ts'
import { playing } from '../cast.ts'
import type { ProofHouse } from '../house.ts'
import type { Pools } from './values.ts'

/** Orders, people and keys that the cases name by token, and who may ask each route. Shouxian's people are there to be spoiled. */
export const stockOf = async (house: ProofHouse): Promise<Stock> => {
  const client = await house.newClient('HN-HL', 'fuzz')
  const orders: string[] = [], numbers: string[] = [], clients: string[] = [], publications: string[] = [], appointments: string[] = [], sessions: string[] = [], codes: { code: string; phone: string }[] = []
  const victims = [...house.accounts].filter(([login]) => login.startsWith('sx-')).map(([, id]) => id)
  const all = (sql: string) => house.database.ownerPool.query<{ id: string }>(sql).then(({ rows }) => rows.map((row) => row.id))
  const [firm, room] = [house.units.get('TJA-F1')!, [...house.units].find(([code]) => code.startsWith('TJA-J'))![1]]
  const attachments: string[] = []
  const refill = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) await anOrder(house, firm, orders.length, orders, numbers, codes)
  }
  const renew = async (): Promise<void> => {
    const put = (list: string[], rows: string[]) => { list.splice(0, list.length, ...rows) }
    put(clients, await all(`select id from api_client where name not in ('fuzz', 'stock')`))
    if (publications.length < 5) await somePublications(house, firm, orders)
    put(publications, await all('select id from publication'))
    if (attachments.length === 0) for (const order of orders.slice(0, 6)) await attach(house, order)
    put(attachments, await all('select id from attachment where subject_kind is not null'))
    put(appointments, await all(`select p.id from appointment p join account a on a.id = p.account_id where a.login like 'sx-%' and p.until_on is null`))
    put(sessions, await all(`select s.id from session s join account a on a.id = s.account_id where a.login like 'sx-%' and s.ended_at is null`))
    if (clients.length < 20) for (let i = 0; i < 20; i++) await house.newClient('SX-PC', `spare${newId()}`)
    if (sessions.length < 40) for (let i = 0; i < 60; i++) await halfSession(house, victims[i % victims.length]!)
  }
  const pools: Pools = {
    order: () => orders, number: () => numbers, unit: () => [firm, room, house.units.get('TJA-F2')!, house.units.get('TJA-M1')!], spareUnit: () => [...house.units].filter(([code]) => code.startsWith('SX-')).map(([, id]) => id), account: () => [house.accounts.get(playing.lawyer)!, house.accounts.get('tja-bodies')!],
    attachment: () => attachments, victim: () => victims, client: () => clients, publication: () => publications, appointment: () => appointments, session: () => sessions, request: () => [fixedRequest], queryCode: () => codes.map(({ code }) => code), clientId: () => [client.clientId], secret: () => [client.secret],
    code: () => [new TOTP({ secret: Secret.fromBase32(demoSecret) }).generate()], lines: () => ['', '{}', '{"intake":{}}', 'x', '[]\n\n{'],
  }
  return { pools, codes, refill, renew, client, half: () => halfSession(house, victims[Math.floor(Math.random() * victims.length)]!), whoFor: (route, fields) => whoFor(house, client.bearer, route, fields) }
}

const fixedRequest = newId()
/** Never the same twice, and without a digit: digits by chance, cut off in a title, may make a telephone number. */
const wordless = (): string => newId().replaceAll(/[\d-]/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')

/** In every state in turn, all with the same law firm, so that one lawyer may act on any of them. */
async function anOrder(house: ProofHouse, firm: string, n: number, orders: string[], numbers: string[], codes: { code: string; phone: string }[]): Promise<void> {
  const far = n % 9
  const answer = await house.ask({
    method: 'POST', url: far === 8 ? '/open/v1/requests' : '/api/intake/hotline', ...(far === 8 ? { bearer: (await clientOf(house)).bearer } : { cookie: await house.as(playing.hotlineAgent) }),
    body: { intake: { requestId: newId(), person: { name: `当事${n}`, phone: `137${String(10_000_000 + n)}` }, kind: far === 0 ? 'question' : 'task', need: `第 ${n} 件：拖欠工资三个月。${wordless()}`, areaCode: '340403001' }, ...(far === 8 ? { foreignNumber: `F-${n}` } : {}) },
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const { orderId, number, queryCode } = answer.json() as { orderId: string; number: string; queryCode: string }
  codes.push({ code: queryCode, phone: `137${String(10_000_000 + n)}` })
  orders.push(orderId)
  numbers.push(number, ...(far === 8 ? [`F-${n}`] : []))
  const steps: [string, string, Record<string, unknown>][] = [
    ['city-dispatch', 'assign', { unitId: firm, crossReason: '专业对口' }], ['tja-lawyer', 'sign', {}], ['tja-lawyer', 'finish', { account: '已办', publicReply: '已办妥', isTrue: true, beyondDuty: false, contacted: false, solved: true }],
    ['tja-review', 'review', { outcome: 'pass' }], ['tja-followup', 'followUp', { reached: true, outcome: 'solved' }],
  ]
  for (const [login, action, input] of steps.slice(0, [0, 0, 1, 2, 2, 3, 4, 5, 5][far])) await house.act(login, orderId, action, input)
}

const clients = new WeakMap<ProofHouse, Awaited<ReturnType<ProofHouse['newClient']>>>()
async function clientOf(house: ProofHouse) {
  const known = clients.get(house) ?? (await house.newClient('HN-HL', 'stock'))
  clients.set(house, known)
  return known
}

async function attach(house: ProofHouse, order: string): Promise<void> {
  const payload = '--x\r\ncontent-disposition: form-data; name="files"; filename="工资.txt"\r\n\r\n三个月没有发工资。\n\r\n--x--\r\n'
  const answer = await house.ask({ method: 'POST', url: `/api/orders/${order}/attachments`, cookie: await house.as('city-dispatch'), payload, headers: { 'content-type': 'multipart/form-data; boundary=x' } })
  if (answer.statusCode !== 200) throw new Error(answer.body)
}

/** As act() would have written them: one at each gate, in turn. */
async function somePublications(house: ProofHouse, firm: string, orders: readonly string[]): Promise<void> {
  const states = ['toSelfReview', 'toSecrecyReview', 'toApprove', 'published']
  for (const [n, order] of orders.slice(0, 24).entries()) {
    await house.database.ownerPool.query(`insert into publication (id, version, state, created_at, created_by, order_id, unit_id, bureau_id, title, text, log_seq, log_hash) values ($1, 1, $2, now(), $3, $4, $5, $6, '公开的答复', '欠薪可以申请法律援助。', 0, '')`,
      [newId(), states[n % 4], house.accounts.get('tja-bodies'), order, firm, house.units.get('TJA')])
  }
}

/** A session whose second step is missing, made without the slow check of a password. */
async function halfSession(house: ProofHouse, accountId: string): Promise<string> {
  const token = newToken()
  await securely(house.database.pool, (tx) => insertSession(tx, { accountId, tokenHash: hashToken(token), now: house.clock.now(), secondFactorAt: null, ip: '127.0.0.1', agent: null }))
  return `santai=${token}`
}

/** Somebody who holds a right that the route asks for; where the action decides, somebody who may do that action. */
async function whoFor(house: ProofHouse, bearer: string, route: AnyRoute, fields: Record<string, unknown>): Promise<{ cookie?: string; bearer?: string }> {
  const { permission } = route
  if (route.endpoint.path.startsWith('/open/')) return { bearer }
  if ('open' in permission) return {}
  if ('signedIn' in permission) return { cookie: await house.as('city-dispatch') }
  const rows = 'rows' in permission ? permission.rows : /^\/api\/(publications|announcements)/.test(route.endpoint.path) ? publicationPermissions : rooms.find((r) => r.room === 'work-orders')!.rows
  const action = 'rows' in permission ? permission.action : typeof fields.action === 'string' ? fields.action : ''
  const may = rows.filter((row) => row.action === action).toSorted((a, b) => width.indexOf(b.scope) - width.indexOf(a.scope)).flatMap((row) => row.roles)
  const login = may.includes('lawyer') && !may.includes('cityDispatcher') ? 'tja-lawyer' : playing[may.find((role) => role in playing) as keyof typeof playing]
  return { cookie: await house.as(login ?? 'city-dispatch') }
}

const width = ['own', 'entrusted', 'ownInstitution', 'ownArea', 'city']

export { demoPassword }
export type Stock = {
  pools: Pools
  codes: { code: string; phone: string }[]
  refill: (count: number) => Promise<void>
  /** Reads anew what the cases have used up. */
  renew: () => Promise<void>
  client: { bearer: string }
  half: () => Promise<string>
  whoFor: (route: AnyRoute, fields: Record<string, unknown>) => Promise<{ cookie?: string; bearer?: string }>
}
