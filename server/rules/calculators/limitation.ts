import type { CalcField, CalcStep } from '../../../contract/calculators.ts'
import { factNames, flagNames, lengthInWords, periodRows, reckon, residentWords, type Article, type Facts, type PeriodRow } from '../limitation/index.ts'
import { step, type Calculator } from './calculator.ts'

/** One sheet a period: which period, from which day. What is told is always in the words made for residents (limitation/words.ts). */
export const limitationSheets: readonly Calculator[] = periodRows.filter((row) => row.nature !== 'exempt').map((row) => ({
  id: `limit-${row.code.toLowerCase()}`, zh: row.zh, means: `${lengthInWords(row.length)}，从${factNames[row.starts]}算起`, topic: row.topics[0] ?? 'procedure',
  fields: fieldsOf(row), formula: [stepOf(row.basis), ...(row.interruption ? [stepOf(row.interruption.basis)] : []), ...(row.suspension ? [stepOf(row.suspension.basis)] : [])], unsure: [],
  work: (values, under) => {
    const grounds = row.interruption?.grounds[0]
    const facts: Facts = {
      days: values.has('start') ? { [row.starts]: values.text('start') } : {}, flags: row.openWhile && values.text('open') === 'yes' ? [row.openWhile.flag] : [],
      events: grounds && values.has('again') ? [{ kind: 'interrupted', ground: grounds, on: values.text('again') }] : [],
    }
    if (!values.has('start') && values.text('open') !== 'yes') return { problems: { start: '请填年、月、日，例如 2026、5、1' } }
    const done = reckon(row, facts, under)
    // Whoever reads that his time is over stays away: then only the words, and a person to talk to (民法典 192, 193).
    const shown = done.state === 'running' || done.state === 'open'
    const urgent = done.state === 'running' && done.daysLeft! < 7 ? ['不到七天了：请马上打 12348，或者去法律援助中心，可以先提供法律援助、后补手续（法律援助法第 44 条）。'] : []
    return { headline: residentWords(row, done), steps: shown ? done.steps.map((says) => step(says)) : [], notes: [...urgent, ...(shown ? done.notes : []), '有住院、被关押等耽误的，或者对方答应过还的，期限会变，请打 12348 核对。'] }
  },
}))

/** What may be claimed at any time, said beside the sheets. */
export const alwaysOpen: readonly CalcStep[] = periodRows.filter((row) => row.nature === 'exempt').map((row) => step(`${row.zh}：随时可以主张。`, row.basis.law, row.basis.number))

function fieldsOf(row: PeriodRow): CalcField[] {
  const fields: CalcField[] = [{ name: 'start', label: `${factNames[row.starts]}是哪天？`, kind: 'day', optional: row.openWhile !== undefined }]
  if (row.openWhile) fields.unshift({ name: 'open', label: flagNames[row.openWhile.flag], kind: 'tick', hint: '勾了的，下面不用填' })
  if (row.interruption) fields.push({ name: 'again', label: '最近一次向对方催要是哪天？', kind: 'day', optional: true, hint: '有短信、微信、录音等证据的才填' })
  return fields
}

function stepOf({ law, number, says }: Article): CalcStep {
  return step(`${says}。`, law, number)
}
