/**
 * Answer selection: `--file F`, rows with subject, body and candidates (text, label). Candidates with equal scores stand in
 * their worst order; their place in the file is not looked at.
 */
import { collectionOf, frequencies, plainScores, scoreAnswers } from '../server/rooms/finding/answers/score.ts'
import { bigrams } from '../server/platform/text/index.ts'
import { figure } from './lib.ts'
import { averagePrecision, lowerBound, mean } from './parts/scoring.ts'
import { flag, needSets, readSet } from './parts/sets.ts'

const file = flag('file') ?? 'answer_selection.dev.jsonl.gz'
needSets(file)
const rows = readSet<{ subject: string; body: string; candidates: { text: string; label: number }[] }>(file)
const pool = rows.flatMap((row) => row.candidates.map(({ text }) => text))
const collection = collectionOf(pool)
const pairs = frequencies(pool.map(bigrams))

const scored = (score: (row: (typeof rows)[number], texts: string[]) => number[]): number[] =>
  rows.map((row) => averagePrecision(score(row, row.candidates.map(({ text }) => text)), row.candidates.map(({ label }) => label)))
const plain = scored((row, texts) => plainScores(row, texts, pairs))
const ours = scored((row, texts) => scoreAnswers(row, texts, collection))

console.log(`${rows.length} questions, ${pool.length} candidates; a constant scores ${mean(scored((_, texts) => texts.map(() => 0))).toFixed(3)}`)
figure('answers_bm25_map', mean(plain))
figure('answers_map', mean(ours))
figure('answers_gain', mean(ours) - mean(plain))
figure('answers_gain_low', lowerBound(ours.map((value, i) => value - plain[i]!)))
