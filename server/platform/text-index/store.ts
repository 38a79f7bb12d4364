import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Sealed } from './segment.ts'
import { defaults, inTurn, sealLive, type IndexOptions, type Kept, type TextIndex } from './text-index.ts'

/**
 * Keeps an index in a folder: segments are written once, then only their dead marks; a new list of contents takes the place
 * of the old one in one step, so a cut in the middle leaves what was there before. Only the owner of the process can read it.
 */
export function save(index: TextIndex, folder: string, facts: Facts): Promise<void> {
  return inTurn(index.state, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    sealLive(index.state)
    // Taken at once, before anything is awaited: it must fit the facts.
    const segments = index.state.sealed.filter(({ alive }) => alive > 0)
    const deadOf = new Map(segments.map((segment) => [segment, Buffer.from(segment.dead)]))
    const words = { terms: [...index.state.terms.keys()], words: [...index.state.words.keys()] }
    for (const segment of segments) if (!segment.file?.startsWith(join(folder, '/'))) segment.file = join(folder, await writeSegment(folder, segment))
    const contents: Contents = { format, facts, options: lasting(index.state), segments: [], words: '', sums: {} }
    const put = async (name: string, bytes: Buffer): Promise<string> => { contents.sums[name] = crc32(bytes); await writeWhole(join(folder, name), bytes); return name }
    for (const segment of segments) contents.segments.push({ file: basename(segment.file!), dead: await put(`dead-${randomUUID()}`, deadOf.get(segment)!) })
    contents.words = await put(`words-${randomUUID()}`, Buffer.from(JSON.stringify(words)))
    await writeWhole(join(folder, 'contents.new'), Buffer.from(JSON.stringify(contents)))
    await rename(join(folder, 'contents.new'), join(folder, contentsFile))
    await removeOthers(folder, contents)
  })
}

/** What a folder holds, or nothing when it is missing, broken, or of other making: then the index is built anew. */
export async function read(folder: string, options: IndexOptions): Promise<{ kept: Kept; facts: Facts } | undefined> {
  try {
    const contents = JSON.parse(await readFile(join(folder, contentsFile), 'utf8')) as Contents
    if (contents.format !== format || JSON.stringify(contents.options) !== JSON.stringify(lasting({ ...defaults, ...options }))) return undefined
    const take = async (name: string): Promise<Buffer> => {
      const bytes = await readFile(join(folder, name))
      if (crc32(bytes) !== contents.sums[name]) throw new Error(`${name} is broken`)
      return bytes
    }
    const words = JSON.parse((await take(contents.words)).toString()) as Pick<Kept, 'terms' | 'words'>
    const segments: Sealed[] = []
    for (const { file, dead } of contents.segments) segments.push(await readSegment(folder, file, await take(dead)))
    return { kept: { ...words, segments }, facts: contents.facts }
  } catch {
    return undefined
  }
}

const format = 2
const contentsFile = 'contents.json'
const arrays = ['ids', 'table', 'termIds', 'firstEntry', 'windowOf', 'startOf', 'maxOf', 'lows', 'impacts'] as const
const kinds = { ids: Uint8Array, table: Int32Array, termIds: Uint32Array, firstEntry: Uint32Array, windowOf: Uint16Array, startOf: Uint32Array, maxOf: Uint16Array, lows: Uint16Array, impacts: Uint16Array } as const
const headSize = 4096

/** What the stored impacts and columns were made by. */
const lasting = ({ columns, pivot, k1, b }: IndexOptions): object => ({ columns, pivot, k1, b })

async function writeSegment(folder: string, segment: Sealed): Promise<string> {
  const name = `segment-${randomUUID()}`
  const parts = [...arrays.map((key) => segment[key]), ...segment.columns].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength))
  const head = JSON.stringify({ count: segment.count, columns: segment.columns.length, lengths: parts.map((part) => part.length), sums: parts.map((part) => crc32(part)) })
  const file = await open(join(folder, name), 'w', 0o600)
  try {
    await file.write(Buffer.from(head.padEnd(headSize)))
    for (const part of parts) await file.write(Buffer.concat([part, Buffer.alloc(padding(part.length))]))
    await file.sync()
  } finally {
    await file.close()
  }
  return name
}

async function readSegment(folder: string, name: string, dead: Buffer): Promise<Sealed> {
  const whole = await readFile(join(folder, name))
  const head = JSON.parse(whole.toString('utf8', 0, headSize)) as { count: number; columns: number; lengths: number[]; sums: number[] }
  let at = headSize
  const parts = head.lengths.map((length, index) => {
    const part = whole.subarray(at, at + length)
    if (part.length !== length || crc32(part) !== head.sums[index]) throw new Error(`${name} is broken`)
    at += length + padding(length)
    return part
  })
  const columns = parts.slice(arrays.length).map((part) => viewOf(Int32Array, part))
  const views = Object.fromEntries(arrays.map((key, index) => [key, viewOf<unknown>(kinds[key], parts[index]!)])) as unknown as Pick<Sealed, typeof arrays[number]>
  return { ...views, columns, count: head.count, dead: new Uint8Array(dead), alive: dead.reduce((sum, mark) => sum + (mark ? 0 : 1), 0), file: join(folder, name) }
}

function viewOf<T>(kind: { new (buffer: ArrayBuffer, offset: number, length: number): T; BYTES_PER_ELEMENT: number }, part: Buffer): T {
  const aligned = part.byteOffset % 8 === 0 ? part : Buffer.from(part)
  return new kind(aligned.buffer as ArrayBuffer, aligned.byteOffset, part.length / kind.BYTES_PER_ELEMENT)
}

const padding = (length: number): number => (8 - (length % 8)) % 8

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  await writeFile(path, bytes, { mode: 0o600, flush: true })
}

async function removeOthers(folder: string, { segments, words }: Contents): Promise<void> {
  const kept = new Set([contentsFile, words, ...segments.flatMap(({ file, dead }) => [file, dead])])
  for (const name of await readdir(folder)) if (!kept.has(name)) await rm(join(folder, name), { force: true })
}

/** What the keeper wants to know when it comes back: up to which change the index is. */
export type Facts = Readonly<Record<string, string | number>>
type Contents = { format: number; facts: Facts; options: object; segments: { file: string; dead: string }[]; words: string; sums: Record<string, number> }
