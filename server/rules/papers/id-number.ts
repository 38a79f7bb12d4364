import { no, yes, type Read } from './read.ts'

/**
 * 公民身份号码 (GB 11643-1999): area, date of birth, sequence (odd for men), check character. Fifteen digits of the first
 * generation are read and written out as eighteen. `today` refuses births that are still to come.
 */
export const readIdNumber = (typed: string, today?: string): Read<IdNumber> => {
  const text = tidy(typed)
  if (text === '') return no('请填写身份证号码。')
  if (/\*/u.test(text)) return no('身份证号码里有星号，请填完整的号码。')
  if (/[^\dX]/u.test(text)) return no('身份证号码只有数字，最后一位可以是 X。')
  if (text.length === 15) return fromFifteen(text, today)
  if (text.length !== 18) return no(`身份证号码应为 18 位（老号码 15 位），现在是 ${text.length} 位，请核对是不是少填或多填了。`)
  if (!/^\d{17}[\dX]$/u.test(text)) return no('X 只能在身份证号码的最后一位。')
  return fromEighteen(text, today, false)
}

/** The character that the first seventeen digits demand: weights 2^(17-i) mod 11, characters 10X98765432 (ISO 7064 MOD 11-2). */
export const idCheckCharacter = (seventeen: string): string => {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0)
  return characters[sum % 11]!
}

/** As typed on paper or telephone: full-width digits, blanks, hyphens, a small x, and × or * read for X at the end. */
export const tidy = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[\s\-—–_.·]/gu, '').replace(/[×✕]$/u, 'X')

export const provinces: Readonly<Record<string, string>> = {
  11: '北京', 12: '天津', 13: '河北', 14: '山西', 15: '内蒙古', 21: '辽宁', 22: '吉林', 23: '黑龙江', 31: '上海', 32: '江苏', 33: '浙江', 34: '安徽', 35: '福建', 36: '江西', 37: '山东',
  41: '河南', 42: '湖北', 43: '湖南', 44: '广东', 45: '广西', 46: '海南', 50: '重庆', 51: '四川', 52: '贵州', 53: '云南', 54: '西藏', 61: '陕西', 62: '甘肃', 63: '青海', 64: '宁夏', 65: '新疆', 71: '台湾', 81: '香港', 82: '澳门', 83: '台湾',
}

/** The parts of an eighteen-character number, whatever issues it; `strange` where a part cannot be. */
export const partsOf = (text: string, today?: string): { bornOn: string; sex: Sex; strange: string | null } => {
  const bornOn = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  const sex = Number(text[16]) % 2 === 1 ? 'male' : 'female'
  const strange = !isDay(bornOn) ? '号码里的出生日期不存在' : today && bornOn > today ? '号码里的出生日期还没有到' : bornOn < '1850-01-01' ? '号码里的出生日期太早' : null
  return { bornOn, sex, strange }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const characters = '10X98765432'

// Sequences 996 to 999 were kept for people already a hundred years old: born in the eighteen hundreds.
function fromFifteen(text: string, today: string | undefined): Read<IdNumber> {
  if (!/^\d{15}$/u.test(text)) return no('15 位的老号码里只有数字。')
  const century = Number(text.slice(12)) >= 996 ? '18' : '19'
  const seventeen = text.slice(0, 6) + century + text.slice(6)
  return fromEighteen(seventeen + idCheckCharacter(seventeen), today, true)
}

function fromEighteen(text: string, today: string | undefined, old: boolean): Read<IdNumber> {
  const province = provinces[text.slice(0, 2)]
  if (!province) return no('身份证号码开头两位不是任何省份的代码，请核对。')
  const { bornOn, sex, strange } = partsOf(text, today)
  if (strange) return no(`身份证${strange}，请核对第 7 到 14 位。`)
  if (idCheckCharacter(text) !== text[17]) return no('身份证号码校验不通过，可能有一位填错或相邻两位填反了，请逐位核对。')
  return yes({ number: text, areaCode: text.slice(0, 6), province, bornOn, sex, old })
}

export function isDay(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year!, month! - 1, day!))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month! - 1 && date.getUTCDate() === day
}

export type Sex = 'male' | 'female'
/** `number` always has eighteen characters; `old` when it was read from fifteen. */
export type IdNumber = { number: string; areaCode: string; province: string; bornOn: string; sex: Sex; old: boolean }
