import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publicationActions } from '../../../contract/publication.ts'
import { allowed, type Actor, type PermissionRow, type Subject } from '../../platform/access.ts'
import { roleIds, withinWidest, type RoleId } from '../../rules/roles.ts'
import { securityActions, securityPermissions } from './permissions.ts'
import { publicationPermissions } from './publication/permissions.ts'

const [city, county, office, sibling, otherCounty, otherOffice] = ['01', '02', '03', '04', '05', '06'].map((n) => `00000000-0000-7000-8000-0000000000${n}`) as [string, string, string, string, string, string]
const places = { unit: [office, county], sibling: [sibling, county], elsewhere: [otherOffice, otherCounty], city: [city, city] } as const

// Written by hand, role by role, not from the rows: a row flipped, widened or added turns a cell red.
const unit = ['unit'], bureau = ['unit', 'sibling'], everywhere = ['unit', 'sibling', 'elsewhere', 'city']
const security: Expected = {
  systemOfficer: { seeAccounts: everywhere, createAccount: everywhere, disableAccount: everywhere, resetPassword: everywhere, keepClients: everywhere },
  securityOfficer: { seeAccounts: everywhere, resetSecondFactor: everywhere, appoint: everywhere, unlockAccount: everywhere, seeSessions: everywhere, endSession: everywhere, seePermissions: everywhere, seeHolds: everywhere, handleHold: everywhere },
  securityAuditor: { seeAccounts: everywhere, seeSessions: everywhere, readAudit: everywhere, seePermissions: everywhere, seeHolds: everywhere },
  bodyHead: { setDuty: unit }, justiceOfficeStaff: { setDuty: unit },
  countyDispatcher: { setDuty: bureau }, cityDispatcher: { setDuty: everywhere },
  countyHead: { setDuty: bureau, suspendUnit: bureau }, cityHead: { suspendUnit: everywhere },
}
// Notices are written by public offices only: no law firm, no committee, no other body has these.
const writes = (places: readonly string[]): Record<string, readonly string[]> => ({ announce: places, submit: places, amend: places })
const publication: Expected = {
  handler: { propose: unit, selfReview: unit, revise: unit, see: unit }, justiceOfficeStaff: { propose: unit, selfReview: unit, revise: unit, see: unit, ...writes(unit) }, bodyHead: { propose: unit, selfReview: unit, revise: unit, see: unit },
  mediator: { propose: unit, revise: unit, see: unit }, lawyer: { propose: unit, revise: unit, see: unit },
  countyDispatcher: { propose: bureau, revise: bureau, see: bureau, ...writes(bureau) }, reviewer: { propose: bureau, selfReview: bureau, revise: bureau, see: bureau, ...writes(bureau) },
  cityDispatcher: { propose: everywhere, see: everywhere, ...writes(everywhere) },
  securityOfficer: { secrecyReview: everywhere, takeDown: everywhere, see: everywhere },
  countyHead: { approve: bureau, takeDown: bureau, see: bureau }, cityHead: { approve: everywhere, takeDown: everywhere, see: everywhere },
  // With the erasure of whose matter it was; a notice when its days are over.
  system: { takeDown: everywhere, expire: everywhere },
  countySupervisor: { see: bureau }, citySupervisor: { see: everywhere }, auditor: { see: everywhere },
}

test('账号、会话、日志、外部系统：每个角色在本单位、同局、外县、市级各能做什么', () => {
  assert.deepEqual(wrongCells(securityPermissions, securityActions, security), [])
})

test('公开答复和公告：每个角色在本单位、同局、外县、市级各能做什么', () => {
  assert.deepEqual(wrongCells(publicationPermissions, [...publicationActions, 'see'], publication), [])
})

test('任何一行翻转、放宽或删去，上面的表都会发现', () => {
  for (const [rows, actions, expected] of [[securityPermissions, securityActions, security], [publicationPermissions, [...publicationActions, 'see'], publication]] as const) {
    rows.forEach((row, i) => {
      const without = rows.filter((_, at) => at !== i)
      assert.notDeepEqual(wrongCells(without, actions, expected), [], `removed: ${row.action}`)
      if (row.scope !== 'city') assert.notDeepEqual(wrongCells([...without, { ...row, scope: 'city' }], actions, expected), [], `widened: ${row.action}`)
      assert.notDeepEqual(wrongCells([...rows, { ...row, roles: ['villageAdviser'] }], actions, expected), [], `given away: ${row.action}`)
    })
  }
})

test('没有一行超过角色的最大范围；三员的权限互不相交，除了都看得到账号表和会话', () => {
  for (const row of [...securityPermissions, ...publicationPermissions]) for (const role of row.roles) assert.ok(withinWidest(role as RoleId, row.scope), `${role} ${row.action}`)
  const of = (role: string): string[] => securityPermissions.filter((row) => row.roles.includes(role)).map((row) => row.action).filter((action) => !action.startsWith('see'))
  const all = ['systemOfficer', 'securityOfficer', 'securityAuditor'].flatMap(of)
  assert.equal(new Set(all).size, all.length)
})

function wrongCells(rows: readonly PermissionRow[], actions: readonly string[], expected: Expected): string[] {
  return roleIds.flatMap((role) => actions.flatMap((action) => Object.entries(places).flatMap(([place, [unitId, bureauId]]) => {
    const subject: Subject = { ownerIds: [null], unitIds: [unitId], bureauIds: [bureauId] }
    const may = allowed(rows, action, actorOf(role), subject)
    return may === (expected[role]?.[action]?.includes(place) ?? false) ? [] : [`${role} ${action} ${place}: ${may}`]
  })))
}

function actorOf(role: RoleId): Actor {
  const kind = role === 'apiClient' ? 'client' : role === 'resident' || role === 'system' ? role : 'staff'
  return { kind, id: '00000000-0000-7000-8000-0000000000aa', name: role, appointments: kind === 'staff' ? [{ role, unitId: office, bureauId: county }] : [] }
}

type Expected = Partial<Record<RoleId, Record<string, readonly string[]>>>
