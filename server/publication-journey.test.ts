import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { movableClock } from './platform/clock.ts'
import { newId } from './platform/ids.ts'
import { openHouse, type ProofHouse } from './proof/house.ts'

// A reply from the record to the citizens' page and back, through the whole server.
let house: ProofHouse
before(async () => { house = await openHouse({ clock: movableClock(new Date('2026-09-21T09:00:00+08:00')) }) })
after(() => house.end())

const ask = async (login: string, method: string, path: string, body: object = {}) => {
  const answer = await house.ask({ method, url: path, cookie: await house.as(login), ...(method === 'GET' ? {} : { body: { requestId: newId(), ...body } }) })
  return { status: answer.statusCode, body: answer.json() as any }
}
const detail = async (login: string, id: string) => (await ask(login, 'GET', `/api/orders/${id}`)).body
const step = async (login: string, id: string, action: string, input: object = {}) => (await ask(login, 'POST', `/api/publications/${id}/act`, { action, input })).body
const page = async (path: string) => { const answer = await house.ask({ method: 'GET', url: path }); return { status: answer.statusCode, text: answer.body } }

const publicReply = '可以向劳动保障监察大队投诉，也可以申请劳动仲裁，都不收费。'
const answered = async (): Promise<string> => {
  const intake = { requestId: newId(), forWhom: 'self', anonymous: false, person: { name: '周明', phone: '13800001234' }, kind: 'question', need: `拖欠工资怎么办？${newId()}`, areaCode: '340403001', safeToCall: true, attachmentIds: [] }
  const { body } = await ask('tja-window', 'POST', '/api/intake/window', { intake, identityVerified: true })
  return body.orderId
}

test('答复办结后才可提请公开；三道关由三个人办完，人人可读，撤下即不见', async () => {
  const id = await answered()
  const proposal = { orderId: id, title: '拖欠工资怎么办', text: publicReply }
  assert.equal((await detail('tja-dispatch', id)).mayPropose, false)
  assert.equal((await ask('tja-dispatch', 'POST', '/api/publications', proposal)).status, 404, 'no reply yet')
  await house.act('tja-dispatch', id, 'reply', { publicReply, toldRights: true })
  const done = await detail('tja-dispatch', id)
  assert.deepEqual([done.state, done.mayPropose, done.publication], ['done', true, null])
  assert.equal((await detail('tja-supervise', id)).mayPropose, false)
  const proposed = (await ask('tja-dispatch', 'POST', '/api/publications', proposal)).body
  const after = await detail('tja-dispatch', id)
  assert.deepEqual([after.publication, after.mayPropose], [{ id: proposed.id, state: 'toSelfReview' }, false])
  assert.equal((await page('/answers')).text.includes('拖欠工资怎么办'), false)
  await step('tja-review', proposed.id, 'selfReview')
  await step('city-security', proposed.id, 'secrecyReview', { outcome: 'pass' })
  assert.equal((await step('tja-head', proposed.id, 'approve', { outcome: 'pass' })).stateName, '已公开')
  assert.match((await page('/answers')).text, /拖欠工资怎么办/)
  const shown = await page(`/answers/${proposed.id}`)
  assert.match(shown.text, new RegExp(publicReply))
  assert.doesNotMatch(shown.text, /周明|13800001234/)
  await step('city-security', proposed.id, 'takeDown', { reason: '当事人要求' })
  assert.equal((await page(`/answers/${proposed.id}`)).status, 404)
  assert.equal((await page('/answers')).text.includes('拖欠工资怎么办'), false)
  const down = await detail('tja-dispatch', id)
  assert.deepEqual([down.publication.state, down.mayPropose], ['refused', true])
})

test('没有公开的、编造的编号，在群众一侧都是“没有这份答复”', async () => {
  for (const id of [newId(), 'x', '%00', "1' or '1'='1"]) assert.equal((await page(`/answers/${encodeURIComponent(id)}`)).status, 404)
  assert.equal((await page('/answers?before=nonsense')).status, 200)
  assert.match((await page('/answers')).text, /现在还没有公开的答复/)
})
