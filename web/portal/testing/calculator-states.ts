import type { Held } from '../parts/cited.ts'
import type { CalcSheet } from '../../../contract/calculators.ts'
import * as portal from '../index.ts'
import type { Frame } from '../views.ts'

/** A sheet with every kind of field, before, wrong and worked out. */
export function calculatorStates(frame: Frame): Readonly<Record<string, string>> {
  const typed = { kind: 'b', wage: '5200', rate: '3.1', hours: '12', 'from.year': '2020', 'from.month': '3', 'from.day': '1', signed: 'yes' }
  return {
    calculators: portal.calculatorsPage({ frame, held: HELD, sums: Array.from({ length: 8 }, () => SHEET), periods: Array.from({ length: 41 }, () => SHEET), always: SHEET.formula }),
    calculator: portal.calculatorPage({ frame, held: HELD, sheet: SHEET, typed: {}, problems: {}, result: null }),
    'calculator-error': portal.calculatorPage({ frame, held: HELD, sheet: SHEET, typed, problems: { kind: '请选一项', wage: '金额不对：只填数字，最多两位小数，例如 5200 或 5200.50', from: '日期不对：按年、月、日三格填数字，例如 2026、5、1' }, result: null }),
    'calculator-result': portal.calculatorPage({ frame, held: HELD, sheet: SHEET, typed, problems: {}, result: { headline: '经济补偿：1,234,567,890.12 元', steps: [...SHEET.formula, { says: '5,200 元 × 3.5 个月 = 18,200 元。', cited: { law: '劳动合同法', article: '47' } }], notes: ['没有填本地职工月平均工资，所以没有看是不是要封顶。', '要求继续上班的，可以不要赔偿金。'] } }),
    'calculator-plain-result': portal.calculatorPage({ frame, held: HELD, sheet: { ...SHEET, unsure: [] }, typed, problems: {}, result: { headline: '请在 2028 年 1 月 10 日（含当日）以前起诉、申请仲裁，或者留下书面催要的证据。', steps: [], notes: [] } }),
  }
}

const SHEET: CalcSheet = {
  id: 'compensation', zh: '离职补偿', means: '单位不让干了，或者拖欠工资自己走了，能要多少钱', topic: 'labour',
  fields: [
    { name: 'kind', label: '怎么离开的？', kind: 'choice', options: [{ value: 'a', text: '单位裁员' }, { value: 'b', text: '合同到期，单位不续签，或者降低条件续签', hint: '最常见' }] }, { name: 'from', label: '哪天开始在这家单位上班？', kind: 'day' },
    { name: 'wage', label: '离开前 12 个月，平均每月工资多少元？', kind: 'money', hint: '按应得工资算' }, { name: 'rate', label: '一年期 LPR 是百分之几？', kind: 'rate', optional: true }, { name: 'hours', label: '加班一共几个小时？', kind: 'number', optional: true }, { name: 'signed', label: '那天是补签了书面合同', kind: 'tick', hint: '没补签的不用勾' },
  ],
  formula: [{ says: '每满一年，一个月工资；六个月以上不满一年，按一年；不满六个月，半个月工资。', cited: { law: '劳动合同法', article: '47' } }, { says: '小时工资 ＝ 月工资 ÷（21.75 天 × 8 小时）。', cited: { law: '关于职工全年月平均工作时间和工资折算问题的通知', article: '' } }, { says: '打官司的费用按要的钱数分段算。', cited: { law: '诉讼费用交纳办法', article: '13' } }],
  unsure: ['淮南市上年度职工月平均工资：待核实'],
}
/** One law of the citations is in the library, the others are not. */
const HELD: Held = ({ law }) => law === '劳动合同法'
