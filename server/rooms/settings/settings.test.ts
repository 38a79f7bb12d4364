import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingInputs } from '../../../contract/settings.ts'
import { allowed, type Actor } from '../../platform/access.ts'
import { isRefusal } from '../../platform/errors.ts'
import { signInDefaults } from '../../rules/resident-sign-in.ts'
import { roleIds, type RoleId } from '../../rules/roles.ts'
import type { Change } from './change.ts'
import { calendarOf, cityRules } from './city-rules.ts'
import { settingPermissions } from './permissions.ts'
import { setDailyCheck } from './set-daily-check.ts'
import { setDay } from './set-day.ts'
import { setHours } from './set-hours.ts'
import { setFigure } from './set-figure.ts'
import { setLimit, withdrawLimit } from './set-limit.ts'
import { hoursOf, readStored, type Stored } from './stored.ts'

const by = { by: '00000000-0000-7000-8000-0000000000aa', at: '2026-09-21T01:00:00.000Z' }
const nothing: Stored = { 'calendar.overrides': [], 'calendar.hours': null, 'sensitive.topics': [], 'city.figures': [], 'deadline.settings': [], 'dailyCheck.remindAt': '10:00', 'dailyCheck.reportAt': '16:00', 'files.opening': { window: 30, hotline: 30, network: 30, desk: 60, showStaffNames: false }, 'residents.signIn': signInDefaults }
const taken = (change: ReturnType<typeof setDay>, stored = nothing): Stored => {
  assert.ok(!isRefusal(change), isRefusal(change) ? change.message : '')
  return { ...stored, [change.name]: (change as Change).value }
}
const refused = (change: ReturnType<typeof setDay>): Record<string, string> => {
  assert.ok(isRefusal(change), 'it should have been refused')
  return { kind: change.kind, ...change.fields }
}
const day = (on: string, as: 'work' | 'rest' | 'published', note?: string) => settingInputs.day.parse({ day: on, as, note })
const limit = (more: object = {}) => settingInputs.limit.parse({ code: 'WO-SIGN', amount: 2, unit: 'workdays', validFrom: '2026-10-08', level: 'P', basis: '局长办公会纪要', verified: true, ...more })

test('另定的日子胜过公布的安排；取消后照旧', () => {
  const stored = taken(setDay(nothing, day('2026-09-22', 'rest', '防汛停工'), by))
  const calendar = calendarOf(stored)
  assert.equal(calendar.isWorkday('2026-09-22'), false)
  assert.equal(calendar.noteOf('2026-09-22'), '防汛停工')
  assert.equal(calendarOf(taken(setDay(stored, day('2026-09-22', 'published'), by), stored)).isWorkday('2026-09-22'), true)
})

test('改不出变化的、没有依据的、不存在的日子，都被退回并说明原因', () => {
  assert.match(refused(setDay(nothing, day('2026-09-22', 'work', '说明'), by)).as!, /本来就上班/)
  assert.match(refused(setDay(nothing, day('2026-10-01', 'rest', '说明'), by)).as!, /国庆节）本来就休息/)
  assert.match(refused(setDay(nothing, day('2026-09-22', 'published'), by)).as!, /没有另行安排/)
  const wrongs = [{ day: '2026-02-30', as: 'rest', note: '说明' }, { day: '1999-12-31', as: 'rest', note: '说明' }, { day: '2026-09-22', as: 'rest' }, { day: '2026-09-22', as: 'holiday', note: '说明' }]
  assert.deepEqual(wrongs.map((wrong) => settingInputs.day.safeParse(wrong).error?.issues[0]?.path[0]), ['day', 'day', 'note', 'as'])
})

test('放假安排没有公布的日子可以照原样确认，确认后不再是待核实', () => {
  assert.equal(calendarOf(nothing).isVerified('2031-03-03'), false)
  assert.equal(calendarOf(taken(setDay(nothing, day('2031-03-03', 'work', '已公布'), by))).isVerified('2031-03-03'), true)
})

test('办公时间：倒着、重叠的退回到那一格；改后末日下班时刻随之改变', () => {
  const shifts = (...rows: [string, string][]) => ({ shifts: rows.map(([from, to]) => ({ from, to })), note: '夏季作息' })
  assert.deepEqual(settingInputs.hours.safeParse(shifts(['09:00', '08:00'])).error?.issues[0]?.path, ['shifts', 0, 'to'])
  assert.deepEqual(settingInputs.hours.safeParse(shifts(['08:00', '12:00'], ['11:30', '17:00'])).error?.issues[0]?.path, ['shifts', 1, 'from'])
  assert.deepEqual(settingInputs.hours.safeParse(shifts(['25:00', '26:00'])).error?.issues[0]?.path, ['shifts', 0, 'from'])
  const stored = taken(setHours(nothing, settingInputs.hours.parse(shifts(['08:00', '12:00'], ['15:00', '18:00'])), by))
  assert.equal(calendarOf(stored).endOfWorkOn('2026-09-22').toISOString(), '2026-09-22T10:00:00.000Z')
  assert.deepEqual(hoursOf(nothing), [{ from: '08:30', to: '12:00' }, { from: '14:30', to: '17:30' }])
  assert.match(refused(setHours(stored, settingInputs.hours.parse(shifts(['08:00', '12:00'], ['15:00', '18:00'])), by)).shifts!, /相同/)
})

test('新版时限自明天起才能生效，只管其后起算的；法定时限不得放宽 [WO-SIGN][LA-REV]', () => {
  const { register } = cityRules(taken(setLimit(nothing, limit(), by)))
  assert.deepEqual(register.filter((row) => row.code === 'WO-SIGN').map((row) => [row.version, row.amount, row.verified]), [[1, 1, false], [2, 2, true]])
  assert.match(refused(setLimit(nothing, limit({ validFrom: '2026-09-21' }), by)).validFrom!, /明天起/)
  assert.match(refused(setLimit(nothing, limit({ code: 'LA-REV', unit: 'days', amount: 10 }), by)).basis!, /只可缩短/)
  assert.match(refused(setLimit(nothing, limit({ yellow: 20, orange: 50 }), by)).yellow!, /黄 > 橙/)
  assert.match(refused(setLimit(nothing, limit({ yellow: 50 }), by)).orange!, /一起填写/)
  assert.match(refused(setLimit(nothing, limit({ code: 'NO-SUCH' }), by)).code!, /没有这个时限/)
  assert.deepEqual(['0', '1.5', '99999', 'abc'].map((amount) => settingInputs.limit.safeParse({ ...limit(), amount }).success), [false, false, false, false])
})

test('没有生效的版本可以收回，生效的不能；后来的不能早于先定的', () => {
  const stored = taken(setLimit(nothing, limit(), by))
  assert.match(refused(setLimit(stored, limit({ amount: 3, validFrom: '2026-10-08' }), by)).validFrom!, /晚于现行版本生效（最新的第 2 版自 2026-10-08 起）/)
  assert.match(refused(setLimit(stored, limit({ validFrom: '2026-11-02' }), by)).amount!, /完全相同/)
  assert.equal(refused(withdrawLimit(stored, { code: 'WO-SIGN', version: 1 }, by)).kind, 'conflict')
  assert.equal(refused(withdrawLimit(stored, { code: 'WO-SIGN', version: 2 }, { at: '2026-10-08T01:00:00.000Z' })).kind, 'conflict')
  assert.deepEqual(taken(withdrawLimit(stored, { code: 'WO-SIGN', version: 2 }, by), stored), nothing)
})

test('每日查看：先提醒、后上报，时刻由本局设定', () => {
  assert.deepEqual(settingInputs.dailyCheck.safeParse({ remindAt: '16:00', reportAt: '10:00' }).error?.issues[0]?.path, ['reportAt'])
  assert.match(refused(setDailyCheck(nothing, { remindAt: '10:00', reportAt: '16:00' })).remindAt!, /相同/)
  const change = setDailyCheck(nothing, { remindAt: '09:30', reportAt: '15:00' })
  assert.ok(!isRefusal(change))
  assert.deepEqual([change.name, change.value, change.also], ['dailyCheck.remindAt', '09:30', { name: 'dailyCheck.reportAt', value: '15:00' }])
})

test('手工改坏的设置不生效，也不使系统停下', async (t) => {
  t.mock.method(console, 'error', () => {})
  const stored = await readStored(async () => [{ name: 'calendar.overrides', value: { not: 'a list' } }, { name: 'calendar.hours', value: { shifts: [['18:00', '08:00']], note: '', ...by } }, { name: 'deadline.settings', value: [{ code: 'WO-SIGN' }] }])
  const { calendar, register } = cityRules(stored)
  assert.equal(calendar.endOfWorkOn('2026-09-22').toISOString(), '2026-09-22T09:30:00.000Z')
  assert.equal(register.filter((row) => row.code === 'WO-SIGN').length, 1)
})

test('只有市局负责人和市级调度员能改设置', () => {
  const actorOf = (role: RoleId): Actor => ({ kind: role === 'apiClient' ? 'client' : role === 'resident' || role === 'system' ? role : 'staff', id: by.by, name: role, appointments: [{ role, unitId: by.by, bureauId: by.by }] })
  const may = roleIds.filter((role) => allowed(settingPermissions, 'changeSettings', actorOf(role), { ownerIds: [], unitIds: [], bureauIds: [] }))
  assert.deepEqual(may.toSorted(), ['cityDispatcher', 'cityHead'])
})

test('[SENS] 局里加一类敏感事项：下一件诉求就按它的词认；取消以后不再建议；内置的动不了', async () => {
  const { setSensitiveTopic } = await import('./set-sensitive-topic.ts')
  const by = { by: '01900000-0000-7000-8000-000000000001', at: '2026-11-23T08:00:00.000Z' }
  const stored = { 'sensitive.topics': [] } as never
  const added = setSensitiveTopic(stored, { as: 'add', zh: '艾滋病', words: '艾滋、HIV' }, by)
  assert.deepEqual('value' in added && added.value, [{ id: 'own1', zh: '艾滋病', words: ['艾滋', 'HIV'], ...by }])
  const rows = ('value' in added ? added.value : []) as never
  assert.deepEqual('value' in setSensitiveTopic({ 'sensitive.topics': rows } as never, { as: 'remove', zh: '艾滋病', words: '' }, by), true)
  for (const wrong of [{ as: 'add', zh: '刑事', words: '坐牢' }, { as: 'add', zh: '病', words: '' }, { as: 'add', zh: '病', words: '病' }, { as: 'remove', zh: '没有', words: '' }] as const) assert.ok('kind' in setSensitiveTopic(stored, wrong, by), JSON.stringify(wrong))
})

test('本地数字：写明依据才收；核实了的才当真；换一天一期，同一天以后说的为准', () => {
  const figure = (more: object = {}) => settingInputs.figure.parse({ id: 'minimumWage', amount: '2,060', validFrom: '2026-01-01', level: 'A', basis: '演示：省政府通知', verified: true, ...more })
  const one = taken(setFigure(nothing, figure(), by))
  const { figures } = cityRules(one)
  assert.equal(figures.sure('minimumWage', '2026-06-01')?.smallest, 206_000)
  assert.equal(figures.sure('minimumWage', '2025-12-31'), null)
  assert.equal(cityRules(nothing).figures.at('payDays', '2026-01-01')?.verified, false)
  const two = taken(setFigure(one, figure({ amount: '2100', validFrom: '2026-07-01' }), by), one)
  assert.deepEqual(['2026-06-30', '2026-07-01'].map((on) => cityRules(two).figures.sure('minimumWage', on)?.words), ['2060 元/月', '2100 元/月'])
  const corrected = taken(setFigure(two, figure({ amount: '2100', validFrom: '2026-07-01', verified: false }), by), two)
  assert.equal(cityRules(corrected).figures.sure('minimumWage', '2026-07-01'), null)
  assert.equal(corrected['city.figures'].length, 2)
  assert.match(refused(setFigure(nothing, figure({ id: 'feeDivorce', amount: '600' }), by)).amount!, /50 到 300/)
  assert.match(refused(setFigure(nothing, figure({ amount: '很多' }), by)).amount!, /只填数字/)
  assert.match(refused(setFigure(nothing, figure({ id: 'nothing' }), by)).id!, /没有这个数字/)
  assert.ok(settingInputs.figure.safeParse({ ...figure(), basis: '' }).error)
})
