import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { inContext } from '../../../platform/context.ts'
import { drainOutbox } from '../../../platform/outbox.ts'
import { publicationBell } from './bell.ts'
import { publicationSight } from './lifecycle.ts'
import { signedIn, testHouse } from '../test-house.ts'

const house = await testHouse()
after(house.close)
const { ask } = house
const person = async (login: string) => signedIn(house, login)
const clean = { title: '拖欠工资怎么办', text: '可以向劳动监察大队投诉，也可以申请劳动仲裁。咨询电话 12348。' }
const propose = async (login = 'office', more: object = {}) => ask('POST', '/api/publications', { requestId: randomUUID(), orderId: randomUUID(), ...clean, ...more }, await person(login))
const step = async (id: string, login: string, action: string, input: object = {}) => ask('POST', `/api/publications/${id}/act`, { requestId: randomUUID(), action, input }, await person(login))
const pass = { outcome: 'pass' }

test('公开答复：自查 → 保密审查 → 审批，三道关由三个人办，缺一不可', async () => {
  const { id, stateName } = (await propose()).json()
  assert.equal(stateName, '待自查')
  assert.equal((await step(id, 'security', 'secrecyReview', pass)).json().error.kind, 'wrongState')
  assert.equal((await step(id, 'head', 'approve', pass)).json().error.kind, 'wrongState')
  assert.equal((await step(id, 'office2', 'selfReview')).json().stateName, '待保密审查')
  assert.equal((await step(id, 'head', 'secrecyReview', pass)).statusCode, 403)
  assert.equal((await step(id, 'security', 'secrecyReview', pass)).json().stateName, '待审批')
  assert.equal((await step(id, 'security', 'approve', pass)).statusCode, 403)
  assert.equal((await step(id, 'other-head', 'approve', pass)).statusCode, 404, 'another county does not see it')
  assert.equal((await step(id, 'head', 'approve', pass)).json().stateName, '已公开')
  const detail = (await ask('GET', `/api/publications/${id}`, undefined, await person('security'))).json()
  assert.deepEqual(detail.story.map((line: { label: string }) => line.label), ['提请公开', '自查', '保密审查', '审批公开'])
  assert.equal(new Set([detail.selfReviewedBy, detail.secrecyReviewedBy, detail.approvedBy]).size, 3)
})

test('答复该谁自查，提醒谁，不提醒写的人；提醒里没有标题，因为标题说的是当事人的事；办完就没了', async () => {
  const { id } = (await propose()).json()
  const open = async () => {
    await drainOutbox({ pool: house.pool, listeners: publicationBell, log: (_, said) => assert.fail(said) })
    return (await house.ownerPool.query('select a.login, n.text from notice n join account a on a.id = n.account_id where n.path = $1 and n.read_at is null', [`/publications/${id}`])).rows
  }
  assert.deepEqual(await open(), [{ login: 'office2', text: '待自查的答复，请办理' }])
  await step(id, 'office2', 'selfReview')
  assert.deepEqual(await open(), [{ login: 'security', text: '待保密审查的答复，请办理' }])
  await step(id, 'security', 'secrecyReview', { outcome: 'refuse', opinion: '涉及隐私' })
  assert.deepEqual(await open(), [{ login: 'office', text: '不予公开的答复，请看理由' }])
})

test('身兼两岗的人也不能办两步', async () => {
  const head = house.accounts.get('head')
  const admin = await house.pool.connect()
  await admin.query(`begin; select set_config('app.security', 'on', true); insert into appointment (id, account_id, unit_id, role, from_on) values ('${randomUUID()}', '${head}', '${house.units.get('FT-J1')}', 'bodyHead', '2026-01-01'); commit`)
  admin.release()
  const { id } = (await propose()).json()
  assert.equal((await step(id, 'head', 'selfReview')).json().stateName, '待保密审查')
  await step(id, 'security', 'secrecyReview', pass)
  assert.match((await step(id, 'head', 'approve', pass)).json().error.message, /须由不同的人办理/)
})

test('含身份证号、电话、银行卡号、密级标志的，提请不了', async () => {
  for (const [text, what] of [
    ['当事人身份证 340403199001011239', '身份证号码'], ['请打 138 0554 1234', '电话号码'], ['汇到 4111 1111 1111 1111', '银行卡号'], ['秘密★5年\n关于', '密级标志'],
  ] as const) {
    const { error } = (await propose('office', { text })).json()
    assert.equal(error?.kind, 'invalid', text)
    assert.match(error.fields.text, new RegExp(what))
  }
})

test('改了稿，三道关重新走；保密审查不予公开须写理由', async () => {
  const { id } = (await propose()).json()
  await step(id, 'office2', 'selfReview')
  assert.equal((await step(id, 'office', 'revise', { ...clean, reason: '改错字' })).json().stateName, '待自查')
  await step(id, 'office2', 'selfReview')
  assert.equal((await step(id, 'security', 'secrecyReview', { outcome: 'refuse' })).json().error.fields.opinion, '不予公开的，请写明理由')
  assert.equal((await step(id, 'security', 'secrecyReview', { outcome: 'refuse', opinion: '涉及个人隐私' })).json().stateName, '不予公开')
})

test('同一请求重复提交只算一次；同一件工单只有一份在公开流程中', async () => {
  const orderId = randomUUID()
  const requestId = randomUUID()
  const once = await propose('office', { orderId, requestId })
  assert.deepEqual((await propose('office', { orderId, requestId })).json(), once.json())
  assert.equal((await propose('office', { orderId })).json().error.kind, 'conflict')
})

test('没公开的，只有相关单位看得到；公开的人人可读，撤下即不再公开', async () => {
  const { id } = (await propose()).json()
  const seen = async () => inContext(house.pool, publicationSight({ kind: 'resident', id: randomUUID(), name: '', appointments: [] }), (tx) => tx.rows('select 1 from publication where id = $1', [id]))
  assert.equal((await ask('GET', `/api/publications/${id}`, undefined, await person('other-head'))).statusCode, 404)
  assert.equal((await ask('GET', '/api/publications', undefined, await person('system'))).statusCode, 403)
  assert.deepEqual(await seen(), [])
  await step(id, 'office2', 'selfReview')
  await step(id, 'security', 'secrecyReview', pass)
  await step(id, 'head', 'approve', pass)
  assert.equal((await seen()).length, 1)
  assert.equal((await step(id, 'security', 'takeDown', { reason: '当事人要求' })).json().stateName, '不予公开')
  assert.deepEqual(await seen(), [])
})
