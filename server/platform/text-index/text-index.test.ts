import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { newId } from '../ids.ts'
import { createTextIndex, read, save, type Hit, type TextIndex } from './index.ts'

const options = { columns: ['topic', 'day'], pivot: 6, liveSize: 8, largest: 200 }
const folders: string[] = []
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

test('finds what a naive scorer finds, whatever was added, replaced, removed, merged and saved', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 120 }), fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 6 }), async (steps, asked) => {
    let index = createTextIndex(options)
    const model = new Map<string, Doc>()
    for (const one of steps) {
      if (one.kind === 'settle') await index.settle()
      else if (one.kind === 'save') index = await saved(index)
      else if (one.kind === 'remove') { index.remove(idAt(one.n)); model.delete(idAt(one.n)) }
      else { index.put(idAt(one.n), termsOf(one.words), { topic: one.topic, day: one.n }); model.set(idAt(one.n), { words: one.words, topic: one.topic }) }
    }
    assert.equal(index.size, model.size)
    for (const where of [{}, { topic: { anyOf: ['law'] } }]) {
      const terms = new Map(asked.map((word, at) => [word, 1 + at]))
      for (const lifts of [[], [{ column: 'topic', is: 'law', by: 1.3 }]]) {
        const fast = index.search({ terms, k: 5, where, lifts })
        same(fast, index.search({ terms, k: 5, where, lifts, exact: true }))
        same(fast, naive(index, model, terms, 'topic' in where ? 'law' : undefined, lifts.length > 0))
      }
    }
  }), { numRuns: 150 })
})

test('a filter of days takes both ends; a value that nobody has finds nothing', () => {
  const index = createTextIndex(options)
  const ids = [1, 2, 3].map((day) => { const id = newId(); index.put(id, termsOf(['甲']), { topic: 'x', day }); return id })
  assert.deepEqual(index.search({ terms: termsOf(['甲']), k: 9, where: { day: { from: 2, to: 3 } } }).map(({ id }) => id).sort(), ids.slice(1).sort())
  assert.deepEqual(index.search({ terms: termsOf(['甲']), k: 9, where: { topic: { anyOf: ['nobody'] } } }), [])
  assert.throws(() => index.search({ terms: termsOf(['甲']), k: 9, where: { unknown: { anyOf: [1] } } }))
})

test('documents removed while a merge is under way stay removed', async () => {
  const index = createTextIndex(options)
  const ids = Array.from({ length: 70 }, () => newId())
  for (const id of ids) index.put(id, termsOf(['甲', '乙']), {})
  const merging = index.settle()
  for (const id of ids.slice(0, 40)) index.remove(id)
  index.put(ids[50]!, termsOf(['丙']), {})
  await merging
  assert.equal(index.size, 30)
  assert.equal(index.search({ terms: termsOf(['甲']), k: 99 }).length, 29)
  assert.deepEqual(index.search({ terms: termsOf(['丙']), k: 99 }).map(({ id }) => id), [ids[50]])
})

test('more documents than one window, more than one segment: nothing is lost on the way', async () => {
  const index = createTextIndex({ columns: [], pivot: 2, liveSize: 16_384 })
  for (let n = 0; n < 150_000; n++) index.put(idAt(n), termsOf(n % 3 === 0 ? ['甲', `n${n % 5000}`] : ['乙', `n${n % 5000}`]), {})
  await index.settle()
  assert.ok(index.state.sealed.some(({ count }) => count > 65_536))
  const terms = new Map([['n77', 1], ['甲', 1], ['乙', 1]])
  same(index.search({ terms, k: 40 }), index.search({ terms, k: 40, exact: true }))
  assert.equal(index.search({ terms: termsOf(['n77']), k: 100 }).length, 30)
})

test('saved files are their owner\'s alone; a broken or foreign folder is no index', async () => {
  const index = createTextIndex(options)
  index.put(newId(), termsOf(['甲']), {})
  const folder = await newFolder()
  await save(index, folder, { upTo: 7 })
  for (const name of await readdir(folder)) assert.equal((await stat(join(folder, name))).mode & 0o077, 0, name)
  assert.equal((await read(folder, options))?.facts.upTo, 7)
  assert.equal(await read(folder, { ...options, pivot: 99 }), undefined)
  const segment = (await readdir(folder)).find((name) => name.startsWith('segment'))!
  const bytes = await readFile(join(folder, segment))
  bytes[4100]! ^= 1
  await writeFile(join(folder, segment), bytes)
  assert.equal(await read(folder, options), undefined)
  assert.equal(await read(join(folder, 'nowhere'), options), undefined)
})

const alphabet = ['甲', '乙', '丙', '丁', '戊', '己', '庚']
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('put' as const), n: fc.nat(40), topic: fc.constantFrom('law', 'life'), words: fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 12 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), n: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'settle' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'save' as const }) },
)
type Doc = { words: string[]; topic: string }

const idAt = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

function termsOf(words: readonly string[]): Map<string, number> {
  const terms = new Map<string, number>()
  for (const word of words) terms.set(word, (terms.get(word) ?? 0) + 1)
  return terms
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'santai-index-'))
  folders.push(folder)
  return folder
}

async function saved(index: TextIndex): Promise<TextIndex> {
  const folder = await newFolder()
  await save(index, folder, {})
  return createTextIndex(options, (await read(folder, options))!.kept)
}

/** BM25 written down a second time, over the texts themselves; rarity is the index's own, which counts the dead until they are merged away. */
function naive(index: TextIndex, model: ReadonlyMap<string, Doc>, terms: ReadonlyMap<string, number>, topic: string | undefined, lifted: boolean): Hit[] {
  return [...model].filter(([, doc]) => !topic || doc.topic === topic).map(([id, { words, topic: own }]) => {
    let score = 0
    for (const [term, weight] of terms) {
      const tf = words.filter((word) => word === term).length
      if (tf > 0) score += weight * index.rarity(term) * 2.2 * tf / (tf + 1.2 * (0.4 + (0.6 * words.length) / 6))
    }
    return { id, score: lifted && own === 'law' ? score * 1.3 : score }
  }).filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).slice(0, 5)
}

/** Equal scores place by place; who stands where among equals is left open. */
function same(a: readonly Hit[], b: readonly Hit[]): void {
  assert.equal(a.length, b.length)
  for (const [at, hit] of a.entries()) assert.ok(Math.abs(hit.score - b[at]!.score) < 1e-3 * Math.max(1, hit.score), `${at}: ${hit.score} and ${b[at]!.score}`)
}
