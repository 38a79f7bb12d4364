import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sightOf } from './rooms.ts'

const actor = (role: string) => ({ kind: 'staff', id: '00000000-0000-7000-8000-0000000000aa', name: role, appointments: [{ role, unitId: '00000000-0000-7000-8000-000000000001', bureauId: '00000000-0000-7000-8000-000000000002' }] }) as const

test('三员在数据库里看不到任何工单：第二道墙的视野是空的', () => {
  for (const role of ['systemOfficer', 'securityOfficer', 'securityAuditor']) {
    assert.deepEqual(sightOf(actor(role)).reach, { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null }, role)
  }
  assert.equal(sightOf(actor('cityDispatcher')).reach.city, true)
})
