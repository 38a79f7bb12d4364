import type { Actor } from './access.ts'

/**
 * Persons seen in clear, counted by who looks: a day's work needs a few dozen an hour, whoever harvests needs thousands.
 * Numbers of the house, counted in this process: a brake that makes a harvest slow and plain to see in the access log.
 */
export const mayStillLook = (actor: Actor, now: Date): boolean => {
  const recent = (looks.get(actor.id) ?? []).filter((at) => Math.abs(now.getTime() - at) < hour)
  if (recent.length >= mostAnHour) return false
  if (looks.size > 20_000) looks.clear()
  looks.set(actor.id, [...recent, now.getTime()])
  return true
}

export const tooManyLooks = '一小时内查看的个人信息太多，已暂停并记录。确因工作需要的，请稍后再试，并告知安全保密管理员。'

const mostAnHour = 120
const hour = 3_600_000
const looks = new Map<string, number[]>()
