import { idCheckCharacter, partsOf, readIdNumber, tidy, type Sex } from './id-number.ts'
import { readCreditCode } from './credit-code.ts'
import { no, yes, type Read } from './read.ts'

/** 证件种类. What a person may show; `other` takes what stands in no standard (军人证件, 出生证明 …). */
export const paperKinds = {
  idCard: '居民身份证', hmtResidence: '港澳台居民居住证', hmPermit: '港澳居民来往内地通行证', twPermit: '台湾居民来往大陆通行证', passport: '护照', foreignResidence: '外国人永久居留身份证', creditCode: '统一社会信用代码', other: '其他证件',
} as const
export type PaperKind = keyof typeof paperKinds

/** Any paper by its kind: the number in one spelling and what it says of its bearer, or why it cannot be right. */
export const readPaper = (kind: PaperKind, typed: string, today?: string): Read<Paper> => readers[kind](typed, today)

const readers: Readonly<Record<PaperKind, (typed: string, today?: string) => Read<Paper>>> = {
  idCard: (typed, today) => {
    const read = readIdNumber(typed, today)
    if (!read.ok) return read
    if (/^8[123]/u.test(read.value.number)) return no('这是港澳台居民居住证的号码，请把证件种类改为“港澳台居民居住证”。')
    return yes({ kind: 'idCard', number: read.value.number, bornOn: read.value.bornOn, sex: read.value.sex })
  },
  // 国务院 2018 办法: 810000, 820000, 830000, then as in GB 11643.
  hmtResidence: (typed, today) => {
    const read = readIdNumber(typed, today)
    if (!read.ok) return no(read.message.replaceAll('身份证', '居住证'))
    if (!/^8[123]0000/u.test(read.value.number)) return no('港澳台居民居住证号码以 810000（香港）、820000（澳门）或 830000（台湾）开头，请核对。')
    return yes({ kind: 'hmtResidence', number: read.value.number, bornOn: read.value.bornOn, sex: read.value.sex })
  },
  hmPermit: (typed) => shaped('hmPermit', typed, /^[HM]\d{8}(\d{2})?$/u, '回乡证号码是 H（香港）或 M（澳门）加 8 位数字，老证后面还有 2 位换证次数，请核对。', (text) => text.slice(0, 9)),
  twPermit: (typed) => shaped('twPermit', typed, /^(\d{8}|\d{10}[A-Z]?)$/u, '台胞证号码是 8 位数字（老证 10 位），请核对。'),
  passport: (typed) => {
    const text = tidy(typed)
    // ICAO 9303: nine characters at most in the machine-readable zone; Chinese ones are E, G, D, S or P and digits.
    if (!/^[A-Z0-9]{5,12}$/u.test(text) || !/\d/u.test(text)) return no('护照号码是 5 到 12 位字母和数字，请照护照资料页核对。')
    if (/^[EG]\d{8}\d+$/u.test(text)) return no('中国护照号码共 9 位，请核对是不是多填了。')
    return yes({ kind: 'passport', number: text })
  },
  foreignResidence: (typed, today) => {
    const text = tidy(typed)
    // 2017 版: three letters of the country, twelve digits.
    if (/^[A-Z]{3}\d{12}$/u.test(text)) return yes({ kind: 'foreignResidence', number: text })
    if (!/^9\d{16}[\dX]$/u.test(text)) return no('永久居留身份证号码是 9 开头的 18 位，或 3 个字母加 12 位数字（老证），请核对。')
    const { bornOn, sex, strange } = partsOf(text, today)
    if (strange) return no(`永久居留身份证${strange}，请核对第 7 到 14 位。`)
    if (idCheckCharacter(text) !== text[17]) return no('永久居留身份证号码校验不通过，请逐位核对。')
    return yes({ kind: 'foreignResidence', number: text, bornOn, sex })
  },
  creditCode: (typed) => {
    const read = readCreditCode(typed)
    return read.ok ? yes({ kind: 'creditCode', number: read.value.code }) : read
  },
  other: (typed) => {
    const text = typed.normalize('NFKC').toUpperCase().replace(/\s/gu, '')
    return text.length >= 3 && text.length <= 40 && /\d/u.test(text) ? yes({ kind: 'other', number: text }) : no('证件号码应有 3 到 40 个字，里面要有数字，请核对。')
  },
}

function shaped(kind: PaperKind, typed: string, shape: RegExp, message: string, cut = (text: string) => text): Read<Paper> {
  const text = tidy(typed).replace(/[()]/gu, '')
  return shape.test(text) ? yes({ kind, number: cut(text) }) : no(message)
}

export type Paper = { kind: PaperKind; number: string; bornOn?: string; sex?: Sex }
