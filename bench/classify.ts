/**
 * Classes by what the product's own classifier learns from: `--train F [--test F]` rows with text, category and maybe title.
 * Without --test by ten-fold cross-validation, the mean of three draws of folds. Nothing of a tested row is read in training.
 */
import { topicLessonsOf, trainTopics } from '../scripts/train/topics/train-topics.ts'
import { figure } from './lib.ts'
import { crossValidated, heldOut, type Trial } from './parts/classifying.ts'
import { consultations, hotline } from './parts/class-sets.ts'
import { flag, needSets, readSet } from './parts/sets.ts'
import { heldIds } from './parts/topic-set.ts'

const train = flag('train') ?? 'hotline_labelled.dev.jsonl.gz'
const test = flag('test')
needSets(train, ...(test ? [test] : []))

const run = (trial: Trial, tested: Trial | undefined): { accuracy: number; macroF1: number } => (tested ? heldOut(trial, tested) : crossValidated(trial, 3))

const rows = hotline(train)
const plain = run(hotline(train, 'bigrams'), test ? hotline(test, 'bigrams') : undefined)
const learnt = run(rows, test ? hotline(test) : undefined)
console.log(`${rows.labels.length} rows, ${rows.classes.length} classes`)
figure('classify_baseline_accuracy', plain.accuracy)
figure('classify_accuracy', learnt.accuracy)
figure('classify_macro_f1', learnt.macroF1)

if (!flag('train')) {
  needSets('consultations.dev.jsonl.gz', 'statutes.jsonl.gz')
  const asked = crossValidated(consultations('consultations.dev.jsonl.gz'), 3)
  figure('classify_consult_accuracy', asked.accuracy)
  figure('classify_consult_macro_f1', asked.macroF1)
  const { checked } = trainTopics(topicLessonsOf(readSet('consultations.dev.jsonl.gz'), { trained: 'bench', held: heldIds, articles: readSet('statutes.jsonl.gz') }))
  figure('classify_topic_first', checked.first)
  figure('classify_topic_among_three', checked.amongThree)
}
