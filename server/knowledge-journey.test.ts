import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { ArticlePage, EntryDetail, ImportView, LawView, LibraryView } from '../contract/knowledge.ts'
import { newId } from './platform/ids.ts'
import { openHouse, type ProofHouse } from './proof/house.ts'
import { inContext, systemSight } from './platform/context.ts'
import { drainOutbox } from './platform/outbox.ts'
import { answersFromPublications, articlesForIndex, casesForIndex, knowledgeJobs, seedKnowledge, type IndexMark } from './rooms/knowledge/index.ts'
import { importFile } from './rooms/knowledge/import/import-file.ts'
import { runImport, runImports } from './rooms/knowledge/import/run.ts'

/** The library through its routes: files come in, days of effect are entered, the law stands as it stood. */
let house: ProofHouse
before(async () => { house = await openHouse() })
after(() => house.end())

const get = async <T>(path: string, login = 'city-dispatch'): Promise<T> => (await house.ask({ method: 'GET', url: path, cookie: await house.as(login) })).json() as T
const post = async (path: string, body: object, login = 'city-dispatch') => house.ask({ method: 'POST', url: path, cookie: await house.as(login), body: { requestId: newId(), ...body } })
const send = async (name: string, bytes: Buffer | string, login = 'city-dispatch'): Promise<ImportView> => {
  const head = `--b\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const answer = await house.ask({ method: 'POST', url: '/api/knowledge/imports', cookie: await house.as(login), headers: { 'content-type': 'multipart/form-data; boundary=b' }, payload: Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n--b--\r\n')]) as never })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json() as ImportView
}
const runAll = () => knowledgeJobs(house.database.pool).find((job) => job.name === 'run-imports')!.run({}, { now: house.clock.now(), signal: new AbortController().signal })
const takeIn = async (name: string, bytes: Buffer | string): Promise<ImportView> => {
  const { id } = await send(name, bytes)
  await post(`/api/knowledge/imports/${id}/run`, {})
  await runAll()
  return get(`/api/knowledge/imports/${id}`)
}
const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n')

const law = (published: string, more: object = {}) => ({ law: '中华人民共和国示例公司法', short: '示例公司法', category: '民法商法', published, effective: null, current: true, path: ['第一章 总则'], src: `示例公司法(${published}).md`, ...more })
const company = [
  { ...law('2018-10-26', { effective: '2018-10-26', current: false }), article: '第七十一条', text: '股东之间可以互相转让股权；向外人转让的，须过半数其他股东同意，三十日不答复视为同意。' },
  { ...law('2018-10-26', { effective: '2018-10-26', current: false }), article: '第七十二条', text: '法院强制执行转让股权时，通知公司和全体股东。' },
  { ...law('2023-12-29'), article: '第七十一条', text: '董事由股东会选举产生，解任自决议作出之日起生效。' },
  { ...law('2023-12-29'), article: '第八十四条', text: '股东之间可以互相转让股权；向外人转让的，须把数量价格书面通知其他股东，三十日不答复视为放弃优先购买。' },
]
const versionsOf = async (): Promise<LawView> => {
  const { laws } = await get<LibraryView>(`/api/knowledge?q=${encodeURIComponent('示例公司法')}`)
  return get(`/api/knowledge/laws/${laws[0]!.id}`)
}
const articleOf = async (published: string, number: string): Promise<string> => {
  const { id, versions } = await versionsOf()
  const shown = await get<LawView>(`/api/knowledge/laws/${id}?version=${versions.find((v) => v.publishedOn === published)!.id}`)
  return shown.articles.find((article) => article.number === number)!.id
}

test('导入：先看预览，资料库不动；确认后导入；同一文件再导一次，什么也不改并如实说明 [KN-IMPORT]', async () => {
  const first = await send('示例.jsonl.gz', gzipSync(lines(company)))
  assert.deepEqual([first.stageName, first.counts, first.rowsRead], ['待确认', { new: 4 }, 4])
  assert.match(first.first[0]!.what, /示例公司法（2018-10-26公布） 第七十一条/)
  assert.equal((await get<LibraryView>('/api/knowledge?q=示例公司法')).laws.length, 0, 'a preview changes nothing')
  await post(`/api/knowledge/imports/${first.id}/run`, {})
  await runAll()
  assert.deepEqual((({ stageName, mergedTo }) => [stageName, mergedTo])(await get<ImportView>(`/api/knowledge/imports/${first.id}`)), ['已完成', 4])
  const marks = await stamps()
  const again = await takeIn('示例.jsonl', lines(company))
  assert.deepEqual(again.counts, { same: 4 })
  assert.equal(await stamps(), marks, 'nothing was written')
})

test('坏文件：逐行说明哪里不对，好的行可以单独导入；结果可以下载 [KN-IMPORT]', async () => {
  const broken = [JSON.stringify({ ...law('2020-01-01'), law: '示例规定', article: '第一条', text: '好的一行。' }), '{"law": "没写完', '[1,2]', JSON.stringify({ law: '示例规定', article: '第一条之又', text: '条号不对', published: '2020-01-01' }), JSON.stringify({ law: '示例规定', article: '第二条', text: '日期不对', published: '2020-13-41' }), JSON.stringify({ law: '示例规定', article: '第三条', published: '2020-01-01' }), '', 'x'.repeat(300 * 1024), JSON.stringify({ title: '有电话的案例', body: '请打13855401234。' })]
  const view = await takeIn('坏.jsonl', broken.join('\n'))
  assert.deepEqual(view.counts, { new: 1, refused: 7 })
  assert.deepEqual(view.refusedFirst.map(({ line, message }) => [line, message!.slice(0, 12)]), [
    [2, '不是一行 JSON，请检查'.slice(0, 12)], [3, '这一行不是一个对象，请检查'.slice(0, 12)], [4, '条号“第一条之又”不能识别'.slice(0, 12)], [5, '公布日期：日期须写成“年-月-日'.slice(0, 12)], [6, '条文：须是文字'], [8, '这一行超过 256 KB'.slice(0, 12)], [9, '含有电话号码，请隐去后再导入'.slice(0, 12)],
  ])
  const report = await house.ask({ method: 'GET', url: `/api/knowledge/imports/${view.id}/report.csv`, cookie: await house.as('city-dispatch') })
  assert.match(report.body, /"2","","不收","不是一行 JSON/)
  assert.match(report.body, /"1","示例规定（2020-01-01公布） 第一条","新增"/)
})

test('不是资料的文件：说清原因，不出差错 [KN-IMPORT]', async () => {
  const bomb = gzipSync(Buffer.alloc(1024 * 1024 * 430, 0x20))
  for (const [name, bytes, said] of [['空.jsonl', '', /没有可以导入的内容/], ['图.png', 'x', /只能导入/], ['坏.jsonl.gz', Buffer.from('不是压缩'), /已损坏/], ['截.jsonl.gz', gzipSync(lines(company)).subarray(0, 60), /已损坏/], ['坏.xlsx', 'PK\u0003\u0004', /打不开/], ['坏.docx', '没有', /打不开/], ['炸.jsonl.gz', bomb, /展开后超过/]] as const) {
    const view = await send(name, bytes as Buffer)
    assert.equal(view.stageName, '没有读成', name)
    assert.match(view.trouble ?? '', said, name)
  }
  assert.equal((await house.ask({ method: 'POST', url: '/api/knowledge/imports', cookie: await house.as('city-dispatch'), body: {} })).statusCode, 422)
  // Cut off on the way: in the middle of a line, of a packed file, before the file.
  for (const [name, bytes] of [['断.jsonl', Buffer.from(lines(company))], ['断.jsonl.gz', gzipSync(lines(company))], ['断.docx', Buffer.from('PK')]] as const) {
    const payload = Buffer.concat([Buffer.from(`--b\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\n`), bytes.subarray(0, bytes.length - 9)])
    const answer = await house.ask({ method: 'POST', url: '/api/knowledge/imports', cookie: await house.as('city-dispatch'), headers: { 'content-type': 'multipart/form-data; boundary=b' }, payload: payload as never })
    assert.ok(answer.statusCode < 500, `${name}: ${answer.body}`)
    assert.match(answer.body, /没有传完整|已损坏/, name)
  }
})

test('施行日期没人录入：不推定，界面如实说；有人据来源录入后，2022 年适用 2018 版，2025 年适用 2023 版 [KN-ASOF]', async () => {
  const old = await articleOf('2018-10-26', '第七十一条')
  const on = (day: string) => get<ArticlePage>(`/api/knowledge/articles/${old}?day=${day}`)
  const before = await on('2025-05-01')
  assert.equal(before.asOf?.kind, 'unknown')
  assert.match(before.asOf?.kind === 'unknown' ? before.asOf.says : '', /不能确定.*施行日期尚未录入，不作推定/)
  const { versions } = await versionsOf()
  const fresh = versions.find((v) => v.publishedOn === '2023-12-29')!
  assert.equal((await post(`/api/knowledge/versions/${fresh.id}/effect`, { effectiveOn: '2024-07-01', source: '该法附则：自2024年7月1日起施行' }, 'city-hotline1')).statusCode, 403)
  assert.match((await post(`/api/knowledge/versions/${fresh.id}/effect`, { effectiveOn: '2020-07-01', source: '误写' })).json().error.fields.effectiveOn, /不早于公布日期/)
  assert.equal((await post(`/api/knowledge/versions/${fresh.id}/effect`, { effectiveOn: '2024-07-01', source: '该法附则：自2024年7月1日起施行' })).statusCode, 200)
  const [y2022, y2025, y2010] = [await on('2022-05-01'), await on('2025-05-01'), await on('2010-05-01')]
  assert.equal(y2022.asOf?.kind === 'found' && y2022.asOf.article.version?.publishedOn, '2018-10-26')
  assert.equal(y2025.asOf?.kind === 'found' && y2025.asOf.article.version?.publishedOn, '2023-12-29')
  assert.equal(y2010.asOf?.kind === 'lacking' && y2010.asOf.reason, 'noVersion')
  const record = (await versionsOf()).versions.find((v) => v.id === fresh.id)!
  assert.deepEqual([record.effectBy, record.record[0]!.source], ['person', '该法附则：自2024年7月1日起施行'])
})

test('条号在新旧版之间移动：不把同号当同条，今日最相近的一条并列供参考，怎样衔接由人判断 [KN-ASOF]', async () => {
  const page = await get<ArticlePage>(`/api/knowledge/articles/${await articleOf('2018-10-26', '第七十一条')}?day=2022-05-01`)
  const today = page.asOf!.today!
  assert.match(today.sameNumber!.text, /董事/)
  assert.equal(today.closest!.article.number, '第八十四条')
  assert.ok(today.closest!.similarity > 0.5 && today.differs && !today.sameVersion)
  assert.match(page.asOf!.notes.join(), /新旧法如何衔接由办理人员判断/)
})

test('人录入的施行日期，重新导入文件也不改 [KN-ASOF]', async () => {
  const view = await takeIn('又一次.jsonl', lines(company.map((row) => ({ ...row, effective: row.published === '2023-12-29' ? '2023-12-29' : row.effective }))))
  assert.deepEqual(view.counts, { same: 4 })
  assert.equal((await versionsOf()).versions.find((v) => v.publishedOn === '2023-12-29')!.effectiveOn, '2024-07-01')
})

test('Markdown 里的法律和案例按章节、条号读成逐条 [KN-IMPORT]', async () => {
  await takeIn('办法.md', '# 示例办法\n公布日期：2021-03-01\n施行日期：2021-05-01\n\n## 第一章 总则\n\n第一条 为了试验，制定本办法。\n\n第二条 有下列情形的：\n（一）甲；\n（二）乙。\n\n## 第二章 附则\n**第三条** 自公布之日起施行。')
  const { laws } = await get<LibraryView>('/api/knowledge?q=示例办法')
  const shown = await get<LawView>(`/api/knowledge/laws/${laws[0]!.id}`)
  assert.deepEqual(shown.articles.map(({ number, text, path }) => [number, text, path]), [['第一条', '为了试验，制定本办法。', ['第一章 总则']], ['第二条', '有下列情形的：\n（一）甲；\n（二）乙。', ['第一章 总则']], ['第三条', '自公布之日起施行。', ['第二章 附则']]])
  assert.deepEqual([shown.versions[0]!.publishedOn, shown.versions[0]!.effectiveOn], ['2021-03-01', '2021-05-01'])
})

test('答复：写的人不能核准自己写的；核准后全市可见，修改后须重新核准；停用即不再可见 [KN-ENTRY]', async () => {
  const input = { kind: 'answer', title: '拖欠工资怎么办', question: '老板拖欠工资三个月', body: '可以向劳动监察投诉，也可以申请劳动仲裁。', source: '热线常见问题', reviewOn: '2027-12-31', sensitivity: 'ordinary', topic: 'labour' }
  assert.match((await post('/api/knowledge/entries', { ...input, body: '请打 13855401234' }, 'city-dispatch')).json().error.message, /电话号码/)
  const { id, stateName } = (await post('/api/knowledge/entries', input, 'city-dispatch')).json() as { id: string; stateName: string }
  assert.equal(stateName, '草稿待核准')
  const act = async (login: string, action: string, body: object = {}) => post(`/api/knowledge/entries/${id}/act`, { action, input: body }, login)
  assert.match((await act('city-dispatch', 'approve')).json().error.message, /没有写过/)
  assert.equal((await house.ask({ method: 'GET', url: `/api/knowledge/entries/${id}`, cookie: await house.as('city-system') })).statusCode, 404)
  assert.equal((await act('city-head', 'approve')).json().stateName, '已核准')
  const seen = await get<EntryDetail>(`/api/knowledge/entries/${id}`, 'city-system')
  assert.deepEqual([seen.title, seen.story], ['拖欠工资怎么办', []], 'the words are for all, the story for the office')
  assert.deepEqual((await get<EntryDetail>(`/api/knowledge/entries/${id}`)).story.map((line) => line.label), ['新写', '核准'])
  assert.equal((await act('city-dispatch', 'confirm', { reviewOn: '2020-01-01' })).json().error.kind, 'invalid')
  assert.equal((await act('city-dispatch', 'revise', { ...input, body: '先投诉，再仲裁。', reason: '补充', kind: undefined, topic: undefined })).json().stateName, '草稿待核准')
  assert.equal((await act('city-head', 'approve')).statusCode, 200)
  assert.equal((await act('city-head', 'withdraw', { reason: '有新规定' })).json().stateName, '已停用')
  assert.equal((await house.ask({ method: 'GET', url: `/api/knowledge/entries/${id}`, cookie: await house.as('city-system') })).statusCode, 404)
})

test('导入中途停下或进程没了：已导入的保留，接着导入从停处继续，一行不重 [KN-IMPORT]', async () => {
  const many = Array.from({ length: 9000 }, (_, i) => ({ law: `示例法规${Math.floor(i / 100)}`, short: '', category: '测试', published: '2020-01-01', effective: '2020-01-01', article: `第${(i % 100) + 1}条`, text: `第 ${i} 行的内容` }))
  const { id } = await send('多.jsonl', lines(many))
  await post(`/api/knowledge/imports/${id}/run`, {})
  // The process goes away after one chunk.
  let looks = 0
  await runImport(house.database.pool, id, house.clock.now(), { get aborted() { return looks++ > 0 } } as AbortSignal)
  const half = await get<ImportView>(`/api/knowledge/imports/${id}`)
  assert.deepEqual([half.stage, half.mergedTo], ['running', 4000])
  assert.equal(await rowsLike('示例法规%'), 4000)
  assert.equal((await post(`/api/knowledge/imports/${id}/cancel`, {})).json().stageName, '已停止')
  await runAll()
  assert.equal(await rowsLike('示例法规%'), 4000, 'stopped is stopped')
  await post(`/api/knowledge/imports/${id}/run`, {})
  await runAll()
  const whole = await get<ImportView>(`/api/knowledge/imports/${id}`)
  assert.deepEqual([whole.stage, whole.mergedTo, await rowsLike('示例法规%')], ['done', 9000, 9000])
})

test('索引读得到每次改动：事件说从何时起变了，那以后的每一行都读得到，摘要指向刚导入的原文 [KN-INDEX]', async () => {
  const since = (await house.database.ownerPool.query<{ at: string }>('select clock_timestamp()::text as at')).rows[0]!.at
  await takeIn('劳动法.jsonl', lines([{ law: '中华人民共和国劳动合同法', category: '社会法', published: '2012-12-28', article: '第三十八条', text: '（试验文本）' }]))
  const event = (await house.database.ownerPool.query<{ payload: { what: string; since: string } }>(`select payload from outbox where name = 'knowledge.changed' and payload ->> 'what' = 'articles' order by id desc limit 1`)).rows[0]!.payload
  assert.ok(Date.parse(event.since) >= Date.parse(since) - 1)
  const { rows } = await inContext(house.database.pool, systemSight, (tx) => articlesForIndex(tx, { since: event.since }))
  const full = rows.find((row) => row.form === 'full')!
  const summary = rows.find((row) => row.form === 'summary')!
  assert.deepEqual([full.number, summary.number, summary.articleId, summary.gone], ['第三十八条', '第三十八条', full.id, false])
  assert.match((await get<ArticlePage>(`/api/knowledge/articles/${full.id}`)).article.gist!, /可以解除合同/)
  const linked = (await get<ArticlePage>(`/api/knowledge/articles/${summary.id}`)).article
  assert.deepEqual([linked.form, linked.text], ['full', '（试验文本）'], 'a link to the summary leads to the text once that is here')
})

test('命令行导入一个文件：新的收下，坏的逐行说明；再来一次什么也不变 [KN-IMPORT]', async () => {
  const text = `${lines([{ law: '命令行示例条例', category: '行政法规', published: '2024-01-01', article: '第一条', text: '试验。' }])}\n{"law": 坏`
  const take = () => importFile({ pool: house.database.pool, now: house.clock.now() }, { name: '命令行.jsonl', bytes: Readable.from([Buffer.from(text)]) })
  const first = await take()
  assert.deepEqual([first.rows, first.counts.new, first.counts.refused, first.trouble], [2, 1, 1, null])
  assert.match(first.refused[0]!.message!, /JSON/)
  assert.deepEqual([(await take()).counts.same, await rowsLike('命令行示例%')], [1, 1])
})

test('命令行导入时，服务器的导入任务也在跑：各管各的，一行不重，也不报错 [KN-IMPORT]', async () => {
  const now = house.clock.now()
  const lines = Array.from({ length: 12 }, (_, i) => JSON.stringify({ id: `T${i}`, group: '测试', title: `同时导入的案例${i}`, file: `案例/同时/${i}.md`, sections: [{ h: '处理', t: `第 ${i} 个案情，供测试同时导入。` }], cited: [] })).join('\n')
  let done = false
  const beside = (async () => { while (!done) await runImports(house.database.pool, now) })()
  const told = await importFile({ pool: house.database.pool, now }, { name: '同时.jsonl', bytes: Readable.from([Buffer.from(lines)]) }).finally(() => { done = true })
  await beside
  assert.deepEqual([told.rows, told.trouble], [12, null])
  assert.equal((await house.database.ownerPool.query(`select count(*)::int as n from knowledge_entry where title like '同时导入的案例%'`)).rows[0].n, 12)
})

test('随系统的摘要以后添了新的：只补没有的；本局停用的不再放回去 [KN-ENTRY]', async () => {
  const starters = async () => (await house.database.ownerPool.query<{ n: number; off: number }>(`select count(*)::int as n, count(*) filter (where state = 'withdrawn')::int as off from knowledge_entry where origin = 'starter'`)).rows[0]!
  const before = await starters()
  await house.database.ownerPool.query(`delete from knowledge_entry where origin = 'starter' and kind = 'summary' and law_id = (select id from law where name = '社会救助暂行办法')`)
  await house.database.ownerPool.query(`update knowledge_entry set state = 'withdrawn' where id = (select id from knowledge_entry where origin = 'starter' and kind = 'summary' limit 1)`)
  await seedKnowledge(house.database.pool, house.clock.now())
  assert.deepEqual(await starters(), { n: before.n, off: before.off + 1 })
  await seedKnowledge(house.database.pool, house.clock.now())
  assert.equal((await starters()).n, before.n)
})

test('翻页不漏不重：一次两行，从头翻到尾 [KN-INDEX]', async () => {
  const ids: string[] = []
  await inContext(house.database.pool, systemSight, async (tx) => {
    for (let after: IndexMark | undefined; ;) {
      const page = await casesForIndex(tx, { after, size: 5 })
      ids.push(...page.rows.map((row) => row.id))
      if (!page.next) return
      after = page.next
    }
  })
  assert.equal(ids.length, new Set(ids).size)
  assert.ok(ids.length >= 12)
})

test('三道关审过、已公开的答复，自己成为可复用答复，看不到出自哪件工单；撤下公开即停用 [KN-ENTRY]', async () => {
  const { database, accounts, units } = house
  const [id, orderId] = [newId(), newId()]
  await database.ownerPool.query(`insert into publication (id, version, state, created_at, created_by, order_id, unit_id, bureau_id, title, text, approved_by, published_at, log_seq, log_hash) values ($1, 4, 'published', now(), $2, $3, $4, $5, '欠薪找谁', '可以投诉，也可以仲裁。', $6, now(), 0, '')`,
    [id, accounts.get('city-dispatch'), orderId, units.get('HN-D1'), units.get('HN'), accounts.get('city-head')])
  const tell = (name: string, payload: object) => database.ownerPool.query(`insert into outbox (at, name, subject_kind, subject_id, payload) values (now(), $1, 'publication', $2, $3)`, [name, id, JSON.stringify(payload)])
  await tell('publication.approve', { state: 'published' })
  await drainOutbox({ pool: database.pool, listeners: answersFromPublications(database.pool) })
  const { rows } = await get<{ rows: EntryDetail[] }>('/api/knowledge/entries?kind=answer')
  const made = await get<EntryDetail>(`/api/knowledge/entries/${rows.find((row) => row.title === '欠薪找谁')!.id}`, 'city-audit')
  assert.deepEqual([made.stateName, made.fromOrder, JSON.stringify(made).includes(orderId)], ['已核准', true, false])
  await tell('publication.takeDown', { state: 'refused' })
  await drainOutbox({ pool: database.pool, listeners: answersFromPublications(database.pool) })
  assert.equal((await get<EntryDetail>(`/api/knowledge/entries/${made.id}`)).stateName, '已停用')
})

test('先写的人，别人改过以后也不能核准：核准的人不能写过其中一个字 [KN-ENTRY]', async () => {
  const { id } = (await post('/api/knowledge/entries', { kind: 'answer', title: '两人写的一条', body: '第一个人的话。', source: '本局', sensitivity: 'ordinary', reviewOn: '2027-11-01' }, 'city-dispatch')).json()
  const act = (login: string, action: string, input = {}) => post(`/api/knowledge/entries/${id}/act`, { action, input }, login)
  const revised = await act('city-dispatch2', 'revise', { title: '两人写的一条', body: '第二个人改过的话。', source: '本局', sensitivity: 'ordinary', reviewOn: '2027-11-01', reason: '改一处' })
  assert.equal(revised.statusCode, 200, revised.body)
  for (const login of ['city-dispatch', 'city-dispatch2']) assert.match((await act(login, 'approve')).body, /没有写过这条的人/)
  assert.equal((await act('city-head', 'approve')).json().stateName, '已核准')
})

test('有密级别的条目核准了也只在本单位、本辖区看得到 [KN-ENTRY]', async () => {
  const input = { kind: 'guide', title: '内部研判口径', body: '只供本辖区使用。', source: '自编', reviewOn: '2027-12-31', sensitivity: 'work' }
  const { id } = (await post('/api/knowledge/entries', input, 'tja-dispatch')).json() as { id: string }
  assert.equal((await post(`/api/knowledge/entries/${id}/act`, { action: 'approve', input: {} }, 'tja-head')).json().stateName, '已核准')
  const seenBy = async (login: string): Promise<boolean> => (await house.ask({ method: 'GET', url: `/api/knowledge/entries/${id}`, cookie: await house.as(login) })).statusCode === 200
  assert.deepEqual([await seenBy('tja-dispatch'), await seenBy('city-head'), await seenBy('sx-head'), await seenBy('city-system')], [true, true, false, false])
})

test('资料库收不下的一行：导入停下并说明，不会反复重试 [KN-IMPORT]', async () => {
  const { id } = await send('撞.jsonl', lines([{ title: '撞了来源', body: '内容', notes: ['来源甲'] }]))
  await house.database.ownerPool.query(`insert into knowledge_entry select uuidv7(), version, state, 'case', title, question, body, topic, cited, null, null, '来源甲《撞了来源》', 'publication', null, teaching, sensitivity, created_at, created_by, written_by, approved_by, approved_at, owner_id, unit_id, bureau_id, review_on, changed_at, 0, '' from knowledge_entry limit 1`)
  await post(`/api/knowledge/imports/${id}/run`, {})
  await runAll()
  const view = await get<ImportView>(`/api/knowledge/imports/${id}`)
  assert.deepEqual([view.stageName, view.trouble?.slice(0, 10)], ['没有读成', '有的行资料库收不下，'])
})

const rowsLike = async (law: string): Promise<number> => Number((await house.database.ownerPool.query<{ n: string }>('select count(*) as n from law_article a join law_version v on v.id = a.version_id join law l on l.id = v.law_id where l.name like $1', [law])).rows[0]!.n)

async function stamps(): Promise<string> {
  const { rows } = await house.database.ownerPool.query<{ s: string }>(`select (select max(changed_at)::text from law_article) || (select max(changed_at)::text from law_version) || (select count(*) from outbox where name = 'knowledge.changed') as s`)
  return rows[0]!.s
}
