import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { inContext, systemSight } from '../context.ts'
import { createVault, newKeyring } from '../crypto.ts'
import { flush } from '../flush.ts'
import { testDatabase } from '../../testing/postgres.ts'
import { clearNumbers, findTokens, keepNumbers, maskNumbers, numbersNamed, setNarrativeVault, withClear, withMasked, withoutCodes } from './index.ts'

setNarrativeVault(createVault(newKeyring()))
const subject = '01900000-0000-7000-8000-000000000001'
const now = new Date('2026-11-23T08:00:00Z')

test('号码换成记号，同一件事里同一个号码是同一个记号，另一件事里是另一个', () => {
  const one = keepNumbers({ need: '打13805541234，或者 138-0554-1234', title: '找一三八零五五四一二三四' }, subject, now)
  assert.match(one.kept.need, /^打(〔电话\d{10}〕)，或者 \1$/u)
  assert.equal(one.writes.length, 1)
  assert.ok(!JSON.stringify(one.kept).match(/1380554|一三八/u))
  const other = keepNumbers('打13805541234', '01900000-0000-7000-8000-000000000002', now)
  assert.notEqual(other.kept.slice(1), one.kept.need.slice(1, 16))
})

test('什么也没有找到：原物返回，不多写一行；编号、有自己格子的号码不动', () => {
  const input = { need: '老板欠薪三个月', id: '34040319-9001-7112-8138-055412340000', attachmentIds: ['01900000-0000-7000-8138-138055412341'], person: { phone: '13805541234', idNumber: '340403199001011239' }, at: now }
  const { kept, writes } = keepNumbers(input, subject, now)
  assert.equal(kept, input)
  assert.deepEqual(writes, [])
})

test('放回去：遮蔽的、完整的、只说有过一个号码的；别人编的记号放不出东西', async () => {
  const { pool, drop } = await testDatabase()
  after(drop)
  const { kept, writes } = keepNumbers({ text: '打13805541234，证号340403199001011239' }, subject, now)
  const sight = systemSight
  await inContext(pool, sight, (tx) => flush(tx, writes))
  const tokens = await inContext(pool, sight, (tx) => findTokens(tx, subject, kept))
  assert.deepEqual(withMasked(kept, tokens), { text: '打〔电话1 138****1234〕，证号〔证件1 3404**********39〕' })
  assert.deepEqual(withClear(kept, tokens), { text: '打13805541234，证号340403199001011239' })
  assert.deepEqual(clearNumbers(tokens).map(({ label, value }) => `${label}=${value}`), ['〔电话1 138****1234〕=13805541234', '〔证件1 3404**********39〕=340403199001011239'])
  assert.equal(withMasked('〔电话0000000001〕', tokens), '〔电话〕')
  assert.equal(withoutCodes(kept.text), '打〔电话〕，证号〔证件〕')
  const rows = (await pool.query('select 1 from narrative_token')).rows
  assert.equal(rows.length, 0, 'without sight nobody sees a token')
})

test('文件名、比对用的话：号码不留', () => {
  assert.equal(maskNumbers('13805541234的身份证340403199001011239.jpg'), '138****1234的身份证3404**********39.jpg')
  assert.equal(numbersNamed('打13805541234'), numbersNamed('打139 0554 1234'))
})
