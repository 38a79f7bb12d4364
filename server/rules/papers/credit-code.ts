import { tidy } from './id-number.ts'
import { no, yes, type Read } from './read.ts'

/**
 * 统一社会信用代码 (GB 32100-2015): who registers it, kind of body, area, nine characters of the organisation (GB 11714),
 * check character. Letters I, O, S, V, Z are not used, since they are misread.
 */
export const readCreditCode = (typed: string): Read<CreditCode> => {
  const text = tidy(typed)
  if (text === '') return no('请填写统一社会信用代码。')
  if (text.length !== 18) return no(`统一社会信用代码应为 18 位，现在是 ${text.length} 位，请照营业执照或登记证书核对。`)
  const wrong = [...text].find((letter) => !alphabet.includes(letter))
  if (wrong) return no(`统一社会信用代码里没有“${wrong}”${lookalikes[wrong] ? `，是不是“${lookalikes[wrong]}”` : ''}，请核对。`)
  const registrar = registrars[text[0]!]
  if (!registrar) return no('统一社会信用代码的第一位不是登记机关的代码，请核对。')
  if (!/^\d{6}$/u.test(text.slice(2, 8))) return no('统一社会信用代码第 3 到 8 位是地区代码，应全是数字，请核对。')
  if (creditCheckCharacter(text) !== text[17] || organisationCheck(text.slice(8, 16)) !== text[16]) return no('统一社会信用代码校验不通过，可能有一位填错，请逐位核对。')
  return yes({ code: text, registrar, areaCode: text.slice(2, 8), organisation: text.slice(8, 17) })
}

/** Weights 3^i mod 31 over the first seventeen characters. */
export const creditCheckCharacter = (code: string): string => {
  const sum = [...code.slice(0, 17)].reduce((total, letter, i) => total + alphabet.indexOf(letter) * weights[i]!, 0)
  return alphabet[(31 - (sum % 31)) % 31]!
}

/** The ninth character of the organisation's own code (GB 11714): weights 3 7 9 10 5 8 4 2, modulus 11. */
export const organisationCheck = (eight: string): string => {
  const sum = [...eight].reduce((total, letter, i) => total + wide.indexOf(letter) * [3, 7, 9, 10, 5, 8, 4, 2][i]!, 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const wide = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const weights = Array.from({ length: 17 }, (_, i) => 3 ** i % 31)
const lookalikes: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' }
const registrars: Readonly<Record<string, string>> = { 1: '机构编制', 2: '外交', 3: '司法行政', 4: '文化', 5: '民政', 6: '旅游', 7: '宗教', 8: '工会', 9: '市场监管', A: '中央军委改革和编制办公室', N: '农业农村', Y: '其他' }

export type CreditCode = { code: string; registrar: string; areaCode: string; organisation: string }
