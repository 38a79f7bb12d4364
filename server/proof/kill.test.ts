import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { joinEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { startKeeper } from './kill/keeper.ts'
import { startLoad, type Step } from './kill/load.ts'

/** KILLS=n kills more often (QUALITY S10 asks for 200). fsync is on: this is the server as it runs, on a folder of its own. */
const kills = Number(process.env['KILLS'] ?? 20)
const port = 4_870 + Math.floor(Math.random() * 25)

test(`${kills} 次 kill -9（服务器、数据库、两者）：答复过的一件不丢，重试的一件不重`, { timeout: 20 * 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'santai-kill-'))
  const keeper = await startKeeper(folder, port)
  const killer = spawn(process.execPath, [fileURLToPath(new URL('./kill/killer.ts', import.meta.url)), folder, String(kills)], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_TEST_CONTEXT: undefined } })
  try {
    const load = startLoad({ port, workers: 8, ledgerFile: join(folder, 'ledger.jsonl'), ...(await credentials()) })
    const recoveries: number[] = []
    for (let n = 0; n < kills; n++) {
      keeper.ready()
      await keeper.struck()
      recoveries.push(await keeper.serving())
      assert.deepEqual(await lost(folder, load.ledger), [], `after kill ${n + 1}`)
    }
    await load.stop()
    const wrong = await audit(folder, load.ledger)
    const doubts = load.ledger.filter((step) => step.doubtedAt !== undefined)
    const happened = await happenedBefore(folder, doubts)
    const targets = Object.entries(Object.groupBy(killsOf(folder), (kill) => kill.target)).map(([target, list]) => `${list?.length} ${target}`).join(', ')
    console.log(`kill: ${kills} kills (${targets}); ${load.ledger.length} steps answered, ${doubts.length} in doubt, of which ${happened} had happened; back in ${Math.max(...recoveries)} ms at most; lost 0, doubled 0`)
    assert.equal(killsOf(folder).length, kills)
    assert.ok(doubts.length >= kills, `only ${doubts.length} in-doubt requests were met`)
    assert.deepEqual(wrong, [])
    await plant(folder, load.ledger)
  } finally {
    killer.kill('SIGKILL')
    await keeper.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
})

/** What was answered must be there, after every single recovery. */
async function lost(folder: string, ledger: readonly Step[]): Promise<string[]> {
  const acknowledged = ledger.filter((step) => step.status === 200).map((step) => step.requestId)
  const rows = await query<{ id: string }>(folder, 'select request_id as id from request where request_id = any($1)', [acknowledged])
  const there = new Set(rows.map((row) => row.id))
  return acknowledged.filter((id) => !there.has(id))
}

/** At the end: every order once, every step once in the story of its order, and each story whole. */
async function audit(folder: string, ledger: readonly Step[]): Promise<string[]> {
  const wrong: string[] = []
  const intakes = ledger.filter((step) => step.what === 'intake')
  const orders = await query<{ number: string; n: number; contacts: number }>(folder, `select foreign_number as number, count(*)::int as n, sum((select count(*) from contact c where c.order_id = o.id))::int as contacts from work_order o where source_system = 'kill' group by 1`)
  const byNumber = new Map(orders.map((row) => [row.number, row]))
  for (const { requestId, status } of intakes) {
    const row = byNumber.get(requestId)
    if (status !== 200 || row?.n !== 1 || row.contacts !== 1) wrong.push(`intake ${requestId}: answered ${status}, ${row?.n ?? 0} orders, ${row?.contacts ?? 0} contacts`)
  }
  if (orders.length !== intakes.length) wrong.push(`${orders.length} orders of ${intakes.length} intakes`)
  const stories = await query<{ id: string; lines: { action: string; seq: number }[] }>(folder, `select record_id as id, json_agg(json_build_object('action', action, 'seq', seq) order by seq) as lines from action_log where record_id in (select id from work_order where source_system = 'kill') group by 1`)
  const told = Map.groupBy(ledger.filter((step) => step.orderId), (step) => step.orderId!)
  for (const { id, lines } of stories) {
    const wanted = ['submit', ...(told.get(id) ?? []).map((step) => step.what)]
    // Time writes in the story too (a warning, an escalation): only what the clients did is compared.
    const clients = lines.filter(({ action }) => action !== 'warn' && action !== 'escalateOverdue').map(({ action }) => action)
    if (clients.join() !== wanted.join() || lines.some(({ seq }, i) => seq !== i + 1)) wrong.push(`story of ${id}: ${clients.join()} instead of ${wanted.join()}`)
  }
  const [clocks] = await query<{ n: number }>(folder, `select count(*)::int as n from (select record_id, code from clock where stopped_at is null and record_id in (select id from work_order where source_system = 'kill') group by 1, 2 having count(*) > 1) doubled`)
  if (clocks?.n) wrong.push(`${clocks.n} clocks run twice`)
  return wrong
}

/** The auditors themselves: a lost answer, a doubled visit and a line too many are each found. */
async function plant(folder: string, ledger: readonly Step[]): Promise<void> {
  const step = ledger.find((one) => one.status === 200)!
  await query(folder, 'delete from request where request_id = $1', [step.requestId])
  assert.deepEqual(await lost(folder, ledger), [step.requestId])
  await query(folder, `insert into contact (id, order_id, matter_id, person_id, at, door, kind, said, taken_by) select gen_random_uuid(), order_id, matter_id, person_id, at, door, kind, said, taken_by from contact where order_id = (select id from work_order where source_system = 'kill' limit 1)`)
  await query(folder, `insert into action_log (record_id, seq, record_kind, at, action, actor_kind, actor_id, actor_name, facts, prev_hash, hash) select record_id, seq + 1000, record_kind, at, 'note', actor_kind, actor_id, actor_name, facts, prev_hash, hash from action_log where record_id = (select id from work_order where source_system = 'kill' limit 1) and seq = 1`)
  assert.equal((await audit(folder, ledger)).length, 2)
}

/** Steps that had been carried out before their answer was lost: a blind retry would have done each of these twice. */
async function happenedBefore(folder: string, doubts: readonly Step[]): Promise<number> {
  const rows = await query<{ id: string; at: Date }>(folder, 'select request_id as id, at from request where request_id = any($1)', [doubts.map((step) => step.requestId)])
  const at = new Map(rows.map((row) => [row.id, row.at.getTime()]))
  return doubts.filter((step) => (at.get(step.requestId) ?? Infinity) < step.doubtedAt!).length
}

/** A key at the API door and people signed in: both outlive every restart. */
async function credentials(): Promise<Pick<Parameters<typeof startLoad>[0], 'bearer' | 'story'>> {
  const post = async (path: string, body: unknown, cookie = ''): Promise<{ json: Record<string, string>; cookie: string }> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-santai': '1', 'sec-fetch-site': 'same-origin', cookie }, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return { json: await answer.json() as Record<string, string>, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0]! }
  }
  const people = await (await fetch(`http://127.0.0.1:${port}/api/demo/people`)).json() as { accountId: string; login: string }[]
  const as = async (login: string): Promise<string> => (await post('/api/demo/sign-in', { accountId: people.find((person) => person.login === login)!.accountId })).cookie
  const [system, dispatcher, lawyer] = [await as('city-system'), await as('city-dispatch'), await as('tja-lawyer')]
  const units = await (await fetch(`http://127.0.0.1:${port}/api/units?size=1000`, { headers: { cookie: dispatcher } })).json() as { id: string; code: string }[]
  const unit = (code: string): string => units.find((one) => one.code === code)!.id
  const made = (await post('/api/clients', { name: 'kill', sourceSystem: 'kill', scopes: ['intake', 'status', 'receipt'], intakeUnitId: unit('HN-HL') }, system)).json
  const token = (await post('/oauth/token', { grant_type: 'client_credentials', client_id: made['clientId'], client_secret: made['secret'] })).json
  const finished = { account: '已联系用人单位', publicReply: '工资已补发。', isTrue: true, beyondDuty: false, contacted: false, solved: true }
  return {
    bearer: `Bearer ${token['access_token']}`,
    story: (mark) => [['accept', dispatcher, {}], ['note', dispatcher, { text: `核实 ${mark}` }], ['assign', dispatcher, { unitId: unit('TJA-F1'), crossReason: '专业对口' }], ['sign', lawyer, {}], ['finish', lawyer, finished]],
  }
}

async function query<R extends pg.QueryResultRow>(folder: string, text: string, values: unknown[] = []): Promise<R[]> {
  const postgres = await joinEmbeddedPostgres(folder)
  const client = new pg.Client({ connectionString: postgres.url('santai_owner') })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<R>(text, values)).rows
  } finally {
    await client.end()
    // Where the keeper was away for a moment, this process has started it, and would keep the server out for good.
    await postgres.stop()
  }
}

const killsOf = (folder: string): { target: string }[] => readFileSync(join(folder, 'killer.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { target: string })
