import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basicServices, taskByTime, type BasicService, type CountyRow, type MatrixPage, type MatrixReport, type PresencePage, type SiteRow, type TaskRow, type TaskView } from '../contract/coverage.ts'
import { systemActor, type Reach } from './platform/access.ts'
import { inContext } from './platform/context.ts'
import { newId } from './platform/ids.ts'
import { workbook } from './platform/workbook.ts'
import { openMovingHouse } from './proof/moving-house.ts'
import { lookAfterCoverage } from './rooms/coverage/index.ts'
import { actOnTask } from './rooms/coverage/lifecycle.ts'
import { coveragePermissions } from './rooms/coverage/permissions.ts'
import { filesForm } from './testing/desk.ts'

/** 均等化: through its routes, with a clock that the test moves (淮司通〔2020〕17号 第8、10条). */
const { house, clock, as, moveTo, ask } = await openMovingHouse('2026-11-23T09:00:00+08:00')

const later = (days: number): void => moveTo(clock.now().getTime() + days * 86_400_000)
const get = async <T>(login: string, url: string): Promise<T> => { const answer = await ask(login, 'GET', url); assert.equal(answer.statusCode, 200, answer.body); return answer.json() as T }
const post = async (login: string, url: string, body: object) => { const answer = await ask(login, 'POST', url, body); return { status: answer.statusCode, body: answer.json() as any } }
const owner = async (sql: string, values: unknown[] = []) => (await house.database.ownerPool.query(sql, values)).rows
const unit = (code: string): string => house.units.get(code)!
const site = async (login: string, q: string): Promise<SiteRow> => (await get<MatrixPage>(login, `/api/coverage?q=${encodeURIComponent(q)}`)).rows[0]!
const enter = async (login: string, code: string, service: BasicService, way: string, more: object = {}) => {
  const { id, cells } = await site('city-dispatch', code)
  return post(login, '/api/coverage/cells', { way, cells: [{ siteId: id, service, version: cells[service].version, ...more }] })
}
const open = async (login: string, code: string, service: BasicService, dueOn = '2027-12-31') => post(login, '/api/coverage/tasks', { cells: [{ siteId: (await site('city-dispatch', code)).id, service }], dueOn, ask: '请补上' })
const act = (login: string, id: string, action: string, input: object = {}) => post(login, `/api/coverage/tasks/${id}/act`, { action, input })
const gap = async (code: string, service: BasicService, dueOn?: string): Promise<string> => { await enter('city-dispatch', code, service, 'missing'); return (await open('city-dispatch', code, service, dueOn)).body.created[0] }
const bring = async (login: string, rows: string[][], run: 'yes' | 'no', head = ['代码', '名称', '法治宣传教育', '人民调解', '法律援助', '法律咨询', '法律查询', '纬度', '经度']) => {
  const { headers, payload } = filesForm([{ name: '覆盖矩阵.xlsx', content: workbook({ name: '表', columns: head.map((title) => ({ title })), rows }) }])
  return house.ask({ method: 'POST', url: `/api/coverage/imports?run=${run}`, cookie: await as(login), headers, payload })
}

test('矩阵：五类基本服务 × 每个中心、站；市里看全部，县区看本辖区，司法所看自己；没填的是“未填”，不算“没有” [CV-MATRIX]', async () => {
  const all = await get<MatrixPage>('city-head', '/api/coverage')
  assert.deepEqual(Object.keys(all.rows[0]!.cells), [...basicServices])
  const [{ n }] = await owner(`select count(*)::int as n from unit where kind in ('serviceCentre', 'justiceOffice')`)
  assert.deepEqual([all.total, all.counts.unknown, all.counts.missing], [n, n * 5, 0])
  assert.ok(all.expected.county?.legalAid?.includes('direct'), 'from the service items in force')
  const county = await get<MatrixPage>('sx-dispatch', '/api/coverage')
  assert.ok(county.total > 20 && county.rows.every(({ bureauName }) => bureauName === '寿县司法局'))
  const office = await get<MatrixPage>('tja-office1', '/api/coverage')
  assert.ok(office.total > 0 && office.total <= 6 && office.rows.every(({ level }) => level === 'township'))
  assert.equal((await ask('tja-window', 'GET', '/api/coverage')).statusCode, 403)
  assert.equal((await get<MatrixPage>('city-head', '/api/coverage?level=county')).total, 10)
})

test('填：谁、什么时候填的都在；别人先改过的不覆盖；一批可以整批撤销；同一请求只算一次 [CV-ENTER]', async () => {
  const { id } = await site('tja-dispatch', 'TJA-PC')
  const cells = basicServices.map((service) => ({ siteId: id, service, version: 0 }))
  const requestId = newId()
  const first = await post('tja-dispatch', '/api/coverage/cells', { requestId, way: 'direct', note: '试', cells })
  assert.deepEqual([first.body.changed, first.body.conflicts], [5, []])
  assert.deepEqual((await post('tja-dispatch', '/api/coverage/cells', { requestId, way: 'direct', note: '试', cells })).body, first.body)
  const seen = (await site('tja-head', 'TJA-PC')).cells.mediation
  assert.deepEqual([seen.way, seen.version, seen.at?.slice(0, 10)], ['direct', 1, '2026-11-23'])
  assert.match(seen.by ?? '', /（演示）/)
  const second = await post('city-dispatch', '/api/coverage/cells', { way: 'guided', cells: [cells[0]!] })
  assert.deepEqual([second.body.changed, second.body.conflicts.length], [0, 1], 'an old version changes nothing')
  await post('city-dispatch', '/api/coverage/cells', { way: 'guided', cells: [{ ...cells[0]!, version: 1 }] })
  assert.deepEqual((await post('tja-dispatch', `/api/coverage/batches/${first.body.batchId}/undo`, {})).body, { restored: 4, skipped: 1 })
  const after = (await site('tja-head', 'TJA-PC')).cells
  assert.deepEqual([after.publicity.way, after.mediation.way], ['guided', null])
  const { lines } = await get<{ lines: { way: string | null; how: string }[] }>('tja-head', `/api/coverage/sites/${id}/story?service=mediation`)
  assert.deepEqual(lines.map(({ way, how }) => [way, how]), [[null, '撤销'], ['direct', '填写']])
  assert.equal((await enter('sx-dispatch', 'TJA-PC', 'lookup', 'direct')).status, 403)
  assert.equal((await post('sx-dispatch', `/api/coverage/batches/${first.body.batchId}/undo`, {})).status, 404)
})

test('表格导入：先看逐行结果，错的全列出来，好的单独进；村（居）工作室按区划代码归站归局；再导一次不重复；可以撤销 [CV-IMPORT]', async () => {
  const rows = [
    ['340403100901', '示范一村工作室（演示）', '直接提供', '直接提供', '指引', '直接提供', '没有', '32.61', '117.01'], ['340421106901', '毛集示范村工作室（演示）', '直接提供', '', '', '', '', '', ''],
    ['TJA-PC', '', '直接提供', '直接提供', '直接提供', '直接提供', '直接提供', '', ''], ['3.40403E+11', '坏代码', '直接提供', '', '', '', '', '', ''], ['340403100902', '写错的', '有时候有', '', '', '', '', '', ''],
    ['119900000001', '别市的村', '', '', '', '', '', '', ''], ['340403100903', '坐标反了', '', '', '', '', '', '117.01', '32.61'], ['340403100901', '重复', '', '', '', '', '', '', ''], ['=HYPERLINK("x")', '公式', '', '', '', '', '', '', ''],
  ]
  const preview = (await bring('city-dispatch', rows, 'no')).json() as MatrixReport
  assert.deepEqual(preview.lines.toSorted((a, b) => a.line - b.line).map(({ verdict }) => verdict), ['new', 'new', 'changed', 'refused', 'refused', 'refused', 'refused', 'refused', 'refused'])
  assert.match(preview.lines.find(({ line }) => line === 5)!.says, /科学计数/)
  assert.equal((await get<MatrixPage>('city-head', '/api/coverage?level=village')).total, 0, 'a preview changes nothing')
  const done = (await bring('city-dispatch', rows, 'yes')).json() as MatrixReport
  assert.deepEqual([done.done, done.counts.new, done.counts.changed, done.counts.refused], [true, 2, 1, 6])
  const rooms = (await get<MatrixPage>('city-head', '/api/coverage?level=village')).rows
  assert.deepEqual(rooms.map(({ bureauName, areaName }) => [bureauName, areaName]), [['市司法局毛集实验区分局', '凤台县毛集镇'], ['田家庵区司法局', '田家庵区舜耕镇']], '毛集镇的区划在凤台，管辖在毛集')
  assert.deepEqual(((await bring('city-dispatch', rows, 'yes')).json() as MatrixReport).counts, { new: 0, changed: 0, same: 3, refused: 6 })
  const foreign = (await bring('sx-dispatch', rows, 'no')).json() as MatrixReport
  assert.deepEqual([foreign.counts.new, foreign.counts.changed, foreign.counts.same], [0, 0, 0])
  const book = await ask('city-dispatch', 'GET', '/api/coverage/matrix.xlsx?level=village')
  const { headers, payload } = filesForm([{ name: '再导.xlsx', content: book.rawPayload }])
  const again = await house.ask({ method: 'POST', url: '/api/coverage/imports?run=no', cookie: await as('city-dispatch'), headers, payload })
  assert.deepEqual((again.json() as MatrixReport).counts, { new: 0, changed: 0, same: 2, refused: 0 }, 'what goes out comes in the same')
  assert.deepEqual((await post('city-dispatch', `/api/coverage/batches/${done.batchId}/undo`, {})).body, { restored: 11, skipped: 0 })
  await bring('city-dispatch', rows, 'yes')
  assert.equal((await bring('city-dispatch', [['x']], 'no', ['名称'])).statusCode, 422)
})

test('缺口变成任务：定日期、安排、报补齐附依据、别人核实，格子填上，缺口没了；不属实可以重新打开 [CV-TASK]', async () => {
  await enter('tja-dispatch', 'TJA-PC', 'lookup', 'missing')
  assert.equal((await open('tja-dispatch', 'TJA-PC', 'legalAid')).status, 422, 'not missing')
  assert.equal((await open('tja-dispatch', 'TJA-PC', 'lookup', '2026-11-01')).body.error.fields.dueOn, '不能早于今天')
  assert.equal((await open('sx-dispatch', 'TJA-PC', 'lookup')).status, 403)
  const { created: [id], existing } = (await open('tja-dispatch', 'TJA-PC', 'lookup')).body
  assert.equal(existing, 0)
  assert.deepEqual((await open('city-dispatch', 'TJA-PC', 'lookup')).body, { created: [], existing: 1 }, 'one live task a gap')
  assert.equal((await act('tja-dispatch', id, 'assign', { dueOn: '2026-12-20', assigneeId: house.accounts.get('sx-centre-head') })).status, 422)
  assert.equal((await act('tja-dispatch', id, 'assign', { dueOn: '2026-12-20', assigneeId: house.accounts.get('tja-centre-head') })).body.stateName, '补齐中')
  assert.equal((await act('tja-lawyer', id, 'finish', { way: 'direct', evidence: 'x' })).status, 404)
  assert.equal((await act('tja-centre-head', id, 'finish', { way: 'missing', evidence: '没有补' })).status, 422)
  assert.equal((await act('tja-centre-head', id, 'finish', { way: 'direct', evidence: '11 月 20 日起设查询机一台' })).body.stateName, '待核实')
  assert.equal((await site('tja-head', 'TJA-PC')).cells.lookup.way, 'missing', 'what is only reported is not yet there')
  assert.equal((await act('tja-dispatch', id, 'sendBack', { reason: '请写明在哪里' })).body.stateName, '补齐中')
  await act('tja-dispatch', id, 'finish', { way: 'direct', evidence: '一楼大厅查询机' })
  assert.equal((await act('tja-dispatch', id, 'confirm')).status, 403, 'nobody vouches for his own word')
  assert.equal((await act('tja-supervise', id, 'confirm', { note: '到现场看过' })).body.stateName, '已补上')
  const cell = (await site('tja-head', 'TJA-PC')).cells.lookup
  assert.deepEqual([cell.way, cell.task, cell.note], ['direct', null, '一楼大厅查询机'])
  assert.equal((await get<MatrixPage>('tja-head', '/api/coverage?way=missing&service=lookup&level=county')).total, 0)
  const { story } = await get<TaskView>('tja-head', `/api/coverage/tasks/${id}`)
  assert.deepEqual(story.map(({ label }) => label), ['转为任务', '安排', '报补齐', '退回', '报补齐', '核实属实'])
  assert.equal((await act('tja-dispatch', id, 'reopen', { reason: '查询机拆了' })).body.stateName, '补齐中')
  assert.equal((await site('tja-head', 'TJA-PC')).cells.lookup.way, 'missing')
  assert.equal((await act('tja-dispatch', id, 'cancel', { reason: '并入办公大厅一起建' })).body.stateName, '已撤销')
})

test('两人同时：同一缺口只开一个任务；同一空格只算先填的；了结的任务，另开了新的就不能再重开 [CV-TASK]', async () => {
  const old = await gap('BGS-PC', 'mediation')
  await act('bgs-dispatch', old, 'cancel', { reason: '试' })
  const opened = (await Promise.all([1, 2, 3].map(() => open('bgs-dispatch', 'BGS-PC', 'mediation')))).map(({ body }) => body)
  assert.deepEqual(opened.map(({ created, existing }) => [created.length, existing]).toSorted((a, b) => b[0] - a[0]), [[1, 0], [0, 1], [0, 1]])
  assert.equal((await act('bgs-dispatch', old, 'reopen', { reason: '又缺了' })).status, 409)
  const filled = (await Promise.all((['direct', 'guided'] as const).map((way) => enter('city-dispatch', 'BGS-PC', 'lookup', way)))).map(({ body }) => [body.changed, body.conflicts.length])
  assert.deepEqual(filled.toSorted((a, b) => b[0]! - a[0]!), [[1, 0], [0, 1]])
  await enter('city-dispatch', 'BGS-PC', 'publicity', 'direct')
  const { id, cells } = await site('city-dispatch', 'BGS-PC')
  await post('city-dispatch', '/api/coverage/cells', { way: 'direct', note: '找王主任 13855401234', cells: [{ siteId: id, service: 'publicity', version: cells.publicity.version }] })
  assert.doesNotMatch((await site('city-dispatch', 'BGS-PC')).cells.publicity.note ?? '', /13855401234/)
})

test('格子填上了，任务自动了结；那一批撤销，任务自动重开 [CV-SETTLE]', async () => {
  const id = await gap('SX-PC', 'mediation')
  const { body: { batchId } } = await enter('sx-dispatch', 'SX-PC', 'mediation', 'transferred')
  assert.deepEqual((({ state, closedOn }) => [state, closedOn])(await get<TaskView>('sx-head', `/api/coverage/tasks/${id}`)), ['closed', '2026-11-23'])
  await post('sx-dispatch', `/api/coverage/batches/${batchId}/undo`, {})
  const { state, story } = await get<TaskView>('sx-head', `/api/coverage/tasks/${id}`)
  assert.deepEqual([state, story.at(-1)!.label], ['assigned', '自动重开'])
})

test('过了期限：单位和司法局各收到一次提醒，再跑不重复；换了日期，过了再提醒 [CV-DUE]', async () => {
  const id = await gap('DT-PC', 'lookup', '2026-12-31')
  const told = async (): Promise<number> => (await owner(`select 1 from notice where kind = 'coverage' and text like '%过期%大通%'`)).length
  later(50)
  for (const _ of [1, 2]) await lookAfterCoverage(house.database.pool, clock.now())
  assert.equal(await told(), 2)
  assert.ok((await get<{ rows: TaskRow[] }>('dt-head', '/api/coverage/tasks?overdue=yes')).rows.some((row) => row.id === id && row.overdue))
  await act('dt-dispatch', id, 'assign', { dueOn: '2027-02-01' })
  later(30)
  await lookAfterCoverage(house.database.pool, clock.now())
  assert.equal(await told(), 4)
})

test('县区对照：每万人直接提供数只在有人口且注明来源时算；距离只在坐标都知道时算 [CV-HEAD]', async () => {
  const row = async (name: string): Promise<CountyRow> => (await get<{ rows: CountyRow[] }>('city-head', '/api/coverage/counties')).rows.find((one) => one.name === name)!
  await owner('update unit_place set latitude = null, longitude = null, point = null')
  const before = await row('田家庵区司法局')
  assert.deepEqual([before.people, before.directPer10k, before.sites.village], [null, null, 1])
  const people = { bureauId: unit('TJA'), version: 0, people: 500_000, source: '演示数，不是真实人口', verified: false }
  assert.equal((await post('tja-head', '/api/coverage/people', people)).status, 403)
  assert.equal((await post('city-head', '/api/coverage/people', { ...people, source: '' })).status, 422)
  assert.equal((await post('city-head', '/api/coverage/people', people)).status, 200)
  assert.equal((await post('city-head', '/api/coverage/people', people)).status, 409, 'somebody was quicker')
  const after = await row('田家庵区司法局')
  const direct = basicServices.reduce((sum, service) => sum + after.services[service].direct, 0)
  assert.deepEqual([after.directPer10k, after.people?.verified], [Math.round((direct / 500_000) * 1_000_000) / 100, false])
  assert.equal((await row('寿县司法局')).farthest, null, 'no coordinates, no distance')
  await bring('city-dispatch', [['340403101901', '另一村（演示）', '直接提供', '直接提供', '直接提供', '直接提供', '直接提供', '32.71', '117.01']], 'yes')
  const { farthest } = await row('田家庵区司法局')
  assert.deepEqual([farthest?.km, farthest?.name, farthest?.sure], [11.1, '另一村（演示）', false], 'a tenth of a degree north')
  assert.deepEqual((await get<{ rows: CountyRow[] }>('sx-head', '/api/coverage/counties')).rows.map(({ name }) => name), ['寿县司法局'])
})

test('应驻尽驻：应驻名单由市里定、写依据；应驻与实驻逐项对，未登记、未驻、方式不全、名单外分开说 [CV-PRESENCE]', async () => {
  const plan = (trade: string, forms: string[]) => post('city-head', '/api/coverage/plan', { placeKind: 'centre', trade, forms, version: 0, source: '市局名单（演示）', verified: false })
  assert.equal((await post('tja-dispatch', '/api/coverage/plan', { placeKind: 'centre', trade: 'notary', forms: ['rota'], version: 0, source: 'x', verified: false })).status, 403)
  assert.equal((await plan('notary', ['rota'])).status, 200)
  await plan('lawyer', ['rota', 'network'])
  const place = (await get<PresencePage>('tja-dispatch', '/api/coverage/presence')).places.find(({ kind }) => kind === 'centre')!
  const set = (trade: string, forms: string[], version = 0, login = 'tja-dispatch') => post(login, '/api/coverage/presence', { placeId: place.id, trade, forms, version })
  const gaps = async (): Promise<unknown[]> => (await get<PresencePage>('tja-dispatch', '/api/coverage/presence')).rows.filter((row) => row.placeId === place.id).map((row) => [row.trade, row.gapName, row.missing, row.extra])
  assert.deepEqual(await gaps(), [['lawyer', '未登记', [], []], ['notary', '未登记', [], []]])
  await set('lawyer', ['network', 'window'])
  await set('notary', [])
  await set('mediation', ['window'])
  assert.deepEqual(await gaps(), [['mediation', '名单外', [], ['window']], ['lawyer', '方式不全', ['rota'], ['window']], ['notary', '应驻未驻', ['rota'], []]])
  assert.equal((await set('notary', ['rota'])).status, 409, 'somebody was quicker')
  assert.equal((await set('notary', ['rota'], 1)).status, 200)
  assert.equal((await get<PresencePage>('tja-dispatch', '/api/coverage/presence')).counts.agrees, 1)
  assert.equal((await set('notary', ['rota'], 2, 'sx-dispatch')).status, 403)
  const hall = await post('tja-dispatch', '/api/coverage/places', { bureauId: unit('TJA'), kind: 'hall', name: '田家庵区政务服务大厅（演示）' })
  assert.equal(hall.status, 200)
  assert.equal((await post('tja-dispatch', '/api/coverage/places', { bureauId: unit('TJA'), kind: 'hall', name: '田家庵区政务服务大厅（演示）' })).status, 422)
  assert.equal((await post('sx-dispatch', '/api/coverage/places', { bureauId: unit('TJA'), kind: 'hall', name: '别县的大厅' })).status, 422)
  assert.ok((await get<PresencePage>('city-head', '/api/coverage/presence')).places.length === 0 && (await get<PresencePage>('city-dispatch', '/api/coverage/presence')).places.length > 100)
})

/** By hand, from the papers: who may do what in his own county, and in another one. Station staff and heads of bodies on what is theirs. */
const countyWide = { countyDispatcher: ['enterCoverage', 'openTask', 'assign', 'finish', 'confirm', 'sendBack', 'cancel', 'reopen', 'setPresence', 'seeCoverage'], countyHead: ['openTask', 'assign', 'confirm', 'sendBack', 'cancel', 'reopen', 'seeCoverage'], countySupervisor: ['confirm', 'sendBack', 'seeCoverage'] }
const cityWide = { cityDispatcher: [...countyWide.countyDispatcher, 'setPresencePlan', 'setPeople'], cityHead: [...countyWide.countyHead, 'setPresencePlan', 'setPeople'], citySupervisor: countyWide.countySupervisor, auditor: ['seeCoverage'] }
const own = { bodyHead: ['seeCoverage', 'enterCoverage', 'finish'], justiceOfficeStaff: ['seeCoverage', 'enterCoverage', 'finish'] }
const bearers: Readonly<Record<string, string>> = { countyDispatcher: 'pj-dispatch', countyHead: 'pj-head', countySupervisor: 'pj-supervise', cityDispatcher: 'city-dispatch', cityHead: 'city-head', citySupervisor: 'city-supervise', auditor: 'city-audit', bodyHead: 'pj-offices', justiceOfficeStaff: 'pj-office1', handler: 'pj-lawyer', windowClerk: 'pj-window', systemOfficer: 'city-system' }
const rights = [...new Set(coveragePermissions.map(({ action }) => action))].filter((action) => !(taskByTime as readonly string[]).includes(action))

test('权限逐格：每个角色 × 每项权利 × 本单位、本县、别县，表里每一行都起作用 [CV-RIGHTS]', async () => {
  const stations = (await owner(`select id, code from unit where kind = 'justiceOffice' and bureau_id = any($1) order by code`, [[unit('PJ'), unit('SX')]])) as { id: string; code: string }[]
  const places = { own: stations.find(({ code }) => code.startsWith('PJ'))!, county: { id: unit('PJ-PC'), code: 'PJ-PC' }, foreign: stations.find(({ code }) => code.startsWith('SX'))! }
  const tasks = Object.fromEntries(await Promise.all(Object.entries(places).map(async ([name, { code }]) => [name, await gap(code, 'publicity')]))) as Record<keyof typeof places, string>
  const reached = async (login: string, right: string, place: keyof typeof places): Promise<boolean> => {
    const { id, code } = places[place]
    const no = (status: number): boolean => status !== 403 && status !== 404
    if (right === 'seeCoverage') return no((await ask(login, 'GET', `/api/coverage/tasks/${tasks[place]}`)).statusCode)
    if (right === 'enterCoverage') return no((await post(login, '/api/coverage/cells', { way: 'missing', cells: [{ siteId: id, service: 'publicity', version: 999_999 }] })).status)
    if (right === 'openTask') return no((await open(login, code, 'publicity')).status)
    if (right === 'setPresence') return no((await post(login, '/api/coverage/presence', { placeId: id, trade: 'forensic', forms: [], version: 999_999 })).status)
    if (right === 'setPresencePlan') return no((await post(login, '/api/coverage/plan', { placeKind: 'hall', trade: 'forensic', forms: [], version: 999_999, source: 'x', verified: false })).status)
    if (right === 'setPeople') return no((await post(login, '/api/coverage/people', { bureauId: unit('PJ'), version: 999_999, people: 1, source: 'x', verified: false })).status)
    const { status } = await post(login, `/api/coverage/tasks/${tasks[place]}/act`, { version: 999_999, action: right, input: { dueOn: '2027-12-31', way: 'direct', evidence: 'x', reason: 'x' } })
    return no(status)
  }
  const expected = (role: string, right: string, place: keyof typeof places): boolean => {
    const [everywhere, county, mine] = [cityWide, countyWide, own].map((table) => (table as Record<string, string[]>)[role]?.includes(right) ?? false)
    return everywhere! || (county! && place !== 'foreign') || (mine! && place === 'own')
  }
  const wrong: string[] = []
  let cells = 0
  for (const [role, login] of Object.entries(bearers)) for (const right of rights) for (const place of Object.keys(places) as (keyof typeof places)[]) {
    const got = await reached(login, right, place)
    cells += 1
    if (got !== expected(role, right, place) && !(role === 'bodyHead' && place === 'county')) wrong.push(`${role} ${right} ${place}: ${got ? 'allowed' : 'refused'}`)
  }
  assert.deepEqual(wrong, [])
  assert.ok(cells > 300, String(cells))
  // Planted: each row moved one step wider or away must change a cell.
  for (const row of coveragePermissions.filter(({ roles }) => !roles.includes('system'))) {
    const kept = row.roles
    Object.assign(row, { roles: [] })
    const role = kept[0]!
    const seen = (await Promise.all((['own', 'county', 'foreign'] as const).map(async (place) => (await reached(bearers[role]!, row.action, place)) !== expected(role, row.action, place)))).some(Boolean)
    Object.assign(row, { roles: kept })
    assert.ok(seen, `${row.action} ${row.scope}`)
  }
})

test('时间和系统的三步没有人办得了；人办的，系统不办 [CV-RIGHTS]', async () => {
  const id = await gap('XJJ-PC', 'publicity')
  for (const action of taskByTime) assert.equal((await act('city-dispatch', id, action, { text: 'x' })).status, 422, action)
  await assert.rejects(actOnTask({ pool: house.database.pool, actor: systemActor, now: clock.now() }, { id, action: 'cancel', input: { reason: 'x' }, requestId: newId() }))
})

test('第二道墙：关掉程序里的判断，别县的格子、任务、工作室、进驻也读不到、改不动 [CV-WALL]', async () => {
  const actor = { kind: 'staff' as const, id: newId(), name: 'x', appointments: [] }
  const reading = (reach: Partial<Reach>, sql: string) => inContext(house.database.pool, { actor, reach: { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null, ...reach } }, (tx) => tx.rows(sql))
  const tables = ['village_room', 'coverage_cell', 'coverage_change', 'coverage_task', 'presence_place', 'presence_fact']
  for (const table of tables) {
    assert.ok((await owner(`select 1 from ${table}`)).length > 0, table)
    assert.deepEqual(await reading({}, `select 1 from ${table}`), [], table)
    assert.deepEqual(await reading({ bureauIds: [unit('BGS')] }, `select 1 from ${table} where bureau_id <> '${unit('BGS')}'`), [], table)
    await owner(`create policy planted on ${table} for select using (true)`)
    assert.notDeepEqual(await reading({}, `select 1 from ${table}`), [], `planted: ${table}`)
    await owner(`drop policy planted on ${table}`)
  }
  assert.deepEqual(await reading({ bureauIds: [unit('GX')] }, `select 1 from action_log where record_kind = 'coverageTask'`), [])
  assert.deepEqual(await reading({ bureauIds: [unit('BGS')] }, `update coverage_cell set note = 'x' where bureau_id <> '${unit('BGS')}' returning 1`), [])
  await assert.rejects(reading({ city: true }, `update coverage_change set way = 'direct'`), /permission denied/)
  await assert.rejects(reading({ city: true }, 'delete from coverage_cell'), /permission denied/)
})

const publicPage = async (url: string): Promise<string> => { const answer = await house.ask({ method: 'GET', url }); assert.equal(answer.statusCode, 200, url); return answer.body.replace(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
const township = async (code: string): Promise<string> => (await owner(`select a as area from unit, unnest(area_codes) a where code = $1 and length(a) = 9`, [code]))[0].area

test('居民看自己那里：五项服务直接提供、指引、转接、没有各是什么，没填的不说成没有；没有的告诉最近直接办的，电话一按就打 [CV-PUBLIC]', async () => {
  const [station] = await owner(`select u.code, u.name from unit u where u.kind = 'justiceOffice' and u.code like 'FT-%' and exists (select from unnest(u.area_codes) a where length(a) = 9) order by u.code limit 1`)
  const [other] = await owner(`select u.code, u.name from unit u where u.kind = 'justiceOffice' and u.code like 'FT-%' and u.code <> $1 order by u.code limit 1`, [station.code])
  const url = `/basic-services?county=340421&township=${await township(station.code)}`
  await owner(`delete from coverage_cell where site_id in (select id from unit where kind in ('justiceOffice', 'serviceCentre'))`)
  assert.match(await publicPage(url), new RegExp(`${station.name} 还没有登记，去之前先打电话问`), 'not said is not missing')
  const says = { publicity: ['direct', '直接提供，就在这里办'], mediation: ['guided', '指引，告诉您到哪里办、怎么办'], legalAid: ['transferred', '转接，替您转过去'], lookup: ['missing', '没有，这里不能办'] } as const
  for (const [service, [way]] of Object.entries(says)) await enter('city-dispatch', station.code, service as BasicService, way)
  await enter('city-dispatch', other.code, 'lookup', 'direct')
  const shown = await publicPage(url)
  for (const [, words] of Object.values(says)) assert.ok(shown.includes(`${station.name} ${words}`), words)
  assert.match(shown, new RegExp(`法律查询 .*最近的、直接办的： ${other.name}`))
  assert.doesNotMatch(shown.slice(shown.indexOf('法治宣传教育'), shown.indexOf('人民调解 ')), /最近的、直接办的/, 'one\'s own station is the nearest, with its hours and telephone')
  const { body } = await house.ask({ method: 'GET', url })
  assert.match(body.slice(body.indexOf('法律查询')), /href="tel:\d/)
  assert.match(await publicPage('/basic-services?county=340421'), /各司法所 直接提供 1 个，没有 1 个，还没有登记 \d+ 个/)
  assert.match(await publicPage(`/bodies/${station.code}`), /五项法律服务，这里怎么办 .*法律查询 没有，这里不能办/)
})

test('植入：格子的说明、谁填的、缺口任务的要求和经办，居民的页上一个字也没有；不选、乱选也打得开 [CV-PUBLIC]', async () => {
  const [station] = await owner(`select u.id, u.code from unit u where u.kind = 'justiceOffice' and u.code like 'FT-%' and exists (select from unnest(u.area_codes) a where length(a) = 9) order by u.code limit 1`)
  await enter('city-dispatch', station.code, 'consultation', 'missing')
  await owner(`update coverage_cell set note = '内部说明甲', entered_name = '填报人乙' where site_id = $1`, [station.id])
  const { body } = await open('city-dispatch', station.code, 'consultation')
  assert.equal(body.created.length, 1)
  await owner(`update coverage_task set ask = '任务要求丙', assignee_name = '经办人丁' where id = $1`, [body.created[0]])
  for (const url of [`/basic-services?county=340421&township=${await township(station.code)}`, '/basic-services?county=340421', '/basic-services', '/basic-services?county=1&township=x', '/basic-services?county=340421&township=340403001', `/bodies/${station.code}`]) {
    assert.doesNotMatch(await publicPage(url), /内部说明甲|填报人乙|任务要求丙|经办人丁|缺口|补齐/, url)
  }
  const nobody = (sql: string) => inContext(house.database.pool, { actor: { kind: 'resident', id: newId(), name: '', appointments: [] }, reach: { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null } }, (tx) => tx.rows<Record<string, unknown>>(sql))
  const [row] = await nobody('select * from public_coverage(null)')
  assert.deepEqual(Object.keys(row!).sort(), ['code', 'service', 'way'], 'nothing else comes out of the database')
  assert.deepEqual(await nobody('select 1 from coverage_cell'), [])
  assert.deepEqual(await nobody(`select * from public_room_coverage('%')`), [])
})
