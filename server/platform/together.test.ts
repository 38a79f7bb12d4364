import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase } from '../testing/postgres.ts'
import type { Sight } from './context.ts'
import { json, type Write } from './flush.ts'
import { newId } from './ids.ts'
import { together, type Work } from './together.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
before(async () => { database = await testDatabase() })
after(() => database.drop())

const sightOf = (units: string[] = []): Sight => ({ actor: { kind: 'staff', id: newId(), name: '周', appointments: [] }, reach: { city: false, bureauIds: [], unitIds: units, ownerId: null, recordId: null } })
const writeOf = (sight: Sight, requestId: string): Write => ({ insert: 'request', row: { actor_id: sight.actor.id, request_id: requestId, input_hash: '-', at: new Date(), answer: json({}) } })
const keep = (sight: Sight, requestId = newId(), before: (tx: Parameters<Work<string>>[0]) => Promise<unknown> = async () => {}): Promise<string> =>
  together(database.pool, sight, async (tx) => { await before(tx); return { answer: requestId, writes: [writeOf(sight, requestId)], beyond: false } })
const kept = async (sight: Sight): Promise<{ id: string; xid: string }[]> =>
  (await database.ownerPool.query<{ id: string; xid: string }>('select request_id as id, xmin::text as xid from request where actor_id = $1', [sight.actor.id])).rows
const transactions = async (sight: Sight): Promise<number> => new Set((await kept(sight)).map(({ xid }) => xid)).size

test('同行：同一人同时送来的，合在几个事务里写，每件各得各的回答', async () => {
  const sight = sightOf()
  const ids = Array.from({ length: 12 }, () => newId())
  assert.deepEqual(await Promise.all(ids.map((id) => keep(sight, id))), ids)
  assert.deepEqual((await kept(sight)).map(({ id }) => id).toSorted(), ids.toSorted())
  assert.equal(await transactions(sight), 4) // Two set off alone at once; ten go as eight and two.
})

test('同行：一个接一个送来的，谁也不等谁', async () => {
  const sight = sightOf()
  for (let i = 0; i < 3; i++) await keep(sight)
  assert.equal(await transactions(sight), 3)
})

test('同行：其中一件出错，只有这一件不成，别的照写', async () => {
  const sight = sightOf()
  const first = await keep(sight)
  const good = Array.from({ length: 6 }, () => newId())
  const answers = await Promise.allSettled([...good.slice(0, 3), first, ...good.slice(3)].map((id) => keep(sight, id)))
  assert.deepEqual(answers.map(({ status }) => status), ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  assert.equal((answers[3] as { reason: { constraint?: string } }).reason.constraint, 'request_pkey')
  assert.deepEqual((await kept(sight)).map(({ id }) => id).toSorted(), [first, ...good].toSorted())
})

test('同行：读的时候出错的，也不拖累别人', async () => {
  const sight = sightOf()
  const answers = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => keep(sight, newId(), (tx) => tx.rows(i === 4 ? 'select 1 / 0' : 'select 1'))))
  assert.deepEqual(answers.map(({ status }) => status === 'fulfilled'), [true, true, true, true, false, true])
  assert.equal((await kept(sight)).length, 5)
})

test('同行：视野不同的人不合在一个事务里；同一人视野变了也不合', async () => {
  const [one, other] = [sightOf(), sightOf()]
  const wider: Sight = { ...one, reach: { ...one.reach, unitIds: [newId()] } }
  const seen: Promise<{ units: string }[]>[] = []
  const look = (tx: Parameters<Work<string>>[0]): Promise<unknown> => { const rows = tx.rows<{ units: string }>(`select coalesce(current_setting('app.units', true), '') as units`); seen.push(rows); return rows }
  await Promise.all(Array.from({ length: 18 }, (_, i) => keep([one, other, wider][i % 3]!, newId(), i % 3 === 0 ? look : undefined)))
  const [mine, theirs] = [await kept(one), await kept(other)]
  assert.deepEqual([mine.length, theirs.length], [12, 6])
  assert.ok(!mine.some(({ xid }) => theirs.some((row) => row.xid === xid)))
  for (const rows of await Promise.all(seen)) assert.deepEqual(rows, [{ units: '' }])
})

test('同行：要写到视野之外的，等大家都读完才放开，谁也不借它多看', async () => {
  const sight = sightOf()
  const flags: string[] = []
  await Promise.all(Array.from({ length: 6 }, (_, i) => together(database.pool, sight, async (tx) => {
    if (i % 2) await tx.rows('select pg_sleep(0.02)')
    flags.push((await tx.rows<{ flag: string }>(`select coalesce(current_setting('app.flush', true), '') as flag`))[0]!.flag)
    return { answer: i, writes: [writeOf(sight, newId())], beyond: i % 2 === 0 }
  })))
  assert.deepEqual(flags, Array.from({ length: 6 }, () => ''))
})

test('同行：前一批久久不完，后来的不一直等它', async () => {
  const sight = sightOf()
  let done = false
  const slow = keep(sight, newId(), (tx) => tx.rows('select pg_sleep(3)')).then(() => { done = true })
  await keep(sight)
  assert.equal(done, false)
  await slow
})
