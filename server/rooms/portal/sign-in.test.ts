import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { createFileStore } from '../../platform/files.ts'
import { idNumber } from '../../seeds/huainan/residents.ts'
import { aCity, type City } from '../../testing/city.ts'
import { createResidents, simulatedWays, type DemoPerson } from '../residents/index.ts'
import { createDesk } from './desk.ts'
import { mountPortal } from './index.ts'
import { Resident, signInByPhone } from './testing/resident.ts'

let city: City
let app: FastifyInstance
const people: DemoPerson[] = []
before(async () => {
  city = await aCity()
  app = Fastify()
  const { vault } = city.house
  const { pool } = city.database
  const files = createFileStore({ folder: mkdtempSync(join(tmpdir(), 'sign-in-')), vault })
  const { ways, provider } = simulatedWays()
  const residents = createResidents({ pool, vault, clock: city.clock }, () => city.world, ways)
  await mountPortal(app, { pool, clock: city.clock, vault, files, desk: createDesk(city.house, city.clock), secure: false, signIn: { residents, simulators: { identity: provider, people: async () => people } } })
})
after(async () => { await app.close(); await city.database.drop() })

const owner = (text: string, values: unknown[] = []) => city.database.ownerPool.query(text, values)
const later = (minutes: number): void => city.clock.moveTo(new Date(city.clock.now().getTime() + minutes * 60_000))
const codeIn = (who: Resident): string => /验证码 (\d{6})/.exec(who.text())?.[1] ?? assert.fail(who.text())
let count = 0
const aPhone = (): string => `1395540${String(1000 + count++)}`
const aNumber = (): string => idNumber(`34049919600101${String(100 + count++)}`)

async function byPhone(phone: string, who = new Resident(app)): Promise<Resident> {
  later(2)
  return signInByPhone(who, phone)
}

async function byIdentity(person: DemoPerson, who = new Resident(app), back = '/me'): Promise<Resident> {
  await who.open(`/sign-in/identity?back=${back}`)
  return who.submit('/simulator/identity/choose', { name: person.name, idNumber: person.idNumber, phone: person.phone ?? '', answer: 'yes' })
}

async function checked(name: string, phone: string): Promise<{ person: DemoPerson; personId: string; order: Awaited<ReturnType<City['anOrder']>> }> {
  const order = await city.anOrder({ name, phone })
  const person = { name, phone, idNumber: aNumber() }
  const personId = String((await city.row(order.id)).person_id)
  const { vault } = city.house
  await owner('update person set id_number_sealed = $2, id_number_index = $3 where id = $1', [personId, vault.seal(person.idNumber, 'id-number'), vault.blindIndex(person.idNumber, 'id-number')])
  return { person, personId, order }
}

describe('手机验证码', () => {
  test('看得到用这个号码留的事，看不到别人的；打开、补充、退出都行', async () => {
    const [phone, other] = [aPhone(), aPhone()]
    const [mine, second, theirs] = [await city.anOrder({ name: '周明', phone }), await city.anOrder({ name: '周明', phone }), await city.anOrder({ name: '吴刚', phone: other })]
    const who = await byPhone(phone)
    assert.equal(who.url, '/me', who.text())
    assert.ok(who.page.includes(mine.number) && who.page.includes(second.number) && !who.page.includes(theirs.number), who.text())
    assert.ok(!who.page.includes(mine.queryCode))
    await who.open(`/me/orders/${mine.id}`)
    assert.equal(who.url, '/follow/order')
    assert.ok(who.page.includes(mine.number))
    await who.open(`/me/orders/${theirs.id}`)
    assert.equal(who.status, 404)
    await who.open('/me')
    await who.submit('/me/leave')
    assert.match(who.text(), /已经退出登录/)
    for (const path of ['/me', '/follow/order', '/me/messages']) assert.doesNotMatch((await who.open(path)).page, new RegExp(mine.number))
  })

  test('有没有留过事，页面一样；座机、错号当场说清，写的字还在', async () => {
    const [known, unknown] = [aPhone(), aPhone()]
    await city.anOrder({ name: '郑洪', phone: known })
    const told: string[] = []
    for (const phone of [known, unknown]) {
      const who = await new Resident(app).open('/sign-in')
      await who.submit('/sign-in', { phone })
      assert.equal(who.url, '/sign-in/code')
      told.push(who.text().replaceAll(phone, ''))
      await who.submit('/sign-in/code', { code: '12345' })
      told.push(who.text().replaceAll(phone, ''))
    }
    assert.deepEqual(told.slice(0, 2), told.slice(2))
    const who = await new Resident(app).open('/sign-in')
    for (const [phone, says] of [['0554-2671234', /座机收不到短信/], ['1395540', /短号|11 位|不对/], ['', /请填写电话号码/]] as const) {
      await who.submit('/sign-in', { phone })
      assert.equal(who.status, 422)
      assert.match(who.text(), says)
      assert.ok(who.page.includes(`value="${phone}"`), 'what was typed is still there')
    }
    await who.submit('/sign-in', { phone: '+86 139 5540 9999' })
    assert.match(who.text(), /13955409999/)
  })

  test('验证码：一分钟内不重发，五次试错作废，五分钟过期，用过一次就没有了', async () => {
    const phone = aPhone()
    const who = await new Resident(app).open('/sign-in')
    await who.submit('/sign-in', { phone })
    await who.submit('/sign-in/again')
    assert.match(who.text(), /刚才已经发过一次，请过 \d+ 秒再要/)
    await who.open('/simulator/phone')
    const code = codeIn(who)
    const wrong = code === '111111' ? '222222' : '111111'
    await who.open('/sign-in/code')
    for (const left of [4, 3, 2, 1]) assert.match((await who.submit('/sign-in/code', { code: wrong })).text(), new RegExp(`还可以试 ${left} 次`))
    assert.match((await who.submit('/sign-in/code', { code: wrong })).text(), /试错太多次，不能用了/)
    await who.submit('/sign-in/code', { code })
    assert.equal(who.url, '/sign-in/code', 'the right one comes too late')
    later(2)
    await who.submit('/sign-in/again')
    assert.match(who.text(), /又发了一条/)
    later(6)
    await who.submit('/sign-in/code', { code })
    assert.match(who.text(), /过期/)
    const once = await byPhone(phone)
    assert.equal(once.url, '/me')
    const jar = new Resident(app)
    for (const [name, value] of who.jar) jar.jar.set(name, value)
    await jar.open('/sign-in/code')
    assert.notEqual(jar.url, '/me')
  })

  test('要验证码的次数有限：按号码、按网络；限到了说清怎么办', async () => {
    const phone = aPhone()
    const who = new Resident(app)
    for (let n = 0; n < 10; n++) {
      later(3)
      await who.open('/sign-in')
      await who.submit('/sign-in', { phone })
      assert.equal(who.url, '/sign-in/code', String(n))
    }
    later(3)
    await who.open('/sign-in')
    await who.submit('/sign-in', { phone })
    assert.match(who.text(), /今天要验证码太多次了/)
    await owner(`insert into setting (name, value) values ('residents.signIn', '{"perAddressHour": 5}')`)
    await who.open('/sign-in')
    await who.submit('/sign-in', { phone: aPhone() })
    assert.match(who.text(), /这个网络刚才要验证码太多次了/)
    assert.match((await who.open('/sign-in/identity')).text(), /刚才登录得太多/)
    await owner(`delete from setting where name = 'residents.signIn'`)
    later(61)
  })

  test('一个手机几个人用：写了姓名，只看自己的；号码证明不了是谁，打不开档案', async () => {
    const phone = aPhone()
    const [father, son] = [await city.anOrder({ name: '陈大山', phone }), await city.anOrder({ name: '陈小山', phone })]
    const who = await byPhone(phone)
    assert.equal(who.url, '/sign-in/name', who.text())
    assert.ok(!who.text().includes('陈'), 'nobody is named')
    assert.match((await who.submit('/sign-in/name', { name: '陈三山' })).text(), /还可以试 4 次/)
    assert.equal((await who.open(`/me/orders/${father.id}`)).status, 404)
    await who.open('/sign-in/name')
    await who.submit('/sign-in/name', { name: '陈 大山' })
    assert.ok(who.page.includes(father.number) && !who.page.includes(son.number), who.text())
    assert.equal((await who.open(`/me/orders/${son.id}`)).status, 404)
    await who.open('/me/file')
    assert.match(who.text(), /打开我的档案/)
    assert.ok(!who.page.includes(father.number))
    const guesser = await byPhone(phone)
    for (const name of ['甲', '乙', '丙', '丁', '戊']) await guesser.submit('/sign-in/name', { name })
    assert.match(guesser.text(), /姓名试错太多次，已经退出/)
    assert.equal((await guesser.open('/me')).url.split('?')[0], '/sign-in')
  })

  test('打这个电话不安全的、敏感的、匿名的：凭号码一件也不列，也不露有没有', async () => {
    const phone = aPhone()
    const hidden = [await city.anOrder({ name: '刘梅', phone, need: '丈夫喝了酒就打我，想离婚，怎么办' }), await city.anOrder({ name: '刘梅', phone, need: '邻居占了我家的地，怎么办' })]
    const shown = await byPhone(phone)
    assert.ok(!shown.page.includes(hidden[0]!.number) && shown.page.includes(hidden[1]!.number), 'the sensitive one is covered')
    await owner('update person set safe_to_call = false where id = $1', [(await city.row(hidden[1]!.id)).person_id])
    await shown.open('/me')
    const stranger = await byPhone(aPhone())
    const plain = (who: Resident): string => who.text().replaceAll(/\d{3}\*{4}\d{4}/gu, '')
    assert.equal(plain(shown), plain(stranger), 'the page of one of whom nothing shows is the page of one whom nobody knows')
    assert.equal((await shown.open(`/me/orders/${hidden[1]!.id}`)).status, 404)
  })

  test('很多人用的号码，不凭它列事', async () => {
    const phone = aPhone()
    for (const name of ['赵一', '钱二', '孙三', '李四', '周五', '吴六', '郑七']) await city.anOrder({ name, phone })
    const who = await byPhone(phone)
    assert.match(who.text(), /用这个号码的人太多/)
  })

  test('替别人问的：凭自己的号码也看得到', async () => {
    const phone = aPhone()
    const who = await new Resident(app).open('/')
    await who.submit('/ask', { need: '村里老人的低保没批下来，怎么办' })
    await who.submit('/ask/for-whom', { forWhom: 'other' })
    await who.submit('/ask/authority', { authority: 'helper' })
    await who.submit('/ask/need', { need: '村里老人的低保没批下来，怎么办', kind: 'question', topic: '' })
    await who.submit('/ask/place', { county: 'unknown' })
    await who.submit('/ask/contact', { helperName: '村干部甲', helperPhone: phone, name: '张老汉', phone: '' })
    await who.submit('/ask/send', { truthful: 'yes' })
    assert.equal(who.url, '/ask/sent', who.text())
    const helper = await byPhone(phone)
    assert.match(helper.text(), /低保/)
  })

  test('坐久了自动退出，写到一半的还在；退出以后别的窗口也进不去', async () => {
    const phone = aPhone()
    const order = await city.anOrder({ name: '马超', phone })
    const who = await byPhone(phone)
    await who.open(`/me/orders/${order.id}`)
    assert.ok(who.page.includes(order.number))
    const thief = new Resident(app)
    for (const [name, value] of who.jar) thief.jar.set(name, value)
    later(31)
    await who.open('/me')
    assert.match(who.text(), /时间长了没有动，已经自动退出/)
    const again = await byPhone(phone, who)
    await again.open(`/me/orders/${order.id}`)
    assert.ok(again.page.includes(order.number))
    await again.open('/me')
    const copy = new Resident(app)
    for (const [name, value] of again.jar) copy.jar.set(name, value)
    await again.submit('/me/leave')
    for (const one of [copy, thief]) for (const path of ['/me', '/follow/order']) assert.ok(!(await one.open(path)).page.includes(order.number), path)
  })

  test('登录以后是一个新的会话：带着旧的、别人给的来，都不管用', async () => {
    const phone = aPhone()
    const who = new Resident(app)
    who.jar.set('resident', '019a0000-0000-7000-8000-000000000001.planted')
    await byPhone(phone, who)
    const first = who.jar.get('resident')!
    assert.ok(first && !first.includes('planted'))
    await byPhone(phone, who)
    assert.notEqual(who.jar.get('resident'), first)
    const old = new Resident(app)
    old.jar.set('resident', first)
    assert.equal((await old.open('/me')).url.split('?')[0], '/sign-in')
    const forged = new Resident(app)
    forged.jar.set('resident', `${first.split('.')[0]}.${'A'.repeat(43)}`)
    assert.equal((await forged.open('/me')).url.split('?')[0], '/sign-in')
  })

  test('登录以后只回到自己的网页', async () => {
    for (const [back, to] of [['//evil.example', '/me'], ['https://evil.example', '/me'], ['/\\evil.example', '/me'], ['/sign-in', '/me'], ['/simulator/phone', '/me'], ['/me/messages', '/me/messages'], ['/ask/contact', '/']] as const) {
      later(2)
      const who = await new Resident(app).open(`/sign-in?back=${encodeURIComponent(back)}`)
      await who.submit('/sign-in', { phone: aPhone() })
      await who.open('/simulator/phone')
      const code = codeIn(who)
      await who.open('/sign-in/code')
      await who.submit('/sign-in/code', { code })
      assert.equal(who.url, to, back)
    }
  })

  test('别的网站冒交的表单不收', async () => {
    const forged: Record<string, string>[] = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]
    for (const headers of forged) assert.equal((await (await new Resident(app).open('/sign-in')).submit('/sign-in', { phone: aPhone() }, { headers })).status, 403)
  })
})

describe('谁看过我的档案', () => {
  const android = 'Mozilla/5.0 (Linux; Android 14; PCT-AL10) Mobile'
  const looksOf = async (order: { queryCode: string }, phone: string): Promise<string> => {
    const who = await new Resident(app).open('/my-file')
    await who.submit('/my-file', { code: order.queryCode, phone })
    return (await who.open('/my-file/looks')).text()
  }

  test('手机验证码登录、登录后打开工单，本人都看得见：时间、什么设备；浏览器自己说的那一串不留', async () => {
    const phone = aPhone()
    const order = await city.anOrder({ name: '常看', phone })
    const who = await byPhone(phone, new Resident(app, android))
    await who.open(`/me/orders/${order.id}`)
    await byPhone(phone, new Resident(app, 'Mozilla/5.0 (Windows NT 10.0)'))
    await byPhone(phone)
    const told = await looksOf(order, phone)
    for (const words of [/您本人 ?用手机验证码登录（安卓、鸿蒙手机或平板）/, /用手机验证码登录（电脑）/, /用手机验证码登录（不知道什么设备）/, /您本人 ?登录后看了您的工单/, /登录的不是您？/]) assert.match(told, words)
    assert.ok(!JSON.stringify((await owner('select * from resident_session')).rows).includes('PCT-AL10'))
    assert.ok(!(await looksOf(await city.anOrder({ name: '别家', phone: aPhone() }), `1395540${999 + count}`)).includes('用手机验证码登录'), '别人的登录不列')
  })

  test('替他问的人用自己的电话登录，写明是替您问的人', async () => {
    const [phone, helper] = [aPhone(), aPhone()]
    const order = await city.anOrder({ name: '有人帮', phone })
    await owner('update work_order set helper_name = $2 where id = $1', [order.id, '李帮忙'])
    await owner('insert into resident_number (order_id, phone_index, at) values ($1, $2, now())', [order.id, city.house.vault.blindIndex(helper, 'phone')])
    await byPhone(helper, new Resident(app, android))
    assert.match(await looksOf(order, phone), /替您问的人 ?用手机验证码登录（安卓/)
  })

  test('说过这个电话不安全的：凭它登录什么也看不到，也就不列', async () => {
    const phone = aPhone()
    const order = await city.anOrder({ name: '不安全', phone })
    await owner('update person set safe_to_call = false where id = (select person_id from work_order where id = $1)', [order.id])
    await byPhone(phone, new Resident(app, android))
    assert.doesNotMatch(await looksOf(order, phone), /用手机验证码登录/)
  })
})

describe('统一身份认证', () => {
  test('看得到本人全部的事，不管当时留的是哪个号码；看得到档案；看不到别人的', async () => {
    const { person, order } = await checked('孙本人', aPhone())
    const sensitive = await city.anOrder({ name: '孙本人', phone: person.phone!, need: '丈夫总是打我，想离婚怎么办' })
    const other = await city.anOrder({ name: '别人', phone: aPhone() })
    const who = await byIdentity(person)
    assert.equal(who.url, '/me', who.text())
    assert.ok(who.page.includes(order.number) && who.page.includes(sensitive.number) && !who.page.includes(other.number), who.text())
    assert.ok(!who.page.includes(person.idNumber))
    await who.open(`/me/orders/${sensitive.id}`)
    assert.ok(who.page.includes(sensitive.number))
    await who.open('/me/file')
    assert.equal(who.url, '/my-file')
    assert.match(who.text(), /凭什么留着这些/)
    assert.ok(who.page.includes(order.number))
    await who.open('/my-file/looks')
    assert.match(who.text(), /您本人 ?用统一身份认证登录/)
    await who.open('/me')
    await who.submit('/me/leave')
    assert.ok(!(await who.open('/my-file')).page.includes(order.number))
  })

  test('同名同号、登记过另一个证件号码的，打不开；没有登记过的，姓名和号码都对才行', async () => {
    const { person, order } = await checked('冯同名', aPhone())
    const twin = await byIdentity({ ...person, idNumber: aNumber() })
    assert.ok(!(await twin.open('/me/file')).page.includes('凭什么留着这些'))
    const phone = aPhone()
    const bare = await city.anOrder({ name: '褚没登', phone })
    assert.ok((await byIdentity({ name: '褚没登', phone, idNumber: aNumber() })).page.includes(bare.number))
    assert.ok(!(await byIdentity({ name: '褚没登', phone: aPhone(), idNumber: aNumber() })).page.includes(bare.number))
    const typed = await city.anOrder({ name: '卫填过', phone })
    const vault = city.house.vault
    await owner('update person set id_number_sealed = $2 where id = $1', [(await city.row(typed.id)).person_id, vault.seal(aNumber(), 'id-number')])
    const stranger = await byIdentity({ name: '卫填过', phone, idNumber: aNumber() })
    assert.doesNotMatch((await stranger.open('/me/file')).text(), /凭什么留着这些/)
    assert.ok(order.number)
  })

  test('没有实名的、没有同意的，说清楚，什么也不给看', async () => {
    const { person, order } = await checked('陈实名', aPhone())
    const who = await new Resident(app).open('/sign-in/identity')
    await who.submit('/simulator/identity/choose', { answer: 'no' })
    assert.match(who.text(), /您没有同意登录/)
    people.splice(0, people.length, { ...person, level: 'self-declared' })
    await who.open('/sign-in/identity')
    await who.submit('/simulator/identity/choose', { person: '0', answer: 'yes' })
    assert.match(who.text(), /还没有实名认证/)
    assert.ok(!(await who.open('/me')).page.includes(order.number))
  })

  test('答复只用一次，也只给开始的那个浏览器', async () => {
    const { person } = await checked('褚一次', aPhone())
    const who = await new Resident(app).open('/sign-in/identity')
    const victim = await new Resident(app).open('/sign-in/identity')
    const answer = await app.inject({ method: 'POST', url: '/simulator/identity/choose', payload: new URLSearchParams({ ...hidden(who.page), name: person.name, idNumber: person.idNumber, answer: 'yes' }).toString(), headers: { ...who.headers(), 'content-type': 'application/x-www-form-urlencoded' } })
    const back = new URL(String(answer.headers.location))
    const path = `${back.pathname}${back.search}`
    await victim.open(path)
    assert.match(victim.text(), /没有通过核对/, 'an answer that another browser has asked for (login CSRF)')
    const copy = new Resident(app)
    for (const [name, value] of who.jar) copy.jar.set(name, value)
    await who.open(path)
    assert.equal(who.url, '/me')
    await copy.open(path)
    assert.match(copy.text(), /已经用过了/)
    assert.match((await new Resident(app).open(path)).text(), /已经用过了/)
  })
})

describe('登录以后', () => {
  test('消息：进展和要补的都写着；没看过的数得对；看过就记下', async () => {
    const phone = aPhone()
    const order = await city.anOrder({ name: '何消息', phone })
    await city.act(city.staff('countyDispatcher', 'TJA'), order.id, 'askForMaterial', { materials: '请补充土地证的照片' })
    const who = await byPhone(phone)
    assert.match(who.text(), /等您做的/)
    assert.match(who.text(), /请补材料/)
    assert.match(who.text(), /消息（1 条没看）/)
    await who.open('/me/messages')
    assert.match(who.text(), /土地证/)
    assert.match(who.text(), /没看过/)
    await who.submit('/me/messages/read')
    assert.match(who.text(), /都看过了/)
    await city.act(city.residentOf(order.id), order.id, 'supplement', { text: '已经补了' })
    assert.doesNotMatch((await who.open('/me')).text(), /条没看/, 'what he does himself is no news to him')
    const other = await byPhone(aPhone())
    assert.doesNotMatch((await other.open('/me/messages')).text(), /土地证/)
  })

  test('再问一件：知道的不再问，可以改；替别人问，自己的姓名电话已经填好', async () => {
    const phone = aPhone()
    await city.anOrder({ name: '蒋再问', phone })
    const who = await byPhone(phone)
    await who.open('/')
    await who.submit('/ask', { need: '房东不退押金，怎么要回来' })
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    await who.submit('/ask/need', { need: '房东不退押金，怎么要回来', kind: 'question', topic: '' })
    await who.submit('/ask/place', { county: 'unknown' })
    assert.equal(who.url, '/ask/check', 'name and telephone are not asked again')
    assert.match(who.text(), /蒋再问/)
    await who.open('/ask/contact')
    assert.ok(who.page.includes(`value="${phone}"`))
    await who.submit('/ask/contact', { name: '蒋再问', phone: '1' })
    assert.equal(who.status, 422)
    await who.open('/ask/check')
    assert.equal(who.url, '/ask/contact?wrong', 'a wrong number is not slipped past')
    await who.submit('/ask/contact', { name: '蒋再问', phone })
    await who.open('/ask/for-whom')
    await who.submit('/ask/for-whom', { forWhom: 'family' })
    await who.open('/ask/contact')
    assert.match(who.page, /name="helperName" value="蒋再问"/)
    assert.match(who.page, /name="name" value=""/)
    await who.open('/ask/for-whom')
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    await who.open('/ask/check')
    await who.submit('/ask/send', { truthful: 'yes' })
    assert.equal(who.url, '/ask/sent', who.text())
    assert.match((await who.open('/me')).text(), /押金/)
  })

  test('退出：写了一半的话还在，姓名和电话不留在这台设备上', async () => {
    const phone = aPhone()
    await city.anOrder({ name: '杨退出', phone })
    const who = await byPhone(phone)
    await who.open('/')
    await who.submit('/ask', { need: '邻居装修漏水到我家，怎么赔' })
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    await who.open('/me')
    await who.submit('/me/leave')
    await who.open('/ask/contact')
    assert.ok(!who.page.includes(phone) && !who.page.includes('杨退出'))
    assert.ok((await who.open('/ask/need')).page.includes('邻居装修漏水'))
  })

  test('凭统一身份认证问的，归到本人的档案，换了号码也一样', async () => {
    const { person, personId } = await checked('沈换号', aPhone())
    const who = await byIdentity({ ...person, phone: aPhone() })
    await who.open('/')
    await who.submit('/ask', { need: '公司拖欠工资三个月，怎么办' })
    await who.submit('/ask/for-whom', { forWhom: 'self' })
    await who.submit('/ask/need', { need: '公司拖欠工资三个月，怎么办', kind: 'question', topic: '' })
    await who.submit('/ask/place', { county: 'unknown' })
    await who.submit('/ask/send', { truthful: 'yes' })
    assert.equal(who.url, '/ask/sent', who.text())
    const { rows } = await owner(`select person_id from work_order where need like '公司拖欠工资三个月%'`)
    assert.deepEqual(rows.map((row) => row.person_id), [personId])
  })

  test('开了两个窗口、两件事：这一件的表单办不到那一件上', async () => {
    const phone = aPhone()
    const [one, two] = [await city.anOrder({ name: '韩两窗', phone }), await city.anOrder({ name: '韩两窗', phone })]
    const who = await byPhone(phone)
    await who.open(`/me/orders/${one.id}`)
    await who.open('/follow/withdraw')
    const form = who.page
    await who.open(`/me/orders/${two.id}`)
    who.page = form
    await who.submit('/follow/withdraw', {})
    assert.equal(who.status, 409)
    for (const order of [one, two]) assert.equal((await city.row(order.id)).state, 'toAccept')
  })

  test('多了分页；别人的编号打不开', async () => {
    const phone = aPhone()
    for (let n = 0; n < 12; n++) await city.anOrder({ name: '杨多', phone })
    const who = await byPhone(phone)
    assert.match(who.text(), /共 12 件，第 1 页，共 2 页/)
    await who.open('/me?page=2')
    assert.equal([...who.page.matchAll(/\/me\/orders\//g)].length, 2)
    for (const id of ['1', '019a0000-0000-7000-8000-000000000001', '%00']) assert.ok([400, 404].includes((await who.open(`/me/orders/${id}`)).status))
  })
})

const hidden = (page: string): Record<string, string> => Object.fromEntries([...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [name, value.replaceAll('&#61;', '=').replaceAll('&amp;', '&')]))
