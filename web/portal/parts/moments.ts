/** Moments as people say them, always in the city's own time. */
export const dayAndTime = (iso: string): string => {
  const at = inCity(iso)
  return `${dayOf(at)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

export const day = (iso: string): string => dayOf(inCity(iso))

/** Days that the register writes as 2028-06-30, within words for residents. */
export const plainDates = (words: string): string => words.replace(/\b(\d{4})-(\d\d)-(\d\d)\b ?/g, (_, y: string, m: string, d: string) => `${y} 年 ${Number(m)} 月 ${Number(d)} 日`)

const dayOf = (at: Date): string => `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
const two = (n: number): string => String(n).padStart(2, '0')

/** Eight hours ahead, summer and winter: a page names a dozen moments, and asking the tables of time zones for each was a tenth of its cost. */
const inCity = (iso: string): Date => new Date(Date.parse(iso) + 8 * 3_600_000)
