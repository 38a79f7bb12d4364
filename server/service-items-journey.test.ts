import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImportReport, ItemAnswer, ItemDetail, ItemRow } from '../contract/service-items.ts'
import { inContext, type Tx } from './platform/context.ts'
import { nobody } from './platform/http.ts'
import { newId } from './platform/ids.ts'
import { openMovingHouse } from './proof/moving-house.ts'
import { sheet } from './testing/sample-files.ts'
import { itemByCode, itemsInForce, seedServiceItems } from './rooms/service-items/index.ts'
import { startingSet } from './rooms/service-items/starting-set/index.ts'

/** The life of an item through its routes, and what everybody is told on a day. */
const { house, clock, as, moveTo } = await openMovingHouse('2026-11-23T09:00:00+08:00')

const toDay = (day: string): void => moveTo(`${day}T09:00:00+08:00`)
const get = async <T>(path: string, login = 'city-dispatch'): Promise<T> => (await house.ask({ method: 'GET', url: path, cookie: await as(login) })).json() as T
const post = async (path: string, body: object, login = 'city-hotline-back') => house.ask({ method: 'POST', url: path, cookie: await as(login), body: { requestId: newId(), ...body } })
const act = async (id: string, action: string, input: object, login?: string) => post(`/api/service-items/${id}/act`, { action, input }, login)
const sight = { actor: nobody, reach: { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null } }
const seen = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inContext(house.database.pool, sight, work)
const inForce = (code: string, day: string) => seen((tx) => itemByCode(tx, code, day))
const rowOf = async (code: string): Promise<ItemRow> => (await get<{ rows: ItemRow[] }>(`/api/service-items?q=${code}`)).rows[0]!
const talk = { ...startingSet['LS-01']!, name: '演示事项', summary: '演示用' }

test('新写是草稿，谁也看不到；写的人不能核准；另一人核准、到日子才生效 [SI-LIFE]', async () => {
  const written = await post('/api/service-items', { code: 'DM-01', ...talk })
  assert.equal(written.statusCode, 200, written.body)
  const { id, actions } = written.json() as ItemAnswer
  assert.deepEqual(actions.map(({ action }) => action), ['revise'])
  assert.equal(await inForce('DM-01', '2026-12-31'), undefined)
  assert.equal((await house.ask({ method: 'GET', url: `/api/service-items/${id}`, cookie: await as('tja-dispatch') })).statusCode, 404, 'a county sees no draft')
  assert.equal((await act(id, 'approve', { validFrom: '2026-12-01' })).statusCode, 403)
  assert.match((await act(id, 'approve', { validFrom: '2026-11-01' }, 'city-head')).json().error.fields.validFrom, /不能早于今天/)
  assert.equal((await act(id, 'approve', { validFrom: '2026-12-01' }, 'city-head')).statusCode, 200)
  assert.equal(await inForce('DM-01', '2026-11-30'), undefined)
  assert.equal((await inForce('DM-01', '2026-12-01'))?.name, '演示事项')
  assert.equal((await rowOf('DM-01')).stateName, '已核准，待生效')
})

test('写的人自己又有核准权的，也不能核准自己的文字；改过的人同样不能 [SI-TWO]', async () => {
  const { id } = (await post('/api/service-items', { code: 'DM-02', ...talk }, 'city-dispatch')).json() as ItemAnswer
  const refused = await act(id, 'approve', { validFrom: '2026-12-01' }, 'city-dispatch')
  assert.equal(refused.statusCode, 403)
  assert.match(refused.json().error.message, /另一人办理/)
  assert.ok(!(await get<ItemDetail>(`/api/service-items/${id}`)).actions.some(({ action }) => action === 'approve'), 'no button for it either')
  // Somebody else's comma does not make it somebody else's text: the first writer still does not approve it.
  const look = async (login: string) => (await house.ask({ method: 'GET', url: `/api/service-items/${id}`, cookie: await as(login) })).json() as ItemDetail
  assert.match((await look('city-dispatch')).whyNotApprove ?? '', /您写过或改过/)
  assert.equal((await act(id, 'revise', { ...talk, summary: '演示用，', reason: '加个逗号' })).statusCode, 200)
  assert.equal((await act(id, 'approve', { validFrom: '2026-12-01' }, 'city-dispatch')).statusCode, 403)
  const again = await look('city-dispatch')
  assert.deepEqual([again.actions.some(({ action }) => action === 'approve'), /您写过或改过/.test(again.whyNotApprove ?? '')], [false, true])
  assert.deepEqual([(await look('city-head')).whyNotApprove, (await look('city-head')).actions.some(({ action }) => action === 'approve')], [null, true])
  assert.equal((await act(id, 'withdraw', { reason: '试一试' }, 'city-head')).statusCode, 200)
})

test('出新版：旧版到新版生效前一直有效；同时只有一份草稿；历史逐版可查，按日子查得到当时的一版 [SI-EDITION]', async () => {
  const row = await rowOf('CO-02')
  assert.equal(row.standing, 'inForce')
  const made = (await act(row.id, 'renew', { ...startingSet['CO-02'], summary: '在网上写下来，尽快给答复。', reason: '措辞' })).json() as { created: string[] }
  assert.equal(made.created.length, 1)
  assert.equal((await act(row.id, 'renew', { ...startingSet['CO-02'], reason: '再来一份' }, 'city-dispatch')).statusCode, 409)
  assert.match((await act(made.created[0]!, 'approve', { validFrom: '2026-11-23' }, 'city-head')).json().error.fields.validFrom, /须晚于 2026-11-23/)
  assert.equal((await act(made.created[0]!, 'approve', { validFrom: '2026-12-10' }, 'city-head')).statusCode, 200)
  assert.deepEqual([(await inForce('CO-02', '2026-12-09'))?.edition, (await inForce('CO-02', '2026-12-10'))?.edition], [1, 2])
  toDay('2026-12-11')
  const old = await get<ItemDetail>(`/api/service-items/${row.id}`)
  assert.deepEqual(old.editions.map(({ edition, standing }) => [edition, standing]), [[2, 'inForce'], [1, 'replaced']])
  assert.deepEqual(old.story.map(({ text }) => text), ['随系统提供', '出第 2 版：措辞'])
  assert.equal((await seen((tx) => itemsInForce(tx, '2026-12-11'))).filter(({ code }) => code === 'CO-02').length, 1)
})

test('停用从当天起：指南撤下，昨天的仍查得到；旧版不会自己回来 [SI-WITHDRAW]', async () => {
  const { id } = await rowOf('CO-02')
  assert.equal((await act(id, 'withdraw', { reason: '改由别处办理' }, 'city-dispatch')).statusCode, 200)
  assert.equal(await inForce('CO-02', '2026-12-11'), undefined)
  assert.equal((await inForce('CO-02', '2026-12-10'))?.edition, 2)
})

test('植入差异：从页面保存、从文件导入，同样被拒，说出渠道和内容 [SI-DOOR]', async () => {
  const uneven = { ...talk, materials: [{ name: '收入证明', doors: ['network'] }] }
  const refused = await post('/api/service-items', { code: 'DM-03', ...uneven })
  assert.equal(refused.statusCode, 422)
  assert.match(refused.json().error.fields.materials, /材料“收入证明”：网络有，热线没有/)
  const { toVerify: _note, doors: _all, ...rest } = startingSet['LS-02']!
  const rows = [
    { code: 'DM-04', ...rest, name: '好的一项', doors: ['network', 'window'] },
    { code: 'DM-05', ...rest, name: '不一致的', door: 'network', materials: [{ name: '身份证' }, { name: '收入证明' }] },
    { code: 'DM-05', ...rest, name: '不一致的', door: 'window', materials: [{ name: '身份证' }] },
    { code: 'LA-01', door: 'window', materials: [{ name: '身份证' }], limits: [{ code: 'LA-REV' }] },
    { code: 'dm', ...rest }, { code: 'DM-06', name: '没写全', door: 'network' }, { code: 'DM-07', ...rest, door: 'network', limits: [{ code: 'NO-1' }] },
  ]
  const text = `${rows.map((row) => JSON.stringify(row)).join('\n')}\n{"没写完\n`
  const preview = await send('事项.jsonl', text, 'no')
  const by = (report: ImportReport) => report.lines.map(({ line, verdict, message }) => [line, verdict, message] as const)
  assert.deepEqual(by(preview).map(([line, verdict]) => [line, verdict]), [[1, 'new'], [2, 'refused'], [3, 'refused'], [4, 'refused'], [5, 'refused'], [6, 'refused'], [7, 'refused'], [8, 'refused']])
  assert.match(by(preview)[1]![2], /各渠道不一致.*材料“收入证明”：网络有，窗口没有/)
  assert.match(by(preview)[3]![2], /与登记的事项不一致.*经济困难情况的说明/)
  assert.match(by(preview)[6]![2], /没有“NO-1”/)
  assert.equal((await get<{ rows: ItemRow[] }>('/api/service-items?q=DM-04')).rows.length, 0, 'a preview changes nothing')
  assert.equal((await send('事项.jsonl', text, 'yes')).done, true)
  assert.equal((await rowOf('DM-04')).standing, 'draft', 'imported is a draft, another person approves it')
  assert.equal(by(await send('事项.jsonl', text, 'yes'))[0]![1], 'same', 'the same file twice adds nothing')
  assert.equal((await get<{ rows: ItemRow[] }>('/api/service-items?q=DM-04')).rows[0]!.edition, 1)
})

test('Excel 一样导入：列名用中文，一格里用分号分开 [SI-IMPORT]', async () => {
  const head = ['事项代码', '事项名称', '类别', '渠道', '说明', '服务对象', '办理步骤', '提供层级', '材料', '时限', '收费', '收费依据', '依据', '归入类别', '监督电话']
  const cells = ['DM-08', '表里的一项', '法律查询', '网络、窗口', '说明', '所有人', '来问', '市：直接提供：市中心；县区：指引：县中心', '身份证|承诺书；申请书', 'CS-MSG', '不收费', '法律规定', '《法律援助法》第二十三条；通知', '其他', '12348']
  const report = await send('事项.xlsx', sheet([head, cells]), 'yes')
  assert.deepEqual(report.lines.map(({ verdict, message }) => [verdict, message]), [['new', '存为草稿，等另一人核准']])
  const { definition } = await get<ItemDetail>(`/api/service-items/${(await rowOf('DM-08')).id}`)
  assert.deepEqual([definition.materials, definition.provision[1], definition.basis[0], definition.doors], [[{ name: '身份证', instead: '承诺书' }, { name: '申请书' }], { level: 'county', way: 'guided', who: '县中心' }, { law: '法律援助法', article: '第二十三条', level: 'A' }, ['network', 'window']])
  for (const [name, bytes] of [['图.png', 'x'], ['空.jsonl', ''], ['坏.xlsx', 'PK\u0003\u0004']] as const) assert.equal((await raw(name, bytes, 'no')).statusCode, 422, name)
})

test('文字里有电话、证件号码或密级标志的不收；监督电话写统一的热线 [SI-CLEAN]', async () => {
  for (const summary of ['请打13855401234。', '机密★三年']) assert.equal((await post('/api/service-items', { code: 'DM-09', ...talk, summary })).statusCode, 422, summary)
  assert.match((await post('/api/service-items', { code: 'DM-10', ...talk, supervisionPhone: '0554-6670000' })).json().error.fields.supervisionPhone, /统一的热线号码/)
  const office = await post('/api/service-items', { code: 'DM-10', ...talk, supervisionPhone: '12345' })
  assert.equal((await get<ItemDetail>(`/api/service-items/${(office.json() as ItemAnswer).id}`)).definition.supervisionPhone, '12345')
})

test('第二道墙：没有身份的连接只读得到核准过的；草稿连城市以外的人也读不到 [SI-WALL]', async () => {
  const states = await seen((tx) => tx.rows<{ state: string; dated: boolean }>('select distinct state, valid_from is not null as dated from service_item'))
  assert.deepEqual(states.filter(({ dated }) => !dated), [])
  assert.ok(states.some(({ state }) => state === 'approved'))
  assert.deepEqual(await seen((tx) => tx.rows(`select 1 from action_log where record_kind = 'serviceItem'`)), [])
  await assert.rejects(seen((tx) => tx.rows('delete from service_item')), /permission denied/)
  // Planted: a policy one line too wide would be noticed here.
  await house.database.ownerPool.query('create policy planted on service_item for select using (true)')
  assert.ok((await seen((tx) => tx.rows('select 1 from service_item where valid_from is null'))).length > 0)
  await house.database.ownerPool.query('drop policy planted on service_item')
})

test('再次启动不重复放入；办公室停用的不会回来 [SI-SET]', async () => {
  const before = await seen((tx) => itemsInForce(tx, '2026-12-11'))
  await seedServiceItems(house.database.pool, clock.now())
  assert.equal((await seen((tx) => itemsInForce(tx, '2026-12-11'))).length, before.length)
  assert.ok(before.length >= 29)
})

const raw = async (name: string, bytes: Buffer | string, run: string) => {
  const head = `--b\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return house.ask({ method: 'POST', url: `/api/service-items/imports?run=${run}`, cookie: await as('city-dispatch'), headers: { 'content-type': 'multipart/form-data; boundary=b' }, payload: Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n--b--\r\n')]) as never })
}
const send = async (name: string, bytes: Buffer | string, run: 'yes' | 'no'): Promise<ImportReport> => {
  const answer = await raw(name, bytes, run)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json() as ImportReport
}
