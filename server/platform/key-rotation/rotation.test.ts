import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { chainSecretOf } from '../chain.ts'
import { chainKeyOf, createVault, loadKeyring, newKeyring, retire, rotate, saveKeyring, SealBroken, withNextKey } from '../crypto.ts'
import { newId } from '../ids.ts'
import { testDatabase, type TestDatabase } from '../../testing/postgres.ts'
import { comparedOnly, resealAll, stillUnder } from './reseal.ts'
import { watchKeyring } from './watch.ts'

let database: TestDatabase<unknown>
const folder = mkdtempSync(join(tmpdir(), 'keys-'))
const file = join(folder, 'keyring.json')
before(async () => { database = await testDatabase() })
after(async () => { await database.drop(); rmSync(folder, { recursive: true, force: true }) })

const people = 3_000
const phoneOf = (i: number): string => `139${String(i).padStart(8, '0')}`

test('换密钥不停机：一边换，一边有人读、有人写、有人按号码找，没有一次读不出', async () => {
  saveKeyring(file, newKeyring())
  // Two servers, as after a restart of one of them; the second reads the file again when it meets a key that it does not know.
  const [one, other] = [createVault(loadKeyring(file)), createVault(loadKeyring(file), () => loadKeyring(file))]
  const { ownerPool } = database
  const ids = Array.from({ length: people }, () => newId())
  await ownerPool.query(`insert into person (id, name, name_shown, phone_sealed, phone_index, created_at) select * from unnest($1::uuid[], $2::text[], $2::text[], $3::text[], $4::text[], array_fill(now(), array[${people}]))`,
    [ids, ids.map((_, i) => `人${i}`), ids.map((_, i) => one.seal(phoneOf(i), 'phone')), ids.map((_, i) => one.blindIndex(phoneOf(i), 'phone'))])
  await ownerPool.query('insert into narrative_token (id, subject_id, token, kind, value_sealed, shown, at) select $1, $2, $3, $4, $5, $6, now()', [newId(), newId(), '〔电话0000000001〕', 'phone', one.seal('13800000000', 'narrative'), '138****0000'])
  await ownerPool.query('insert into request (actor_id, request_id, input_hash, at, answer) values ($1, $2, $3, now(), $4)', [newId(), newId(), 'x', JSON.stringify({ answer: { queryCode: one.seal('ABCD', 'query-code') } })])

  saveKeyring(file, withNextKey(loadKeyring(file)))
  one.renew(loadKeyring(file))
  saveKeyring(file, { ...loadKeyring(file), current: 2 })
  one.renew(loadKeyring(file))
  let [reads, failed, over] = [0, 0, false]
  const reader = async (vault: typeof one, seed: number): Promise<void> => {
    for (let n = seed; !over; n = (n * 7 + 11) % people) {
      const { rows } = await ownerPool.query<{ phone_sealed: string }>('select phone_sealed from person where phone_index = any($1)', [vault.blindIndexes(phoneOf(n), 'phone')])
      reads += 1
      if (rows.length !== 1 || vault.open(rows[0]!.phone_sealed, 'phone') !== phoneOf(n)) failed += 1
    }
  }
  const readers = [reader(one, 1), reader(one, 2)]
  const half = new AbortController()
  await resealAll(ownerPool, one, { batch: 100, signal: half.signal, onProgress: ({ table, moved }) => { if (table === 'person' && moved > people / 2) half.abort() } })
  assert.ok((await stillUnder(ownerPool, 2)).some(({ table }) => table === 'person'), 'stopped half way: some are left, and it is said')
  const finished = await resealAll(ownerPool, one, { batch: 100 })
  over = true
  await Promise.all(readers)
  assert.equal(failed, 0)
  assert.ok(reads > 20, String(reads))
  assert.deepEqual(finished.left, [])
  assert.deepEqual(await stillUnder(ownerPool, 2), [])
  assert.equal((await resealAll(ownerPool, one)).moved, 0, 'run again it changes nothing')
  const { rows: [token] } = await ownerPool.query<{ value_sealed: string }>('select value_sealed from narrative_token')
  assert.equal(other.open(token!.value_sealed, 'narrative'), '13800000000', 'a server that has not heard of the key reads the file')
})

test('每一个 …_sealed 列都在换的范围里', async () => {
  const { rows } = await database.ownerPool.query<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and column_name like '%\\_sealed' order by 1`)
  const names = rows.map(({ name }) => name)
  for (const name of ['credential.totp_sealed', 'api_client.sign_key_sealed', 'person.phone_sealed', 'person.id_number_sealed', 'narrative_token.value_sealed', 'draft.body_sealed', 'work_order.helper_phone_sealed']) assert.ok(names.includes(name), name)
})

test('旧密钥撤下以后：原来封的打不开，查询码、来电号码仍对得上，全程留痕的链仍验得过', () => {
  const before = rotate(newKeyring())
  const vault = createVault(before)
  const old = createVault({ ...before, current: 1 })
  const [sealed, code] = [old.seal('13800000000', 'phone'), old.blindIndex('ABCD', 'query-code')]
  const after = retire(before, 1, comparedOnly)
  saveKeyring(file, after)
  const fresh = createVault(loadKeyring(file))
  assert.throws(() => fresh.open(sealed), SealBroken)
  assert.ok(fresh.blindIndexes('ABCD', 'query-code').includes(code))
  assert.deepEqual(chainSecretOf(loadKeyring(file)), chainKeyOf(before))
  assert.equal(vault.open(sealed), '13800000000')
  assert.throws(() => retire(after, after.current, comparedOnly))
  assert.equal(rotate(after).current, 3, 'a number that was used is never used again')
})

test('开着的服务器两秒内用上新密钥；写坏的密钥文件不打断它', async () => {
  saveKeyring(file, newKeyring())
  const vault = createVault(loadKeyring(file))
  const stop = watchKeyring(file, vault, () => {})
  saveKeyring(file, rotate(loadKeyring(file)))
  for (let waited = 0; vault.current !== 2 && waited < 100; waited++) await sleep(100)
  assert.equal(vault.current, 2)
  writeFileSync(file, '{ broken')
  await sleep(1_500)
  stop()
  assert.equal(vault.open(vault.seal('还能用', 'phone')), '还能用')
})
