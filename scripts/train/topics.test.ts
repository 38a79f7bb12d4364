import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasSet } from '../../bench/parts/sets.ts'
import { topicsFound } from '../../bench/parts/topic-set.ts'
import { labelledQuestions } from './topics/labelled-questions.ts'
import { findTopics } from '../../server/rooms/finding/index.ts'
import { secondSetQuestions } from '../../server/rooms/portal/testing/second-set.ts'
import { topicQuestions } from '../../server/rooms/portal/testing/topic-questions.ts'

test('两百个真实问题：该选的类别在前三个里，百分之九十五以上', { skip: hasSet('consultations.dev.jsonl.gz') ? false : 'the questions are not here' }, () => {
  const { amongThree } = topicsFound(topicQuestions)
  assert.ok(amongThree >= 0.95, String(amongThree))
})

test('用来衡量的两百个，还有用来调试的第二套，一个也不用来教；两套没有相同的', () => {
  const taught = new Set(Object.values(labelledQuestions).flatMap((ids) => ids.split(/\s+/)))
  assert.ok(taught.size > 3700)
  assert.deepEqual([...topicQuestions, ...secondSetQuestions].filter(([id]) => taught.has(id)), [])
  const exam = new Set<string>(topicQuestions.map(([id]) => id))
  assert.deepEqual(secondSetQuestions.filter(([id]) => exam.has(id)), [])
  assert.deepEqual(findTopics('？！'), [])
})
