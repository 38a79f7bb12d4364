import { bluntSound, likeness, readings, type Likeness } from './hanzi.ts'
import { givenRate, surnameRate } from './name-rates.ts'
import type { Name } from './names.ts'
import type { Evidence } from './evidence.ts'

/** The best agreement among all names the two have borne. */
export const compareNames = (a: readonly Name[], b: readonly Name[]): Evidence | undefined => {
  const pairs = a.flatMap((ours) => b.map((theirs) => compareTwo(ours, theirs)))
  return pairs.sort((x, y) => y.bits - x.bits)[0]
}

function compareTwo(a: Name, b: Name): Evidence {
  if (!a.whole || !b.whole) return partly(a, b)
  if (a.text === b.text) return name('equal', worth(a, b, 0.9), '姓名一样')
  if (!a.surname || !b.surname) return sharedWords(a.text, b.text) ? name('shortened', 5, '外文姓名大部分一样') : name('different', -5, '姓名不同')
  const letters = [...a.text].length === [...b.text].length ? letterByLetter(a, b) : undefined
  return letters ?? shortened(a, b) ?? different(a, b)
}

/** Same length: every letter the same, or like in sound or shape. */
function letterByLetter(a: Name, b: Name): Evidence | undefined {
  const [ours, theirs] = [[...a.text], [...b.text]]
  const kinds = ours.map((c, i) => likeness(c, theirs[i]!, i < a.surname.length && i < b.surname.length))
  if (kinds.includes('none')) return ours.toSorted().join() === theirs.toSorted().join() ? name('swapped', worth(a, b, 0.01), '姓名的字一样、先后不同') : undefined
  const places = kinds.flatMap((kind, i) => (kind === 'same' ? [] : [i + 1]))
  if (places.length > 2) return undefined
  const where = `第 ${places.join('、')} 个字`
  const other = (kind: Likeness): boolean => kinds.includes(kind)
  if (other('shape')) return name('shape', soundWorth(a, b, 0.012) + 2, `姓名${where}字形相近`)
  return other('bluntSound') ? name('bluntSound', soundWorth(a, b, 0.02) - 2, `姓名${where}读音相近（本地口音）`) : name('sound', soundWorth(a, b, 0.04), `姓名读音一样，${where}写法不同`)
}

/** 张晓明 as 张明 or as 晓明: one letter left out. */
function shortened(a: Name, b: Name): Evidence | undefined {
  const [long, short] = a.text.length > b.text.length ? [a, b] : [b, a]
  if (long.text.length - short.text.length !== 1 || short.text.length < 2) return undefined
  const inside = [...long.text].some((_, i) => [...long.text].filter((_c, j) => j !== i).join('') === short.text)
  if (!inside) return undefined
  return long.given === short.text ? name('shortened', Math.log2(0.02 / givenRate(long.given)), '只说了名，没有姓') : name('shortened', Math.log2(0.015 / (Math.max(surnameRate(a.surname), surnameRate(b.surname)) * 0.02)), '姓名少了一个字')
}

function different(a: Name, b: Name): Evidence {
  if (a.given === b.given && a.given !== '') return name('otherSurname', Math.log2(0.004 / givenRate(a.given)), '名一样、姓不同')
  const [ours, theirs] = [[...a.given], [...b.given]]
  const oneOff = a.surname === b.surname && ours.length === theirs.length && ours.filter((c, i) => c !== theirs[i]).length === 1
  // 张晓明 and 张晓红: brothers and sisters share a letter more often than one person is so misheard.
  return oneOff ? name('generation', -3, '姓名差一个字，音形都不像，多是兄弟姐妹') : name('different', -6, '姓名不同')
}

function partly(a: Name, b: Name): Evidence {
  if (!a.whole && !b.whole) return a.text === b.text ? name('partial', 1, '都只说了姓或一个字，一样') : name('different', -3, '都只说了姓或一个字，不同')
  const [part, full] = a.whole ? [b, a] : [a, b]
  const text = part.surname || part.text
  if (text === '') return name('different', -6, '姓名不同')
  const fits = full.surname === part.surname || full.text.includes(text) || [...text].some((c) => [...full.surname].some((d) => readings(c, true).map(bluntSound).some((r) => readings(d, true).map(bluntSound).includes(r))))
  return fits ? name('partial', Math.max(0, Math.log2(0.5 / Math.max(0.02, surnameRate(text) * 4))) / 2, '只说了姓或一个字，对得上') : name('different', -5, '姓名不同')
}

/** The rarer the name, the more its agreement says. Never above 16 bits: registers hold families of one rare name. */
const worth = (a: Name, b: Name, m: number): number => Math.min(16, ...[a, b].map((n) => Math.log2(m / ((n.surname ? surnameRate(n.surname) : 0.003) * givenRate(n.given)))))
/** By sound alone a given name of one letter is met by one in 15, of two by one in 400. */
const soundWorth = (a: Name, b: Name, m: number): number => Math.min(...[a, b].map((n) => Math.log2(m / (surnameRate(n.surname) * ([...n.given].length > 1 ? 1 / 400 : 1 / 15)))))

const name = (level: string, bits: number, text: string): Evidence => ({ field: 'name', level, bits, text })
const sharedWords = (a: string, b: string): boolean => { const [x, y] = [a.split(' '), b.split(' ')]; const common = x.filter((word) => y.includes(word)).length; return common > 0 && common >= Math.min(x.length, y.length) }
