import { newPoints } from '../../../platform/dots.ts'
import { isTelling, segments } from '../../../platform/text/index.ts'
import type { StatuteArticle } from './article.ts'
import { withTable } from './embedding.ts'
import { onceALegalWord } from './lay-words.ts'
import { ordered } from './learn.ts'
import { makeLibrary, type Library } from './library.ts'
import type { StatuteModel } from './model-file.ts'
import { survey, type Mind, type Survey } from './survey.ts'

/**
 * Articles for plain people's words. Holds everything in memory and answers within tens of milliseconds; articles come and go
 * one by one. The caller decides which versions of a law are in it.
 * @example makeStatuteRanker({ model: unpackModel(file), articles }).rank('房东不退押金', 5)
 */
export function makeStatuteRanker({ model, articles = [] }: { model: StatuteModel; articles?: Iterable<StatuteArticle> }): StatuteRanker {
  const { base, fine, past, forest, experience } = model
  if (!fine || !forest) throw new Error('the statute model has only been half trained')
  const library = makeLibrary(base)
  const mind: Mind = { fine: withTable(base, fine), experience, pastPoints: past, basePoints: new Float32Array(0), finePoints: new Float32Array(0) }
  for (const article of articles) add(article)
  return { add, remove: library.remove, rank, size: () => library.numbers.size }

  function add(article: StatuteArticle): void {
    const at = library.add(article)
    const tokens = library.tokens[at]!
    library.tokens[at] = none
    if ((at + 1) * base.size > mind.basePoints.length) {
      mind.basePoints = grown(mind.basePoints, base.size)
      mind.finePoints = grown(mind.finePoints, base.size)
    }
    base.place(tokens, mind.basePoints, at * base.size)
    mind.fine.place(tokens, mind.finePoints, at * base.size)
  }

  function rank(text: string, wanted: number, allowed?: (id: string) => boolean): RankedArticle[] {
    if (library.numbers.size === 0) return []
    const found = survey(library, mind, text, allowed ? { allowed } : {})
    if (found.question.all.size === 0) return []
    return ordered(forest!, found).slice(0, wanted).map(({ at, score }) => ({ id: library.ids[at]!, score, ...reasonsFor(library, found, at) }))
  }
}

/** Why an article stands in the list, for the person who reads it; the strongest first. Empty: nothing that a person could check. */
function reasonsFor(library: Library, { question, memory, view }: Survey, at: number): Pick<RankedArticle, 'reasons' | 'literal'> {
  const reasons: string[] = []
  const likeness = memory.likeArticle.get(library.keys[at]!) ?? 0
  const shared = whole(library.sharedWords(at, question.words)).filter(isTelling)
  if (shared.length > 0) reasons.push(`用词相合：${shared.slice(0, 4).join('、')}`)
  // Whole terms only: 合同 alone is no 借款合同. Who somebody is (老公 → 夫妻) says nothing of what happened.
  const meant = question.legal.filter(({ said, meant: term }) => {
    const parts = partsOf(term)
    return isTelling(said) && parts.size > 0 && library.sharedWords(at, parts).length === parts.size
  })
  const told = [...Map.groupBy(meant, ({ said }) => said)].slice(0, 2).map(([said, all]) => `${said}→${all[0]!.meant}`)
  if (told.length > 0) reasons.push(`法条用语：${told.join('、')}`)
  if (likeness > 0.15) reasons.push('同类咨询多引此条')
  if (view.fine[at]! > 0.45) reasons.push('意思相近')
  if (view.headingLike[library.headingOf[at]!]! > 0.3 && likeness <= 0.15) reasons.push('同类咨询多引本章')
  const said = letters(whole([...question.words].filter(isTelling)))
  return { reasons, literal: told.length > 0 || letters(shared) >= Math.max(1, Math.min(enough, said)) }
}

const partsOf = onceALegalWord((term) => new Set(segments(term).filter((part) => part.length > 1)))
const letters = (words: readonly string[]): number => words.join('').length
/**
 * So many letters of telling words in common, or all where fewer were said, make an article one that is found by its wording.
 * As measured: README.
 */
const enough = 3

/** Of words within words the longest. */
function whole(shared: readonly string[]): string[] {
  return shared.filter((word) => word.length > 1 && !shared.some((other) => other !== word && other.includes(word)))
}

function grown(points: Float32Array, size: number): Float32Array {
  const larger = newPoints(Math.max(1024, Math.ceil(points.length / size * 1.5)) * size)
  larger.set(points)
  return larger
}

const none = new Int32Array(0)

export type StatuteRanker = {
  add(article: StatuteArticle): void
  remove(id: string): void
  /** `allowed`: which articles may be found: a version in force, a law that was filtered for. */
  rank(text: string, wanted: number, allowed?: (id: string) => boolean): RankedArticle[]
  size(): number
}
/** `literal`: found by what was said, and not only by its meaning. */
export type RankedArticle = { id: string; score: number; reasons: string[]; literal: boolean }
