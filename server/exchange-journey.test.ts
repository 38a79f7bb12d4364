import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { movableClock } from './platform/clock.ts'
import { inContext } from './platform/context.ts'
import { nobody } from './platform/http.ts'
import { newId } from './platform/ids.ts'
import { playing } from './proof/cast.ts'
import { openHouse, type ProofHouse } from './proof/house.ts'
import { Resident } from './rooms/portal/testing/resident.ts'
import { createProvince } from './testing/province.ts'

/** 与省站对接, both ways, with a province of our own: framed pages, residents handed over, items, matters, ratings, and what differs. */
const clock = movableClock(new Date('2026-11-23T09:00:00+08:00'))
let house: ProofHouse
let province: ReturnType<typeof createProvince>
let other: ReturnType<typeof createProvince>
before(async () => {
  house = await openHouse({ clock })
  province = await registered('安徽法网', ['intake', 'status', 'receipt', 'exchange'])
  other = await registered('另一个系统', ['intake', 'status', 'receipt'])
})
after(() => house.end())

const as = async (login: string, method: string, url: string, body?: object) => {
  const answer = await house.ask({ method, url, cookie: await house.as(login), body })
  return { status: answer.statusCode, body: answer.json() as any }
}
const registered = async (name: string, scopes: string[]) => {
  const { clientId, secret, signKey } = (await as('city-system', 'POST', '/api/clients', { name, sourceSystem: name, scopes, intakeUnitId: house.units.get('HN'), signs: true })).body
  return createProvince({ base: '', clientId, secret, signKey, send: (async (url: string, init: RequestInit) => {
    const answer = await house.app.inject({ method: init.method as 'POST', url, headers: { host: 'localhost', ...(init.headers as Record<string, string>) }, ...(init.body ? { payload: init.body as string } : {}) })
    return { status: answer.statusCode, json: async () => answer.json() }
  }) as unknown as typeof fetch })
}
/** As browsers send it: from another site, without our cookies; what is set comes back with the redirect. */
const handOver = async (who: Resident, token: string, need = ''): Promise<void> => {
  const answer = await house.app.inject({ method: 'POST', url: '/open/arrive', payload: new URLSearchParams({ token, need }).toString(), headers: { host: 'localhost', origin: 'https://province.example', 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' } })
  assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/arrive'])
  for (const line of [answer.headers['set-cookie'] ?? []].flat()) who.jar.set(line.split('=')[0]!, line.split(';')[0]!.slice(line.indexOf('=') + 1))
  await who.open('/arrive')
}
const claims = { ref: 'P-2026-1', item: 'LA-01', area: '340403007', name: '王秀英', phone: '13855401234', forWhom: 'self' }

test('省站带过来的不再问：只剩核对一页；办成的事记着省里的编号', async () => {
  const who = await new Resident(house.app).open('/')
  await handOver(who, province.token({ ...claims, need: '厂里欠了三个月工资，想申请法律援助。' }))
  assert.match(who.text(), /已经问过的，不再问您[\s\S]*“安徽法网”[\s\S]*欠了三个月工资[\s\S]*田家庵区洞山街道[\s\S]*王秀英[\s\S]*138\*\*\*\*1234/)
  assert.ok(!who.page.includes('13855401234'), 'whoever looks over his shoulder learns no number')
  await who.submit('/arrive/take', { how: 'fresh' })
  assert.equal(who.url, '/ask/check', 'nothing is asked again')
  await who.submit('/ask/send', { truthful: 'yes' })
  assert.match(who.text(), /查询码/)
  const told = (await province.get('/open/v1/matters')).body.rows
  assert.deepEqual(told.map((row: any) => [row.ref, row.phase]), [['P-2026-1', 'received']])
  assert.doesNotMatch(JSON.stringify(told), /王秀英|13855401234|三个月/, 'not a word of what it is about')
})

test('国密签名（HMAC-SM3）的也认；缺的才问', async () => {
  const who = await new Resident(house.app).open('/')
  await handOver(who, province.token({ item: 'LA-01', area: '340403' }, { alg: 'HSM3' }))
  await who.submit('/arrive/take', { how: 'fresh' })
  assert.equal(who.url, '/ask/for-whom')
  await who.submit('/ask/for-whom', { forWhom: 'self' })
  assert.equal(who.url, '/ask/contact', 'item, need and county are known')
})

test('没写完的不会被盖掉：合在一起只填空的，自己写的不动', async () => {
  const who = await new Resident(house.app).open('/')
  await who.submit('/ask', { need: '我自己写的：邻居盖房挡光' })
  await handOver(who, province.token({ ...claims, ref: 'P-2026-2', need: '省站上写的' }))
  assert.match(who.text(), /还有一件没写完：[\s\S]*邻居盖房挡光/)
  await who.submit('/arrive/take', { how: 'join' })
  await who.open('/ask/need')
  assert.match(who.page, /我自己写的：邻居盖房挡光/)
  await who.open('/ask/contact')
  assert.match(who.page, /王秀英/)
})

for (const [what, make, says] of [
  ['换了钥匙的', () => province.token(claims, { key: 'x'.repeat(43) }), /没有通过核对/],
  ['拿别的系统的名头', () => other.token(claims), /没有通过核对/],
  ['没有登记的系统', () => province.token(claims, { kid: 'c_000000' }), /没有通过核对/],
  ['说不用签名的', () => { const [, body] = province.token(claims).split('.'); return `${Buffer.from(JSON.stringify({ alg: 'none', kid: 'x' })).toString('base64url')}.${body}.` }, /没有通过核对/],
  ['内容改过的', () => { const [head, , mark] = province.token(claims).split('.'); return `${head}.${Buffer.from(JSON.stringify({ ...claims, aud: 'santai', jti: 'abcdefgh', iat: 1, exp: 9_999_999_999 })).toString('base64url')}.${mark}` }, /没有通过核对/],
  ['过了时间的', () => province.token(claims, { at: Math.floor(Date.now() / 1000) - 3600, life: 600 }), /已经作废/],
  ['有效期写得太长的', () => province.token(claims, { life: 86_400 }), /已经作废/],
  ['签名对、内容看不懂的', () => province.token({ ...claims, phone: { a: 1 } }), /看不懂/],
  ['空的', () => '', /没有通过核对/], ['乱写的', () => '..\u0000..%zz', /没有通过核对/],
] as const) {
  test(`不收：${what}；他写的字一个不丢，原来没写完的也还在`, async () => {
    const who = await new Resident(house.app).open('/')
    await who.submit('/ask', { need: '我自己写的：邻居盖房挡光' })
    await handOver(who, make(), '我在省站打了这些字')
    assert.equal(who.status, 403)
    assert.match(who.text(), says)
    assert.match(who.page, /我在省站打了这些字<\/textarea>/)
    assert.match(who.text(), /您上次写了一半：.{0,3}我自己写的/)
    assert.doesNotMatch(who.page, /王秀英|13855401234/, 'nothing of it is used')
    await who.open('/ask/need')
    assert.match(who.page, /邻居盖房挡光/)
  })
}

test('不收：用过一次的，同时来两次也只收一次；植入一条没有记下的，就会收第二次', async () => {
  const token = province.token({ ...claims, ref: undefined })
  const all = await Promise.all([new Resident(house.app), new Resident(house.app)].map(async (who) => { await handOver(who, token, '我写的'); return who }))
  assert.deepEqual(all.map((who) => who.status).toSorted(), [200, 403])
  assert.match(all.find((who) => who.status === 403)!.text(), /已经用过一次/)
  await house.database.ownerPool.query('delete from exchange_token')
  const planted = new Resident(house.app)
  await handOver(planted, token)
  assert.equal(planted.status, 200, 'planted: without the row the test above would be blind')
})

test('停用的系统，签名再对也不收', async () => {
  const shut = await registered('要停用的', ['exchange'])
  const who = new Resident(house.app)
  await handOver(who, shut.token(claims))
  assert.equal(who.status, 200)
  const { body } = await as('city-system', 'GET', '/api/clients')
  await as('city-system', 'POST', `/api/clients/${body.find((one: any) => one.name === '要停用的').id}/disable`, { reason: '泄露' })
  for (let i = 0; i < 40 && who.status === 200; i += 1) await handOver(who, shut.token(claims))
  assert.equal(who.status, 403)
})

test('嵌入：名单是空的谁也嵌不了；列上的才行，只有这几种页面；页面里没有 Cookie，表单把字带出去', async () => {
  const headers = async (url: string) => (await house.app.inject({ method: 'GET', url, headers: { host: 'localhost' } })).headers
  assert.match(String((await headers('/embed/ask'))['content-security-policy']), /frame-ancestors 'none'/)
  const set = (login: string, framers: string[], version = 0) => as(login, 'POST', '/api/exchange/framers', { version, framers })
  assert.equal((await set('city-dispatch', ['https://flfw.example.gov.cn'])).status, 403)
  for (const wrong of ['http://flfw.example.gov.cn', 'https://flfw.example.gov.cn/path', '*', 'https://*', "https://a.cn; script-src 'unsafe-inline'", 'https://a.cn b.cn', "'self'"]) assert.equal((await set('city-system', [wrong])).status, 422, wrong)
  assert.equal((await set('city-system', ['https://flfw.example.gov.cn'])).status, 200)
  assert.equal((await set('city-system', [])).status, 409)
  for (const url of ['/embed/ask', '/embed/follow', '/embed/guides', '/embed/guides/LA-01', '/embed/shops', '/embed/stations?county=340403', '/embed/bodies', '/embed/notices', '/embed/notices/hours', '/embed/guides/XX-99']) {
    const sent = await headers(url)
    assert.match(String(sent['content-security-policy']), /frame-ancestors https:\/\/flfw\.example\.gov\.cn$/, url)
    assert.deepEqual([sent['x-frame-options'], sent['set-cookie']], [undefined, undefined], url)
  }
  for (const url of ['/', '/follow', '/guides', '/stations', '/ask/for-whom', '/arrive', '/embed', '/embed/nothing', '/embedx']) assert.match(String((await headers(url))['x-frame-options'] ?? 'DENY') + String((await headers(url))['content-security-policy'] ?? "frame-ancestors 'none'"), /DENY.*frame-ancestors 'none'/, url)
  const who = await new Resident(house.app).open('/embed/ask')
  assert.match(who.page, /<base target="_top">/)
  assert.doesNotMatch(who.page, /_csrf|formaction/)
  await who.submit('/carry', { need: '在省站里写的一段话' })
  assert.match(who.page, /在省站里写的一段话<\/textarea>/)
  await who.submit('/ask', { need: '在省站里写的一段话' })
  assert.equal(who.url, '/ask/for-whom')
  const foreign = await house.app.inject({ method: 'POST', url: '/carry', payload: 'to=/ask&need=x', headers: { host: 'localhost', origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' } })
  assert.equal(foreign.statusCode, 403)
})

test('嵌入的页面：里面的链接留在框里，别的都到整个窗口；长辈版一路带着', async () => {
  const page = (await house.app.inject({ method: 'GET', url: '/embed/guides?edition=elder', headers: { host: 'localhost' } })).body
  assert.match(page, /class="elder"/)
  const links = [...page.matchAll(/<a ([^>]*)>/g)].map(([, attributes]) => attributes!)
  const inside = links.filter((one) => /href="\/embed\/guides\/[A-Z]/.test(one))
  assert.ok(inside.length > 5 && inside.every((one) => one.includes('target="_self"') && one.includes('edition&#61;elder')), inside[0])
  assert.ok(links.filter((one) => !one.includes('/embed/')).every((one) => !one.includes('_self')))
})

test('事项、办件推过来：重复的不算，旧的不盖新的；没有这项权限的不收', async () => {
  const items = { rows: [{ code: 'AH-1', ourCode: 'LA-01', name: '申请法律援助', edition: '2', materials: [], saidAt: '2026-11-23T08:00:00+08:00' }, { code: 'AH-9', ourCode: 'ZZ-99', name: '市里没有的事项', edition: '1', saidAt: '2026-11-23T08:00:00+08:00' }] }
  assert.deepEqual((await province.post('/open/v1/items', items)).body, { taken: 2, same: 0, older: 0 })
  assert.deepEqual((await province.post('/open/v1/items', items)).body, { taken: 0, same: 2, older: 0 })
  assert.deepEqual((await province.post('/open/v1/items', { rows: [{ ...items.rows[0], name: '旧名字', saidAt: '2026-11-22T08:00:00+08:00' }] })).body, { taken: 0, same: 0, older: 1 })
  const matters = { rows: [{ ref: 'P-2026-1', phase: 'done', grade: 'satisfied', saidAt: '2026-11-23T08:30:00+08:00' }, { ref: 'P-LOST', phase: 'inHand', saidAt: '2026-11-23T08:30:00+08:00' }] }
  assert.deepEqual((await province.post('/open/v1/matters', matters)).body, { taken: 2, same: 0, older: 0 })
  for (const path of ['/open/v1/items', '/open/v1/matters']) assert.equal((await other.get(path)).status, 403)
  assert.equal((await other.post('/open/v1/matters', matters)).status, 403)
  assert.equal((await province.post('/open/v1/matters', { rows: [{ ref: 'x', phase: 'lost', saidAt: '2026-11-23T08:30:00+08:00' }] })).status, 422)
  assert.equal((await province.post('/open/v1/matters', { rows: [] })).status, 422)
  assert.ok((await province.get('/open/v1/items')).body.rows.some((item: any) => item.code === 'LA-01' && item.materials))
})

test('对账：两边说得不一样的都列出来；处理过的写明怎么处理，变了又会出现', async () => {
  const seen = async (settled = false) => (await as('city-dispatch', 'GET', `/api/exchange/differences?settled=${settled}`)).body
  const first = await seen()
  const of = (kind: string) => first.rows.filter((row: any) => row.kind === kind).map((row: any) => [row.ref, row.ours, row.theirs])
  assert.deepEqual(of('itemOnlyThere'), [['AH-9', null, '市里没有的事项']])
  assert.deepEqual(of('matterOnlyThere'), [['P-LOST', null, '办理中']])
  assert.deepEqual(of('matterDiffers'), [['P-2026-1', '已收到', '已办结']])
  assert.deepEqual(of('ratingDiffers'), [['P-2026-1', '没有评价', '满意']])
  assert.ok(of('itemDiffers').length === 1 && of('itemOnlyOurs').length > 5)
  const lost = first.rows.find((row: any) => row.kind === 'matterOnlyThere')
  const settled = await as('city-dispatch', 'POST', '/api/exchange/differences/settle', { key: lost.key, note: '省里误发，已电话核对' })
  assert.equal(settled.body.open, first.open - 1)
  assert.equal((await seen(true)).rows[0].settled.note, '省里误发，已电话核对')
  assert.equal((await as('city-dispatch', 'POST', '/api/exchange/differences/settle', { key: lost.key, note: '再来一次' })).status, 409)
  await province.post('/open/v1/matters', { rows: [{ ref: 'P-LOST', phase: 'done', saidAt: '2026-11-23T08:45:00+08:00' }] })
  assert.equal((await seen()).open, first.open, 'what changes comes back')
})

test('在省站打的分：记在这件工单上，重复送只算一次；不是它送来的打不了', async () => {
  const { orderId } = (await as('city-dispatch', 'GET', '/api/exchange/differences')).body.rows.find((row: any) => row.kind === 'ratingDiffers')
  const rating = { requestId: newId(), ref: 'P-2026-1', grade: 'satisfied', words: '省站上打的' }
  assert.equal((await province.post('/open/v1/ratings', rating)).status, 409, 'not before it is done')
  await house.act('city-dispatch', orderId, 'accept', {})
  await house.act('city-dispatch', orderId, 'reply', { publicReply: '可以申请法律援助，请到窗口。', toldRights: true })
  const given = { ...rating, requestId: newId() }
  const done = await province.post('/open/v1/ratings', given)
  assert.deepEqual([done.status, done.body.grade], [200, 'satisfied'], JSON.stringify(done.body))
  assert.deepEqual((await province.post('/open/v1/ratings', given)).body, done.body)
  assert.equal((await house.database.ownerPool.query('select 1 from rating where order_id = $1', [orderId])).rows.length, 1)
  assert.equal((await province.post('/open/v1/ratings', { ...given, requestId: newId(), ref: 'P-LOST' })).status, 404)
  const [row] = (await province.get('/open/v1/matters')).body.rows
  assert.deepEqual([row.ref, row.phase, row.rating.grade], ['P-2026-1', 'done', 'satisfied'])
  const left = (await as('city-dispatch', 'GET', '/api/exchange/differences')).body.rows.filter((one: any) => one.ref === 'P-2026-1')
  assert.deepEqual(left, [], 'both sides say the same now')
})

test('翻页接着上次的往下拿，乱写的页码说清楚；接口说明里有这几扇门', async () => {
  const first = (await province.get('/open/v1/matters?size=1')).body
  assert.equal(first.rows.length, 1)
  assert.deepEqual((await province.get(`/open/v1/matters?size=1&after=${encodeURIComponent(first.next)}`)).body.rows.map((row: any) => row.ref).filter((ref: string) => ref === first.rows[0].ref), [])
  assert.equal((await province.get('/open/v1/matters?after=%27--')).status, 422)
  const { paths } = (await house.app.inject({ method: 'GET', url: '/open/v1/openapi.json' })).json() as any
  for (const path of ['/open/v1/items', '/open/v1/matters', '/open/v1/ratings']) assert.ok(paths[path], path)
})

/** By hand: who names the sites that may frame us, who sees and settles what differs. */
const seers = ['cityDispatcher', 'cityHead', 'citySupervisor']
test('权限逐格核对：每个角色 × 看名单、改名单、看差异、处理差异', async () => {
  const wrong: string[] = []
  const say = (what: string, got: number, want: number): void => { if (got !== want) wrong.push(`${what}: ${got}`) }
  for (const [role, login] of Object.entries(playing)) {
    const system = role === 'systemOfficer'
    say(`${role} framers`, (await as(login, 'GET', '/api/exchange/framers')).status, system ? 200 : 403)
    say(`${role} set`, (await as(login, 'POST', '/api/exchange/framers', { version: 999, framers: [] })).status, system ? 409 : 403)
    say(`${role} see`, (await as(login, 'GET', '/api/exchange/differences')).status, seers.includes(role) ? 200 : 403)
    say(`${role} settle`, (await as(login, 'POST', '/api/exchange/differences/settle', { key: 'none', note: '核对权限' })).status, role === 'cityDispatcher' ? 409 : 403)
    say(`${role} exchange`, (await as(login, 'GET', '/open/v1/items')).status, 403)
  }
  assert.deepEqual(wrong, [])
})

test('第二道墙：关掉程序里的判断，没有身份的人一行也看不到、改不动', async () => {
  const nobodySees = { actor: nobody, reach: { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null } }
  for (const table of ['exchange_item', 'exchange_matter', 'exchange_link', 'exchange_settled', 'exchange_token', 'exchange_partner']) assert.equal((await inContext(house.database.pool, nobodySees, (tx) => tx.rows(`select 1 from ${table}`))).length, 0, table)
  assert.equal((await inContext(house.database.pool, nobodySees, (tx) => tx.rows(`update exchange_setting set framers = '{https://evil.example}' returning 1`))).length, 0)
  await assert.rejects(inContext(house.database.pool, nobodySees, (tx) => tx.rows('insert into exchange_link (order_id, client_id, ref, at) values ($1, $1, $2, now())', [newId(), 'x'])), /row-level security/)
})
