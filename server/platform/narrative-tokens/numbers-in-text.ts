import { namedNumbers } from './named-numbers.ts'

/**
 * Identity numbers, telephones, bank cards, passports and plates as people type them: with blanks, dashes, full-width or
 * Chinese digits. What only looks like one (dates, amounts, case numbers, order numbers) is left alone: a number taken out of
 * a story wrongly makes it unreadable. Seven digits are too few to tell from anything else, unless the word before them does
 * (named-numbers.ts).
 */
export const numbersIn = (text: string): FoundNumber[] => {
  return withNamed(text, plainNumbers(text))
}

function plainNumbers(text: string): FoundNumber[] {
  if (!hasLongRun.test(text)) return hasLetters.test(text) ? lettered(text, []) : []
  const runs = runsOf(text)
  const found: FoundNumber[] = []
  for (let i = 0; i < runs.length;) {
    const hit = hitAt(text, runs, i)
    if (hit) found.push(hit.number)
    i = hit ? hit.next : i + 1
  }
  return hasLetters.test(text) ? lettered(text, found) : found
}

function withNamed(text: string, found: FoundNumber[]): FoundNumber[] {
  const named = namedNumbers(text)
  const free = named.filter((one, i) => [...found, ...named.slice(0, i)].every((other) => one.at + one.length <= other.at || other.at + other.length <= one.at))
  return free.length ? [...found, ...free].toSorted((a, b) => a.at - b.at) : found
}

export type NumberKind = 'idNumber' | 'phone' | 'bankCard' | 'passport' | 'plate' | 'wechat' | 'qq'
/** `value` is the plain number: ASCII digits and letters, no separators. */
export type FoundNumber = { readonly kind: NumberKind; readonly value: string; readonly at: number; readonly length: number }

// One look settles nearly all texts: eleven digits of any writing that stand close together, or a short letter before seven.
const digit = '[0-9０-９〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖①-⑨⓪𝟎-𝟿]'
const hasLongRun = new RegExp(`(?:${digit}[^\\S\\n]{0,2}[-‐-―－_.·•~()（）\\u200b-\\u200f\\u2060\\ufeff]?[^\\S\\n]{0,2}){11}`, 'u')
const hasLetters = /(?:[EGCWHMegcwhm][A-Za-z]?[0-9]{7})|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]/u

/** Digits that stand together, with where each stood; what parts it from the one before. */
function runsOf(text: string): Run[] {
  const runs: Run[] = []
  let gap = ''
  for (let i = 0; i < text.length;) {
    const char = String.fromCodePoint(text.codePointAt(i)!)
    const value = digitOf(char)
    const run = runs.at(-1)
    const script = scriptOf(char)
    if (value === undefined) gap += invisible.test(char) ? '' : char
    else if (run && gap === '' && run.script === script) { run.digits += value; run.ends.push(i + char.length) } else runs.push({ digits: value, at: i, ends: [i + char.length], gap: run ? gap : null, script })
    if (value !== undefined) gap = ''
    i += char.length
  }
  return runs.flatMap(cut)
}

/** 一三八……一直打不通: behind a number in Chinese digits the next word may begin with one. */
function cut(run: Run): Run[] {
  const length = run.script === 'western' ? 0 : run.digits.length > 18 && isIdNumber(run.digits.slice(0, 18)) ? 18 : run.digits.length > 11 && run.digits.length < 14 && /^1[3-9]/u.test(run.digits) ? 11 : 0
  if (length === 0) return [run]
  return [{ ...run, digits: run.digits.slice(0, length), ends: run.ends.slice(0, length) }, { ...run, digits: run.digits.slice(length), at: run.ends[length - 1]!, ends: run.ends.slice(length), gap: '' }]
}

/** The longest number that begins with run `i`: joined over separators only where the groups look like one number. */
function hitAt(text: string, runs: readonly Run[], i: number): { number: FoundNumber; next: number } | undefined {
  let best: { number: FoundNumber; next: number } | undefined
  let joined = ''
  const groups: number[] = []
  for (let j = i; j < runs.length && joined.length <= 20; j++) {
    const run = runs[j]!
    if (j > i && !separator.test(run.gap ?? '')) break
    joined += run.digits
    if (j > i && run.gap === '') groups[groups.length - 1]! += run.digits.length
    else groups.push(run.digits.length)
    const last = run.ends.at(-1)!
    const kind = kindOf(joined, groups, text.slice(last, last + 8), runs[j + 1], text.slice(Math.max(0, runs[i]!.at - 2), runs[i]!.at))
    if (kind) best = { number: { kind: kind.kind, value: kind.value, at: runs[i]!.at, length: last + kind.tail - runs[i]!.at }, next: j + 1 }
  }
  return best
}

function kindOf(joined: string, groups: readonly number[], behind: string, next: Run | undefined, before: string): { kind: NumberKind; value: string; tail: number } | undefined {
  if (!shapely(groups, next)) return undefined
  const x = /^[^\S\n]?[-－]?([Xx×Ｘｘ])(?![A-Za-z0-9])/u.exec(behind)
  if (joined.length === 17 && x && isIdNumber(joined)) return { kind: 'idNumber', value: `${joined}X`, tail: x[0].length }
  if ((joined.length === 18 || joined.length === 15) && isIdNumber(joined)) return { kind: 'idNumber', value: joined, tail: 0 }
  if (isAmount(groups, behind, before)) return undefined
  if (isPhone(joined, groups)) return { kind: 'phone', value: joined.replace(/^(?:0086|86)(?=1)/u, ''), tail: 0 }
  return joined.length >= 16 && joined.length <= 19 && isBankCard(joined) ? { kind: 'bankCard', value: joined, tail: 0 } : undefined
}

/** 138 0554 1234, or each digit by itself; never 1 3 5 7 9 11 13 15, a list. */
function shapely(groups: readonly number[], next: Run | undefined): boolean {
  if (groups.length === 1) return true
  const same = groups.slice(0, -1).every((n) => n === groups[0]) && groups.at(-1)! <= groups[0]!
  if (same && groups[0]! < 3) return !(next && separator.test(next.gap ?? 'x') && next.digits.length <= groups[0]!)
  const own = groups[0] === 2 || groups[0] === 4 && groups.length > 3 ? groups.slice(1) : groups
  return groups.length <= 6 && own.every((n, i) => n >= 3 || (i === own.length - 1 && groups.length > 3))
}

function isPhone(value: string, groups: readonly number[]): boolean {
  if (/^(?:0086|86)?1[3-9]\d{9}$/u.test(value)) return true
  return /^0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/u.test(value) && (groups.length === 1 || groups[0]! <= 4)
}

/** Eleven digits in front of a unit of measure, or behind a decimal point, are an amount. */
function isAmount(groups: readonly number[], behind: string, before: string): boolean {
  return groups.length === 1 && (/^(?:\.\d{1,2})?\s*(?:元(?!旦)|块钱|万元|亿元|美元|吨|公斤|平方米)/u.test(behind) || /[0-9０-９][.．]$/u.test(before) || /[¥￥$]\s?$/u.test(before))
}

/** GB 11643 without its check digit: a mistyped number still tells who it is. Place and day of birth must be real. */
function isIdNumber(value: string): boolean {
  if (!/^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/u.test(value)) return false
  const birth = value.length === 15 ? `19${value.slice(6, 12)}` : value.slice(6, 14)
  const [year, month, day] = [Number(birth.slice(0, 4)), Number(birth.slice(4, 6)), Number(birth.slice(6, 8))]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && year <= 2040 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Luhn, on the prefixes that cards bear; without it every long number would be one. */
function isBankCard(value: string): boolean {
  if (!/^(?:62|4|5[1-5]|3[4-7]|60|9)/u.test(value)) return false
  let sum = 0
  for (let i = 0; i < value.length; i++) {
    const one = Number(value[value.length - 1 - i]) * (i % 2 === 1 ? 2 : 1)
    sum += one > 9 ? one - 9 : one
  }
  return sum % 10 === 0
}

function lettered(text: string, found: FoundNumber[]): FoundNumber[] {
  for (const { kind, pattern } of letteredKinds) {
    for (const match of text.matchAll(pattern)) {
      const taken = found.some((one) => match.index < one.at + one.length && one.at < match.index + match[0].length)
      if (!taken) found.push({ kind, value: match[0].replace(/[·•\s]/gu, '').toUpperCase(), at: match.index, length: match[0].length })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

const letteredKinds: readonly { kind: NumberKind; pattern: RegExp }[] = [
  { kind: 'passport', pattern: /(?<![A-Za-z0-9-])(?:[EGCWHMegcwhm]\d{8}|[Ee][A-HJ-NP-Za-hj-np-z]\d{7})(?![A-Za-z0-9-])/gu },
  { kind: 'plate', pattern: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•\s]?(?=[A-Z0-9]{0,5}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/gu },
]

const scriptOf = (char: string): Run['script'] => (chinese.has(char) ? 'chinese' : 'western')

function digitOf(char: string): string | undefined {
  const code = char.codePointAt(0)!
  if (code >= 48 && code <= 57) return char
  if (code < 128) return undefined
  if (code >= 0xff10 && code <= 0xff19) return String(code - 0xff10)
  if (code >= 0x2460 && code <= 0x2468) return String(code - 0x245f)
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10)
  return chinese.get(char)
}

const chinese = new Map(['〇○零⓪', '一幺壹', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((chars, value) => [...chars].map((char) => [char, String(value)] as const)))
const invisible = /[\u200b-\u200f\u2060\ufeff]/u
const separator = /^[^\S\n]{0,2}[-‐-―－_.·•~()（）]?[^\S\n]{0,2}$/u

/** `gap`: what parts it from the run before; empty where only the writing changes (13805541234一直没人接). */
type Run = { digits: string; readonly at: number; /** Where each digit ends. */ readonly ends: number[]; readonly gap: string | null; readonly script: 'western' | 'chinese' }
