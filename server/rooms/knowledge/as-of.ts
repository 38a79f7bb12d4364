/**
 * Which version of a law was in force on a day, from what persons and files have entered and from nothing else. A day of
 * effect that nobody entered is never guessed: the answer is then that it is not known, with the versions it may be.
 * A version cannot be in force before it was published, so later papers do not make an earlier day uncertain.
 */
export const versionOn = <V extends Dated>(versions: readonly V[], day: string): VersionOn<V> => {
  const inForce = versions.filter((v) => v.effectiveOn !== null && v.effectiveOn <= day && (v.endsOn === null || v.endsOn > day)).toSorted(newestFirst)
  const best = inForce[0]
  const doubtful = versions.filter((v) => v.effectiveOn === null && (v.publishedOn === null || v.publishedOn <= day) && (!best || isNewer(v, best)))
  if (doubtful.length > 0) return { kind: 'unknown', reason: 'effectUnknown', candidates: [...doubtful, ...(best ? [best] : [])] }
  if (!best) return { kind: 'lacking' }
  // Repealed or amended, says the source, but neither the day nor the paper that did it is here.
  if (!best.current && best.endsOn === null && !versions.some((v) => isNewer(v, best))) return { kind: 'unknown', reason: 'endUnknown', candidates: [best] }
  return { kind: 'found', version: best }
}

const newestFirst = (a: Dated, b: Dated): number => (b.effectiveOn ?? '').localeCompare(a.effectiveOn ?? '') || (b.publishedOn ?? '').localeCompare(a.publishedOn ?? '')
const isNewer = (one: Dated, other: Dated): boolean => (one.publishedOn ?? '9999') > (other.publishedOn ?? '')

export type Dated = { publishedOn: string | null; effectiveOn: string | null; endsOn: string | null; current: boolean }
export type VersionOn<V> = { kind: 'found'; version: V } | { kind: 'lacking' } | { kind: 'unknown'; reason: 'effectUnknown' | 'endUnknown'; candidates: V[] }
