import assert from 'node:assert/strict'
import { test } from 'node:test'
import { navFor, roomsFor } from './nav.ts'

test('每个角色的导航里，图标各不相同，没有空组，一间只出现一次', () => {
  for (const id of everyRole) {
    const items = roomsFor([id])
    assert.equal(new Set(items.map(({ icon }) => icon)).size, items.length, `${id}: ${items.map(({ icon }) => icon).join(' ')}`)
    assert.equal(new Set(items.map(({ to }) => to)).size, items.length, id)
    assert.ok(navFor([id]).every((group) => group.items.length > 0), id)
  }
})

test('三员分立：系统、安全、审计三员的导航里没有业务', () => {
  for (const officer of ['systemOfficer', 'securityOfficer', 'securityAuditor']) {
    const rooms = roomsFor([officer]).map(({ to }) => to)
    for (const business of ['/', '/orders', '/files', '/search']) assert.ok(!rooms.includes(business), `${officer} ${business}`)
    assert.ok(rooms.some((to) => to.startsWith('/admin/')), officer)
  }
})

test('业务督查看不到每日查看，导航里也没有；调度、督办和负责人有', () => {
  const shown = everyRole.filter((id) => roomsFor([id]).some(({ to }) => to === '/daily-check'))
  assert.deepEqual(shown.toSorted(), ['bodyHead', 'cityDispatcher', 'cityHead', 'citySupervisor', 'countyDispatcher', 'countyHead', 'countySupervisor', 'hotlineBackOffice'])
})

const everyRole = ['hotlineAgent', 'hotlineBackOffice', 'windowClerk', 'justiceOfficeStaff', 'handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', 'reviewer', 'followUpOfficer', 'countyDispatcher', 'cityDispatcher', 'countySupervisor', 'citySupervisor', 'countyHead', 'cityHead', 'auditor', 'systemOfficer', 'securityOfficer', 'securityAuditor']
