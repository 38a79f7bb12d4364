/**
 * An address as far as it tells homes apart: the road or village, and the house. City, county and town names are dropped,
 * since half of all callers leave them out; Chinese digits become figures.
 */
export const readAddress = (typed: string): Address => {
  const text = figures(typed.normalize('NFKC')).replace(/[\s,，。、;；:：()（）#\-—]/gu, '')
  const short = text.replace(/^.*?(?:安徽省|安徽)/u, '').replace(/^淮南市?/u, '').replace(/^[\p{Script=Han}]{1,4}?[区县]/u, '').replace(/^[\p{Script=Han}]{1,6}?(?:街道(?:办事处)?|镇|乡)(?=[\p{Script=Han}])/u, '')
  const numbers = short.match(/\d+/gu) ?? []
  const place = short.replace(/\d+.*$/u, '').replace(/(?:第|村委会|居委会|社区居委会|社区|行政村|自然村|小区|新村|花园|村|庄|组|队|路|街|巷|弄|号|栋|幢|楼)+$/u, '')
  return { place, house: numbers.join('-') }
}

export type Address = { place: string; house: string }
export type AddressLikeness = 'house' | 'place' | 'none'

export const addressLikeness = (a: Address, b: Address): AddressLikeness => {
  if (!samePlace(a.place, b.place)) return 'none'
  return a.house !== '' && a.house === b.house ? 'house' : 'place'
}

/** One may name more than the other (朝阳中路 / 田东朝阳中路), or miss a letter in four. */
function samePlace(a: string, b: string): boolean {
  if (a.length < 2 || b.length < 2) return false
  return a === b || a.endsWith(b) || b.endsWith(a) || a.startsWith(b) || b.startsWith(a)
}

function figures(text: string): string {
  return text.replace(/[〇零一二三四五六七八九十]+(?=[号组队栋幢楼室单元层弄])/gu, (digits) => String(valueOf(digits)))
}

function valueOf(text: string): number {
  const digit = (c: string | undefined): number => (c ? '零一二三四五六七八九'.indexOf(c === '〇' ? '零' : c) : 0)
  const [tens, ones] = text.split('十')
  if (!text.includes('十')) return Number([...text].map(digit).join(''))
  return (tens ? digit(tens) : 1) * 10 + digit(ones)
}
