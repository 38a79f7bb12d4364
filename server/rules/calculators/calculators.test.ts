import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { CalcResult } from '../../../contract/calculators.ts'
import { addMonths } from '../../platform/days.ts'
import { cityCalendar } from '../calendar.ts'
import { monthsWorked } from './dates.ts'
import { bracketed, inYuan, portion, yuan } from './exact.ts'
import { findCalculator, limitationSheets, moneySheets, readFields, sheetUnder } from './index.ts'
import { decimal } from '../decimal.ts'
import { figuresOf, noFigures, type StoredFigure } from '../city-figures.ts'

const under = { today: '2026-11-23', calendar: cityCalendar(), figures: noFigures }
const day = (name: string, text: string): Record<string, string> => { const [year = '', month = '', date = ''] = text.split('-'); return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: date } }
function work(id: string, typed: Record<string, string>): CalcResult {
  const sheet = findCalculator(id)!
  const { values, problems } = readFields(sheet.fields, typed)
  assert.deepEqual(problems, {})
  const done = sheet.work(values, under)
  assert.ok(!('problems' in done), JSON.stringify(done))
  return done
}
function refused(id: string, typed: Record<string, string>): Readonly<Record<string, string>> {
  const sheet = findCalculator(id)!
  const { values, problems } = readFields(sheet.fields, typed)
  if (Object.keys(problems).length > 0) return problems
  const done = sheet.work(values, under)
  return 'problems' in done ? done.problems : assert.fail('not refused')
}
const leaving = (reason: string, from: string, to: string, wage: string, average = ''): CalcResult => work('compensation', { reason, ...day('from', from), ...day('to', to), wage, average })
const steps = (result: CalcResult): string => result.steps.map(({ says }) => says).join('\n')

describe('经济补偿、赔偿金（劳动合同法第 46、47、87 条）', () => {
  test('每满一年支付一个月工资', () => assert.equal(leaving('arrears', '2020-03-01', '2023-02-28', '5000').headline, '经济补偿：15,000 元'))
  test('六个月以上不满一年的，按一年计算', () => assert.equal(leaving('layoff', '2020-03-01', '2023-08-31', '5000').headline, '经济补偿：20,000 元'))
  test('不满六个月的，支付半个月工资', () => assert.equal(leaving('expired', '2020-03-01', '2023-08-30', '5000').headline, '经济补偿：17,500 元'))
  test('只干了一天，也是不满六个月', () => assert.equal(leaving('agreed', '2023-03-01', '2023-03-01', '5000.01').headline, '经济补偿：2,500.01 元'))
  test('月工资高于本地职工月平均工资三倍的，按三倍、最高不超过十二年', () => assert.equal(leaving('closed', '2008-01-01', '2022-12-31', '30000', '7000').headline, '经济补偿：252,000 元'))
  test('月工资不到三倍的，不封顶，年限也不封', () => assert.equal(leaving('closed', '2008-01-01', '2022-12-31', '20000', '7000').headline, '经济补偿：300,000 元'))
  test('违法解除的，按两倍支付赔偿金', () => assert.equal(leaving('unlawful', '2020-03-01', '2023-02-28', '5000').headline, '赔偿金：30,000 元'))
  test('没有提前三十日书面通知的，额外支付一个月工资', () => assert.equal(leaving('noticeNow', '2022-03-01', '2023-02-28', '5000').headline, '经济补偿：10,000 元'))
  test('2008 年以前的年限，补偿不在这里算；赔偿金自用工之日起算（实施条例第 25 条）', () => {
    const result = leaving('layoff', '2007-01-01', '2008-12-31', '5000')
    assert.equal(result.headline, '经济补偿：5,000 元')
    assert.match(result.notes.join(), /2008 年 1 月 1 日以前的年限/)
    assert.equal(leaving('unlawful', '2007-01-01', '2008-12-31', '5000').headline, '赔偿金：20,000 元')
  })
  test('自己辞职的，不说一定没有，说清另一种情形', () => assert.match(leaving('resigned', '2020-03-01', '2023-02-28', '5000').notes.join(), /返回改选第一项/))
  test('数目太大，说太大，不说没有填数字', () => assert.match(refused('compensation', { reason: 'layoff', ...day('from', '2020-03-01'), ...day('to', '2023-03-01'), wage: '99999999999999' })['wage'] ?? '', /太大/))
  test('最后一天早于第一天，错在那一格', () => assert.ok(refused('compensation', { reason: 'layoff', ...day('from', '2023-03-01'), ...day('to', '2020-03-01'), wage: '1' })['to']))
})

describe('没签合同的二倍工资（劳动合同法第 82 条，实施条例第 6、7 条）', () => {
  const unsigned = (from: string, to: string, more = {}): CalcResult => work('double-wage', { ...day('from', from), ...day('to', to), wage: '4000', ...more })
  test('满一个月的次日起，满一年的前一日止，最多十一个月', () => {
    const result = unsigned('2024-03-01', '2026-03-01')
    assert.equal(result.headline, '多出来的那一倍：44,000 元')
    assert.match(steps(result), /2024 年 4 月 1 日.*\n.*2025 年 2 月 28 日/)
  })
  test('补订的，算到补订的前一日', () => assert.equal(unsigned('2024-03-01', '2024-06-01', { signed: 'yes' }).headline, '多出来的那一倍：8,000 元'))
  test('零头的天数怎样折算没有规定，不猜', () => assert.match(unsigned('2024-03-01', '2024-06-10').headline, /8,000 元，另有 10 天没有算/))
  test('一个月以内，还没有到时候', () => assert.match(unsigned('2024-03-01', '2024-03-20').headline, /还没有到/))
})

describe('加班费（劳动法第 44 条）', () => {
  test('工作日 150%，休息日 200%，法定休假日 300%', () => {
    const hours = (name: string): string => work('overtime', { wage: '3480', [name]: '10' }).headline
    assert.deepEqual(['workday', 'rest', 'holiday'].map(hours), ['加班费不低于 300 元', '加班费不低于 400 元', '加班费不低于 600 元'])
  })
  test('一种也没填，问一种', () => assert.ok(refused('overtime', { wage: '3480' })['workday']))
})

describe('带薪年休假（职工带薪年休假条例第 3、4、5 条）', () => {
  const leave = (years: string, more = {}): CalcResult => work('annual-leave', { years, bar: 'none', ...more })
  test('满 1 年 5 天，满 10 年 10 天，满 20 年 15 天', () => assert.deepEqual(['1', '9.99', '10', '19.9', '20', '35'].map((years) => leave(years).headline), [5, 5, 10, 10, 15, 15].map((days) => `一年 ${days} 天，还有 ${days} 天`)))
  test('不满 1 年的，还没有', () => assert.match(leave('0.9').headline, /还不满 1 年/))
  test('没休的按 300%，其中已经包含正常工资，另给的是两倍（实施办法第 10 条）', () => assert.equal(leave('5', { wage: '4350' }).headline, '还有 5 天；没休的应当另给 2,000 元'))
  test('有第 4 条情形的，当年不享受', () => assert.match(leave('5', { bar: 'sick' }).headline, /当年不享受/))
})

describe('试用期（劳动合同法第 19、20、83 条）', () => {
  const most = (term: string): string => work('probation', { term }).headline
  test('各种期限的上限', () => assert.deepEqual(['short', 'task', 'threeMonths', 'oneYear', 'threeYears', 'open'].map(most), ['不能约定试用期', '不能约定试用期', '试用期最长 1 个月', '试用期最长 2 个月', '试用期最长 6 个月', '试用期最长 6 个月']))
  test('超过的说出来，工资不低于百分之八十', () => {
    const result = work('probation', { term: 'oneYear', months: '3', wage: '5000' })
    assert.match(result.headline, /说好的太长了/)
    assert.match(steps(result), /不低于 4,000 元/)
  })
})

describe('诉讼费（诉讼费用交纳办法第 13—16 条）', () => {
  const fee = (kind: string, amount = '', half = ''): string => work('court-fee', { kind, amount, half }).headline
  test('财产案件分段累计：每一段的界线上', () => {
    const at: [string, string][] = [['1', '50'], ['10000', '50'], ['100000', '2,300'], ['200000', '4,300'], ['500000', '8,800'], ['1000000', '13,800'], ['2000000', '22,800'], ['5000000', '46,800'], ['10000000', '81,800'], ['20000000', '141,800'], ['30000000', '191,800']]
    for (const [amount, sum] of at) assert.equal(fee('property', amount), `案件受理费：${sum} 元`, amount)
  })
  test('离婚 50 元至 300 元，财产超过 20 万元的部分 0.5%', () => {
    assert.equal(fee('divorce', '200000'), '案件受理费：50 元到 300 元')
    assert.equal(fee('divorce', '300000'), '案件受理费：550 元到 800 元')
  })
  test('人格权 100 元至 500 元，5 万至 10 万元 1%，超过 10 万元 0.5%', () => assert.equal(fee('person', '120000'), '案件受理费：700 元到 1,100 元'))
  test('劳动争议每件 10 元，行政 50 元', () => assert.deepEqual([fee('labour'), fee('administrative')], ['案件受理费：10 元', '案件受理费：50 元']))
  test('调解、撤诉、简易程序，减半', () => assert.equal(fee('property', '10001', 'yes'), '案件受理费：25.02 元'))
  test('支付令是财产案件的三分之一', () => assert.equal(fee('order', '100000'), '申请费：766.67 元'))
  test('执行：1 万元 50 元，到 50 万元 1.5%，到 500 万元 1%', () => assert.deepEqual([fee('enforce', '10000'), fee('enforce', '500000'), fee('enforce', '5000000'), fee('enforce', '10000000'), fee('enforce', '20000000')], [50, 7400, 52400, 77400, 87400].map((sum) => `申请费：${yuan(inYuan(sum))}`)))
  test('保全：1000 元 30 元，到 10 万元 1%，以上 0.5%，最多 5000 元', () => assert.deepEqual([fee('preserve', '1000'), fee('preserve', '100000'), fee('preserve', '99000000')], ['申请费：30 元', '申请费：1,020 元', '申请费：5,000 元']))
  test('按钱数收的，没填钱数就在那一格问', () => assert.ok(refused('court-fee', { kind: 'property' })['amount']))
})

describe('利息（民间借贷规定第 25、28 条，买卖合同解释第 18 条，迟延履行解释第 1 条）', () => {
  const late = (kind: string, more = {}): CalcResult => work('late-interest', { kind, principal: '100000', ...day('due', '2024-12-31'), ...day('paid', '2025-12-31'), ...more })
  test('民间借贷：参照一年期 LPR', () => assert.equal(late('loan', { lpr: '3.1' }).headline, '逾期利息：3,100 元'))
  test('货款：LPR 加计 30%—50%', () => assert.equal(late('sale', { lpr: '3.1' }).headline, '逾期付款损失：4,030 元到 4,650 元'))
  test('判决后：日万分之一点七五', () => assert.equal(late('judgment').headline, '加倍部分：6,387.50 元'))
  test('LPR 没填，在那一格问；还钱早于到期，也在那一格说', () => {
    assert.ok(refused('late-interest', { kind: 'loan', principal: '1', ...day('due', '2024-12-31'), ...day('paid', '2025-12-31') })['lpr'])
    assert.ok(refused('late-interest', { kind: 'judgment', principal: '1', ...day('due', '2025-12-31'), ...day('paid', '2024-12-31') })['paid'])
  })
  const loan = (per: string, rate: string): CalcResult => work('loan-ceiling', { principal: '10000', ...day('signed', '2024-05-01'), per, rate, lpr: '3.45' })
  test('上限是合同成立时一年期 LPR 的四倍', () => {
    assert.match(loan('month', '2').headline, /高了：法院最多支持一年 13.8%/)
    assert.match(steps(loan('month', '2')), /每年 1,020 元，法院不支持/)
    assert.match(loan('year', '13.8').headline, /没有超过上限/)
  })
})

describe('期限：用说给居民听的话', () => {
  test('还来得及的，说最后一天和依据', () => assert.match(work('limit-lim-3y', day('start', '2025-01-10')).headline, /请在 2028 年 1 月 10 日（含当日）以前.*第 188 条/))
  test('催要过的，从催要那天重新算', () => assert.match(work('limit-lim-3y', { ...day('start', '2022-01-10'), ...day('again', '2024-05-06') }).headline, /2027 年 5 月/))
  test('算下来已经过了的，绝不这样说，请人核对', () => {
    const result = work('limit-lim-3y', day('start', '2010-01-10'))
    assert.match(result.headline, /需要工作人员和您/)
    assert.doesNotMatch(JSON.stringify(result), /已过|超过时效|届满/)
    assert.deepEqual(result.steps, [])
  })
  test('不到七天的，先提供法律援助', () => assert.match(work('limit-app-j', day('start', '2026-11-12')).notes.join(), /先提供法律援助/))
  test('还在上班的，拖欠工资不受一年限制', () => assert.match(work('limit-lab-wage', { open: 'yes' }).headline, /没有期限的问题/))
  test('每一种都能算，没有一种说出“过了”', () => {
    for (const sheet of limitationSheets) assert.doesNotMatch(JSON.stringify(work(sheet.id, { ...day('start', '2001-02-03'), ...day('again', '2001-02-04') })), /时效已过|已过期限/, sheet.id)
  })
})

describe('填的数', () => {
  test('全角、逗号、元、百分号都认；小数太多、负数、文字不认', () => {
    assert.deepEqual(['１，２００元', '1200.50', '0.01'].map((text) => decimal(text, 2, 1e10)), [120_000, 120_050, 1])
    assert.deepEqual(['-1', '1.234', '一千', '1e9', '99999999999', '∞'].map((text) => decimal(text, 2, 1e10)), [null, null, null, null, null, null])
    assert.equal(decimal('', 2, 1), undefined)
  })
  test('分毫不差：和大整数逐一核对，分段相加等于逐分相加', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 0n, max: 10n ** 6n }), fc.bigInt({ min: 10n ** 4n, max: 10n ** 9n }), (fen, n, d) => {
      const exact = fen * n
      const got = BigInt(portion(Number(fen), n, d))
      assert.ok(2n * got * d - 2n * exact <= d && 2n * exact - 2n * got * d < d)
    }))
    assert.equal(bracketed(300, [[100, 0], [200, 10_000], [1000, 5000]]).fen, 150)
  })
  test('月数：月末、闰年', () => {
    assert.equal(addMonths('2024-01-31', 1), '2024-02-29')
    assert.deepEqual(monthsWorked('2024-01-01', '2024-12-31'), { months: 12, days: 0 })
    assert.deepEqual(monthsWorked('2024-01-31', '2024-02-28'), { months: 1, days: 0 })
    assert.deepEqual(monthsWorked('2024-03-01', '2024-03-30'), { months: 0, days: 30 })
  })
  test('随便填，不出差错，不出 NaN', () => {
    const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('0', '1', '99999999999', '3.1', 'yes', 'loan', '2024', '2', '29', '0.01'))
    for (const sheet of [...moneySheets, limitationSheets[0]!]) fc.assert(fc.property(fc.dictionary(fc.constantFrom(...sheet.fields.flatMap(({ name }) => [name, `${name}.year`, `${name}.month`, `${name}.day`])), text), (typed) => {
      const chosen = { ...Object.fromEntries(sheet.fields.filter(({ kind }) => kind === 'choice').map(({ name, options }) => [name, options![0]!.value])), ...typed }
      const { values, problems } = readFields(sheet.fields, chosen)
      if (Object.keys(problems).length === 0) assert.doesNotMatch(JSON.stringify(sheet.work(values, under)), /NaN|undefined|Infinity/)
    }))
  })
})

describe('本地数字：局里核实了才用，没有核实的写待核实', () => {
  const set = (id: StoredFigure['id'], amount: string, verified = true): StoredFigure => ({ id, amount, verified, validFrom: '2019-01-01', basis: { text: '演示依据' } })
  const by = (figures: readonly StoredFigure[], id: string, typed: Record<string, string>): CalcResult => {
    const sheet = findCalculator(id)!
    const done = sheet.work(readFields(sheet.fields, typed).values, { ...under, figures: figuresOf(figures) })
    assert.ok(!('problems' in done), JSON.stringify(done))
    return done
  }
  const left = { reason: 'closed', ...day('from', '2020-01-01'), ...day('to', '2020-12-31'), average: '' }
  test('离职补偿：核实过的职工平均工资自己用上；自己填了的，用填的', () => {
    assert.equal(by([set('averageWage', '5000')], 'compensation', { ...left, wage: '30000' }).headline, '经济补偿：15,000 元')
    assert.equal(by([set('averageWage', '5000')], 'compensation', { ...left, wage: '30000', average: '7000' }).headline, '经济补偿：21,000 元')
    assert.equal(by([set('averageWage', '5000', false)], 'compensation', { ...left, wage: '30000' }).headline, '经济补偿：30,000 元')
  })
  test('平均工资低于最低工资标准的，按最低工资标准算（实施条例第 27 条）', () => assert.equal(by([set('minimumWage', '2000')], 'compensation', { ...left, wage: '1500' }).headline, '经济补偿：2,000 元'))
  test('试用期工资不低于最低工资（劳动合同法第 20 条）', () => assert.match(steps(by([set('minimumWage', '2000')], 'probation', { term: 'oneYear', wage: '2200' })), /低于本市最低工资，试用期工资不低于 2,000 元/))
  test('诉讼费：省里定了的写一个数，没有核实的写一段', () => {
    assert.equal(by([set('feeDivorce', '200')], 'court-fee', { kind: 'divorce' }).headline, '案件受理费：200 元')
    assert.equal(by([set('feeDivorce', '200', false)], 'court-fee', { kind: 'divorce' }).headline, '案件受理费：50 元到 300 元')
  })
  test('加班费：月计薪天数由局里改', () => assert.equal(by([set('payDays', '20')], 'overtime', { wage: '1600', workday: '1' }).headline, '加班费不低于 15 元'))
  test('逾期利息：没有填 LPR 的，用核实过的当时那一期', () => {
    const typed = { kind: 'loan', principal: '10000', ...day('due', '2025-01-01'), ...day('paid', '2026-01-01') }
    assert.equal(by([set('lpr', '3')], 'late-interest', typed).headline, '逾期利息：300 元')
    assert.deepEqual(Object.keys(refused('late-interest', typed)), ['lpr'])
  })
  test('每张表写明哪些核实了、依据是什么，哪些还没有', () => {
    const shown = sheetUnder(findCalculator('compensation')!, { today: '2026-01-01', figures: figuresOf([set('minimumWage', '2000')]) })
    assert.deepEqual(shown.known, ['本市最低工资标准（按月）：2000 元/月（演示依据）'])
    assert.deepEqual(shown.unsure, ['本市上年度职工月平均工资：待核实'])
  })
})
