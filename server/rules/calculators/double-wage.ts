import { addDays, addMonths } from '../../platform/days.ts'
import { step, type Calculator } from './calculator.ts'
import { inChinese, monthsWorked } from './dates.ts'
import { yuan } from './exact.ts'

const law = '劳动合同法'
const detail = '劳动合同法实施条例'

/** What is owed besides the wage itself where no written contract was made: one wage more a month, eleven months at most. */
export const doubleWage: Calculator = {
  id: 'double-wage', zh: '没签合同的二倍工资', means: '上班超过一个月还没签书面劳动合同，多出来的那一倍工资', topic: 'labour',
  fields: [
    { name: 'from', label: '哪天开始上班？', kind: 'day' }, { name: 'to', label: '哪天补签了合同，或者哪天离开的？', kind: 'day', hint: '还在上班、也没签的，填今天' },
    { name: 'signed', label: '那天是补签了书面合同', kind: 'tick' }, { name: 'wage', label: '每月工资多少元？', kind: 'money' },
  ],
  formula: [
    step('自用工之日起超过一个月不满一年没有订立书面合同的，每月支付二倍的工资。', law, 82), step('从用工之日起满一个月的次日，算到补订书面合同的前一日。', detail, 6),
    step('满一年还没有订的，算到满一年的前一日，并视为已经订立无固定期限劳动合同。', detail, 7),
  ],
  unsure: ['不满一个月的零头天数怎样折算，法律没有写明：待核实'],
  work: (values) => {
    const [from, to] = [values.text('from'), values.text('to')]
    if (to < from) return { problems: { to: '这一天不能早于上班的第一天' } }
    const begins = addMonths(from, 1)
    const yearEnd = addDays(addMonths(from, 12), -1)
    const last = values.text('signed') === 'yes' ? addDays(to, -1) : to
    const ends = last < yearEnd ? last : yearEnd
    if (ends < begins) return { headline: '还没有到可以要二倍工资的时候', steps: [step(`满一个月的次日是${inChinese(begins)}。`, detail, 6)], notes: ['不签书面合同，单位的责任不止这一项，拿不准的打 12348 问。'] }
    const { months, days } = monthsWorked(begins, ends)
    const sum = values.number('wage') * months
    return {
      headline: `多出来的那一倍：${yuan(sum)}${days ? `，另有 ${days} 天没有算` : ''}`,
      steps: [step(`从${inChinese(begins)}（满一个月的次日）起。`, detail, 6), ends === yearEnd ? step(`到${inChinese(ends)}（满一年的前一日）止。`, detail, 7) : step(`到${inChinese(ends)}止。`, detail, 6), step(`${months} 个月${days ? `零 ${days} 天` : ''}，每月多付一份工资：${yuan(values.number('wage'))} × ${months} = ${yuan(sum)}。`, law, 82)],
      notes: [...(days ? ['不满一个月的天数怎样折算，法律没有写明，由仲裁委员会、法院定。'] : []), '这是正常工资以外的部分。申请仲裁一般要在一年以内，请早办理（劳动争议调解仲裁法第 27 条）。'],
    }
  },
}
