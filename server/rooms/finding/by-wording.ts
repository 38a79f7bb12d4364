import { isTelling, words } from '../../platform/text/index.ts'
import type { Found } from './find.ts'
import { legalWordsFor, onceALegalWord } from './statutes/lay-words.ts'

/**
 * An index always brings its best, also for what is no question of law at all. Whether anything was found by what was said, and
 * not only by a likeness of meaning, is told to who reads; what is near in meaning stays, since that is sometimes right.
 */
export const foundByWording = (text: string, found: readonly Found[]): boolean => {
  if (found.length === 0) return true
  // Nothing telling was said (a name, a number): nothing to judge by.
  if (!words(text).some(isTelling)) return found.some(({ literal }) => literal !== false)
  const shared = sharesAWord(text)
  return found.slice(0, atFirst).some((one) => one.literal ?? shared(one))
}

/** At least one word that says something, his own or the law's word for it: pairs of characters alone find anything. The text is read once. */
export const sharesAWord = (text: string): ((found: Found) => boolean) => {
  let said: Set<string> | undefined
  let meant: readonly (readonly string[])[] = []
  return ({ words: shared }) => {
    if (!said) {
      const legal = legalWordsFor(text).map((one) => one.meant)
      said = new Set([...words(text), ...legal])
      meant = legal.map(wordsOf)
    }
    // 经济 alone is not 经济补偿: of the law's word for it, every part must stand there.
    return shared.some((word) => isTelling(word) && said!.has(word)) || meant.some((parts) => parts.some(isTelling) && parts.every((part) => shared.includes(part)))
  }
}

/** Where nothing was found by wording: of the best those alone whose meaning is near enough to be given as a reason. */
export const nearInMeaning = (found: readonly Found[]): Found[] => found.slice(0, atFirst).filter(({ reasons }) => reasons === undefined || reasons.length > 0)

const wordsOf = onceALegalWord(words)
const atFirst = 10
export const farWords = '没有找到字面相符的；下面几条只是意思相近，不一定用得上。换个说法再试。'
