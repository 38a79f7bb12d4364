import type { Pool } from 'pg'
import { newId } from './ids.ts'
import { startListener } from './listen.ts'

/**
 * Messages from each server process to all others, through NOTIFY on connections of their own, so that no business
 * transaction carries one. Many messages of a moment travel together; one's own are not heard.
 */
export async function startTalk<M>(options: TalkOptions<M>): Promise<Talk<M>> {
  const me = newId()
  let waiting: string[] = []
  let timer: NodeJS.Timeout | undefined
  const flush = async (): Promise<void> => {
    const texts = packed(me, waiting)
    waiting = []
    timer = undefined
    await options.pool.query('select pg_notify($1, text) from unnest($2::text[]) text', [options.channel, texts])
      .catch((error: unknown) => options.log?.('warning', `Other processes were not told: ${String(error)}`))
  }
  const hear = (text: string): void => {
    if (!text.startsWith(me)) for (const message of JSON.parse(text.slice(me.length)) as M[]) options.hear(message)
  }
  const listener = await startListener({ pool: options.pool, channels: { [options.channel]: hear }, onGap: options.onGap })
  return {
    tell: (message) => {
      const text = JSON.stringify(message)
      if (Buffer.byteLength(text) > maxBytes - me.length) throw new RangeError('A message carries ids, not contents: it is too long.')
      waiting.push(text)
      timer ??= setTimeout(() => { void flush() }, gatherMs)
    },
    stop: async () => {
      clearTimeout(timer)
      await listener.stop()
    },
  }
}

// Other processes hear within a tenth of a second: a notification wakes every listening connection, so it must not come one a deed.
const gatherMs = 100

// PostgreSQL takes less than 8,000 bytes a notification.
const maxBytes = 7900

function packed(me: string, messages: readonly string[]): string[] {
  const batches: string[][] = []
  let size = maxBytes
  for (const message of messages) {
    const bytes = Buffer.byteLength(message) + 1
    if (size + bytes > maxBytes) {
      batches.push([])
      size = me.length + 2
    }
    batches.at(-1)?.push(message)
    size += bytes
  }
  return batches.map((batch) => `${me}[${batch.join(',')}]`)
}

export type TalkOptions<M> = {
  pool: Pool
  channel: string
  hear: (message: M) => void
  /** Called when messages may have been missed. */
  onGap: () => void
  log?: ((level: 'error' | 'warning', message: string) => void) | undefined
}
export type Talk<M> = { tell: (message: M) => void; stop: () => Promise<void> }
