import type { FoundNumber, NumberKind } from './numbers-in-text.ts'

/**
 * Numbers that only the word before them tells from anything else: a telephone without its area code (电话 2671234), accounts of
 * WeChat and QQ. Without such a word seven digits are left alone.
 */
export const namedNumbers = (text: string): FoundNumber[] => {
  if (!hasName.test(text)) return []
  return namedKinds.flatMap(({ kind, pattern, fits }) => [...text.matchAll(pattern)].flatMap((match) => {
    const typed = match.groups!['it']!
    const value = typed.normalize('NFKC').replace(kind === 'wechat' ? /\s/gu : /\D/gu, '')
    return fits(value) ? [{ kind, value, at: match.index + match[0].length - typed.length, length: typed.length }] : []
  }))
}

const link = '(?:号码?|ID|id)?(?:就?是|为|叫|换成?了?|改成?了?)?[\\s:：,，]{0,3}'
const ends = '(?![\\d０-９]|[\\s]?(?:元|块|万|亿|千|人|次|米|公里|斤|吨|平|年|月|日|号楼|份|件|个))'
const called = '微信|薇信|威信|[vVＶｖ]信|[wWｗＷ][xXｘＸ]|[vVｖＶ][xXｘＸ]|weixin'
const hasName = /电话|座机|固话|家电|传真|拨|打|tel|微信|薇信|威信|[vVＶｖ]信|wx|vx|weixin|qq|ＱＱ|扣扣|企鹅/iu

const namedKinds: readonly { kind: NumberKind; pattern: RegExp; fits: (value: string) => boolean }[] = [
  { kind: 'phone', pattern: new RegExp(`(?:电话|座机|固话|家电|传真|拨打|请打|拨|打|[Tt]el|TEL)${link}(?<it>[2-8２-８][\\d０-９]{2,3}[-－ ]?[\\d０-９]{4})${ends}`, 'gu'), fits: (value) => !isDay(value) },
  { kind: 'wechat', pattern: new RegExp(`(?:${called})${link}(?<it>[A-Za-z](?=[-_A-Za-z]*\\d)[-_A-Za-z0-9]{5,19}|[1-9][0-9]{5,9}${ends})(?![-_A-Za-z0-9])`, 'gu'), fits: () => true },
  // All letters: only where it is said to be the account.
  { kind: 'wechat', pattern: new RegExp(`(?:${called})(?:号码?|ID|id|[\\s]?[:：])(?:就?是|为|叫)?[\\s:：]{0,3}(?<it>[A-Za-z][-_A-Za-z]{5,19})(?![-_A-Za-z0-9])`, 'gu'), fits: (value) => !/^we-?chat$/iu.test(value) },
  { kind: 'qq', pattern: new RegExp(`(?:[QＱqｑ]{2}|扣扣|企鹅)(?:群)?${link}(?<it>[1-9１-９][\\d０-９]{4,10})${ends}`, 'gu'), fits: () => true },
]

/** 20261123 behind 打电话 is a day. */
const isDay = (value: string): boolean => /^20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(value)
