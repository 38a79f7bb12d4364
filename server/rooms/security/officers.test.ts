import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { roleIds, roles, staffRoles, type RoleId } from '../../rules/roles.ts'
import { objections } from './appointments.ts'
import { securityPermissions } from './permissions.ts'
import { codeAt, minutesOn, signedIn, testHouse, type Jar } from './test-house.ts'

const house = await testHouse()
after(house.close)
const { ask, accounts, units } = house
const appoint = (jar: Jar, who: string, role: string, unit = 'HN') => ask('POST', `/api/accounts/${accounts.get(who)}/appointments`, { unitId: units.get(unit), role }, jar)

test('三员互斥，也不得经办业务：每一对都试', () => {
  const officers: RoleId[] = ['systemOfficer', 'securityOfficer', 'securityAuditor']
  for (const officer of officers) {
    for (const other of staffRoles.filter((role) => role !== officer)) {
      assert.ok(objections([officer], other).length > 0, `${officer} + ${other}`)
      assert.ok(objections([other], officer).length > 0, `${other} + ${officer}`)
    }
  }
  assert.deepEqual(objections(['handler'], 'mediator'), [])
})

test('任命时照此拒绝：业务人员不得任三员，三员不得任业务', async () => {
  const security = await signedIn(house, 'security')
  assert.match((await appoint(security, 'dispatch', 'systemOfficer')).json().error.message, /三员不得参与业务办理/)
  assert.match((await appoint(security, 'auditor', 'systemOfficer')).json().error.message, /三员分立/)
  assert.match((await appoint(security, 'system', 'handler')).json().error.message, /三员不得参与业务办理/)
  const { rows } = await house.ownerPool.query('select count(*)::int as n from appointment')
  assert.equal(rows[0].n, 8)
})

test('系统管理员建账号不能授权，安全保密管理员授权不能建账号，审计员只看不改', async () => {
  const jars = { system: await signedIn(house, 'system'), security: await signedIn(house, 'security'), auditor: await signedIn(house, 'auditor'), dispatch: await signedIn(house, 'dispatch') }
  const target = `/api/accounts/${accounts.get('office2')}`
  const expected: [string, 'GET' | 'POST', string, object | undefined, string[]][] = [
    ['建账号', 'POST', '/api/accounts', { login: 'new-one', name: '新人' }, ['system']],
    ['重置密码', 'POST', `${target}/password`, { reason: '忘记' }, ['system']],
    ['重置验证器', 'POST', `${target}/second-factor`, { reason: '换手机' }, ['security']],
    ['停用', 'POST', `${target}/disable`, { reason: '调离' }, ['system']],
    ['启用', 'POST', `${target}/enable`, { reason: '回岗' }, ['system']],
    ['授权', 'POST', `${target}/appointments`, { unitId: units.get('FT-J1'), role: 'mediator' }, ['security']],
    ['解锁', 'POST', `${target}/unlock`, { reason: '本人申请' }, ['security']],
    ['权限表', 'GET', '/api/permissions', undefined, ['security', 'auditor']],
    ['会话', 'GET', '/api/sessions', undefined, ['security', 'auditor']],
    ['访问日志', 'GET', '/api/audit', undefined, ['auditor']],
    ['账号表', 'GET', '/api/accounts', undefined, ['system', 'security', 'auditor']],
    ['外部系统', 'GET', '/api/clients', undefined, ['system']],
  ]
  for (const [what, method, url, payload, allowed] of expected) {
    for (const [who, jar] of Object.entries(jars)) {
      const { statusCode } = await ask(method, url, payload, jar)
      assert.equal(statusCode, allowed.includes(who) ? 200 : 403, `${who} ${what}`)
    }
  }
})

test('谁也不能给自己授权、给自己重置密码', async () => {
  assert.match((await appoint(await signedIn(house, 'security'), 'security', 'handler')).json().error.message, /不能对自己的账号/)
  assert.equal((await ask('POST', `/api/accounts/${accounts.get('system')}/password`, { reason: '试' }, await signedIn(house, 'system'))).statusCode, 403)
})

test('授权、收权后，本人须重新登录，权限随即生效', async () => {
  const jar = await signedIn(house, 'office')
  const security = await signedIn(house, 'security')
  const { id } = (await appoint(security, 'office', 'mediator', 'FT-J1')).json()
  assert.equal((await ask('GET', '/api/who', undefined, jar)).body, '无人')
  const again = await signedIn(house, 'office')
  assert.deepEqual((await ask('GET', '/api/session', undefined, again)).json().appointments.map((a: { role: string }) => a.role), ['justiceOfficeStaff', 'mediator'])
  assert.equal((await ask('POST', `/api/appointments/${id}/end`, { reason: '调岗' }, security)).statusCode, 200)
  const last = await signedIn(house, 'office')
  assert.deepEqual((await ask('GET', '/api/session', undefined, last)).json().appointments.map((a: { role: string }) => a.role), ['justiceOfficeStaff'])
})

test('新人第一次登录：绑定验证器、改掉初始密码，才能做事；恢复码只能用一次', async () => {
  const made = (await ask('POST', '/api/accounts', { login: 'newcomer', name: '新人' }, await signedIn(house, 'system'))).json()
  const jar: Jar = {}
  assert.deepEqual((await ask('POST', '/api/session', { login: 'newcomer', password: made.password }, jar)).json(), { next: 'enrol' })
  const begun = (await ask('POST', '/api/session/enrolment', {}, jar)).json()
  assert.match(begun.qr, /^data:image\/svg\+xml;base64,/)
  assert.equal((await ask('POST', '/api/session/enrolment/confirm', { code: '000000' }, jar)).statusCode, 422)
  const enrolled = (await ask('POST', '/api/session/enrolment/confirm', { code: codeAt(house.clock, 0, begun.secret) }, jar)).json()
  assert.equal(enrolled.next, 'password')
  assert.equal(enrolled.recoveryCodes.length, 10)
  assert.equal((await ask('GET', '/api/who', undefined, jar)).body, '无人')
  for (const weak of ['short1A', 'aaaaaaaaaaaa', 'Newcomer-2026', 'Password-2026', made.password]) assert.equal((await ask('POST', '/api/session/password', { current: made.password, next: weak }, jar)).statusCode, 422, weak)
  assert.deepEqual((await ask('POST', '/api/session/password', { current: made.password, next: '舜耕山下 听雨 2026' }, jar)).json(), { next: 'ready' })
  assert.equal((await ask('GET', '/api/who', undefined, jar)).body, '新人')
  for (const status of [200, 422]) {
    const later: Jar = {}
    await ask('POST', '/api/session', { login: 'newcomer', password: '舜耕山下 听雨 2026' }, later)
    assert.equal((await ask('POST', '/api/session/code', { code: enrolled.recoveryCodes[0] }, later)).statusCode, status)
  }
})

test('锁定的账号由安全保密管理员解锁', async () => {
  for (let i = 0; i < 5; i++) await ask('POST', '/api/session', { login: 'other-head', password: 'wrong' })
  const locked = (await ask('GET', '/api/accounts?state=locked', undefined, await signedIn(house, 'security'))).json()
  assert.deepEqual(locked.rows.map((row: { login: string }) => row.login), ['other-head'])
  await ask('POST', `/api/accounts/${accounts.get('other-head')}/unlock`, { reason: '本人到场' }, await signedIn(house, 'security'))
  assert.equal((await ask('POST', '/api/session', { login: 'other-head', password: 'wrong' })).statusCode, 422)
})

test('值守人由本单位负责人在本单位人员里定；别的县管不着', async () => {
  const url = `/api/units/${units.get('FT-J1')}/duty`
  const duty = { mainDutyId: accounts.get('office'), deputyDutyId: accounts.get('office2') }
  assert.equal((await ask('POST', url, duty, await signedIn(house, 'head'))).statusCode, 200)
  assert.equal((await ask('POST', url, duty, await signedIn(house, 'office'))).statusCode, 200)
  assert.equal((await ask('POST', url, duty, await signedIn(house, 'other-head'))).statusCode, 403)
  assert.equal((await ask('POST', url, duty, await signedIn(house, 'office2'))).statusCode, 403)
  assert.equal((await ask('POST', url, { ...duty, mainDutyId: accounts.get('head') }, await signedIn(house, 'head'))).statusCode, 422)
  assert.equal((await ask('POST', url, { ...duty, mainDutyId: accounts.get('office2') }, await signedIn(house, 'head'))).statusCode, 422)
})

test('暂停执业由县区局、市局负责人定，留下理由', async () => {
  const url = `/api/units/${units.get('FT-J1')}/suspend`
  for (const [login, status] of [['office', 403], ['dispatch', 403], ['system', 403], ['security', 403], ['other-head', 403], ['head', 200]] as const) {
    assert.equal((await ask('POST', url, { suspend: true, reason: '停业整顿' }, await signedIn(house, login))).statusCode, status, login)
  }
  const { rows } = await house.ownerPool.query(`select purpose from audit_entry where act = 'security.suspendUnit'`)
  assert.deepEqual(rows, [{ purpose: '停业整顿' }])
})

test('审计员翻阅访问日志：按人、按结果、逐页，翻阅本身也留痕', async () => {
  const auditor = await signedIn(house, 'auditor')
  const refused = (await ask('GET', '/api/audit?result=refused', undefined, auditor)).json()
  assert.ok(refused.rows.length > 0 && refused.rows.every((row: { result: string }) => row.result === 'refused'))
  const seen = new Set<string>()
  for (let cursor = ''; cursor !== 'null'; ) {
    const page = (await ask('GET', `/api/audit?size=20&act=security.demoSignIn${cursor ? `&cursor=${cursor}` : ''}`, undefined, auditor)).json()
    for (const row of page.rows) { assert.ok(!seen.has(row.id)); seen.add(row.id) }
    cursor = String(page.next)
  }
  const { rows } = await house.ownerPool.query(`select count(*) filter (where act = 'security.demoSignIn')::int as n, count(*) filter (where act = 'security.readAudit')::int as reads from audit_entry`)
  assert.equal(seen.size, rows[0].n)
  assert.ok(rows[0].reads >= 2)
  minutesOn(house, 0)
})

test('权限表里只有真有的角色，且不超过该角色的最大范围', () => {
  for (const row of securityPermissions) for (const role of row.roles) assert.ok(roleIds.includes(role as RoleId), role)
  assert.equal(roles.length, new Set(roleIds).size)
})
