import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { movableClock } from '../../platform/clock.ts'
import { createVault, newKeyring } from '../../platform/crypto.ts'
import { createFileStore } from '../../platform/files.ts'
import { testDatabase } from '../../testing/postgres.ts'
import { mountPortal } from './index.ts'
import { paperDesk } from './testing/paper-desk.ts'
import { Resident } from './testing/resident.ts'

const { pool, drop } = await testDatabase()
const vault = createVault(newKeyring())
let app: FastifyInstance
let away = false
const asked: string[] = []
before(async () => {
  app = Fastify()
  await mountPortal(app, {
    pool, vault, clock: movableClock(new Date('2026-11-23T06:00:00Z')), files: createFileStore({ folder: '/nonexistent', vault }), desk: paperDesk(), secure: false,
    lookUp: async (words) => { asked.push(words); return away ? null : { articles: [{ title: '《劳动合同法》第三十条', text: '工资要按时足额付<b>', notes: ['摘要 以原文为准'] }], guides: [] } },
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
  assert.ok(resident.page.includes('工资要按时足额付&lt;b&gt;'), 'what is found is text, not markup')
  assert.ok(!resident.url.includes('工资') && !decodeURIComponent(resident.url).includes('工资'))
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
