import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { movableClock } from '../../platform/clock.ts'
import { createVault, newKeyring } from '../../platform/crypto.ts'
import { createFileStore } from '../../platform/files.ts'
import { newId } from '../../platform/ids.ts'
import { testDatabase } from '../../testing/postgres.ts'
import { mountPortal } from './index.ts'
import { paperDesk } from './testing/paper-desk.ts'
import { Resident } from './testing/resident.ts'

const { pool, ownerPool, drop } = await testDatabase()
const vault = createVault(newKeyring())
let app: FastifyInstance
let away = false
const asked: string[] = []
before(async () => {
  app = Fastify()
  await mountPortal(app, {
    pool, vault, clock: movableClock(new Date('2026-11-23T06:00:00Z')), files: createFileStore({ folder: '/nonexistent', vault }), desk: paperDesk(), secure: false,
    lookUp: async (words, page) => { asked.push(words); return away ? null : words.startsWith('老板不给钱') ? { articles: [], guides: [], cases: [], notices: [], more: false } : { articles: [{ id: newId(), title: '《劳动合同法》第三十条', marked: [{ text: '工资要', hit: false }, { text: '按时<i>', hit: true }, { text: '足额付<b>', hit: false }], notes: ['摘要 以原文为准'] }], guides: [], cases: [], notices: [{ id: newId(), title: '讨薪窗口国庆值班', marked: [{ text: '带身份证来', hit: false }], kind: '服务时间', notes: ['寿县'], on: '2026-09-20T02:00:00.000Z' }], more: page === 1 } },
  })
})
after(async () => { await app.close(); await drop() })

test('不用脚本，用自己的话查到规定；写的话不进网址', async () => {
  const resident = await new Resident(app).open('/law')
  assert.match(resident.page, /不要写姓名、电话和证件号码/)
  await resident.submit('/law', { q: '老板拖欠工资' })
  assert.equal(resident.status, 200)
  assert.match(resident.page, /《劳动合同法》第三十条/)
  assert.match(resident.page, /摘要 以原文为准/)
  assert.ok(resident.page.includes('工资要<mark>按时&lt;i&gt;</mark>足额付&lt;b&gt;'), 'what is found is text, not markup')
  assert.match(resident.text(), /通知公告 讨薪窗口国庆值班 带身份证来 服务时间；寿县；2026年9月20日发布/)
  await resident.submit('/law', { page: '2' })
  assert.match(resident.page, /第 2 页/)
  assert.match(resident.page, /您查的是：老板拖欠工资/)
  assert.ok(!resident.url.includes('工资') && !decodeURIComponent(resident.url).includes('工资'))
})

test('一条也没有查到，也不是尽头：可能是哪方面的事，点得过去', async () => {
  const resident = await (await new Resident(app).open('/law')).submit('/law', { q: '老板不给钱咋弄' })
  assert.match(resident.text(), /没有找到有关的规定[\s\S]*可能是这几方面的事/)
  assert.match(resident.page, /href="\/topics\/labour"/)
  assert.doesNotMatch(resident.text(), /这些规定和案例供您参考/)
})

test('什么也没写，说要写什么；检索不在，说过一会儿再来', async () => {
  const resident = await new Resident(app).open('/law')
  const before = asked.length
  await resident.submit('/law', { q: ' ' })
  assert.equal(resident.status, 422)
  assert.equal(asked.length, before)
  away = true
  await (await resident.open('/law')).submit('/law', { q: '离婚' })
  away = false
  assert.match(resident.page, /查找暂时用不了/)
})

const [lawId, articleId, summaryId] = [newId(), newId(), newId()]
const aLaw = async (): Promise<void> => {
  const version = newId()
  await ownerPool.query(`insert into law (id, name, short_name, changed_at) values ($1, '中华人民共和国示例法', '示例法', now()) on conflict do nothing`, [lawId])
  await ownerPool.query(`insert into law_version (id, law_id, published_on, shelf, effective_on, effect_by, current, source, changed_at) values ($1, $2, '2020-05-28', '法律', '2021-01-01', 'file', true, '示例', now())`, [version, lawId])
  await ownerPool.query(`insert into law_article (id, version_id, sort, number, path, text, changed_at) values ($1, $2, 1, '第一条', '{第一章}', '甲<b>应当付钱。', now())`, [articleId, version])
}
const anEntry = async (id: string, more: { kind?: string, state?: string, sensitivity?: string, title?: string }): Promise<void> => {
  const unit = newId()
  await ownerPool.query(`insert into unit (id, code, name, short_name, kind, path, bureau_id) values ($1, $2, '示例局', '示例局', 'cityBureau', 'x', $1)`, [unit, unit])
  await ownerPool.query(`insert into knowledge_entry (id, version, state, kind, title, question, body, cited, law_id, number, source, origin, teaching, sensitivity, created_at, created_by, written_by, unit_id, bureau_id, review_on, changed_at, log_seq, log_hash)
    values ($1, 1, $2, $3, $4, '', '先留证据', '[{"law":"示例法","article":"第一条"}]', $5, $6, $7, 'hand', true, $8, now(), uuidv7(), uuidv7(), $9, $9, '2027-01-01', now(), 1, 'x')`,
  [id, more.state ?? 'approved', more.kind ?? 'case', more.title ?? '一个案例', more.kind === 'summary' ? lawId : null, more.kind === 'summary' ? '第九条' : null, `来源 ${id}`, more.sensitivity ?? 'ordinary', unit])
}

test('条文页：正文、版本、库有多新、怎么引用；按事情发生那天看，库里没有就直说', async () => {
  await aLaw()
  const resident = await new Resident(app).open(`/law/${articleId}`)
  assert.equal(resident.status, 200)
  assert.ok(resident.page.includes('甲&lt;b&gt;应当付钱。'))
  assert.match(resident.text(), /施行 2021 年 1 月 1 日.*有效（按我们收的版本）/)
  assert.match(resident.text(), /《中华人民共和国示例法》第一条（2020 年 5 月 28 日公布）/)
  await resident.open(`/law/${articleId}?day.year=2022&day.month=5&day.day=1`)
  assert.match(resident.text(), /2022 年 5 月 1 日的规定/)
  await resident.open(`/law/${articleId}?day.year=2019&day.month=5&day.day=1`)
  assert.match(resident.text(), /库内没有《中华人民共和国示例法》在 2019 年 5 月 1 日施行的版本/)
  await resident.open(`/law/${articleId}?day.year=2022&day.month=13&day.day=1`)
  assert.equal(resident.status, 422)
  assert.match(resident.page, /name="day.month" value="13"/)
  await resident.open('/law/cited?law=%E7%A4%BA%E4%BE%8B%E6%B3%95&article=1')
  assert.equal(resident.url, `/law/${articleId}`)
})

test('只有摘要的条文，先说“以原文为准”；敏感的、没有审定的案例谁也打不开', async () => {
  const [open, hidden, draft, internal] = [newId(), newId(), newId(), newId()]
  await anEntry(summaryId, { kind: 'summary', title: '摘要' })
  await anEntry(open, {})
  await anEntry(hidden, { sensitivity: 'sensitive', title: '不能看的' })
  await anEntry(draft, { state: 'draft', title: '没审的' })
  // Approved for reuse among staff: never went through the review that everything public goes through (更正 11).
  await anEntry(internal, { kind: 'answer', title: '只供内部用的答复' })
  const resident = await new Resident(app).open(`/law/${summaryId}`)
  assert.match(resident.page, /这里只有摘要，以原文为准/)
  await resident.open(`/cases/${open}`)
  assert.match(resident.text(), /自编的教学示例，不是真实案件.*先留证据.*《示例法》第一条/)
  assert.match(resident.page, /<a href="\/law\/cited\?law[^"]*">《示例法》第一条<\/a>/, 'what the library holds can be opened')
  for (const id of [hidden, draft, internal, summaryId, newId(), 'x']) assert.equal((await resident.open(`/cases/${id}`)).status, 404, id)
  assert.equal((await resident.open('/law/x')).status, 404)
  assert.equal((await resident.open('/law/cited?law=%E6%B2%A1%E6%9C%89%E6%B3%95&article=3')).status, 404)
})
