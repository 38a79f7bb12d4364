import { isTelling, words } from '../../platform/text/index.ts'
import { legalWordsFor, suggestTopic } from '../finding/index.ts'

/**
 * Whether something found bears on the question at all. The index always brings its best; with a caller on the line an unfitting
 * line costs more than none. A word that both have and that says something is needed, and then either the same kind of request or
 * more than one such word.
 */
export function bearingOf(text: string, topic: string | null): Bearing {
  const said = new Set(words(text).filter(isTelling))
  // Whole terms of the law only: a part (合同 of 解除合同) fits everything.
  const meant = new Map(legalWordsFor(text).filter((one) => isTelling(one.said)).map((one) => [one.meant, one.said]))
  const topics = topic ? [topic] : suggestTopic(text).filter(({ confidence }) => confidence >= 0.1).map((one) => one.topic)
  const told = (found: readonly string[]): Told => ({
    shared: found.filter((word) => said.has(word)), meant: found.flatMap((word) => (!said.has(word) && meant.has(word) ? [{ said: meant.get(word)!, meant: word }] : [])),
  })
  return {
    told,
    on: (found, of) => {
      const { shared, meant: other } = told(found)
      const letters = [...shared, ...other.map((one) => one.meant)].join('').length
      return letters >= (of === undefined || topics.some((one) => one === of) ? 2 : 4)
    },
  }
}

export type Bearing = { told: (found: readonly string[]) => Told; /** Undefined: of a kind that nobody has named; found by words of matters alone, it counts as fitting. */ on: (found: readonly string[], topic: string | null | undefined) => boolean }
type Told = { shared: string[]; meant: { said: string; meant: string }[] }
