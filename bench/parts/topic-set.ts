import { findTopics } from '../../server/rooms/finding/index.ts'
import { secondSetQuestions } from '../../server/rooms/portal/testing/second-set.ts'
import { topicQuestions } from '../../server/rooms/portal/testing/topic-questions.ts'
import { readSet } from './sets.ts'

/** Questions that measure the finder of topics, the exam and the set it was tuned on: nothing learns from them. */
export const heldIds = [...topicQuestions, ...secondSetQuestions].map(([id]) => id)

/** How often the topic that a clerk would choose is the first, and among the first three, of what the shipped finder says. */
export function topicsFound(questions: readonly (readonly [id: string, topic: string, ...rest: string[]])[]): { first: number; amongThree: number } {
  const texts = new Map(readSet<{ id: string; text: string }>('consultations.dev.jsonl.gz').map(({ id, text }) => [id, text]))
  const places = questions.map(([id, topic]) => (findTopics(texts.get(id)!) as string[]).indexOf(topic))
  return { first: places.filter((place) => place === 0).length / places.length, amongThree: places.filter((place) => place >= 0).length / places.length }
}
