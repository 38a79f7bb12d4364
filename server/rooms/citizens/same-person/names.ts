import { plainHanzi } from './hanzi.ts'
import { compoundSurnames } from './name-rates.ts'

/** A name as people give it: whole, or 老张, 张某某, 张先生, 小明, where only a part is said. */
export const readName = (typed: string): Name => {
  const text = plainHanzi(typed.replace(/[·•．.‧・-]/gu, '·')).replace(/[,，。、()（）]/gu, '')
  if (!/^[\p{Script=Han}·]+$/u.test(text)) return foreign(typed)
  if (text.includes('·')) return { text, surname: '', given: text, whole: true }
  const bare = text.replace(honorific, '')
  const hidden = bare.replace(/[某×]+/gu, '')
  if (hidden !== bare) return { text: bare, surname: hidden, given: '', whole: false }
  if (bare !== text || /^[老小阿大]./u.test(text) && text.length === 2) return partial(bare)
  return whole(text)
}

export type Name = { text: string; surname: string; given: string; /** Both surname and given name were said. */ whole: boolean }

const honorific = /(?<=^.{1,3})(先生|女士|小姐|同志|师傅|老师|大爷|大娘|大妈|大姐|大哥|大叔|阿姨|奶奶|爷爷|老汉|嫂子?|婶子?|家的|书记|主任|经理|老板)$/u

function whole(text: string): Name {
  const surname = compoundSurnames.find((s) => text.startsWith(s) && text.length > s.length) ?? text.slice(0, 1)
  return { text, surname, given: text.slice(surname.length), whole: text.length > surname.length }
}

/** 老张 says a surname, 小明 and 阿明 rather a given name: neither is held to be sure, so both are compared. */
function partial(text: string): Name {
  if (/^[老小阿大]./u.test(text) && text.length === 2) return { text: text.slice(1), surname: '', given: '', whole: false }
  return text.length >= 2 ? whole(text) : { text, surname: text, given: '', whole: false }
}

/** Letters in any order and case: JOHN SMITH is Smith, John. */
function foreign(typed: string): Name {
  const words = typed.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort()
  const text = words.join(' ')
  return { text, surname: '', given: text, whole: words.length > 0 }
}
