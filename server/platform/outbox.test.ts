import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { after, beforeEach, test } from 'node:test'
import { testDatabase } from '../testing/postgres.ts'
import { drainOutbox, findDeadEvents, notifyRelays, purgeOutbox, reviveEvent, startRelay } from './outbox.ts'
import type { Listener } from './outbox.ts'
import { until } from '../testing/until.ts'

const { pool, ownerPool, drop } = await testDatabase()
after(drop)
await ownerPool.query('create table heard (n bigint generated always as identity, listener text, event bigint, subject text)')

beforeEach(async () => { await ownerPool.query('truncate outbox, heard') })

test('each listener hears each event once, in the order of its subject; what nobody hears is done too', async () => {
  await send('opened', 'a', 'b', 'a', 'c', 'a')
  await send('unheard', 'a')
  await drainOutbox({ pool, listeners: [noting('one'), noting('two')] })
  for (const listener of ['one', 'two']) {
    const events = await heard(listener)
    assert.equal(events.length, 5)
    const ofA = events.filter(({ subject }) => subject === 'a').map(({ event }) => event)
    assert.deepEqual(ofA, ofA.toSorted((x, y) => x - y))
  }
  assert.equal(await openCount(), 0)
})

test('four relays at once deliver nothing twice and nothing out of order', async () => {
  await send('opened', ...Array.from({ length: 300 }, (_, i) => `subject ${i % 40}`))
  await Promise.all(Array.from({ length: 4 }, () => drainUntilEmpty()))
  const events = await heard('one')
  assert.equal(events.length, 300)
  assert.equal(new Set(events.map(({ event }) => event)).size, 300)
  for (let i = 0; i < 40; i += 1) {
    const ofOne = events.filter(({ subject }) => subject === `subject ${i}`).map(({ event }) => event)
    assert.deepEqual(ofOne, ofOne.toSorted((x, y) => x - y))
  }
})

test('a listener that fails leaves nothing behind, is tried again later, and the others are not run twice', async () => {
  let broken = true
  const failing: Listener = { event: 'opened', name: 'failing', run: async (event, tx) => {
    await tx.query(`insert into heard (listener, event, subject) values ('failing', $1, $2)`, [event.id, event.subjectId])
    if (broken) throw new Error('not today')
  } }
  await send('opened', 'a', 'a', 'b')
  const relay = { pool, listeners: [noting('one'), failing] }
  await drainOutbox(relay)
  assert.equal((await heard('failing')).length, 0)
  assert.equal((await heard('one')).length, 2, 'the second event of a waits for the first')
  broken = false
  await ownerPool.query('update outbox set next_at = null')
  await drainOutbox(relay)
  assert.equal((await heard('failing')).length, 3)
  assert.equal((await heard('one')).length, 3)
})

test('an event that fails for good is laid aside where it is seen, lets its subject go on, and can be revived', async () => {
  let broken = true
  const failing: Listener = { event: 'opened', name: 'failing', run: async (event, tx) => {
    if (broken) throw new Error('never')
    await noting('failing').run(event, tx)
  } }
  await send('opened', 'a')
  await send('later', 'a')
  const relay = { pool, listeners: [failing, { ...noting('later'), event: 'later' }], maxAttempts: 1 }
  await drainOutbox(relay)
  const [dead] = await findDeadEvents(pool)
  assert.match(dead?.error ?? '', /failing: never/)
  assert.equal((await heard('later')).length, 1)
  broken = false
  await reviveEvent(pool, dead?.id ?? '')
  await drainOutbox(relay)
  assert.equal((await heard('failing')).length, 1)
  assert.deepEqual(await findDeadEvents(pool), [])
})

test('an event whose relay died is taken over when its lease ends, and the late relay leaves nothing', async () => {
  await send('opened', 'a')
  await ownerPool.query(`update outbox set claimed_by = gen_random_uuid(), claimed_until = clock_timestamp() + interval '1 hour'`)
  await drainOutbox({ pool, listeners: [noting('one')] })
  assert.equal((await heard('one')).length, 0)
  const late: Listener = { event: 'opened', name: 'one', run: async (event, tx) => {
    await noting('one').run(event, tx)
    await drainOutbox({ pool, listeners: [noting('two')] })
  } }
  await ownerPool.query('update outbox set claimed_until = clock_timestamp()')
  await drainOutbox({ pool, listeners: [late], leaseS: 0 })
  assert.deepEqual([(await heard('one')).length, await openCount()], [1, 0])
})

test('events that wait for their next try do not hold up those behind them', async () => {
  await send('opened', ...Array.from({ length: 200 }, (_, i) => `waiting ${i}`))
  await ownerPool.query(`update outbox set next_at = clock_timestamp() + interval '1 hour'`)
  await send('opened', 'behind')
  await drainOutbox({ pool, listeners: [noting('one')], batch: 3 })
  assert.deepEqual((await heard('one')).map(({ subject }) => subject), ['behind'])
})

test('a poke wakes the relay at once, and what was never poked is found by itself', async () => {
  const relay = startRelay({ pool, listeners: [noting('one')], pollMs: 50 })
  await send('opened', 'a')
  relay.poke()
  await until(async () => (await heard('one')).length === 1)
  await send('opened', 'b')
  await until(async () => (await heard('one')).length === 2)
  await relay.stop()
})

test('a relay in another process is woken by a notification', async () => {
  const relay = startRelay({ pool, listeners: [noting('one')], pollMs: 3_600_000 })
  await sleep(100)
  await send('opened', 'a')
  await notifyRelays(pool)
  await until(async () => (await heard('one')).length === 1)
  await relay.stop()
})

test('relayed events older than the limit are removed, open ones never', async () => {
  await send('unheard', 'a')
  await send('opened', 'b')
  await drainOutbox({ pool, listeners: [] })
  await send('opened', 'c')
  assert.equal(await purgeOutbox(pool, new Date(Date.now() + 60_000)), 2)
  assert.equal(await openCount(), 1)
})

function noting(name: string): Listener {
  return { event: 'opened', name, run: async (event, tx) => {
    await tx.query('insert into heard (listener, event, subject) values ($1, $2, $3)', [name, event.id, event.subjectId])
  } }
}

async function send(name: string, ...subjects: string[]): Promise<void> {
  await pool.query(`insert into outbox (at, name, subject_kind, subject_id) select now(), $1, 'order', s from unnest($2::text[]) with ordinality t (s, n) order by n`, [name, subjects])
}

async function heard(listener: string): Promise<{ event: number; subject: string }[]> {
  const { rows } = await ownerPool.query('select event, subject from heard where listener = $1 order by n', [listener])
  return rows
}

async function openCount(): Promise<number> {
  const { rows } = await ownerPool.query('select count(*) n from outbox where done_at is null')
  return rows[0].n
}

async function drainUntilEmpty(): Promise<void> {
  while (await openCount() > 0) await drainOutbox({ pool, listeners: [noting('one')], batch: 7 })
}
