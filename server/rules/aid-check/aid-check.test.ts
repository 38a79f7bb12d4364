import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import type { AidAnswers, AidVerdict } from '../../../contract/aid-check.ts'
import { answersIn, nextQuestion, verdictOf } from './index.ts'

const judged = (answers: AidAnswers): AidVerdict => {
  assert.equal(nextQuestion(answers), undefined, 'everything is answered')
  return verdictOf(answers)
}
const articles = (verdict: AidVerdict): string[] => verdict.reasons.map(({ cited }) => cited?.article ?? '')
const ways = (answers: AidAnswers = {}): AidAnswers[] => {
  const question = nextQuestion(answers)
  return question ? question.options.flatMap(({ value }) => ways({ ...answers, [question.name]: value })) : [answers]
}

test('先问急不急，再问不看经济困难的情形（第 32 条），再问免予核查的人（第 42 条），再问事项（第 31 条），最后才问经济', () => {
  const order: string[] = []
  for (let answers: AidAnswers = {}, question = nextQuestion(answers); question; answers = { ...answers, [question.name]: question.options.at(-1)!.value }, question = nextQuestion(answers)) order.push(question.name)
  assert.deepEqual(order, ['hurry', 'case', 'who', 'matter', 'means'])
})
test('遭受虐待、遗弃或者家庭暴力的，不受经济困难条件的限制，不再问经济 [第 32 条]', () => {
  const verdict = judged({ hurry: 'no', case: 'violence' })
  assert.equal(verdict.chance, 'likely')
  assert.deepEqual(articles(verdict), ['32'])
  assert.ok(verdict.violence)
})
test('进城务工人员要工资、要工伤赔偿，免予核查；要别的照样看经济 [第 42 条]', () => {
  assert.equal(judged({ hurry: 'no', case: 'none', who: 'migrant', matter: 'wages' }).chance, 'likely')
  assert.equal(judged({ hurry: 'no', case: 'none', who: 'migrant', matter: 'workInjury' }).chance, 'likely')
  assert.equal(nextQuestion({ hurry: 'no', case: 'none', who: 'migrant', matter: 'traffic' })?.name, 'means')
})
test('列明的事项，经济困难：很可能；说不清：也许；不困难：可能够不上，仍然可以申请 [第 31、34、41 条]', () => {
  const chance = (means: string): AidVerdict => judged({ hurry: 'no', case: 'none', who: 'none', matter: 'support', means })
  assert.deepEqual(['yes', 'unknown', 'no'].map((means) => chance(means).chance), ['likely', 'perhaps', 'unlikely'])
  assert.match(chance('no').headline, /仍然可以申请/)
  assert.match(JSON.stringify(chance('yes')), /待核实/)
})
test('未成年人等没有辩护人的，办案机关通知指派，不看经济 [第 25 条]；别的被追究的人可以申请 [第 24 条]', () => {
  assert.deepEqual(articles(judged({ hurry: 'no', case: 'none', who: 'none', matter: 'criminal', accused: 'child' }))[0], '25')
  assert.equal(judged({ hurry: 'no', case: 'none', who: 'none', matter: 'criminal', accused: 'none', means: 'no' }).chance, 'perhaps')
})
test('不到七天、要马上保全的，最先说先行提供 [第 44 条]', () => {
  for (const hurry of ['week', 'keep']) assert.equal(judged({ hurry, case: 'brave' }).urgent?.cited?.article, '44')
  assert.equal(judged({ hurry: 'no', case: 'brave' }).urgent, null)
})
test('走遍所有的路：都有结果、有依据、有七日答复和异议的办法，没有一句拒绝；五问以内', () => {
  const all = ways()
  assert.ok(all.length > 300, String(all.length))
  for (const answers of all) {
    const verdict = verdictOf(answers)
    assert.ok(Object.keys(answers).length <= 6)
    assert.ok(verdict.reasons.length > 0 && verdict.reasons.every(({ cited }) => cited))
    assert.ok(['43', '49'].every((article) => verdict.next.some(({ cited }) => cited?.article === article)), JSON.stringify(answers))
    assert.doesNotMatch(JSON.stringify(verdict), /不能申请|不符合|不予|拒绝|undefined/)
    assert.ok(verdict.lines.join('\n').length < 500)
  }
})
test('另一条路上留下的答案不算数；编造的答案不算数', () => {
  assert.deepEqual(answersIn({ hurry: 'no', case: 'violence', who: 'aided', means: 'no' }), { hurry: 'no', case: 'violence' })
  assert.deepEqual(answersIn({ hurry: 'whatever', case: 'none' }), { case: 'none' })
})

const source = new URL('../../../../shared/data/statutes.jsonl.gz', import.meta.url)
test('用到的话都在法律援助法原文里', { skip: existsSync(source) ? false : 'the file of statutes is not here (../shared/data/statutes.jsonl.gz)' }, () => {
  const rows = gunzipSync(readFileSync(source)).toString().trim().split('\n').map((line) => JSON.parse(line) as { law: string, n: [number, number] | null, text: string }).filter(({ law }) => law === '中华人民共和国法律援助法')
  const words: Record<number, string[]> = {
    22: ['法律咨询', '代拟法律文书'], 24: ['因经济困难或者其他原因没有委托辩护人的，本人及其近亲属可以'], 25: ['未成年人', '视力、听力、言语残疾人', '不能完全辨认自己行为的成年人', '无期徒刑、死刑', '死刑复核', '缺席审判'],
    31: ['（一）依法请求国家赔偿', '（二）请求给予社会保险待遇或者社会救助', '（三）请求发给抚恤金', '（四）请求给付赡养费、抚养费、扶养费', '（五）请求确认劳动关系或者支付劳动报酬', '（六）请求认定公民无民事行为能力', '（七）请求工伤事故、交通事故、食品药品安全事故、医疗事故', '（八）请求环境污染、生态破坏', '（九）法律、法规、规章规定'],
    32: ['英雄烈士', '见义勇为', '再审改判无罪', '虐待、遗弃或者家庭暴力'], 34: ['由省、自治区、直辖市人民政府'], 41: ['如实说明', '个人诚信承诺'], 42: ['无固定生活来源的未成年人、老年人、残疾人', '社会救助、司法救助或者优抚对象', '申请支付劳动报酬或者请求工伤事故人身损害赔偿的进城务工人员'], 43: ['七日内', '一次性告知'], 44: ['不足七日', '财产保全、证据保全或者先予执行', '补办'], 49: ['五日内'],
  }
  for (const [article, said] of Object.entries(words)) for (const one of said) assert.ok(rows.some(({ n, text }) => n?.[0] === Number(article) && text.includes(one)), `${article}: ${one}`)
})
