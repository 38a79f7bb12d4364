import type { ServerResponse } from 'node:http'

/**
 * One live screen. Whoever reads too slowly loses what waited for him, not the server its memory: once he reads again he
 * is told to load afresh.
 */
export function openConnection(response: ServerResponse, maxQueued: number, onEnd: () => void): Connection {
  let queued: string[] = []
  let missed = false
  let stuckSince: number | undefined
  const send = (text: string): void => {
    if (missed) return
    if (stuckSince === undefined) {
      if (!response.write(text)) stuckSince = Date.now()
    } else if (queued.length < maxQueued) {
      queued.push(text)
    } else {
      queued = []
      missed = true
    }
  }
  const drain = (): void => {
    const text = missed ? resync : queued.join('')
    queued = []
    missed = false
    stuckSince = undefined
    if (text !== '') send(text)
  }
  response.writeHead(200, headers)
  response.on('close', onEnd).on('error', onEnd).on('drain', drain)
  send('retry: 2000\n\n')
  // Not end(): to a reader who does not read, that would wait for ever.
  return { send, stuckFor: (now) => (stuckSince === undefined ? 0 : now - stuckSince), close: () => { response.destroy() } }
}

/** Tells a screen that it may have missed something and has to ask again. */
export const resync = 'event: resync\ndata: {}\n\n'

export function eventText(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}

const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' }

export type Connection = { send: (text: string) => void; stuckFor: (now: number) => number; close: () => void }
