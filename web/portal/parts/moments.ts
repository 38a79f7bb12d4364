/** Moments as people say them, always in the city's own time. */
export const dayAndTime = (iso: string): string => `${day(iso)} ${CLOCK.format(new Date(iso))}`

export const day = (iso: string): string => DAY.format(new Date(iso))

/** Days that the register writes as 2028-06-30, within words for residents. */
export const plainDates = (words: string): string => words.replace(/\b(\d{4})-(\d\d)-(\d\d)\b ?/g, (_, y: string, m: string, d: string) => `${y} 年 ${Number(m)} 月 ${Number(d)} 日`)

const DAY = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' })
const CLOCK = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })
