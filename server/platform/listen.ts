import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'

/**
 * Hears NOTIFY on one connection of its own and comes back after a cut. `onGap` is told each time when messages may have
 * been missed, so that the hearer can catch up.
 */
export async function startListener(options: ListenerOptions): Promise<{ stop: () => Promise<void> }> {
  const state: State = { stopped: false }
  await listen(options, state)
  return {
    stop: async () => {
      state.stopped = true
      state.client?.release(true)
      state.client = undefined
    },
  }
}

async function listen(options: ListenerOptions, state: State): Promise<void> {
  const client = await options.pool.connect()
  if (state.stopped) return client.release(true)
  state.client = client
  client.on('notification', ({ channel, payload }) => options.channels[channel]?.(payload ?? ''))
  // A cut is told twice, as the database's last word and as the connection's end; the second has nobody else to hear it.
  client.on('error', () => {
    if (state.client !== client) return
    state.client = undefined
    client.release(true)
    void listenAgain(options, state)
  })
  await client.query(Object.keys(options.channels).map((channel) => `listen "${channel}"`).join(';'))
}

async function listenAgain(options: ListenerOptions, state: State): Promise<void> {
  for (let waitMs = 200; !state.stopped; waitMs = Math.min(waitMs * 2, 5000)) {
    await sleep(waitMs, undefined, { ref: false })
    try {
      await listen(options, state)
      options.onGap()
      return
    } catch {
      // The database is still away: the next round tries again.
    }
  }
}

export type ListenerOptions = { pool: Pool; channels: Record<string, (payload: string) => void>; onGap: () => void }
type State = { stopped: boolean; client?: PoolClient | undefined }
