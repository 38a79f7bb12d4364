import type { Day } from '../platform/days.ts'
import { dayOf, isDay } from '../platform/days.ts'
import type { DeadlineRule } from '../platform/deadlines.ts'
import { deadlineRows } from './deadline-rows.ts'

/**
 * The register of time limits (时限寄存表): each limit in the unit of its law, with its start, its pauses and its
 * source, in versions. A running clock keeps the version it started under; a new version binds only later clocks.
 *
 * @example ruleAt('WO-SIGN', clock.startAt).amount
 */
export function ruleAt(code: string, at: Date, register: DeadlineRegister = builtInRegister): DeadlineRow {
  const day = dayOf(at)
  const first = register.find((row) => row.code === code)
  if (!first) throw new Error(`no deadline ${code} in the register`)
  return register.findLast((row) => row.code === code && row.validFrom <= day) ?? first
}

export function ruleOfVersion(code: string, version: number, register: DeadlineRegister = builtInRegister): DeadlineRow {
  const found = register.find((row) => row.code === code && row.version === version)
  if (!found) throw new Error(`no version ${version} of deadline ${code} in the register`)
  return found
}

/** Rules that bind a room, newest version of each. */
export function rulesOfRoom(room: string, at: Date, register: DeadlineRegister = builtInRegister): DeadlineRow[] {
  const codes = new Set(register.filter((row) => row.room === room).map((row) => row.code))
  return [...codes].map((code) => ruleAt(code, at, register))
}

/**
 * Adds versions that the office has set. A limit that stands in law may be shortened freely, but lengthened only by
 * naming the new legal source; what is refused comes back with its reason and leaves the register as it was.
 */
export function withSettings(register: DeadlineRegister, settings: readonly DeadlineSetting[]): SettingsResult {
  const rows = [...register]
  const refused: SettingsResult['refused'][number][] = []
  for (const setting of settings.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))) {
    const versions = rows.filter((row) => row.code === setting.code)
    const current = versions.at(-1)
    const no = current ? refusalOf(current, lawOf(versions), setting) : { field: 'code', reason: '寄存表中没有这个时限代码' } as const
    if (no) refused.push({ setting, ...no })
    else rows.push(nextVersion(current!, setting))
  }
  return { register: rows, refused }
}

export const builtInRegister: DeadlineRegister = deadlineRows
export const deadlineCodes: readonly DeadlineCode[] = [...new Set(deadlineRows.map((row) => row.code))]

/** The version whose number the law itself gives: a shorter one set meanwhile does not become the new ceiling. */
const lawOf = (versions: readonly DeadlineRow[]): DeadlineRow | undefined =>
  versions.some((row) => row.basis.article) ? versions.findLast((row) => row.basis.article ?? row.basis.level === 'A') : undefined

function refusalOf(current: DeadlineRow, law: DeadlineRow | undefined, setting: DeadlineSetting): SettingRefusal | undefined {
  const { amount, warn, unit } = { ...current, ...setting }
  if (!isDay(setting.validFrom)) return { field: 'validFrom', reason: '生效日期不正确' }
  if (setting.validFrom <= current.validFrom) return { field: 'validFrom', reason: '新版本须晚于现行版本生效' }
  if (!Number.isInteger(amount) || amount < 1) return { field: 'amount', reason: '时限须为大于零的整数' }
  if (warn && !(warn.yellow < 1 && warn.yellow > warn.orange && warn.orange > 0)) return { field: 'warn', reason: '预警比例须为：1 > 黄 > 橙 > 0' }
  const looser = law && (unit !== law.unit || amount > law.amount)
  return looser && setting.basis?.level !== 'A' ? { field: 'basis', reason: '法定时限只可缩短；放宽或改变单位须写明新的法律依据' } : undefined
}

function nextVersion(current: DeadlineRow, { by: _by, ...setting }: DeadlineSetting): DeadlineRow {
  return { ...current, verified: false, ...setting, version: current.version + 1 }
}

export type DeadlineCode = (typeof deadlineRows)[number]['code']
export type DeadlineRegister = readonly DeadlineRow[]

/** A: law or government site; B: press or standard; C: reprint; P: our own proposal, a setting to be confirmed. */
export type SourceLevel = 'A' | 'B' | 'C' | 'P'

export type DeadlineBasis = {
  readonly level: SourceLevel
  readonly text: string
  /** Article of national law whose words carry the number. */
  readonly article?: { readonly law: string; readonly number: number; readonly says: string }
}

export type DeadlineRow = DeadlineRule & {
  readonly zh: string
  readonly room: string
  /** The event from which it runs. */
  readonly starts: string
  readonly startsZh: string
  /** States of the record in which it stands still. */
  readonly pausedBy: readonly string[]
  readonly basis: DeadlineBasis
  readonly validFrom: Day
}

export type DeadlineSetting = Pick<DeadlineRow, 'validFrom'> & {
  readonly code: string
  readonly by: string
} & Partial<Pick<DeadlineRow, 'amount' | 'unit' | 'endsAt' | 'rollToWorkday' | 'warn' | 'verified' | 'basis' | 'pausedBy' | 'pausable'>>

export type SettingsResult = {
  readonly register: DeadlineRegister
  readonly refused: readonly (SettingRefusal & { readonly setting: DeadlineSetting })[]
}

/** Why a setting is not taken, and which of its fields is meant. */
export type SettingRefusal = { readonly field: 'code' | 'validFrom' | 'amount' | 'warn' | 'basis'; readonly reason: string }
