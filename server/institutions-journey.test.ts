import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { movableClock } from './platform/clock.ts'
import { inContext } from './platform/context.ts'
import { nobody } from './platform/http.ts'
import { newId } from './platform/ids.ts'
import { playing } from './proof/cast.ts'
import { openHouse, type ProofHouse } from './proof/house.ts'
import { bodyStanding, personStanding } from './rooms/institutions/index.ts'
import { watchLicences } from './rooms/institutions/expiry.ts'
import { filesForm } from './testing/desk.ts'
import { Resident } from './rooms/portal/testing/resident.ts'

const clock = movableClock(new Date('2026-11-23T09:00:00+08:00'))
let house: ProofHouse
before(async () => { house = await openHouse({ clock }) })
after(() => house.end())

const as = async (login: string, method: string, url: string, body?: object) => {
  const answer = await house.ask({ method, url, cookie: await house.as(login), body })
  return { status: answer.statusCode, body: answer.json() as any }
}
const unit = (code: string): string => house.units.get(code)!
const body = async (code: string, login = 'city-dispatch') => (await as(login, 'GET', `/api/institutions/${unit(code)}`)).body
const act = async (login: string, code: string, action: string, input: object) => as(login, 'POST', `/api/institutions/${unit(code)}/act`, { requestId: newId(), action, input })
const one = async (sql: string, values: unknown[] = []) => (await house.database.ownerPool.query(sql, values)).rows
const suspended = async (code: string): Promise<boolean> => (await one('select suspended_at from unit where id = $1', [unit(code)]))[0].suspended_at !== null
const reading = <T>(work: Parameters<typeof inContext<T>>[2]): Promise<T> => inContext(house.database.pool, { actor: nobody, reach: { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null } }, work)

test('证照过了有效期：到期停办，不再派新的工单；提前 30、7、1 天各提醒一次；再跑一遍什么也不重复', async () => {
  const first = await watchLicences(house.database.pool, clock.now())
  assert.ok(first.expired >= 1 && first.warned >= 2, JSON.stringify(first))
  const seen = await body('HN-F6')
  assert.deepEqual([seen.licence.stateName, seen.suspended], ['过期', true])
  assert.match(seen.licence.story.at(-1).text, /已过期，不再接新的工单/)
  assert.deepEqual(await watchLicences(house.database.pool, clock.now()), { expired: 0, warned: 0 })
  assert.ok((await one(`select 1 from notice where kind = 'licence' and unit_id = $1`, [unit('HN-F6')])).length >= 1)
  const order = (await as('city-dispatch', 'GET', '/api/orders?queue=toAssign')).body.rows?.[0]
  if (order) assert.equal((await as('city-dispatch', 'POST', `/api/orders/${order.id}/act`, { requestId: newId(), action: 'assign', input: { unitId: unit('HN-F6') } })).status, 422)
})

test('换证延期：恢复接单；手工停用的单位不会因为换证自己恢复', async () => {
  assert.match((await act('city-dispatch', 'HN-F6', 'renew', { validUntil: '2026-11-01', reason: '换证' })).body.error.fields.validUntil, /已经过了/)
  assert.equal((await act('city-dispatch', 'HN-F6', 'renew', { validUntil: '2028-11-01', reason: '换了新证' })).body.stateName, '正常')
  assert.equal(await suspended('HN-F6'), false)
  await as('city-head', 'POST', `/api/units/${unit('HN-F6')}/suspend`, { suspend: true, reason: '投诉调查' })
  await act('city-dispatch', 'HN-F6', 'stop', { since: '2026-11-20', reason: '自行停业' })
  assert.equal((await act('city-dispatch', 'HN-F6', 'resume', { reason: '恢复' })).body.stateName, '正常')
  assert.equal(await suspended('HN-F6'), true, 'what a person suspended by hand stays so')
})

test('没有轮到作业跑的那一刻，过期也就是过期：按日子算', async () => {
  const [row] = await one(`select id, valid_until::text as until from institution where valid_until > '2026-12-31' order by valid_until limit 1`)
  const standing = await reading((tx) => bodyStanding(tx, row.id, '2035-01-01'))
  assert.deepEqual([standing!.state, standing!.good], ['expired', false])
  assert.equal((await reading((tx) => bodyStanding(tx, row.id, '2026-11-23')))!.good, true)
  const [person] = await one('select id, name from practitioner where state = \'stopped\' limit 1')
  assert.deepEqual((({ good, name }) => ({ good, name }))((await reading((tx) => personStanding(tx, person.id, '2026-11-23')))!), { good: false, name: person.name })
  assert.equal(await reading((tx) => bodyStanding(tx, unit('TJA'), '2026-11-23')), null)
})

test('人员换机构：原来的经历写上截止日，都保留；县里管不到别县的人', async () => {
  const { rows } = (await as('tja-dispatch', 'GET', '/api/practitioners?kind=lawyer')).body
  const lawyer = rows.find((row: any) => row.state === 'inForce' && row.bodyId === unit('TJA-F1'))
  const move = (login: string, input: object) => as(login, 'POST', `/api/practitioners/${lawyer.id}/act`, { requestId: newId(), action: 'move', input })
  assert.equal((await move('sx-dispatch', { unitCode: 'SX-F1', from: '2026-11-01', reason: '挖人' })).status, 404)
  assert.equal((await move('tja-dispatch', { unitCode: '没有', from: '2026-11-01', reason: '转所' })).body.error.fields.unitCode, '没有这个单位编码')
  assert.equal((await move('tja-dispatch', { unitCode: 'SX-F1', from: '2026-11-01', reason: '转所' })).status, 200)
  const seen = (await as('sx-dispatch', 'GET', `/api/practitioners/${lawyer.id}`)).body
  assert.deepEqual(seen.engagements.slice(-2).map((e: any) => [e.bodyId, e.until]), [[unit('TJA-F1'), '2026-11-01'], [unit('SX-F1'), null]])
  assert.equal((await as('tja-dispatch', 'GET', `/api/practitioners/${lawyer.id}`)).status, 404, 'no longer in this county')
})

test('信用代码错一位登记不了；机构负责人只看得到自己的机构', async () => {
  const held = (await body('TJA-F1')).licence
  const amend = { creditCode: held.creditCode, licenceNumber: 'X1', issuedBy: '省厅（演示）', reason: '更正' }
  const broken = `${held.creditCode.slice(0, 17)}${held.creditCode.endsWith('0') ? '1' : '0'}`
  assert.match((await act('tja-dispatch', 'TJA-F1', 'amend', { ...amend, creditCode: broken })).body.error.fields.creditCode, /校验不通过/)
  assert.equal((await act('tja-dispatch', 'TJA-F1', 'amend', amend)).status, 200)
  assert.equal((await act('tja-bodies', 'TJA-F1', 'amend', amend)).status, 403)
  assert.equal((await as('tja-bodies', 'GET', `/api/institutions/${unit('TJA-F1')}`)).status, 200)
  assert.equal((await as('tja-bodies', 'GET', `/api/institutions/${unit('SX-F1')}`)).status, 404)
  const list = await as('tja-bodies', 'GET', '/api/institutions')
  assert.equal(list.status, 200, JSON.stringify(list.body))
  const own = list.body.rows.map((row: any) => row.code)
  assert.ok(own.length > 0 && own.every((code: string) => code.startsWith('TJA-')))
})

test('按省里的文件核对：先预览逐行说明，确认后才动；再导一次不重复；不认识的不擅自登记', async () => {
  const [held, other] = [(await body('TJA-S1')).licence, (await body('TJA-F2')).licence]
  const lines = [
    { 统一社会信用代码: held.creditCode, 名称: (await body('TJA-S1')).name, 状态: '吊销', 状态日期: '2026-11-18' }, { 统一社会信用代码: other.creditCode, 状态: '正常' },
    { 执业证号: '没有这个号', 姓名: '张三', 状态: '正常' }, { 统一社会信用代码: other.creditCode, 状态: '开心' }, { 统一社会信用代码: held.creditCode, 状态: '注销' }, { 统一社会信用代码: other.creditCode, 名称: '安徽假冒律师事务所', 状态: '正常' },
  ]
  const upload = async (login: string) => {
    const form = filesForm([{ name: '省厅状态.jsonl', content: Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')) }])
    return (await house.ask({ method: 'POST', url: '/api/licence-imports', cookie: await house.as(login), payload: form.payload, headers: form.headers })).json() as any
  }
  const preview = await upload('tja-dispatch')
  assert.deepEqual(preview.rows.map((row: any) => row.verdict), ['change', 'same', 'refused', 'refused', 'refused', 'refused'])
  assert.equal(preview.rows[0].says, '正常 → 吊销')
  assert.equal((await body('TJA-S1')).licence.stateName, '正常', 'a preview changes nothing')
  const taken = (await as('tja-dispatch', 'POST', `/api/licence-imports/${preview.id}/take`, { requestId: newId() })).body
  assert.deepEqual([taken.stage, taken.rows[0].done], ['done', '已更新'])
  const after = await body('TJA-S1')
  assert.deepEqual([after.licence.stateName, after.licence.since, after.suspended, after.licence.checkedFrom], ['吊销', '2026-11-18', true, '省厅状态.jsonl'])
  const story = after.licence.story.length
  await as('tja-dispatch', 'POST', `/api/licence-imports/${preview.id}/take`, { requestId: newId() })
  assert.equal((await upload('tja-dispatch')).rows[0].verdict, 'same')
  assert.equal((await body('TJA-S1')).licence.story.length, story)
  assert.ok((await upload('sx-dispatch')).rows.every((row: any) => row.verdict === 'refused'), 'another county\'s bodies are not its own')
})

test('地点由本机构和管辖局维护：经纬度只能一起填，别人先改了要看过再交', async () => {
  const office = house.units.get('TJA-J1') ?? [...house.units].find(([code]) => /^TJA-J/.test(code))![1]
  const place = (await as('tja-dispatch', 'GET', `/api/institutions/${office}`)).body.places[0]
  assert.equal(place.address, null, 'no address is invented for a real place')
  const set = (login: string, more: object) => as(login, 'POST', `/api/institutions/${office}/places`, { requestId: newId(), placeId: place.id, version: place.version, name: place.name, areaCode: place.areaCode, address: '洞山中路 1 号', hours: { 1: [['09:00', '11:00']] }, ...more })
  assert.match((await set('tja-dispatch', { latitude: 32.6 })).body.error.fields.latitude, /一起填/)
  assert.equal((await set('sx-dispatch', {})).status, 403)
  assert.equal((await set('tja-dispatch', {})).body.places[0].hoursWords.split('；')[0], '周一 09:00–11:00')
  assert.equal((await set('tja-dispatch', {})).status, 409)
})

test('群众找最近开门的地方：县区 → 乡镇 → 现在开门的在前，没有登记的如实说', async () => {
  const who = await new Resident(house.app).open('/stations')
  await who.open('/stations?county=340403')
  assert.match(who.text(), /现在开门的/)
  assert.match(who.text(), /示意图，上面是北/)
  assert.match(who.page, /township&#61;340403007/)
  await who.open('/stations?county=340403&township=340403007')
  assert.match(who.text(), /洞山街道[\s\S]*现在开门，到 12:00/)
  assert.doesNotMatch(who.text(), /曹庵镇司法所/)
  const link = /href="(\/bodies\/TJA-J[^"]+)"/.exec(who.page)![1]!
  await who.open(link)
  assert.match(who.text(), /司法行政机关的服务机构，不收费/)
  assert.equal((await new Resident(house.app).open('/bodies/HN-NONE')).status, 404)
})

test('群众查真假：真的说在哪里；停业、过期的说从哪天起；查不到说怎么办；别的什么也不说', async () => {
  const who = await new Resident(house.app).open('/genuine')
  const ask = async (q: string): Promise<string> => { await who.open('/genuine'); await who.submit('/genuine', { q }); return who.text().replace(/\s/gu, '') }
  const [good] = await one(`select p.name, p.licence_number as number, u.name as body from practitioner p join unit u on u.id = p.unit_id join institution i on i.id = u.id where p.state = 'inForce' and i.state = 'inForce' and p.valid_until > '2027-01-01' limit 1`)
  const said = await ask(good.name)
  assert.ok(said.includes(good.body) && /执业证照有效/.test(said))
  assert.ok(!said.includes(good.number), 'the number is for comparing, not for learning')
  assert.match(await ask(good.number.toLowerCase()), /登记里有，执业证照有效/)
  const [stopped] = await one(`select name, licence_number as number from practitioner where state = 'stopped' limit 1`)
  assert.match(await ask(stopped.number), /现在不能执业：停业，从2026年11月3日起[\s\S]*举报/)
  assert.match(await ask('李大骗'), /没有查到[\s\S]*12348[\s\S]*举报/)
  assert.match(await ask((await body('TJA-S1')).name.replace('（演示）', '')), /现在不能执业：吊销，从2026年11月18日起/)
  assert.match(await ask('%'), /请写姓名/)
  assert.match(await ask('__'), /没有查到/)
  assert.ok(!who.url.includes('?'), 'what is typed stands in no address')
  for (let i = 0; i < 30; i += 1) await ask('李大骗')
  assert.match(who.text(), /查得太多了/)
})

test('群众看机构：不排名次，过期的写明不能委托；从机构页看得到谁服务、几点开门', async () => {
  const who = await new Resident(house.app).open('/bodies?county=340403&kind=lawFirm')
  assert.match(who.text(), /不排名次/)
  await who.open('/bodies/TJA-F2')
  assert.match(who.text(), /执业证照有效[\s\S]*能办什么[\s\S]*谁为您服务/)
  assert.match(who.text(), /地址|示范路/)
  await who.open('/bodies/TJA-S1')
  assert.match(who.text(), /现在不要把事情委托给它/)
})

/** By hand: who sees which body's register entry, and who may keep it. What is not here is refused. */
const cells: Readonly<Partial<Record<keyof typeof playing, { see?: readonly string[]; keep?: readonly string[]; place?: readonly string[] }>>> = {
  bodyHead: { see: ['TJA-F1'], place: ['TJA-F1'] }, justiceOfficeStaff: {},
  countyDispatcher: { see: ['TJA-F1'], keep: ['TJA-F1'], place: ['TJA-F1'] }, countyHead: { see: ['TJA-F1'] }, countySupervisor: { see: ['TJA-F1'] },
  cityDispatcher: { see: ['TJA-F1', 'SX-F1', 'HN-F1'], keep: ['TJA-F1', 'SX-F1', 'HN-F1'], place: ['TJA-F1', 'SX-F1', 'HN-F1'] },
  cityHead: { see: ['TJA-F1', 'SX-F1', 'HN-F1'] }, citySupervisor: { see: ['TJA-F1', 'SX-F1', 'HN-F1'] }, auditor: { see: ['TJA-F1', 'SX-F1', 'HN-F1'] },
}

test('权限逐格核对：每个角色 × 本县、别县、市属机构 × 看、更正、改地点', async () => {
  const wrong: string[] = []
  for (const [role, login] of Object.entries(playing)) {
    const may = cells[role as keyof typeof playing] ?? {}
    for (const code of ['TJA-F1', 'SX-F1', 'HN-F1']) {
      const say = (what: string, got: number, want: boolean, yes: number): void => { if (want ? got !== yes : ![403, 404].includes(got)) wrong.push(`${role} ${what} ${code}: ${got}`) }
      say('see', (await as(login, 'GET', `/api/institutions/${unit(code)}`)).status, may.see?.includes(code) ?? false, 200)
      // A version that no record has: who may is told of a conflict, and nothing changes.
      const amend = { requestId: newId(), version: 999_999, action: 'amend', input: { creditCode: 'X', licenceNumber: 'X', issuedBy: 'X', reason: '核对权限' } }
      say('keep', (await as(login, 'POST', `/api/institutions/${unit(code)}/act`, amend)).status, may.keep?.includes(code) ?? false, 409)
      // No such place: who may is told so, who may not is refused before.
      const place = (await as(login, 'POST', `/api/institutions/${unit(code)}/places`, { requestId: newId(), version: 1, placeId: newId(), name: '核对', areaCode: '340403' })).status
      if (place !== (may.place?.includes(code) ? 404 : 403)) wrong.push(`${role} place ${code}: ${place}`)
    }
    const direct = await as(login, 'POST', `/api/institutions/${unit('TJA-F1')}/act`, { requestId: newId(), action: 'takeStatus', input: { state: 'revoked', source: '手写' } })
    if (direct.status !== 422) wrong.push(`${role} takes the province's word by hand: ${direct.status}`)
  }
  assert.deepEqual(wrong, [])
})

test('第二道墙：关掉程序里的判断，别县的登记也改不动，无关的人看不到经过和导入的文件', async () => {
  const { pool } = house.database
  const sx = { city: false, bureauIds: [unit('SX')], unitIds: [], ownerId: null, recordId: null }
  const actor = { kind: 'staff' as const, id: newId(), name: 'x', appointments: [] }
  const change = (sql: string, id: string) => inContext(pool, { actor, reach: sx }, (tx) => tx.rows(`${sql} returning 1`, [id]))
  assert.equal((await change('update institution set licence_number = licence_number where id = $1', unit('TJA-F1'))).length, 0)
  assert.equal((await change('update institution set licence_number = licence_number where id = $1', unit('SX-F1'))).length, 1)
  // Planted: a policy somebody widens tomorrow would be seen here.
  await house.database.ownerPool.query('create policy planted on institution for update using (true)')
  assert.equal((await change('update institution set licence_number = licence_number where id = $1', unit('TJA-F1'))).length, 1)
  await house.database.ownerPool.query('drop policy planted on institution')
  assert.equal((await change('update unit_place set name = name where unit_id = $1', unit('TJA-F1'))).length, 0)
  assert.equal((await change('update practitioner set name = name where unit_id = $1', unit('TJA-F2'))).length, 0)
  assert.equal((await change('update unit set suspended_at = null where id = $1', unit('SX-F1'))).length, 0, 'only while a licence acts')
  assert.equal((await inContext(pool, { actor, reach: sx }, (tx) => tx.rows('select 1 from action_log where record_id = $1', [unit('TJA-F1')]))).length, 0)
  assert.equal((await reading((tx) => tx.rows('select 1 from status_import'))).length, 0)
  assert.equal((await reading((tx) => tx.rows(`select 1 from action_log where record_kind = 'institution'`))).length, 0)
})

test('乱写的机构编码和页码：没有一次出差错', async () => {
  for (const path of ['/bodies/%00', '/bodies/%25', "/bodies/TJA'--", '/bodies/A-A-A-A-A-A', `/bodies/${'A'.repeat(500)}`, '/bodies?page=999999', '/bodies?page=-1', '/bodies?county=%00&kind=x', '/stations?county=340403&township=340422100', '/bodies?page=999']) {
    const { statusCode, body: text } = await house.app.inject({ method: 'GET', url: path, headers: { host: 'localhost' } })
    assert.ok(statusCode < 500, `${path} ${statusCode}`)
    assert.doesNotMatch(text, /select .* from|Error:/i)
  }
})
