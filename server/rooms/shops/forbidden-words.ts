import type { ForbiddenFound, ForbiddenWord } from '../../../contract/shops.ts'
import { mapped, normalise } from '../../platform/text/index.ts'

/**
 * Words of the list in what a shop says of itself. Blanks, signs, full width and old characters between do not hide them;
 * each comes with its place in the text as written, to be marked there.
 */
export const forbiddenIn = (texts: Readonly<Record<string, string | null>>, words: readonly ForbiddenWord[]): ForbiddenFound[] =>
  Object.entries(texts).flatMap(([field, text]) => (text ? inText(field, text, words) : [])).toSorted((a, b) => a.field.localeCompare(b.field) || a.at - b.at)

/** In one sentence for the field: the place, and why. */
export const saidPlainly = (found: readonly ForbiddenFound[]): string => found.map((one) => `第 ${one.at + 1} 个字起的“${one.sample}”不能用：${one.says}`).join('；')

/** Ours, drawn from what the register of shops asks for (DOMAIN §8.4 敏感/虚假词检): 待核实, and changed by the city in its settings. */
export const startingWords: readonly ForbiddenWord[] = [
  ...said('没有人能保证官司的结果', ['包赢', '保赢', '必赢', '稳赢', '包胜诉', '保证胜诉', '必胜诉', '百分百胜诉', '百分之百胜诉', '100%胜诉', '百分百成功', '百分之百成功', '零风险', '不赢不收钱', '包打赢', '胜诉率第一']),
  ...said('不能说自己有关系、能走门路', ['内部关系', '有关系', '熟悉法官', '认识法官', '认识领导', '打通关系', '走后门', '内部渠道', '法院内部', '疏通关系', '捞人', '摆平']),
  ...said('不能自称第一、最好，谁也没有评过', ['全国第一', '全省第一', '全市第一', '行业第一', '最权威', '最专业', '最佳律师', '顶级律师', '国家级律师', '首选律所']),
  ...said('没有这样的授权，容易让人误会是政府机关', ['政府指定', '司法局推荐', '法院推荐', '官方唯一', '独家授权']),
  ...said('不能用返利招揽', ['返现', '介绍费', '提成返还', '免费送礼']),
]

function inText(field: string, text: string, words: readonly ForbiddenWord[]): ForbiddenFound[] {
  const { text: plain, places } = bare(text)
  const found: ForbiddenFound[] = []
  for (const { word, says } of words) {
    const wanted = bare(normalise(word)).text
    if (!wanted) continue
    for (let i = plain.indexOf(wanted); i >= 0; i = plain.indexOf(wanted, i + wanted.length)) {
      const at = places[i]!
      const length = places[i + wanted.length - 1]! + 1 - at
      found.push({ field, word, at, length, sample: text.slice(at, at + length), says })
    }
  }
  return found.filter((one, i) => !found.some((other, j) => holds(other, one) && (other.length > one.length || j < i)))
}

/** A longer word that holds a shorter one is said once, whichever stands first in the list. */
const holds = (other: ForbiddenFound, one: ForbiddenFound): boolean => other !== one && other.at <= one.at && one.at + one.length <= other.at + other.length

/** Only what is read as a word: letters, digits and %, in one spelling, with the place each had. */
function bare(text: string): { text: string; places: number[] } {
  const whole = mapped(text)
  let out = ''
  const places: number[] = []
  for (let i = 0; i < whole.text.length; i += 1) {
    const sign = whole.text[i]!
    if (!/[\p{L}\p{N}%]/u.test(sign)) continue
    out += sign
    places.push(whole.places[i]!)
  }
  return { text: out, places }
}

function said(says: string, words: readonly string[]): ForbiddenWord[] {
  return words.map((word) => ({ word, says }))
}
