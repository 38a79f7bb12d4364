import { hash } from 'node:crypto'
import { chainKeyOf, type Keyring } from './crypto.ts'
import { hmacSm3 } from './hmac.ts'

/**
 * Joins a row to the hash of the row before it. With a key (`setChainKey`), whoever can write the database but not read
 * the key cannot make a row that fits, however well he knows the code.
 * @example const hash = link(record.logHash, { seq, at, action })
 */
export function link(previous: string, row: object): string {
  const text = `${previous}\n${canonicalJson(row)}`
  return keyed === undefined ? hash('sm3', text) : keyed(text).toString('hex')
}

/** Called once at the start, with a secret kept outside the database. Rows made without it no longer verify with it. */
export function setChainKey(secret: Uint8Array | undefined): void {
  keyed = secret === undefined ? undefined : hmacSm3(secret)
}

/** The chains' own secret, from the first key of the ring: it stays when the others rotate, or old rows would not verify. */
export function chainSecretOf(keyring: Keyring): Buffer {
  return chainKeyOf(keyring)
}

/** The place of the first row that does not follow from the one before, or null when all do. */
export function verifyChain(rows: readonly ChainRow[], start = ''): number | null {
  let previous = start
  for (const [index, { prevHash, hash, row }] of rows.entries()) {
    if (prevHash !== previous || hash !== link(previous, row)) return index
    previous = hash
  }
  return null
}

/** JSON with one spelling only: keys in order, what JSON would drop dropped, dates as they are stored. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value)) ?? 'null'
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('toJSON' in value && typeof value.toJSON === 'function') return inOrder(value.toJSON())
  if (Array.isArray(value)) return value.map(inOrder)
  const members = Object.create(null) as Record<string, unknown>
  for (const name of Object.keys(value).sort()) members[name] = inOrder((value as Record<string, unknown>)[name])
  return members
}

let keyed: ReturnType<typeof hmacSm3> | undefined

export type ChainRow = { prevHash: string; hash: string; row: object }
