import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditAct, auditActor, auditActs, auditObject, auditWords } from './audit-words.ts'

test('访问记录：各间的行为都说中文，机构、店铺、补缺任务说得出是哪一类', () => {
  for (const act of ['workOrder.warn', 'workOrder.escalateOverdue', 'institution.warnExpiry', 'practitioner.warnExpiry', 'institution.expire', 'coverageTask.tellOverdue', 'coverage.openTask', 'shop.warn', 'shop.openShop', 'shopProduct.addProduct', 'shopProduct.takeDown', 'publication.announce', 'security.seeHolds']) {
    assert.match(auditWords(act), /^[\u4e00-\u9fff·、，]+$/, act)
  }
  assert.notEqual(auditWords('shop.warn'), auditWords('workOrder.warn'))
})
test('访问记录：输入中文说法或代号，查的是同一件事', () => {
  assert.equal(auditAct('登录'), 'security.signIn')
  assert.equal(auditAct('security.signIn '), 'security.signIn')
  assert.equal(new Set(auditActs.map(auditWords)).size, auditActs.length)
})
test('访问记录：店铺的记录不说成工单；群众和外部系统不写代号', () => {
  const id = '01a20b94-a7d6-7079-a805-ceb9284b8fee'
  assert.equal(auditObject(id, 'shop.warn'), '店铺 …284b8fee')
  assert.equal(auditObject(id, 'workOrder.warn'), '工单 …284b8fee')
  assert.equal(auditObject(id, '/api/orders/:id'), '工单 …284b8fee')
  assert.equal(auditObject('secrecyHolds', 'security.seeHolds'), '涉密拦截')
  assert.deepEqual(['resident', 'client'].map(auditActor), ['群众', '外部系统'])
})
