import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { dueAt } from '../platform/deadlines.ts'
import { cityCalendar } from './calendar.ts'
import type { DeadlineSetting } from './deadline-register.ts'
import { builtInRegister, deadlineCodes, ruleAt, ruleOfVersion, rulesOfRoom, withSettings } from './deadline-register.ts'

const now = new Date('2026-11-23T10:00:00+08:00')
const calendar = cityCalendar()
const due = (code: string, start: string) => dueAt(ruleAt(code, new Date(start)), new Date(start), calendar)
const at = (text: string) => new Date(`${text}+08:00`)
const setting = (part: Partial<DeadlineSetting>): DeadlineSetting => ({ code: 'WO-DONE', by: '测试', validFrom: '2026-12-01', ...part })

test('派发后 1 个工作日内签收，周五派发的下周一下班前 [WO-SIGN]', () => {
  assert.deepEqual(due('WO-SIGN', '2026-11-20T16:00:00+08:00'), at('2026-11-23T17:30'))
})

test('一般任务工单自派发起 5 个工作日办结；跨国庆的遇调休上班日照计 [WO-DONE]', () => {
  assert.equal(ruleAt('WO-DONE', now).starts, 'assigned')
  assert.deepEqual(due('WO-DONE', '2026-09-29T09:00:00+08:00'), at('2026-10-12T17:30'))
})

test('补充材料和挂起期间 WO-DONE 不走，WO-SIGN 一直走 [WO-DONE WO-SIGN]', () => {
  assert.deepEqual([...ruleAt('WO-DONE', now).pausedBy], ['toSupplement', 'onHold'])
  assert.equal(ruleAt('WO-SIGN', now).pausable, false)
})

test('网络留言 24 小时、在线咨询 5 小时，自提交时刻起算，不分昼夜 [CS-MSG CS-IM]', () => {
  assert.deepEqual(due('CS-MSG', '2026-11-21T22:00:00+08:00'), at('2026-11-22T22:00'))
  assert.deepEqual(due('CS-IM', '2026-11-21T22:00:00+08:00'), at('2026-11-22T03:00'))
})

test('法律援助申请 7 日内审查，末日逢周末顺延 [LA-REV]', () => {
  assert.deepEqual(due('LA-REV', '2026-11-21T10:00:00+08:00'), at('2026-11-30T17:30'))
})

test('群众自己的期限到 24:00 [WO-SUPP WO-RATE]', () => {
  assert.deepEqual(due('WO-RATE', '2026-11-23T10:00:00+08:00'), at('2026-12-08T23:59:59.999'))
  assert.equal(ruleAt('WO-SUPP', now).endsAt, 'midnight')
})

test('每一行都写明起点、单位、依据；没有法条的一律待核实', () => {
  assert.equal(new Set(deadlineCodes).size, builtInRegister.length)
  for (const row of builtInRegister) {
    assert.match(row.code, /^[A-Z]{2,3}-[A-Z0-9]+$/u)
    assert.ok(row.zh && row.starts && row.startsZh && row.basis.text && row.room, row.code)
    assert.equal(row.startDayCounted, false, row.code)
    assert.equal(row.verified, row.basis.article !== undefined, row.code)
    assert.equal(row.pausable, row.pausedBy.length > 0, row.code)
  }
})

test('更晚的版本只约束其后起算的钟，老钟按老版本走', () => {
  const { register, refused } = withSettings(builtInRegister, [setting({ amount: 3 }), setting({ amount: 4, validFrom: '2027-01-01' })])
  assert.deepEqual(refused, [])
  assert.deepEqual([at('2026-11-30T23:59'), at('2026-12-01T00:00'), at('2027-01-01T00:00')].map((day) => ruleAt('WO-DONE', day, register).amount), [5, 3, 4])
  assert.equal(ruleOfVersion('WO-DONE', 1, register).amount, 5)
  assert.equal(ruleOfVersion('WO-DONE', 3, register).amount, 4)
  assert.equal(ruleAt('WO-DONE', now).amount, 5, 'the built-in register is left as it was')
})

test('法定时限只可缩短，不可放宽；写明新的法律依据才可放宽 [LA-REV]', () => {
  const tried = [
    setting({ code: 'LA-REV', amount: 10 }), setting({ code: 'LA-REV', unit: 'workdays' }),
    setting({ code: 'LA-REV', amount: 10, basis: { level: 'P', text: '内部会议' } }),
  ]
  for (const one of tried) assert.match(withSettings(builtInRegister, [one]).refused[0]?.reason ?? '', /只可缩短/u)
  assert.deepEqual(withSettings(builtInRegister, [setting({ code: 'LA-REV', amount: 5 })]).refused, [])
  assert.deepEqual(withSettings(builtInRegister, [setting({ code: 'LA-REV', amount: 10, basis: { level: 'A', text: '新法' } })]).refused, [])
})

test('先缩短、再放宽，也不得超过法定时限 [LA-REV]', () => {
  const shorter = setting({ code: 'LA-REV', amount: 5, basis: { level: 'P', text: '本局规定' } })
  const again = (amount: number) => withSettings(builtInRegister, [shorter, setting({ code: 'LA-REV', amount, validFrom: '2027-01-01', basis: { level: 'P', text: '本局规定' } })]).refused
  assert.deepEqual(again(7), [])
  assert.equal(again(8)[0]?.field, 'basis')
})

test('不合理的设置被退回，并说明为什么', () => {
  const reasons = withSettings(builtInRegister, [
    setting({ code: 'XX-NO' }), setting({ amount: 0 }), setting({ amount: 1.5 }), setting({ validFrom: '2019-01-01' }), setting({ validFrom: '2026-02-30' }),
    setting({ warn: { yellow: 0.2, orange: 0.5 } }),
  ]).refused.map(({ reason }) => reason)
  assert.equal(reasons.length, 6)
  assert.ok(reasons.every((reason) => reason.length > 4))
})

test('a room finds its rows; an unknown code is an error, not a default', () => {
  assert.ok(rulesOfRoom('cases', now).some(({ code }) => code === 'NT-15'))
  assert.ok(rulesOfRoom('work-orders', now).some(({ code }) => code === 'WO-ARCHIVE'))
  assert.throws(() => ruleAt('WO-NEVER', now), /no deadline WO-NEVER/u)
})

const statutes = new URL('../../../shared/data/statutes.jsonl.gz', import.meta.url)
test('标为已核实的时限，数字见于法条原文', { skip: existsSync(statutes) ? false : 'the public law texts are not at hand (../shared/data)' }, () => {
  const articles = gunzipSync(readFileSync(statutes)).toString().split('\n').filter(Boolean).map((line) => JSON.parse(line) as { short: string; n: number[] | null; text: string; current: boolean })
  for (const { code, basis } of builtInRegister) {
    if (!basis.article) continue
    const { law, number, says } = basis.article
    assert.ok(articles.some((article) => article.current && article.short === law && article.n?.[0] === number && article.text.includes(says)), `${code}: ${basis.text}`)
  }
})
