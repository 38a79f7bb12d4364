import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { incompatibilities, incompatibility, isRole, roleIds, roleName, roles, staffRoles, withinWidest } from './roles.ts'

test('三员分立：系统、安全、审计三员互不兼任，也不办业务 [GB/T 22239]', () => {
  const officers = ['systemOfficer', 'securityOfficer', 'securityAuditor'] as const
  for (const one of officers) for (const other of officers) if (one !== other) assert.match(incompatibility(one, other) ?? '', /三员分立/u)
  for (const one of officers) for (const other of ['handler', 'cityDispatcher', 'reviewer', 'hotlineAgent', 'countyHead', 'auditor'] as const) assert.ok(incompatibility(one, other), `${one} ${other}`)
})

test('业务督查只读，不兼任办理岗位；办理岗位之间可以兼任', () => {
  assert.match(incompatibility('auditor', 'handler') ?? '', /业务督查/u)
  assert.equal(incompatibility('lawyer', 'handler'), undefined)
  assert.deepEqual(incompatibilities(['lawyer', 'handler', 'villageAdviser']), [])
  assert.equal(incompatibilities(['lawyer', 'systemOfficer', 'securityAuditor']).length, 3)
})

test('incompatibility has no sides, and nobody is incompatible with himself', () => {
  fc.assert(fc.property(fc.constantFrom(...roleIds), fc.constantFrom(...roleIds), (a, b) => Boolean(incompatibility(a, b)) === Boolean(incompatibility(b, a)) && incompatibility(a, a) === undefined))
})

test('no role reaches further than its widest scope: a county never sees the city', () => {
  assert.equal(withinWidest('countyHead', 'ownArea'), true)
  assert.equal(withinWidest('countyHead', 'city'), false)
  assert.equal(withinWidest('handler', 'ownArea'), false)
  assert.equal(withinWidest('resident', 'own'), true)
  assert.equal(withinWidest('apiClient', 'ownInstitution'), false)
})

test('each role has a name and a meaning of its own; only staff can be appointed', () => {
  assert.equal(new Set(roles.map(({ zh }) => zh)).size, roles.length)
  assert.ok(roles.every(({ means }) => means.length > 5))
  assert.ok(!staffRoles.includes('resident') && !staffRoles.includes('system') && !staffRoles.includes('apiClient') && staffRoles.length >= 14)
  assert.deepEqual([isRole('handler'), isRole('boss'), roleName('handler'), roleName('boss')], [true, false, '承办人', 'boss'])
})
