import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { hmacSm3 } from './hmac.ts'
import { randomPiece } from './random.ts'

/**
 * Sealing of single values with SM4-CBC, then HMAC-SM3 over all of it (encrypt-then-MAC). Node has no SM4-GCM.
 * A sealed text reads `s<key version>.<purpose>.<base64url of iv, cipher text, tag>`; the tag covers the first two parts too,
 * so that a value can neither be altered nor moved to a column of another purpose.
 * @example const vault = createVault(loadKeyring(file)); vault.open(vault.seal('13800000000', 'phone'), 'phone')
 */
export function createVault(first: Keyring, again?: () => Keyring): Vault {
  let keyring = first
  const keys = new Map<string, PurposeKeys>()
  const keysOf = (version: number, purpose: string): PurposeKeys => {
    const name = `${version}.${purpose}`
    // A key that another process has made since: the file has it.
    if (!keys.has(name) && keyring.keys[version] === undefined && again) keyring = again()
    const found = keys.get(name) ?? derive(keyring, version, purpose)
    keys.set(name, found)
    return found
  }
  const open = (text: string, purpose?: string): string => openWith(keysOf, text, purpose)
  return {
    seal: (plain, purpose) => sealWith(keysOf(keyring.current, purpose), plain),
    open,
    isCurrent: (text) => text.startsWith(`s${keyring.current}.`),
    reseal: (text) => sealWith(keysOf(keyring.current, purposeOf(text)), open(text)),
    blindIndex: (value, purpose) => indexOf(keysOf(keyring.current, purpose), value),
    blindIndexes: (value, purpose) => [...versionsOf(keyring).map((version) => indexOf(keysOf(version, purpose), value)), ...keptIndexes(keyring, value, purpose)],
    renew: (next) => { keyring = next },
    get current() { return keyring.current },
  }
}

/** Thrown when a sealed text was altered, moved, or belongs to a key that this server does not have. */
export class SealBroken extends Error {}

/** SM3 of a text or of bytes, in hex (GB/T 32905). */
export function sm3(data: string | Uint8Array): string {
  return createHash('sm3').update(data).digest('hex')
}

/** Compares secrets without telling by its duration where they differ. */
export function equalSecrets(one: string, other: string): boolean {
  const a = createHash('sm3').update(one).digest()
  const b = createHash('sm3').update(other).digest()
  return timingSafeEqual(a, b)
}

export function newKeyring(): Keyring {
  return { current: 1, keys: { 1: randomBytes(32) } }
}

/** Adds a key and makes it current. Old keys stay for reading until everything is resealed. */
export function rotate(keyring: Keyring): Keyring {
  const next = withNextKey(keyring)
  return { ...next, current: Math.max(...versionsOf(next)) }
}

/** Adds a key that is known and not used yet, so that every process can read it before the first one writes with it. */
export function withNextKey(keyring: Keyring): Keyring {
  const version = Math.max(...versionsOf(keyring), ...Object.keys(keyring.kept ?? {}).map(Number)) + 1
  return { ...keyring, keys: { ...keyring.keys, [version]: randomBytes(32) } }
}

/**
 * Takes an old key away for good. What is only ever compared and stands nowhere sealed (query codes, callers' numbers) keeps its
 * index key, which opens nothing; the key of the chains moves to a place of its own.
 */
export function retire(keyring: Keyring, version: number, comparedOnly: readonly string[]): Keyring {
  if (version === keyring.current || keyring.keys[version] === undefined) throw new Error('only an old key that is there can be retired')
  const kept = Object.fromEntries(comparedOnly.map((purpose) => [purpose, derivedKey(keyring.keys[version]!, 'index', purpose, 32)]))
  const { [version]: _gone, ...keys } = keyring.keys
  return { current: keyring.current, keys, chain: keyring.chain ?? chainKeyOf(keyring), kept: { ...keyring.kept, [version]: kept } }
}

/** The secret of the chains (platform/chain.ts): made from the first key there ever was. */
export function chainKeyOf(keyring: Keyring): Buffer {
  return keyring.chain ?? createHmac('sm3', keyring.keys[Math.min(...versionsOf(keyring))]!).update('santai/chain').digest()
}

/** Reads the key file; with `create`, makes one readable by its owner only when there is none. */
export function loadKeyring(file: string, create = false): Keyring {
  if (!existsSync(file)) {
    if (!create) throw new Error(`No key file at ${file}. Restore it from its safe place: without it sealed data cannot be read.`)
    saveKeyring(file, newKeyring())
  }
  return parseKeyring(readFileSync(file, 'utf8'))
}

export function saveKeyring(file: string, keyring: Keyring): void {
  mkdirSync(dirname(file), { recursive: true })
  const hex = (keys: Record<string, Buffer>): object => Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, key.toString('hex')]))
  const kept = keyring.kept && Object.fromEntries(Object.entries(keyring.kept).map(([version, keys]) => [version, hex(keys)]))
  const text = JSON.stringify({ current: keyring.current, keys: hex(keyring.keys), ...(keyring.chain ? { chain: keyring.chain.toString('hex') } : {}), ...(kept ? { kept } : {}) }, null, 2)
  // Whole or not at all: a server may read it at this moment.
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export function parseKeyring(text: string): Keyring {
  const read = JSON.parse(text) as { current: number; keys: Record<string, string>; chain?: string; kept?: Record<string, Record<string, string>> }
  const bytes = (hex: Record<string, string>): Record<string, Buffer> => Object.fromEntries(Object.entries(hex).map(([name, key]) => [name, Buffer.from(key, 'hex')]))
  const keys = bytes(read.keys)
  const broken = Object.values(keys).some((key) => key.length !== 32)
  if (broken || keys[read.current] === undefined) throw new Error('The key file is damaged: each key has 32 bytes and the current one must be among them.')
  const kept = read.kept && Object.fromEntries(Object.entries(read.kept).map(([version, each]) => [version, bytes(each)]))
  return { current: read.current, keys, ...(read.chain ? { chain: Buffer.from(read.chain, 'hex') } : {}), ...(kept ? { kept } : {}) }
}

const ivBytes = 16
const tagBytes = 32

function sealWith(keys: PurposeKeys, plain: string): string {
  const iv = randomPiece(ivBytes)
  const cipher = createCipheriv('sm4-cbc', keys.cipher, iv)
  const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()])
  return keys.header + Buffer.concat([body, tagOf(keys, body)]).toString('base64url')
}

function openWith(keysOf: (version: number, purpose: string) => PurposeKeys, text: string, expected?: string): string {
  const [head, purpose, encoded, ...more] = text.split('.')
  const version = Number(/^s(\d{1,6})$/u.exec(head ?? '')?.[1])
  if (!version || purpose === undefined || encoded === undefined || more.length > 0) throw new SealBroken('not a sealed text')
  if (expected !== undefined && expected !== purpose) throw new SealBroken(`sealed for ${purpose}, not for ${expected}`)
  const keys = keysOf(version, purpose)
  const bytes = Buffer.from(encoded, 'base64url')
  if (bytes.length < ivBytes * 2 + tagBytes) throw new SealBroken('sealed text is cut short')
  const body = bytes.subarray(0, -tagBytes)
  if (!timingSafeEqual(tagOf(keys, body), bytes.subarray(-tagBytes))) throw new SealBroken('sealed text was altered')
  const decipher = createDecipheriv('sm4-cbc', keys.cipher, body.subarray(0, ivBytes))
  return Buffer.concat([decipher.update(body.subarray(ivBytes)), decipher.final()]).toString('utf8')
}

function tagOf(keys: PurposeKeys, body: Buffer): Buffer {
  return keys.mac(Buffer.concat([Buffer.from(keys.header), body]))
}

function indexOf(keys: PurposeKeys, value: string): string {
  return keys.index(value).toString('hex')
}

function purposeOf(text: string): string {
  return text.split('.')[1] ?? ''
}

function versionsOf(keyring: Keyring): number[] {
  return Object.keys(keyring.keys).map(Number).sort((a, b) => b - a)
}

// Each use gets a key of its own, so that knowing one (an index key, say) gives away nothing else.
function derive(keyring: Keyring, version: number, purpose: string): PurposeKeys {
  const master = keyring.keys[version]
  if (master === undefined) throw new SealBroken(`no key of version ${version}`)
  if (!/^[a-z][a-z0-9-]{0,31}$/u.test(purpose)) throw new SealBroken(`"${purpose}" is no purpose: small letters, digits, hyphens`)
  const key = (use: string, bytes: number): Buffer => derivedKey(master, use, purpose, bytes)
  return { header: `s${version}.${purpose}.`, cipher: createSecretKey(key('cipher', 16)), mac: hmacSm3(key('mac', 32)), index: hmacSm3(key('index', 32)) }
}

function derivedKey(master: Buffer, use: string, purpose: string, bytes: number): Buffer {
  return createHmac('sm3', master).update(`santai/${use}/${purpose}`).digest().subarray(0, bytes)
}

function keptIndexes(keyring: Keyring, value: string, purpose: string): string[] {
  return Object.values(keyring.kept ?? {}).flatMap((keys) => (keys[purpose] ? [createHmac('sm3', keys[purpose]).update(value).digest('hex')] : []))
}

export type Keyring = {
  current: number; keys: Record<number, Buffer>
  /** The secret of the chains, once the key it was made from is retired. */
  chain?: Buffer
  /** Index keys of retired keys, by version and purpose. */
  kept?: Record<number, Record<string, Buffer>>
}

export type Vault = {
  seal: (plain: string, purpose: string) => string
  /** With `purpose`, refuses a text sealed for another one. */
  open: (text: string, purpose?: string) => string
  isCurrent: (text: string) => boolean
  reseal: (text: string) => string
  /** Finds equal values without storing them: HMAC-SM3 in hex, by the current key. */
  blindIndex: (value: string, purpose: string) => string
  /** One for each key version, newest first: look up with `= any(…)` while a rotation is under way. */
  blindIndexes: (value: string, purpose: string) => string[]
  /** The keys changed: from now on these. */
  renew: (next: Keyring) => void
  readonly current: number
}

type PurposeKeys = { header: string; cipher: KeyObject; mac: ReturnType<typeof hmacSm3>; index: ReturnType<typeof hmacSm3> }
