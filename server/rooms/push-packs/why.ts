import { topicName } from '../../../contract/topics.ts'
import { areaName } from '../../rules/areas.ts'
import type { Question } from './question.ts'

/** Why it is here, in words that a person can check. */
export const reasons = ({ words, question, topic, asked, county, askedCounty, place }: Facts): string[] => [
  ...(place ? [place] : []),
  ...(words.length ? [`${question.from === 'lastMatter' ? '他上次的诉求和这里' : ''}都提到${words.map((word) => `“${word}”`).join('')}`] : []),
  ...(topic && topic === asked ? [`同属“${topicName(topic)}”`] : []),
  ...(county && county === askedCounty ? [`同在${areaName(county)}`] : []),
]

type Facts = { words: readonly string[]; question: Question; topic?: string | null; asked?: string | null; county?: string | null; askedCounty?: string | null; place?: string }
