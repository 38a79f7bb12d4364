import { serverNow } from './now.ts'

/** All moments are shown in the city's time (UTC+8, without summer time), whatever the computer's zone. */
const local = (iso: string): Date => new Date(new Date(iso).getTime() + 8 * 3_600_000)

export const moment = (iso: string | null | undefined): string => (iso ? `${day(iso)} ${hourMinute(iso)}` : '—')

export const hourMinute = (iso: string): string => local(iso).toISOString().slice(11, 16)

export const day = (iso: string): string => `${year(iso)}年${monthDay(iso)}`

export const monthDay = (iso: string): string => `${local(iso).getUTCMonth() + 1}月${local(iso).getUTCDate()}日`

/** Short enough for a table cell: 今天 09:30, 昨天 16:02, 11月3日 09:30, 2025年3月1日. */
export const shortMoment = (iso: string | null | undefined, now: Date = serverNow()): string => {
  if (!iso) return '—'
  const apart = dayNumber(now.toISOString()) - dayNumber(iso)
  if (apart === 0) return `今天 ${hourMinute(iso)}`
  if (apart === 1) return `昨天 ${hourMinute(iso)}`
  if (apart === -1) return `明天 ${hourMinute(iso)}`
  return year(iso) === year(now.toISOString()) ? `${monthDay(iso)} ${hourMinute(iso)}` : day(iso)
}

/** A part of a whole, beside both numbers; what is not whole is never rounded up to it. */
export const shareWords = (share: number | null): string => (share === null ? '—' : share === 1 ? '100%' : `${(Math.floor(share * 1000) / 10).toFixed(1)}%`)

/** 剩余时间 in words: the two largest units at most, minutes rounded up while time is left. */
export const timeLeft = (dueAt: string | null | undefined, now: Date = serverNow()): string => {
  if (!dueAt) return '不计时'
  const ms = new Date(dueAt).getTime() - now.getTime()
  if (ms >= 0 && ms < minute) return '不到 1 分钟'
  if (ms < 0 && ms > -minute) return '刚刚超期'
  return ms >= 0 ? `剩 ${span(ms, Math.ceil)}` : `超 ${span(-ms, Math.floor)}`
}

export const span = (ms: number, round: (n: number) => number = Math.round): string => {
  const minutes = Math.max(round(ms / minute), 0)
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  if (d >= 3) return `${d} 天`
  if (d > 0) return h > 0 ? `${d} 天 ${h} 小时` : `${d} 天`
  if (h > 0) return m > 0 && h < 4 ? `${h} 小时 ${m} 分` : `${h} 小时`
  return `${m} 分钟`
}

export const ago = (iso: string, now: Date = serverNow()): string => {
  const ms = now.getTime() - new Date(iso).getTime()
  return ms < minute ? '刚刚' : `${span(ms, Math.floor)}前`
}

export const bytes = (n: number): string => (n < 1024 ? `${n} 字节` : n < 1024 * 1024 ? `${Math.round(n / 1024)} KB` : `${(n / 1024 / 1024).toFixed(1)} MB`)

/** A phone number in groups, so that it can be read aloud; masked ones keep their stars. */
export const phone = (value: string | null | undefined): string => {
  if (!value) return '—'
  return /^1[\d*]{10}$/.test(value) ? `${value.slice(0, 3)} ${value.slice(3, 7)} ${value.slice(7)}` : value
}

/** What an <input type="datetime-local"> holds, read as the city's time. */
export const toLocalInput = (iso: string): string => local(iso).toISOString().slice(0, 16)
export const fromLocalInput = (value: string): string => new Date(`${value}:00+08:00`).toISOString()

export const initial = (name: string): string => [...name][0] ?? ''

const minute = 60_000

function year(iso: string): number {
  return local(iso).getUTCFullYear()
}
function dayNumber(iso: string): number {
  return Math.floor(local(iso).getTime() / 86_400_000)
}
