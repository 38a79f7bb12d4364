import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrderDetail } from '../../../../contract/work-orders.ts'
import { oneTimeNotice, printableOrder } from './from-detail.ts'

const by = { issuer: '某中心', printedBy: '张某', printedAt: new Date('2026-10-11T02:00:00Z') }
const how = { ways: ['窗口'], contact: '12348', basis: [] }
const clock = { code: 'WO-DONE', zh: '办结', startedAt: '2026-09-28T02:05:00Z', dueAt: '2026-10-12T09:30:00Z', level: 'green', paused: false, stoppedAt: null, missedAt: null, left: '还剩1个工作日', basis: '', verified: true, ruleVersion: 1 } as const

test('打印件与页面一致：类别、状态、来源用中文，主办在前，协办在后', () => {
  const paper = printableOrder(anOrder({ parts: [{ id: '1', number: '2', part: 'assist', unitName: '某司法所', state: 'inHand' }, { id: '3', number: '4', part: 'split', unitName: '别的', state: 'inHand' }] }), by)
  assert.deepEqual([paper.state, paper.door, paper.topic, paper.place], ['待补充', '窗口', '劳动人事与欠薪', '田家庵区 · 某路'])
  assert.deepEqual(paper.bodies.map(({ part, name }) => part + name), ['主办某法援中心', '协办某司法所'])
  assert.equal(paper.person.phone, '138****0000')
})

test('超期永远写在纸上，补做之后也一样', () => {
  const words = (more: object): string | undefined => printableOrder(anOrder({ clocks: [{ ...clock, ...more }] }), by).deadlines[0]?.status
  assert.equal(words({}), '还剩1个工作日')
  assert.equal(words({ paused: true }), '已暂停计时')
  assert.equal(words({ stoppedAt: '2026-10-10T00:00:00Z' }), '按时完成')
  assert.equal(words({ missedAt: '2026-10-12T09:30:00Z' }), '已超期')
  assert.equal(words({ missedAt: '2026-10-12T09:30:00Z', stoppedAt: '2026-10-13T00:00:00Z' }), '已超期，后已完成')
})

test('一次性告知：所缺材料逐条列出，期限取等待补充的时限；不缺材料时没有告知书', () => {
  const notice = oneTimeNotice(anOrder({ material: '1. 身份证；2、考勤记录\n欠条', clocks: [clock, { ...clock, code: 'WO-SUPP', dueAt: '2026-10-20T09:30:00Z' }] }), by, how)
  assert.deepEqual(notice?.missing.map(({ name }) => name), ['身份证', '考勤记录', '欠条'])
  assert.equal(notice?.dueAt?.toISOString(), '2026-10-20T09:30:00.000Z')
  assert.deepEqual([notice?.clerk, notice?.at.toISOString()], ['李某', '2026-09-28T07:02:00.000Z'])
  assert.equal(oneTimeNotice(anOrder({ material: null }), by, how), null)
  assert.equal(oneTimeNotice(anOrder({ material: '2026年6月至8月考勤' }), by, how)?.missing[0]?.name, '2026年6月至8月考勤')
})

function anOrder(more: Partial<OrderDetail>): OrderDetail {
  return {
    number: 'A-1', title: '欠薪', state: 'toSupplement', door: 'window', topic: 'labour', createdAt: '2026-09-28T01:12:00Z', forWhom: '本人', anonymous: false,
    person: { name: '王某某', phone: '138****0000', idNumber: null }, areaName: '田家庵区', placeDetail: '某路', need: '要求追讨', part: 'main', unitName: '某法援中心', handlerName: '李某',
    parts: [], clocks: [], account: null, publicReply: null, rating: null, material: null,
    story: [{ seq: 1, at: '2026-09-28T07:02:00Z', action: 'askForMaterial', label: '要求补充', by: '李某', unit: null, text: '考勤', internal: false, facts: {} }], ...more,
  } as unknown as OrderDetail
}
