import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { limitationSheets, moneySheets } from './index.ts'

const source = new URL('../../../../shared/data/statutes.jsonl.gz', import.meta.url)
const skip = existsSync(source) ? false : 'the file of statutes is not here (../shared/data/statutes.jsonl.gz)'

/** Each figure that is reckoned with, in the words of the article it is taken from. */
const WORDS: readonly (readonly [string, string, readonly string[]])[] = [
  ['劳动合同法', '第四十七条', ['每满一年支付一个月工资', '六个月以上不满一年的，按一年计算', '不满六个月的，向劳动者支付半个月工资', '三倍', '最高不超过十二年', '前十二个月的平均工资']],
  ['劳动合同法', '第四十条', ['提前三十日以书面形式通知劳动者本人或者额外支付劳动者一个月工资']], ['劳动合同法', '第八十七条', ['二倍']], ['劳动合同法', '第九十七条', ['经济补偿年限自本法施行之日起计算']], ['劳动合同法', '第三十八条', ['未及时足额支付劳动报酬']],
  ['劳动合同法', '第八十二条', ['超过一个月不满一年', '每月支付二倍的工资']], ['劳动合同法实施条例', '第六条', ['满一个月的次日', '补订书面劳动合同的前一日']], ['劳动合同法实施条例', '第七条', ['满一年的前一日']], ['劳动合同法实施条例', '第二十五条', ['赔偿金的计算年限自用工之日起计算']], ['劳动合同法实施条例', '第二十七条', ['奖金、津贴和补贴']],
  ['劳动合同法', '第十九条', ['三个月以上不满一年的，试用期不得超过一个月', '一年以上不满三年的，试用期不得超过二个月', '不得超过六个月', '只能约定一次试用期']], ['劳动合同法', '第二十条', ['百分之八十']], ['劳动合同法', '第八十三条', ['试用期满月工资为标准', '超过法定试用期的期间']],
  ['劳动法', '第四十四条', ['百分之一百五十', '百分之二百', '百分之三百']], ['关于职工全年月平均工作时间和工资折算问题的通知', '', ['21.75天', '月计薪天数×8小时']],
  ['职工带薪年休假条例', '第三条', ['不满10年的，年休假5天', '年休假10天', '年休假15天']], ['职工带薪年休假条例', '第五条', ['300%']], ['企业职工带薪年休假实施办法', '第十条', ['其中包含用人单位支付职工正常工作期间的工资收入']], ['企业职工带薪年休假实施办法', '第十一条', ['21.75天']],
  ['诉讼费用交纳办法', '第十三条', ['不超过1万元的，每件交纳50元', '按照2.5%交纳', '按照2%交纳', '按照1.5%交纳', '按照1%交纳', '按照0.9%交纳', '按照0.8%交纳', '按照0.7%交纳', '按照0.6%交纳', '超过2000万元的部分，按照0.5%交纳', '每件交纳50元至300元', '每件交纳100元至500元', '每件交纳10元']],
  ['诉讼费用交纳办法', '第十四条', ['超过1万元至50万元的部分，按照1.5%交纳', '超过1000万元的部分，按照0.1%交纳', '每件交纳30元', '最多不超过5000元', '受理费标准的1/3']], ['诉讼费用交纳办法', '第十五条', ['减半']], ['诉讼费用交纳办法', '第十六条', ['减半']], ['诉讼费用交纳办法', '第四十四条', ['缓交、减交或者免交']], ['诉讼费用交纳办法', '第二十九条', ['由败诉方负担']],
  ['最高人民法院关于审理民间借贷案件适用法律若干问题的规定', '第二十五条', ['一年期贷款市场报价利率四倍的除外']], ['最高人民法院关于审理民间借贷案件适用法律若干问题的规定', '第二十八条', ['参照当时一年期贷款市场报价利率']], ['最高人民法院关于审理民间借贷案件适用法律若干问题的规定', '第三十一条', ['2020年8月20日']], ['民法典', '第六百七十条', ['利息不得预先在本金中扣除']],
  ['最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释', '第十八条', ['加计30—50%', '2019年8月20日']], ['最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释', '第一条', ['日万分之一点七五']],
]

test('每个数都在所引条文的原文里', { skip }, () => {
  const rows = articles()
  for (const [law, article, words] of WORDS) {
    const texts = rows.filter((row) => row.current && (row.law === law || row.law === `中华人民共和国${law}`) && (row.article ?? '') === article).map(({ text }) => text)
    assert.ok(texts.length > 0, `${law}${article}: not found`)
    for (const one of words) assert.ok(texts.some((text) => text.includes(one)), `${law}${article}: ${one}`)
  }
  assert.ok(!rows.some(({ text }) => text.includes('按照9.9%交纳')), 'planted: a wrong figure would be noticed')
})

test('每一步引的法条，库里都有', { skip }, () => {
  const rows = articles()
  const known = new Set(rows.flatMap(({ law, n }) => [`${law} ${n?.[0] ?? ''}`, `${law.replace(PREFIX, '')} ${n?.[0] ?? ''}`]))
  const named = new Set(rows.flatMap(({ law }) => [law, law.replace(PREFIX, '')]))
  const missing = [...moneySheets, ...limitationSheets].flatMap(({ id, formula }) => formula.filter(({ cited }) => cited && !(cited.article ? known.has(`${cited.law} ${cited.article}`) : named.has(cited.law))).map(({ cited }) => `${id}: ${cited!.law} ${cited!.article}`))
  assert.deepEqual(missing, [])
})

const PREFIX = /^(中华人民共和国|最高人民法院关于)/u
let read: Row[] | undefined
const articles = (): Row[] => (read ??= gunzipSync(readFileSync(source)).toString().trim().split('\n').map((line) => JSON.parse(line) as Row))
type Row = { law: string, article: string | null, n: [number, number] | null, text: string, current: boolean }
