import type { Finding } from '../../../../contract/publication.ts'

/**
 * What must not become public: identity numbers, telephones, bank cards, marks of secrecy. Full-width digits, and blanks
 * or hyphens between digits, do not hide them. An address is shown to the reviewer but may be an office's own.
 */
export const detect = (text: string): Finding[] => {
  const plain = text.replace(/[０-９Ｘｘ－]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  const found: Finding[] = []
  for (const { kind, zh, pattern, holds, blocks } of rules) {
    for (const match of plain.matchAll(pattern)) {
      const at = match.index
      const taken = found.some((f) => at < f.at + f.length && f.at < at + match[0].length)
      if (!taken && holds(match[0])) found.push({ kind, zh, at, length: match[0].length, sample: masked(match[0], kind), blocks })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

export const blocking = (text: string): Finding[] => detect(text).filter((finding) => finding.blocks)

const gap = '[\\s-]?'
const digits = (n: number): string => `(?:${gap}\\d){${n}}`

const rules: readonly Rule[] = [
  { kind: 'secretMark', zh: '密级标志', blocks: true, holds: () => true, pattern: /(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆]|[★☆]\s*(?:绝\s*密|机\s*密|秘\s*密)|密\s*级\s*[:：]?\s*(?:绝\s*密|机\s*密|秘\s*密)|^[ \t　]*(?:绝\s*密|机\s*密|秘\s*密|工作秘密|内部资料|内部文件|内部事项)[ \t　]*$|(?:绝密|机密|秘密)(?:级|\s*(?:长期|\d{1,2}\s*年))|不得外传|严禁外传|请勿外传/gmu },
  { kind: 'idNumber', zh: '身份证号码', blocks: true, holds: isIdNumber, pattern: new RegExp(`(?<!\\d)[1-9]${digits(16)}${gap}[\\dXx](?![\\dA-Za-z])|(?<!\\d)[1-9]\\d{14}(?!\\d)`, 'gu') },
  { kind: 'bankCard', zh: '银行卡号', blocks: true, holds: isBankCard, pattern: new RegExp(`(?<!\\d)[3-6]${digits(15)}(?:${gap}\\d){0,3}(?!\\d)`, 'gu') },
  { kind: 'phone', zh: '电话号码', blocks: true, holds: () => true, pattern: new RegExp(`(?<!\\d)(?:(?:\\+|00)?86${gap})?1${gap}[3-9]${digits(9)}(?!\\d)|(?<!\\d)[(（]?0\\d{2,3}[)）]?${gap}[2-9]\\d{6,7}(?!\\d)`, 'gu') },
  { kind: 'address', zh: '门牌地址', blocks: false, holds: () => true, pattern: /[\p{Script=Han}]{2,12}(?:路|街|巷|道|村|小区|花园|苑|新村)\s*\d+[\d\-－]*\s*(?:号楼?|栋|幢|单元|室|组)/gu },
]

/** GB 11643: check digit right, or at least a date of birth in it: a mistyped number still tells who it is. */
function isIdNumber(found: string): boolean {
  const value = found.replace(/[\s-]/gu, '').toUpperCase()
  const birth = value.length === 15 ? `19${value.slice(6, 12)}` : value.slice(6, 14)
  return isDate(birth) && /^[1-8]/u.test(value)
}

function isDate(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Luhn, on the prefixes that cards bear; without it every long number would be one. */
function isBankCard(found: string): boolean {
  const value = found.replace(/[\s-]/gu, '')
  if (!/^(?:62|4|5[1-5]|3[4-7]|60|9)/u.test(value)) return false
  const sum = [...value].toReversed().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

function masked(found: string, kind: Finding['kind']): string {
  if (kind === 'secretMark' || kind === 'address') return found.trim()
  return found.length < 8 ? '****' : `${found.slice(0, 3)}****${found.slice(-2)}`
}

type Rule = { kind: Finding['kind']; zh: string; pattern: RegExp; holds: (found: string) => boolean; blocks: boolean }
