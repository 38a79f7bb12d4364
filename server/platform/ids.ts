import { randomInt } from 'node:crypto'
import { randomPiece } from './random.ts'

/**
 * A uuid v7: sorts by creation time, never goes back within one process, even when `now` does (the demo's clock can).
 * @example const id = newId(clock.now())
 */
export function newId(now?: Date): string {
  const wanted = now === undefined ? Date.now() : now.getTime()
  if (wanted > lastMs) {
    lastMs = wanted
    counter = nextRandomByte()
  } else if (counter === maxCounter) {
    lastMs += 1
    counter = 0
  } else {
    counter += 1
  }
  const time = lastMs.toString(16).padStart(12, '0')
  const variant = 0x8000 | (nextRandomByte() << 8 & 0x3f00) | nextRandomByte()
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex3(counter)}-${variant.toString(16)}-${randomHex(6)}`
}

export function isId(text: unknown): text is string {
  return typeof text === 'string' && uuidPattern.test(text)
}

/** Eight characters that a resident can read aloud over the telephone; the last one checks the others. */
export const queryCode = (): string => spokenCode(8)

/** A code of another length, made and checked alike. */
export function spokenCode(length: number): string {
  const values = Array.from({ length: length - 1 }, () => randomInt(alphabet.length))
  return [...values, checkValue(values)].map((value) => alphabet[value]).join('')
}

/** Takes what people type: small letters, full-width letters, blanks and hyphens. */
export function normalizeQueryCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s\-—–_.]/gu, '')
}

/** True for a code as issued. Any one wrong character and any two swapped characters are noticed. */
export const isQueryCode = (text: unknown): text is string => isSpokenCode(text, 8)

export function isSpokenCode(text: unknown, length: number): text is string {
  if (typeof text !== 'string' || text.length !== length) return false
  const values = [...text].map((character) => alphabet.indexOf(character))
  return !values.includes(-1) && values.at(-1) === checkValue(values.slice(0, -1))
}

// 23 characters, a prime, so that weights 1, 2, 3 … (up to 22) catch every substitution and every swap. Left out are 0 O Q, 1 I L,
// 2 Z, 5 S, 8 B and U, which looks like V when written by hand.
const alphabet = '34679ACDEFGHJKMNPRTVWXY'

function checkValue(values: readonly number[]): number {
  const sum = values.reduce((total, value, index) => total + (index + 1) * value, 0)
  return Array.from(alphabet, (_, value) => value).find((value) => (sum + (values.length + 1) * value) % alphabet.length === 0) ?? 0
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u
const maxCounter = 0xfff
let lastMs = 0
let counter = 0

const nextRandomByte = (): number => randomPiece(1)[0]!
const randomHex = (bytes: number): string => randomPiece(bytes).toString('hex')

function hex3(value: number): string {
  return value.toString(16).padStart(3, '0')
}
