import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { orderInputs } from '../../contract/work-order-inputs.ts'
import { publicationInputs } from '../../contract/publication.ts'
import { entryActions, type EntryAction } from '../../contract/knowledge.ts'
import { shopByTime } from '../../contract/shops.ts'
import { sameInputs } from '../../contract/citizens.ts'
import { queues } from '../../contract/work-orders.ts'
import { systemActor, type Actor, type PermissionRow } from '../platform/access.ts'
import { act } from '../platform/act.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { rooms, sightOf } from '../rooms.ts'
import { entries } from '../rooms/knowledge/entries/lifecycle.ts'
import { publications } from '../rooms/security/publication/lifecycle.ts'
import { publicationPermissions } from '../rooms/security/publication/permissions.ts'
import { actOnShop } from '../rooms/shops/lifecycle.ts'
import { workOrders } from '../rooms/work-orders/index.ts'
import { doors, inDailyCheck, inQueueAll, ofOthers, onEntries, onItems, onOrders, onPairs, onPublications, onRequests, onUnits, places, rightOfRoute, type Place, type StaffRole } from './expected-rights.ts'
import { injected, type Asking, type ProofClient } from './house.ts'
import { mayOnShops, probeShop, shopPlaces, shopRightsTried } from './permissions/shops.ts'
import { probeAct, probeBulk, probeEntry, probeItem, probePublication, probeRoute, probeUnit, staff } from './permissions/probes.ts'
import { canaryOf, openScene, phoneOf, strangersView, unitOf, type Scene } from './permissions/scene.ts'
import { mountedRoutes } from './routes.ts'

/**
 * Every route × role × scope through the real server, against the table in expected-rights.ts (QUALITY S1). In every body the
 * word of every record that its reader may not see is looked for.
 */
/** Said to everybody, the same for all; and the residents' own door, which a signed token opens (server/exchange-journey.test.ts). */
const documents = ['GET /open/v1/openapi.json', 'GET /open/arrive', 'POST /open/arrive']
const roles = Object.keys(onOrders) as StaffRole[]
const actions = Object.keys(orderInputs)
const count = { cells: 0, requests: 0 }
const leaks: string[] = []
let scene: Scene
let client: ProofClient
let otherClient: ProofClient

before(async () => {
  scene = await openScene()
  client = await scene.house.newClient('HN-HL', 'proof-one')
  otherClient = await scene.house.newClient('HN-HL', 'proof-two')
})
after(async () => {
  console.log(`permissions: ${count.cells} cells, ${count.requests} requests`)
  await scene.house.end()
})

test('路由无一漏网：每条路由都有手写的进门规定，没有多余的', () => {
  const mounted = scene.house.routes.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)
  assert.deepEqual(mounted.filter((route) => !(route in doors)), [], 'routes without a word on who comes in')
  assert.deepEqual(Object.keys(doors).filter((route) => !mounted.includes(route)), [], 'words on routes that are not there')
  const unlisted = mountedRoutes(scene.house.app).map(({ method, path }) => `${method} ${path}`).filter((route) => /^\w+ \/(api|open|oauth)\//.test(route) && !(route in doors) && !documents.includes(route))
  assert.deepEqual(unlisted, [], 'the router answers to something that stands in no table')
})

test('每条路由 × 每个角色：谁进得了门', async () => {
  const cells: Cell[] = []
  for (const role of roles) {
    const who = await staff(scene, role)
    await Promise.all(Object.entries(doors).map(async ([route, door]) => {
      if (door === 'everybody' || door === 'act') return
      const { status, body } = await ask(role, atTheDoor(route, who))
      cells.push({ name: `${role} ${route}`, expected: door === 'staff' || (door !== 'client' && door.includes(role)), got: status !== 403 || /stepUp/.test(body) })
    }))
  }
  judge(cells)
})

test('未登录、群众的凭据、外部系统的令牌、过期的会话：工作人员的接口一概不开', async () => {
  const visitors: Record<string, Partial<Asking>> = {
    signedOut: {}, resident: { cookie: followCookie('F1') }, client: { bearer: client.bearer }, wrongCookie: { cookie: `santai=${'x'.repeat(43)}` }, wrongBearer: { bearer: 'Bearer aaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbb' },
  }
  const cells: Cell[] = []
  for (const [visitor, who] of Object.entries(visitors)) {
    for (const [route, door] of Object.entries(doors)) {
      if (door === 'everybody') continue
      for (const place of route.includes(':id') ? (['F1', 'none'] as const) : (['F1'] as const)) {
        const asked = route in rightOfRoute ? probeRoute(scene, route, who, place) : atTheDoor(route, who, place)
        const { status } = await ask('nobody', asked)
        cells.push({ name: `${visitor} ${route} ${place}`, expected: visitor === 'client' && door === 'client', got: status !== 403 })
      }
    }
  }
  judge(cells)
})

test('每个操作 × 每个角色 × 每个范围，一件一件办', async () => {
  const cells: Cell[] = []
  for (const role of roles) {
    await scene.handle(role)
    const who = await staff(scene, role)
    await inLanes(actions, async (action) => {
      for (const place of places) cells.push(await actCell(role, who, action, place))
    })
  }
  judge(cells)
})

test('批量办理：夹带别人的工单，只有自己够得着的才办', async () => {
  const cells: Cell[] = []
  for (const role of roles) {
    await scene.handle(role)
    const who = await staff(scene, role)
    await inLanes(actions, async (action) => {
      const { json } = await ask(role, await probeBulk(scene, who, action, places.map((place) => scene.orders[place])))
      const { results } = json() as { results: { ok: boolean; message: string | null }[] }
      for (const [i, place] of places.entries()) cells.push({ name: `bulk ${role} ${action} ${place}`, expected: may(role, action, place), got: !/权限|没有找到/.test(results[i]!.message ?? '') })
    })
  }
  judge(cells)
})

test('详情、留痕校验、在看、打印、附件、下载、推荐、显示个人信息、补发查询码、实时流：逐范围', async () => {
  const cells: Cell[] = []
  for (const role of roles) {
    await scene.handle(role)
    const who = await staff(scene, role)
    for (const [route, right] of Object.entries(rightOfRoute)) for (const place of places) {
      const { status, body } = await ask(role, probeRoute(scene, route, who, place))
      cells.push({ name: `${role} ${route} ${place}`, expected: may(role, right, place), got: status < 400 || status === 422 || status === 409 })
      if (status === 200 && right !== 'reveal' && body.includes(phoneOf(place))) leaks.push(`${role} ${route} shows a phone number in clear`)
    }
  }
  judge(cells)
})

test('列表和计数：本角色的全集一件不多一件不少；换筛选、换单位、换游标都带不出别人的', async () => {
  const cells: Cell[] = []
  const cityCursor = ((await ask('cityHead', { method: 'GET', url: '/api/orders?queue=all&size=1', ...(await staff(scene, 'cityHead')) })).json() as { next: string }).next
  for (const role of roles) {
    const who = await staff(scene, role)
    const whole = await listed(role, who, 'queue=all&size=100')
    for (const place of places) cells.push({ name: `list ${role} ${place}`, expected: inQueueAll[role].includes(place), got: whole.ids.includes(scene.orders[place]) })
    if (whole.counts) cells.push({ name: `count ${role}`, expected: true, got: whole.counts.all === inQueueAll[role].length })
    const sides = ['', 'closed=true', 'state=inHand', 'sort=newest', `cursor=${cityCursor}`, `areaCode=3404`, `q=${encodeURIComponent('金丝雀')}`, ...Object.values(unitOf).map((code) => `unitId=${scene.house.units.get(code)}`)]
    await inLanes(queues.flatMap((queue) => sides.map((side) => `queue=${queue}&size=100&${side}`)), async (query) => {
      const { ids } = await listed(role, who, query)
      for (const place of places) if (!may(role, 'view', place)) cells.push({ name: `list ${role} ${query} ${place}`, expected: false, got: ids.includes(scene.orders[place]) })
    })
    for (const url of ['/api/overview', '/api/notices', '/api/saved-views', '/api/publications', '/api/daily-check', '/api/stream']) await ask(role, { method: 'GET', url, ...who })
    cells.push(...(await dailyCells(role, who)))
  }
  judge(cells)
})

test('单位：谁能定值守人、停用单位，到哪一级', async () => {
  const cells: Cell[] = []
  for (const role of roles) for (const right of ['setDuty', 'suspendUnit'] as const) for (const place of ['F1', 'F2', 'TJA', 'SX', 'HN'] as const) {
    const { status } = await ask(role, probeUnit(scene, right, await staff(scene, role), place))
    cells.push({ name: `${role} ${right} ${place}`, expected: onUnits[role]?.[right]?.includes(place) ?? false, got: status !== 403 && status !== 404 })
  }
  judge(cells)
})

test('公开答复：三道关口各归其人，逐单位', async () => {
  const cells: Cell[] = []
  await answered(true)
  for (const role of roles) for (const right of ['see', 'propose', 'announce', ...Object.keys(publicationInputs)]) for (const place of ['F1', 'F2', 'SX', 'HN'] as const) cells.push(await publicationCell(role, await staff(scene, role), right, place))
  await answered(false)
  judge(cells)
})

test('知识条目：写、核准、复核、停用各归其人，逐单位', async () => {
  const cells: Cell[] = []
  for (const right of entryActions) cells.push(await systemEntryCell(right))
  for (const role of roles) for (const right of entryActions) for (const place of ['F1', 'F2', 'SX', 'HN'] as const) cells.push(await entryCell(role, await staff(scene, role), right, place))
  judge(cells)
})

test('服务事项：市里写、市里另一人核准，别的角色连草稿也看不到', async () => {
  const cells: Cell[] = []
  for (const role of roles) for (const right of ['write', 'import', ...Object.keys(onItems)]) cells.push(...(await itemCells(role, await staff(scene, role), right)))
  judge(cells)
})

test('店铺：机构管自己的，司法局审本辖区的，负责人裁定申诉', async () => {
  const cells: Cell[] = []
  for (const role of roles) for (const right of shopRightsTried) cells.push(...(await shopCells(role, await staff(scene, role), right)))
  judge(cells)
})

test('个人信息请求：谁看得到、谁能答复，到哪一级', async () => {
  const cells: Cell[] = []
  for (const role of roles) for (const action of ['seeRequests', 'decide'] as const) cells.push(...(await requestCells(role, await staff(scene, role), action)))
  judge(cells)
})

test('疑似同一人：谁看名单、看完整信息、判断、拆开，到哪一级', async () => {
  const cells: Cell[] = []
  for (const role of roles) for (const right of ['see', 'reveal', ...Object.keys(sameInputs)]) cells.push(...(await pairCells(role, await staff(scene, role), right)))
  judge(cells)
})

test('群众只见自己的一件：页面、操作，都换不成别人的', async () => {
  const cells: Cell[] = []
  for (const own of ['F1', 'SX'] as const) for (const other of places) {
    const { body } = await ask('nobody', { method: 'GET', url: '/follow/order', cookie: followCookie(own) }, [own])
    cells.push({ name: `resident of ${own} sees ${other}`, expected: own === other, got: body.includes(canaryOf(other)) })
  }
  const forged = [`following=${scene.orders.SX}.${Date.now() + 1e6}`, `following=${Buffer.from(`${scene.orders.SX}.9999999999999`).toString('base64url')}`, `following=${scene.house.desk.vault.seal(`${scene.orders.SX}.9999999999999`, 'portal-draft-cookie')}`, `following=${scene.house.desk.vault.seal(`${scene.orders.SX}.1`, 'portal-following')}`]
  for (const cookie of forged) cells.push({ name: 'forged follow cookie', expected: false, got: (await ask('nobody', { method: 'GET', url: '/follow/order', cookie })).status === 200 })
  judge(cells)
})

test('群众、外部系统、时间：各自能做的操作，到自己那一件为止', async () => {
  const cells: Cell[] = []
  for (const kind of ['resident', 'apiClient', 'system'] as const) for (const action of actions) for (const place of ['F1', 'SX'] as const) cells.push(await otherCell(kind, action, place))
  judge(cells)
})

test('外部系统只见自己送来的工单', async () => {
  const sent = await ask('nobody', { method: 'POST', url: '/open/v1/requests', bearer: client.bearer, body: { intake: { requestId: newId(), person: { name: '周' }, need: '外部系统送来的一件', kind: 'task', areaCode: '340403001' }, foreignNumber: 'P-1' } })
  const { number } = sent.json() as { number: string }
  const cells: Cell[] = []
  for (const [name, bearer, mine] of [['one', client.bearer, true], ['two', otherClient.bearer, false]] as const) for (const asked of [number, 'P-1']) {
    for (const [method, url, body] of [['GET', `/open/v1/requests/${asked}`, undefined], ['POST', `/open/v1/requests/${asked}/receipt`, { requestId: newId(), receipt: 'R1' }]] as const) {
      const { status } = await ask('nobody', { method, url, bearer, ...(body ? { body } : {}) })
      cells.push({ name: `client ${name} ${method} ${url}`, expected: mine, got: status !== 403 && status !== 404 })
    }
  }
  for (const place of places) cells.push({ name: `client asks for a hotline order ${place}`, expected: false, got: (await ask('nobody', { method: 'GET', url: `/open/v1/requests/${scene.orders[place]}`, bearer: client.bearer })).status === 200 })
  judge(cells)
})

test('没有一个字漏给不该看的人：每个回答里都找过别人的金丝雀', () => {
  assert.deepEqual(leaks.slice(0, 20), [], `${leaks.length} leaks`)
})

test('权限表的任何一行删去、放宽、送人，手写的表都会发现', async () => {
  const survived: string[] = []
  await answered(true)
  for (const { row, room } of allRows()) {
    const { scope, roles: held, action } = row
    const role = held[0]!
    const put = (change: Partial<PermissionRow>) => () => Object.assign(row, change)
    // A row that names nobody is a row removed: the tables are sorted once and keep their length.
    if (await goesUnseen(room, action, held, put({ roles: [] }), put({ roles: held }))) survived.push(`${room}: ${action} ${held.join()} ${scope} removed`)
    if (scope !== 'city' && isStaff(role) && !scopeless.includes(action) && !(room === 'citizens' && action === 'propose') && (await goesUnseen(room, action, [role], put({ scope: 'city' }), put({ scope })))) survived.push(`${room}: ${action} ${held.join()} widened`)
    const stranger = strangerTo(room, action)
    if (stranger && (await goesUnseen(room, action, [stranger], put({ roles: [...held, stranger], scope: 'city' }), put({ roles: held, scope })))) survived.push(`${room}: ${action} given to ${stranger}`)
  }
  assert.deepEqual(survived, [])
})

// ── cells ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const may = (role: StaffRole, right: string, place: Place): boolean => onOrders[role][right]?.includes(place) ?? false

async function actCell(role: StaffRole, who: Partial<Asking>, action: string, place: Place): Promise<Cell> {
  const { status } = await ask(role, await probeAct(scene, who, action, scene.orders[place]))
  return { name: `${role} ${action} ${place}`, expected: may(role, action, place), got: status !== 403 && status !== 404 }
}

/** Only what has been answered can be proposed. */
const answered = (yes: boolean): Promise<unknown> => scene.house.database.ownerPool.query(yes ? `update work_order set state = 'done' where state = 'inHand'` : `update work_order set state = 'inHand' where state = 'done'`)

async function publicationCell(role: StaffRole, who: Partial<Asking>, right: string, place: Place): Promise<Cell> {
  const { status } = await ask(role, probePublication(scene, right, who, place), places)
  return { name: `${role} ${right} publication ${place}`, expected: onPublications[role]?.[right]?.includes(place) ?? false, got: status !== 403 && status !== 404 }
}

async function entryCell(role: StaffRole, who: Partial<Asking>, right: EntryAction, place: Place): Promise<Cell> {
  const { status } = await ask(role, probeEntry(scene, right, who, place), places)
  return { name: `${role} ${right} entry ${place}`, expected: onEntries[role]?.[right]?.includes(place) ?? false, got: status !== 403 && status !== 404 }
}

async function shopCells(role: StaffRole, who: Partial<Asking>, right: string): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const place of shopPlaces) cells.push({ name: `${role} ${right} shop ${place}`, expected: mayOnShops(role, right, place), got: ((status) => status !== 403 && status !== 404)((await ask(role, await probeShop(scene, right, who, place), places)).status) })
  return cells
}

/** What time does with shops, and nothing besides; staff has no door for it. */
async function shopTimeCell(action: string, role?: StaffRole): Promise<Cell> {
  const at = { unitId: scene.house.units.get('TJA-F1')!, bureauId: scene.house.units.get('TJA')! }
  const actor: Actor = role ? { kind: 'staff', id: newId(), name: role, appointments: [{ role, ...at }] } : systemActor
  const { url, body } = await probeShop(scene, action, {}, 'F1') as { url: string; body: { version: number; input: object; requestId: string } }
  const got = await actOnShop({ pool: scene.house.database.pool, actor, now: scene.house.clock.now() }, { ...body, id: url.split('/')[3]!, action }).then(() => true, (error: unknown) => !(error instanceof Refused && ['notAllowed', 'notFound'].includes(error.refusal.kind)))
  return { name: `${role ?? 'time'} ${action} shop`, expected: !role && ['warn', 'limit', 'close', 'suspend', 'resume', 'remindReview'].includes(action), got }
}

async function itemCells(role: StaffRole, who: Partial<Asking>, right: string): Promise<Cell[]> {
  const door = { write: 'POST /api/service-items', import: 'POST /api/service-items/imports' }[right]
  const { status } = await ask(role, door ? atTheDoor(door, who) : probeItem(scene, right, who), places)
  return [{ name: `${role} ${right} item`, expected: door ? (doors[door] as readonly string[]).includes(role) : onItems[right]!.includes(role), got: status !== 403 && status !== 404 }]
}

/** What time and events may do to an entry: take it out of use, and nothing else. */
async function systemEntryCell(action: string): Promise<Cell> {
  const { body } = probeEntry(scene, action as EntryAction, {}, 'F1')
  const got = await act(entries, { pool: scene.house.database.pool, world: null }, { actor: systemActor, sight: sightOf(systemActor), id: scene.entries.F1!, action, input: (body as { input: object }).input, requestId: newId(), version: 999_999, now: scene.house.clock.now() }).then(() => true, (error: unknown) => error instanceof Refused && error.refusal.kind !== 'notAllowed')
  return { name: `system ${action} entry`, expected: action === 'withdraw', got }
}

/** What was published of a person goes with his erasure, a notice with its last day: by nobody's hand. Staff has no door for the latter. */
async function systemPublicationCell(action: string, role?: StaffRole): Promise<Cell> {
  const actor: Actor = role ? { kind: 'staff', id: newId(), name: role, appointments: [{ role, unitId: scene.house.units.get('TJA-F1')!, bureauId: scene.house.units.get('TJA')! }] } : systemActor
  const { body } = probePublication(scene, action, {}, 'F1')
  const got = await act(publications, { pool: scene.house.database.pool, world: null }, { actor, sight: sightOf(actor), id: scene.publications.F1!, action, input: (body as { input: object }).input, requestId: newId(), version: 999_999, now: scene.house.clock.now() }).then(() => true, (error: unknown) => error instanceof Refused && error.refusal.kind !== 'notAllowed')
  return { name: `${role ?? 'system'} ${action} publication`, expected: !role && ['takeDown', 'expire'].includes(action), got }
}

/** Through act() itself: residents come by their pages, time and other systems by no page at all. */
async function otherCell(kind: keyof typeof ofOthers, action: string, place: Place): Promise<Cell> {
  const id = scene.orders[place]
  const actor: Actor = kind === 'resident' ? { kind: 'resident', id: scene.orders.F1, name: '当事人', appointments: [], recordId: scene.orders.F1 } : { kind: kind === 'system' ? 'system' : 'client', id: kind === 'system' ? '00000000-0000-7000-8000-000000000000' : scene.house.accounts.get('sx-head')!, name: kind, appointments: [] }
  if (kind === 'apiClient') await scene.house.database.ownerPool.query('update work_order set created_by = $1 where id = $2', [actor.id, scene.orders.F1])
  const { body } = await probeAct(scene, {}, action, id)
  const input = (body as { input: object }).input
  const got = await act(workOrders, scene.house.desk.house, { actor, sight: sightOf(actor), id, action, input, requestId: newId(), version: 999_999, now: scene.house.clock.now() }).then(() => true, (error: unknown) => {
    if (!(error instanceof Refused)) throw error
    return error.refusal.kind !== 'notAllowed' && error.refusal.kind !== 'notFound'
  })
  return { name: `${kind} ${action} ${place}`, expected: (ofOthers[kind] as readonly string[]).includes(action) && (kind === 'system' || place === 'F1'), got }
}

/** Asks, counts, and looks for every word that this reader must not see. */
async function ask(role: StaffRole | 'nobody', asked: Asking, seen: readonly Place[] = []): Promise<{ status: number; body: string; json: () => unknown }> {
  count.requests += 1
  const streams = asked.url.startsWith('/api/stream')
  const answer = (await scene.house.app.inject({ ...injected(asked), ...(streams ? { payloadAsStream: true } : {}) } as never)) as unknown as { statusCode: number; body: string; json: () => unknown; stream: () => { destroy: () => void } }
  if (streams) answer.stream().destroy()
  const body = streams ? '' : answer.body
  const known = (place: Place): boolean => role !== 'nobody' && (may(role, 'view', place) || (asked.url.startsWith('/api/publications') && (onPublications[role]?.see?.includes(place) ?? false)))
  const hidden = places.filter((place) => !seen.includes(place) && !known(place))
  for (const place of hidden) if (body.includes(canaryOf(place)) || body.includes(phoneOf(place))) leaks.push(`${role} ${asked.method} ${asked.url} shows ${place}`)
  if (body.includes(strangersView)) leaks.push(`${role} ${asked.method} ${asked.url} shows a stranger's saved view`)
  return { status: answer.statusCode, body, json: answer.json }
}

/** Empty or wrong input: the door is asked before the form, so nothing happens behind it. */
function atTheDoor(route: string, who: Partial<Asking>, place: Place = 'none'): Asking {
  const [method = '', path = ''] = route.split(' ')
  const url = path.replace(':id', scene.orders[place]).replace(':number', 'none').replace(':key', 'k').replace(':personId', scene.orders[place])
  return { method, url, ...who, ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }) }
}

async function listed(role: StaffRole, who: Partial<Asking>, query: string): Promise<{ ids: string[]; counts?: Record<string, number> }> {
  const { status, json } = await ask(role, { method: 'GET', url: `/api/orders?${query}`, ...who })
  if (status !== 200) return { ids: [] }
  const { rows, counts } = json() as { rows: { id: string }[]; counts: Record<string, number> }
  return { ids: rows.map((row) => row.id), counts }
}

const followCookie = (place: Place): string => `following=${scene.house.desk.vault.seal(`${scene.orders[place]}.${Date.now() + 1_000_000}`, 'portal-following')}`

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  await Promise.all(Array.from({ length: 6 }, async () => { for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next) }))
}

function judge(cells: readonly Cell[]): void {
  count.cells += cells.length
  const wrong = wrongOf(cells)
  assert.deepEqual(wrong.slice(0, 30), [], `${wrong.length} of ${cells.length} cells are wrong`)
}

const wrongOf = (cells: readonly Cell[]): string[] => cells.filter((cell) => cell.expected !== cell.got).map((cell) => `${cell.name}: ${cell.got ? 'allowed' : 'refused'}`)

// ── mutations ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Rooms whose rights are tried role by role in a journey of their own, without this harm: server/coverage-journey.test.ts, server/institutions-journey.test.ts, server/site-journey.test.ts. */
const triedElsewhere = ['coverage', 'institutions', 'site', 'exchange']

/** The rows in force themselves, not copies. */
function allRows(): { room: string; row: PermissionRow }[] {
  const tables = [...rooms, { room: 'publication', rows: publicationPermissions as readonly PermissionRow[] }]
  return tables.filter(({ room }) => !triedElsewhere.includes(room)).flatMap(({ room, rows }) => rows.map((row) => ({ room, row })))
}

/** True when no cell changes. Before the harm every one of them must be right, or its change would prove nothing. */
async function goesUnseen(room: string, action: string, of: readonly string[], harm: () => unknown, mend: () => unknown): Promise<boolean> {
  const covered = composed.includes(action) ? viewsOf(of) : []
  const scopes = covered.map((row) => row.scope)
  for (const row of covered) Object.assign(row, { scope: 'city' })
  try {
    for (const role of of) assert.deepEqual(wrongOf(await cellsOf(room, action, role)), [], `${room} ${action} ${role} before any harm`)
    harm()
    try {
      for (const role of of) if (wrongOf(await cellsOf(room, action, role)).length > 0) return false
      return true
    } finally {
      mend()
    }
  } finally {
    for (const [i, row] of covered.entries()) Object.assign(row, { scope: scopes[i] })
  }
}

/** Rights that hold only where the record may be seen too: to see what such a row does by itself, seeing is granted everywhere. */
const composed = ['print', 'attach', 'download', 'reveal', 'propose', 'openSensitive', 'setLimitation']
const viewsOf = (of: readonly string[]): PermissionRow[] => rooms.find(({ room }) => room === 'work-orders')!.rows.filter((row) => row.action === 'view' && row.roles.some((role) => of.includes(role)))
/** Nothing is reached by them: whoever has the right has it at his own counter. */
const scopeless = ['submitHotline', 'submitWindow', 'whoCalls', 'write', 'openFile', 'recordAuthority', 'recordAuthorityByPhone', 'setWay', 'search', 'usePushPack', 'seePushFigures']

/** The few cells that a right of one role decides, asked with a session that has read the rows as they are now. */
async function cellsOf(room: string, action: string, role: string): Promise<Cell[]> {
  if (room === 'shops' && role === 'system') return [await shopTimeCell(action)]
  if (room === 'knowledge' && role === 'system') return [await systemEntryCell(action)]
  if (room === 'publication' && role === 'system') return [await systemPublicationCell(action)]
  if (!isStaff(role)) return action.startsWith('submit') || action === 'view' ? otherDoor(role, action) : [await otherCell(role as keyof typeof ofOthers, action, 'F1')]
  const who = await staff(scene, role, true)
  const near: readonly Place[] = ['F1', 'TJA', 'SX', 'HN', 'mine', 'verified']
  await scene.handle(role)
  if (room === 'knowledge' && entryActions.some((one) => one === action)) return Promise.all((['F1', 'SX'] as const).map((place) => entryCell(role, who, action as EntryAction, place)))
  if (room === 'shops' && (shopByTime as readonly string[]).includes(action)) return [await shopTimeCell(action, role)]
  if (room === 'shops' && shopRightsTried.includes(action)) return shopCells(role, who, action)
  if (room === 'service-items') return itemCells(role, who, action)
  if (room === 'service-files' && (action === 'decide' || action === 'seeRequests')) return requestCells(role, who, action)
  if (room === 'citizens') return pairCells(role, who, action)
  if (room === 'publication' && action === 'expire') return [await systemPublicationCell(action, role)]
  if (room === 'publication') return Promise.all((['F1', 'SX'] as const).map((place) => publicationCell(role, who, action, place)))
  if (action === 'setDuty' || action === 'suspendUnit') return Promise.all((['F1', 'TJA', 'SX'] as const).map(async (place) => ({ name: '', expected: onUnits[role]?.[action]?.includes(place) ?? false, got: (await ask(role, probeUnit(scene, action, who, place), places)).status < 400 })))
  if (room === 'work-orders' && actions.includes(action)) return Promise.all(near.map((place) => actCell(role, who, action, place)))
  const route = Object.keys(rightOfRoute).find((one) => rightOfRoute[one] === action)
  if ((room === 'work-orders' || room === 'limitation') && route) return Promise.all(near.map(async (place) => ({ name: `${role} ${action} ${place}`, expected: may(role, action, place), got: ((status) => status < 400 || status === 422 || status === 409)((await ask(role, probeRoute(scene, route, who, place), places)).status) })))
  if (action === 'dailyCheck') return dailyCells(role, who)
  if (!doorsOf[action]) throw new Error(`no cell for the right ${action} in ${room}`)
  return Promise.all(doorsOf[action].map(async (one) => ({ name: '', expected: (doors[one] as readonly string[]).includes(role), got: (await ask(role, atTheDoor(one, who), places)).status !== 403 })))
}

/** Deciding on two records: of Tianjia'an's, and of another county's. Proposing is asked at the door: one names what one sees anyway. */
async function pairCells(role: StaffRole, who: Partial<Asking>, right: string): Promise<Cell[]> {
  if (right === 'propose') return [{ name: `${role} proposes`, expected: 'propose' in (onPairs[role] ?? {}), got: (await ask(role, atTheDoor('POST /api/same-persons', who), places)).status !== 403 }]
  return Promise.all((['F1', 'SX'] as const).map(async (place) => {
    const url = `/api/same-persons/${scene.pairs[place]}`
    const asked: Asking = right === 'see' ? { method: 'GET', url, ...who } : { method: 'POST', url: `${url}/${right === 'reveal' ? 'reveal' : 'act'}`, ...who, body: right === 'reveal' ? { purpose: '核对权限' } : { requestId: newId(), version: 999_999, action: right, input: { reason: '核对权限' } } }
    const { status, body } = await ask(role, asked, places)
    return { name: `${role} ${right} pair of ${place}`, expected: onPairs[role]?.[right]?.includes(place) ?? false, got: status !== 403 && status !== 404 || body.includes('stepUp') }
  }))
}

/** Requests under the personal information law: of a person of Tianjia'an's, and of another county's. */
async function requestCells(role: StaffRole, who: Partial<Asking>, action: 'decide' | 'seeRequests'): Promise<Cell[]> {
  const list = (await ask(role, { method: 'GET', url: '/api/file-requests', ...who }, places)).body
  return Promise.all((['F1', 'SX'] as const).map(async (place) => {
    const id = scene.requests[place]!
    const decided = action === 'decide' ? (await ask(role, { method: 'POST', url: `/api/file-requests/${id}/act`, ...who, body: { requestId: newId(), version: 999_999, action, input: { outcome: 'granted', answer: '同意' } } }, places)).status : 0
    return { name: `${role} ${action} request of ${place}`, expected: onRequests[role]?.[action]?.includes(place) ?? false, got: action === 'decide' ? decided !== 403 && decided !== 404 : list.includes(id) }
  }))
}

async function dailyCells(role: StaffRole, who: Partial<Asking>): Promise<Cell[]> {
  // Of a working day: on a day off the list is empty for everybody, and a proof made on a Sunday would prove nothing.
  const { body } = await ask(role, { method: 'GET', url: '/api/daily-check?on=2026-09-23', ...who }, places)
  return (['F1', 'F2', 'SX', 'HN'] as const).map((place) => ({ name: `${role} daily check ${place}`, expected: inDailyCheck[role]?.includes(place) ?? false, got: body.includes(scene.house.units.get(unitOf[place])!) }))
}

/** Rights that are no matter of one record: the door itself shows whether somebody has them. How far they reach is asked below. */
const doorsOf: Readonly<Record<string, readonly string[]>> = {
  submitHotline: ['POST /api/intake/hotline'], submitWindow: ['POST /api/intake/window'], whoCalls: ['POST /api/intake/who'], dailyCheck: ['GET /api/daily-check'], exchangeFiles: ['GET /api/foreign/feedback.jsonl', 'POST /api/foreign/import'], changeSettings: ['POST /api/settings/day'],
  write: ['POST /api/knowledge/entries'], import: ['GET /api/knowledge/imports', 'POST /api/knowledge/imports'], enterEffect: ['POST /api/knowledge/versions/:id/effect'],
  seeAccounts: ['GET /api/accounts'], createAccount: ['POST /api/accounts'], disableAccount: ['POST /api/accounts/:id/disable'], resetPassword: ['POST /api/accounts/:id/password'], resetSecondFactor: ['POST /api/accounts/:id/second-factor'], appoint: ['POST /api/accounts/:id/appointments'], unlockAccount: ['POST /api/accounts/:id/unlock'],
  seeSessions: ['GET /api/sessions'], endSession: ['POST /api/sessions/:id/end'], readAudit: ['GET /api/audit'], seePermissions: ['GET /api/permissions'], seeHolds: ['GET /api/secrecy-holds'], handleHold: ['POST /api/secrecy-holds/:id/handle'], keepClients: ['GET /api/clients'],
  setShopRules: ['POST /api/shop-rules'],
  search: ['GET /api/search'], teachTopics: ['GET /api/topic-lessons', 'POST /api/topic-lessons/reset'], usePushPack: ['POST /api/push-packs'], seePushFigures: ['GET /api/push-packs/unopened'],
  openFile: ['GET /api/files'], recordAuthority: ['POST /api/files/authority'], recordAuthorityByPhone: ['POST /api/files/authority-by-phone'], setWay: ['PUT /api/files/:personId/way'], seeRequests: ['GET /api/file-requests'],
}

async function otherDoor(role: string, action: string): Promise<Cell[]> {
  if (role === 'resident') return [{ name: '', expected: true, got: (await ask('nobody', { method: 'GET', url: '/follow/order', cookie: followCookie('F1') }, places)).status === 200 }]
  const asked: Asking = action === 'view' ? { method: 'GET', url: '/open/v1/requests/P-1', bearer: client.bearer } : { method: 'POST', url: '/open/v1/requests', bearer: client.bearer, body: {} }
  return [{ name: '', expected: true, got: (await ask('nobody', asked, places)).status !== 403 && (await ask('nobody', asked, places)).status !== 404 }]
}

/** Somebody who has nothing of this right. Nobody of the staff can come by the door of other systems: no cookie opens it. */
function strangerTo(room: string, action: string): StaffRole | undefined {
  if (action === 'submitApi') return undefined
  return (['windowClerk', 'countySupervisor', 'auditor', 'systemOfficer'] as const).find((role) => !rightsOf(room, role).includes(action))
}

function rightsOf(room: string, role: StaffRole): string[] {
  if (room === 'publication') return Object.keys(onPublications[role] ?? {})
  if (room === 'citizens') return Object.keys(onPairs[role] ?? {})
  const doorRights = Object.entries(doorsOf).filter(([, routes]) => routes.every((route) => Array.isArray(doors[route]) && doors[route].includes(role))).map(([right]) => right)
  return [...Object.keys(onOrders[role]), ...Object.keys(onUnits[role] ?? {}), ...doorRights]
}

const isStaff = (role: string): role is StaffRole => role in onOrders

type Cell = { name: string; expected: boolean; got: boolean }
