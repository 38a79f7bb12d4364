import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleKey, headingOf, termsOf, type StatuteArticle } from './article.ts'
import { legalWordsFor } from './lay-words.ts'
import { learn, type Lesson } from './learn.ts'
import { makeLibrary } from './library.ts'
import { packModel, rounded, unpackModel, type StatuteModel } from './model-file.ts'
import { makePostings } from './postings.ts'
import { pretrain } from './pretrain.ts'
import { readQuestion } from './question.ts'
import { makeStatuteRanker } from './rank.ts'
import { makeMind, pointsOf, survey } from './survey.ts'
import { scoreRow, trainTrees } from './trees.ts'

const law = '中华人民共和国租屋法'
const texts = [
  '出租人应当按照约定将租赁物交付承租人，并在租赁期限内保持租赁物符合约定的用途。',
  '承租人返还租赁物后，出租人应当退还押金。',
  '承租人未经出租人同意转租的，出租人可以解除合同。',
  '父母有教育、保护未成年子女的权利和义务。',
  '离婚时，夫妻的共同财产由双方协议处理；协议不成的，由人民法院判决。',
  '用人单位应当按时足额支付劳动报酬。',
  '劳动者拒绝用人单位管理人员违章指挥、强令冒险作业的，不视为违反劳动合同。',
  '机动车发生交通事故造成人身伤亡的，由保险公司在责任限额范围内予以赔偿。',
]
const articles: StatuteArticle[] = texts.map((text, at) => ({ id: `a${at}`, law, article: `第${'一二三四五六七八'[at]}条`, text, path: ['第一章 总则'] }))
const words = (text: string): string[] => termsOf(text).words

test('an article is known by law and number, whichever name of the state stands before', () => {
  assert.equal(articleKey('中华人民共和国民法典', '第一条'), articleKey('民法典', '第一条'))
  assert.notEqual(articleKey('民法典', '第一条'), articleKey('民法典', '第二条'))
  assert.equal(headingOf(['第二章 自然人', '第四节  个体工商户']), '自然人 个体工商户')
})

test('people say 房东, the statute says 出租人; what stands there already is not added', () => {
  assert.deepEqual(legalWordsFor('房东不还钱').filter(({ said }) => said === '房东'), [{ said: '房东', meant: '出租人' }])
  assert.deepEqual(legalWordsFor('出租人是房东'), [])
})

test('postings score the same before and after they are packed, and know who holds a word', () => {
  const few = makePostings(0.75)
  const many = makePostings(0.75)
  for (const text of texts) [few, many].forEach((postings) => postings.add(words(text)))
  for (let more = 0; more < 5000; more++) many.add(['别的'])
  const scores = new Float32Array(5008)
  many.score(new Set(words('押金')), scores)
  assert.equal(scores.indexOf(Math.max(...scores)), 1)
  for (const postings of [few, many]) assert.deepEqual(texts.map((_, at) => postings.holds(at, '押金')), texts.map((text) => text.includes('押金')))
  assert.ok(few.weigh('押金') > few.weigh('出租人'))
  assert.equal(few.weigh('没有这个词'), 0)
})

test('trees learn the order that one trait decides, and are not misled by another', () => {
  const labels = Uint8Array.from({ length: 400 }, (_, at) => (at % 10 === 3 ? 1 : 0))
  const rows = Float32Array.from({ length: 800 }, (_, i) => (i % 2 ? (i * 7919) % 101 : labels[i >> 1]! * 5 + (i % 3)))
  const groups = Int32Array.from({ length: 41 }, (_, group) => group * 10)
  const forest = trainTrees({ rows, width: 2, labels, groups, starts: new Float32Array(400) }, { trees: 10, depth: 2, rate: 0.3, top: 10, calm: 1, least: 1e-6, leastBend: 0.1, share: 1, seed: 1 })
  const cited = Math.min(...[3, 13, 23].map((row) => scoreRow(forest, rows, row * 2)))
  const uncited = Math.max(...[0, 11, 25].map((row) => scoreRow(forest, rows, row * 2)))
  assert.ok(cited > uncited)
})

test('the model comes back from its file as it went in, and a cut file is refused', () => {
  const model = trained()
  const again = unpackModel(packModel(model))
  assert.deepEqual(again.base.hashes, model.base.hashes)
  assert.deepEqual(again.base.table, model.base.table)
  assert.deepEqual(again.experience, model.experience)
  assert.deepEqual(again.seen, model.seen)
  assert.throws(() => unpackModel(packModel(model).subarray(0, -1)), /cut off/)
})

test('nobody knows his own answer while learning from it', () => {
  const library = filled()
  const lesson = lessonOf(library, '没见过的说法', [3])
  const questions = [{ citations: [{ article: library.keys[3]!, law: library.laws.keys[0]!, heading: library.headings.keys[0]! }], weight: 1 }]
  const mind = makeMind(library, library.base, { questions }, pointsOf(library.base, [lesson.tokens]))
  assert.equal(survey(library, mind, lesson.text).memory.cited.get(library.keys[3]!), 1)
  assert.equal(survey(library, mind, lesson.text, { skip: 0 }).memory.cited.size, 0)
})

test('the ranker finds by the meaning and by words, tells why, and forgets what was taken out', () => {
  const ranker = makeStatuteRanker({ model: trained(), articles })
  const [first] = ranker.rank('房东不退押金怎么办', 3)
  assert.equal(first!.id, 'a1')
  assert.ok(first!.reasons.some((reason) => reason.includes('押金')))
  assert.equal(ranker.rank('房东不退押金怎么办', 3).length, 3)
  assert.deepEqual(ranker.rank('房东不退押金怎么办', 3, (id) => id === 'a2').map(({ id }) => id), ['a2'])
  ranker.remove('a1')
  assert.ok(!ranker.rank('房东不退押金怎么办', 8).some(({ id }) => id === 'a1'))
  ranker.add({ ...articles[1]!, text: '押金的新规定。' })
  assert.equal(ranker.rank('押金', 1)[0]!.id, 'a1')
  assert.equal(ranker.size(), articles.length)
  assert.deepEqual(ranker.rank('！？', 5), [])
})

test('what one question left behind changes nothing for the next, also when the library has grown meanwhile', () => {
  const asked = ['房东不退押金怎么办', '离婚财产怎么分', '老板不发工资']
  const model = trained()
  const fresh = asked.map((text) => makeStatuteRanker({ model, articles }).rank(text, 8))
  const used = makeStatuteRanker({ model, articles: articles.slice(0, 4) })
  for (const text of asked) used.rank(text, 8)
  for (const article of articles.slice(4)) used.add(article)
  for (let turn = 0; turn < 2; turn++) assert.deepEqual(asked.map((text) => used.rank(text, 8)), fresh)
  assert.ok(fresh[0]!.some(({ reasons }) => reasons.length > 0))
})

test('an empty library answers with nothing', () => {
  assert.deepEqual(makeStatuteRanker({ model: trained() }).rank('押金', 5), [])
})

function filled(): ReturnType<typeof makeLibrary> {
  const reading = { articles: texts.map((text) => ({ text: [...words(text), ...words(text), ...words(text), ...words(text)], title: [] })), pairs: [], questions: [] }
  const library = makeLibrary(rounded(pretrain(reading, { size: 8, rounds: 3, batch: 4, seed: 1 })))
  for (const article of articles) library.add(article)
  return library
}

function lessonOf(library: ReturnType<typeof filled>, text: string, cited: number[]): Lesson {
  return { text, tokens: readQuestion(library.base, text).tokens, cited, near: [], weight: 1 }
}

function trained(): StatuteModel {
  const library = filled()
  const lessons = [['房东不肯退押金', 1], ['租客把房转租了', 2], ['公司拖欠工资', 5], ['离婚房子怎么分', 4]].map(([text, at]) => lessonOf(library, text as string, [at as number]))
  const { mind, forest } = learn(library, lessons, { seed: 1, inner: 2 })
  const fine = rounded(mind.fine).table
  return { base: library.base, fine, past: rounded({ ...mind.fine, table: mind.pastPoints, hashes: new Uint32Array(lessons.length) }).table, forest, experience: mind.experience, seen: Uint32Array.of(1, 2) }
}
