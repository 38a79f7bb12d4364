import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { findFonts, noFontMessage } from './fonts.ts'
import type { PaperFonts } from './fonts.ts'
import type { Paper } from './paper.ts'

/**
 * Renders a paper as PDF with the system's Chinese fonts, in a thread of its own; throws `NoFont` where there are none:
 * offer docx then.
 */
export async function paperPdf(paper: Paper, fonts: PaperFonts | null = systemFonts()): Promise<Buffer> {
  if (fonts === null) throw new NoFont(noFontMessage)
  return oneAtATime(async () => {
    const thread = worker()
    thread.postMessage({ paper, fonts })
    const [answer] = await once(thread, 'message') as [Uint8Array | { failed: string }]
    if ('failed' in answer) throw new Error(`The PDF could not be drawn: ${answer.failed}`)
    return Buffer.from(answer)
  })
}

export class NoFont extends Error {}

const idleMs = 60_000

// Font files are large (20 MB each): one paper after the other, and no thread kept when nobody prints.
let queue: Promise<unknown> = Promise.resolve()
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  clearTimeout(leaving)
  const mine = queue.then(work)
  queue = mine.catch(() => undefined).then(() => {
    leaving?.close()
    leaving = setTimeout(() => { void running?.terminate() }, idleMs).unref()
  })
  return mine
}

let running: Worker | undefined
let leaving: NodeJS.Timeout | undefined
function worker(): Worker {
  if (running === undefined) {
    const thread = new Worker(new URL('./pdf-worker.ts', import.meta.url))
    thread.once('exit', () => { if (running === thread) running = undefined })
    running = thread
  }
  // It must not keep the process alive while it waits, nor let it end while it draws.
  running.ref()
  running.once('message', () => running?.unref())
  return running
}

// Looked for once; when none was found, again each time, so that installing one needs no restart.
let known: PaperFonts | null = null
function systemFonts(): PaperFonts | null {
  known ??= findFonts()
  return known
}
