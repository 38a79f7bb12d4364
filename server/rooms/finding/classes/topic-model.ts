import { readFileSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { topicIds, type TopicId } from '../../../../contract/topics.ts'
import { requestBlocks, saidGroups } from './documents.ts'
import { scores } from './ridge.ts'
import { kinds } from './taxonomy.ts'
import { grams, vector, type Document, type Rarity, type Sparse } from './vectors.ts'

/** Buckets of the shipped model: 18 rows of so many bytes, in memory as in the file. */
export const modelSize = 1 << 15

/** A request as the model sees it: no dictionary is needed, so that a page can ask without loading one. */
export function topicDocument(said: string): Document {
  const text = plainOf(said)
  const { c } = requestBlocks({ text, words: false })
  return { c: c!, s: { weight: 0.5, terms: saidGroups(text, topicGroups) }, k: { weight: 0.5, terms: saidGroups(text, kindGroups) } }
}

/** Without gaps, which people set where they please, and no longer than a page. */
export const plainOf = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').slice(0, 2000)

export function topicVector(model: TopicModel, text: string): Sparse {
  return vector(topicDocument(text), model.rare)
}

/** Weights of one byte each, a scale a topic; how rare a bucket is in another byte. Hashed terms and numbers, no text. */
export function packModel({ weights, rare, sharpness, trained }: Trained): Buffer {
  const scales = weights.map((row) => Math.max(...row.map(Math.abs)) / 127)
  const head = Buffer.from(JSON.stringify({ form: 3, trained, size: rare.size, sharpness, topics: topicIds, scales }))
  const bytes = weights.map((row, i) => Buffer.from(Int8Array.from(row, (weight) => Math.round(weight / scales[i]!)).buffer))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  return deflateRawSync(Buffer.concat([length, head, Buffer.from(Uint8Array.from(rare.idf, (value) => Math.min(255, Math.round(value * 20)))), ...bytes]), { level: 9 })
}

export function readModel(file: string | URL): TopicModel {
  const raw = inflateRawSync(readFileSync(file))
  const length = raw.readUInt32LE(0)
  const head = JSON.parse(raw.subarray(4, 4 + length).toString()) as Head
  if (head.form !== 3 || head.topics.join() !== topicIds.join()) throw new Error('models/topics.bin was trained for other topics; train it anew: npm run train -- topics')
  const body = raw.subarray(4 + length)
  const row = head.size + 1
  const idf = Float32Array.from(body.subarray(0, head.size), (value) => value / 20)
  const weights = head.scales.map((_, i) => new Int8Array(body.subarray(head.size + i * row, head.size + (i + 1) * row)))
  return { rare: { size: head.size, idf }, weights, scales: head.scales, sharpness: head.sharpness, trained: head.trained }
}

export const scoresBy = ({ weights, scales }: TopicModel, row: Sparse): number[] => scores(weights, row).map((score, i) => score * scales[i]!)

const topicGroups = topicIds.map((topic) => ({ name: topic, words: kinds.filter((kind) => kind.topic === topic).flatMap((kind) => kind.words) }))
const kindGroups = kinds.map(({ topic, id, words }) => ({ name: `${topic}/${id}`, words }))
export const isSaid = (text: string): boolean => grams(text, 1).length > 0

type Head = { form: number; trained: string; size: number; sharpness: number; topics: TopicId[]; scales: number[] }
export type Trained = { weights: readonly Float64Array[]; rare: Rarity; sharpness: number; trained: string }
/** `weights`: whole numbers, each row times its scale. */
export type TopicModel = { rare: Rarity; weights: readonly Int8Array[]; scales: readonly number[]; sharpness: number; trained: string }
