/**
 * The finder of topics on real questions that never taught it: the exam of two hundred, labelled before it was built, and the second
 * set, on which it was tuned. `--second` reads the second set only, for tuning without a look at the exam.
 */
import { secondSetQuestions } from '../server/rooms/portal/testing/second-set.ts'
import { topicQuestions } from '../server/rooms/portal/testing/topic-questions.ts'
import { figure } from './lib.ts'
import { needSets } from './parts/sets.ts'
import { topicsFound } from './parts/topic-set.ts'

needSets('consultations.dev.jsonl.gz')
const second = topicsFound(secondSetQuestions)
figure('topics_second_top1', second.first)
figure('topics_second_top3', second.amongThree)
if (!process.argv.includes('--second')) {
  const { first, amongThree } = topicsFound(topicQuestions)
  figure('topics_top1', first)
  figure('topics_top3', amongThree)
}
