import { simplified } from './variants.ts'

/**
 * One spelling for what means the same: full width and compatibility forms (NFKC), variant characters, case, white space.
 * @example normalise('勞動 合同ＡＢＣ') // '劳动 合同abc'
 */
export function normalise(text: string): string {
  return mapped(text).text
}

/**
 * The same, with the place of each unit of the result in the text as written: highlights point into the original.
 */
export function mapped(text: string): Mapped {
  let out = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    for (const piece of spell(character)) {
      if (piece === ' ' && (out === '' || out.endsWith(' '))) continue
      out += piece
      for (let unit = 0; unit < piece.length; unit++) places.push(at)
    }
    at += character.length
  }
  const kept = out.trimEnd()
  return { text: kept, places: [...places.slice(0, kept.length), text.length] }
}

/** What stands for a sealed number (〔电话2〕), and the brackets of our own marks, are no words of the story. */
export function withoutMarks(text: string): string {
  return text.replace(/〔[^〔〕]{1,12}〕/gu, ' ')
}

function spell(character: string): string {
  const code = character.codePointAt(0)!
  if (code > 0x20 && code < 0x7f) return code >= 0x41 && code <= 0x5a ? character.toLowerCase() : character
  if (code >= 0x4e00 && code <= 0x9fff) return simplified(character)
  return [...character.normalize('NFKC').toLowerCase()].map((one) => (invisible.test(one) ? ' ' : simplified(one))).join('')
}

const invisible = /[\s\p{Cc}\p{Cf}\p{Zs}]/u

/** `places[i]`: where unit i of `text` begins in the original; one more at the end. */
export type Mapped = { text: string; places: number[] }
