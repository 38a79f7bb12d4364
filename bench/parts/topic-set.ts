import { topicQuestions } from '../../server/rooms/portal/testing/topic-questions.ts'
import { findTopics } from '../../server/rooms/finding/index.ts'
import { readSet } from './sets.ts'

/** The two hundred questions that measure the finder of topics: nothing learns from them. */
export const measuredIds = topicQuestions.map(([id]) => id)

/** How often the topic that a clerk would choose is the first, and among the first three, of what the shipped finder says. */
export function topicsFound(): { first: number; amongThree: number } {
  const texts = new Map(readSet<{ id: string; text: string }>('consultations.dev.jsonl.gz').map(({ id, text }) => [id, text]))
  const places = topicQuestions.map(([id, topic]) => findTopics(texts.get(id)!).indexOf(topic))
  return { first: places.filter((place) => place === 0).length / places.length, amongThree: places.filter((place) => place >= 0).length / places.length }
}
