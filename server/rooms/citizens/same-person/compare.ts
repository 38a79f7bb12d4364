import { paperKinds, readIdNumber } from '../../../rules/papers/index.ts'
import { addressLikeness } from './addresses.ts'
import { compareNames } from './compare-names.ts'
import { slipBetween } from './digits.ts'
import type { Evidence } from './evidence.ts'
import type { Birth, Facts, KnownPaper } from './facts.ts'

/**
 * Field by field, in bits: log2(m / u), where m is how often records of one person agree so and u how often those of two
 * people do (Fellegi and Sunter 1969). u is counted: days of birth in 60 years, names by their rates, homes of three. m are
 * the house's estimates of slips in registers, to be measured anew when decided pairs are many. Symmetric in its two sides.
 */
export const compare = (a: Facts, b: Facts, world: World = {}): Evidence[] => {
  const paper = comparePapers(a.papers, b.papers)
  const birth = paper && ['equal', 'other'].includes(paper.level) && bornBy(a) && bornBy(b) ? undefined : compareBirths(a.births, b.births)
  return [compareNames(a.names, b.names), paper, birth, compareSex(a, b), comparePhones(a.phones, b.phones, world), compareAddresses(a, b)].filter((found) => found !== undefined)
}

/** How many different names have given this number; unknown counts as one. */
export type World = { namesAt?: (phone: string) => number }
/** More names than a family has: an office, a village committee, a shop. */
export const officeFrom = 7

function comparePapers(a: readonly KnownPaper[], b: readonly KnownPaper[]): Evidence | undefined {
  const pairs = a.flatMap((ours) => b.filter((theirs) => theirs.kind === ours.kind).map((theirs) => paperPair(ours, theirs)))
  return pairs.sort((x, y) => y.bits - x.bits)[0]
}

function paperPair(a: KnownPaper, b: KnownPaper): Evidence {
  const zh = a.kind === 'idCard' ? '身份证号' : `${paperKinds[a.kind]}号码`
  const slip = slipBetween(a.number, b.number)
  const both = a.valid && b.valid
  const checkable = ['idCard', 'hmtResidence', 'creditCode'].includes(a.kind)
  if (slip.kind === 'same') return both ? paper(a.checked && b.checked ? 'equal' : 'said', 24, `${zh}一样`) : paper('sameSlip', 16, `${zh}一样，但校验不通过`)
  // The check character turns every single slip into a number that cannot be: two right ones are two people.
  if (checkable && both) return paper('other', -18, `${zh}不同，校验都通过`)
  if (slip.kind === 'two' || slip.kind === 'other') return checkable ? paper(slip.kind === 'two' ? 'far' : 'unlike', slip.kind === 'two' ? 4 : -7, `${zh}不同`) : paper('unlike', -2, `${zh}不同（可能换过证）`)
  const how = { digit: `只有第 ${slip.at} 位不同`, swapped: `第 ${slip.at}、${slip.at + 1} 位填反了`, missing: `第 ${slip.at} 位少了（或多了）一个数字` }[slip.kind]
  return checkable ? paper('near', 14, `${zh}${how}，其中一个校验不通过，像是填错`) : paper('near', 7, `${zh}${how}`)
}

const bornBy = (facts: Facts): boolean => facts.papers.some((p) => p.kind === 'idCard' && readIdNumber(p.number).ok)

function compareBirths(a: readonly Birth[], b: readonly Birth[]): Evidence | undefined {
  return a.flatMap((ours) => b.map((theirs) => birthPair(ours, theirs))).sort((x, y) => y.bits - x.bits)[0]
}

function birthPair(a: Birth, b: Birth): Evidence {
  const years = Math.abs(a.year - b.year)
  if (a.month === null || b.month === null) return years === 0 ? birth('year', 5.5, '出生年份一样') : years === 1 ? birth('yearOff', 0.5, '出生年份差一年（虚岁或农历）') : birth('different', -5, '出生年份不同')
  const differs = [years > 0, a.month !== b.month, a.day !== b.day].filter(Boolean).length
  if (differs === 0) return birth('equal', 14, '出生年月日一样')
  if (a.year === b.year && a.month === b.day && a.day === b.month) return birth('near', 5, '出生的月和日填反了')
  if (differs > 1) return birth('different', -5.5, '出生日期不同')
  const text = digitsOf(a)
  const slip = slipBetween(text, digitsOf(b))
  return slip.kind === 'digit' || slip.kind === 'swapped' ? birth('near', 4, '出生日期只差一个数字') : birth('near', 2.5, '出生日期的年、月、日中只有一项不同')
}

const digitsOf = (b: Birth): string => `${b.year}${String(b.month).padStart(2, '0')}${String(b.day).padStart(2, '0')}`

function compareSex(a: Facts, b: Facts): Evidence | undefined {
  if (!a.sex || !b.sex) return undefined
  return a.sex === b.sex ? { field: 'sex', level: 'equal', bits: 1, text: '性别一样' } : { field: 'sex', level: 'different', bits: -6, text: '性别不同' }
}

function comparePhones(a: readonly string[], b: readonly string[], world: World): Evidence | undefined {
  return a.flatMap((ours) => b.map((theirs) => phonePair(ours, theirs, world))).sort((x, y) => y.bits - x.bits)[0]
}

function phonePair(a: string, b: string, { namesAt = () => 1 }: World): Evidence {
  const slip = slipBetween(a, b)
  if (slip.kind !== 'same') return slip.kind === 'two' || slip.kind === 'other' || a.length < 11 || b.length < 11 && slip.kind !== 'missing' ? phone('different', -1, '电话不同（可能换过号）') : phone('near', 6, `电话只差一处（第 ${slip.at} 位）`)
  const names = Math.max(namesAt(a), namesAt(b))
  if (names >= officeFrom) return phone('office', 0, `电话一样，但有 ${names > 50 ? '50 多' : names} 个姓名留过这个号码，像是村（居）委会、单位或代办点的电话，不作依据`)
  return names > 1 ? phone('family', 7, '电话一样，但不止一个姓名留过，可能是家人共用') : phone('equal', 9, '电话一样')
}

function compareAddresses(a: Facts, b: Facts): Evidence | undefined {
  const found = a.addresses.flatMap((ours) => b.addresses.map((theirs) => addressLikeness(ours, theirs)))
  if (found.length === 0) return undefined
  if (found.includes('house')) return { field: 'address', level: 'house', bits: 7, text: '住址到门牌一样' }
  return found.includes('place') ? { field: 'address', level: 'place', bits: 3, text: '住在同一条路或同一个村' } : { field: 'address', level: 'different', bits: -1, text: '住址不同（可能搬过家）' }
}

const paper = (level: string, bits: number, text: string): Evidence => ({ field: 'paper', level, bits, text })
const birth = (level: string, bits: number, text: string): Evidence => ({ field: 'birth', level, bits, text })
const phone = (level: string, bits: number, text: string): Evidence => ({ field: 'phone', level, bits, text })
