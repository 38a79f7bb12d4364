import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { heldIds } from '../../bench/parts/topic-set.ts'
import { needSets, readSet } from '../../bench/parts/sets.ts'
import { packModel } from '../../server/rooms/finding/classes/topic-model.ts'
import { topicLessonsOf, trainTopics } from './topics/train-topics.ts'
import { root } from '../lib/project.ts'

// models/topics.bin from questions and laws in ../shared/data and the taxonomy's words; the questions that measure it teach nothing.
const [file, laws] = ['consultations.dev.jsonl.gz', 'statutes.jsonl.gz']
needSets(file, laws)
const trained = trainTopics(topicLessonsOf(readSet(file), { trained: process.argv[2] ?? new Date().toISOString().slice(0, 10), held: heldIds, articles: readSet(laws) }))
const model = packModel(trained)
mkdirSync(join(root, 'models'), { recursive: true })
writeFileSync(join(root, 'models/topics.bin'), model)
console.log(`models/topics.bin: ${(model.length / 1024).toFixed(0)} KB, sharpness ${trained.sharpness.toFixed(2)}; right first ${trained.checked.first.toFixed(3)}, among three ${trained.checked.amongThree.toFixed(3)}`)
