/** A figure as people write it (１，２００元 · 3.1%), as a whole number of its smallest part: nothing is ever rounded on the way in. */
export function decimal(text: string | undefined, places: number, most: number): number | undefined | null {
  const plain = (text ?? '').normalize('NFKC').replace(/[\s,，元]/gu, '')
  if (plain === '') return undefined
  const match = /^(\d{1,12})(?:\.(\d+))?$/u.exec(plain)
  const part = (match?.[2] ?? '').replace(/0+$/u, '')
  if (!match || part.length > places || Number(match[1]) > most) return null
  return Number(match[1]) * 10 ** places + Number(part.padEnd(places, '0'))
}
