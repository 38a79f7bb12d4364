import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { IntakeInput } from '../../contract/intake.ts'
import { errorForLog } from '../platform/errors.ts'
import { newId, queryCode } from '../platform/ids.ts'
import { sightOn, takeIn } from '../rooms/work-orders/index.ts'
import { openHouse, type ProofHouse } from './house.ts'

/** Attacks that once went through, and those that people try first. Each is told from the side of the attacker. */
let house: ProofHouse
before(async () => { house = await openHouse() })
after(() => house.end())

test('系统管理员想一个人冒充局长：他能重设密码，动态验证须由安全保密管理员重置', async () => {
  const target = `/api/accounts/${house.accounts.get('tja-head')}`
  assert.equal(await status('city-system', 'POST', `${target}/second-factor`, { reason: '换手机' }), 403)
  assert.equal(await status('city-security', 'POST', `${target}/password`, { reason: '忘了密码' }), 403)
  assert.equal(await status('city-security', 'POST', `${target}/second-factor`, { reason: '换手机' }), 200)
})

test('网址换个写法绕不过表头检查：百分号编码、整条网址', async () => {
  const body = { name: '别处来的', query: {} }
  for (const url of ['/api/saved-views', '/%61pi/saved-views', 'http://localhost/api/saved-views']) {
    const answer = await house.ask({ method: 'POST', url, cookie: await house.as('tja-dispatch'), body, headers: { 'x-santai': '0' } })
    assert.equal(answer.statusCode, 403, url)
  }
  const page = await house.ask({ method: 'GET', url: '/%61pi/orders?queue=all', cookie: await house.as('tja-dispatch') })
  assert.equal(page.headers['cache-control'], 'no-store')
})

test('被征求意见的律所、收件的热线中心：看得到工单，替不了承办单位办理', async () => {
  const id = await inHand()
  await house.act('tja-office1', id, 'consult', { unitId: house.units.get('TJA-F1'), question: '请看看合同效力' })
  for (const [login, action, input] of [
    ['tja-lawyer', 'finish', finished], ['tja-lawyer', 'handTo', { accountId: house.accounts.get('tja-office1') }], ['tja-lawyer', 'askForMaterial', { materials: '随便什么' }],
    ['tja-lawyer', 'returnBack', { ground: 'conflictOfInterest', reason: '越权退回' }], ['city-hotline3', 'finish', finished], ['city-hotline3', 'hold', { ground: 'waitParty', holdDays: 1, reason: '越权挂起' }],
  ] as const) await refused(login, id, action, input)
  assert.equal((await house.act('tja-lawyer', id, 'answerConsult', { answer: '合同有效。' })).state, 'inHand')
})

test('会商没有答复工单就改派或撤回了：被征求意见的单位不再看得到它', async () => {
  for (const [action, login, input] of [['reassign', 'tja-dispatch', { unitId: 'TJA-F2', reason: '另派' }], ['withdraw', 'city-hotline-back', { reason: '当事人来电撤回' }]] as const) {
    const id = await inHand()
    await house.act('tja-office1', id, 'consult', { unitId: house.units.get('TJA-N1'), question: '请看看公证' })
    assert.equal(await status('tja-notary', 'GET', `/api/orders/${id}`), 200)
    await house.act(login, id, action, 'unitId' in input ? { ...input, unitId: house.units.get(input.unitId) } : input)
    assert.equal(await status('tja-notary', 'GET', `/api/orders/${id}`), 404, action)
    assert.equal(await status('tja-office1', 'GET', `/api/orders/${id}`), action === 'reassign' ? 404 : 200)
  }
})

test('主办单位替协办单位签收、办结协办单：不行', async () => {
  const id = await inHand()
  const { created } = await house.act('tja-dispatch', id, 'addAssist', { unitIds: [house.units.get('TJA-F2')], instruction: '协助调查' })
  await refused('tja-office1', created[0]!, 'sign', {})
  await house.act('tja-lawyer', created[0]!, 'sign')
  await refused('tja-office1', created[0]!, 'finish', finished)
})

test('司法所既承办又有窗口：不能替当事人撤回，也不能给自己打分', async () => {
  await refused('tja-office1', await inHand(), 'withdraw', { reason: '办不了' })
  const id = await inHand()
  await house.act('tja-office1', id, 'finish', { ...finished, contactPhone: '13777778888' })
  await house.act('tja-review', id, 'review', { outcome: 'pass' })
  await house.act('tja-followup', id, 'followUp', { reached: true, outcome: 'solved' })
  await refused('tja-office1', id, 'rate', { grade: 'verySatisfied' })
  const { rows } = await house.database.ownerPool.query('select closing::text, (select string_agg(facts::text, $2) from action_log where record_id = $1) as facts from work_order where id = $1', [id, ' '])
  assert.doesNotMatch(`${rows[0].closing}${rows[0].facts}`, /13777778888/, 'a phone number lies in clear')
})

test('改过的翻页标记、层层嵌套的草稿：说清哪里不对，不是系统差错', async () => {
  const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')
  for (const made of [cursor('2001 (x)', newId()), cursor('1', newId()), cursor('+275760-09-13T00:00:00.000Z', newId()), cursor('2026-11-23T00:00:00.000Z', '-'.repeat(36)), cursor('0000-01-01T00:00:00.000Z', newId()), 'bm9uZQ']) {
    assert.equal(await status('tja-dispatch', 'GET', `/api/orders?queue=all&sort=newest&cursor=${made}`), 422, made)
  }
  const deep = `{"body":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
  const draft = await house.ask({ method: 'PUT', url: '/api/drafts/x', cookie: await house.as('tja-dispatch'), payload: deep, headers: { 'content-type': 'application/json' } })
  assert.equal(draft.statusCode, 422)
  assert.deepEqual(house.defects, [])
})

test('外部系统送来公元零年、差一天的时区：说清哪里不对，或者照收', async () => {
  const { bearer } = await house.newClient('HN-HL', '12345-attack')
  const send = async (foreignDueAt: string): Promise<number> => (await house.ask({ method: 'POST', url: '/open/v1/requests', bearer, body: { intake: { requestId: newId(), person: { name: '周' }, need: `期限是 ${foreignDueAt}` }, foreignNumber: foreignDueAt, foreignDueAt } })).statusCode
  assert.deepEqual([await send('0000-01-01T00:00:00Z'), await send('9999-12-31T23:59:59Z'), await send('2026-12-01T00:00:00+23:59')], [422, 422, 200])
})

test('断线后原样重发：多余的空格和字段不会让它变成“另一项操作”', async () => {
  const id = await inHand()
  const body = { requestId: newId(), action: 'note', input: { text: '  已电话联系  ', extra: 1 } }
  const send = async (): Promise<unknown> => (await house.ask({ method: 'POST', url: `/api/orders/${id}/act`, cookie: await house.as('tja-office1'), body })).json()
  assert.deepEqual(await send(), await send())
})

test('在反向代理后面伪造 X-Forwarded-For：换不出新的地址来躲试错次数', async () => {
  const behind = await openHouse({ trustProxy: true })
  try {
    const knock = (n: number) => behind.ask({ method: 'POST', url: '/oauth/token', body: { grant_type: 'none' }, ip: '10.1.1.1', headers: { 'x-forwarded-for': `6.6.6.${n}, 203.0.113.9` } })
    const answers: number[] = []
    for (let n = 0; n < 61; n++) answers.push((await knock(n)).statusCode)
    assert.equal(answers.at(-1), 429)
  } finally {
    await behind.end()
  }
})

test('值班员拿着电话本一个一个试、一件一件看：一小时到数就停，并且记下来', async () => {
  const cookie = await house.as('city-hotline2')
  const look = async (n: number): Promise<string> => (await house.ask({ method: 'POST', url: '/api/intake/who', cookie, body: { name: '张三', phone: `1380000${String(n).padStart(4, '0')}`, lastDigits: '0000', verified: true } })).body
  const hints: string[] = []
  for (let n = 0; n < 121; n++) hints.push(await look(n))
  assert.match(hints[119]!, /没有对得上的记录/)
  assert.match(hints[120]!, /太多/)
  const own = await house.ask({ method: 'POST', url: '/api/intake/hotline', cookie, body: { intake: { requestId: newId(), person: { name: '李某', phone: '13700000019' }, need: '物业费怎么算', kind: 'task' } } })
  assert.equal(await status('city-hotline2', 'POST', `/api/orders/${(own.json() as { orderId: string }).orderId}/reveal`, { purpose: '再看一件' }), 403)
  const { rows } = await house.database.ownerPool.query(`select count(*)::int as n from audit_entry where object = 'tooMany' and actor_id = $1`, [house.accounts.get('city-hotline2')])
  assert.equal(rows[0].n, 1)
})

test('一百个查询码猜测同时发来：只猜得了五次，不是一百次', async () => {
  const page = await house.ask({ method: 'GET', url: '/follow' })
  const cookie = String([page.headers['set-cookie']].flat()[0]).split(';')[0]!
  const form = { _csrf: /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!, code: queryCode(), phone: '13900001111' }
  const guess = () => house.ask({ method: 'POST', url: '/follow', cookie, ip: '203.0.113.77', payload: new URLSearchParams(form).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  const answers = await Promise.all(Array.from({ length: 40 }, guess))
  assert.deepEqual([422, 429].map((wanted) => answers.filter((a) => a.statusCode === wanted).length), [5, 35])
})

test('演示只认本机：改名的域名、任何代理转来的请求，都当没有这个接口', async () => {
  for (const headers of [{ host: 'evil.example' }, { host: 'localhost.evil.example' }, { forwarded: 'for=1.2.3.4' }, { via: '1.1 proxy' }, { 'x-real-ip': '1.2.3.4' }, { 'x-forwarded-host': 'a' }] as Record<string, string>[]) {
    assert.equal((await house.ask({ method: 'GET', url: '/api/demo/people', headers })).statusCode, 404, JSON.stringify(headers))
  }
})

test('身兼数职的人：不裁自己的退回，不审自己办结的，不批自己改写的公开文稿', async () => {
  const account = `/api/accounts/${house.accounts.get('sx-head')}/appointments`
  for (const [unit, role] of [['TJA-J001', 'bodyHead'], ['TJA', 'countyDispatcher'], ['TJA', 'reviewer'], ['TJA', 'countyHead']]) {
    assert.equal(await status('city-security', 'POST', account, { unitId: house.units.get(unit!), role }), 200)
  }
  const returned = await inHand()
  await house.act('sx-head', returned, 'returnBack', { ground: 'conflictOfInterest', reason: '与当事人有亲属关系' })
  await refused('sx-head', returned, 'ruleOnReturn', { ruling: 'pool', reason: '同意' })
  const id = await inHand()
  await house.act('sx-head', id, 'finish', finished)
  await refused('sx-head', id, 'review', { outcome: 'pass' })
  await house.act('tja-review', id, 'review', { outcome: 'pass' })
  await house.act('tja-followup', id, 'followUp', { reached: true, outcome: 'solved' })
  const proposed = await house.ask({ method: 'POST', url: '/api/publications', cookie: await house.as('tja-office1'), body: { requestId: newId(), orderId: id, title: '邻里通行', text: '双方已达成协议。' } })
  const { id: publication } = proposed.json() as { id: string }
  const step = async (login: string, action: string, input: object): Promise<number> => status(login, 'POST', `/api/publications/${publication}/act`, { requestId: newId(), action, input })
  assert.equal(await step('sx-head', 'revise', { title: '邻里通行', text: '改写过的答复。', reason: '更通俗' }), 200)
  assert.equal(await step('tja-office1', 'selfReview', {}), 200)
  assert.equal(await step('city-security', 'secrecyReview', { outcome: 'pass' }), 200)
  assert.equal(await step('sx-head', 'approve', { outcome: 'pass' }), 403)
  assert.equal(await step('tja-head', 'approve', { outcome: 'pass' }), 200)
})

test('拆出的一件派到了外县：本县调度员不能再把工单并进去', async () => {
  const { created } = await house.act('tja-dispatch', await inHand(), 'split', { parts: ['外县的那一件'], reason: '两件事' })
  await house.act('city-dispatch', created[0]!, 'assign', { unitId: house.units.get('SX-F1'), crossReason: '标的在寿县' })
  const answer = await house.ask({ method: 'POST', url: `/api/orders/${await inHand()}/act`, cookie: await house.as('tja-dispatch'), body: { requestId: newId(), action: 'merge', input: { intoId: created[0], reason: '同一件事' } } })
  assert.equal(answer.statusCode, 422)
})

test('值班员当场答复后替来电人打“非常满意”：不行，核实过本人的别人记录可以', async () => {
  const intake = { requestId: newId(), person: { name: '孙某', phone: '13700000009' }, need: '加班费怎么算', kind: 'question' }
  const made = await house.ask({ method: 'POST', url: '/api/intake/hotline', cookie: await house.as('city-hotline1'), body: { intake, answer: { publicReply: '按劳动法第四十四条。', toldRights: true } } })
  const { orderId, queryCode } = made.json() as { orderId: string; queryCode: string }
  await refused('city-hotline1', orderId, 'rate', { grade: 'verySatisfied' })
  // Another seat sees nothing of it before the caller is verified (更正 13).
  await refused('city-hotline2', orderId, 'rate', { grade: 'satisfied' })
  await house.ask({ method: 'POST', url: '/api/intake/who', cookie: await house.as('tja-window'), body: { phone: '13700000009', code: queryCode, verified: true } })
  await house.act('tja-window', orderId, 'rate', { grade: 'satisfied' })
})

test('抢先用别人的身份证号码登记自己的电话：本人来时，电话打不到他那里去', async () => {
  const person = { name: '赵某娟', idNumber: '11010519491231002X' }
  const stranger = { kind: 'resident', id: newId(), name: '当事人', appointments: [] } as const
  const intake = (phone: string, need: string) => ({ requestId: newId(), person: { ...person, phone }, need, kind: 'task' as const, safeToCall: true, forWhom: 'self' as const, anonymous: false, attachmentIds: [] }) satisfies IntakeInput
  const { house: orders, clock } = house.desk
  await takeIn(orders, { door: 'network', actor: stranger, sight: sightOn(stranger), now: clock.now(), input: intake('13500000009', '我是她前夫'), unitId: orders.world.cityUnitId })
  const byPhone = async (phone: string, need: string): Promise<string> => {
    const answer = await house.ask({ method: 'POST', url: '/api/intake/hotline', cookie: await house.as('city-hotline1'), body: { intake: intake(phone, need), identityVerified: true } })
    const [order, cookie] = [`/api/orders/${(answer.json() as { orderId: string }).orderId}`, await house.as('city-dispatch')]
    // A sensitive matter is opened first: until then its person stays masked.
    await house.ask({ method: 'POST', url: `${order}/open`, cookie, body: { purpose: '回拨当事人' } })
    const found = await house.ask({ method: 'POST', url: `${order}/reveal`, cookie, body: { purpose: '回拨当事人' } })
    return (found.json() as { phone: string }).phone
  }
  assert.equal(await byPhone('13600000001', '他又打我，求保护令'), '13600000001')
  assert.equal(await byPhone('13600000002', '换了号码，再问一件'), '13600000002')
})

test('已知的人第二次说“不方便打电话”：记下，不是系统差错', async () => {
  const send = async (safeToCall: boolean, need: string): Promise<number> => {
    const { bearer } = await house.newClient('HN-HL', need)
    return (await house.ask({ method: 'POST', url: '/open/v1/requests', bearer, body: { intake: { requestId: newId(), person: { name: '钱某', phone: '13700000008' }, need, safeToCall }, foreignNumber: need } })).statusCode
  }
  assert.deepEqual([await send(true, '第一件事'), await send(false, '第二件事')], [200, 200])
  const { rows } = await house.database.ownerPool.query(`select safe_to_call from person where name = '钱某'`)
  assert.deepEqual(rows, [{ safe_to_call: false }])
})

test('日志里没有当事人的话：数据库报错引用的整行不进日志', async () => {
  const error: unknown = await house.database.ownerPool.query(`insert into person (id, name, name_shown, created_at) values ($1, '李金丝雀', null, now())`, [newId()]).catch((thrown: unknown) => thrown)
  assert.match((error as { detail: string }).detail, /李金丝雀/)
  assert.doesNotMatch(JSON.stringify(errorForLog(error as Error)), /李金丝雀/)
})

test('值班员趁别人的档案开着，替第三人登记并勾“已核实”：那个查询码打不开第三人的档案', async () => {
  const cookie = await house.as('city-hotline1')
  const who = async (body: object) => (await house.ask({ method: 'POST', url: '/api/intake/who', cookie, body: { verified: true, ...body } })).json() as { candidates: { scope: string }[] }
  const taken = async (name: string, phone: string, need: string, more: object = {}) =>
    (await house.ask({ method: 'POST', url: '/api/intake/hotline', cookie, body: { intake: { requestId: newId(), person: { name, phone }, need, kind: 'task' }, callerNumber: phone, ...more } })).json() as { orderId: string; queryCode: string }
  await taken('水某', '13700000031', '她自己以前的事')
  const other = await taken('毕某', '13700000032', '另一个人的事')
  assert.equal((await who({ phone: '13700000032', code: other.queryCode })).candidates.length, 1)
  const made = await taken('水某', '13700000031', '值班员编的事', { identityVerified: true })
  assert.deepEqual((await who({ phone: '13700000031', code: made.queryCode })).candidates.map(({ scope }) => scope), ['matter'])
})

test('拿别人的姓名电话在网上提一件，等本人到场续办：先前的查询码仍只打开那一件', async () => {
  const { house: orders, clock } = house.desk
  const stranger = { kind: 'resident', id: newId(), name: '当事人', appointments: [] } as const
  const input = { requestId: newId(), person: { name: '花某', phone: '13700000033' }, need: '占一个位置', kind: 'task' as const, safeToCall: true, forWhom: 'self' as const, anonymous: false, attachmentIds: [] } satisfies IntakeInput
  const made = await takeIn(orders, { door: 'network', actor: stranger, sight: sightOn(stranger), now: clock.now(), input, unitId: orders.world.cityUnitId })
  const joined = await house.ask({ method: 'POST', url: '/api/intake/window', cookie: await house.as('tja-window'), body: { intake: { ...input, requestId: newId() }, windowNo: '1', identityVerified: true } })
  assert.equal((joined.json() as { outcome: string }).outcome, 'joined')
  const { candidates } = (await house.ask({ method: 'POST', url: '/api/intake/who', cookie: await house.as('city-hotline3'), body: { verified: true, phone: '13700000033', code: made.queryCode } })).json() as { candidates: { scope: string }[] }
  assert.deepEqual(candidates.map(({ scope }) => scope), ['matter'])
})

test('丈夫拿着委托书来：窗口的列表、工单页、打开敏感事项，都到不了她的家暴那一件', async () => {
  const person = { name: '盛某', phone: '13700000041' }
  const taken = async (need: string) => (await house.ask({ method: 'POST', url: '/api/intake/hotline', cookie: await house.as('city-hotline1'), body: { intake: { requestId: newId(), person, need, kind: 'task', areaCode: '340422001' }, callerNumber: person.phone } })).json() as { orderId: string; number: string }
  const [plain, secret] = [await taken('低保怎么申请'), await taken('丈夫打我，想申请人身安全保护令')]
  const opened = await house.ask({ method: 'POST', url: '/api/files/authority', cookie: await house.as('tja-window'), body: { requestId: newId(), principalName: person.name, principalPhone: person.phone, agentName: '其夫', kind: 'agent', paper: '委托书', consent: 'written', scope: 'file', untilOn: '2099-12-31' } })
  assert.equal(opened.statusCode, 200, opened.body)
  assert.equal(await status('tja-window', 'GET', `/api/orders/${plain.orderId}`), 200)
  assert.equal(await status('tja-window', 'GET', `/api/orders/${secret.orderId}`), 404)
  assert.equal(await status('tja-window', 'POST', `/api/orders/${secret.orderId}/open`, { purpose: '他说要看看' }), 404)
  // A new code with her telephone would open everything as if he were she.
  assert.equal(await status('tja-window', 'POST', `/api/orders/${plain.orderId}/query-code`, { requestId: newId(), identityVerified: true }), 404)
  const list = await house.ask({ method: 'GET', url: '/api/orders?queue=all&size=100', cookie: await house.as('tja-window') })
  assert.ok(!list.body.includes(secret.number))
})

test('窗口拿着名册登记“代办”一个一个试：一小时到数就停', async () => {
  const one = (n: number) => status('city-window', 'POST', '/api/files/authority', { requestId: newId(), principalName: '张三', principalPhone: `1380001${String(n).padStart(4, '0')}`, agentName: '某某', kind: 'agent', paper: '委托书', consent: 'written', scope: 'file', untilOn: '2099-12-31' })
  const answers: number[] = []
  for (let n = 0; n < 121; n++) answers.push(await one(n))
  assert.deepEqual([answers[119], answers[120]], [404, 403])
})

/** Registered by telephone, given to the office of tja-office1, signed. */
async function inHand(): Promise<string> {
  const phone = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  const intake = { requestId: newId(), person: { name: '龙傲天', phone }, kind: 'task', need: `邻居挡路，请来看看。${phone}`, areaCode: '340403001' }
  const made = await house.ask({ method: 'POST', url: '/api/intake/hotline', cookie: await house.as('city-hotline1'), body: { intake } })
  const { orderId } = made.json() as { orderId: string }
  await house.act('tja-dispatch', orderId, 'assign', { unitId: house.units.get('TJA-J001') })
  await house.act('tja-office1', orderId, 'sign')
  return orderId
}

const refused = async (login: string, id: string, action: string, input: object): Promise<void> => {
  const answer = await house.ask({ method: 'POST', url: `/api/orders/${id}/act`, cookie: await house.as(login), body: { requestId: newId(), action, input } })
  assert.ok([403, 404, 409].includes(answer.statusCode), `${login} ${action}: ${answer.statusCode} ${answer.body}`)
}

const finished = { account: '现场调解，双方签字', publicReply: '双方已达成协议。', isTrue: true, beyondDuty: false, contacted: false, solved: true }

const status = async (login: string, method: string, url: string, body?: object): Promise<number> =>
  (await house.ask({ method, url, cookie: await house.as(login), ...(body ? { body } : {}) })).statusCode
