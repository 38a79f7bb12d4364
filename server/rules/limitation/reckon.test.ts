import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { addDays } from '../../platform/days.ts'
import { cityCalendar } from '../calendar.ts'
import { lastDayOf } from './count.ts'
import { legalAidFirst, periodRows, periodsFor, reckon, residentWords, type Facts, type PeriodRow } from './index.ts'

const calendar = cityCalendar()
const row = (code: string): PeriodRow => periodRows.find((one) => one.code === code)!
const of = (code: string, facts: Facts, today = '2026-11-23') => reckon(row(code), facts, { calendar, today })
const due = (code: string, facts: Facts, today?: string) => of(code, facts, today).dueOn

test('开始的当日不计入：11 月 2 日收到判决书，第十五日是 11 月 17 日 [APP-J]', () => assert.equal(due('APP-J', { days: { judgmentServed: '2026-11-02' } }), '2026-11-17'))
test('裁定的上诉期是十日 [APP-R]', () => assert.equal(due('APP-R', { days: { rulingServed: '2026-11-03' } }), '2026-11-13'))
test('最后一日是星期六：顺延到星期一 [APP-J]', () => assert.equal(due('APP-J', { days: { judgmentServed: '2026-11-06' } }), '2026-11-23'))
test('最后一日在国庆假期里：顺延到假期后的第一个工作日 [APP-J]', () => assert.equal(due('APP-J', { days: { judgmentServed: '2026-09-18' } }), '2026-10-08'))
test('最后一日是调休上班的星期六：不顺延 [APP-J]', () => assert.equal(due('APP-J', { days: { judgmentServed: '2026-09-25' } }), '2026-10-10'))
test('假期在期间中间，不顺延 [APP-J]', () => assert.equal(due('APP-J', { days: { judgmentServed: '2026-09-28' } }), '2026-10-13'))
test('普通诉讼时效三年，到期月的对应日 [LIM-3Y]', () => assert.equal(due('LIM-3Y', { days: { knew: '2024-03-05' } }), '2027-03-05'))
test('没有对应日的，月末日为最后一日 [GUARANTEE]', () => assert.equal(lastDayOf('2025-08-31', { months: 6 }), '2026-02-28'))
test('闰日起算的一年到平年 2 月 28 日', () => assert.equal(lastDayOf('2024-02-29', { years: 1 }), '2025-02-28'))
test('2026 年 2 月 28 日是调休上班的星期六：最后一日就在当日 [GUARANTEE]', () => assert.equal(due('GUARANTEE', { days: { debtDue: '2025-08-31' } }), '2026-02-28'))
test('书面催要：时效中断，自催要之日重新计算三年 [LIM-3Y]', () => assert.equal(due('LIM-3Y', { days: { knew: '2024-03-05' }, events: [{ kind: 'interrupted', ground: 'demand', on: '2025-06-10' }] }), '2028-06-12'))
test('对方同意还款：时效中断 [LIM-3Y]', () => assert.match(of('LIM-3Y', { days: { knew: '2024-03-05' }, events: [{ kind: 'interrupted', ground: 'promise', on: '2025-06-10' }] }).steps.join(), /对方同意履行：时效中断/u))
test('起诉后程序终结：自终结之日重新计算 [LIM-3Y]', () => assert.equal(due('LIM-3Y', { days: { knew: '2024-03-05' }, events: [{ kind: 'interrupted', ground: 'proceedings', on: '2025-06-10', ended: '2025-12-01' }] }), '2028-12-01'))
test('起诉后程序还没有终结：不给日子 [LIM-3Y]', () => {
  const answer = of('LIM-3Y', { days: { knew: '2024-03-05' }, events: [{ kind: 'interrupted', ground: 'proceedings', on: '2025-06-10' }] })
  assert.deepEqual([answer.state, answer.dueOn], ['standing', undefined])
})
test('多次中断，每次都重新计算 [LIM-3Y]', () => assert.equal(due('LIM-3Y', { days: { knew: '2020-03-05' }, events: [{ kind: 'interrupted', ground: 'demand', on: '2025-03-03' }, { kind: 'interrupted', ground: 'demand', on: '2022-06-10' }] }), '2028-03-03'))
test('期限届满之后才催要：不发生中断 [LIM-3Y]', () => {
  const answer = of('LIM-3Y', { days: { knew: '2021-03-05' }, events: [{ kind: 'interrupted', ground: 'demand', on: '2025-06-10' }] })
  assert.equal(answer.state, 'passed')
  assert.match(answer.steps.join(), /不发生中断/u)
})
test('届满后对方同意履行：写明不得再以时效抗辩，交专业人员 [LIM-3Y]', () => assert.match(of('LIM-3Y', { days: { knew: '2021-03-05' }, events: [{ kind: 'interrupted', ground: 'promise', on: '2025-06-10' }] }).steps.join(), /第 192 条/u))
test('最后六个月内的障碍：消除之日起满六个月届满 [LIM-3Y]', () => assert.equal(due('LIM-3Y', { days: { knew: '2024-03-05' }, events: [{ kind: 'obstacle', on: '2026-10-01', ended: '2027-01-15' }] }), '2027-07-15'))
test('障碍在最后六个月之前就消除了：不中止 [LIM-3Y]', () => assert.equal(due('LIM-3Y', { days: { knew: '2024-03-05' }, events: [{ kind: 'obstacle', on: '2025-01-01', ended: '2025-06-01' }] }), '2027-03-05'))
test('障碍从前延续到最后六个月内：中止 [LIM-3Y]', () => assert.equal(due('LIM-3Y', { days: { knew: '2024-03-05' }, events: [{ kind: 'obstacle', on: '2025-01-01', ended: '2026-12-01' }] }), '2027-06-01'))
test('障碍还没有消除：不给日子 [LIM-3Y]', () => assert.equal(of('LIM-3Y', { days: { knew: '2024-03-05' }, events: [{ kind: 'obstacle', on: '2026-12-01' }] }).state, 'standing'))
test('二十年最长期限不因中断延长 [LIM-3Y]', () => assert.equal(due('LIM-3Y', { days: { knew: '2024-06-03', harmed: '2006-12-01' }, events: [{ kind: 'interrupted', ground: 'demand', on: '2026-01-05' }] }), '2026-12-01'))
test('没有填受损害的日子：说明二十年没有计入 [LIM-3Y]', () => assert.match(of('LIM-3Y', { days: { knew: '2024-03-05' } }).notes.join(), /最长期限.*未计入/u))
test('约定的还款日是 2024 年 12 月 31 日：届满的当日不计入，三年到 2027 年 12 月 31 日 [LIM-3Y]', () => assert.equal(due('LIM-3Y', { days: { knew: '2024-12-31' } }), '2027-12-31'))
test('分期履行：自最后一期届满起算；遇星期日和劳动节，到 5 月 3 日 [LIM-INST]', () => assert.equal(due('LIM-INST', { days: { lastInstalmentDue: '2025-04-30' } }), '2028-05-03'))
test('申请劳动仲裁一年 [LAB-ARB]', () => assert.equal(due('LAB-ARB', { days: { knew: '2026-03-10' } }), '2027-03-10'))
test('在职期间欠薪：不受一年的限制 [LAB-WAGE]', () => {
  const answer = of('LAB-WAGE', { days: {}, flags: ['employmentGoesOn'] })
  assert.equal(answer.state, 'open')
  assert.match(answer.steps.join(), /不受一年的限制/u)
})
test('离职后讨欠薪：自劳动关系终止之日起一年 [LAB-WAGE]', () => assert.equal(due('LAB-WAGE', { days: { employmentEnded: '2026-01-29' } }), '2027-01-29'))
test('向劳动监察投诉：劳动仲裁时效中断 [LAB-WAGE]', () => assert.equal(due('LAB-WAGE', { days: { employmentEnded: '2026-01-30' }, events: [{ kind: 'interrupted', ground: 'relief', on: '2026-07-01' }] }), '2027-07-01'))
test('向劳动监察投诉不是普通诉讼时效的这一中断事由 [LIM-3Y]', () => assert.match(of('LIM-3Y', { days: { knew: '2024-03-05' }, events: [{ kind: 'interrupted', ground: 'relief', on: '2025-06-10' }] }).steps.join(), /不是该时效的中断事由/u))
test('劳动仲裁时效的中止：耽误的日子不计算 [LAB-ARB]', () => assert.equal(due('LAB-ARB', { days: { knew: '2026-03-10' }, events: [{ kind: 'obstacle', on: '2026-05-01', ended: '2026-05-31' }] }), '2027-04-09'))
test('上诉期不适用中断 [APP-J]', () => {
  const answer = of('APP-J', { days: { judgmentServed: '2026-11-02' }, events: [{ kind: 'interrupted', ground: 'demand', on: '2026-11-05' }] })
  assert.equal(answer.dueOn, '2026-11-17')
  assert.match(answer.steps.join(), /不适用中断、中止/u)
})
test('上诉期不适用中止；障碍消除后十日内可以申请顺延，由法院决定 [APP-J]', () => {
  const answer = of('APP-J', { days: { judgmentServed: '2026-11-02' }, events: [{ kind: 'obstacle', on: '2026-11-10', ended: '2026-11-20' }] })
  assert.equal(answer.dueOn, '2026-11-17')
  assert.match(answer.steps.join(), /2026-11-30 前可以申请顺延.*人民法院决定（民事诉讼法第 86 条）/u)
})
test('行政起诉期限不中断；不属于自身原因耽误的时间不计算 [ADM-SUIT]', () => {
  const days = { knewAct: '2026-06-01' } as const
  assert.equal(due('ADM-SUIT', { days, events: [{ kind: 'interrupted', ground: 'demand', on: '2026-07-01' }] }), '2026-12-01')
  assert.equal(due('ADM-SUIT', { days, events: [{ kind: 'obstacle', on: '2026-07-01', ended: '2026-07-11' }] }), '2026-12-11')
})
test('行政起诉期限最长五年 [ADM-SUIT]', () => assert.equal(due('ADM-SUIT', { days: { knewAct: '2026-06-01', actMade: '2021-09-01' } }), '2026-09-01'))
test('行政复议六十日 [ADM-REVIEW]', () => assert.equal(due('ADM-REVIEW', { days: { knewAct: '2026-10-12' } }), '2026-12-11'))
test('复议申请期限自障碍消除之日起继续计算 [ADM-REVIEW]', () => assert.equal(due('ADM-REVIEW', { days: { knewAct: '2026-10-12' }, events: [{ kind: 'obstacle', on: '2026-11-01', ended: '2026-11-06' }] }), '2026-12-16'))
test('不服复议决定，十五日内起诉 [ADM-AFTER]', () => assert.equal(due('ADM-AFTER', { days: { reviewReceived: '2026-11-02' } }), '2026-11-17'))
test('申请执行二年，可以中断 [LIM-EXEC]', () => {
  assert.equal(due('LIM-EXEC', { days: { performanceEnded: '2025-05-20' } }), '2027-05-20')
  assert.equal(due('LIM-EXEC', { days: { performanceEnded: '2025-05-20' }, events: [{ kind: 'interrupted', ground: 'promise', on: '2026-03-02' }] }), '2028-03-02')
})
test('撤销权是除斥期间：催要不中断 [VOID-1Y]', () => assert.equal(due('VOID-1Y', { days: { knewCause: '2026-02-02' }, events: [{ kind: 'interrupted', ground: 'demand', on: '2026-05-01' }] }), '2027-02-02'))
test('保证期间不因任何事由延长 [GUARANTEE]', () => assert.equal(due('GUARANTEE', { days: { debtDue: '2026-06-30' }, events: [{ kind: 'obstacle', on: '2026-12-01', ended: '2027-03-01' }] }), '2026-12-30'))
test('抚养费、赡养费不适用诉讼时效 [FREE-SUPPORT]', () => assert.equal(of('FREE-SUPPORT', { days: {} }).state, 'open'))
test('国家赔偿两年；最后六个月内的障碍消除后继续计算 [LIM-STATE]', () => assert.equal(due('LIM-STATE', { days: { knew: '2024-12-10' }, events: [{ kind: 'obstacle', on: '2026-05-01', ended: '2026-06-30' }] }), '2026-12-30'))
test('缺一个日子：说出缺什么，不猜 [LAB-SUE]', () => {
  const answer = of('LAB-SUE', { days: { knew: '2026-10-01' } })
  assert.deepEqual([answer.state, answer.missing, answer.dueOn], ['lacking', 'awardReceived', undefined])
})
test('2026 年 3 月 1 日以后收到的仲裁裁决：新法文本库内没有，不给数字 [ARB-ANNUL]', () => {
  assert.equal(of('ARB-ANNUL', { days: { awardReceived: '2026-03-10' } }).state, 'unknownLaw')
  assert.equal(due('ARB-ANNUL', { days: { awardReceived: '2026-01-12' } }), '2026-07-13')
})
test('起算日在 2017 年 10 月 1 日以前：两年与三年的衔接只提示，不裁断 [LIM-3Y]', () => assert.match(of('LIM-3Y', { days: { knew: '2016-05-03' } }).notes.join(), /衔接由专业人员判断.*两年/u))
test('放假安排没有公布的年份：算出日子并标明待核实', () => {
  const answer = of('LIM-3Y', { days: { knew: '2026-10-02' } })
  assert.equal(answer.verified, false)
  assert.match(answer.notes.join(), /待核实/u)
})
test('不足七日：建议先行提供法律援助；正好七日还不是', () => {
  const at = (today: string) => { const facts: Facts = { days: { judgmentServed: '2026-11-02' } }; return legalAidFirst([of('APP-J', facts, today)], facts) }
  assert.match(at('2026-11-11')!, /不足七日.*第 44 条/u)
  assert.equal(at('2026-11-10'), undefined)
  assert.equal(at('2026-11-18'), undefined)
})
test('需要保全或者先予执行：不问日子，建议先行提供法律援助', () => {
  assert.match(legalAidFirst([], { days: {}, flags: ['preservation'] })!, /保全/u)
  assert.match(legalAidFirst([], { days: {}, flags: ['advance'] })!, /先予执行/u)
})
test('对群众从不说已过时效，而是转给人', () => {
  for (const one of periodRows) {
    for (const facts of [{ days: { [one.starts]: '2001-03-05' } }, { days: {} }, { days: { [one.starts]: '2026-11-20' } }] as Facts[]) {
      assert.doesNotMatch(residentWords(one, of(one.code, facts)), /已过|过期|超过|届满|来不及|丧失/u, one.code)
    }
  }
  assert.match(residentWords(row('LIM-3Y'), of('LIM-3Y', { days: { knew: '2001-03-05' } })), /12348/u)
})
test('期限在当日还没有过去', () => assert.deepEqual([of('APP-J', { days: { judgmentServed: '2026-11-02' } }, '2026-11-17').state, of('APP-J', { days: { judgmentServed: '2026-11-02' } }, '2026-11-18').state], ['running', 'passed']))
test('按群众的话和类别提出可能相关的期限', () => {
  assert.equal(periodsFor(periodRows, { topic: 'labour', text: '老板拖欠三个月工资不给' })[0]!.code, 'LAB-WAGE')
  assert.equal(periodsFor(periodRows, { topic: 'procedure', text: '一审判决书收到了想上诉' })[0]!.code, 'APP-J')
})
test('最后一日总是工作日，且从不早于法律的最后一日', () => fc.assert(fc.property(fc.constantFrom(...periodRows.filter(({ nature }) => nature !== 'exempt')), fc.integer({ min: 0, max: 8_000 }), (one, n) => {
  const start = addDays('2004-06-01', n)
  const answer = of(one.code, { days: { [one.starts]: start } })
  if (!answer.dueOn) return answer.state === 'unknownLaw'
  return calendar.isWorkday(answer.dueOn) && answer.dueOn >= lastDayOf(start, one.length) && answer.dueOn <= addDays(lastDayOf(start, one.length), 12)
})))
test('多一个中断，期限从不变早', () => fc.assert(fc.property(fc.integer({ min: 1, max: 1_000 }), (n) => {
  const days = { knew: '2022-01-04' }
  return due('LIM-3Y', { days, events: [{ kind: 'interrupted', ground: 'demand', on: addDays('2022-01-04', n) }] })! >= due('LIM-3Y', { days })!
})))

const statutes = new URL('../../../../shared/data/statutes.jsonl.gz', import.meta.url)
test('每个数字都见于法条原文', { skip: existsSync(statutes) ? false : 'the public law texts are not at hand (../shared/data)' }, () => {
  const articles = gunzipSync(readFileSync(statutes)).toString().split('\n').filter(Boolean).map((line) => JSON.parse(line) as { law: string; short: string; n: number[] | null; text: string; current: boolean }).filter(({ current }) => current)
  const cited = periodRows.flatMap((one) => [one.basis, one.interruption?.basis, one.suspension?.basis, one.leave?.basis, ...(one.caps ?? []).map(({ basis }) => basis)]).filter((basis) => basis !== undefined)
  for (const { law, number, says } of cited) {
    assert.ok(articles.some((article) => (article.short === law || article.law.endsWith(law)) && article.n?.[0] === number && article.text.includes(says)), `${law} ${number} ${says}`)
  }
})
