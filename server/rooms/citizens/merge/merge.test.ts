import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import Fastify from 'fastify'
import type { Actor } from '../../../platform/access.ts'
import { inContext, systemSight } from '../../../platform/context.ts'
import { mountErrors, mountRoutes } from '../../../platform/http.ts'
import { flush } from '../../../platform/flush.ts'
import { newId } from '../../../platform/ids.ts'
import { aCity, sightOf, takeIn } from '../../../testing/city.ts'
import { identifierWrite } from '../identifiers.ts'
import { canonicalPerson, personRecords } from '../same-person/canonical.ts'
import { findSame } from '../same-person/find-same.ts'
import { raiseSame } from '../same-person/raise.ts'
import { samePersonRoutes } from './routes.ts'

const city = await aCity()
const { pool, ownerPool } = city.database
const { vault } = city.house
const people = new Map<string, Actor>()
const app = Fastify()
mountErrors(app)
mountRoutes(app, samePersonRoutes({ vault, requireSecondFactor: () => {} }), { pool, clock: city.clock, sightOf, whoAsks: async (request) => people.get(String(request.headers['x-actor'])) ?? null })
after(async () => { await app.close(); await city.database.drop() })

const ask = async (actor: Actor, method: 'GET' | 'POST', url: string, payload?: object) => {
  people.set(actor.id, actor)
  const answer = await app.inject({ method, url, headers: { 'x-actor': actor.id }, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.json(), text: answer.payload }
}
const step = (actor: Actor, id: string, action: string, input: object = {}) => ask(actor, 'POST', `/api/same-persons/${id}/act`, { requestId: newId(), action, input })
const dispatcher = city.staff('countyDispatcher', 'TJA')
const supervisor = city.staff('countySupervisor', 'TJA')
const cityDispatcher = city.staff('cityDispatcher', 'HN')
const personOf = async (orderId: string): Promise<string> => String((await city.row(orderId)).person_id)
const order = async (wish: Parameters<typeof city.anOrder>[0]) => { const made = await city.anOrder(wish); return { ...made, personId: await personOf(made.id) } }
const raise = async () => (await raiseSame(pool, vault, city.clock.now())).count
const sameAs = async (id: string) => (await ownerPool.query<{ same_as: string | null }>('select same_as from person where id = $1', [id])).rows[0]!.same_as
const pairOf = async (one: string, other: string) => (await ownerPool.query('select * from same_person where one_id = least($1::uuid, $2::uuid) and other_id = greatest($1::uuid, $2::uuid)', [one, other])).rows[0]
const tx = <T>(work: Parameters<typeof inContext<T>>[2]) => inContext(pool, systemSight, work)
let n = 0
/** Far from one another, so that none is a slip of another. */
const newPhone = () => `13${String((++n * 98_765_431) % 1_000_000_000).padStart(9, '5')}`
/** Two records of one man, heard differently. */
const two = async (areaCode = '340403001') => {
  const phone = newPhone()
  const [one, other] = [await order({ name: '陈晓东', phone, areaCode }), await order({ name: '陈小冬', phone, areaCode })]
  await raise()
  return { one, other, phone, pair: await pairOf(one.personId, other.personId) }
}

test('读音一样、手机一样：进名单等人判断，当事人一无所知', async () => {
  const { one, other, pair } = await two()
  assert.notEqual(one.personId, other.personId, 'intake itself merges nothing')
  assert.equal(pair.state, 'toDecide')
  assert.equal(pair.verdict, 'likely')
  assert.match(pair.reasons.join('；'), /读音一样/)
  assert.equal((await ownerPool.query('select 1 from notice where text like $1', ['%同一人%'])).rows.length, 0)
  assert.equal(await raise(), 0, 'looked at once')
})

test('父子共用一部手机：不进名单', async () => {
  const phone = newPhone()
  const [father, son] = [await order({ name: '周建国', phone }), await order({ name: '周晓明', phone })]
  await raise()
  assert.equal(await pairOf(father.personId, son.personId), undefined)
})

test('本县区的调度员看得到名单和遮盖的对比；别的县区看不到；窗口人员只能提出', async () => {
  const { phone, pair } = await two()
  const list = await ask(dispatcher, 'GET', '/api/same-persons')
  assert.ok(list.body.rows.some((row: { id: string }) => row.id === pair.id))
  const detail = await ask(dispatcher, 'GET', `/api/same-persons/${pair.id}`)
  assert.equal(detail.status, 200, detail.text)
  for (const value of [phone, '陈晓东', '晓东', '小冬']) assert.ok(!detail.text.includes(value), `${value} stands in the masked view`)
  assert.equal(detail.body.fields.find((f: { field: string }) => f.field === 'phone').agrees, 'same')
  assert.equal(detail.body.fields.find((f: { field: string }) => f.field === 'name').agrees, 'near')
  assert.equal((await ask(city.staff('countyDispatcher', 'SX'), 'GET', `/api/same-persons/${pair.id}`)).status, 404)
  assert.equal((await ask(city.staff('windowClerk', 'TJA-F1'), 'GET', '/api/same-persons')).status, 403)
  assert.equal((await step(city.staff('windowClerk', 'TJA-F1'), pair.id, 'merge')).status >= 403, true)
})

test('看完整信息：写明目的，两个人各留一条访问记录', async () => {
  const { one, other, phone, pair } = await two()
  assert.equal((await ask(dispatcher, 'POST', `/api/same-persons/${pair.id}/reveal`, { purpose: '' })).status, 422)
  const clear = await ask(dispatcher, 'POST', `/api/same-persons/${pair.id}/reveal`, { purpose: '核对是不是同一人' })
  assert.ok(clear.text.includes(phone) && clear.text.includes('陈小冬'))
  const { rows } = await ownerPool.query('select object, purpose from audit_entry where act = $1 and actor_id = $2 and object = any($3)', ['samePerson.reveal', dispatcher.id, [one.personId, other.personId]])
  assert.deepEqual(rows.map((row) => row.purpose), ['核对是不是同一人', '核对是不是同一人'])
})

test('判断是同一个人：两份记录都不改写，较早的一份代表两份；判断留痕', async () => {
  const { one, other, pair } = await two()
  const answer = await step(dispatcher, pair.id, 'merge', { reason: '电话核实' })
  assert.equal(answer.body.stateName, '是同一人')
  assert.deepEqual([await sameAs(one.personId), await sameAs(other.personId)], [null, one.personId])
  assert.equal(await personOf(other.id), other.personId, 'the order keeps its record')
  assert.equal(await tx((t) => canonicalPerson(t, other.personId)), one.personId)
  assert.deepEqual(await tx((t) => personRecords(t, other.personId)), [one.personId, other.personId])
  const detail = await ask(dispatcher, 'GET', `/api/same-persons/${pair.id}`)
  assert.deepEqual(detail.body.story.map((line: { label: string }) => line.label), ['提出疑似同一人', '是同一个人'])
  assert.equal((await ownerPool.query(`select 1 from audit_entry where act = 'samePerson.merge' and object = $1`, [pair.id])).rows.length, 1)
})

test('合并以后来的诉求：跟着当时报的姓名、号码走；拆开时各归各的', async () => {
  const { one, other, phone, pair } = await two()
  await step(dispatcher, pair.id, 'merge')
  const asOther = await order({ name: '陈小冬', phone })
  const asOne = await order({ name: '陈晓东', phone })
  assert.deepEqual([asOther.personId, asOne.personId], [other.personId, one.personId])
  assert.equal(await tx((t) => canonicalPerson(t, asOther.personId)), one.personId, 'until then they are one')
  const apart = await step(supervisor, pair.id, 'separate', { reason: '是兄弟两人' })
  assert.equal(apart.body.stateName, '不是同一人')
  assert.deepEqual([await sameAs(one.personId), await sameAs(other.personId)], [null, null])
  assert.deepEqual(await tx((t) => personRecords(t, asOther.personId)), [other.personId])
})

test('不是同一人：记住，不再提出；重新判断才回到名单', async () => {
  const { one, other, pair } = await two()
  await step(dispatcher, pair.id, 'keepApart', { reason: '双方都到过窗口' })
  await ownerPool.query('delete from person_keyed where person_id = any($1)', [[one.personId, other.personId]])
  await raise()
  assert.equal((await pairOf(one.personId, other.personId)).state, 'notSame')
  assert.equal((await ask(dispatcher, 'POST', '/api/same-persons', { requestId: newId(), oneId: one.personId, otherId: other.personId, reason: '看着像' })).body.error.kind, 'conflict')
  assert.equal((await step(dispatcher, pair.id, 'keepApart', { reason: '再说一遍' })).body.error.kind, 'wrongState')
  assert.equal((await step(supervisor, pair.id, 'reconsider', { reason: '有新情况' })).body.stateName, '待判断')
})

test('自己提出的，不能自己判断', async () => {
  const [one, other] = [await order({ name: '胡国庆', phone: newPhone() }), await order({ name: '胡国庆', phone: newPhone() })]
  const proposed = await ask(dispatcher, 'POST', '/api/same-persons', { requestId: newId(), oneId: other.personId, otherId: one.personId, reason: '换过手机' })
  assert.equal(proposed.status, 200, proposed.text)
  assert.match((await step(dispatcher, proposed.body.id, 'merge')).body.error.message, /须由别人判断/)
  assert.equal((await step(supervisor, proposed.body.id, 'merge')).body.state, 'merged')
})

test('看不到的记录提不出来；匿名的不能合并', async () => {
  const [here, there] = [await order({ name: '胡大海', phone: newPhone() }), await order({ name: '胡大海', phone: newPhone(), areaCode: '340422100' })]
  const propose = (actor: Actor) => ask(actor, 'POST', '/api/same-persons', { requestId: newId(), oneId: here.personId, otherId: there.personId, reason: '像' })
  assert.equal((await propose(dispatcher)).status, 404)
  const across = await propose(cityDispatcher)
  assert.equal(across.status, 200, across.text)
  assert.equal((await ask(dispatcher, 'GET', `/api/same-persons/${across.body.id}`)).status, 404, 'a pair across counties is the city’s')
})

test('三份记录连成一个人，先拆哪一处都对', async () => {
  const phone = newPhone()
  const [a, b, c] = [await order({ name: '陈晓东', phone }), await order({ name: '陈小冬', phone }), await order({ name: '陈筱东', phone })]
  await raise()
  const [ab, bc, ac] = [await pairOf(a.personId, b.personId), await pairOf(b.personId, c.personId), await pairOf(a.personId, c.personId)]
  await step(dispatcher, ab.id, 'merge')
  await step(dispatcher, bc.id, 'merge')
  assert.deepEqual(await tx((t) => personRecords(t, c.personId)), [a.personId, b.personId, c.personId])
  assert.match((await step(dispatcher, ac.id, 'keepApart', { reason: '不像' })).body.error.message, /已经通过别的合并连在一起/)
  await step(dispatcher, ab.id, 'separate', { reason: '弄错了' })
  assert.deepEqual([await sameAs(a.personId), await sameAs(b.personId), await sameAs(c.personId)], [null, null, b.personId])
  assert.match((await step(dispatcher, ac.id, 'merge')).body.error.message, /已经判定“不是同一人”/)
  await step(dispatcher, bc.id, 'separate', { reason: '也弄错了' })
  assert.equal((await step(dispatcher, ac.id, 'merge')).body.state, 'merged')
  assert.deepEqual(await tx((t) => personRecords(t, c.personId)), [a.personId, c.personId])
})

test('环：A=B、B=C、A=C 都判过，只拆一处分不开，会说清楚', async () => {
  const phone = newPhone()
  const [a, b, c] = [await order({ name: '陈晓东', phone }), await order({ name: '陈小冬', phone }), await order({ name: '陈筱东', phone })]
  await raise()
  const pairs = [await pairOf(a.personId, b.personId), await pairOf(b.personId, c.personId), await pairOf(a.personId, c.personId)]
  for (const pair of pairs) await step(dispatcher, pair.id, 'merge')
  assert.match((await step(dispatcher, pairs[0].id, 'separate', { reason: '错了' })).body.error.message, /还通过别的合并连在一起/)
})

test('以后再说：到了日子回到最前', async () => {
  const { pair } = await two()
  assert.equal((await step(dispatcher, pair.id, 'postpone', { until: '2026-10-01', reason: '等他来窗口' })).body.stateName, '以后再说')
  assert.equal((await step(dispatcher, pair.id, 'merge')).body.state, 'merged')
})

test('改了电话、姓名，原来的留着，照样认得', async () => {
  const { one } = await two()
  const fresh = newPhone()
  await tx((t) => t.rows('update person set phone_sealed = $2, phone_index = $3, phone_shown = $4 where id = $1', [one.personId, vault.seal(fresh, 'phone'), vault.blindIndex(fresh, 'phone'), '138****0000']))
  const { rows } = await ownerPool.query('select kind, source, value_index is not null as found from person_identifier where person_id = $1', [one.personId])
  assert.deepEqual(rows, [{ kind: 'phone', source: 'changed', found: true }])
  const { rows: [was] } = await ownerPool.query('select phone_sealed, phone_index from person where id = $1', [one.personId])
  await ownerPool.query(`update person set phone_sealed = replace(phone_sealed, 's1.', 's2.'), phone_index = 'under another key' where id = $1`, [one.personId])
  await ownerPool.query('update person set phone_sealed = $2, phone_index = $3 where id = $1', [one.personId, was.phone_sealed, was.phone_index])
  assert.equal((await ownerPool.query('select 1 from person_identifier where person_id = $1', [one.personId])).rows.length, 1, 'sealed anew is no change')
})

test('找同一人：确定在先，附理由；没有查人的目的，一个也找不到', async () => {
  const phone = newPhone()
  const known = await order({ name: '阚淼', phone })
  await raise()
  const clerk = city.staff('windowClerk', 'TJA-F1')
  const nothing = { actor: clerk, reach: { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null } }
  const found = await inContext(pool, { ...nothing, purpose: 'lookUpPerson' }, (t) => findSame(t, vault, { name: '阚淼', phone }))
  assert.deepEqual(found.map((one) => [one.personId, one.verdict]), [[known.personId, 'certain']])
  assert.deepEqual(await inContext(pool, nothing, (t) => findSame(t, vault, { name: '阚淼', phone })), [])
  for (const table of ['person_key', 'person_keyed', 'same_person', 'person_identifier']) assert.deepEqual(await inContext(pool, nothing, (t) => t.rows(`select * from ${table}`)), [], table)
})

test('库里没有可读的电话和证件号', async () => {
  const { phone } = await two()
  for (const table of ['person_key', 'person_keyed', 'person_identifier', 'same_person']) {
    const { rows } = await ownerPool.query(`select t::text as line from ${table} t`)
    assert.ok(rows.every((row) => !row.line.includes(phone)), table)
  }
})

test('合并以后再说同一件事：不论报哪个姓名，都并到还没办完的那一件', async () => {
  const { one, other, phone, pair } = await two()
  const need = `欠薪三个月，老板不接电话。${newId()}`
  const first = await order({ name: '陈晓东', phone, need })
  assert.equal((await order({ name: '陈小冬', phone, need })).receipt.outcome, 'created', 'two persons so far')
  await step(dispatcher, pair.id, 'merge')
  const again = await order({ name: '陈小冬', phone, need: `${need}！` })
  assert.equal(again.receipt.outcome, 'joined')
  assert.deepEqual([first.personId, one.personId], [one.personId, one.personId])
  assert.notEqual(again.personId, undefined, other.personId)
})

test('村委会的电话（七个以上的姓名留过）：姓名相同也另立记录，不当成一个人', async () => {
  const phone = newPhone()
  for (const name of ['王一', '李二', '张三', '刘四', '陈五', '杨六', '赵七']) await order({ name, phone })
  const [first, second] = [await order({ name: '张伟', phone }), await order({ name: '张伟', phone })]
  assert.notEqual(first.personId, second.personId)
  const mine = newPhone()
  assert.equal((await order({ name: '张伟', phone: mine })).personId, (await order({ name: '张伟', phone: mine })).personId, 'a telephone of one’s own still counts')
})

test('第二次来才出示身份证：记下来，第三次换了电话凭证件也认得；重复出示只记一次', async () => {
  const phone = newPhone()
  const idNumber = '11010519491231002X'
  const clerk = city.staff('windowClerk', 'TJA-F1')
  const visit = async (person: object) => {
    const receipt = await takeIn(city.house, {
      door: 'window', actor: clerk, sight: sightOf(clerk), now: city.clock.now(), unitId: city.unit('TJA-F1').id, identityVerified: true,
      input: { requestId: newId(), forWhom: 'self', anonymous: false, person, kind: 'task', need: `来访${newId()}`, areaCode: '340403001', safeToCall: true, attachmentIds: [] } as never,
    })
    return personOf(receipt.orderId)
  }
  const first = await visit({ name: '郭长顺', phone })
  assert.deepEqual([await visit({ name: '郭长顺', phone, idNumber }), await visit({ name: '郭长顺', phone, idNumber })], [first, first])
  assert.equal(await visit({ name: '郭长顺', phone: newPhone(), idNumber }), first)
  assert.equal((await ownerPool.query(`select 1 from person_identifier where person_id = $1 and kind = 'idCard'`, [first])).rows.length, 1)
  const namesake = await visit({ name: '郭长顺', phone: newPhone(), idNumber: '110105194912310046' })
  assert.notEqual(namesake, first, 'another number is another man')
})

test('后来记下的护照、曾用名：密封保存，凭它也认得', async () => {
  const known = await order({ name: '阿依古丽', phone: newPhone() })
  const now = city.clock.now()
  await tx((t) => flush(t, [identifierWrite(known.personId, { kind: 'passport', value: 'e1234 5678', checked: true, source: 'window' }, vault, now), identifierWrite(known.personId, { kind: 'name', value: '古丽娜', source: 'window' }, vault, now)]))
  await raise()
  const { rows } = await ownerPool.query('select t::text as line from person_identifier t where person_id = $1', [known.personId])
  assert.ok(rows.length === 2 && rows.every(({ line }) => !line.includes('E12345678')))
  const found = await tx((t) => findSame(t, vault, { name: '古丽娜', papers: [{ kind: 'passport', number: 'E12345678', checked: true }] }))
  assert.deepEqual(found.map((one) => [one.personId, one.verdict]), [[known.personId, 'certain']])
})

test('理由里写了号码：留痕里只写“电话”，不留号码', async () => {
  const [one, other] = [await order({ name: '司徒远', phone: newPhone() }), await order({ name: '司徒远', phone: newPhone() })]
  const proposed = await ask(city.staff('citySupervisor', 'HN'), 'POST', '/api/same-persons', { requestId: newId(), oneId: one.personId, otherId: other.personId, reason: '他说以前的电话是 13655447788' })
  assert.equal(proposed.status, 200, proposed.text)
  await step(cityDispatcher, proposed.body.id, 'merge', { reason: '打过 13655447788 核实' })
  const { rows } = await ownerPool.query('select facts::text as line from action_log where record_id = $1', [proposed.body.id])
  assert.equal(rows.length, 2)
  assert.ok(rows.every(({ line }) => !line.includes('13655447788')), JSON.stringify(rows))
})
