import { step, type Calculator } from './calculator.ts'
import { plain, portion, yuan } from './exact.ts'

const law = '劳动合同法'
const TERMS = [['short', '不满三个月', 0], ['task', '干完一件事就结束', 0], ['threeMonths', '三个月以上，不满一年', 1], ['oneYear', '一年以上，不满三年', 2], ['threeYears', '三年以上', 6], ['open', '没有固定期限', 6]] as const

export const probation: Calculator = {
  id: 'probation', zh: '试用期', means: '试用期最长几个月，工资最低多少', topic: 'labour',
  fields: [
    { name: 'term', label: '劳动合同签了多久？', kind: 'choice', options: TERMS.map(([value, text]) => ({ value, text })) },
    { name: 'months', label: '说好的试用期几个月？', kind: 'number', optional: true }, { name: 'wage', label: '合同写的转正后月工资多少元？', kind: 'money', optional: true },
  ],
  formula: [step('三个月以上不满一年的，不得超过一个月；一年以上不满三年的，二个月；三年以上和无固定期限的，六个月；不满三个月或者以完成一定任务为期限的，不得约定。同一单位只能约定一次。', law, 19), step('试用期工资不低于本单位同岗位最低档工资或者合同工资的百分之八十，也不低于当地最低工资。', law, 20)],
  uses: ['minimumWage'], unsure: [],
  work: (values, { figures, today }) => {
    const [, text, most] = TERMS.find(([value]) => value === values.text('term'))!
    const said = values.number('months')
    const over = values.has('months') && said > most * 100
    const steps = [step(most === 0 ? `合同${text}的，不能约定试用期。` : `合同${text}的，试用期最长 ${most} 个月。`, law, 19)]
    if (over) steps.push(step(`说好的 ${plain(said)} 个月，超过了 ${plain(said - most * 100)} 个月；超过的已经干了的，可以要赔偿金，按转正后的月工资算。`, law, 83))
    if (values.has('wage')) steps.push(step(floorOf(portion(values.number('wage'), 4n, 5n), figures.sure('minimumWage', today)?.smallest), law, 20))
    return { headline: most === 0 ? '不能约定试用期' : `试用期最长 ${most} 个月${over ? '，说好的太长了' : ''}`, steps, notes: ['试用期算在合同期限里；同一家单位只能约定一次。'] }
  },
}

const floorOf = (share: number, least: number | undefined): string => (least !== undefined && least > share ? `合同工资的百分之八十是 ${yuan(share)}，低于本市最低工资，试用期工资不低于 ${yuan(least)}。` : `按合同工资的百分之八十，试用期工资不低于 ${yuan(share)}${least === undefined ? '，还不能低于最低工资' : ''}。`)
