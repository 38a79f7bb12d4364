import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

/**
 * One stream for the page (server-sent events). What it says is only *that* something changed: the queries are asked
 * again under the reader's own rights. The browser reconnects by itself; a closed stream is opened again, more slowly
 * each time, and everything is asked anew because events were missed meanwhile. With `order` it also tells who looks at it.
 */
export const openStream = (client: QueryClient, hear: Hear, order?: string): (() => void) => {
  let watched = order
  let source: EventSource | null = null
  let wait = 1000
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  const pending = new Map<string, readonly unknown[]>()
  const flush = throttled(() => {
    for (const key of pending.values()) void client.invalidateQueries({ queryKey: key })
    pending.clear()
  })
  const connect = (): void => {
    source = new EventSource(watched ? `/api/stream?order=${watched}` : '/api/stream')
    source.onopen = () => {
      if (live === 'broken') void client.invalidateQueries()
      wait = 1000
      setLive('live')
    }
    source.onmessage = (event) => note(event.type, event.data as string)
    for (const name of eventNames) source.addEventListener(name, (event) => note(name, (event as MessageEvent<string>).data))
    source.onerror = () => {
      setLive('broken')
      if (source?.readyState !== EventSource.CLOSED || closed) return
      // Refused at the door: the record may not be mine to watch; the lists still are.
      watched = undefined
      timer = setTimeout(connect, wait)
      wait = Math.min(wait * 2, 30_000)
    }
  }
  const note = (name: string, data: string): void => {
    if (name === 'resync') void client.invalidateQueries()
    for (const key of hear(name, parsed(data))) pending.set(JSON.stringify(key), key)
    flush()
  }
  connect()
  return () => {
    closed = true
    clearTimeout(timer)
    source?.close()
  }
}

export const useLive = (): Live => useSyncExternalStore(subscribe, () => live)

const eventNames = ['changed', 'presence', 'resync', 'order', 'queue', 'clock'] as const
const listeners = new Set<() => void>()
let live: Live = 'opening'

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
function setLive(next: Live): void {
  live = next
  for (const listener of listeners) listener()
}
function parsed(data: string): Record<string, unknown> {
  try {
    return JSON.parse(data) as Record<string, unknown>
  } catch {
    return {}
  }
}
/** First at once, then at most four times a second: a busy morning must not turn into a storm of reloads. */
function throttled(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      run()
    }, 250)
  }
}

export type Live = 'opening' | 'live' | 'broken'
/** What to ask anew after an event. */
type Hear = (event: string, data: Record<string, unknown>) => readonly (readonly unknown[])[]
