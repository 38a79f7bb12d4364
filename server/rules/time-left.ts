import type { DeadlineUnit, Remaining } from '../platform/deadlines.ts'
import { dayOf, timeOfDay } from '../platform/days.ts'

/**
 * Time left in the words that people use: never a bare number, always the unit of the rule and the moment itself.
 * @example timeLeftInWords(remaining(rule, clock, now, calendar), now) // '还剩 2 个工作日，至 11月25日 17:30'
 */
export function timeLeftInWords(left: Remaining, now: Date): string {
  if (left.paused) return '计时已暂停'
  if (left.over) return `已超期${overWords(left)}，应于 ${momentInWords(left.dueAt, now)} 前完成`
  if (left.whole === 0) return `${lastUnitWords(left, now)}，至 ${momentInWords(left.dueAt, now)}`
  return `还剩 ${left.whole} ${unitWords[left.unit]}，至 ${momentInWords(left.dueAt, now)}`
}

/** `11月25日 17:30`, with the year only where it is another one; the end of a day reads 24:00. */
export function momentInWords(at: Date, now: Date): string {
  const [year, month, day] = dayOf(at).split('-')
  const minutes = Math.floor((timeOfDay(at) + 1) / 60_000)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return `${dayOf(now).startsWith(year!) ? '' : `${year}年`}${Number(month)}月${Number(day)}日 ${time}`
}

function overWords(left: Remaining): string {
  return left.whole === 0 ? `不足 1 ${unitWords[left.unit]}` : ` ${left.whole} ${unitWords[left.unit]}`
}

function lastUnitWords(left: Remaining, now: Date): string {
  if (left.unit === 'days' || left.unit === 'workdays') return dayOf(now) === dayOf(left.dueAt) ? '今天到期' : '最后期限'
  return left.unit === 'hours' ? `还剩 ${Math.ceil(left.ms / 60_000)} 分钟` : '即将到期'
}

const unitWords: Readonly<Record<DeadlineUnit, string>> = {
  seconds: '秒', minutes: '分钟', hours: '小时', days: '天', workdays: '个工作日',
}
