import { useEffect, useRef } from 'react'
import { announce } from './announce.ts'

/**
 * From anywhere on the page into the reply that is being written. Where no reply is open yet the words wait and go into the
 * next one that opens: whoever presses “引用” never loses a press.
 */
export const cite = (words: string): void => {
  const taker = takers.at(-1)
  if (taker) taker.current(words)
  else waiting.push(words)
  announce(taker ? '已写进答复' : '已备好，打开答复时自动写入')
}

/** A form that takes citations while it is on the screen; `undefined` for forms without a reply. */
export const useCitations = (take: ((words: string) => void) | undefined): void => {
  const latest = useRef<(words: string) => void>(() => {})
  latest.current = take ?? (() => {})
  const takes = take !== undefined
  useEffect(() => {
    if (!takes) return
    takers.push(latest)
    if (waiting.length) latest.current(waiting.splice(0).join('\n'))
    return () => { takers.splice(takers.indexOf(latest), 1) }
  }, [takes])
}

/** Another person, another order: what waited for the last one is dropped. */
export const dropCitations = (): void => { waiting.length = 0 }

/** On a line of its own, after what is there. */
export const withCitation = (text: unknown, words: string): string => [String(text ?? '').trimEnd(), words].filter(Boolean).join('\n')

const takers: { current: (words: string) => void }[] = []
const waiting: string[] = []
