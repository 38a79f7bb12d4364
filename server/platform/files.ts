import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Vault } from './crypto.ts'
import { inspectOffice } from './file-archive.ts'
import { readDecrypted, resealFile, startEncrypted } from './file-cipher.ts'
import { cleanName, fileKinds, guessKind, readAsText, watchContent } from './file-kinds.ts'
import type { FileGroup, FileKind } from './file-kinds.ts'
import { refuseFile, refuseSize } from './file-refusals.ts'
import { newId } from './ids.ts'
import { textsOfPdf } from './file-text/pdf-text.ts'
import { maskNumbers } from './narrative-tokens/index.ts'

/**
 * What people hand in, kept encrypted in the data folder, outside everything that is served. `save` takes the stream of
 * @fastify/multipart as it comes, so that a large file never stands in memory, and refuses by content with a message at
 * the field. The same content is kept once.
 * @example const file = await store.save({ stream: part.file, filename: part.filename, field: part.fieldname })
 */
export function createFileStore({ folder, vault, limits = defaultFileLimits, look }: FileStoreOptions): FileStore {
  const pathOf = (storedAs: string): string => {
    if (!/^[0-9a-f]{64}$/u.test(storedAs)) throw new Error('not a name of the file store')
    return join(folder, storedAs.slice(0, 2), storedAs)
  }
  return {
    save: (upload) => save(upload, join(folder, 'incoming', newId()), pathOf, { vault, limits, look }),
    read: (storedAs) => Readable.from(readDecrypted(pathOf(storedAs), vault), { objectMode: false }),
    reseal: (storedAs) => resealFile(pathOf(storedAs), vault),
    remove: (storedAs) => rm(pathOf(storedAs), { force: true }),
    removeUnfinished: (olderThanMs) => removeOld(join(folder, 'incoming'), olderThanMs),
    listOlderThan: (ms) => listOld(folder, ms),
  }
}

/** Headers for a download: saved, never shown in our own origin, never guessed at, never kept in a cache. */
export function downloadHeaders(file: Pick<StoredFile, 'name' | 'mediaType' | 'bytes'>): Record<string, string> {
  const ascii = file.name.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  const encoded = encodeURIComponent(file.name).replace(/['()*]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return {
    'content-type': file.mediaType,
    'content-length': String(file.bytes),
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  }
}

const megabyte = 1024 * 1024

/** Settings of the office, not of the law. `unpacked` limits what a docx or xlsx may grow to. */
export const defaultFileLimits: FileLimits = {
  image: 20 * megabyte, document: 20 * megabyte, text: 2 * megabyte, audio: 50 * megabyte, video: 100 * megabyte, unpacked: 100 * megabyte,
}

const headBytes = 64 * 1024

async function save(upload: Upload, incoming: string, pathOf: (storedAs: string) => string, { vault, limits, look }: Pick<FileStoreOptions, 'vault' | 'look'> & { limits: FileLimits }): Promise<StoredFile> {
  await mkdir(dirname(incoming), { recursive: true, mode: 0o700 })
  try {
    const received = await receive(upload, incoming, vault, limits)
    const { kind, charset, texts } = await judge(received, upload, incoming, vault, limits)
    await look?.([upload.filename, ...(kind === 'pdf' ? textsOfPdf(await readWhole(incoming, vault)) : texts)], { sha: received.sha, bytes: received.bytes, field: upload.field })
    const storedAs = vault.blindIndex(received.sha, 'file-name')
    await keep(incoming, pathOf(storedAs))
    const mediaType = fileKinds[kind].mediaType + (charset ? `; charset=${charset}` : '')
    return { name: maskNumbers(cleanName(upload.filename, kind)), mediaType, bytes: received.bytes, sha: received.sha, storedAs }
  } finally {
    await rm(incoming, { force: true })
    // What is left of a refused file must be read away, or the files behind it never arrive.
    upload.stream.resume()
  }
}

async function receive(upload: Upload, path: string, vault: Vault, limits: FileLimits): Promise<Received> {
  const writer = await startEncrypted(path, vault)
  try {
    const received = await readThrough(upload, writer.write, limits)
    await writer.end()
    return received
  } catch (error) {
    await writer.abandon()
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') refuseFile('noSpace', upload.filename, upload.field)
    throw error
  }
}

async function readThrough({ stream, filename, field }: Upload, write: (chunk: Buffer) => Promise<void>, limits: FileLimits): Promise<Received> {
  const hash = createHash('sm3')
  const watch = watchContent()
  let guess: Received['guess'] | undefined
  let head = Buffer.alloc(0)
  let bytes = 0
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (head.length < headBytes) head = Buffer.concat([head, chunk])
    if (guess === undefined && head.length >= headBytes) guess = await guessOrRefuse(head, filename, field)
    if (bytes > limitOf(guess, limits)) refuseSize(filename, limitOf(guess, limits), field)
    hash.update(chunk)
    watch.next(chunk)
    await write(chunk)
  }
  if (stream.truncated === true) refuseSize(filename, bytes, field)
  if (bytes === 0) refuseFile('empty', filename, field)
  guess ??= await guessOrRefuse(head, filename, field)
  if (bytes > limitOf(guess, limits)) refuseSize(filename, limitOf(guess, limits), field)
  return { guess, bytes, sha: hash.digest('hex'), watch }
}

async function guessOrRefuse(head: Buffer, filename: string, field: string): Promise<Received['guess']> {
  const guess = await guessKind(head)
  return typeof guess === 'string' ? guess : refuseFile('kind', filename, field, guess.other)
}

function limitOf(guess: Received['guess'] | undefined, limits: FileLimits): number {
  if (guess === undefined) return Math.max(limits.image, limits.document, limits.audio, limits.video)
  if (guess === 'zip') return limits.document
  return limits[guess === 'text' ? 'text' : fileKinds[guess].group]
}

async function judge({ guess, watch }: Received, { filename, field }: Upload, path: string, vault: Vault, limits: FileLimits): Promise<{ kind: FileKind; charset?: string; texts: string[] }> {
  const finding = watch.findings(guess)
  if (finding) refuseFile(finding, filename, field)
  if (guess === 'text') {
    const bytes = await readWhole(path, vault)
    const charset = readAsText(bytes)
    return charset ? { kind: 'txt', charset, texts: [new TextDecoder(charset).decode(bytes)] } : refuseFile('kind', filename, field)
  }
  if (guess !== 'zip') return { kind: guess, texts: [] }
  const texts: string[] = []
  const office = await oneAtATime(async () => inspectOffice(await readWhole(path, vault), limits.unpacked, (text) => texts.push(text)))
  return 'kind' in office ? { kind: office.kind, texts } : refuseFile(office.refused === 'notOffice' ? 'kind' : office.refused, filename, field, 'zip')
}

async function readWhole(path: string, vault: Vault): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readDecrypted(path, vault)) pieces.push(piece)
  return Buffer.concat(pieces)
}

// Looking into an archive holds it in memory: one after the other keeps many uploads from adding up.
let queue: Promise<unknown> = Promise.resolve()
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = queue.then(work)
  queue = mine.catch(() => undefined)
  return mine
}

// The file counts as kept once its name is on the disk too. A file found there already is touched, so that the clearing of
// orphans leaves it alone until the new row stands.
async function keep(incoming: string, path: string): Promise<void> {
  if (existsSync(path)) return utimes(path, new Date(), new Date())
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(incoming, path)
  const directory = await open(dirname(path), 'r')
  await directory.sync().finally(() => directory.close())
}

async function removeOld(folder: string, olderThanMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    if (await ageOf(path) > olderThanMs) await rm(path, { force: true })
  }
}

async function listOld(folder: string, olderThanMs: number): Promise<string[]> {
  const found: string[] = []
  for (const shelf of await readdir(folder).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/u.test(shelf)) continue
    for (const name of await readdir(join(folder, shelf))) if (await ageOf(join(folder, shelf, name)) > olderThanMs) found.push(name)
  }
  return found
}

async function ageOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  return found === undefined ? 0 : Date.now() - found.mtimeMs
}

export type Upload = { stream: Readable & { truncated?: boolean }; filename: string; field: string }
export type StoredFile = { name: string; mediaType: string; bytes: number; sha: string; storedAs: string }
export type FileLimits = Record<FileGroup, number> & { unpacked: number }
export type FileStoreOptions = {
  folder: string; vault: Vault; limits?: FileLimits
  /** Sees the name and the words of each file before it is kept, and throws where it must not be. */
  look?: (texts: readonly string[], file: { sha: string; bytes: number; field: string }) => Promise<void>
}

export type FileStore = {
  save: (upload: Upload) => Promise<StoredFile>
  /** The stream fails at its end when the file was altered: the last piece is never given out then. */
  read: (storedAs: string) => Readable
  /** Seals the file's own keys anew after a rotation of the keyring. */
  reseal: (storedAs: string) => Promise<void>
  remove: (storedAs: string) => Promise<void>
  removeUnfinished: (olderThanMs: number) => Promise<void>
  listOlderThan: (ms: number) => Promise<string[]>
}

type Received = { guess: FileKind | 'zip' | 'text'; bytes: number; sha: string; watch: ReturnType<typeof watchContent> }
