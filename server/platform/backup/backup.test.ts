import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { emptyDatabase } from '../../testing/postgres.ts'
import { migrate } from '../migrate.ts'
import { writeBackup } from './backup.ts'
import { filesUnder } from './dump.ts'
import { restoreBackup, verifyBackup } from './restore.ts'
import { SAME_TEXT, sumTable } from './tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'santai-backup-test-'))
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
const migrations = join(folder, 'migrations')
const passphrase = '一个足够长的备份口令'
const backup = { file: join(folder, 'one.backup'), passphrase }
const attachments = join(folder, 'attachments')
const source = await emptyDatabase()
after(source.drop)

writeTables()
await migrate({ ownerUrl: source.ownerUrl, folder: migrations })
await query(source.ownerUrl, ROWS())
const written = await writeBackup({ ownerUrl: source.ownerUrl, files: () => filesUnder(attachments, 'attachments') }, backup)

test('a backup restored into an empty place holds the same rows and files', async () => {
  const target = await emptyDatabase()
  const restored = join(folder, 'restored')
  const comparisons = await restoreBackup(backup, { ownerUrl: target.ownerUrl, folder: restored, migrations })
  assert.equal(comparisons.length, 7)
  assert.deepEqual(comparisons.filter(one => !one.equal), [])
  assert.equal(written.manifest.tables['public.note']!.rows, 20_000)
  assert.deepEqual(readFileSync(join(restored, 'attachments/ab/large')), readFileSync(join(attachments, 'ab/large')))
  assert.deepEqual(await query(target.ownerUrl, `select body, marks, at from odd`), await query(source.ownerUrl, `select body, marks, at from odd`))
  await target.drop()
})

test('foreign keys, guards and counters hold again afterwards', async () => {
  const target = await emptyDatabase()
  await restoreBackup(backup, { ownerUrl: target.ownerUrl, folder: join(folder, 'again'), migrations })
  await assert.rejects(query(target.ownerUrl, `insert into note (person_id, body) values (999999, 'x')`), /foreign key/)
  await assert.rejects(query(target.ownerUrl, `update log set said = 'x'`), /never changed/)
  const [row] = await query(target.ownerUrl, `insert into log (said) values ('next') returning id`)
  assert.equal(Number(row!.id), 1_001)
  await target.drop()
})

test('what is written while the backup runs does not tear it: every sum is of one moment', async () => {
  let writing = true
  const writer = (async () => {
    while (writing) await query(source.ownerUrl, `with p as (insert into person (name) values ('并发') returning id) insert into note (person_id, body) select 1, 'x' from p`)
  })()
  const file = join(folder, 'busy.backup')
  const { manifest } = await writeBackup({ ownerUrl: source.ownerUrl, files: () => ({}) }, { file, passphrase })
  writing = false
  await writer
  const target = await emptyDatabase()
  const comparisons = await restoreBackup({ file, passphrase }, { ownerUrl: target.ownerUrl, folder: join(folder, 'busy'), migrations })
  assert.ok(comparisons.every(one => one.equal))
  assert.equal(manifest.tables['public.note']!.rows - 20_000, manifest.tables['public.person']!.rows - 100)
  await target.drop()
})

test('a flipped bit anywhere is found', async () => {
  const bytes = readFileSync(backup.file)
  for (let i = 0; i < 40; i++) {
    const place = Math.floor((bytes.length - 1) * (i / 39))
    const copy = Buffer.from(bytes)
    copy[place] = copy[place]! ^ (1 << (i % 8))
    const file = join(folder, 'flipped.backup')
    writeFileSync(file, copy)
    await assert.rejects(verifyBackup({ file, passphrase }), /已损坏|口令不对|不完整|不是三台的备份文件|多余/, `bit at ${place}`)
  }
})

test('a cut tail is found, a longer tail too', async () => {
  const file = join(folder, 'cut.backup')
  for (const change of [-1, -40, -100_000, 1]) {
    writeFileSync(file, Buffer.concat([readFileSync(backup.file), Buffer.alloc(Math.max(0, change))]))
    if (change < 0) truncateSync(file, statSync(file).size + change)
    await assert.rejects(verifyBackup({ file, passphrase }), /已损坏|不完整|多余/)
  }
})

test('with another passphrase nothing opens, and nothing readable stands in the file', async () => {
  await assert.rejects(verifyBackup({ file: backup.file, passphrase: 'another' }), /口令不对/)
  assert.equal(readFileSync(backup.file).includes(Buffer.from('当事人')), false)
})

test('a damaged backup leaves the target empty', async () => {
  const file = join(folder, 'late.backup')
  const bytes = readFileSync(backup.file)
  bytes[bytes.length - 50]! ^= 1
  writeFileSync(file, bytes)
  const target = await emptyDatabase()
  await assert.rejects(restoreBackup({ file, passphrase }, { ownerUrl: target.ownerUrl, folder: join(folder, 'none'), migrations }))
  assert.deepEqual(await query(target.ownerUrl, `select to_regclass('person') as person`), [{ person: null }])
  await target.drop()
})

test('one changed character changes the sum of its table', async () => {
  const client = new pg.Client({ connectionString: source.ownerUrl })
  await client.connect()
  await client.query(SAME_TEXT)
  await client.query('begin')
  await client.query(`update odd set body = body || ' ' where body = ''`)
  const sum = await sumTable(client, 'public.odd')
  await client.query('rollback')
  await client.end()
  assert.equal(sum.rows, written.manifest.tables['public.odd']!.rows)
  assert.notEqual(sum.sum, written.manifest.tables['public.odd']!.sum)
})

function writeTables(): void {
  mkdirSync(join(attachments, 'ab'), { recursive: true })
  mkdirSync(migrations)
  writeFileSync(join(attachments, 'ab/large'), randomBytes(3_000_000))
  writeFileSync(join(attachments, 'small'), '')
  writeFileSync(join(migrations, '0001-test.sql'), `
    create table person (id bigint generated always as identity primary key, name text not null, best_note bigint);
    create table note (id bigint generated always as identity primary key, person_id bigint not null references person, body text,
      length int generated always as (length(body)) stored);
    alter table person add foreign key (best_note) references note;
    create table log (id bigserial primary key, said text);
    create table odd (body text, marks text[], at timestamptz, raw bytea, number double precision, path ltree, word tsvector);
    create table part (day date not null, n int) partition by range (day);
    create table part_2026 partition of part for values from ('2026-01-01') to ('2027-01-01');
    alter table note enable row level security; alter table note force row level security;
    create function guard() returns trigger language plpgsql as $$ begin raise 'never changed'; end $$;
    create trigger guard before update or delete or truncate on log execute function guard();`)
}

function ROWS(): string {
  return `
    insert into person (name) select '当事人' || n from generate_series(1, 100) n;
    insert into note (person_id, body) select 1 + n % 100, '内容 ' || n from generate_series(1, 20000) n;
    update person set best_note = 5;
    insert into log (said) select 'x' from generate_series(1, 1000);
    insert into part select '2026-03-01'::date + n, n from generate_series(1, 50) n;
    insert into odd values (E'tab\\t line\\n back\\\\ 𠮷', array['a,b', null, '"'], now(), '\\x00ff', 0.1 + 0.2, 'a.b', to_tsvector('simple', 'x y')), (null, '{}', null, null, 'NaN', null, null), ('', null, '-infinity', '', 'Infinity', '', '')`
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const result = await client.query(sql)
    return Array.isArray(result) ? [] : result.rows
  } finally {
    await client.end()
  }
}
