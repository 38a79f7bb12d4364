import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from './platform/ids.ts'
import { openMovingHouse } from './proof/moving-house.ts'
import { createEngine } from './rooms/finding/engine.ts'
import { drainOutbox } from './platform/outbox.ts'
import { publicationBell } from './rooms/security/index.ts'
import { noFinding, publicSearch } from './rooms/finding/index.ts'
import { until } from './testing/until.ts'

// A notice from the writer's form to the residents' page and off it again, through the whole server; the test moves the clock.
const { house, clock, as, moveTo } = await openMovingHouse('2026-09-21T09:00:00+08:00')

const ask = async (login: string, method: string, url: string, body?: object) => {
  const answer = await house.ask({ method, url, cookie: await as(login), ...(body ? { body: { requestId: newId(), ...body } } : {}) })
  return { status: answer.statusCode, body: answer.json() as any }
}
const page = async (url: string, login?: string) => { const answer = await house.ask({ method: 'GET', url, ...(login ? { cookie: await as(login) } : {}) }); return { status: answer.statusCode, text: answer.body } }
const unit = (code: string): string => house.units.get(code)!
const words = { title: '国庆值班安排', columnCode: 'hours', text: '国庆期间窗口有人值班。\n- 上午九点到十一点半', areaCode: '340403', fromOn: '2026-09-21', untilOn: '2026-10-08' }
const write = async (login = 'tja-dispatch', more: object = {}) => ask(login, 'POST', '/api/announcements', { ...words, unitId: unit('TJA'), ...more })
const step = async (login: string, id: string, action: string, input: object = {}) => (await ask(login, 'POST', `/api/publications/${id}/act`, { action, input })).body
const detail = async (login: string, id: string) => (await ask(login, 'GET', `/api/publications/${id}`)).body
const road = async (id: string, [writer, checker, head]: readonly string[] = ['tja-dispatch', 'tja-review', 'tja-head']) => {
  await step(writer!, id, 'submit')
  await step(checker!, id, 'selfReview')
  await step('city-security', id, 'secrecyReview', { outcome: 'pass' })
  return (await step(head!, id, 'approve', { outcome: 'pass' })).stateName
}
const approved = async (more: object = {}, login = 'tja-dispatch', people?: string[]): Promise<string> => {
  const { body } = await write(login, more)
  assert.equal(await road(body.id, people), '已公开', JSON.stringify(body))
  return body.id
}
const owner = async <R>(sql: string, values: unknown[] = []): Promise<R[]> => (await house.database.ownerPool.query(sql, values)).rows as R[]
const runJob = async (name: string): Promise<void> => { const { jobsOf } = await import('./schedule.ts'); await jobsOf(house).find((job) => job.name === name)!.run({}, { now: clock.now(), signal: AbortSignal.timeout(60_000) }) }

test('公告：写稿、自查、保密审查、审批四个人办完三道关，居民才看得到；少一道也看不到 [NT-ROAD]', async () => {
  const { body } = await write()
  assert.equal(body.stateName, '草稿')
  const hidden = async (): Promise<void> => { assert.equal((await page('/notices')).text.includes(words.title), false); assert.equal((await page(`/notices/${body.id}`)).status, 404) }
  await hidden()
  for (const [login, action, input, state] of [['tja-dispatch', 'submit', {}, '待自查'], ['tja-review', 'selfReview', {}, '待保密审查'], ['city-security', 'secrecyReview', { outcome: 'pass' }, '待审批'], ['tja-head', 'approve', { outcome: 'pass' }, '已公开']] as const) {
    await hidden()
    assert.equal((await step(login, body.id, action, input)).stateName, state)
  }
  const shown = await page(`/notices/${body.id}`)
  for (const said of ['田家庵区司法局，2026年9月21日发布', '田家庵区适用', '到 2026年10月8日为止', '<li>上午九点到十一点半</li>']) assert.ok(shown.text.includes(said), said)
  assert.match((await page('/notices/hours')).text, /国庆值班安排/)
  assert.doesNotMatch((await page('/notices/publicity')).text, /国庆值班安排/)
  const { story, selfReviewedBy, secrecyReviewedBy, approvedBy, announcement } = await detail('tja-head', body.id)
  assert.deepEqual(story.map(({ label }: { label: string }) => label), ['写公告', '提交审查', '自查', '保密审查', '审批公开'])
  assert.equal(new Set([selfReviewedBy, secrecyReviewedBy, approvedBy]).size, 3)
  assert.deepEqual([announcement.columnName, announcement.areaName, announcement.shown], ['服务时间', '田家庵区', true])
})

test('同一人不得既自查又保密审查，写稿的人不得审批：身兼数岗也不行 [NT-THREE]', async () => {
  const review = house.accounts.get('tja-review')!
  for (const role of ['securityOfficer', 'countyHead']) await owner(`insert into appointment (id, account_id, unit_id, role, from_on) values ($1, $2, $3, $4, '2026-01-01')`, [newId(), review, unit('TJA'), role])
  // A row written past the house reaches its sessions by a notice of the database, a moment later.
  for (let tries = 0; !JSON.stringify((await ask('tja-review', 'GET', '/api/session')).body).includes('countyHead'); tries++) { assert.ok(tries < 200, 'never heard'); await sleep(50) }
  const { body } = await write('tja-review')
  await step('tja-review', body.id, 'submit')
  assert.equal((await step('tja-review', body.id, 'selfReview')).stateName, '待保密审查')
  assert.match((await step('tja-review', body.id, 'secrecyReview', { outcome: 'pass' })).error.message, /须由不同的人办理/)
  await step('city-security', body.id, 'secrecyReview', { outcome: 'pass' })
  assert.match((await step('tja-review', body.id, 'approve', { outcome: 'pass' })).error.message, /须由不同的人办理/)
  assert.equal((await step('tja-head', body.id, 'approve', { outcome: 'refuse', opinion: '不急' })).stateName, '不予公开')
  await owner('delete from appointment where account_id = $1 and from_on = $2 and role in ($3, $4)', [review, '2026-01-01', 'securityOfficer', 'countyHead'])
})

test('植入：标题或正文里有身份证号、电话、银行卡号、密级标志的，写不进、改不成、过不了关 [NT-CLEAN]', async () => {
  for (const [text, what] of [['请找王某，身份证 340403199001011239', /身份证号码/], ['请打 138 0554 1234', /电话号码/], ['汇到 4111 1111 1111 1111', /银行卡号/], ['本件属内部资料，请勿外传', /密级标志/]] as const) {
    assert.match((await write('tja-dispatch', { text })).body.error?.message ?? '', what)
    assert.match((await write('tja-dispatch', { title: text.slice(0, 40) })).body.error?.message ?? '', what)
  }
  const { body } = await write()
  assert.match((await step('tja-dispatch', body.id, 'amend', { ...words, text: '请打 138 0554 1234', reason: '加电话' })).error.message, /电话号码/)
  await step('tja-dispatch', body.id, 'submit')
  await owner(`update publication set title = '身份证 340403199001011239 的公告' where id = $1`, [body.id])
  assert.match((await step('tja-review', body.id, 'selfReview')).error.message, /身份证号码/, 'each gate looks anew, at the heading too')
  const shown = await detail('city-security', body.id)
  assert.deepEqual(shown.findings.map((one: { zh: string; at: number; blocks: boolean }) => [one.zh, one.at < shown.title.length, one.blocks]), [['身份证号码', true, true]], 'and whoever reviews sees what they see')
  await owner(`update publication set title = '洞山路12号3栋停水', text = '请到朝阳街5号楼问' where id = $1`, [body.id])
  assert.deepEqual((await detail('city-security', body.id)).findings.map((one: { zh: string; at: number }) => [one.zh, one.at < 8]), [['门牌地址', true], ['门牌地址', false]], 'of heading and text')
  assert.equal((await write('tja-dispatch', { text: '机密★三年\n关于某事' })).status, 422, 'a mark of state secrets is held back at the door')
})

test('县区的公告只给那个县区看，全市的各县区都看得到；县区单位不能发给别处，律师事务所不能发 [NT-AREA]', async () => {
  const county = await approved({ title: '田家庵的事' })
  const city = await approved({ title: '全市的事', unitId: unit('HN-D1'), areaCode: '340400' }, 'city-dispatch', ['city-dispatch', 'city-review', 'city-head'])
  const seen = async (url: string) => { const { text } = await page(url); return [text.includes('田家庵的事'), text.includes('全市的事')] }
  assert.deepEqual(await seen('/notices?county=340403'), [true, true])
  assert.deepEqual(await seen('/notices?county=340422'), [false, true])
  assert.deepEqual(await seen('/notices'), [true, true])
  assert.deepEqual([(await page(`/notices/${county}`)).status, (await page(`/notices/${city}`)).status], [200, 200])
  assert.match((await write('tja-dispatch', { areaCode: '340400' })).body.error.fields.areaCode, /发给全市的/)
  assert.match((await write('tja-dispatch', { areaCode: '340422' })).body.error.fields.areaCode, /只能发给本县区/)
  assert.equal((await write('tja-dispatch', { unitId: unit('SX') })).status, 403, 'not in another county\'s name')
  assert.match((await write('tja-dispatch', { unitId: unit('TJA-F1') })).body.error.fields.unitId, /不由律师事务所/)
  assert.equal((await write('tja-lawyer')).status, 403)
})

test('没到开始那天的不显示，过了最后一天的不显示；到期自己下线、留痕、告诉责任人，改了日期重新走三道关 [NT-DAYS]', async () => {
  const id = await approved({ title: '十月才开始', fromOn: '2026-10-01', untilOn: '2026-10-03' })
  const seen = async (): Promise<boolean> => (await page('/notices')).text.includes('十月才开始')
  assert.equal(await seen(), false)
  moveTo('2026-10-01T00:30:00+08:00')
  assert.match((await page(`/notices/${id}`)).text, /2026年10月1日发布/)
  moveTo('2026-10-03T23:00:00+08:00')
  await runJob('take-off-announcements')
  assert.equal(await seen(), true, 'the last day is a day of it')
  moveTo('2026-10-04T00:01:00+08:00')
  assert.equal(await seen(), false, 'over, whether or not a job has run')
  await runJob('take-off-announcements')
  await runJob('take-off-announcements')
  const gone = await detail('tja-dispatch', id)
  assert.deepEqual([gone.stateName, gone.story.at(-1).label, gone.announcement.shown], ['已到期', '到期下线', false])
  assert.deepEqual((await owner<{ text: string; account_id: string }>(`select text, account_id from notice where kind = 'announcementEnded'`)).map((one) => [one.account_id, /“十月才开始”/.test(one.text)]), [[house.accounts.get('tja-dispatch'), true]])
  assert.equal((await step('tja-dispatch', id, 'submit')).error.kind, 'wrongState')
  assert.equal((await step('tja-dispatch', id, 'amend', { ...words, title: '十月才开始', untilOn: '2026-10-02', reason: '再用' })).error.kind, 'invalid', 'a day gone by')
  assert.equal((await step('tja-dispatch', id, 'amend', { ...words, title: '十月才开始', untilOn: '2026-12-31', reason: '再用' })).stateName, '草稿')
  assert.equal(await seen(), false)
  assert.equal(await road(id), '已公开')
  assert.equal(await seen(), true)
})

test('到期之前先告诉责任人；空栏目查得出，有了公告就算改好；公告页归责任单位 [NT-OWNER]', async () => {
  const id = await approved({ title: '快到期的事', columnCode: 'publicity', untilOn: '2026-10-09' })
  await house.site.check(clock.now(), { restMs: 0, mostOfOneMake: 12 })
  const [row] = await owner<{ kind: string; review_by: string; account_id: string; unit_id: string }>(`select kind, review_by::text, account_id, unit_id from site_page where path = $1`, [`/notices/${id}`])
  assert.deepEqual(row, { kind: 'announcement', review_by: '2026-10-09', account_id: house.accounts.get('tja-dispatch'), unit_id: unit('TJA') })
  await runJob('warn-review')
  assert.match((await owner<{ text: string }>(`select text from notice where kind = 'contentReview' and account_id = $1`, [house.accounts.get('tja-dispatch')]))[0]!.text, /14 天内要复核：.*“快到期的事”/)
  const empty = (await owner<{ page_path: string }>(`select page_path from site_finding where kind = 'emptyColumn' and fixed_at is null`)).map((one) => one.page_path)
  assert.deepEqual(['/notices', '/notices/hours', '/notices/publicity', '/notices/lists'].map((path) => empty.includes(path)), [false, false, false, true])
})

test('撤下写明理由，立即看不到，全程有记录；撤下的改好了从头再走 [NT-DOWN]', async () => {
  const id = await approved({ title: '写错了的事' })
  assert.equal((await step('tja-head', id, 'takeDown')).error.kind, 'invalid', 'a reason is wanted')
  assert.equal((await step('tja-dispatch', id, 'takeDown', { reason: '写错了' })).error.kind, 'notAllowed')
  assert.equal((await step('tja-head', id, 'takeDown', { reason: '时间写错了' })).stateName, '不予公开')
  assert.equal((await page(`/notices/${id}`)).status, 404)
  assert.match((await detail('tja-head', id)).story.at(-1).text, /时间写错了/)
  assert.equal((await owner(`select from audit_entry where act = 'publication.takeDown' and object = $1 and result = 'ok'`, [id])).length, 1)
  assert.equal((await step('tja-dispatch', id, 'amend', { ...words, untilOn: '2026-12-31', reason: '改时间' })).stateName, '草稿')
  assert.equal((await owner(`select from knowledge_entry where title = '写错了的事'`)).length, 0, 'a notice is no answer for reuse')
})

test('查法律和指南，也查得到已公开的公告，标明栏目和日期；没审批的、撤下的、没到日子的、过了期的，从来查不到 [NT-FIND]', async () => {
  moveTo('2026-10-04T09:00:00+08:00')
  const engine = createEngine({ pool: house.desk.pool, folder: '', database: '/test', onFailure: (error) => { throw error } })
  const finder = { ...noFinding, find: engine.find }
  const look = async (q: string) => (await publicSearch(finder, house.desk.pool, q, { now: clock.now() }))!
  const found = async (q = '欠薪夜间值班窗口'): Promise<string[]> => (await look(q)).notices.filter(({ title }) => title.startsWith('欠薪')).map(({ id }) => id)
  const known = (): number => engine.status().counts.notice
  try {
    await until(() => engine.status().ready)
    const before = known()
    const text = '包工头拖欠工资的，晚上七点到九点有人接待。'
    const { body } = await write('tja-dispatch', { title: '欠薪夜间值班窗口', text, fromOn: '2026-10-04', untilOn: '2026-12-31' })
    const steps = [['tja-dispatch', 'submit'], ['tja-review', 'selfReview'], ['city-security', 'secrecyReview', { outcome: 'pass' }]] as const
    for (const [login, action, input] of steps) {
      assert.deepEqual(await found(), [], action)
      await step(login, body.id, action, input)
    }
    assert.deepEqual(await found(), [], 'three gates, and only two were passed')
    await step('tja-head', body.id, 'approve', { outcome: 'pass' })
    await until(async () => (await found()).length > 0)
    const [hit] = (await look('老板拖欠工资晚上找谁')).notices
    assert.deepEqual([hit!.id, hit!.kind, hit!.notes, hit!.on.slice(0, 10)], [body.id, '服务时间', ['田家庵区'], clock.now().toISOString().slice(0, 10)])
    assert.ok(hit!.marked.some((piece) => piece.hit && piece.text.includes('拖欠')), 'found by its text as well as by its heading')
    assert.deepEqual((await look('母猪的产后护理')).notices, [])
    const early = await approved({ title: '欠薪夜间值班窗口（明年）', text, fromOn: '2027-01-01', untilOn: '2027-03-01' })
    await until(() => known() === before + 2)
    assert.deepEqual(await found(), [body.id])
    moveTo('2027-01-02T09:00:00+08:00')
    assert.deepEqual(await found(), [early], 'the one has begun, the other is over, whatever the index holds of them')
    // Planted: the state goes back behind the back of the index. What it still knows is asked of the database first.
    await owner(`update publication set state = 'toApprove' where id = $1`, [early])
    assert.deepEqual([known(), await found()], [before + 2, []])
    await owner(`update publication set state = 'published' where id = $1`, [early])
    assert.deepEqual(await found(), [early])
    await step('tja-head', early, 'takeDown', { reason: '改期' })
    assert.deepEqual(await found(), [], 'at once')
    await until(() => known() === before + 1)
    assert.equal(known(), before + 1, 'and soon not even in the index')
  } finally {
    await engine.stop()
    moveTo('2026-10-04T09:00:00+08:00')
  }
})

test('该办下一步的人，提醒里有一条；谁办了，这一条就没了；办过前面一步的、别的县区的、管不着的不提醒 [NT-BELL]', async () => {
  const bell = async (login: string): Promise<string[]> => ((await ask(login, 'GET', '/api/notices?size=50')).body.rows as { kind: string; text: string; path: string | null }[]).filter(({ kind, path }) => kind === 'publicationStep' && path === `/publications/${body.id}`).map(({ text }) => text)
  const rung = async (): Promise<Record<string, string[]>> => {
    await drainOutbox({ pool: house.desk.pool, listeners: publicationBell, log: (_, said) => assert.fail(said) })
    const told = await owner<{ login: string }>(`select a.login from notice n join account a on a.id = n.account_id where n.path = $1 and n.read_at is null order by a.login`, [`/publications/${body.id}`])
    return Object.fromEntries(await Promise.all(told.map(async ({ login }) => [login, await bell(login)] as const)))
  }
  const { body } = await write('tja-dispatch', { title: '谁来办', untilOn: '2026-12-31' })
  assert.deepEqual(await rung(), {}, 'a draft is nobody\'s step')
  await step('tja-dispatch', body.id, 'submit')
  assert.deepEqual(await rung(), { 'tja-centre': ['待自查的公告，请办理：谁来办'], 'tja-review': ['待自查的公告，请办理：谁来办'] }, 'of the unit and its bureau; not who wrote it')
  await step('tja-review', body.id, 'selfReview')
  assert.deepEqual(await rung(), { 'city-security': ['待保密审查的公告，请办理：谁来办'] })
  await step('city-security', body.id, 'secrecyReview', { outcome: 'pass' })
  assert.deepEqual(await rung(), { 'tja-head': ['待审批的公告，请办理：谁来办'] }, 'the county\'s own head, not the city\'s')
  await step('tja-head', body.id, 'approve', { outcome: 'refuse', opinion: '再想想' })
  assert.deepEqual(await rung(), { 'tja-dispatch': ['不予公开的公告，请看理由：谁来办'] })
  await step('tja-dispatch', body.id, 'amend', { ...words, title: '谁来办', untilOn: '2026-12-31', reason: '改了' })
  assert.deepEqual(await rung(), {})
})

test('预览只给看得到这份稿子的工作人员；待我办、我写的各看各的 [NT-SIGHT]', async () => {
  const { body } = await write('tja-dispatch', { title: '还是草稿', untilOn: '2026-12-31' })
  const preview = `/notices/${body.id}/preview`
  assert.match((await page(preview, 'tja-dispatch')).text, /预览：[\s\S]*还是草稿/)
  assert.deepEqual([(await page(preview)).status, (await page(preview, 'sx-dispatch')).status, (await page(`/notices/${body.id}`, 'tja-dispatch')).status], [404, 404, 404])
  assert.equal((await ask('sx-dispatch', 'GET', `/api/publications/${body.id}`)).status, 404)
  const has = async (login: string, of: string) => ((await ask(login, 'GET', `/api/publications?of=${of}&kind=announcement&size=100`)).body.rows as { id: string }[]).some(({ id }) => id === body.id)
  assert.deepEqual([await has('tja-dispatch', 'mine'), await has('tja-review', 'mine'), await has('tja-review', 'waiting')], [true, false, false])
  await step('tja-dispatch', body.id, 'submit')
  assert.deepEqual([await has('tja-review', 'waiting'), await has('sx-review', 'waiting'), await has('city-security', 'waiting')], [true, false, false])
  await step('tja-review', body.id, 'selfReview')
  assert.deepEqual([await has('tja-review', 'waiting'), await has('city-security', 'waiting')], [false, true])
})

test('新的在前，一页十五份，更早的翻页看，一份不少、一份不重；乱写的翻页标记不出错 [NT-PAGE]', async () => {
  const ids = Array.from({ length: 32 }, () => newId())
  for (const [n, id] of ids.entries()) await owner(
    `insert into publication (id, version, state, kind, created_at, created_by, unit_id, bureau_id, title, text, column_code, area_code, shown_from, shown_until, owner_id, published_at, log_seq, log_hash)
     values ($1, 1, 'published', 'announcement', now(), $2, $3, $3, $4, '正文', 'lists', '340422', '2026-01-01', '2026-12-31', $2, '2026-09-20T00:00:00Z'::timestamptz - make_interval(hours => $5 / 2), 0, '')`, [id, house.accounts.get('sx-dispatch'), unit('SX'), `第${n}份`, n])
  const seen: string[] = []
  for (let url: string | undefined = '/notices/lists?county=340422'; url;) {
    const { text } = await page(url)
    const here = [...text.matchAll(/href="\/notices\/([0-9a-f-]{36})"/g)].map(([, id]) => id!)
    assert.ok(here.length <= 15)
    seen.push(...here)
    url = /href="(\/notices[^"]*before[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#61;', '=')
  }
  assert.deepEqual([seen.length, new Set(seen).size, seen.every((id) => ids.includes(id))], [32, 32, true])
  assert.ok(seen.indexOf(ids[0]!) < seen.indexOf(ids[31]!))
  for (const before of ['x', '%00', newId()]) assert.equal((await page(`/notices?before=${encodeURIComponent(before)}`)).status, 200)
})

test('首页列出最新的三份；撤下两秒内首页也没有；数据库连不上，首页照样打得开 [NT-START]', async () => {
  const id = await approved({ title: '首页看得到的事', untilOn: '2026-12-31' })
  const later = () => new Promise((done) => { setTimeout(done, 2_100) })
  await later()
  const { text } = await page('/')
  assert.match(text, /首页看得到的事/)
  assert.ok([...text.matchAll(/href="\/notices\/[0-9a-f-]{36}"/g)].length <= 3)
  await step('tja-head', id, 'takeDown', { reason: '不要了' })
  await later()
  assert.doesNotMatch((await page('/')).text, /首页看得到的事/)
  await later()
  const { pool } = house.desk
  const connect = pool.connect
  // Away as the network has it: no answer at all.
  Object.assign(pool, { connect: () => new Promise(() => {}) })
  try {
    const away = await page('/')
    assert.deepEqual([away.status, away.text.includes('发生了什么事'), away.text.includes('全部通知公告')], [200, true, false])
  } finally {
    Object.assign(pool, { connect })
  }
})
