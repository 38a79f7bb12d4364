import { readFileSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { topicIds, type TopicId } from '../../../../contract/topics.ts'
import { requestBlocks, saidGroups } from './documents.ts'
import { kinds } from './taxonomy.ts'
import { grams, vector, type Document, type Rarity, type Sparse } from './vectors.ts'

/** Buckets of the shipped model: 18 rows of so many bytes. */
export const modelSize = 1 << 15

/** A request as the model sees it: no dictionary is needed, so that a page can ask without loading one. */
export function topicDocument(text: string): Document {
  const { c } = requestBlocks({ text, words: false })
  return { c: c!, s: { weight: 0.5, terms: saidGroups(text, topicGroups) }, k: { weight: 0.5, terms: saidGroups(text, kindGroups) } }
}

export function topicVector(model: TopicModel, text: string): Sparse {
  return vector(topicDocument(text), model.rare)
}

/** Weights of one byte each, a scale a topic; how rare a bucket is in another byte. Hashed terms and numbers, no text. */
export function packModel({ weights, rare, sharpness, trained }: Trained): Buffer {
  const scales = weights.map((row) => Math.max(...row.map(Math.abs)) / 127)
  const head = Buffer.from(JSON.stringify({ form: 2, trained, size: rare.size, sharpness, topics: topicIds, scales }))
  const bytes = weights.map((row, i) => Buffer.from(Int8Array.from(row, (weight) => Math.round(weight / scales[i]!)).buffer))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  return deflateRawSync(Buffer.concat([length, head, Buffer.from(Uint8Array.from(rare.idf, (value) => Math.min(255, Math.round(value * 20)))), ...bytes]), { level: 9 })
}

export function readModel(file: string | URL): TopicModel {
  const raw = inflateRawSync(readFileSync(file))
  const length = raw.readUInt32LE(0)
  const head = JSON.parse(raw.subarray(4, 4 + length).toString()) as Head
  if (head.form !== 2 || head.topics.join() !== topicIds.join()) throw new Error('models/topics.bin was trained for other topics; train it anew: npm run train -- topics')
  const body = raw.subarray(4 + length)
  const row = head.size + 1
  const idf = Float32Array.from(body.subarray(0, head.size), (value) => value / 20)
  const weights = head.scales.map((scale, i) => Float32Array.from(new Int8Array(body.subarray(head.size + i * row, head.size + (i + 1) * row)), (value) => value * scale))
  return { rare: { size: head.size, idf }, weights, sharpness: head.sharpness, trained: head.trained }
}

const topicGroups = topicIds.map((topic) => ({ name: topic, words: kinds.filter((kind) => kind.topic === topic).flatMap((kind) => kind.words) }))
const kindGroups = kinds.map(({ topic, id, words }) => ({ name: `${topic}/${id}`, words }))
export const isSaid = (text: string): boolean => grams(text, 1).length > 0

type Head = { form: number; trained: string; size: number; sharpness: number; topics: TopicId[]; scales: number[] }
export type Trained = { weights: readonly Float64Array[]; rare: Rarity; sharpness: number; trained: string }
export type TopicModel = { rare: Rarity; weights: readonly Float32Array[]; sharpness: number; trained: string }
