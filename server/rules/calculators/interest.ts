import type { CalcOutcome } from '../../../contract/calculators.ts'
import { daysBetween } from '../../platform/days.ts'
import { step, type Calculator } from './calculator.ts'
import { inChinese } from './dates.ts'
import { plain, portion, yuan } from './exact.ts'

const loan = '最高人民法院关于审理民间借贷案件适用法律若干问题的规定'
const sale = '最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释'
const delay = '最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释'
const lprHint = '一年期贷款市场报价利率（LPR），每月公布，银行网点和中国人民银行网站能查到；没有填的，本系统核实了当时那一期的会自己用上'

/** Interest of a debt that is late, where the contract says nothing of it. */
export const lateInterest: Calculator = {
  id: 'late-interest', zh: '逾期利息', means: '到期不还钱、不付款，拖一天算一天的利息', topic: 'contract',
  fields: [
    { name: 'kind', label: '是哪一种？', kind: 'choice', options: [{ value: 'loan', text: '借出去的钱，没有约定利息，也没有约定逾期利息' }, { value: 'sale', text: '货款，没有约定违约金' }, { value: 'judgment', text: '判决书、调解书定了日子还钱，到期没还（加倍部分）' }] },
    { name: 'principal', label: '欠多少钱（元）？', kind: 'money' }, { name: 'due', label: '应当还钱的最后一天是哪天？', kind: 'day' }, { name: 'paid', label: '哪天还的？', kind: 'day', hint: '还没还的，填今天' },
    { name: 'lpr', label: '一年期 LPR 是百分之几？', kind: 'rate', optional: true, hint: `${lprHint}。选第三种的不用填` },
  ],
  formula: [
    step('既没有约定借期利率也没有约定逾期利率的，可以从逾期还款之日起，参照当时的一年期 LPR 主张。', loan, 28), step('货款没有约定违约金的，按一年期 LPR 加计 30% 到 50%（2019 年 8 月 20 日以后逾期的）。', sale, 18),
    step('加倍部分债务利息 ＝ 没有还清的钱 × 日万分之一点七五 × 迟延履行的天数。', delay, 1), step('利息 ＝ 本金 × 年利率 ÷ 一年的天数 × 天数。'),
  ],
  uses: ['lpr', 'yearDays'], unsure: [],
  work: (values, { figures, today }): CalcOutcome => {
    const [kind, due, paid, principal] = [values.text('kind'), values.text('due'), values.text('paid'), values.number('principal')]
    const [lpr, year] = [values.has('lpr') ? values.number('lpr') : figures.sure('lpr', due)?.smallest, figures.at('yearDays', today)!.smallest]
    if (paid < due) return { problems: { paid: '还钱那天不能早于到期那天' } }
    if (kind !== 'judgment' && lpr === undefined) return { problems: { lpr: '请填一年期 LPR，例如 3.1' } }
    if (kind === 'sale' && due < '2019-08-20') return { problems: { due: '2019 年 8 月 20 日以前逾期的，算法不同，请打 12348 问' } }
    const days = daysBetween(due, paid)
    const late = step(`从${inChinese(due)}的次日到${inChinese(paid)}，${days} 天。`)
    if (kind === 'judgment') {
      const sum = portion(principal, BigInt(days) * 175n, 1_000_000n)
      return { headline: `加倍部分：${yuan(sum)}`, steps: [late, step(`${yuan(principal)} × 0.000175 × ${days} = ${yuan(sum)}。`, delay, 1)], notes: ['判决书本身写了利息的，一般债务利息另外照算（同一解释第 1 条）。', '分几次还的，每一笔分开算（第 3 条）。'] }
    }
    // Rates are ten-thousandths of a per cent: a year's share is rate / 1,000,000.
    const at = (times: bigint): number => portion(principal, BigInt(lpr!) * BigInt(days) * times, 1_000_000n * BigInt(year) * 100n)
    if (kind === 'loan') return { headline: `逾期利息：${yuan(at(100n))}`, steps: [late, step(`${yuan(principal)} × ${plain(lpr!, 4)}% ÷ ${year} × ${days} = ${yuan(at(100n))}。`, loan, 28)], notes: ['约定了利息或者逾期利息的，按约定，但不超过一年期 LPR 的四倍。', '没有约定借期内利息的，借期内不算利息（第 24 条）。'] }
    return { headline: `逾期付款损失：${yuan(at(130n))}到 ${yuan(at(150n))}`, steps: [late, step(`加计 30%：${yuan(principal)} × ${plain(lpr!, 4)}% × 1.3 ÷ ${year} × ${days} = ${yuan(at(130n))}。`, sale, 18), step(`加计 50%：${yuan(at(150n))}。具体加多少由法院定。`, sale, 18)], notes: [] }
  },
}

/** What a private loan may cost at most. */
export const loanCeiling: Calculator = {
  id: 'loan-ceiling', zh: '民间借贷利率上限', means: '借条上的利息高不高，法院最多支持多少', topic: 'contract',
  fields: [
    { name: 'principal', label: '实际借了多少钱（元）？', kind: 'money', hint: '先扣了利息的，填拿到手的钱' }, { name: 'signed', label: '哪天借的？', kind: 'day' },
    { name: 'per', label: '利息怎么说的？', kind: 'choice', options: [{ value: 'year', text: '一年百分之几' }, { value: 'month', text: '一个月百分之几（几分利，一分就是 1）' }] }, { name: 'rate', label: '百分之几？', kind: 'rate' },
    { name: 'lpr', label: '借钱那天的一年期 LPR 是百分之几？', kind: 'rate', optional: true, hint: lprHint },
  ],
  formula: [step('约定的利率超过合同成立时一年期 LPR 四倍的部分，法院不支持。', loan, 25), step('先扣掉的利息不算本金，以实际拿到的为准。', '民法典', 670)],
  uses: ['lpr'], unsure: [],
  work: (values, { figures }): CalcOutcome => {
    if (values.text('signed') < '2019-08-20') return { problems: { signed: '2019 年 8 月 20 日以前还没有这个利率，算法不同，请打 12348 问' } }
    const [principal, lpr] = [values.number('principal'), values.has('lpr') ? values.number('lpr') : figures.sure('lpr', values.text('signed'))?.smallest]
    if (lpr === undefined) return { problems: { lpr: '请填那时的一年期 LPR，例如 3.1' } }
    const [yearly, ceiling] = [values.number('rate') * (values.text('per') === 'month' ? 12 : 1), lpr * 4]
    const over = yearly > ceiling
    return {
      headline: over ? `约定的利息高了：法院最多支持一年 ${plain(ceiling, 4)}%` : `约定的利息没有超过上限（一年 ${plain(ceiling, 4)}%）`,
      steps: [step(`上限：${plain(lpr, 4)}% × 4 = 一年 ${plain(ceiling, 4)}%，每年最多 ${yuan(portion(principal, BigInt(ceiling), 1_000_000n))}。`, loan, 25), step(`约定的是一年 ${plain(yearly, 4)}%，每年 ${yuan(portion(principal, BigInt(yearly), 1_000_000n))}。`), ...(over ? [step(`超过的部分每年 ${yuan(portion(principal, BigInt(yearly - ceiling), 1_000_000n))}，法院不支持。`, loan, 25)] : [])],
      notes: [...(values.text('signed') < '2020-08-20' ? ['2020 年 8 月 20 日以前借的，要分段看（规定第 31 条），请打 12348 问。'] : []), '逾期利息、违约金、别的费用加在一起，也不能超过这个上限（第 29 条）。'],
    }
  },
}
