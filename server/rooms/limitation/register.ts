import type { PeriodsView, PeriodView } from '../../../contract/limitation.ts'
import { factNames, flagNames, interruptionGrounds, lengthInWords, periodRows, type PeriodRow } from '../../rules/limitation/index.ts'

/** The register as the screen shows it. */
export const periodsView = (): PeriodsView => ({ periods: periodRows.map(periodView), facts: factNames, grounds: interruptionGrounds, flags: flagNames })

export const natureNames: Record<PeriodRow['nature'], string> = { limitation: '时效（可中断、中止）', procedural: '法定期限（不中断、不中止）', exclusion: '除斥期间（不变）', exempt: '不适用时效' }

const periodView = (row: PeriodRow): PeriodView => ({
  code: row.code, zh: row.zh, nature: row.nature, natureName: natureNames[row.nature], length: row.nature === 'exempt' ? '不限' : lengthInWords(row.length), starts: row.starts, startsZh: factNames[row.starts],
  basis: row.basis, toDo: row.toDo, topics: [...row.topics], note: row.note ?? null, since: row.since, caps: (row.caps ?? []).map(({ starts }) => starts), grounds: [...(row.interruption?.grounds ?? [])], openWhile: row.openWhile?.flag ?? null,
})
