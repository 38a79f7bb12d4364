/** The finder of topics on two hundred real questions, labelled before it was built; none of them taught it. */
import { figure } from './lib.ts'
import { needSets } from './parts/sets.ts'
import { topicsFound } from './parts/topic-set.ts'

needSets('consultations.dev.jsonl.gz')
const { first, amongThree } = topicsFound()
figure('topics_top1', first)
figure('topics_top3', amongThree)
