import { reader } from './cipher.ts'

/** A row of entries, each a header and its bytes in frames; a frame of length 0 ends an entry. */
export async function* writeEntry(header: EntryHeader, data: AsyncIterable<Buffer> = nothing()): AsyncGenerator<Buffer> {
  yield frame(Buffer.from(JSON.stringify(header)))
  for await (const part of data) if (part.length) yield frame(part)
  yield frame(Buffer.alloc(0))
}

/** Each entry's data must be read to its end before the next entry is asked for. */
export async function* readEntries(source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const read = reader(source)
  for (let header = await readFrame(read); header; header = await readFrame(read)) {
    const data = dataFrames(read)
    yield { header: JSON.parse(header.toString('utf8')) as EntryHeader, data }
    for await (const _ of data);
  }
}

async function* dataFrames(read: Read): AsyncGenerator<Buffer> {
  for (let part = await readFrame(read); part?.length; part = await readFrame(read)) yield part
}

async function readFrame(read: Read): Promise<Buffer | undefined> {
  const size = await read(4)
  return size && (size.readUInt32BE(0) === 0 ? Buffer.alloc(0) : await read(size.readUInt32BE(0)))
}

function frame(bytes: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(bytes.length)
  return Buffer.concat([size, bytes])
}

async function* nothing(): AsyncGenerator<Buffer> {}

type Read = ReturnType<typeof reader>
export type Entry = { header: EntryHeader; data: AsyncIterable<Buffer> }

/** What a table must hold: the number of its rows and a sum of their hashes that no order of rows changes. */
export type TableSum = { rows: number; sum: string }
export type FileSum = { bytes: number; sha256: string }
export type Manifest = { tables: Record<string, TableSum>; files: Record<string, FileSum> }
export type EntryHeader =
  | { kind: 'start'; takenAt: string; migrations: string[] }
  | { kind: 'table'; table: string; columns: string[] }
  | { kind: 'sequences'; values: Record<string, string> }
  | { kind: 'file'; path: string }
  | ({ kind: 'manifest' } & Manifest)
