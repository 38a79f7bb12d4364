import { step, type Calculator } from './calculator.ts'
import { plain, portion, yuan } from './exact.ts'

const law = '劳动法'
export const payDaysNotice = '关于职工全年月平均工作时间和工资折算问题的通知'
const KINDS = [['workday', '工作日延长工作', 150, '一'], ['rest', '休息日上班又没有补休', 200, '二'], ['holiday', '法定休假日上班', 300, '三']] as const

export const overtime: Calculator = {
  id: 'overtime', zh: '加班费', means: '工作日、休息日、法定节日加班，各该给多少', topic: 'labour',
  fields: [
    { name: 'wage', label: '每月正常工作时间的工资多少元？', kind: 'money', hint: '不含加班费' },
    { name: 'workday', label: '工作日加班一共几个小时？', kind: 'number', optional: true }, { name: 'rest', label: '休息日加班、又没有补休的，一共几个小时？', kind: 'number', optional: true, hint: '一天按 8 小时填' },
    { name: 'holiday', label: '法定节日（春节、国庆等放假日）加班一共几个小时？', kind: 'number', optional: true, hint: '一天按 8 小时填' },
  ],
  formula: [step('工作日延长工作的，不低于工资的百分之一百五十；休息日又不能补休的，不低于百分之二百；法定休假日的，不低于百分之三百。', law, 44), step('小时工资 ＝ 月工资 ÷（月计薪天数 × 8 小时）。', payDaysNotice)],
  uses: ['payDays'], unsure: [],
  work: (values, { figures, today }) => {
    const days = figures.at('payDays', today)!
    const asked = KINDS.filter(([name]) => values.number(name) > 0)
    if (asked.length === 0) return { problems: { workday: '请至少填一种加班的小时数' } }
    const [wage, hours] = [values.number('wage'), BigInt(days.smallest * 8)]
    const parts = asked.map(([name, says, percent]) => ({ says, percent, many: values.number(name), fen: portion(wage, BigInt(values.number(name) * percent * 100), hours * 10_000n) }))
    return {
      headline: `加班费不低于 ${yuan(parts.reduce((sum, { fen }) => sum + fen, 0))}`,
      steps: [step(`小时工资：${yuan(wage)} ÷（${days.amount} × 8）≈ ${yuan(portion(wage, 100n, hours))}。`), ...parts.map(({ says, percent, many, fen }) => step(`${says} ${plain(many)} 小时，按 ${percent}%：${yuan(fen)}。`, law, 44))],
      notes: ['合同写明计件、综合计算工时或者不定时工作的，算法不同，请打 12348 问。', '这里先合算、最后才四舍五入到分，所以和先算小时工资再乘会差几分钱。'],
    }
  },
}
