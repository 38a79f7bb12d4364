import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { movableClock } from './platform/clock.ts'
import { inContext } from './platform/context.ts'
import { nobody } from './platform/http.ts'
import { newId } from './platform/ids.ts'
import { playing } from './proof/cast.ts'
import { openHouse, type ProofHouse } from './proof/house.ts'
import { reachByCounty } from './rooms/institutions/index.ts'
import { Resident } from './rooms/portal/testing/resident.ts'

/** 服务地图和半小时法律服务圈, from the clerk who enters a point to the resident who reads how far it is. */
const clock = movableClock(new Date('2026-11-23T09:00:00+08:00'))
let house: ProofHouse
before(async () => {
  house = await openHouse({ clock })
  // The demonstration's lattice away: here every point is one that the test has entered.
  await house.database.ownerPool.query('update unit_place set latitude = null, longitude = null, point = null; delete from area_point')
})
after(() => house.end())

const as = async (login: string, method: string, url: string, body?: object) => {
  const answer = await house.ask({ method, url, cookie: await house.as(login), body })
  return { status: answer.statusCode, body: answer.json() as any }
}
const unit = (code: string): string => house.units.get(code)!
const officeOf = async (township: string): Promise<{ id: string; code: string; name: string }> =>
  (await house.database.ownerPool.query(`select id, code, name from unit where kind = 'justiceOffice' and $1 = any(area_codes)`, [township])).rows[0]
const setPoint = async (login: string, unitId: string, more: object) => {
  const place = (await as('city-dispatch', 'GET', `/api/institutions/${unitId}`)).body.places[0]
  return as(login, 'POST', `/api/institutions/${unitId}/places`, { requestId: newId(), placeId: place.id, version: place.version, name: place.name, areaCode: place.areaCode, hours: place.hours, ...more })
}
const setArea = (login: string, more: object) => as(login, 'POST', '/api/service-map/areas', { version: 0, areaCode: '340403007', residents: 40_000, residentsSource: '2025 年统计年鉴', latitude: 32.62, longitude: 117.0, ...more })

test('坐标只能在淮南的范围里：填错的说清楚范围，没有核对过的标待核实', async () => {
  const office = await officeOf('340403007')
  assert.match((await setPoint('tja-dispatch', office.id, { latitude: 39.9, longitude: 116.4 })).body.error.fields.latitude, /应在 31.9 到 33.02 之间/)
  assert.match((await setPoint('tja-dispatch', office.id, { latitude: 117.0, longitude: 32.6 })).body.error.fields.latitude, /应在/, 'the two confused')
  assert.match((await setPoint('tja-dispatch', office.id, { latitude: '三十二', longitude: 117 })).body.error.fields.latitude, /请填数字/)
  const set = await setPoint('tja-dispatch', office.id, { latitude: 32.64, longitude: 117.0, languages: '普通话、淮南话' })
  assert.deepEqual([set.status, set.body.places[0].point, set.body.places[0].languages], [200, 'toVerify', '普通话、淮南话'])
  assert.equal((await setPoint('tja-dispatch', office.id, { latitude: 32.64, longitude: 117.0, pointConfirmed: true })).body.places[0].point, 'known')
})

test('乡镇的人口要写来源；县里只管本县的乡镇；别人先改了要看过再交', async () => {
  assert.match((await setArea('tja-dispatch', { residentsSource: '' })).body.error.fields.residentsSource, /来源/)
  assert.match((await setArea('tja-dispatch', { longitude: null })).body.error.fields.latitude, /一起填/)
  assert.equal((await setArea('sx-dispatch', {})).status, 403)
  assert.equal((await setArea('tja-dispatch', { areaCode: '340403999' })).status, 422)
  assert.equal((await setArea('tja-dispatch', {})).status, 200)
  assert.equal((await setArea('tja-dispatch', { residents: 1 })).status, 409)
})

test('半小时圈：知道的才算，算得到、算不到、不知道分开数；改了时速就跟着变', async () => {
  const tja = async () => (await as('city-dispatch', 'GET', '/api/service-map?county=340403')).body
  await setArea('tja-dispatch', { areaCode: '340403101', residents: 10_000, latitude: 32.5, longitude: 117.0 })
  await setArea('tja-dispatch', { areaCode: '340403102', residents: 5000, latitude: null, longitude: null })
  const first = await tja()
  assert.deepEqual([first.rule.metres, first.rule.verified], [7692, false])
  const county = first.counties.find((one: any) => one.code === '340403')
  assert.deepEqual(county, { code: '340403', name: '田家庵区', townships: 14, unknownTownships: 12, within: 40_000, counted: 50_000, demo: false })
  assert.equal(first.townships.find((one: any) => one.code === '340403101').within, false)
  assert.deepEqual(await inContext(house.database.pool, sight, async (tx) => (await reachByCounty(tx)).counties), first.counties, 'the matrix counts what the map counts')
  const rule = { version: 0, minutes: 30, speedKmh: 60, detour: 1.3, basis: '按乡村公交估' }
  assert.equal((await as('tja-dispatch', 'POST', '/api/service-map/rule', rule)).status, 403)
  assert.match((await as('city-dispatch', 'POST', '/api/service-map/rule', { ...rule, detour: 0.5 })).body.error.fields.detour, /1 到 3/)
  const faster = (await as('city-dispatch', 'POST', '/api/service-map/rule', rule)).body
  assert.deepEqual([faster.counties.find((one: any) => one.code === '340403').within, faster.rule.verified], [50_000, false], 'setting a number does not confirm it')
  assert.equal((await as('city-dispatch', 'POST', '/api/service-map/rule', rule)).status, 409)
})

test('群众按乡镇找：先列表后示意图，直线多远说清是直线，一按打电话、一按开地图', async () => {
  const who = await new Resident(house.app).open('/stations?county=340403&township=340403007')
  const said = who.text()
  assert.match(said, /现在开门的[\s\S]*洞山街道司法所[\s\S]*直线约 2.2 公里，半小时大约能到/)
  assert.match(said, /距离从田家庵区洞山街道的中心算起，是直线，路会远一些[\s\S]*待核实/)
  assert.match(who.page, /href="geo:32.64,117\?q&#61;32.64%2C117/)
  assert.match(who.page, /role="img" aria-label="示意图：1 处地点/)
  assert.doesNotMatch(who.page, /<img|https?:\/\//, 'no tiles of anybody')
})

test('律师事务所、公证处也在图上找得到：点了才列，排在不收费的后面，写明可能收费', async () => {
  await house.database.ownerPool.query(`update unit_place set latitude = 32.6, longitude = 117.0, point = 'demo' where unit_id = $1`, [unit('TJA-F1')])
  const who = await new Resident(house.app).open('/stations?county=340403')
  assert.doesNotMatch(who.text(), /律师事务所（演示）/)
  await who.open('/stations?county=340403&with=bodies')
  assert.match(who.text(), /可能收费，先问清楚[\s\S]*田家庵区公共法律服务中心[\s\S]*律师事务所（演示）/)
  assert.doesNotMatch(who.page, /href="geo:32\.6,117/, 'an invented point leads nobody anywhere')
})

test('按手机位置找：只在按了以后，用过就忘；不在附近的、没有给的，请他按县区找', async () => {
  const who = await new Resident(house.app).open('/stations')
  assert.equal((await house.app.inject({ method: 'GET', url: '/stations', headers: { host: 'localhost' } })).headers['permissions-policy'], 'camera=(), microphone=(), geolocation=(self), payment=()')
  assert.match(String((await house.app.inject({ method: 'GET', url: '/bodies', headers: { host: 'localhost' } })).headers['permissions-policy']), /geolocation=\(\)/)
  await who.submit('/stations/near', { latitude: '32.640', longitude: '117.010' })
  assert.match(who.text(), /洞山街道司法所[\s\S]*直线约 900 米，半小时大约能到[\s\S]*距离从您的位置算起|距离从您的位置算起[\s\S]*洞山街道司法所[\s\S]*直线约 900 米/)
  assert.match(who.text(), /另有 \d+ 处还没有登记坐标/)
  assert.ok(!who.url.includes('32.64'), 'where he is stands in no address')
  await who.open('/stations')
  await who.submit('/stations/near', { latitude: '39.9', longitude: '116.4' })
  assert.match(who.text(), /不在淮南附近/)
  await who.open('/stations')
  await who.submit('/stations/near', { latitude: '', longitude: 'NaN' })
  assert.match(who.text(), /没有收到位置/)
})

/** By hand: who sees the map, who enters townships of which county, who sets the rule. */
const seers = ['bodyHead', 'justiceOfficeStaff', 'countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor', 'auditor']
const areaCells: Readonly<Record<string, readonly string[]>> = { countyDispatcher: ['340403100'], cityDispatcher: ['340403100', '340422100'] }

test('权限逐格核对：每个角色 × 看图、登记本县和别县乡镇、改时速', async () => {
  const wrong: string[] = []
  for (const [role, login] of Object.entries(playing)) {
    const see = (await as(login, 'GET', '/api/service-map')).status
    if (see !== (seers.includes(role) ? 200 : 403)) wrong.push(`${role} see ${see}`)
    // A version that no row has: who may is told of a conflict, and nothing changes.
    for (const areaCode of ['340403100', '340422100']) {
      await house.database.ownerPool.query(`insert into area_point (area_code, version, set_at, set_by) values ($1, 1, now(), $2) on conflict do nothing`, [areaCode, newId()])
      const set = (await setArea(login, { areaCode, version: 999_999 })).status
      if (set !== (areaCells[role]?.includes(areaCode) ? 409 : 403)) wrong.push(`${role} area ${areaCode}: ${set}`)
    }
    const rule = (await as(login, 'POST', '/api/service-map/rule', { version: 999_999, minutes: 30, speedKmh: 20, detour: 1.3, basis: '核对' })).status
    if (rule !== (['cityDispatcher', 'cityHead'].includes(role) ? 409 : 403)) wrong.push(`${role} rule: ${rule}`)
  }
  assert.deepEqual(wrong, [])
})

test('第二道墙：关掉程序里的判断，别县的乡镇也改不动；放宽策略看得出来', async () => {
  const change = (code: string) => inContext(house.database.pool, { actor: { kind: 'staff', id: newId(), name: 'x', appointments: [] }, reach: { ...sight.reach, bureauIds: [unit('SX')] } }, (tx) => tx.rows('update area_point set residents = 7 where area_code = $1 returning 1', [code]))
  assert.deepEqual([(await change('340422100')).length, (await change('340403100')).length], [1, 0])
  await house.database.ownerPool.query('create policy planted on area_point for update using (true)')
  assert.equal((await change('340403100')).length, 1)
  await house.database.ownerPool.query('drop policy planted on area_point')
  const rule = await inContext(house.database.pool, { actor: { kind: 'staff', id: newId(), name: 'x', appointments: [] }, reach: { ...sight.reach, bureauIds: [unit('SX')] } }, (tx) => tx.rows('update reach_rule set minutes = 99 returning 1'))
  assert.equal(rule.length, 0)
})

test('停用的单位不算能到的地方', async () => {
  const office = await officeOf('340403007')
  await house.database.ownerPool.query('update unit set suspended_at = now() where id = $1', [office.id])
  const counties = await inContext(house.database.pool, sight, async (tx) => (await reachByCounty(tx)).counties)
  assert.equal(counties.find((one) => one.code === '340403')!.counted, 0)
})

const sight = { actor: nobody, reach: { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null } }
