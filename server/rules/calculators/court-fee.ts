import type { CalcOutcome, CalcStep } from '../../../contract/calculators.ts'
import { step, type Calculator, type Under } from './calculator.ts'
import type { FigureId } from '../city-figures.ts'
import { bracketed, inYuan, portion, yuan } from './exact.ts'
import type { Values } from './read.ts'

const law = '诉讼费用交纳办法'
const all = Number.MAX_SAFE_INTEGER
/** Up to so much, so many ten-thousandths (13 一; the first 10,000 yuan bear a fixed 50). */
const PROPERTY = [[inYuan(10_000), 0], [inYuan(100_000), 250], [inYuan(200_000), 200], [inYuan(500_000), 150], [inYuan(1_000_000), 100], [inYuan(2_000_000), 90], [inYuan(5_000_000), 80], [inYuan(10_000_000), 70], [inYuan(20_000_000), 60], [all, 50]] as const
const DIVORCE = [[inYuan(200_000), 0], [all, 50]] as const
const PERSON = [[inYuan(50_000), 0], [inYuan(100_000), 100], [all, 50]] as const
const ENFORCE = [[inYuan(10_000), 0], [inYuan(500_000), 150], [inYuan(5_000_000), 100], [inYuan(10_000_000), 50], [all, 10]] as const
const PRESERVE = [[inYuan(1_000), 0], [inYuan(100_000), 100], [all, 50]] as const

export const courtFee: Calculator = {
  id: 'court-fee', zh: '诉讼费', means: '打官司、申请执行、申请保全，法院收多少钱', topic: 'procedure',
  fields: [
    { name: 'kind', label: '要做哪件事？', kind: 'choice', options: [
      { value: 'property', text: '为钱或者财产打官司' }, { value: 'divorce', text: '离婚' }, { value: 'person', text: '名誉、肖像等人格权受侵害' }, { value: 'labour', text: '劳动争议' },
      { value: 'administrative', text: '告行政机关' }, { value: 'other', text: '别的不涉及财产的案件' }, { value: 'order', text: '申请支付令' }, { value: 'enforce', text: '申请强制执行' }, { value: 'preserve', text: '申请财产保全' } ] },
    { name: 'amount', label: '涉及多少钱（元）？', kind: 'money', optional: true, hint: '要对方付的钱；离婚的，填要分的财产总额；不涉及钱的不填' },
    { name: 'half', label: '简易程序、调解结案或者撤诉', kind: 'tick', hint: '案件受理费减半' },
  ],
  formula: [step('案件受理费的标准。', law, 13), step('申请费（执行、保全、支付令）的标准。', law, 14), step('调解结案、撤诉的，受理费减半。', law, 15), step('简易程序，受理费减半。', law, 16), step('确有困难的，可以申请缓交、减交、免交。', law, 44)],
  uses: ['feeDivorce', 'feePerson', 'feeOther'], unsure: [],
  work: (values, under) => {
    if (NEEDS_AMOUNT.includes(values.text('kind')) && !values.has('amount')) return { problems: { amount: '这一种按钱数收，请填涉及多少钱' } }
    return WORKS[values.text('kind')]!(values, under)
  },
}

const NEEDS_AMOUNT: readonly string[] = ['property', 'order', 'enforce', 'preserve']
const NOTES = ['先由起诉、申请的人预交，最后一般由输了的一方负担（第 29 条）；执行费由被执行人负担（第 38 条）。', '交不起的，可以向法院申请缓交、减交、免交（第 44 条）。']

function property(fen: number): { fen: number, steps: CalcStep[] } {
  const { fen: more, lines } = bracketed(fen, PROPERTY)
  return { fen: inYuan(50) + more, steps: [step('不超过 1 万元的部分，50 元。', law, 13), ...lines.map((line) => step(`${line}。`, law, 13))] }
}

/** A range of the decree, or what the office has verified of the province's own standard within it, with what is added beyond. */
function ranged(values: Values, [low, high]: readonly [number, number], brackets: readonly (readonly [number, number])[], local?: number): CalcOutcome {
  const { fen, lines } = bracketed(values.number('amount'), brackets)
  const [least, most] = local === undefined ? [inYuan(low), inYuan(high)] : [local, local]
  return accepted(values, [least + fen, most + fen], [step(least === most ? `每件 ${yuan(least)}${local === undefined ? '' : '（本省的标准）'}。` : `每件 ${low} 元到 ${high} 元，本省的具体数待核实。`, law, 13), ...lines.map((line) => step(`超过的部分：${line}。`, law, 13))])
}

/** A fee for taking the case, halved where the decree says so. */
function accepted(values: Values, [low, high]: readonly [number, number], steps: readonly CalcStep[]): CalcOutcome {
  const half = values.text('half') === 'yes'
  const [least, most] = half ? [portion(low, 1n, 2n), portion(high, 1n, 2n)] : [low, high]
  return { headline: `案件受理费：${least === most ? yuan(least) : `${yuan(least)}到 ${yuan(most)}`}`, steps: half ? [...steps, step('调解结案、撤诉的减半。', law, 15), step('简易程序的减半。', law, 16)] : steps, notes: NOTES }
}

const applied = (fen: number, steps: readonly CalcStep[]): CalcOutcome => ({ headline: `申请费：${yuan(fen)}`, steps, notes: NOTES })

const local = ({ figures, today }: Under, id: FigureId): number | undefined => figures.sure(id, today)?.smallest

const WORKS: Readonly<Record<string, (values: Values, under: Under) => CalcOutcome>> = {
  property: (values) => { const { fen, steps } = property(values.number('amount')); return accepted(values, [fen, fen], steps) },
  divorce: (values, under) => ranged(values, [50, 300], DIVORCE, local(under, 'feeDivorce')),
  person: (values, under) => ranged(values, [100, 500], PERSON, local(under, 'feePerson')),
  labour: (values) => ranged(values, [10, 10], []),
  administrative: (values) => { const done = ranged(values, [50, 50], []); return 'problems' in done ? done : { ...done, notes: ['商标、专利、海事行政案件每件 100 元（第 13 条）。', ...NOTES] } },
  other: (values, under) => ranged(values, [50, 100], [], local(under, 'feeOther')),
  order: (values) => { const { fen, steps } = property(values.number('amount')); const third = portion(fen, 1n, 3n); return applied(third, [...steps, step(`比照财产案件的三分之一：${yuan(fen)} ÷ 3 = ${yuan(third)}。`, law, 14)]) },
  enforce: (values) => { const { fen, lines } = bracketed(values.number('amount'), ENFORCE); return applied(inYuan(50) + fen, [step('不超过 1 万元的部分，50 元。', law, 14), ...lines.map((line) => step(`${line}。`, law, 14))]) },
  preserve: (values) => {
    const { fen, lines } = bracketed(values.number('amount'), PRESERVE)
    const [sum, most] = [inYuan(30) + fen, inYuan(5000)]
    return applied(Math.min(sum, most), [step('不超过 1000 元的部分，30 元。', law, 14), ...lines.map((line) => step(`${line}。`, law, 14)), ...(sum > most ? [step(`合计 ${yuan(sum)}，但最多交 ${yuan(most)}。`, law, 14)] : [])])
  },
}
