import { step, type Calculator } from './calculator.ts'
import { plain, portion, yuan } from './exact.ts'

const law = '职工带薪年休假条例'
const detail = '企业职工带薪年休假实施办法'
const BARS = [['none', '都没有'], ['school', '依法享受寒暑假，天数多于年休假'], ['leave', '请事假累计 20 天以上，单位没有扣工资'], ['sick', '请病假：工作不满 10 年的累计 2 个月以上，不满 20 年的 3 个月以上，满 20 年的 4 个月以上']] as const

export const annualLeave: Calculator = {
  id: 'annual-leave', zh: '带薪年休假', means: '一年有几天年休假，没休的该给多少钱', topic: 'labour',
  fields: [
    { name: 'years', label: '参加工作一共满几年？', kind: 'number', hint: '在不同单位上班的时间加在一起' }, { name: 'bar', label: '今年有没有下面的情形？', kind: 'choice', options: BARS.map(([value, text]) => ({ value, text })) },
    { name: 'taken', label: '今年已经休了几天？', kind: 'number', optional: true }, { name: 'wage', label: '每月工资多少元（不含加班费）？', kind: 'money', optional: true, hint: '填了才算没休的该给多少；按前 12 个月平均' },
  ],
  formula: [step('累计工作满 1 年不满 10 年的 5 天，满 10 年不满 20 年的 10 天，满 20 年的 15 天。', law, 3), step('有这些情形的，当年不享受。', law, 4), step('应休没休的，按日工资的 300% 支付。', law, 5), step('300% 里已经包含正常上班的工资。', detail, 10), step('日工资 ＝ 月工资 ÷ 21.75 天。', detail, 11)],
  unsure: [],
  work: (values) => {
    const years = values.number('years')
    if (years < 100) return { headline: '工作还不满 1 年，法律还没有规定带薪年休假', steps: [step('连续工作 1 年以上的，享受带薪年休假。', law, 2)], notes: ['单位自己定了更好的，按单位的。'] }
    if (values.text('bar') !== 'none') return { headline: '有您选的情形，当年不享受年休假', steps: [step(`${BARS.find(([value]) => value === values.text('bar'))?.[1] ?? ''}。`, law, 4)], notes: ['已经休过再出现病假、事假情形的，不享受的是下一年的，请打 12348 核对。'] }
    const days = years < 1000 ? 5 : years < 2000 ? 10 : 15
    const left = Math.max(0, days * 100 - values.number('taken'))
    const steps = [step(`累计工作 ${plain(years)} 年，一年 ${days} 天，国家法定休假日、休息日不算在内。`, law, 3)]
    if (!values.has('wage') || left === 0) return { headline: `一年 ${days} 天，还有 ${plain(left)} 天`, steps, notes: ['当年才进这家单位，或者年中离开的，按天数折算，不足一整天的不算（实施办法第 5 条、第 12 条）。'] }
    const [whole, extra] = [3n, 2n].map((times) => portion(values.number('wage'), BigInt(left) * times, 2175n)) as [number, number]
    steps.push(step(`没休的 ${plain(left)} 天，按日工资的 300%：${yuan(values.number('wage'))} ÷ 21.75 × ${plain(left)} × 3 = ${yuan(whole)}。`, law, 5), step(`其中一倍是正常上班的工资，应当另给的是两倍：${yuan(extra)}。`, detail, 10))
    return { headline: `还有 ${plain(left)} 天；没休的应当另给 ${yuan(extra)}`, steps, notes: ['单位安排了，您自己书面提出不休的，只给正常工资（实施办法第 10 条）。'] }
  },
}
