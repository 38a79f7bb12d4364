import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lessonsOf } from '../../bench/parts/statute-lessons.ts'
import { advice, articles, questionHash, questions, reading } from '../../bench/parts/statute-sets.ts'
import { learn } from '../../server/rooms/finding/statutes/learn.ts'
import { makeLibrary } from '../../server/rooms/finding/statutes/library.ts'
import { packModel, rounded, unpackModel } from '../../server/rooms/finding/statutes/model-file.ts'
import { pretrain } from '../../server/rooms/finding/statutes/pretrain.ts'
import { root } from '../lib/project.ts'

// node scripts/train.ts statutes [--words] [--rounds N]: models/statutes.bin. With --words, the word points are learnt anew as well;
// else those in the file are kept and only the rest is learnt again.
const file = join(root, 'models/statutes.bin')
const corpus = articles('statute_corpus.jsonl.gz')
const asked = questions('statute_queries.dev.jsonl.gz')
const hashes = new Set(asked.map(({ text }) => questionHash(text)))

const base = process.argv.includes('--words') || !existsSync(file) ? learnWords() : unpackModel(readFileSync(file)).base
const library = makeLibrary(base)
for (const article of corpus) library.add(article)
const lessons = lessonsOf(library, asked, advice(hashes))
const { mind, forest } = learn(library, lessons, { seed: 1 })
save({ base, fine: mind.fine.table, past: mind.pastPoints, forest, experience: mind.experience, seen: Uint32Array.from(lessons, ({ text }) => questionHash(text)) })

function learnWords(): ReturnType<typeof rounded> {
  const at = process.argv.indexOf('--rounds')
  const learnt = rounded(pretrain(reading(corpus, hashes), { size: 128, rounds: at < 0 ? 16 : Number(process.argv[at + 1]), batch: 256, seed: 7, report: (round) => console.log(`words: round ${round}`) }))
  save({ base: learnt, fine: undefined, past: new Float32Array(0), forest: undefined, experience: { questions: [] }, seen: new Uint32Array(0) })
  return learnt
}

function save(model: Parameters<typeof packModel>[0]): void {
  const packed = packModel(model)
  writeFileSync(file, packed)
  console.log(`${file}: ${(packed.length / 2 ** 20).toFixed(1)} MB`)
}
