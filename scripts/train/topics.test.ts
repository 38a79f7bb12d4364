import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { root } from '../lib/project.ts'
import { labelledQuestions } from '../../server/rooms/finding/classes/labelled-questions.ts'
import { findTopics } from '../../server/rooms/finding/index.ts'
import { secondSetQuestions } from '../../server/rooms/portal/testing/second-set.ts'
import { topicQuestions } from '../../server/rooms/portal/testing/topic-questions.ts'

const set = join(root, '../shared/data/consultations.dev.jsonl.gz')
test('两百个真实问题：该选的类别在前三个里，百分之九十五以上', { skip: existsSync(set) ? false : 'the questions are not here' }, () => {
  const rows = gunzipSync(readFileSync(set)).toString().trim().split('\n').map((line) => JSON.parse(line) as { id: string, text: string })
  const texts = new Map(rows.map(({ id, text }) => [id, text]))
  const right = topicQuestions.filter(([id, topic]) => findTopics(texts.get(id)!).includes(topic)).length
  assert.ok(right / topicQuestions.length >= 0.95, `${right} of ${topicQuestions.length}`)
})

test('用来衡量的两百个，还有用来调试的第二套，一个也不用来教；两套没有相同的', () => {
  const taught = new Set(Object.values(labelledQuestions).flatMap((ids) => ids.split(/\s+/)))
  assert.ok(taught.size > 3700)
  assert.deepEqual([...topicQuestions, ...secondSetQuestions].filter(([id]) => taught.has(id)), [])
  const exam = new Set<string>(topicQuestions.map(([id]) => id))
  assert.deepEqual(secondSetQuestions.filter(([id]) => exam.has(id)), [])
  assert.deepEqual(findTopics('？！'), [])
})
