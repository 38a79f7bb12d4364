/** Moments as people say them, always in the city's own time. */
export const dayAndTime = (iso: string): string => `${day(iso)} ${CLOCK.format(new Date(iso))}`

export const day = (iso: string): string => DAY.format(new Date(iso))

const DAY = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' })
const CLOCK = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })
