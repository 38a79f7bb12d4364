import { makeEmbedding, withTable, type Embedding } from './embedding.ts'
import type { Experience } from './experience.ts'
import type { Forest } from './trees.ts'

/**
 * The model in one file: a line of JSON that says what follows, then the numbers. Points are kept in one byte a coordinate with a
 * scale for each word. There is no word and no question in it, only hashes.
 */
export function packModel(model: StatuteModel): Buffer {
  const { base, fine, past, forest, experience, seen } = model
  const head = { kind, size: base.size, words: base.hashes.length, past: past.length / base.size, seen: seen.length, forest, experience }
  const sections = [base.hashes, ...quantised(base.table, base.size), ...(fine ? quantised(fine, base.size) : []), ...quantised(past, base.size), seen]
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...head, tuned: fine !== undefined })}\n`), ...sections.map((section) => Buffer.from(section.buffer, section.byteOffset, section.byteLength))])
}

export function unpackModel(file: Buffer): StatuteModel {
  const end = file.indexOf(10)
  const head = JSON.parse(file.toString('utf8', 0, end)) as Head
  if (head.kind !== kind) throw new Error(`a statute model of kind ${head.kind} cannot be read: ${kind} is expected`)
  const take = reader(file, end + 1)
  const table = (rows: number): Float32Array => unquantised(take(rows * 4), take(rows * head.size), head.size)
  const hashes = words(take(head.words * 4))
  const base = makeEmbedding(hashes, table(head.words))
  const fine = head.tuned ? table(head.words) : undefined
  const past = table(head.past)
  return { base, fine, past, forest: head.forest, experience: head.experience, seen: words(take(head.seen * 4)) }
}

/** Points as the file will hold them: training goes on from what is shipped. */
export function rounded(embedding: Embedding): Embedding {
  const [scales, bytes] = quantised(embedding.table, embedding.size)
  return withTable(embedding, unquantised(Buffer.from(scales.buffer), Buffer.from(bytes.buffer), embedding.size))
}

function quantised(table: Float32Array, size: number): [Float32Array, Int8Array] {
  const scales = new Float32Array(table.length / size)
  const bytes = new Int8Array(table.length)
  scales.forEach((_, row) => {
    let most = 0
    for (let i = row * size; i < (row + 1) * size; i++) most = Math.max(most, Math.abs(table[i]!))
    scales[row] = most / 127 || 1
    for (let i = row * size; i < (row + 1) * size; i++) bytes[i] = Math.round(table[i]! / scales[row]!)
  })
  return [scales, bytes]
}

function unquantised(scales: Buffer, bytes: Buffer, size: number): Float32Array {
  const table = new Float32Array(bytes.length)
  for (let i = 0; i < table.length; i++) table[i] = bytes.readInt8(i) * scales.readFloatLE(Math.floor(i / size) * 4)
  return table
}

function reader(file: Buffer, from: number): (length: number) => Buffer {
  let at = from
  return (length) => {
    const section = file.subarray(at, at + length)
    if (section.length < length) throw new Error('the statute model is cut off')
    at += length
    return section
  }
}

function words(section: Buffer): Uint32Array {
  return Uint32Array.from({ length: section.length / 4 }, (_, i) => section.readUInt32LE(i * 4))
}

const kind = 'santai-statutes-1'

/** `past`: points of the questions in `experience`, in their order; `seen`: hashes of the questions learnt from. */
export type StatuteModel = { base: Embedding; fine: Float32Array | undefined; past: Float32Array; forest: Forest | undefined; experience: Experience; seen: Uint32Array }
type Head = { kind: string; size: number; words: number; past: number; seen: number; tuned: boolean; forest: Forest | undefined; experience: Experience }
