/** Numbers that belong to nobody, told apart from all others: what is looked for afterwards in every byte. */
export const canary = (i: number): Canary => {
  const tail = String((i * 7_919 + 104_729) % 100_000_000).padStart(8, '0')
  return { phone: `177${tail}`, idNumber: withCheckDigit(`34040319${60 + (i % 40)}0${1 + (i % 9)}1${i % 9}${String(100 + (i % 900))}`), card: withLuhn(`622202${String(i).padStart(4, '0')}${tail}`) }
}

/** The ways in which people type a number. */
export const typed = (value: string, way: number): string => {
  const [a, b, c] = [value.slice(0, 3), value.slice(3, 7), value.slice(7)]
  const ways = [value, `${a} ${b} ${c}`, `${a}-${b}-${c}`, wide(value), value.length === 11 ? chinese(value) : value, value.length === 11 ? `+86 ${value}` : wide(value)]
  return ways[way % ways.length]!
}

const wide = (value: string): string => value.replace(/\d/gu, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
const chinese = (value: string): string => value.replace(/\d/gu, (d) => '零一二三四五六七八九'[Number(d)]!)

function withCheckDigit(seventeen: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return `${seventeen}${'10X98765432'[[...seventeen].reduce((sum, d, i) => sum + Number(d) * weights[i]!, 0) % 11]}`
}

function withLuhn(body: string): string {
  const sum = [...body].toReversed().reduce((total, d, i) => total + (i % 2 === 0 ? (Number(d) * 2 > 9 ? Number(d) * 2 - 9 : Number(d) * 2) : Number(d)), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

export type Canary = { phone: string; idNumber: string; card: string }
