import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needSets, readSet } from '../../bench/parts/sets.ts'
import { packModel } from '../../server/rooms/finding/classes/topic-model.ts'
import { topicOfClass, trainTopics, type Labelled } from '../../server/rooms/finding/classes/train-topics.ts'
import { root } from '../lib/project.ts'

// models/topics.bin from ../shared/data/consultations.dev.jsonl.gz and the taxonomy's words.
const file = 'consultations.dev.jsonl.gz'
needSets(file)
const rows = readSet<{ text: string; category: string | null; label_source: string | null }>(file)
const labelled = (source: RegExp): Labelled[] => rows.flatMap(({ text, category, label_source: from }) => (from && source.test(from) && category && topicOfClass[category] ? [{ text, topic: topicOfClass[category] }] : []))
const trained = trainTopics({ known: labelled(/^site category/), derived: labelled(/^derived/), unlabelled: rows.filter((row) => !row.label_source).map(({ text }) => text), trained: process.argv[2] ?? new Date().toISOString().slice(0, 10) })
const model = packModel(trained)
mkdirSync(join(root, 'models'), { recursive: true })
writeFileSync(join(root, 'models/topics.bin'), model)
console.log(`models/topics.bin: ${(model.length / 1024).toFixed(0)} KB, sharpness ${trained.sharpness.toFixed(2)}`)
