import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import pg from 'pg'
import { testCluster } from '../testing/cluster.ts'
import { testDatabase } from '../testing/postgres.ts'
import { canonicalJson, link, setChainKey, verifyChain } from './chain.ts'
import { sm3 } from './crypto.ts'
import { newId } from './ids.ts'
import { copyOutside, hashOfSeal, rowText, sealColumns, sealRows } from './seals.ts'
import type { SealOptions, SealRow } from './seals.ts'
import { verifyAll } from './verify-seals.ts'

const { pool, url, drop } = await testDatabase()
const superuser = new pg.Pool({ connectionString: (await testCluster()).url('santai_admin', new URL(url).pathname.slice(1)), max: 4 })
after(async () => { await superuser.end(); await drop() })
const file = join(mkdtempSync(join(tmpdir(), 'santai-seals-')), 'seals.log')
const rowHash = (row: Record<string, unknown>): string => link('', { id: row['id'], act: row['act'], object: row['object'] })
const options: SealOptions = { tables: [{ table: 'audit_entry', rowHash }, { table: 'action_log' }], file, now: () => new Date('2026-11-23T10:00:00.123+08:00') }

beforeEach(async () => {
  setChainKey(Buffer.from('a key outside the database'))
  await superuser.query('truncate seal, audit_entry, action_log')
  rmSync(file, { force: true })
  for (let batch = 0; batch < 3; batch += 1) {
    await write(20)
    await sealRows(pool, options)
  }
})

test('nothing touched: nothing found, also while 64 writers write and a sealer seals', async () => {
  assert.deepEqual(await verifyAll(pool, options), { intact: true, seals: 6, rows: 120, findings: [] })
  const writers = Promise.all(Array.from({ length: 64 }, () => write(5)))
  for (let round = 0; round < 5; round += 1) {
    const [, report] = await Promise.all([sealRows(pool, options), verifyAll(pool, options)])
    assert.deepEqual(report.findings, [])
  }
  await writers
  for (let i = 0; i < 8; i += 1) {
    await write(2)
    await Promise.all([sealRows(pool, options), sealRows(pool, options)])
  }
  await sealRows(pool, options)
  const report = await verifyAll(pool, options)
  assert.deepEqual([report.intact, report.rows], [true, 120 + 64 * 10 + 8 * 4])
  const { rows } = await superuser.query('select count(*)::int as open from audit_entry where sealed_in is null')
  assert.equal(rows[0].open, 0)
})

const someRow = `id = (select id from audit_entry where sealed_in = 3 order by id limit 1)`
const tamperings: [string, string, string][] = [
  ['a row edited', `update audit_entry set object = 'another' where ${someRow}`, 'rowChanged'],
  ['a row edited where its own hash does not look', `update audit_entry set result = 'refused' where ${someRow}`, 'rowChanged'],
  ['a moment edited by a microsecond', `update audit_entry set at = at + interval '1 microsecond' where ${someRow}`, 'rowChanged'],
  ['a fact edited inside a document', `update action_log set facts = '{"a": 2}' where sealed_in = 2 and seq = 1`, 'rowChanged'],
  ['a row deleted', `delete from audit_entry where ${someRow}`, 'rowsMissing'],
  ['all rows of a seal deleted', 'delete from audit_entry where sealed_in = 3', 'rowsMissing'],
  ['a row inserted under a seal', `insert into audit_entry select gen_random_uuid(), at, actor_kind, actor_id, unit_id, act, object, purpose, result, hash, sealed_in from audit_entry where ${someRow}`, 'rowsAdded'],
  ['a row inserted without a seal', `insert into audit_entry select gen_random_uuid(), at, actor_kind, actor_id, unit_id, act, object, purpose, result, hash, null from audit_entry where ${someRow}`, 'rowChanged'],
  ['a row under a seal that never was', `update audit_entry set sealed_in = 99 where ${someRow}`, 'rowsAdded'],
  ['a row taken out of its seal', `update audit_entry set sealed_in = null where ${someRow}`, 'rowsMissing'],
  ['two rows swapped', `update audit_entry a set object = b.object, hash = b.hash from audit_entry b where a.sealed_in = 1 and b.sealed_in = 1 and a.id <> b.id
    and a.id in (select id from audit_entry where sealed_in = 1 order by id limit 2) and b.id in (select id from audit_entry where sealed_in = 1 order by id limit 2)`, 'rowChanged'],
  ['a row moved to another seal', `update audit_entry set sealed_in = 1 where ${someRow}`, 'rowsMissing'],
  ['a seal edited', `update seal set rows = 19 where n = 3`, 'rowsAdded'],
  ['the time of a seal edited', `update seal set at = at - interval '1 day' where n = 3`, 'rowChanged'],
  ['a seal deleted in the middle', 'delete from seal where n = 3', 'sealMissing'],
  ['the tail cut off', 'delete from audit_entry where sealed_in >= 5; delete from action_log where sealed_in >= 5; delete from seal where n >= 5', 'tailCut'],
  ['everything deleted', 'truncate seal, audit_entry, action_log', 'tailCut'],
]

for (const [what, sql, kind] of tamperings) {
  test(`found: ${what}`, async () => {
    await superuser.query(sql)
    const report = await verifyAll(pool, options)
    assert.ok(report.findings.some((found) => found.kind === kind), JSON.stringify(report.findings))
  })
}

test('found: a full rewrite by someone who knows the code and even the key, but not the file outside', async () => {
  await superuser.query(`update audit_entry set object = 'another' where ${someRow}`)
  await superuser.query(`update audit_entry set hash = $1 where ${someRow}`, [rowHash((await superuser.query(`select * from audit_entry where ${someRow}`)).rows[0])])
  await rewriteSeals()
  const report = await verifyAll(pool, options)
  assert.deepEqual(new Set(report.findings.map(({ kind }) => kind)), new Set(['rewritten']))
})

test('found: the file outside edited, shortened or lost', async () => {
  const lines = readFileSync(file, 'utf8')
  for (const [text, kind] of [[lines.replace(/^2 .*\n/mu, ''), 'copyChanged'], [lines.split('\n').slice(0, 4).join('\n') + '\n', 'copyBehind'], ['', 'copyBehind']] as const) {
    writeFileSync(file, text)
    assert.ok((await verifyAll(pool, options)).findings.some((found) => found.kind === kind), kind)
  }
})

test('a sealer that died before it wrote the file is made up for; a half-written line does no harm', async () => {
  const lines = readFileSync(file, 'utf8')
  writeFileSync(file, lines.split('\n').slice(0, 3).join('\n') + '\n')
  await copyOutside(pool, file)
  assert.equal(readFileSync(file, 'utf8'), lines)
  assert.equal((await verifyAll(pool, options)).intact, true)
})

test('a column added later breaks no seal as long as it is empty', async () => {
  await superuser.query('alter table audit_entry add column extra text')
  assert.equal((await verifyAll(pool, options)).intact, true)
  await superuser.query(`update audit_entry set extra = 'x' where ${someRow}`)
  assert.equal((await verifyAll(pool, options)).intact, false)
  await superuser.query('alter table audit_entry drop column extra')
})

test('the application itself may neither change nor delete what it wrote', async () => {
  for (const sql of [`update seal set rows = 1`, 'delete from seal', `update audit_entry set object = 'x'`, 'delete from audit_entry', 'delete from action_log']) {
    await assert.rejects(pool.query(sql), /permission denied/)
  }
})

test('a chain shows where it breaks, and without the key nobody can continue it', () => {
  const rows = [{ seq: 1 }, { seq: 2 }, { seq: 3 }]
  let previous = ''
  const chain = rows.map((row) => ({ prevHash: previous, row, hash: (previous = link(previous, row)) }))
  assert.equal(verifyChain(chain), null)
  assert.equal(verifyChain(chain.with(1, { ...chain[1]!, row: { seq: 22 } })), 1)
  assert.equal(verifyChain(chain.toSpliced(1, 1)), 1)
  const real = link('', { seq: 1 })
  setChainKey(undefined)
  assert.notEqual(link('', { seq: 1 }), real)
  assert.equal(link('', { seq: 1 }), sm3('\n{"seq":1}'))
})

test('one value has one spelling, also after a stay in the database', () => {
  assert.equal(canonicalJson({ b: [undefined, new Date(0)], a: { d: undefined, c: '淮' } }), '{"a":{"c":"淮"},"b":[null,"1970-01-01T00:00:00.000Z"]}')
  const facts = { z: 1.5, a: [{ y: null, x: true }], e: 1e21 }
  assert.equal(canonicalJson(JSON.parse(JSON.stringify(facts))), canonicalJson(facts))
})

async function write(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const row = { id: newId(), act: 'order.sign', object: newId() }
    await pool.query(`insert into audit_entry (id, at, actor_kind, actor_id, act, object, result, hash) values ($1, clock_timestamp(), 'staff', $1, $2, $3, 'ok', $4)`, [row.id, row.act, row.object, rowHash(row)])
    await pool.query(`insert into action_log (record_id, seq, record_kind, at, action, actor_kind, actor_id, actor_name, facts, prev_hash, hash)
      values ($1, 1, 'order', clock_timestamp(), 'sign', 'staff', $1, '梅', '{"a": 1}', '', 'x')`, [row.id])
  }
}

async function rewriteSeals(): Promise<void> {
  const { rows: seals } = await superuser.query<SealRow>(`select ${sealColumns} from seal order by seal.n`)
  let prevHash = ''
  for (const seal of seals) {
    const { rows } = await superuser.query(`set timezone = 'UTC'; select ${rowText('t')} as text from ${seal.table} t where sealed_in = ${seal.n}`).then((results) => (results as unknown as pg.QueryResult[])[1]!)
    const hash = hashOfSeal({ ...seal, prevHash }, rows.map(({ text }) => sm3(text)))
    await superuser.query('update seal set prev_hash = $2, hash = $3 where n = $1', [seal.n, prevHash, hash])
    prevHash = hash
  }
}
