import type { ReckonedView, ReckoningView, SheetFacts } from '../../../contract/limitation.ts'
import { dayOf } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { factNames, flagNames, interruptionGrounds, legalAidFirst, periodRows, reckon, residentWords, type Facts, type PeriodEvent, type PeriodRow, type Reckoning } from '../../rules/limitation/index.ts'

/** Works out the chosen periods under the city's calendar; refuses codes that the register does not hold. */
export const reckoned = (facts: SheetFacts, calendar: WorkCalendar, now: Date): ReckonedView => {
  const known = asFacts(facts)
  const all = rowsOf(facts).map((row) => ({ row, reckoning: reckon(row, known, { calendar, today: dayOf(now) }) }))
  return { reckonings: all.map(({ row, reckoning }) => reckoningView(row, reckoning)), legalAidFirst: legalAidFirst(all.map(({ reckoning }) => reckoning), known) ?? null }
}

/** Unknown codes are the sender's mistake: a screen offers only known ones. */
export const rowsOf = ({ codes }: Pick<SheetFacts, 'codes'>): PeriodRow[] =>
  [...new Set(codes)].map((code) => periodRows.find((row) => row.code === code) ?? refuse('invalid', '没有这种期限，请从列表里选择。', { fields: { codes: '没有这种期限' } }))

function asFacts({ days, flags, events }: SheetFacts): Facts {
  if (Object.keys(days).some((code) => !Object.hasOwn(factNames, code))) return refuse('invalid', '没有这种日子，请从表里填写。', { fields: { days: '没有这种日子' } })
  if (flags.some((flag) => !Object.hasOwn(flagNames, flag))) return refuse('invalid', '没有这种情形，请从表里选择。', { fields: { flags: '没有这种情形' } })
  return { days, flags: flags as (keyof typeof flagNames)[], events: events.map(asEvent) }
}

function asEvent({ kind, ground, says, on, ended }: SheetFacts['events'][number], i: number): PeriodEvent {
  const until = ended ? { ended } : {}
  if (kind === 'obstacle') return { kind, on, ...until, ...(says ? { says } : {}) }
  if (!ground || !Object.hasOwn(interruptionGrounds, ground)) return refuse('invalid', '请选择发生了什么。', { fields: { [`events.${i}.ground`]: '请选择' } })
  return { kind, ground: ground as keyof typeof interruptionGrounds, on, ...until }
}

const stateNames: Record<Reckoning['state'], string> = { running: '正在计算', passed: '按已填事实，最后一日已到：请专业人员核对', open: '不受限', standing: '停着，等结束或者消除', lacking: '缺事实', unknownLaw: '库内没有当日文本' }

const reckoningView = (row: PeriodRow, { state, ...one }: Reckoning): ReckoningView => ({
  code: one.code, zh: one.zh, state, stateName: stateNames[state], dueOn: one.dueOn ?? null, daysLeft: one.daysLeft ?? null, verified: one.verified ?? true,
  missing: one.missing ? factNames[one.missing] : null, steps: [...one.steps], notes: [...one.notes, ...(state === 'passed' ? [passedNote] : [])], articles: [...one.articles], toResident: residentWords(row, { state, ...one }),
})

/** For staff only. */
const passedNote = '人民法院不得主动适用诉讼时效（民法典第 193 条）；有没有中断、中止、对方同意履行，请核对后由专业人员答复。不得向当事人宣布“已过时效”，仍应接待。'
