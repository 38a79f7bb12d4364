import type { Marked } from '../../../contract/finding.ts'
import { mapped } from '../../platform/text/index.ts'

/** The part of a text where most of the words stand, at most `length` long, with the words marked as they are written there. */
export function markedPart(text: string, words: readonly string[], length = 160): Marked {
  const { text: clean, places } = mapped(text)
  const spans = words.flatMap((word) => occurrences(clean, word)).sort((a, b) => a.from - b.from)
  const begin = Math.max(0, bestBegin(spans, length) - 12)
  const end = Math.min(clean.length, begin + length)
  const pieces: Marked = begin > 0 ? [{ text: '…', hit: false }] : []
  let at = begin
  const push = (to: number, hit: boolean): void => { if (to > at) { pieces.push({ text: text.slice(places[at], places[to]), hit }); at = to } }
  for (const { from, to } of spans) {
    if (from < at || to > end) continue
    push(from, false)
    push(to, true)
  }
  push(end, false)
  if (end < clean.length) pieces.push({ text: '…', hit: false })
  return pieces
}

function occurrences(text: string, word: string): Span[] {
  const spans: Span[] = []
  for (let from = text.indexOf(word); from >= 0 && spans.length < 20; from = text.indexOf(word, from + word.length)) spans.push({ from, to: from + word.length })
  return spans
}

function bestBegin(spans: readonly Span[], length: number): number {
  let best = { begin: 0, count: 0 }
  for (const { from } of spans) {
    const count = spans.filter((other) => other.from >= from && other.to <= from + length - 24).length
    if (count > best.count) best = { begin: from, count }
  }
  return best.begin
}

type Span = { from: number; to: number }
