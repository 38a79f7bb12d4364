import type { TopicId } from '../../../contract/topics.ts'
import { questionRows } from './request-questions.ts'
import { taskRows } from './request-tasks.ts'
import type { Random } from './random.ts'

/** What residents say, in their own plain words, written for the demonstration. `{town}` is the asker's place. */
export const requestTexts: readonly RequestText[] = [
  ...taskRows.map(([topic, title, need]) => ({ kind: 'task' as const, topic, title, need })),
  ...questionRows.map(([topic, title, need]) => ({ kind: 'question' as const, topic, title, need })),
]

/** A text for one asker, its place filled in. */
export function requestFor(random: Random, townName: string): RequestText {
  const text = random.pick(requestTexts)
  return { ...text, need: text.need.replaceAll('{town}', townName) }
}

export type RequestRow = readonly [topic: TopicId, title: string, need: string]
export type RequestText = { readonly kind: 'question' | 'task'; readonly topic: TopicId; readonly title: string; readonly need: string }
