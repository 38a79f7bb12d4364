import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { topicIds } from '../../../contract/topics.ts'
import { areaOfText } from '../../rules/area-of-text.ts'
import { findArea, townships } from '../../rules/areas.ts'
import { incompatibilities, isRole, roleIds } from '../../rules/roles.ts'
import { unitKinds } from '../../rules/unit-kinds.ts'
import { bureaus, dutyOf, jurisdictionOf, people, randomFrom, requestFor, requestTexts, residents, units, villagesFromFile } from './index.ts'

const byCode = new Map(units.map((unit) => [unit.code, unit]))

test('区划不是管辖：毛集、夏集、焦岗湖三镇代码属凤台，归毛集实验区分局管 [更正14]', () => {
  assert.deepEqual(['340421106', '340421107', '340421109', '340421105', '340421'].map(jurisdictionOf), ['MJ', 'MJ', 'MJ', 'FT', 'FT'])
  assert.ok(units.filter(({ bureau, kind }) => bureau === 'MJ' && kind === 'justiceOffice').every(({ areas }) => findArea(areas[0]!)?.parent === '340421'))
})

test('每个乡镇街道都有管辖单位；市本级和外地归市局', () => {
  for (const { code } of townships) assert.ok(byCode.has(jurisdictionOf(code)) && jurisdictionOf(code) !== 'HN', code)
  assert.deepEqual(['340400', '110101', ''].map(jurisdictionOf), ['HN', 'HN', 'HN'])
  assert.equal(jurisdictionOf('340422104201'), 'SX')
})

test('八个县区局、分局加功能区分局；功能区分局标待核实 [更正14]', () => {
  assert.equal(bureaus.filter(({ verified }) => verified).length, 8)
  for (const { verified, name } of bureaus) assert.equal(name.includes('待核实'), !verified)
})

test('组织树：代码唯一，上级在前，单位归属的局就是往上最近的局', () => {
  assert.equal(byCode.size, units.length)
  const seen = new Set<string | null>([null])
  for (const unit of units) {
    assert.ok(seen.has(unit.parent), `${unit.code} stands before its parent`)
    seen.add(unit.code)
    assert.equal(bureauAbove(unit.code), unit.bureau, unit.code)
    assert.ok(unit.areas.every((code) => findArea(code)), unit.code)
    assert.ok(unitKinds.some(({ id }) => id === unit.kind))
  }
  assert.ok(units.length > 180 && units.length < 220)
})

test('演示机构都标明演示，正式单位都不标', () => {
  for (const { name, demo, kind } of units) {
    assert.equal(name.includes('（演示）'), demo, name)
    assert.equal(unitKinds.find(({ id }) => id === kind)!.official, !demo, name)
  }
  assert.ok(people.every(({ name, demo }) => demo && name.endsWith('（演示）')))
})

test('每个单位都有主、备两名值班人，且不是同一人（AB 角）', () => {
  const logins = new Set(people.map(({ login }) => login))
  for (const { code } of units) {
    const duty = dutyOf(code)
    assert.ok(duty && logins.has(duty.main) && logins.has(duty.deputy) && duty.main !== duty.deputy, code)
  }
})

test('人员：登录名、姓名不重复，任职单位存在，一人不兼不相容的岗', () => {
  assert.deepEqual([new Set(people.map(({ login }) => login)).size, new Set(people.map(({ name }) => name)).size], [people.length, people.length])
  for (const { login, appointments } of people) {
    assert.match(login, /^[a-z]+(?:-[a-z]+)+\d?$/u)
    assert.ok(appointments.length > 0 && appointments.every(({ role, unit }) => isRole(role) && byCode.has(unit)), login)
    assert.deepEqual(incompatibilities([...new Set(appointments.map(({ role }) => role))]), [], login)
  }
})

test('工单流转的每个角色，每个县区和市本级都有人', () => {
  for (const { code } of bureaus) {
    for (const role of ['countyDispatcher', 'reviewer', 'followUpOfficer', 'countySupervisor', 'countyHead', 'windowClerk', 'handler', 'bodyHead']) {
      assert.ok(people.some((person) => person.appointments.some((held) => held.role === role && byCode.get(held.unit)!.bureau === code)), `${code} ${role}`)
    }
  }
  const held = new Set(people.flatMap(({ appointments }) => appointments.map(({ role }) => role)))
  for (const role of roleIds) if (!['resident', 'apiClient', 'system'].includes(role)) assert.ok(held.has(role), role)
})

test('演示群众：证件号校验位正确，但县级码 340499 不存在；号码不重复', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const everyone = residents(5_000)
  for (const { idNumber, phone, birthYear, sex } of everyone) {
    assert.match(idNumber, /^340499\d{11}[\dX]$/u)
    assert.equal('10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(idNumber[i]), 0) % 11], idNumber[17])
    assert.ok(idNumber.includes(String(birthYear)) && Number(idNumber[16]) % 2 === (sex === 'male' ? 1 : 0))
    assert.match(phone, /^140\d{8}$/u)
  }
  assert.equal(new Set(everyone.map(({ idNumber }) => idNumber)).size, everyone.length)
  assert.equal(new Set(everyone.map(({ phone }) => phone)).size, everyone.length)
  assert.deepEqual(residents(20), residents(20), 'the same seed gives the same people')
  assert.notDeepEqual(residents(20), residents(20, 1))
})

test('诉求文本：各类都有，占位的地点填得上、认得出', () => {
  assert.ok(requestTexts.length >= 60)
  assert.ok(requestTexts.every(({ topic, need, title }) => topicIds.includes(topic) && need.length >= 15 && title))
  for (const kind of ['task', 'question']) assert.ok(requestTexts.filter((text) => text.kind === kind).length >= 20)
  assert.deepEqual(topicIds.filter((topic) => !requestTexts.some((text) => text.topic === topic)), [])
  const random = randomFrom(1)
  for (let i = 0; i < 200; i += 1) {
    const { need } = requestFor(random, '顾桥镇')
    assert.ok(!need.includes('{'))
    if (need.includes('顾桥镇')) assert.equal(areaOfText(need)?.area.code, '340421105')
  }
})

const divisions = fileURLToPath(new URL('../../../../shared/data/huainan_divisions.json', import.meta.url))
test('村（居）从文件导入，父级都认得', { skip: existsSync(divisions) ? false : 'the public list of divisions is not at hand (../shared/data)' }, () => {
  const { villages, leftOut } = villagesFromFile(divisions)
  assert.equal(leftOut, 0)
  assert.ok(villages.length > 1_000 && villages.every(({ parent }) => findArea(parent)))
})

function bureauAbove(code: string): string {
  const unit = byCode.get(code)!
  return unit.kind === 'countyBureau' || unit.kind === 'branchBureau' || unit.parent === null ? unit.code : bureauAbove(unit.parent)
}
