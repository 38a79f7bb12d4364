import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../platform/access.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { gateDefaults } from '../../rules/file-gate.ts'
import { aCity, sightOf, type City } from '../../testing/city.ts'
import { fileGate, gate } from './index.ts'

let city: City
before(async () => { city = await aCity() })
after(() => city.database.drop())

const within = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(city.database.pool, { ...sightOf(actor), purpose: 'lookUpPerson' }, work)
/** As a screen asks: with no purpose of looking people up. */
const shown = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => inContext(city.database.pool, sightOf(actor), work)
const owner = (text: string, values: unknown[]) => city.database.ownerPool.query(text, values)
const later = (minutes: number): void => city.clock.moveTo(new Date(city.clock.now().getTime() + minutes * 60_000))
const personOf = async (orderId: string): Promise<string> => String((await city.row(orderId)).person_id)
const clerk = (): Actor => city.staff('windowClerk', 'FT-PC')
const agent = (): Actor => city.staff('hotlineAgent', 'HN-HL')
const isOpen = (actor: Actor, personId: string) => shown(actor, (tx) => fileGate(tx, { actor, personId, now: city.clock.now() }))
const identify = (actor: Actor, facts: object) => within(actor, (tx) => gate.identify(tx, city.house.vault, { actor, now: city.clock.now(), door: 'window', way: 'papers', purpose: '接待来访', ...facts }))
const byPhone = (actor: Actor, facts: object) => identify(actor, { door: 'hotline', way: 'details', purpose: '接听来电', ...facts })
const idOf = '340403198001011234'

const idShown = async (personId: string): Promise<string> => city.house.vault.open(String((await owner('select id_number_sealed as sealed from person where id = $1', [personId])).rows[0].sealed), 'id-number')

async function known(name: string, phone: string, idNumber?: string): Promise<{ orderId: string; personId: string }> {
  const order = await city.anOrder({ name, phone })
  const personId = await personOf(order.id)
  const { vault } = city.house
  if (idNumber) await city.database.ownerPool.query('update person set id_number_sealed = $2, id_number_index = $3 where id = $1', [personId, vault.seal(idNumber, 'id-number'), vault.blindIndex(idNumber, 'id-number')])
  return { orderId: order.id, personId }
}

test('没有打开的门：什么也不显示，有没有档案回答一样 [更正13]', async () => {
  const { personId } = await known('周门', '13800010001')
  assert.deepEqual(await isOpen(clerk(), personId), { open: false })
  assert.deepEqual(await isOpen(clerk(), '01900000-0000-7000-8000-000000000001'), { open: false })
  assert.deepEqual(await isOpen(clerk(), 'nonsense'), { open: false })
})

test('窗口核验证件以后打开，只对核验的人，到时自己关上', async () => {
  const { personId, orderId } = await known('吴门', '13800010002', idOf)
  const [one, other] = [clerk(), clerk()]
  const { gates } = await identify(one, { name: '吴门', idNumber: idOf })
  assert.equal(gates.length, 1)
  const open = await isOpen(one, personId)
  assert.ok(open.open && open.basis === 'verified' && open.scope === 'file' && open.purpose === '接待来访')
  assert.deepEqual(await isOpen(other, personId), { open: false })
  const seen = await shown(one, async (tx) => { await fileGate(tx, { actor: one, personId, now: city.clock.now() }); return tx.rows('select id from work_order where id = $1', [orderId]) })
  assert.equal(seen.length, 1, 'the second wall opens with the gate, though the order is another bureau\'s')
  later(gateDefaults.minutes.window)
  assert.deepEqual(await isOpen(one, personId), { open: false })
})

test('提前关门，立刻不再显示', async () => {
  const { personId } = await known('郑门', '13800010003')
  const one = clerk()
  await identify(one, { name: '郑门', phone: '13800010003' })
  assert.equal((await isOpen(one, personId)).open, true)
  await shown(one, (tx) => gate.shut(tx, { actor: one, now: city.clock.now() }))
  assert.deepEqual(await isOpen(one, personId), { open: false })
})

test('接待下一个人，上一个人的档案就关上', async () => {
  const [one, two] = [await known('韩门', '13800010021'), await known('杨门', '13800010022')]
  const actor = clerk()
  await identify(actor, { name: '韩门', phone: '13800010021' })
  await identify(actor, { name: '杨门', phone: '13800010022' })
  assert.deepEqual([(await isOpen(actor, one.personId)).open, (await isOpen(actor, two.personId)).open], [false, true])
})

test('电话里姓名加电话不够，还要核验过的证件号码后四位；没有核验过的号码不算', async () => {
  const { personId } = await known('冯门', '13800010004', '340403197001014321')
  const one = agent()
  assert.equal((await byPhone(one, { name: '冯门', phone: '13800010004' })).gates.length, 0)
  assert.equal((await byPhone(one, { name: '冯门', phone: '13800010004', lastDigits: '9999' })).gates.length, 0)
  assert.equal((await byPhone(one, { name: '别人', phone: '13800010004', lastDigits: '4321' })).gates.length, 0)
  assert.equal((await byPhone(one, { name: '冯门', phone: '13800010004', lastDigits: '4321' })).gates[0]?.personId, personId)
  const unchecked = await known('陈门', '13800010005')
  await city.database.ownerPool.query('update person set id_number_sealed = $2 where id = $1', [unchecked.personId, city.house.vault.seal(idOf, 'id-number')])
  assert.equal((await byPhone(one, { name: '陈门', phone: '13800010005', lastDigits: '1234' })).gates.length, 0)
})

test('同样的内容错五次，一天内不能再试，对了也不行；查无此人的也一样', async () => {
  const { personId } = await known('褚门', '13800010006', '340403196001015678')
  const tries = async (name: string, phone: string) => {
    const answers: object[] = []
    for (let i = 0; i < 6; i++) answers.push(await byPhone(agent(), { name, phone, lastDigits: i === 5 ? '5678' : '0000' }))
    return answers
  }
  const [his, nobodys] = [await tries('褚门', '13800010006'), await tries('无门', '13900010006')]
  assert.deepEqual(his, nobodys)
  assert.deepEqual(his.at(-1), { gates: [], locked: true })
  later(24 * 60 + 1)
  assert.equal((await byPhone(agent(), { name: '褚门', phone: '13800010006', lastDigits: '5678' })).gates[0]?.personId, personId)
})

test('查询码只打开它自己的那件事；登记时核过身份的，打开全部', async () => {
  const { personId, orderId } = await known('卫门', '13800010007')
  const matterId = String((await city.row(orderId)).matter_id)
  const one = agent()
  const { gates: [narrow] } = await byPhone(one, { way: 'code', phone: '13800010007', byCode: { personId, matterId, checked: false } })
  assert.deepEqual([narrow?.scope, narrow?.matterId], ['matter', matterId])
  const { gates: [wide] } = await byPhone(agent(), { way: 'code', phone: '13800010007', byCode: { personId, matterId, checked: true } })
  assert.equal(wide?.scope, 'file')
  assert.deepEqual((await byPhone(agent(), { way: 'code', phone: '13800010007', byCode: null })).gates, [])
})

test('认定为同一人的两份记录是一个人：凭一份核实，两份都打开', async () => {
  const one = await known('沈门', '13800010011', '340403195501011111')
  const two = await known('沈门', '13800010012')
  await owner('update person set same_as = $1 where id = $2', [one.personId, two.personId])
  const actor = clerk()
  const { gates } = await identify(actor, { name: '沈门', idNumber: '340403195501011111' })
  assert.equal(gates.length, 1)
  assert.deepEqual(gates[0]?.records.toSorted(), [one.personId, two.personId].toSorted())
  assert.equal((await isOpen(actor, two.personId)).open, true)
})

test('登记过证件的人，窗口上只报姓名和电话打不开他的档案；并在一起的别的记录登记过也一样', async () => {
  const { personId } = await known('冯门', '13800010031', '340403196001012222')
  const bare = await known('冯门', '13800010032')
  await owner('update person set same_as = $1 where id = $2', [personId, bare.personId])
  for (const phone of ['13800010031', '13800010032']) {
    assert.deepEqual((await identify(clerk(), { name: '冯门', phone })).gates, [], phone)
    assert.deepEqual((await identify(clerk(), { name: '冯门', phone, idNumber: '340403196001019999' })).gates, [], phone)
  }
  assert.equal((await identify(clerk(), { name: '冯门', phone: '13800010031', lastDigits: '2222' })).gates.length, 1)
  assert.equal((await identify(clerk(), { name: '冯门', idNumber: '340403196001012222' })).gates.length, 1)
})

test('合并后来拆开了：凭一份核实打开的门，不会停在另一个人的档案上', async () => {
  const [one, two] = [await known('褚门', '13800010041', '340403197001013333'), await known('褚门', '13800010042', '340403197001014444')].toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
  await owner('update person set same_as = $1 where id = $2', [one!.personId, two!.personId])
  const actor = clerk()
  await identify(actor, { name: '褚门', idNumber: (await idShown(two!.personId)) })
  assert.deepEqual([(await isOpen(actor, one!.personId)).open, (await isOpen(actor, two!.personId)).open], [true, true])
  const matterId = String((await city.row(one!.orderId)).matter_id)
  const asked = { actor, now: city.clock.now(), door: 'window' as const, purpose: '代办', paper: '户口簿', untilOn: '2026-12-31', agent: { name: '褚小门' }, kind: 'kin' as const, scope: 'matter' as const, consent: 'oral' as const }
  assert.ok(await within(actor, async (tx) => gate.recordAuthority(tx, city.house.vault, { ...asked, principal: { name: '褚门', idNumber: await idShown(two!.personId) }, matter: { matterId, personId: one!.personId } })), 'a matter under his other record')
  await owner('update person set same_as = null where id = $1', [two!.personId])
  assert.deepEqual([(await isOpen(actor, one!.personId)).open, (await isOpen(actor, two!.personId)).open], [false, true])
})

test('手里有好几个查询码，也只能试五次后四位', async () => {
  const { personId, orderId } = await known('尤门', '13800010051', '340403197001015555')
  const matterId = String((await city.row(orderId)).matter_id)
  for (let n = 0; n < gateDefaults.tries; n++) assert.deepEqual((await byPhone(agent(), { way: 'code', phone: `1370001005${n}`, lastDigits: `000${n}`, byCode: { personId, matterId, checked: false } })).gates, [])
  assert.equal((await byPhone(agent(), { way: 'code', phone: '13700010059', lastDigits: '5555', byCode: { personId, matterId, checked: false } })).locked, true)
})

test('代办：登记依据以前什么也没有；近亲属只能办一件事；撤销以后立刻关上', async () => {
  const { personId, orderId } = await known('蒋门', '13800010008', '340403195001018765')
  const matterId = String((await city.row(orderId)).matter_id)
  const one = clerk()
  const asked = { actor: one, now: city.clock.now(), door: 'window' as const, purpose: '儿子代办', paper: '户口簿', untilOn: '2026-12-31', principal: { name: '蒋门', idNumber: '340403195001018765' }, agent: { name: '蒋小门', phone: '13800019999' } }
  assert.deepEqual(gate.authorityRefusal({ ...asked, kind: 'kin', scope: 'file', consent: 'oral' }, '2026-09-21'), { scope: '近亲属代为申请只能办一件事，不能打开全部档案' })
  assert.ok(gate.authorityRefusal({ ...asked, kind: 'agent', scope: 'file', consent: 'oral' }, '2026-09-21')?.['consent'])
  assert.equal(await within(one, (tx) => gate.recordAuthority(tx, city.house.vault, { ...asked, kind: 'agent', scope: 'file', consent: 'written', principal: { name: '蒋门', idNumber: '340403195001010000' } })), null)
  assert.equal(await within(one, (tx) => gate.recordAuthority(tx, city.house.vault, { ...asked, kind: 'kin', scope: 'matter', consent: 'oral', matter: { matterId, personId: idless } })), null, 'a matter of somebody else')
  const open = await within(one, (tx) => gate.recordAuthority(tx, city.house.vault, { ...asked, kind: 'kin', scope: 'matter', consent: 'oral', matter: { matterId, personId } }))
  assert.deepEqual([open?.basis, open?.scope, open?.matterId], ['authority', 'matter', matterId])
  assert.equal((await isOpen(one, personId)).open, true)
  const again = clerk()
  assert.equal((await within(again, (tx) => gate.openByAuthority(tx, { id: open!.authorityId!, actor: again, now: city.clock.now(), door: 'window', purpose: '再来' })))?.personId, personId)
  assert.equal(await shown(one, (tx) => gate.revokeAuthority(tx, { id: open!.authorityId!, personId, by: '本人', why: '不再委托', actor: one, now: city.clock.now() })), true)
  for (const actor of [one, again]) assert.deepEqual(await isOpen(actor, personId), { open: false })
  assert.equal(await within(again, (tx) => gate.openByAuthority(tx, { id: open!.authorityId!, actor: again, now: city.clock.now(), door: 'window', purpose: '再来' })), null)
})

const idless = '01900000-0000-7000-8000-000000000002'
