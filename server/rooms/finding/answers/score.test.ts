import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectionOf, scoreAnswers } from './score.ts'

const answers = [
  '子女都有赡养父母的义务，老人的医疗费应当共同承担。',
  '涉嫌盗窃被刑事拘留的，家属可以委托律师会见。',
  '物业公司没有尽到义务的，业主可以要求赔偿。',
]
const collection = collectionOf(answers)
const question = { subject: '母亲的医疗费', body: '母亲住院花了十几万，儿子要求女儿也出一半，合理吗？' }

test('the answer that speaks of the same things comes first', () => {
  const scores = scoreAnswers(question, answers, collection)
  assert.equal(scores.indexOf(Math.max(...scores)), 0)
})

test('the place of a candidate does not count: shuffled candidates keep their scores', () => {
  const scores = scoreAnswers(question, answers, collection)
  assert.deepEqual(scoreAnswers(question, answers.toReversed(), collection), scores.toReversed())
})

test('the topic alone tells answers apart that share no word with the question', () => {
  const [same, other] = scoreAnswers({ subject: '', body: '老公天天喝酒，我想离婚' }, ['起诉到法院，夫妻感情确已破裂的，会判离异。', '开发商迟迟不交房的，业主可以解约。'], collection)
  assert.ok(same! > other!)
})

test('an empty question, or an empty answer, fits nothing', () => {
  assert.deepEqual(scoreAnswers({ subject: '', body: '' }, answers, collection), [0, 0, 0])
  assert.deepEqual(scoreAnswers(question, [''], collection), [0])
})
