import type { Segment } from './segment.ts'

/** A filter over the columns of an index as one function of a document, several of them as this or that; `numberOf` gives the number of a word, if it has one. */
export function compile(columns: readonly string[], where: Where | readonly Where[], numberOf: (value: string) => number | undefined): Test {
  if (Array.isArray(where)) {
    const ways = where.map((one: Where) => compile(columns, one, numberOf))
    return (segment, doc) => ways.some((way) => way(segment, doc))
  }
  const tests = Object.entries(where).flatMap(([name, wanted]) => {
    const column = columns.indexOf(name)
    if (column < 0) throw new Error(`the index has no column ${name}`)
    return wanted === undefined ? [] : [testOf(column, wanted, numberOf)]
  })
  return (segment, doc) => tests.every((test) => test(segment, doc))
}

/** By how much a document counts for more; one function, and the most that it can give. */
export function compileLifts(columns: readonly string[], lifts: readonly Lift[], numberOf: (value: string) => number | undefined): { lift?: (segment: Segment, doc: number) => number; mostLift: number } {
  const tests = lifts.map(({ column, is, by }) => ({ test: testOf(columns.indexOf(column), { anyOf: [is] }, numberOf), by }))
  const mostLift = lifts.reduce((most, { by }) => most * Math.max(1, by), 1)
  return tests.length === 0 ? { mostLift } : { mostLift, lift: (segment, doc) => tests.reduce((sum, { test, by }) => (test(segment, doc) ? sum * by : sum), 1) }
}

function testOf(column: number, wanted: Wanted, numberOf: (value: string) => number | undefined): Test {
  if ('anyOf' in wanted) {
    const numbers = new Set(wanted.anyOf.map((value) => (typeof value === 'number' ? value : numberOf(value))))
    return (segment, doc) => numbers.has(segment.columns[column]![doc]!)
  }
  const { from = -0x8000_0000, to = 0x7fff_ffff } = wanted
  return (segment, doc) => {
    const value = segment.columns[column]![doc]!
    return value >= from && value <= to
  }
}

type Test = (segment: Segment, doc: number) => boolean
export type Wanted = { anyOf: readonly (string | number)[] } | { from?: number; to?: number }
/** By column: one of these values, or a span of numbers, both ends in. */
export type Where = Readonly<Record<string, Wanted | undefined>>
/** Where the column has this value, the score counts `by` times. */
export type Lift = { column: string; is: string | number; by: number }
