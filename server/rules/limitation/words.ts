import type { TopicId } from '../../../contract/topics.ts'
import type { PeriodRow } from './period.ts'
import type { Reckoning } from './reckon.ts'

/**
 * What a resident reads. Never that a limitation has run out: a court does not raise it by itself (民法典 193), the other side
 * may have waived it (192), and who believes it stays away. Such a case goes to a person.
 */
export function residentWords(row: PeriodRow, reckoning: Reckoning): string {
  if (reckoning.state === 'running') return `请在 ${inChinese(reckoning.dueOn!)}（含当日）以前${row.toDo}。依据：《${row.basis.law}》第 ${row.basis.number} 条。${reckoning.verified ? '' : '当年放假安排待公布，请提早办理。'}`
  if (reckoning.state === 'open') return `${row.zh}：${row.nature === 'exempt' ? '随时可以主张' : '眼下没有期限的问题'}。早办理，证据更好找。`
  return '这件事的期限需要工作人员和您当面或者电话核对，不影响您提出请求。我们会联系您，您也可以拨打 12348。'
}

/** Periods worth looking at for an order: by topic and by the resident's own words, best first. */
export function periodsFor(rows: readonly PeriodRow[], { topic, text }: { topic?: TopicId | null; text: string }): PeriodRow[] {
  const scored = rows.map((row, i) => ({ row, i, points: (topic && row.topics.includes(topic) ? 1 : 0) + (row.hints.test(text) ? 2 : 0) }))
  return scored.filter(({ points }) => points >= 2).toSorted((a, b) => b.points - a.points || a.i - b.i).map(({ row }) => row)
}

const inChinese = (day: string): string => `${Number(day.slice(0, 4))} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`
