import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../platform/ids.ts'
import { Resident, signInByPhone } from '../rooms/portal/testing/resident.ts'
import { closed, publicPages, surfaces, textOf, words, type Record_, type Word } from './confidentiality/surfaces.ts'
import { inQueueAll, onOrders, type StaffRole } from './expected-rights.ts'
import { openScene, unitOf, type Scene } from './permissions/scene.ts'

/**
 * Every cell of role × field × surface, over an ordinary record of mine, a sensitive one of mine and another county's. Who may
 * see a record stands in expected-rights.ts, by hand; what a surface may show of it, in confidentiality/surfaces.ts, by hand.
 */
let scene: Scene
let records: Record_[]
before(async () => {
  scene = await openScene()
  records = [await aRecord('甲', 'F1', false, 1), await aRecord('乙', 'F1', true, 2), await aRecord('丙', 'SX', false, 3)]
})
after(() => scene.house.end())
const roles = Object.keys(onOrders) as StaffRole[]

test('角色 × 字段 × 页面：该看到的看到，不该看到的一个字也没有', async () => {
  const wrong: string[] = []
  let cells = 0
  for (const role of roles) {
    const cookie = await scene.cookieOf(role)
    for (const surface of surfaces) for (const asked of records) {
      const text = await textOf(await scene.ask({ ...surface.ask(asked), cookie }))
      for (const record of records) {
        for (const field of words) { cells += 1; const verdict = judge(role, surface, asked, record, field, text); if (verdict) wrong.push(`${role} ${surface.name} of ${asked.name}: ${record.name}.${field} ${verdict}`) }
        for (const field of closed) { cells += 1; if (text.includes(record.values[field])) wrong.push(`${role} ${surface.name} of ${asked.name}: ${record.name}.${field} in clear`) }
      }
    }
  }
  assert.ok(cells > 10_000, String(cells))
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} of ${cells} cells are wrong`)
})

test('群众：凭自己的码看自己的，看不到内部的话；别人的、没有登录的，什么也看不到', async () => {
  for (const mine of records) {
    const who = new Resident(scene.house.app)
    await who.open('/follow')
    await who.submit('/follow', { code: mine.code, phone: mine.values.phone })
    assert.match(who.url, /^\/follow\/order/u, mine.name)
    for (const field of ['need', 'noteOut'] as const) assert.ok(who.page.includes(mine.word(field)), `${mine.name} ${field}`)
    assert.ok(who.page.includes(mine.values.typedPhone), 'his own number as he typed it')
    for (const field of ['noteIn', 'account', 'press'] as const) assert.ok(!who.page.includes(mine.word(field)), `${mine.name} ${field}`)
    for (const other of records.filter((one) => one !== mine)) for (const word of [...words.map((field) => other.word(field)), ...Object.values(other.values)]) assert.ok(!who.page.includes(word), `${other.name} ${word}`)
  }
  for (const record of records) for (const page of publicPages) {
    const { body } = await scene.ask(page(record))
    // A search page says again what was searched for; nothing else of the record may stand there.
    for (const word of [...words.filter((field) => field !== 'need').map((field) => record.word(field)), ...Object.values(record.values)]) assert.ok(!body.includes(word), `${page(record).url} ${word}`)
  }
})

test('登录的群众：我的事和消息里，只有他自己的、给他看的话；敏感的一件，凭号码一个字也没有', async () => {
  for (const mine of records) {
    const who = new Resident(scene.house.app)
    await signInByPhone(who, mine.values.phone)
    assert.equal(who.url, '/me', mine.name)
    const seen = [who.page, (await who.open('/me/messages')).page, (await who.open(`/me/orders/${mine.id}`)).page].join('\n')
    assert.equal(seen.includes(mine.word('noteOut')), !mine.sensitive, mine.name)
    const hidden = mine.sensitive ? words : (['noteIn', 'account', 'press'] as const)
    for (const field of hidden) assert.ok(!seen.includes(mine.word(field)), `${mine.name} ${field}`)
    for (const other of records.filter((one) => one !== mine)) for (const word of [...words.map((field) => other.word(field)), ...Object.values(other.values)]) assert.ok(!seen.includes(word), `${other.name} ${word}`)
  }
})

test('planted: 打开敏感事项以后，承办单位的人就看到了，别的角色仍看不到——表看得出差别', async () => {
  const [, sensitive] = records
  const cookie = await scene.cookieOf('lawyer')
  const before = (await scene.ask({ method: 'GET', url: `/api/orders/${sensitive!.id}`, cookie })).body
  assert.ok(!before.includes(sensitive!.word('need')))
  assert.equal((await scene.ask({ method: 'POST', url: `/api/orders/${sensitive!.id}/open`, cookie, body: { purpose: '办理本件' } })).statusCode, 200)
  assert.ok((await scene.ask({ method: 'GET', url: `/api/orders/${sensitive!.id}`, cookie })).body.includes(sensitive!.word('need')))
  assert.ok(!(await scene.ask({ method: 'GET', url: `/api/orders/${sensitive!.id}`, cookie: await scene.cookieOf('handler') })).body.includes(sensitive!.word('need')))
})

/** undefined = right; else what is wrong. */
function judge(role: StaffRole, surface: (typeof surfaces)[number], asked: Record_, record: Record_, field: Word, text: string): string | undefined {
  const stands = text.includes(record.word(field))
  const reaches = (surface.likeList ? inQueueAll[role] : (onOrders[role][surface.right ?? 'view'] ?? [])).includes(record.place)
  const searched = /q=/u.test(surface.ask(asked).url) && asked === record && field === 'need'
  const allowed = reaches && !record.sensitive && [...(surface.shows ?? []), ...(surface.may ?? [])].includes(field)
  if (stands && !allowed && !searched) return 'must not stand there'
  const wanted = allowed && surface.shows?.includes(field) && (surface.likeList || record === asked)
  return wanted && !stands ? 'is missing' : undefined
}

async function aRecord(name: string, place: 'F1' | 'SX', sensitive: boolean, n: number): Promise<Record_> {
  const { house } = scene
  const word = (field: Word): string => `鹊${name}${field}鹊`
  const phone = (k: number): string => `1767000${n}${k}00`
  const values = { name: `鹊名${name}全`, phone: phone(1), idNumber: `34040319900101${n}2${n}7`, address: `鹊${name}路九号`, typedPhone: phone(2), typedId: `34040319910202${n}1${n}5`, typedCard: ['', '6222021001116245702', '6222021001116245710', '6222021001116245728'][n]!, helperPhone: phone(3) }
  const taken = await house.ask({
    method: 'POST', url: '/api/intake/hotline', cookie: await house.as('city-hotline1'),
    body: { intake: { requestId: newId(), forWhom: 'family', authority: 'kin', helperName: word('helper'), helperPhone: values.helperPhone, person: { name: values.name, phone: values.phone, address: values.address }, kind: 'task', title: word('title'), need: `${word('need')}，他的电话${values.typedPhone}，证号${values.typedId}，卡${values.typedCard}`, place: word('place'), areaCode: '340403001' } },
  })
  const { orderId: id, queryCode: code } = taken.json() as { orderId: string; queryCode: string }
  await house.act('city-dispatch', id, 'note', { text: word('noteIn') })
  await house.act('city-dispatch', id, 'note', { text: word('noteOut'), visibleToResident: true })
  const payload = `--x\r\ncontent-disposition: form-data; name="files"; filename="${word('file')}.txt"\r\n\r\n内容\n\r\n--x--\r\n`
  await house.ask({ method: 'POST', url: `/api/orders/${id}/attachments`, cookie: await house.as('city-dispatch'), payload, headers: { 'content-type': 'multipart/form-data; boundary=x' } })
  const unit = house.units.get(unitOf[place])
  await house.database.ownerPool.query(`update work_order set state = 'inHand', unit_id = $2, turn_unit_id = $2, bureau_id = $3, account = $4, public_reply = $5, press = $6 where id = $1`,
    [id, unit, house.units.get(place === 'SX' ? 'SX' : 'TJA'), word('account'), word('reply'), JSON.stringify({ demand: word('press'), by: '监督员', at: new Date().toISOString(), answer: null })])
  if (sensitive) await house.database.ownerPool.query(`update matter set sensitive_class = 'minor', sensitivity = 'personal', sensitivity_grade = 3 where id = (select matter_id from work_order where id = $1)`, [id])
  await house.database.ownerPool.query('insert into notice (id, at, unit_id, order_id, kind, text) values ($1, now(), $2, $3, $4, $5)', [newId(), unit, id, 'assigned', `新派工单：${word('title')}`])
  return { name, id, place, sensitive, code, word, values }
}
