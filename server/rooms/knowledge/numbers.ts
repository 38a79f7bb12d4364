/**
 * 第几条 as the library prints it, from what people write: 第27条, 27, 二十七, 第二十七条之一. Nothing when it is no number.
 * @example articleNumber('第27条') // '第二十七条'
 */
export const articleNumber = (written: string): string | undefined => {
  const clean = written.normalize('NFKC').replace(/\s+/g, '')
  const [, main = '', sub = ''] = /^第?([0-9]{1,5}|[零〇一二三四五六七八九十百千两]{1,9})条?(?:之([0-9]{1,2}|[一二三四五六七八九十]{1,3}))?$/.exec(clean) ?? []
  const value = numberOf(main)
  if (!value) return undefined
  const after = sub ? numberOf(sub) : undefined
  return `第${inWords(value)}条${after ? `之${inWords(after)}` : ''}`
}

/** The place of an article in its law: 第一百零三条之一 → 1030001 hundredths, so that 之一 stands behind its article. */
export const sortOf = (number: string): number => {
  const [, main = '', sub = ''] = /^第(.+?)条(?:之(.+))?$/.exec(number) ?? []
  return (numberOf(main) ?? 0) * 100 + (sub ? (numberOf(sub) ?? 0) : 0)
}

/** 二百六十六 → 266; digits as they are; undefined for anything else. */
export function numberOf(text: string): number | undefined {
  if (/^[0-9]+$/.test(text)) return Number(text)
  let [total, digit] = [0, 0]
  for (const sign of text) {
    const unit = units[sign]
    if (unit) {
      total += (digit || 1) * unit
      digit = 0
    } else if (sign in digits) digit = digits[sign]!
    else return undefined
  }
  return total + digit || undefined
}

/** 266 → 二百六十六; 110 → 一百一十; 10 → 十. */
export function inWords(value: number): string {
  let [words, gap] = ['', false]
  for (const [size, sign] of [[1000, '千'], [100, '百'], [10, '十']] as const) {
    const digit = Math.floor(value / size) % 10
    if (digit === 0) gap ||= words !== ''
    else {
      words += `${gap ? '零' : ''}${size === 10 && digit === 1 && words === '' ? '' : signs[digit]}${sign}`
      gap = false
    }
  }
  const rest = value % 10
  return rest ? `${words}${gap && words ? '零' : ''}${signs[rest]}` : words
}

const signs = [...'零一二三四五六七八九']
const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
