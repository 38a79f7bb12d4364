import { newId } from '../../platform/ids.ts'
import { seedOrganisation } from '../../rooms/security/index.ts'
import { staffRoles } from '../../rules/roles.ts'
import { units } from '../../seeds/huainan/index.ts'
import { rolesEntrusted } from '../../rooms.ts'
import { places, type Place, type StaffRole } from '../expected-rights.ts'
import { openHouse, type Asking, type ProofHouse } from '../house.ts'

/** One person a role at the places that expected-rights.ts names, one order a place, and in each record a word that nobody else has. */
export const openScene = async (): Promise<Scene> => {
  const house = await openHouse()
  const { accounts } = await seedOrganisation(house.database.pool, house.desk.vault, { units, people: staffRoles.map((role) => ({ login: loginOf(role as StaffRole), name: `试${role}`, appointments: [{ unit: postOf(role as StaffRole), role }] })), mode: 'demo', now: house.clock.now() })
  for (const [login, id] of accounts) house.accounts.set(login, id)
  const orders = { none: newId() } as Record<Place, string>
  const attachments = { none: newId() } as Record<Place, string>
  const codes = {} as Record<Place, string>
  for (const place of places) {
    if (place === 'none') continue
    const made = await anOrder(house, place)
    orders[place] = made.id
    codes[place] = made.code
    attachments[place] = await anAttachment(house, made.id, place)
    await house.database.ownerPool.query('insert into notice (id, at, unit_id, order_id, kind, text) values ($1, now(), $2, $3, $4, $5)', [newId(), house.units.get(unitOf[place]), made.id, 'assigned', `新派工单：${canaryOf(place)}`])
  }
  // Alike by their words: what stands beside a record must not tell more than the record itself.
  await house.database.ownerPool.query(`update work_order set alike_hash = 'same'`)
  await house.database.ownerPool.query(`insert into saved_view (id, account_id, name, query, created_at) values ($1, $2, '${strangersView}', '{}', now())`, [newId(), house.accounts.get('sx-dispatch')])
  const cookies = new Map<string, string>()
  const cookieOf = async (role: StaffRole, fresh = false): Promise<string> => {
    const known = fresh ? undefined : cookies.get(role)
    const cookie = known ?? (await house.signIn(loginOf(role)))
    cookies.set(role, cookie)
    return cookie
  }
  return {
    house, orders, attachments, codes, publications: await somePublications(house, orders), requests: await someRequests(house, orders), pairs: await somePairs(house, orders), entries: await someEntries(house), item: await anItem(house), cookieOf,
    handle: async (role) => {
      await house.database.ownerPool.query('update work_order set handler_id = $1 where id = $2', [house.accounts.get(loginOf(role)), orders.mine])
      if (rolesEntrusted.has(role)) await openedTo(house, loginOf(role), orders.verified)
    },
    ask: (asked) => house.ask(asked),
  }
}

export const canaryOf = (place: Place): string => `金丝雀${place}号笼`
export const strangersView = '别人的常用视图'
export const phoneOf = (place: Place): string => `1390000${String(1000 + places.indexOf(place))}`
export const unitOf: Readonly<Record<Place, string>> = { F1: 'TJA-F1', F2: 'TJA-F2', TJA: 'TJA', SX: 'SX-F1', HN: 'HN-F1', mine: 'SX-F2', consulted: 'SX-F1', takenIn: 'SX-F1', verified: 'SX-F2', none: 'SX' }

const loginOf = (role: StaffRole): string => `proof-${role.toLowerCase()}`

/** Bodies and counters at one law firm, county posts at one bureau, city posts at the city bureau. */
function postOf(role: StaffRole): string {
  if (['handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', 'justiceOfficeStaff', 'windowClerk'].includes(role)) return 'TJA-F1'
  return ['countyDispatcher', 'reviewer', 'followUpOfficer', 'countySupervisor', 'countyHead'].includes(role) ? 'TJA' : 'HN'
}

async function anOrder(house: ProofHouse, place: Place): Promise<{ id: string; code: string }> {
  const answer = await house.ask({
    method: 'POST', url: '/api/intake/hotline', cookie: await house.as('city-hotline1'),
    body: { intake: { requestId: newId(), person: { name: `雀${places.indexOf(place)}`, phone: phoneOf(place), address: `${canaryOf(place)}住址` }, kind: 'task', need: `${canaryOf(place)}的诉求`, place: canaryOf(place), areaCode: '340403001' } },
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const { orderId, queryCode } = answer.json() as { orderId: string; queryCode: string }
  const unit = (code: string): string => house.units.get(code)!
  const open = place === 'TJA'
  const bureau = { F1: 'TJA', F2: 'TJA', TJA: 'TJA', HN: 'HN' }[place as string] ?? 'SX'
  await house.database.ownerPool.query(
    `update work_order set state = $2, unit_id = $3, turn_unit_id = $4, bureau_id = $5, intake_unit_id = $6, consult_unit_id = $7, account = $8, public_reply = $8, press = $9 where id = $1`,
    [orderId, open ? 'toAssign' : 'inHand', open ? null : unit(unitOf[place]), unit(unitOf[place]), unit(bureau), unit(place === 'takenIn' ? 'TJA-F1' : 'HN-HL'), place === 'consulted' ? unit('TJA-F1') : null, `${canaryOf(place)}的办理`, JSON.stringify({ demand: canaryOf(place), by: '监督员', at: new Date().toISOString(), answer: null })])
  return { id: orderId, code: queryCode }
}

/** The person of this order has proved to him who he is: his file stands open for a day. */
async function openedTo(house: ProofHouse, login: string, order: string): Promise<void> {
  await house.database.ownerPool.query(
    `insert into file_gate (id, person_id, basis, scope, door, way, purpose, holder_id, holder_kind, holder_name, opened_at, until_at) select $1, person_id, 'verified', 'file', 'window', 'papers', '核对权限', $2, 'staff', '', $4, $5 from work_order where id = $3`,
    [newId(), house.accounts.get(login), order, new Date(house.clock.now().getTime() - 1000), new Date(house.clock.now().getTime() + 86_400_000)])
}

async function anAttachment(house: ProofHouse, order: string, place: Place): Promise<string> {
  const payload = `--x\r\ncontent-disposition: form-data; name="files"; filename="${canaryOf(place)}.txt"\r\n\r\n${canaryOf(place)}的附件\n\r\n--x--\r\n`
  const answer = await house.ask({ method: 'POST', url: `/api/orders/${order}/attachments`, cookie: await house.as('city-dispatch'), payload, headers: { 'content-type': 'multipart/form-data; boundary=x' } })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return (answer.json() as { id: string }[])[0]!.id
}

async function somePublications(house: ProofHouse, orders: Record<Place, string>): Promise<Partial<Record<Place, string>>> {
  const made: Partial<Record<Place, string>> = {}
  for (const [place, unit, bureau] of [['F1', 'TJA-F1', 'TJA'], ['F2', 'TJA-F2', 'TJA'], ['SX', 'SX-F1', 'SX'], ['HN', 'HN-F1', 'HN']] as const) {
    const id = (made[place] = newId())
    await house.database.ownerPool.query(
      `insert into publication (id, version, state, created_at, created_by, order_id, unit_id, bureau_id, title, text, log_seq, log_hash) values ($1, 1, 'toSelfReview', now(), $2, $3, $4, $5, $6, $6, 0, '')`,
      [id, house.accounts.get('sx-dispatch'), orders[place], house.units.get(unit), house.units.get(bureau), canaryOf(place)])
  }
  return made
}

/** Drafts that nobody has approved yet, one a place. */
async function someEntries(house: ProofHouse): Promise<Partial<Record<Place, string>>> {
  const made: Partial<Record<Place, string>> = {}
  for (const [place, unit, bureau] of [['F1', 'TJA-F1', 'TJA'], ['F2', 'TJA-F2', 'TJA'], ['SX', 'SX-F1', 'SX'], ['HN', 'HN-F1', 'HN']] as const) {
    const id = (made[place] = newId())
    await house.database.ownerPool.query(
      `insert into knowledge_entry (id, version, state, kind, title, question, body, cited, source, origin, teaching, sensitivity, created_at, created_by, written_by, unit_id, bureau_id, review_on, changed_at, log_seq, log_hash)
       values ($1, 1, 'draft', 'answer', $5, '', $5, '[]', '', 'hand', false, 'ordinary', now(), $2, $2, $3, $4, '2030-01-01', now(), 0, '')`,
      [id, house.accounts.get('sx-dispatch'), house.units.get(unit), house.units.get(bureau), canaryOf(place)])
  }
  return made
}

/** A draft that nobody who is asked here has written. */
async function anItem(house: ProofHouse): Promise<string> {
  const id = newId()
  await house.database.ownerPool.query(
    `insert into service_item (id, version, state, code, edition, name, class, definition, origin, created_at, created_by, written_by, log_seq, log_hash) values ($1, 1, 'draft', 'ZZ-99', 1, '演示', 'lookup', '{}', 'hand', now(), $2, $2, 0, '')`,
    [id, house.accounts.get('sx-dispatch')])
  return id
}

/** Two records each, of one county. */
async function somePairs(house: ProofHouse, orders: Record<Place, string>): Promise<Partial<Record<Place, string>>> {
  const made: Partial<Record<Place, string>> = {}
  for (const [place, other, bureau] of [['F1', 'F2', 'TJA'], ['SX', 'takenIn', 'SX']] as const) {
    const id = (made[place] = newId())
    await house.database.ownerPool.query(
      `insert into same_person (id, version, state, created_at, created_by, one_id, other_id, verdict, bits, reasons, bureau_id, log_seq, log_hash)
       select $1, 1, 'toDecide', now(), $2, least(a.person_id, b.person_id), greatest(a.person_id, b.person_id), 'likely', 20, '{}', $3, 0, '' from work_order a, work_order b where a.id = $4 and b.id = $5`,
      [id, house.accounts.get('sx-dispatch'), house.units.get(bureau), orders[place], orders[other]])
  }
  return made
}

async function someRequests(house: ProofHouse, orders: Record<Place, string>): Promise<Partial<Record<Place, string>>> {
  const made: Partial<Record<Place, string>> = {}
  for (const [place, bureau] of [['F1', 'TJA'], ['SX', 'SX']] as const) {
    const id = (made[place] = newId())
    await house.database.ownerPool.query(
      `insert into file_request (id, version, state, created_at, created_by, asked_by, door, person_id, kind, wish, bureau_id, due_at, verified, log_seq, log_hash) select $1, 1, 'asked', now(), $2, '本人', 'window', person_id, 'copy', $3, $4, now(), false, 0, '' from work_order where id = $5`,
      [id, house.accounts.get('sx-dispatch'), '复制一份', house.units.get(bureau), orders[place]])
  }
  return made
}

export type Scene = {
  house: ProofHouse
  orders: Record<Place, string>
  attachments: Record<Place, string>
  codes: Record<Place, string>
  publications: Partial<Record<Place, string>>
  requests: Partial<Record<Place, string>>
  pairs: Partial<Record<Place, string>>
  entries: Partial<Record<Place, string>>
  /** A draft of the city's. */
  item: string
  /** Kept; `fresh` signs in anew, so that rights changed in between are read. */
  cookieOf: (role: StaffRole, fresh?: boolean) => Promise<string>
  /** The order `mine` is this person's to handle from now on, and whose order is `verified` has proved to him who he is. */
  handle: (role: StaffRole) => Promise<unknown>
  ask: (asked: Asking) => ReturnType<ProofHouse['ask']>
}
