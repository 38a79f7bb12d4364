import type { ServerResponse } from 'node:http'
import type { Pool } from 'pg'
import { newId } from './ids.ts'
import { startListener } from './listen.ts'
import { createPresence } from './presence.ts'
import type { Onlooker } from './presence.ts'

/**
 * Live screens by server-sent events. An event says what changed, never what it says now: the page asks for that with its
 * own rights. Whoever subscribes has checked that the account may hear the topics. All server processes hear one another.
 * @example const streams = await startStreams({ pool }); streams.publish('order:018f…', 'changed', { id })
 */
export async function startStreams(options: StreamsOptions): Promise<Streams> {
  const hub = newHub(options)
  const listener = await startListener({
    pool: options.pool,
    channels: { santai_stream: (text) => hear(hub, text) },
    onGap: () => {
      for (const stream of hub.streams) send(hub, stream, resync)
      void closeEnded(hub)
    },
  })
  const timer = setInterval(() => {
    beat(hub)
    void closeEnded(hub)
  }, hub.heartbeatMs)
  return {
    open: (response, subscriber) => open(hub, response, subscriber),
    publish: (topic, name, data = {}) => tell(hub, { topic, name, data }),
    closeFor: (whom) => tell(hub, { close: whom }),
    join: (topic, who) => look(hub, topic, who, false),
    leave: (topic, who) => look(hub, topic, who, true),
    present: (topic) => hub.presence.present(topic, Date.now()),
    count: () => hub.streams.size,
    stop: async () => {
      clearInterval(timer)
      clearTimeout(hub.flushing)
      for (const stream of [...hub.streams]) close(hub, stream)
      await listener.stop()
    },
  }
}

const defaults = { heartbeatMs: 15_000, presenceMs: 30_000, maxQueued: 200, maxPerAccount: 12 }
// PostgreSQL takes less than 8,000 bytes a notification, the sender's id included.
const maxBytes = 7900
const resync = 'event: resync\ndata: {}\n\n'

function newHub(options: StreamsOptions): Hub {
  const settings = { ...defaults, ...options }
  return { ...settings, me: newId(), streams: new Set(), byTopic: new Map(), outgoing: [], flushing: undefined, presence: createPresence(settings.presenceMs) }
}

function open(hub: Hub, response: ServerResponse, { accountId, sessionId, topics }: Subscriber): () => void {
  const ofAccount = [...hub.streams].filter((stream) => stream.accountId === accountId)
  if (ofAccount.length >= hub.maxPerAccount && ofAccount[0]) close(hub, ofAccount[0])
  const stream: Stream = { accountId, sessionId, topics: [...topics], response, queued: [], missed: false, stuckSince: undefined }
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff',
  })
  hub.streams.add(stream)
  for (const topic of stream.topics) hub.byTopic.set(topic, (hub.byTopic.get(topic) ?? new Set()).add(stream))
  response.on('close', () => forget(hub, stream))
  response.on('error', () => forget(hub, stream))
  response.on('drain', () => drain(hub, stream))
  send(hub, stream, 'retry: 2000\n\n')
  return () => close(hub, stream)
}

function look(hub: Hub, topic: string, who: Onlooker, leaving: boolean): void {
  tell(hub, leaving ? { left: topic, who } : { looking: topic, who })
}

// Done here at once; told to the other processes a moment later, many in one notification.
function tell(hub: Hub, message: Message): void {
  if (Buffer.byteLength(JSON.stringify(message)) > maxBytes) throw new RangeError('An event carries ids, not contents: it is too long.')
  perform(hub, message)
  hub.outgoing.push(message)
  hub.flushing ??= setTimeout(() => { void flush(hub) }, 20)
}

async function flush(hub: Hub): Promise<void> {
  const messages = hub.outgoing
  hub.outgoing = []
  hub.flushing = undefined
  const texts = packed(hub.me, messages)
  if (texts.length === 0) return
  await hub.pool.query('select pg_notify($1, text) from unnest($2::text[]) text', ['santai_stream', texts])
    .catch((error: unknown) => hub.log?.('warning', `Other processes were not told: ${String(error)}`))
}

function packed(me: string, messages: readonly Message[]): string[] {
  const texts: string[] = []
  let batch: string[] = []
  let size = 0
  for (const message of messages.map((each) => JSON.stringify(each))) {
    const bytes = Buffer.byteLength(message) + 1
    if (size + bytes > maxBytes && batch.length > 0) {
      texts.push(`${me}[${batch.join(',')}]`)
      batch = []
      size = 0
    }
    batch.push(message)
    size += bytes
  }
  return batch.length > 0 ? [...texts, `${me}[${batch.join(',')}]`] : texts
}

function hear(hub: Hub, text: string): void {
  if (text.startsWith(hub.me)) return
  for (const message of JSON.parse(text.slice(text.indexOf('['))) as Message[]) perform(hub, message)
}

function perform(hub: Hub, message: Message): void {
  if ('close' in message) {
    const { accountId, sessionId } = message.close
    const ended = [...hub.streams].filter((stream) => stream.accountId === accountId || stream.sessionId === sessionId)
    for (const stream of ended) close(hub, stream)
    for (const topic of hub.presence.forget(message.close)) showPresence(hub, topic)
  } else if ('looking' in message) {
    if (hub.presence.join(message.looking, message.who, Date.now())) showPresence(hub, message.looking)
  } else if ('left' in message) {
    if (hub.presence.leave(message.left, message.who)) showPresence(hub, message.left)
  } else {
    deliver(hub, message.topic, message.name, message.data)
  }
}

function deliver(hub: Hub, topic: string, name: string, data: object): void {
  const listening = hub.byTopic.get(topic)
  if (listening === undefined) return
  const text = `event: ${name}\ndata: ${JSON.stringify({ topic, ...data })}\n\n`
  for (const stream of listening) send(hub, stream, text)
}

// Every process knows all who look, so each tells its own streams.
function showPresence(hub: Hub, topic: string): void {
  deliver(hub, topic, 'presence', { present: hub.presence.present(topic, Date.now()) })
}

// A reader who is too slow loses the queue, not the server its memory: once he reads again he is told to load afresh.
function send(hub: Hub, stream: Stream, text: string): void {
  if (stream.missed) return
  if (stream.stuckSince === undefined) {
    if (!stream.response.write(text)) stream.stuckSince = Date.now()
  } else if (stream.queued.length < hub.maxQueued) {
    stream.queued.push(text)
  } else {
    stream.queued = []
    stream.missed = true
  }
}

function drain(hub: Hub, stream: Stream): void {
  const text = stream.missed ? resync : stream.queued.join('')
  stream.queued = []
  stream.missed = false
  stream.stuckSince = undefined
  if (text !== '') send(hub, stream, text)
}

function beat(hub: Hub): void {
  const now = Date.now()
  for (const stream of [...hub.streams]) {
    if (stream.stuckSince !== undefined && now - stream.stuckSince > 4 * hub.heartbeatMs) close(hub, stream)
    else send(hub, stream, ': \n\n')
  }
  for (const topic of hub.presence.expire(now)) showPresence(hub, topic)
}

// closeFor ends a stream at once; this finds those whose ending was told while this process heard nothing.
async function closeEnded(hub: Hub): Promise<void> {
  const sessionIds = [...new Set([...hub.streams].map(({ sessionId }) => sessionId))]
  if (hub.findEnded === undefined || sessionIds.length === 0) return
  const ended = new Set(await hub.findEnded(sessionIds).catch(() => []))
  for (const stream of [...hub.streams]) if (ended.has(stream.sessionId)) close(hub, stream)
}

function close(hub: Hub, stream: Stream): void {
  forget(hub, stream)
  // Not end(): to a reader who does not read, that would wait for ever.
  stream.response.destroy()
}

function forget(hub: Hub, stream: Stream): void {
  hub.streams.delete(stream)
  for (const topic of stream.topics) {
    const listening = hub.byTopic.get(topic)
    listening?.delete(stream)
    if (listening?.size === 0) hub.byTopic.delete(topic)
  }
}

export type StreamsOptions = {
  pool: Pool
  /** Which of these sessions have ended: asked at each heartbeat and after a gap. */
  findEnded?: (sessionIds: string[]) => Promise<string[]>
  log?: (level: 'error' | 'warning', message: string) => void
  heartbeatMs?: number
  presenceMs?: number
  maxQueued?: number
  maxPerAccount?: number
}

export type Subscriber = { accountId: string; sessionId: string; topics: readonly string[] }

export type Streams = {
  /** Takes over the response (`reply.hijack()` first); answers a function that ends it. */
  open: (response: ServerResponse, subscriber: Subscriber) => () => void
  /** Call it behind the commit. Keep `data` to ids: whoever hears the topic sees it. */
  publish: (topic: string, name: string, data?: Record<string, unknown>) => void
  /** Ends the streams of an account or of one session, in every process. */
  closeFor: (whom: { accountId?: string; sessionId?: string }) => void
  /** Says that somebody looks at a record; repeat it within 30 s. Streams on the topic get `presence` when the list changes. */
  join: (topic: string, who: Onlooker) => void
  leave: (topic: string, who: Onlooker) => void
  present: (topic: string) => Onlooker[]
  count: () => number
  stop: () => Promise<void>
}

type Message =
  | { topic: string; name: string; data: Record<string, unknown> }
  | { close: { accountId?: string; sessionId?: string } }
  | { looking: string; who: Onlooker }
  | { left: string; who: Onlooker }

type Stream = {
  accountId: string
  sessionId: string
  topics: string[]
  response: ServerResponse
  queued: string[]
  missed: boolean
  stuckSince: number | undefined
}

type Hub = StreamsOptions & typeof defaults & {
  me: string
  streams: Set<Stream>
  byTopic: Map<string, Set<Stream>>
  outgoing: Message[]
  flushing: NodeJS.Timeout | undefined
  presence: ReturnType<typeof createPresence>
}
