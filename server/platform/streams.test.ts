import assert from 'node:assert/strict'
import { createServer, get } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { after, afterEach, test } from 'node:test'
import { testDatabase } from '../testing/postgres.ts'
import { startStreams } from './streams.ts'
import type { Streams, StreamsOptions, Subscriber } from './streams.ts'
import { until } from '../testing/until.ts'

const { pool, drop } = await testDatabase()
const stops: (() => Promise<unknown> | void)[] = []
afterEach(async () => { for (const stop of stops.splice(0).reverse()) await stop() })
after(drop)

const mei = { accountId: 'mei', sessionId: 'mei-1', name: '梅' }
const lin = { accountId: 'lin', sessionId: 'lin-1', name: '林' }

test('an event reaches those who listen to its topic, in this process and in others, and nobody else', async () => {
  const [here, there] = [await serve(), await serve()]
  const [near, far, other] = [await here.connect(mei, 'order:1'), await there.connect(lin, 'order:1'), await there.connect(lin, 'order:2')]
  here.streams.publish('order:1', 'changed', { id: '1' })
  await until(() => near.text.includes('event: changed') && far.text.includes('event: changed'))
  assert.match(far.text, /data: \{"topic":"order:1","id":"1"\}\n\n/)
  await sleep(100)
  assert.ok(!other.text.includes('changed'))
  assert.equal(near.text.split('event: changed').length, 2)
})

test('many and long events all arrive in another process', async () => {
  const [here, there] = [await serve(), await serve()]
  const far = await there.connect(lin, 'order:1')
  for (let i = 0; i < 300; i += 1) here.streams.publish('order:1', 'changed', { i, note: '淮'.repeat(100) })
  await until(() => far.text.split('event: changed').length === 301)
})

test('when a session or an account ends, its streams end in every process', async () => {
  const [here, there] = [await serve(), await serve()]
  const streams = [await here.connect(mei, 'a'), await there.connect(mei, 'b'), await there.connect({ ...mei, sessionId: 'mei-2' }, 'b'), await here.connect(lin, 'a')]
  here.streams.closeFor({ sessionId: 'mei-2' })
  await until(() => streams[2]?.ended === true)
  here.streams.closeFor({ accountId: 'mei' })
  await until(() => streams[0]?.ended === true && streams[1]?.ended === true)
  assert.equal(streams[3]?.ended, false)
})

test('a session that ended while this process heard nothing is found at the next heartbeat', async () => {
  const here = await serve({ heartbeatMs: 50, findEnded: async (ids) => ids.filter((id) => id === 'mei-1') })
  const [ended, open] = [await here.connect(mei, 'a'), await here.connect(lin, 'a')]
  await until(() => ended.ended)
  assert.equal(open.ended, false)
})

test('who looks at a record is known everywhere, until he leaves or is silent too long', async () => {
  const [here, there] = [await serve({ presenceMs: 400, heartbeatMs: 50 }), await serve({ presenceMs: 400, heartbeatMs: 50 })]
  const far = await there.connect(lin, 'order:1')
  // Said again and again, as open screens do: on a busy machine one is forgotten before the other has been heard.
  await until(() => {
    here.streams.join('order:1', mei)
    there.streams.join('order:1', lin)
    return here.streams.present('order:1').length === 2 && there.streams.present('order:1').length === 2
  })
  await until(() => far.text.includes('event: presence') && far.text.includes('梅'))
  here.streams.leave('order:1', mei)
  await until(() => there.streams.present('order:1').length === 1)
  await until(() => here.streams.present('order:1').length === 0)
})

test('a reader who does not read costs no memory, and is told to load afresh once he reads again', async () => {
  const here = await serve({ maxQueued: 10 })
  const slow = await here.connect(mei, 'a')
  const watcher = await here.connect(lin, 'b')
  slow.message.pause()
  const note = 'x'.repeat(7000)
  for (let i = 0; i < 3000; i += 1) {
    here.streams.publish('a', 'changed', { i, note })
    if (i % 50 === 0) await sleep(1)
  }
  // On a busy machine the notices come later than they were given: he reads again when all have been offered to him.
  here.streams.publish('b', 'end')
  await until(() => watcher.text.includes('event: end'))
  slow.message.resume()
  await until(() => slow.text.includes('event: resync'))
  assert.ok(slow.text.split('event: changed').length < 3000)
  // He may have been told so more than once: while he still falls behind, what is offered waits or is dropped.
  await until(() => { here.streams.publish('a', 'after'); return slow.text.includes('event: after') })
  assert.throws(() => here.streams.publish('a', 'changed', { note: note.repeat(2) }), RangeError)
})

test('after the database connection was cut the listeners load afresh and hear again', async () => {
  const [here, there] = [await serve(), await serve()]
  const far = await there.connect(lin, 'a')
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%' and pid <> pg_backend_pid()`)
  await until(() => far.text.includes('event: resync'))
  await sleep(300)
  here.streams.publish('a', 'changed')
  await until(() => far.text.includes('event: changed'))
})

test('one account holds a limited number of streams: the oldest ends', async () => {
  const here = await serve({ maxPerAccount: 2 })
  const first = await here.connect(mei, 'a')
  await here.connect(mei, 'a')
  await here.connect(mei, 'a')
  await until(() => first.ended)
  assert.equal(here.streams.count(), 2)
})

async function serve(settings: Partial<StreamsOptions> = {}): Promise<{ streams: Streams; connect: (who: { accountId: string; sessionId: string }, ...topics: string[]) => Promise<Reader> }> {
  const streams = await startStreams({ pool, ...settings })
  const waiting: Subscriber[] = []
  const server = createServer((_, response: ServerResponse) => { streams.open(response, waiting.shift() as Subscriber) })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  stops.push(() => { server.close() }, streams.stop)
  const { port } = server.address() as AddressInfo
  return { streams, connect: async ({ accountId, sessionId }, ...topics) => {
    waiting.push({ accountId, sessionId, topics })
    return read(await new Promise((resolve, reject) => { get({ port, host: '127.0.0.1', agent: false }, resolve).on('error', reject) }))
  } }
}

type Reader = { message: IncomingMessage; text: string; ended: boolean }

function read(message: IncomingMessage): Reader {
  const reader: Reader = { message, text: '', ended: false }
  message.setEncoding('utf8')
  message.on('data', (text: string) => { reader.text += text })
  message.on('error', () => undefined)
  message.on('close', () => { reader.ended = true })
  return reader
}
