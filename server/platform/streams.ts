import type { ServerResponse } from 'node:http'
import type { Pool } from 'pg'
import { createPresence } from './presence.ts'
import type { Onlooker } from './presence.ts'
import { startTalk } from './process-talk.ts'
import { eventText, openConnection, resync } from './stream-connection.ts'
import type { Connection } from './stream-connection.ts'

/**
 * Live screens by server-sent events. An event says what changed, never what it says now: the page asks for that with its
 * own rights. Whoever subscribes has checked that the account may hear the topics. All server processes hear one another.
 * @example const streams = await startStreams({ pool }); streams.publish('order:018f…', 'changed', { id })
 */
export async function startStreams(options: StreamsOptions): Promise<Streams> {
  const hub = newHub(options)
  const talk = await startTalk<Message>({
    pool: options.pool, channel: 'santai_stream', hear: (message) => perform(hub, message), onGap: () => catchUp(hub), log: options.log,
  })
  const timer = setInterval(() => beat(hub), hub.heartbeatMs)
  // Told first: what is too long to be told elsewhere must not be shown here only.
  const everywhere = (message: Message): void => {
    talk.tell(message)
    perform(hub, message)
  }
  return {
    open: (response, subscriber) => open(hub, response, subscriber),
    publish: (topic, name, data = {}) => everywhere({ topic, name, data }),
    closeFor: (whom) => everywhere({ close: whom }),
    join: (topic, who) => everywhere({ looking: topic, who }),
    leave: (topic, who) => everywhere({ left: topic, who }),
    present: (topic) => hub.presence.present(topic, Date.now()),
    count: () => hub.streams.size,
    stop: async () => {
      clearInterval(timer)
      for (const stream of [...hub.streams]) close(hub, stream)
      await talk.stop()
    },
  }
}

const defaults = { heartbeatMs: 15_000, presenceMs: 30_000, maxQueued: 200, maxPerAccount: 12 }

function newHub(options: StreamsOptions): Hub {
  const settings = { ...defaults, ...options }
  return { ...settings, streams: new Set(), byTopic: new Map(), presence: createPresence(settings.presenceMs) }
}

function open(hub: Hub, response: ServerResponse, { accountId, sessionId, topics }: Subscriber): () => void {
  const ofAccount = [...hub.streams].filter((stream) => stream.accountId === accountId)
  if (ofAccount.length >= hub.maxPerAccount && ofAccount[0]) close(hub, ofAccount[0])
  const connection = openConnection(response, hub.maxQueued, () => forget(hub, stream))
  const stream: Stream = { accountId, sessionId, topics: [...topics], connection }
  hub.streams.add(stream)
  for (const topic of topics) hub.byTopic.set(topic, (hub.byTopic.get(topic) ?? new Set()).add(stream))
  return () => close(hub, stream)
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
  const text = eventText(name, { topic, ...data })
  for (const { connection } of listening) connection.send(text)
}

// Every process knows all who look, so each tells its own streams.
function showPresence(hub: Hub, topic: string): void {
  deliver(hub, topic, 'presence', { present: hub.presence.present(topic, Date.now()) })
}

function beat(hub: Hub): void {
  const now = Date.now()
  for (const stream of [...hub.streams]) {
    if (stream.connection.stuckFor(now) > 4 * hub.heartbeatMs) close(hub, stream)
    else stream.connection.send(': \n\n')
  }
  for (const topic of hub.presence.expire(now)) showPresence(hub, topic)
  void closeEnded(hub)
}

function catchUp(hub: Hub): void {
  for (const { connection } of hub.streams) connection.send(resync)
  void closeEnded(hub)
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
  stream.connection.close()
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

type Stream = { accountId: string; sessionId: string; topics: readonly string[]; connection: Connection }

type Hub = StreamsOptions & typeof defaults & {
  streams: Set<Stream>
  byTopic: Map<string, Set<Stream>>
  presence: ReturnType<typeof createPresence>
}
