import { no, yes, type Read } from './read.ts'

/**
 * A telephone at which a person in mainland China is reached: mobile, landline with its area code and perhaps an
 * extension, or a 400 number. `number` is digits only, without the country's code, so that all spellings are one.
 */
export const readPhone = (typed: string, home?: string): Read<Phone> => {
  const { text, extension } = split(typed)
  if (text === '') return no('请填写电话号码。')
  if (/\*/u.test(text)) return no('电话号码里有星号，请填完整的号码。')
  if (/\D/u.test(text)) return no('电话号码里只能有数字，分机请用“转”或“-”隔开。')
  if (/^1[3-9]\d{9}$/u.test(text)) return extension ? no('手机号码没有分机，请核对。') : yes({ kind: 'mobile', number: text, areaCode: null, extension: null })
  if (/^1[3-9]/u.test(text) && text.length >= 9 && text.length <= 13) return no(`手机号码应为 11 位，现在是 ${text.length} 位，请核对是不是少填或多填了。`)
  if (/^400\d{7}$/u.test(text)) return yes({ kind: 'service', number: text, areaCode: null, extension })
  const code = areaCodeOf(text)
  if (code) return landline(code, text.slice(code.length), extension)
  if (/^[2-8]\d{6,7}$/u.test(text)) return home ? landline(home, text, extension) : no('座机请带区号，例如 0554-2671234。')
  if (text.length <= 6) return no('短号在外面打不通，请填手机号码，或带区号的座机号码。')
  return no('电话号码不对：手机 11 位，座机请带区号。')
}

const landline = (areaCode: string, local: string, extension: string | null): Read<Phone> => {
  if (!/^[2-8]\d{6,7}$/u.test(local)) return no('座机号码（不含区号）应为 7 或 8 位，不以 0、1、9 开头，请核对。')
  return yes({ kind: 'landline', number: areaCode + local, areaCode, extension })
}

/** Three figures for 010 and 02x, four for all others. */
function areaCodeOf(text: string): string | undefined {
  return /^(010|02\d|0[3-9]\d{2})/u.exec(text)?.[0]
}

function split(typed: string): { text: string; extension: string | null } {
  const plain = typed.normalize('NFKC').trim().replace(/^(\+|00)86[\s-]*/u, '').replace(/^86(?=1[3-9]\d{9}$)/u, '')
  const found = /^(.*?)\s*(?:转|分机|ext\.?|#)\s*(\d{1,6})$/iu.exec(plain) ?? /^(0\d{2,3}-?\d{7,8})-(\d{1,6})$/u.exec(plain)
  return { text: (found?.[1] ?? plain).replace(/[\s()\-—–.]/gu, ''), extension: found?.[2] ?? null }
}

export type Phone = { kind: 'mobile' | 'landline' | 'service'; number: string; areaCode: string | null; extension: string | null }
