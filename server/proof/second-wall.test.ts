import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import type { Actor } from '../platform/access.ts'
import { inContext, type Sight } from '../platform/context.ts'
import { sealRows } from '../platform/seals.ts'
import { sightOf } from '../rooms.ts'
import { onOrders, places, type StaffRole } from './expected-rights.ts'
import { openScene, phoneOf, canaryOf, type Scene } from './permissions/scene.ts'

/** With the application's own filter off: only row-level security stands between a person and the tables (QUALITY S2). */
let scene: Scene
before(async () => { scene = await openScene() })
after(() => scene.house.end())

/** Tables without row-level security, each with its reason. A table that stands neither here nor behind the wall is a hole. */
const open: Readonly<Record<string, string>> = {
  setting: 'numbers of the office, the same for all', number_block: 'counters of order numbers', seal: 'hashes over the logs, nothing of their content', job_tick: 'when each job last ran',
  clock: 'codes and moments of a record, no words; the sweep looks at all of them', outbox: 'names of events, states and ids, no words; the relay takes all of them', daily_check: 'which unit opened its queue on which day',
  presence_plan: 'which trade ought to be present in which kind of place, the same for all', county_people: 'numbers of inhabitants with their source, nobody among them',
  shop_rule: 'words that no shop may use and how often it may be late, the same for all',
  site_page: 'public pages and which of our staff keeps them', site_check: 'when our own pages were walked over, and links to other sites', site_finding: 'public pages with a broken link or nothing on them', site_visit: 'counts a step and an hour, nobody in them',
  site_rule: 'how often a page is looked through, the same for all', connected_system: 'names and addresses of other systems; their keys stand elsewhere', health_state: 'whether a part answers', health_day: 'how often a part answered', outage: 'from when until when a part did not answer',
  team_need: 'how many a post wants in a shift', team_turn: 'which of our staff is on the rota of a day',
  law: 'published law, for everybody', law_version: 'published law, for everybody', law_article: 'published law, for everybody', law_effect: 'days of effect of published law, and who entered them',
  push_tally: 'how often a provision, a case, an answer or an order was shown and cited: ids and counts, no words',
}
const schemasOfOthers = ['migration', 'graphile_worker']

test('每张表要么强制行级安全，要么在名单上写明理由', async () => {
  assert.deepEqual((await tablesWithout(scene.house.database.ownerPool)).filter((name) => !(name in open)), [])
  const existing = new Set((await scene.house.database.ownerPool.query<{ name: string }>(`select relname as name from pg_class where relkind in ('r', 'p')`)).rows.map((row) => row.name))
  assert.deepEqual(Object.keys(open).filter((name) => !existing.has(name)), [], 'listed, but not there any more')
  // Planted: a table somebody adds tomorrow without a thought.
  await scene.house.database.ownerPool.query('create table careless (id uuid)')
  assert.deepEqual((await tablesWithout(scene.house.database.ownerPool)).filter((name) => !(name in open)), ['careless'])
  await scene.house.database.ownerPool.query('drop table careless')
})

test('应用角色什么也不拥有，不能绕过行级安全，不能关掉它，不能建表', async () => {
  const { rows: [role] } = await scene.house.database.ownerPool.query(`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, (select count(*)::int from pg_class c where c.relowner = r.oid) as owns, (select count(*)::int from pg_auth_members m where m.member = r.oid) as member from pg_roles r where rolname = 'santai_app'`)
  assert.deepEqual(role, { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0, member: 0 })
  for (const sql of ['alter table work_order disable row level security', 'drop policy sight on work_order', 'create table mine (id int)', 'set role santai_owner', 'truncate work_order', 'delete from action_log', `update action_log set actor_name = 'x'`, 'delete from audit_entry', 'delete from person']) {
    await assert.rejects(scene.house.database.pool.query(sql), /permission denied|must be owner|0 rows/, sql)
  }
})

test('办件的改动只能经过自己锁住的那一件：没锁住的改不了，也读不出', async () => {
  await inContext(scene.house.database.pool, sightOf(actorOf('handler')), async (tx) => {
    const moved = (id: string) => tx.rows('update work_order_moved set version = version where id = $1 returning id', [id])
    const locked = (await tx.rows<{ id: string }>('select id from work_order limit 1 for update'))[0]!.id
    assert.deepEqual(await tx.rows('select id from work_order_moved'), [{ id: locked }])
    assert.equal((await moved(scene.orders.SX)).length, 0)
    assert.equal((await moved(locked)).length, 1)
  })
  const columns = `select string_agg(attname, ',' order by attname) as names from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`
  const [table, view] = await Promise.all(['work_order', 'work_order_moved'].map(async (name) => (await scene.house.database.ownerPool.query(columns, [name])).rows[0].names as string))
  assert.equal(view, table, 'a column was added to work_order: make the view work_order_moved anew in that migration')
  for (const sql of ['select * from work_order_moved', 'select need from work_order_moved', 'delete from work_order_moved', 'update work_order_moved set version = 1 returning need']) {
    await assert.rejects(scene.house.database.pool.query(sql), /permission denied/, sql)
  }
})

test('没有身份的连接：业务和个人信息的表里一行也看不到', async () => {
  for (const table of guarded) assert.equal((await scene.house.database.pool.query(`select * from ${table}`)).rows.length, 0, table)
})

test('每个角色的身份下，逐表直接查询：别人的一行也没有', async () => {
  const found: string[] = []
  for (const role of Object.keys(onOrders) as StaffRole[]) {
    for (const table of guarded) found.push(...(await foreignRows(role, table)))
  }
  assert.deepEqual(found, [])
})

test('植入：策略放宽一行，上面的检查就会发现', async () => {
  const { ownerPool } = scene.house.database
  for (const table of ['work_order', 'notice', 'contact', 'attachment']) {
    await ownerPool.query(`create policy planted on ${table} for select using (true)`)
    assert.notDeepEqual(await foreignRows('handler', table), [], table)
    await ownerPool.query(`drop policy planted on ${table}`)
    assert.deepEqual(await foreignRows('handler', table), [], table)
  }
})

test('群众和外部系统的身份：只有自己的那一件', async () => {
  const resident: Actor = { kind: 'resident', id: scene.orders.F1, name: '当事人', appointments: [], recordId: scene.orders.F1 }
  for (const table of guarded) for (const text of await texts(sightOf(resident), table)) for (const place of places) if (place !== 'F1') assert.ok(!text.includes(canaryOf(place)) && !text.includes(scene.orders[place]), `${table} shows ${place}`)
  const client: Actor = { kind: 'client', id: scene.house.accounts.get('sx-head')!, name: '外部系统', appointments: [] }
  for (const table of guarded) assert.deepEqual(await texts(sightOf(client), table), [], table)
})

test('留痕的封存不受视野所限：每一行都封得到', async () => {
  await sealRows(scene.house.database.pool, scene.house.sealing)
  const { rows: [left] } = await scene.house.database.ownerPool.query(`select (select count(*)::int from action_log) as lines, (select count(*)::int from action_log where sealed_in is null) as log, (select count(*)::int from audit_entry where sealed_in is null) as audit`)
  assert.ok(left.lines > 0)
  assert.deepEqual({ log: left.log, audit: left.audit }, { log: 0, audit: 0 })
})

const guarded = ['work_order', 'person', 'matter', 'contact', 'rating', 'attachment', 'action_log', 'notice', 'request', 'saved_view', 'draft', 'portal_draft', 'portal_resume', 'credential', 'session', 'api_client', 'api_nonce', 'audit_entry', 'publication', 'file_gate', 'file_authority', 'verification_try', 'contact_way', 'file_request', 'push_pack', 'push_mark', 'sign_in_attempt', 'resident_session', 'sms_message', 'resident_number', 'resident_read']

/** What the application would see if it forgot every WHERE of its own. */
async function foreignRows(role: StaffRole, table: string): Promise<string[]> {
  const actor = actorOf(role)
  const own = onOrders[role].view ?? []
  const hidden = places.filter((place) => place !== 'none' && !own.includes(place))
  return (await texts(sightOf(actor), table)).flatMap((text) => hidden.filter((place) => text.includes(canaryOf(place)) || text.includes(phoneOf(place)) || text.includes(scene.orders[place])).map((place) => `${role} sees ${place} in ${table}`))
}

async function texts(sight: Sight, table: string): Promise<string[]> {
  return inContext(scene.house.database.pool, sight, async (tx) => (await tx.rows<{ text: string }>(`select to_jsonb(t)::text as text from ${table} t`)).map((row) => row.text))
}

function actorOf(role: StaffRole): Actor {
  const code = onOrders[role].sign || role === 'windowClerk' ? 'TJA-F1' : (onOrders[role].view?.length ?? 0) === 3 ? 'TJA' : 'HN'
  const bureau = code === 'HN' ? 'HN' : 'TJA'
  return { kind: 'staff', id: scene.house.accounts.get(`proof-${role.toLowerCase()}`)!, name: role, appointments: [{ role, unitId: scene.house.units.get(code)!, bureauId: scene.house.units.get(bureau)! }] }
}

async function tablesWithout(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname <> all($1) and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`, [schemasOfOthers])
  return rows.map((row) => row.name)
}
