import type pg from 'pg'
import { newId } from '../../server/platform/ids.ts'
import { foldTally } from '../../server/rooms/work-orders/tally.ts'

/**
 * Orders by the hundred thousand, written by PostgreSQL itself: five years of them, every twentieth still open (or more),
 * spread over 200 bodies by Zipf's law (exponent 1.25: the largest body holds about a quarter). Rows are as long as real ones; open
 * orders have their clocks. Indexes and foreign keys are taken off for the writing and put back as they were.
 */
export const seedOrders = async (owner: pg.Pool, orders: number, staff: readonly { id: string; unitId: string; role: string }[], openEvery = 20): Promise<void> => {
  const units = (await owner.query<{ id: string; bureau_id: string }>(`select id, bureau_id from unit where code like 'BENCH-%' order by code`)).rows
  const handlers = units.map((unit) => staff.find((person) => person.unitId === unit.id && person.role === 'handler')!.id)
  const client = await owner.connect()
  try {
    await client.query('set statement_timeout = 0')
    const restore = await bareTables(client, ['person', 'matter', 'work_order', 'clock'])
    const people = Math.ceil(orders / 3)
    await client.query(`insert into person (id, name, name_shown, phone_shown, created_at) select ${idOf('1', 'i')}, '周' || i, '周某某', '139****0000', now() - interval '5 years' from generate_series(1, ${people}) i`)
    await client.query(`insert into matter (id, person_id, title, topic, created_at) select ${idOf('2', 'i')}, ${idOf('1', 'i')}, '邻里采光纠纷', 'housing', now() - interval '5 years' from generate_series(1, ${people}) i`)
    await client.query(orderSql(orders, people, openEvery), [zipf(units.length, 1.25), units.map((u) => u.id), units.map((u) => u.bureau_id), handlers])
    await client.query(
      `insert into clock (id, record_id, record_kind, code, rule_version, started_at, due_at, next_at, level)
       select gen_random_uuid(), o.id, 'workOrder', code, 1, o.created_at, o.due_at, case when code = 'WO-DONE' then now() + interval '30 days' end, case when code = 'WO-DONE' then o.level else 'green' end
       from work_order o cross join unnest('{WO-DONE,WO-OBJ}'::text[]) code where o.closed_at is null`)
    // What the job does every few seconds.
    await foldTally(owner)
    for (const sql of [...restore, ...['person', 'matter', 'work_order', 'work_order_tally', 'clock'].map((table) => `vacuum (analyze) ${table}`)]) await client.query(sql)
  } finally {
    client.release(true)
  }
}

/** 200 bodies under the county bureaus, beside the units of the first start. */
export const seedBodies = async (owner: pg.Pool): Promise<{ units: string[]; bureaus: string[]; city: string }> => {
  const { rows } = await owner.query<{ id: string; kind: string; code: string }>(`select id, kind, code from unit where kind in ('countyBureau', 'branchBureau', 'cityBureau')`)
  const bureaus = rows.filter((unit) => unit.kind !== 'cityBureau')
  const units = Array.from({ length: 200 }, (_, i) => ({ id: newId(), code: `BENCH-${String(i).padStart(3, '0')}`, name: `基准司法所 ${i + 1}`, bureau: bureaus[i % bureaus.length]! }))
  await owner.query(
    `insert into unit (id, code, name, short_name, kind, parent_id, path, bureau_id) select id, code, name, name, 'justiceOffice', bureau, ('HN.' || replace(code, '-', '_'))::ltree, bureau
     from jsonb_to_recordset($1) as r(id uuid, code text, name text, bureau uuid)`, [JSON.stringify(units.map((unit) => ({ ...unit, bureau: unit.bureau.id })))])
  return { units: units.map((unit) => unit.id), bureaus: bureaus.map((bureau) => bureau.id), city: rows.find((unit) => unit.kind === 'cityBureau')!.id }
}

/** The upper ends of the units' shares of [0, 1). */
function zipf(units: number, exponent: number): number[] {
  const weights = Array.from({ length: units }, (_, i) => 1 / (i + 1) ** exponent)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  return weights.slice(0, -1).map((weight) => (sum += weight) / total)
}

/** A uuid of a series, so that rows can name one another without a look-up. */
const idOf = (series: string, n: string): string => `('0000000${series}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

const orderSql = (orders: number, people: number, openEvery: number): string => `
  with drawn as (
    select i, i % ${openEvery} = 0 as open, 1 + width_bucket(random(), $1::float8[]) as u, random() as s, random() as l, random() as d,
      now() - interval '5 years' + i * interval '5 years' / ${orders} as created from generate_series(1, ${orders}) i),
  placed as (
    select *, case when not open then 'archived' when s < 0.06 then 'toAccept' when s < 0.1 then 'toAssign' when s < 0.15 then 'toReview' when s < 0.2 then 'toFollowUp'
      when s < 0.35 then 'toSign' when s < 0.95 then 'inHand' else 'onHold' end as state,
      ($2::uuid[])[u] as unit, ($3::uuid[])[u] as bureau, ($4::uuid[])[u] as handler from drawn)
  insert into work_order (id, number, version, state, created_at, person_id, matter_id, kind, door, title, need, topic, area_code, place, asker, bureau_id, intake_unit_id, unit_id, turn_unit_id, handler_id, created_by,
    assigned_at, signed_at, closed_at, due_at, level, supervised, account, public_reply, alike_hash, log_seq, log_hash)
  select (lpad(to_hex((extract(epoch from created) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid,
    'B' || lpad(i::text, 9, '0'), 5, state, created, ${idOf('1', `1 + i % ${people}`)}, ${idOf('2', `1 + i % ${people}`)}, 'task', 'network', '邻居加高山墙挡住采光，请求调解',
    '邻居翻建房屋时把山墙加高到离我家窗户不足两米，白天屋里也要开灯；村里调解过两次，对方答应拆到原来的高度，到今天也没有动工。请求组织调解。', 'housing', '340403001', '田家庵区东城街道', '周某某',
    bureau, bureau, case when state in ('toAccept', 'toAssign') then null else unit end, case when not open then null when s < 0.2 then bureau else unit end,
    case when not open or (s >= 0.35 or (s >= 0.1 and s < 0.2)) then handler end, handler, created, created, case when open then null else created + interval '9 days' end,
    case when open then now() + (d * 20 - 5) * interval '1 day' end,
    case when not open then 'none' when l < 0.7 then 'green' when l < 0.85 then 'yellow' when l < 0.93 then 'orange' else 'overdue' end, open and l > 0.96,
    case when open then null else '已组织双方到场调解，达成协议：限期恢复原高度。' end, case when open then null else '您反映的问题已经调解，双方达成协议，请留意履行期限；对方不履行的，可以申请司法确认后强制执行。' end,
    md5(i::text), 5, md5(i::text) || md5(i::text)
  from placed`

/** Takes secondary indexes and foreign keys off; answers the statements that put them back. */
/** Takes indexes and foreign keys off for the writing; the answer puts them back. */
export async function bareTables(client: pg.ClientBase, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ off: string; on: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as on
    from pg_constraint where contype = 'f' and (conrelid::regclass::text = any($1) or confrelid::regclass::text = any($1))
    union all
    select 'drop index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid) from pg_index i
    where i.indrelid::regclass::text = any($1) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`, [tables])
  for (const { off } of rows) await client.query(off)
  const isKey = (sql: string): boolean => sql.startsWith('alter')
  return rows.map((row) => row.on).toSorted((a, b) => Number(isKey(a)) - Number(isKey(b)))
}
