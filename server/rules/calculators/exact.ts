/** A part of an amount in fen, exact, the last fen rounded half up: `portion(fen, 3n, 2n)`. */
export function portion(fen: number, numerator: bigint, denominator: bigint): number {
  return Number((2n * BigInt(fen) * numerator + denominator) / (2n * denominator))
}

/** 1234567 fen as 12,345.67 元. */
export const yuan = (fen: number): string => `${Math.floor(fen / 100).toString().replace(/\B(?=(\d{3})+$)/gu, ',')}${fen % 100 ? `.${String(fen % 100).padStart(2, '0')}` : ''} 元`

/** Hundredths as people write them: 150 → 1.5. */
export const plain = (hundredths: number, places = 2): string => (hundredths / 10 ** places).toFixed(places).replace(/\.?0+$/u, '')

/** By brackets, each share only of what lies within: `[[up to, share in ten-thousandths], …]`, amounts in fen. */
export function bracketed(fen: number, brackets: readonly (readonly [number, number])[]): { fen: number, lines: string[] } {
  let [from, sum] = [0, 0]
  const lines: string[] = []
  for (const [to, share] of brackets) {
    if (fen <= from) break
    const part = Math.min(fen, to) - from
    const fee = portion(part, BigInt(share), 10_000n)
    if (share > 0) lines.push(`${yuan(part)} × ${plain(share)}% = ${yuan(fee)}`)
    sum += fee
    from = to
  }
  return { fen: sum, lines }
}
export const inYuan = (amount: number): number => amount * 100
