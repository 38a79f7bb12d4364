import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { movableClock } from './platform/clock.ts'
import { newId } from './platform/ids.ts'
import { openHouse } from './proof/house.ts'
import { answerKept, page, type Portal } from './rooms/portal/context.ts'
import { createDesk, createKeeper, mountPortal, type PortalDeps } from './rooms/portal/index.ts'
import { signInByPhone, Resident } from './rooms/portal/testing/resident.ts'

/** Two processes that keep pages and one that draws each anew, over one database; time passes where the test says so. */
const clock = movableClock(new Date('2026-09-21T09:00:00+08:00'))
const keeper = createKeeper(clock, () => clock.now().getTime())
const house = await openHouse({ clock, keeper })
const { pool } = house.desk
const deps: PortalDeps = { pool, clock, vault: house.desk.vault, files: house.desk.files, desk: createDesk(house.desk.house, clock), secure: false }
let found = 0
const counted = createKeeper(clock, () => clock.now().getTime())
const another = await anApp({ ...deps, keeper: { ...counted, find: (request) => { const kept = counted.find(request); found += kept ? 1 : 0; return kept } } })
const drawing = await anApp(deps)
after(async () => {
  await Promise.all([another.close(), drawing.close()])
  await house.end()
})

type App = FastifyInstance
const pass = (ms: number): void => clock.moveTo(new Date(clock.now().getTime() + ms))
const get = async (app: App, url: string, { cookie = '', ip = '127.0.0.1', ...headers }: Record<string, string> = {}) => app.inject({ method: 'GET', url, remoteAddress: ip, headers: { host: 'localhost', ...(cookie ? { cookie } : {}), ...headers } })
const tokenOf = (text: string): string => /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
const visitorOf = (answer: { headers: Record<string, unknown> }): string => /visitor=([\w-]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? ''
const bare = (text: string): string => (tokenOf(text) ? text.replaceAll(tokenOf(text), '') : text)
const rename = (name: string): Promise<unknown> => house.database.ownerPool.query("update service_item set definition = jsonb_set(definition, '{name}', to_jsonb($1::text)) where code = 'LA-01'", [name])

const addresses = ['/', '/follow', '/lost-code', '/privacy', '/accessibility', '/safety', '/face', '/notices', '/notices/hours', '/answers', '/stations', '/stations?county=340403', '/bodies', '/bodies?county=340403&kind=lawFirm', '/bodies/TJA-F2', '/guides', '/guides/LA-01', '/law', '/shops', '/shops?county=340403', '/topics', '/topics/wages', '/topics/labour', '/en', '/calculators', '/self-check', '/genuine']

/** A page that is kept must be what this asker would have been shown, had it been drawn for him. */
async function sameForBoth(url: string, keeping: App, anew: App): Promise<void> {
  const [one, two, own] = [await get(keeping, url, { ip: '10.0.0.1', 'user-agent': 'Android' }), await get(keeping, url, { ip: '10.9.9.9', 'user-agent': 'iPhone' }), await get(anew, url, { ip: '10.9.9.9', 'user-agent': 'iPhone' })]
  const { date: _day, 'set-cookie': _cookie, 'content-length': _length, vary: _vary, ...headers } = two.headers
  const { date: _d, 'set-cookie': _c, 'content-length': _l, vary: _v, ...ownHeaders } = own.headers
  assert.deepEqual([two.statusCode, bare(two.body), headers], [own.statusCode, bare(own.body), ownHeaders], url)
  const [a, b] = [tokenOf(one.body), tokenOf(two.body)]
  if (a) assert.ok(a !== b && !two.body.includes(a) && visitorOf(one) !== visitorOf(two), `${url} shows one asker's token to another`)
}

test('同一页一秒内只画一次：本进程一改就看得见，别的进程最多晚一秒', async () => {
  const name = async (app: App): Promise<string> => /<h1[^>]*>([^<]+)/.exec((await get(app, '/guides/LA-01')).body)?.[1] ?? ''
  const before = await name(house.app)
  assert.equal(await name(another), before)
  await rename('改了名的事')
  pass(999)
  assert.deepEqual([await name(house.app), await name(another), await name(drawing)], [before, before, '改了名的事'], 'behind the back of both')
  const refused = await house.ask({ method: 'POST', url: '/api/announcements', cookie: await house.as('tja-dispatch'), body: {} })
  assert.equal(refused.statusCode, 422)
  assert.deepEqual([await name(house.app), await name(another)], ['改了名的事', before], 'anything that may have changed something, refused or not')
  pass(1)
  assert.equal(await name(another), '改了名的事')
  await rename(before)
  pass(-60_000)
  assert.equal(await name(house.app), before, 'a clock that was moved back')
})

test('经 act() 公开、撤下的公告，同一进程当场就有、当场就没有', async () => {
  const ask = async (login: string, url: string, body: object) => (await house.ask({ method: 'POST', url, cookie: await house.as(login), body: { requestId: newId(), ...body } })).json() as { id: string }
  const seen = async (): Promise<boolean> => (await get(house.app, '/notices')).body.includes('国庆值班安排')
  const unitId = house.units.get('TJA')
  const { id } = await ask('tja-dispatch', '/api/announcements', { unitId, title: '国庆值班安排', columnCode: 'hours', text: '国庆期间窗口有人值班。', areaCode: '340403', fromOn: '2026-09-21', untilOn: '2026-10-08' })
  const acts = [['tja-dispatch', 'submit'], ['tja-review', 'selfReview'], ['city-security', 'secrecyReview', { outcome: 'pass' }], ['tja-head', 'approve', { outcome: 'pass' }]] as const
  for (const [login, action, input = {}] of acts) {
    assert.equal(await seen(), false)
    await ask(login, `/api/publications/${id}/act`, { action, input })
  }
  assert.equal(await seen(), true)
  await ask('tja-head', `/api/publications/${id}/act`, { action: 'takeDown', input: { reason: '写错了' } })
  assert.equal(await seen(), false)
})

test('画到一半有人改了，画好的不留；查找和填表不算改', async () => {
  const request = { method: 'GET', url: '/x', headers: {}, routeOptions: { url: '/x' } } as unknown as FastifyRequest
  const post = (url: string) => ({ method: 'POST', url, headers: {}, routeOptions: { url } }) as unknown as FastifyRequest
  const reply = { getHeader: () => undefined } as never
  const one = createKeeper(clock, () => clock.now().getTime())
  const drawn = (between: () => void = () => {}): boolean => {
    one.clear()
    const asked = { ...request } as FastifyRequest
    one.find(asked)
    between()
    one.keep(asked, reply, '<p>x</p>', () => '')
    return one.find({ ...request } as FastifyRequest) !== undefined
  }
  assert.equal(drawn(), true)
  assert.equal(drawn(one.clear), false)
  for (const url of ['/api/orders/:id/act', '/ask/send', '/follow/rate', '/oauth/token', '/law/other', undefined]) assert.equal(drawn(() => one.heard(post(url as string))), false, url)
  for (const url of ['/ask/keep', '/ask/need', '/law', '/shops', '/genuine']) assert.equal(drawn(() => one.heard(post(url))), true, url)
  assert.equal(drawn(() => one.heard(request)), true)
  for (let i = 0; i < 600; i++) {
    const asked = { ...request, url: `/x?n=${i}` } as FastifyRequest
    one.find(asked)
    one.keep(asked, reply, '<p>x</p>', () => '')
  }
  assert.deepEqual([0, 99, 100, 599].map((i) => one.find({ ...request, url: `/x?n=${i}` } as FastifyRequest) !== undefined), [false, false, true, true], 'no more than 500')
})

test('留下的页面人人一样：每个地址换两个人问，只有表单的记号不同，各人的记号各人能用', async () => {
  found = 0
  for (const url of addresses) await sameForBoth(url, another, drawing)
  assert.ok(found >= 20, `${found} of ${addresses.length} were kept`)
  const [one, two] = [await get(another, '/law'), await get(another, '/law')]
  const post = async (visitor: string, token: string): Promise<number> => (await another.inject({ method: 'POST', url: '/law', payload: `_csrf=${token}&q=`, headers: { host: 'localhost', cookie: `visitor=${visitor}`, 'content-type': 'application/x-www-form-urlencoded' } })).statusCode
  assert.deepEqual([await post(visitorOf(one), tokenOf(one.body)), await post(visitorOf(two), tokenOf(two.body)), await post(visitorOf(two), tokenOf(one.body))], [422, 422, 403])
})

test('植入：说是人人一样、其实写着来人的事的页面，查得出来，或者根本不留', async () => {
  const planted = await Promise.all([{ ...deps, keeper: createKeeper(clock, () => clock.now().getTime()) }, deps].map(async (own) => {
    const words = (request: FastifyRequest): string => (request.url === '/planted/ip' ? request.ip : /visitor=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '')
    const [app, portal] = [Fastify(), { deps: own } as Portal]
    app.addHook('onRequest', (request, reply, done) => { if (!answerKept({ portal, request, reply })) done() })
    return app.get('/planted/:what', (request, reply) => page({ portal, request, reply }, request.url === '/planted/token' ? `<input name="_csrf" value="${newId()}">` : `<p>${words(request)}</p>`, 200, 'everybody'))
  }))
  await assert.rejects(sameForBoth('/planted/ip', planted[0]!, planted[1]!), /planted\/ip/)
  const cookies = ['a', 'b'].map((sign) => `visitor=${sign.repeat(22)}`)
  for (const cookie of cookies) assert.match((await get(planted[0]!, '/planted/cookie', { cookie })).body, new RegExp(cookie.split('=')[1]!), 'the asker\'s own cookie')
  const foreign = await Promise.all(cookies.map((cookie) => get(planted[0]!, '/planted/token', { cookie })))
  assert.notEqual(foreign[0]!.body, foreign[1]!.body, 'a token that is not the one of this answer')
  await Promise.all(planted.map((app) => app.close()))
})

test('有草稿的、登录了的、查着自己事的、工作人员：不从留下的拿，也不留下', async () => {
  const drafting = await new Resident(house.app).open('/')
  await drafting.submit('/ask', { need: '邻居盖房挡光' })
  assert.match((await drafting.open('/')).text(), /邻居盖房挡光/)
  assert.doesNotMatch((await new Resident(house.app).open('/')).text(), /邻居盖房挡光/)
  const person = await signInByPhone(new Resident(house.app), '13955400001')
  const cookies = [drafting.headers()['cookie']!, person.headers()['cookie']!, 'following=x', 'santai=x', 'visitor=aaaaaaaaaaaaaaaaaaaaaa; x=1']
  const before = (await get(house.app, '/guides/LA-01')).body
  await rename('只有他们看得到的新名字')
  for (const cookie of cookies) assert.match((await get(house.app, '/guides/LA-01', { cookie })).body, /只有他们看得到的新名字/, cookie)
  for (const headers of [{ authorization: 'Bearer x' }, { 'cache-control': 'no-cache' }] as Record<string, string>[]) assert.match((await get(house.app, '/guides/LA-01', headers)).body, /只有他们看得到的新名字/)
  for (const cookie of ['', 'look=plain', 'visitor=aaaaaaaaaaaaaaaaaaaaaa; look=plain']) assert.doesNotMatch((await get(house.app, '/guides/LA-01', { cookie })).body, /只有他们看得到的新名字/, cookie)
  assert.match((await get(house.app, '/guides/LA-01', { cookie: 'look=elder' })).body, /class="elder"[\s\S]*只有他们看得到的新名字/, 'another look is another page')
  assert.match((await get(house.app, '/embed/guides/LA-01')).body, /只有他们看得到的新名字/, 'in a frame nothing is kept')
  await rename(/<h1[^>]*>([^<]+)/.exec(before)![1]!)
  pass(1_000)
})

test('错的、转走的页面不留', async () => {
  assert.equal((await get(house.app, '/guides/LA-99')).statusCode, 404)
  await house.database.ownerPool.query("update service_item set code = 'LA-99' where code = 'LA-01'")
  assert.equal((await get(house.app, '/guides/LA-99')).statusCode, 200)
  await house.database.ownerPool.query("update service_item set code = 'LA-01' where code = 'LA-99'")
  pass(1_000)
  assert.deepEqual([(await get(house.app, '/?edition=elder')).statusCode, (await get(house.app, '/?edition=elder')).statusCode], [303, 303])
})

test('压缩着送的和不压缩的是同一页，记号是各人自己的', async () => {
  for (const url of addresses) for (const wanted of ['gzip, deflate, br', 'gzip', 'br', '']) {
    const [first, second] = [await get(another, url, { 'accept-encoding': wanted }), await get(another, url, { 'accept-encoding': wanted })]
    if (second.headers['content-encoding'] !== 'gzip') continue
    const [a, b] = [first, second].map((one) => (one.headers['content-encoding'] === 'gzip' ? gunzipSync(one.rawPayload).toString() : one.body))
    assert.equal(bare(b!), bare((await get(drawing, url)).body), url)
    if (tokenOf(b!)) assert.notEqual(tokenOf(a!), tokenOf(b!))
  }
})

async function anApp(own: PortalDeps) {
  const app = Fastify()
  const { notFound } = await mountPortal(app, own)
  app.setNotFoundHandler(notFound)
  return app
}
