import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { movableClock } from './platform/clock.ts'
import { migrateJobs } from './platform/jobs.ts'
import { newId } from './platform/ids.ts'
import { drainOutbox } from './platform/outbox.ts'
import { openHouse, type ProofHouse } from './proof/house.ts'
import { recountAfter } from './rooms/settings/index.ts'
import { workOrderJobs } from './rooms/work-orders/index.ts'

// Settings from the request to the clocks of every open order, through the whole server.
let house: ProofHouse
const clock = movableClock(new Date('2026-09-21T09:00:00+08:00'))
before(async () => {
  house = await openHouse({ clock })
  await migrateJobs(house.database.ownerPool)
})
after(() => house.end())

/** A session ends when the clock moves on a day: then everybody signs in again. */
const cookies = new Map<string, Promise<string>>()
const cookieOf = (login: string): Promise<string> => {
  const known = cookies.get(login) ?? house.signIn(login)
  cookies.set(login, known)
  return known
}
const ask = async (login: string, method: string, path: string, body: object = {}) => {
  const answer = await house.ask({ method, url: path, cookie: await cookieOf(login), ...(method === 'GET' ? {} : { body: { requestId: newId(), ...body } }) })
  return { status: answer.statusCode, body: answer.json() as any }
}
const runRecount = async (): Promise<void> => {
  await workOrderJobs(house.desk).find(({ name }) => name === 'recount-clocks')!.run({}, { now: clock.now(), signal: new AbortController().signal })
}
const running = async (id: string) => new Map((await house.database.ownerPool.query<{ code: string; due_at: Date; level: string; next_at: Date | null; missed_at: Date | null }>('select * from clock where record_id = $1 and stopped_at is null', [id])).rows.map((row) => [row.code, row]))
const dueOn = async (id: string, code: string) => (await running(id)).get(code)!.due_at.toISOString()

const anOrder = async (): Promise<string> => {
  const intake = { requestId: newId(), forWhom: 'self', anonymous: false, person: { name: '周明', phone: '13800001234' }, kind: 'task', need: `邻居盖房挡光，请求调解。${newId()}`, areaCode: '340403001', safeToCall: true, attachmentIds: [] }
  const { body } = await ask('tja-window', 'POST', '/api/intake/window', { intake, identityVerified: true })
  assert.ok(body.orderId, JSON.stringify(body))
  return body.orderId
}
const assigned = async (): Promise<string> => {
  const id = await anOrder()
  const unitId = house.desk.house.world.units().find((unit) => unit.kind === 'justiceOffice' && unit.code.startsWith('TJA'))!.id
  const { status, body } = await ask('tja-dispatch', 'POST', `/api/orders/${id}/act`, { action: 'assign', input: { unitId } })
  assert.equal(status, 200, JSON.stringify(body))
  return id
}

test('工作日改为休息：正在走的办结期限顺延一个工作日，改回则复原，当事人看得到 [WO-DONE]', async () => {
  const id = await assigned()
  const before = await dueOn(id, 'WO-DONE')
  assert.equal(before, '2026-09-29T09:30:00.000Z')
  const set = await ask('city-head', 'POST', '/api/settings/day', { day: '2026-09-23', as: 'rest', note: '防汛停工一天' })
  assert.equal(set.status, 200, JSON.stringify(set.body))
  assert.deepEqual(set.body.days.find((d: { day: string }) => d.day === '2026-09-23'), { day: '2026-09-23', kind: 'closed', work: false, name: '防汛停工一天', verified: true })
  assert.equal(house.desk.house.world.calendar.isWorkday('2026-09-23'), false, 'the running server counts by it at once')
  await runRecount()
  assert.equal(await dueOn(id, 'WO-DONE'), '2026-09-30T09:30:00.000Z')
  const { body: detail } = await ask('tja-dispatch', 'GET', `/api/orders/${id}`)
  const line = detail.story.at(-1)
  assert.equal(line.label, '重算期限')
  assert.equal(line.internal, false)
  assert.match(line.text, /工作日历有调整：一般任务工单办结期限由 9 月 29 日 17:30 改为 9 月 30 日 17:30/)
  assert.equal(detail.actions.some((a: { action: string }) => a.action === 'recount'), false)
  await ask('city-dispatch', 'POST', '/api/settings/day', { day: '2026-09-23', as: 'published' })
  await runRecount()
  assert.equal(await dueOn(id, 'WO-DONE'), before)
})

test('没有变化的工单不动、不留痕；重复运行不会移两次', async () => {
  const id = await assigned()
  const count = async () => (await house.database.ownerPool.query('select 1 from action_log where record_id = $1', [id])).rowCount
  const was = await count()
  await runRecount()
  await runRecount()
  assert.equal(await count(), was)
})

test('暂停的不重算，恢复时按新日历接着算；已写下的超期不改', async () => {
  const id = await assigned()
  const missedAt = new Date('2026-09-22T09:30:00Z')
  await house.database.ownerPool.query(`update clock set missed_at = $2, level = 'overdue' where record_id = $1 and code = 'WO-SIGN'`, [id, missedAt])
  await house.database.ownerPool.query(`update clock set paused_at = $2, next_at = null where record_id = $1 and code = 'WO-DONE'`, [id, clock.now()])
  await ask('city-head', 'POST', '/api/settings/day', { day: '2026-09-22', as: 'rest', note: '防汛停工' })
  await runRecount()
  const clocks = await running(id)
  assert.equal(clocks.get('WO-SIGN')!.due_at.toISOString(), '2026-09-22T09:30:00.000Z')
  assert.equal(clocks.get('WO-DONE')!.due_at.toISOString(), '2026-09-29T09:30:00.000Z')
  await ask('city-head', 'POST', '/api/settings/day', { day: '2026-09-22', as: 'published' })
})

test('日历的改动经事件排入重算任务，两轮；改时限不排', async () => {
  const { pool } = house.database
  const queued = async () => Number((await house.database.ownerPool.query(`select count(*) from graphile_worker.jobs where task_identifier = 'recount-clocks'`)).rows[0].count)
  const relay = { pool, listeners: [recountAfter('recount-clocks')] }
  await drainOutbox(relay)
  const was = await queued()
  await ask('city-head', 'POST', '/api/settings/limits', { code: 'WO-REVIEW', amount: 2, unit: 'workdays', validFrom: '2026-12-01', level: 'P', basis: '局长办公会纪要', verified: true })
  await drainOutbox(relay)
  assert.equal(await queued(), was)
  await ask('city-head', 'POST', '/api/settings/hours', { shifts: [{ from: '08:00', to: '12:00' }, { from: '15:00', to: '18:00' }], note: '夏季作息' })
  await drainOutbox(relay)
  assert.equal(await queued(), was + 2)
})

test('新版时限：次日起算的用新版，正在走的用旧版 [WO-SIGN]', async () => {
  const old = await assigned()
  const dueBefore = await dueOn(old, 'WO-SIGN')
  const set = await ask('city-head', 'POST', '/api/settings/limits', { code: 'WO-SIGN', amount: 2, unit: 'workdays', validFrom: '2026-09-22', level: 'P', basis: '局长办公会纪要', verified: true })
  assert.equal(set.status, 200, JSON.stringify(set.body))
  const row = set.body.limits.find((l: { code: string }) => l.code === 'WO-SIGN')
  assert.deepEqual(row.versions.map((v: any) => [v.version, v.amount, v.standing, v.verified, v.mayWithdraw, v.setBy !== null]), [[1, 1, 'current', false, false, false], [2, 2, 'coming', true, true, true]])
  clock.moveTo(new Date('2026-09-22T09:00:00+08:00'))
  cookies.clear()
  const fresh = await assigned()
  assert.equal((await dueOn(fresh, 'WO-SIGN')).slice(0, 10), '2026-09-24')
  await runRecount()
  assert.equal((await dueOn(old, 'WO-SIGN')).slice(0, 10), dueBefore.slice(0, 10))
  assert.equal((await ask('city-head', 'POST', '/api/settings/limits/withdraw', { code: 'WO-SIGN', version: 2 })).status, 409)
})

test('每日查看的两个时刻：设了就按设的提醒', async () => {
  const set = await ask('city-head', 'POST', '/api/settings/daily-check', { remindAt: '09:30', reportAt: '15:00' })
  assert.deepEqual([set.status, set.body.dailyCheck.remindAt, set.body.dailyCheck.verified], [200, '09:30', true])
  assert.deepEqual((await ask('city-head', 'POST', '/api/settings/daily-check', { remindAt: '15:00', reportAt: '15:00' })).body.error.fields, { reportAt: '上报时刻须晚于提醒时刻：先提醒，仍没有人打开才上报' })
  const { rows } = await house.database.ownerPool.query(`select name, value from setting where name like 'dailyCheck.%' order by name`)
  assert.deepEqual(rows, [{ name: 'dailyCheck.remindAt', value: '09:30' }, { name: 'dailyCheck.reportAt', value: '15:00' }])
})

test('服务档案打开多久、是否显示姓名：设了就按设的，没设的待核实', async () => {
  assert.equal((await ask('city-head', 'GET', '/api/settings')).body.files.verified, false)
  const wanted = { window: 20, hotline: 15, network: 30, desk: 45, showStaffNames: true }
  const set = await ask('city-head', 'POST', '/api/settings/files', wanted)
  assert.deepEqual([set.status, set.body.files.window, set.body.files.showStaffNames, set.body.files.verified], [200, 20, true, true])
  assert.equal((await ask('city-head', 'POST', '/api/settings/files', wanted)).status, 422, 'nothing to change')
  assert.equal((await ask('city-head', 'POST', '/api/settings/files', { ...wanted, window: 600 })).status, 422)
})

test('群众登录的数：设了就按设的，没设的待核实；没有道理的不收', async () => {
  const { setBy, setAt, verified, ...now } = (await ask('city-head', 'GET', '/api/settings')).body.signIn
  assert.deepEqual([setBy, setAt, verified, now.codeMinutes], [null, null, false, 5])
  const set = await ask('city-head', 'POST', '/api/settings/sign-in', { ...now, codeMinutes: 10 })
  assert.deepEqual([set.status, set.body.signIn.codeMinutes, set.body.signIn.verified], [200, 10, true])
  for (const wrong of [{ codeMinutes: 10 }, { codeTries: 100 }, { idleMinutes: 100, sessionMinutes: 60 }]) assert.equal((await ask('city-head', 'POST', '/api/settings/sign-in', { ...now, codeMinutes: 10, ...wrong })).status, 422, JSON.stringify(wrong))
})

test('谁能看、谁能改：工作人员都能看，改的只有市局负责人和市级调度员；每次改动留下访问记录', async () => {
  assert.equal((await ask('tja-adviser', 'GET', '/api/settings?year=2027')).body.mayChange, false)
  assert.equal((await ask('city-audit', 'GET', '/api/settings')).status, 200)
  assert.equal((await house.ask({ method: 'GET', url: '/api/settings' })).statusCode, 403)
  for (const login of ['tja-head', 'tja-dispatch', 'city-system', 'city-supervise', 'city-hotline-back']) assert.equal((await ask(login, 'POST', '/api/settings/day', { day: '2026-09-24', as: 'rest', note: '说明' })).status, 403, login)
  const requestId = newId()
  const first = await ask('city-head', 'POST', '/api/settings/day', { requestId, day: '2026-12-31', as: 'rest', note: '盘点' })
  assert.equal(first.status, 200)
  assert.equal((await ask('city-head', 'POST', '/api/settings/day', { requestId, day: '2026-12-31', as: 'rest', note: '盘点' })).status, 200, 'a repeat is the same request')
  assert.equal((await ask('city-head', 'POST', '/api/settings/day', { day: '2026-12-31', as: 'rest', note: '盘点' })).body.error.fields.as, '2026-12-31 已经定为休息。')
  const { rows } = await house.database.ownerPool.query(`select act, object, purpose, result from audit_entry where act = 'setting.setDay' and purpose like '2026-12-31%' order by at`)
  assert.deepEqual(rows, [{ act: 'setting.setDay', object: 'calendar.overrides', purpose: '2026-12-31 休息：盘点', result: 'ok' }])
})

test('别的进程在一瞬间听到改动', async () => {
  const client = await house.database.ownerPool.connect()
  const heard = new Promise<string>((resolve) => client.on('notification', ({ payload }) => resolve(payload ?? '')))
  await client.query('listen santai_setting')
  assert.equal((await ask('city-head', 'POST', '/api/settings/day', { day: '2026-12-30', as: 'rest', note: '盘点' })).status, 200)
  assert.equal(await heard, 'calendar.overrides')
  await client.query('unlisten *')
  client.release()
})

test('休息日改回上班，期限已过：不悄悄变红，由巡查写下超期并上报 [WO-DONE]', async () => {
  const id = await assigned()
  await ask('city-head', 'POST', '/api/settings/day', { day: '2026-09-24', as: 'rest', note: '防汛停工' })
  await runRecount()
  assert.equal((await dueOn(id, 'WO-DONE')).slice(0, 10), '2026-10-08', 'over the National Day holiday')
  clock.moveTo(new Date('2026-09-30T18:30:00+08:00'))
  cookies.clear()
  await ask('city-head', 'POST', '/api/settings/day', { day: '2026-09-24', as: 'published' })
  await runRecount()
  const recounted = (await running(id)).get('WO-DONE')!
  assert.equal(recounted.due_at.toISOString(), '2026-09-30T10:00:00.000Z')
  assert.deepEqual([recounted.missed_at, recounted.level === 'overdue', recounted.next_at! <= clock.now()], [null, false, true])
  await workOrderJobs(house.desk).find(({ name }) => name === 'sweep-clocks')!.run({}, { now: clock.now(), signal: new AbortController().signal })
  const missed = (await running(id)).get('WO-DONE')!
  assert.deepEqual([missed.level, missed.missed_at?.toISOString()], ['overdue', '2026-09-30T10:00:00.000Z'])
  const { rows } = await house.database.ownerPool.query(`select role from notice where order_id = $1 and kind = 'overdue' and text like '%办结超期%'`, [id])
  assert.deepEqual(rows, [{ role: 'bodyHead' }])
})
