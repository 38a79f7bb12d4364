import { liveList } from './live.ts'
import { sealedList, windowSize, type List, type Segment } from './segment.ts'

/**
 * The best documents by the sum of their terms' impacts, newest segments first. Per window the terms that together cannot
 * lift a document over the worst of the best so far (MaxScore) are looked up for the remaining candidates only, so a
 * frequent word is never read from end to end beside rarer ones. `exact` reads everything: the measure of the other way.
 */
export function topOf(segments: readonly Segment[], terms: readonly Weighed[], { k, accepts, exact, lift, mostLift = 1 }: Options): Top[] {
  const best: Best = { top: [], k, floor: 0, lift, mostLift }
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index]!
    for (let window = Math.ceil(segment.count / windowSize) - 1; window >= 0; window--) {
      const lists = terms.flatMap(({ termId, weight }) => {
        const list = listOf(segment, termId, window)
        return list ? [{ ...list, weight, most: weight * list.max }] : []
      })
      if (lists.length > 0) scan(lists, best, segment, window, accepts, exact ?? false)
    }
  }
  return best.top
}

/** What each term gave to a document that was found, the most first. */
export function partsOf({ segment, doc }: Top, terms: readonly (Weighed & { term: string })[]): { term: string; part: number }[] {
  return terms.flatMap(({ term, termId, weight }) => {
    const list = listOf(segment, termId, doc >>> 16)
    const place = list ? lowPlace(list.lows, list.from, list.to, doc & 0xffff) : -1
    return place < 0 ? [] : [{ term, part: weight * list!.impacts[place]! }]
  }).sort((a, b) => b.part - a.part)
}

/** Whether at least so many living documents bear a term; counting stops there. */
export function isSharedBy(segments: readonly Segment[], termId: number, enough: number): boolean {
  let living = 0
  for (const segment of segments) {
    for (let window = 0; window * windowSize < segment.count; window++) {
      const list = listOf(segment, termId, window)
      for (let at = list?.from ?? 0; at < (list?.to ?? 0); at++) if (segment.dead[window * windowSize + list!.lows[at]!] === 0 && ++living >= enough) return true
    }
  }
  return false
}

const listOf = (segment: Segment, termId: number, window: number): List | undefined => ('chained' in segment ? liveList(segment, termId) : sealedList(segment, termId, window))

const sums = new Float32Array(windowSize)
const candidates = new Uint16Array(windowSize)
/** Were all of the floor left to the optional terms, the first candidates would be too many. */
const optionalShare = 0.5
/** Sums are floats: what is as good as equal is not thrown away. */
const slackForRounding = 1e-4

function scan(lists: WeighedList[], best: Best, segment: Segment, window: number, accepts: Accepts | undefined, exact: boolean): void {
  lists.sort((a, b) => a.most - b.most)
  let optional = 0
  let rest = 0
  // What a document must reach before it is lifted.
  const floor = best.floor / best.mostLift
  while (!exact && optional < lists.length && rest + lists[optional]!.most <= floor * optionalShare) rest += lists[optional++]!.most
  if (optional === lists.length) return
  let count = 0
  for (let index = optional; index < lists.length; index++) count = addAll(lists[index]!, count)
  count = keep(count, segment, window, accepts, floor - rest - slackForRounding * (floor + 1))
  for (let index = optional - 1; index >= 0; index--) {
    addTo(lists[index]!, count)
    rest -= lists[index]!.most
    count = keep(count, segment, window, undefined, floor - rest - slackForRounding * (floor + 1))
  }
  for (let at = 0; at < count; at++) {
    const low = candidates[at]!
    const doc = window * windowSize + low
    offer(best, segment, doc, best.lift ? sums[low]! * best.lift(segment, doc) : sums[low]!)
    sums[low] = 0
  }
}

function addAll({ lows, impacts, from, to, weight }: WeighedList, already: number): number {
  let count = already
  for (let at = from; at < to; at++) {
    const low = lows[at]!
    const before = sums[low]!
    if (before === 0) candidates[count++] = low
    sums[low] = before + weight * impacts[at]!
  }
  return count
}

/** Adds to those that are candidates already: by looking each up, or by reading the list where that is shorter. */
function addTo(list: WeighedList, count: number): void {
  const { lows, impacts, from, to, weight } = list
  if (count * 24 < to - from) {
    for (let at = 0; at < count; at++) {
      const low = candidates[at]!
      const place = lowPlace(lows, from, to, low)
      if (place >= 0) sums[low] = sums[low]! + weight * impacts[place]!
    }
    return
  }
  for (let at = from; at < to; at++) {
    const low = lows[at]!
    const before = sums[low]!
    if (before > 0) sums[low] = before + weight * impacts[at]!
  }
}

function lowPlace(lows: Uint16Array, from: number, to: number, low: number): number {
  let left = from
  let right = to - 1
  while (left <= right) {
    const middle = (left + right) >>> 1
    const found = lows[middle]!
    if (found === low) return middle
    if (found < low) left = middle + 1
    else right = middle - 1
  }
  return -1
}

/** Candidates that may still make it; the sums of the others are taken back. */
function keep(count: number, segment: Segment, window: number, accepts: Accepts | undefined, above: number): number {
  let kept = 0
  const base = window * windowSize
  for (let at = 0; at < count; at++) {
    const low = candidates[at]!
    const stays = sums[low]! >= above && (!accepts || (segment.dead[base + low] === 0 && accepts(segment, base + low)))
    if (stays) candidates[kept++] = low
    else sums[low] = 0
  }
  return kept
}

function offer(best: Best, segment: Segment, doc: number, score: number): void {
  const { top, k } = best
  if (top.length === k && !comesBefore(segment, doc, score, top[k - 1]!)) return
  let place = top.length
  while (place > 0 && comesBefore(segment, doc, score, top[place - 1]!)) place--
  top.splice(place, 0, { segment, doc, score })
  if (top.length > k) top.pop()
  if (top.length === k) best.floor = top[k - 1]!.score
}

/** Of equals in one segment the later stands first; a later segment was met earlier. */
function comesBefore(segment: Segment, doc: number, score: number, other: Top): boolean {
  return score > other.score || (score === other.score && segment === other.segment && doc > other.doc)
}

export type Accepts = (segment: Segment, doc: number) => boolean
export type Weighed = { termId: number; weight: number }
export type Top = { segment: Segment; doc: number; score: number }
export type Options = { k: number; /** Must be given: what it does not accept, and what is dead, is not found. */ accepts: Accepts; exact?: boolean; lift?: ((segment: Segment, doc: number) => number) | undefined; /** The most that `lift` gives. */ mostLift?: number }
type WeighedList = List & { weight: number; most: number }
type Best = { top: Top[]; k: number; floor: number; lift: ((segment: Segment, doc: number) => number) | undefined; mostLift: number }
