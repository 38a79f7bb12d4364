import { topicName } from '../../../contract/topics.ts'
import { areaName } from '../../rules/areas.ts'
import type { Looked } from './pack.ts'

/** Why it is here, in words that a person can check. */
export function reasons({ words, looked, topic, county, place }: Facts): string[] {
  const { shared, meant } = looked.bearing.told(words)
  return [
    ...(place ? [place] : []),
    ...(shared.length ? [`${looked.question.from === 'lastMatter' ? '他上次的诉求和这里' : ''}都提到${quoted(shared)}`] : []),
    ...(meant.length ? [`由说的“${meant[0]!.said}”联系到${quoted(meant.filter(({ said }) => said === meant[0]!.said).map((one) => one.meant))}`] : []),
    ...(topic && topic === looked.topic ? [`同属“${topicName(topic)}”`] : []),
    ...(county && county === looked.county ? [`同在${areaName(county)}`] : []),
  ]
}

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('')

type Facts = { words: readonly string[]; looked: Looked; topic?: string | null; county?: string | null; place?: string }
