import type { z } from 'zod'
import { word } from '../../../contract/glossary.ts'
import type { settingInputs } from '../../../contract/settings.ts'
import { dayOf } from '../../platform/days.ts'
import type { Refusal } from '../../platform/errors.ts'
import { builtInRegister, withSettings, type DeadlineRow } from '../../rules/deadline-register.ts'
import type { Change } from './change.ts'
import { wrong } from './set-day.ts'
import { asSetting, type Stored, type StoredLimit } from './stored.ts'

/**
 * A new version of a time limit. It takes effect tomorrow at the earliest: by then every server process has heard of it,
 * and no two clocks of one day run under two rules. What the law forbids, the register itself refuses.
 */
export const setLimit = (stored: Stored, input: z.infer<typeof settingInputs.limit>, by: { by: string; at: string }): Change | Refusal => {
  const known = stored['deadline.settings']
  const current = withSettings(builtInRegister, known.map(asSetting)).register.findLast((row) => row.code === input.code)
  if (!current) return wrong('code', '没有这个时限。')
  if (input.validFrom <= dayOf(new Date(by.at))) return wrong('validFrom', '新的时限最早从明天起生效，已经开始计时的不受影响。')
  if (current.warn && (input.yellow === undefined) !== (input.orange === undefined)) return wrong(input.yellow === undefined ? 'yellow' : 'orange', '黄、橙两级预警须一起填写，或都不填写。')
  const warn = input.yellow !== undefined && input.orange !== undefined ? { yellow: input.yellow / 100, orange: input.orange / 100 } : current.warn
  const fresh: StoredLimit = {
    code: input.code, validFrom: input.validFrom, amount: input.amount, unit: input.unit, warn, verified: input.verified, basis: { level: input.level, text: input.basis }, ...by,
  }
  if (isSame(current, fresh)) return wrong('amount', `和第 ${current.version} 版完全相同，没有要改的。`)
  const no = withSettings(builtInRegister, [...known, fresh].map(asSetting)).refused.find(({ setting }) => setting.code === fresh.code && setting.validFrom === fresh.validFrom)
  if (no) return wrong({ code: 'code', validFrom: 'validFrom', amount: 'amount', warn: 'yellow', basis: 'basis' }[no.field], reasonOf(no.reason, current))
  return { name: 'deadline.settings', value: [...known, fresh], what: `${current.zh}（${input.code}）自 ${input.validFrom} 起 ${input.amount} ${word('timeUnit', input.unit)}：${input.basis}` }
}

/** Takes back the newest version while it is not in force yet; one that binds clocks stays for ever. */
export const withdrawLimit = (stored: Stored, input: z.infer<typeof settingInputs.withdrawLimit>, by: { at: string }): Change | Refusal => {
  const known = stored['deadline.settings']
  const newest = withSettings(builtInRegister, known.map(asSetting)).register.findLast((row) => row.code === input.code)
  const row = known.findLast(({ code }) => code === input.code)
  if (!newest || !row || newest.version !== input.version || newest.validFrom !== row.validFrom) return { kind: 'conflict', message: '只能收回最新的、由本局设定的版本，请刷新后再看。' }
  if (row.validFrom <= dayOf(new Date(by.at))) return { kind: 'conflict', message: `第 ${input.version} 版已经生效，不能收回；请另设新的版本。` }
  return { name: 'deadline.settings', value: known.filter((one) => one !== row), what: `收回 ${newest.zh}（${input.code}）第 ${input.version} 版` }
}

function isSame(current: DeadlineRow, fresh: StoredLimit): boolean {
  const face = ({ amount, unit, warn, verified, basis }: Pick<DeadlineRow, 'amount' | 'unit' | 'warn' | 'verified' | 'basis'>): string => JSON.stringify([amount, unit, warn && [warn.yellow, warn.orange], verified, basis.level, basis.text])
  return face(current) === face(fresh)
}

const reasonOf = (reason: string, current: DeadlineRow): string => (reason.includes('晚于') ? `${reason}（最新的第 ${current.version} 版自 ${current.validFrom} 起）` : reason)
