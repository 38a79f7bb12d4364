import type { CalcStep } from '../../../contract/calculators.ts'
import { step, type Calculator } from './calculator.ts'
import { inChinese, monthsWorked } from './dates.ts'
import { plain, portion, yuan } from './exact.ts'

const law = '劳动合同法'
const detail = '劳动合同法实施条例'

/** 经济补偿 and, where the employer broke the law in ending it, 赔偿金. */
export const compensation: Calculator = {
  id: 'compensation', zh: '离职补偿', means: '单位不让干了，或者拖欠工资自己走了，能要多少钱', topic: 'labour',
  fields: [
    { name: 'reason', label: '怎么离开的？', kind: 'choice', options: [
      { value: 'arrears', text: '单位拖欠工资、不缴社保，或者不给劳动条件，我提出离开' }, { value: 'agreed', text: '单位先提出，双方商量好离开' },
      { value: 'notice', text: '生病、干不了或者情况变了，单位提前三十日书面通知离开' }, { value: 'noticeNow', text: '同上，但单位没有提前三十日书面通知' },
      { value: 'layoff', text: '单位裁员' }, { value: 'expired', text: '合同到期，单位不续签，或者降低条件续签' }, { value: 'closed', text: '单位破产、关门' },
      { value: 'unlawful', text: '单位没有合法理由就不让干了' }, { value: 'resigned', text: '我自己不想干了' } ] },
    { name: 'from', label: '哪天开始在这家单位上班？', kind: 'day' },
    { name: 'to', label: '上班的最后一天是哪天？', kind: 'day' },
    { name: 'wage', label: '离开前 12 个月，平均每月工资多少元？', kind: 'money', hint: '按应得工资算，奖金、津贴、补贴都算进去；不满 12 个月的，按实际月份平均' },
    { name: 'average', label: '本地上年度职工月平均工资', kind: 'money', optional: true, hint: '由市政府公布；不知道的不用填，本系统核实了的会自己用上；工资不到它三倍的，也不用填' },
  ],
  formula: [
    step('每满一年，一个月工资；六个月以上不满一年，按一年；不满六个月，半个月工资。', law, 47), step('月工资高于本地职工月平均工资三倍的，按三倍算，年限最多十二年。', law, 47),
    step('单位违法解除、终止的，按两倍支付赔偿金。', law, 87), step('哪些情形有补偿。', law, 46), step('月工资按应得工资算，包括奖金、津贴和补贴。', detail, 27),
  ],
  uses: ['averageWage', 'minimumWage'], unsure: [],
  work: (values, { figures }) => {
    const [from, to, reason] = [values.text('from'), values.text('to'), values.text('reason')]
    if (to < from) return { problems: { to: '最后一天不能早于上班的第一天' } }
    if (reason === 'resigned') return { headline: '自己辞职，法律列明有补偿的情形里没有这一种', steps: [step('有补偿的情形都列在这一条里。', law, 46), step('单位有拖欠工资、不缴社保等情形，劳动者因此提出离开的，有补偿。', law, 38)], notes: ['单位有上面这些做法的，请返回改选第一项再算。拿不准的，打 12348 问。'] }
    const unlawful = reason === 'unlawful'
    // 实施条例 25: damages count from the first day; 劳动合同法 97: compensation from the day the law came into force.
    const since = !unlawful && from < '2008-01-01' ? '2008-01-01' : from
    const { halves, steps } = units(since, to)
    const [typed, local, least] = [values.number('wage'), figures.sure('averageWage', to), figures.sure('minimumWage', to)]
    const [wage, average] = [Math.max(typed, least?.smallest ?? 0), values.has('average') ? values.number('average') : local?.smallest ?? 0]
    if (wage > typed) steps.push(step(`平均每月 ${yuan(typed)} 低于本市最低工资标准，按 ${yuan(wage)} 算。`, detail, 27))
    const capped = average > 0 && wage > 3 * average
    const [month, counted] = [capped ? 3 * average : wage, capped ? Math.min(halves, 24) : halves]
    if (capped) steps.push(step(`月工资 ${yuan(wage)} 高于 ${yuan(average)} 的三倍，按三倍 ${yuan(month)} 算，年限不超过十二年。`, law, 47))
    const base = portion(month, BigInt(counted), 2n)
    steps.push(step(`${yuan(month)} × ${plain(counted * 50)} 个月 = ${yuan(base)}。`, law, 47))
    const extra = reason === 'noticeNow' ? wage : 0
    if (unlawful) steps.push(step(`违法解除、终止的，两倍：${yuan(base)} × 2 = ${yuan(base * 2)}。`, law, 87))
    if (extra) steps.push(step(`没有提前三十日书面通知的，再加一个月工资（按上个月的标准，这里先按您填的平均数）：${yuan(extra)}。`, law, 40))
    return { headline: `${unlawful ? '赔偿金' : '经济补偿'}：${yuan(unlawful ? base * 2 : base + extra)}`, steps, notes: notesOf({ early: since !== from, capAsked: average === 0, unlawful }) }
  },
}

function units(from: string, to: string): { halves: number, steps: CalcStep[] } {
  const { months, days } = monthsWorked(from, to)
  const [years, rest] = [Math.floor(months / 12), months % 12]
  const more = rest >= 6 ? 2 : rest > 0 || days > 0 ? 1 : 0
  const said = more === 2 ? '余下的满六个月，按一年算' : more === 1 ? '余下的不满六个月，算半个月工资' : '没有余下的'
  return { halves: years * 2 + more, steps: [step(`从${inChinese(from)}到${inChinese(to)}，满 ${years} 年又 ${rest} 个月${days ? ` ${days} 天` : ''}：${said}，一共 ${plain((years * 2 + more) * 50)} 个月工资。`, law, 47)] }
}

const notesOf = ({ early, capAsked, unlawful }: { early: boolean, capAsked: boolean, unlawful: boolean }): string[] => [
  ...(early ? ['2008 年 1 月 1 日以前的年限，按当时的规定另算，这里没有算进去（劳动合同法第 97 条）。'] : []),
  ...(capAsked ? ['没有填本地职工月平均工资，所以没有看是不是要封顶。'] : []),
  ...(unlawful ? ['要求继续上班的，可以不要赔偿金，要求继续履行合同（劳动合同法第 48 条）；拿了赔偿金，不再另给经济补偿（实施条例第 25 条）。'] : []),
]
