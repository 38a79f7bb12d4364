import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FindingRow, NeedView, SitePageRow, SiteView, ViewOfSite } from '../contract/site.ts'
import { newId } from './platform/ids.ts'
import { openMovingHouse } from './proof/moving-house.ts'
import { roleChoices } from '../contract/site-roles.ts'
import { journeySteps } from './rooms/site/journeys.ts'
import { roleName } from './rules/roles.ts'
import { Resident } from './rooms/portal/testing/resident.ts'
import { playShops } from './seeds/day/shops.ts'

/** Running the site (种子第13条), through its routes, on the whole server; the test moves the clock and plants what is wrong. */
const { house, clock, as, moveTo } = await openMovingHouse('2026-11-23T09:00:00+08:00')

const ask = async (login: string, method: string, url: string, body?: object) => house.ask({ method, url, cookie: await as(login), ...(body ? { body } : {}) })
const get = async <T>(login: string, url: string): Promise<T> => (await ask(login, 'GET', url)).json() as T
const owner = async <R>(sql: string, values: unknown[] = []): Promise<R[]> => (await house.database.ownerPool.query(sql, values)).rows as R[]
const check = () => house.site.check(clock.now(), { restMs: 0, mostOfOneMake: 12 })
const pages = async (login: string, query = ''): Promise<SitePageRow[]> => (await get<{ rows: SitePageRow[] }>(login, `/api/site/pages${query}`)).rows
const findings = async (login: string, state = 'open'): Promise<FindingRow[]> => {
  const first = await get<{ rows: FindingRow[]; total: number; size: number }>(login, `/api/site/findings?state=${state}`)
  const more = await Promise.all(Array.from({ length: Math.ceil(first.total / first.size) - 1 }, (_, at) => get<{ rows: FindingRow[] }>(login, `/api/site/findings?state=${state}&page=${at + 2}`)))
  return [first, ...more].flatMap(({ rows }) => rows)
}
const notices = (kind: string) => owner<{ text: string; account_id: string | null; unit_id: string | null; role: string | null }>('select text, account_id, unit_id, role from notice where kind = $1 order by at, id', [kind])
const runJob = async (name: string): Promise<void> => { const { jobsOf } = await import('./schedule.ts'); await jobsOf(house).find((job) => job.name === name)!.run({}, { now: clock.now(), signal: AbortSignal.timeout(60_000) }) }
/** The library of laws is empty in a test: provisions that our pages cite lead nowhere yet, and are found too. */
const notCited = ({ target }: FindingRow): boolean => !target.startsWith('/law/cited')
const noNotices = [['/notices', '通知公告'], ['/notices/bulletin', '通知公告·通知'], ['/notices/hours', '通知公告·服务时间'], ['/notices/lists', '通知公告·公示'], ['/notices/publicity', '通知公告·普法']]
const unit = (code: string): string => house.units.get(code)!

test('走一遍网站：每一页都登记了责任单位和复核日期；法条、产品这样随栏目的不单列；自己走的不算访问 [SITE-OWNER]', async () => {
  await owner('delete from site_visit')
  await check()
  const all = await get<{ rows: SitePageRow[]; total: number; owners: { unitName: string; pages: number }[] }>('city-dispatch', '/api/site/pages')
  assert.ok(all.total > 40, String(all.total))
  assert.deepEqual(all.owners.map(({ unitName, pages }) => [unitName, pages]), [['市司法局公共法律服务管理科', all.total]])
  const [guide] = await pages('city-dispatch', '?kind=guide')
  assert.deepEqual([guide!.kindName, guide!.reviewBy, guide!.standingName, guide!.byDuty], ['办事指南', '2027-05-23', '有效', true])
  assert.ok((await pages('city-dispatch', '?kind=topic')).some(({ path }) => path === '/topics/labour'))
  assert.deepEqual(await owner("select path from site_page where path ~ '^/(law|bodies|assets|staff|ask|edition)/'"), [])
  await house.site.minute(clock.now())
  assert.deepEqual(await owner('select * from site_visit'), [], 'our own walk is no visit')
})

test('空栏目：一家店也没有时记一条，通知责任单位；开了店再查就算改好；店铺页归那家机构 [SITE-EMPTY]', async () => {
  const empty = (await findings('city-dispatch')).filter(notCited)
  assert.deepEqual(empty.map(({ kind, pagePath, says }) => [kind, pagePath, says]).sort(), [['emptyColumn', '/answers', '栏目“公开答复”里什么也没有'], ...noNotices.map(([path, zh]) => ['emptyColumn', path, `栏目“${zh}”里什么也没有`]), ['emptyColumn', '/shops', '栏目“网上店铺”里什么也没有']])
  const told = await notices('siteFinding')
  assert.equal(told.length, 1, 'one message for all that is new')
  assert.match(told[0]!.text, /新发现 \d+ 个问题/)
  await playShops(house.desk, clock.now())
  await check()
  assert.deepEqual((await findings('city-dispatch')).filter(notCited).map(({ pagePath }) => pagePath).sort(), ['/answers', ...noNotices.map(([path]) => path)])
  assert.deepEqual((await findings('city-dispatch', 'fixed')).map(({ pagePath, stateName }) => [pagePath, stateName]), [['/shops', '已改好']])
  const shops = await pages('city-dispatch', '?kind=shop')
  assert.ok(shops.length > 0 && shops.every(({ unitName }) => !unitName.includes('管理科')))
  assert.equal((await notices('siteFinding')).length, 1, 'what was told is not told again')
})

test('断链：办事指南里混进一个到不了的地址，查得出在哪一页；有人说明理由可以不改，改好了自动消掉 [SITE-LINK]', async () => {
  const [item] = await owner<{ id: string }>("update service_item set code = 'PE-1' where code = 'PE-01' and valid_from is not null returning id")
  await check()
  const [broken] = (await findings('city-dispatch')).filter(({ kind, target }) => kind === 'brokenLink' && target.startsWith('/guides'))
  assert.deepEqual([broken!.pagePath, broken!.target, broken!.says, broken!.unitName], ['/guides', '/guides/PE-1', '页面不存在', '市司法局公共法律服务管理科'])
  assert.equal((await ask('tja-bodies', 'POST', `/api/site/findings/${broken!.id}`, { version: broken!.version, as: 'accept', reason: '不是我的' })).statusCode, 404, 'another unit\'s')
  assert.equal((await ask('city-dispatch', 'POST', `/api/site/findings/${broken!.id}`, { version: broken!.version, as: 'accept', reason: '' })).statusCode, 422, 'a reason is wanted')
  assert.equal((await ask('city-dispatch', 'POST', `/api/site/findings/${broken!.id}`, { version: broken!.version, as: 'accept', reason: '下周换编号' })).statusCode, 200)
  assert.equal((await ask('city-dispatch', 'POST', `/api/site/findings/${broken!.id}`, { version: broken!.version, as: 'accept', reason: '下周换编号' })).json().error.kind, 'conflict')
  await check()
  assert.deepEqual((await findings('city-dispatch', 'accepted')).map(({ target, why }) => [target, why]), [['/guides/PE-1', '下周换编号']], 'it stays accepted, and is no second row')
  await owner("update service_item set code = 'PE-01' where id = $1", [item!.id])
  await check()
  assert.deepEqual(await findings('city-dispatch', 'accepted'), [])
})

test('检查停在半路：什么也不改，如实写没有采用；调度员可以马上查一遍', async () => {
  assert.equal((await ask('city-supervise', 'POST', '/api/site/check', {})).statusCode, 403)
  assert.deepEqual((await ask('city-dispatch', 'POST', '/api/site/check', {})).json(), { queued: true })
  const before = await owner('select path, seen_at from site_page order by path')
  assert.equal(await house.site.check(clock.now(), { restMs: 0, signal: AbortSignal.abort() }), null)
  assert.deepEqual(await owner('select path, seen_at from site_page order by path'), before)
  assert.match((await get<SiteView>('city-dispatch', '/api/site')).check!.trouble!, /没有采用/)
})

test('到期前提醒责任人一次，过期再提醒一次并标为待复核；打开设置后居民在那一页看到“内容待复核”，复核后就没有了 [SITE-REVIEW]', async () => {
  const [page] = await pages('city-dispatch', '?q=/guides/LA-01')
  const handed = await ask('city-dispatch', 'POST', `/api/site/pages/${page!.id}/owner`, { version: page!.version, unitId: unit('HN-LA'), accountId: house.accounts.get('city-aid'), reviewBy: '2026-12-01', reason: '法援中心管' })
  assert.equal(handed.statusCode, 200, handed.body)
  await runJob('warn-review')
  await runJob('warn-review')
  assert.deepEqual((await notices('contentReview')).map(({ text, account_id: to }) => [text, to]), [[`您负责的 1 个网站页面 14 天内要复核：“${page!.title}”。`, house.accounts.get('city-aid')]])
  assert.equal((await pages('city-aid')).find(({ path }) => path === '/guides/LA-01')!.standingName, '快到期')
  moveTo('2026-12-02T09:00:00+08:00')
  await runJob('warn-review')
  await runJob('warn-review')
  assert.match((await notices('contentReview'))[1]!.text, /过了复核日期，已标为待复核/)
  assert.equal((await notices('contentReview')).length, 2)
  assert.deepEqual((await pages('city-dispatch', '?standing=due')).map(({ path, ownerName }) => [path, ownerName !== null]), [['/guides/LA-01', true]])
  const reader = new Resident(house.app)
  await house.site.minute(clock.now())
  assert.doesNotMatch((await reader.open('/guides/LA-01')).text(), /内容待复核/, 'only when the office wants it said')
  const rules = { reviewMonths: 6, warnDays: 14, showDue: true, newsDays: 90, checkExternal: false, politeSeconds: 5, reason: '试一试', version: 0 }
  assert.equal((await ask('city-supervise', 'POST', '/api/site/rules', rules)).statusCode, 403)
  assert.equal((await ask('city-dispatch', 'POST', '/api/site/rules', rules)).json().verified, false, 'whoever sets a number has not confirmed it')
  await house.site.minute(clock.now())
  assert.match((await reader.open('/guides/LA-01')).text(), /内容待复核/)
  assert.doesNotMatch((await reader.open('/guides/LA-02')).text(), /内容待复核/)
  const now = (await pages('city-aid'))[0]!
  assert.equal((await ask('city-aid', 'POST', `/api/site/pages/${now.id}/review`, { version: now.version, nextOn: '2026-12-02', note: '看过' })).statusCode, 422, 'the next day lies ahead')
  assert.equal((await ask('tja-bodies', 'POST', `/api/site/pages/${now.id}/review`, { version: now.version, nextOn: '2027-06-01', note: '看过' })).statusCode, 404, 'another unit\'s page')
  assert.equal((await ask('city-supervise', 'POST', `/api/site/pages/${now.id}/review`, { version: now.version, nextOn: '2027-06-01', note: '看过' })).statusCode, 403)
  assert.equal((await ask('city-aid', 'POST', `/api/site/pages/${now.id}/review`, { version: now.version, nextOn: '2027-06-01', note: '核对过材料' })).statusCode, 200)
  await house.site.minute(clock.now())
  assert.doesNotMatch((await reader.open('/guides/LA-01')).text(), /内容待复核/)
})

test('交接：责任人须在那个单位；别人先改过的要看过再改', async () => {
  const [page] = await pages('city-dispatch', '?q=/guides/LA-02')
  const give = (more: object) => ask('city-dispatch', 'POST', `/api/site/pages/${page!.id}/owner`, { version: page!.version, unitId: unit('HN-LA'), reviewBy: '2027-03-01', reason: '归口', ...more })
  assert.deepEqual((await give({ accountId: house.accounts.get('tja-lawyer') })).json().error.fields, { accountId: '须是这个单位在岗的人' })
  assert.equal((await give({})).statusCode, 200)
  assert.equal((await give({})).json().error.kind, 'conflict')
})

test('久未更新：有新内容才像样的栏目，过了设定的天数就提醒；不等新内容的栏目不算 [SITE-STALE]', async () => {
  moveTo('2027-02-25T09:00:00+08:00')
  await check()
  const stale = (await findings('city-dispatch')).filter(({ kind }) => kind === 'staleColumn').map(({ pagePath }) => pagePath)
  assert.ok(stale.includes('/guides') && !stale.includes('/topics') && !stale.includes('/calculators'), stale.join())
})

test('访问只记次数：一人走完、一人半路离开，漏斗逐步对得上；不读 Cookie，不存地址，没有一行是一个人 [SITE-VISIT]', async () => {
  await owner('delete from site_visit')
  for (const whole of [true, true, false]) await walk(new Resident(house.app), whole)
  await house.site.minute(clock.now())
  const seen = await get<ViewOfSite['visits']>('city-supervise', '/api/site/visits?journey=ask&days=1')
  const of = (name: string) => seen.steps.find((step) => step.name === name)!
  assert.deepEqual(['为谁问', '发生了什么', '在哪个县区', '怎么联系', '核对', '提交成功'].map((name) => of(name).reached), [3, 3, 2, 2, 2, 2])
  assert.deepEqual([of('发生了什么').left, of('发生了什么').leftShare, of('发生了什么').wrong, of('核对').left, of('提交成功').left], [1, 1 / 3, 1, 0, null])
  assert.equal((await get<SiteView>('city-dispatch', '/api/site')).visits.sent, 2)
  const rows = await owner<Record<string, unknown>>('select * from site_visit')
  assert.deepEqual(Object.keys(rows[0]!).sort(), ['failed', 'hour', 'moved', 'on_day', 'shown', 'step', 'wrong'])
  assert.doesNotMatch(JSON.stringify(rows), /127\.0\.0\.1|13855401234|王秀英|[0-9a-f]{8}-[0-9a-f]{4}/, 'no address, no number, no name, no id')
  assert.ok(rows.every(({ step }) => !String(step).includes('/ask/keep') && !String(step).includes('/assets')))
})

test('自查和评价也按步骤数：同一地址的几道题分得开；产品下单的提交单独数 [SITE-VISIT]', async () => {
  await owner('delete from site_visit')
  const who = new Resident(house.app)
  await who.open('/self-check')
  await who.submit('/self-check', { hurry: 'no', at: 'hurry' })
  await who.open('/follow')
  await who.submit('/follow', { code: 'AAAA', phone: '138' })
  await house.site.minute(clock.now())
  const selfCheck = await get<ViewOfSite['visits']>('city-dispatch', '/api/site/visits?journey=selfCheck&days=1')
  assert.deepEqual(selfCheck.steps.slice(0, 2).map(({ reached }) => reached), [1, 1], JSON.stringify(selfCheck.counts.rows))
  const rate = await get<ViewOfSite['visits']>('city-dispatch', '/api/site/visits?journey=rate&days=1')
  assert.deepEqual([rate.steps[0]!.reached, rate.steps[0]!.wrong, rate.steps[0]!.left], [1, 1, 1])
  // A month later hours become days; the sums stay.
  moveTo('2027-04-10T09:00:00+08:00')
  const sum = async () => (await owner<{ n: number }>('select sum(shown + moved + wrong)::int as n from site_visit'))[0]!.n
  const before = await sum()
  await runJob('fold-visits')
  assert.equal(await sum(), before)
  assert.deepEqual(await owner('select distinct hour from site_visit'), [{ hour: 24 }])
})

test('自己的运行：任务没有人做就是中断，看到两次才通知，恢复了记下止时；整个平台停过的分钟算作不通 [SITE-UP]', async () => {
  const at = (minutes: number): Date => new Date(Date.parse('2026-12-07T10:00:00+08:00') + minutes * 60_000)
  await owner("delete from health_state; delete from health_day; delete from outage; delete from notice where kind = 'outage'")
  await owner("insert into job_tick (job, last_at) values ('sweep-clocks', $1) on conflict (job) do update set last_at = excluded.last_at", [at(0)])
  await owner("delete from job_tick where job <> 'sweep-clocks'")
  for (const minute of [0, 1, 2, 3]) await house.site.minute(at(minute))
  assert.deepEqual(await owner('select target, from_at as "fromAt", until_at as "untilAt" from outage'), [{ target: 'jobs', fromAt: at(2), untilAt: null }], 'planted: nobody has taken up a job for two minutes')
  assert.deepEqual((await notices('outage')).map(({ text, role }) => [text, role]), [['定时任务从10:02起不能用：到时间的任务没有人做', 'cityDispatcher']])
  await owner('update job_tick set last_at = $1', [at(4)])
  await house.site.minute(at(4))
  await house.site.minute(at(4))
  assert.deepEqual(await owner('select until_at as "untilAt" from outage'), [{ untilAt: at(4) }])
  assert.deepEqual(await owner("select checked, up from health_day where target = 'jobs'"), [{ checked: 5, up: 3 }], 'a second look within the minute does not count')
  await owner('update job_tick set last_at = $1', [at(14)])
  await house.site.minute(at(14))
  const [gap] = await owner<{ fromAt: Date; untilAt: Date; says: string }>('select from_at as "fromAt", until_at as "untilAt", says from outage where target = \'web\'')
  assert.deepEqual(gap, { fromAt: at(4), untilAt: at(14), says: '平台没有运行（停机、重启或断电）' })
  assert.deepEqual(await owner("select checked, up from health_day where target = 'web'"), [{ checked: 16, up: 6 }])
})

test('对接系统：先登记地址再检查；不通记为中断并告诉负责单位，通了记下止时；没有地址的如实写未检查 [SITE-UP]', async () => {
  const { systems } = await get<ViewOfSite['health']>('city-system', '/api/site/health')
  assert.deepEqual(systems.map(({ says, up }) => [says, up]), systems.map(() => ['没有登记地址，未检查', null]))
  const sms = systems.find(({ kind }) => kind === 'sms')!
  const set = (more: object) => ask('city-system', 'POST', '/api/site/systems', { id: sms.id, version: sms.version, name: sms.name, kind: 'sms', probe: 'tcp', address: '127.0.0.1:1', unitId: unit('HN-D2'), enabled: true, ...more })
  assert.deepEqual((await set({ address: 'nowhere' })).json().error.fields, { address: '端口请写成“主机:端口”，例如 sms.example.cn:7890' })
  assert.equal((await set({ probe: 'http', address: 'http://user:pass@x.cn/' })).statusCode, 422, 'no password in an address')
  assert.equal((await ask('city-supervise', 'POST', '/api/site/systems', {})).statusCode, 403)
  assert.equal((await set({})).statusCode, 200)
  await runJob('probe-systems')
  assert.deepEqual((await get<SiteView>('city-head', '/api/site')).down, ['短信通道'])
  await owner("update outage set from_at = from_at - interval '2 minutes' where target = $1", [sms.id])
  await runJob('probe-systems')
  assert.deepEqual((await notices('outage')).filter(({ text }) => text.includes('短信')).map(({ unit_id: to, role }) => [to, role]), [[unit('HN'), 'cityDispatcher'], [unit('HN-D2'), null]])
  assert.equal((await set({ version: sms.version + 1, enabled: false })).statusCode, 200)
  assert.deepEqual((await get<SiteView>('city-head', '/api/site')).down, [], 'what is not looked at any more is not down for ever')
})

test('常驻服务团队：要几个人都待核实；没有排班不算在岗；只能排担任那个角色的人；缺人每天早上提醒一次，休息日不提醒 [SITE-TEAM]', async () => {
  const team = async (on: string): Promise<NeedView[]> => (await get<ViewOfSite['team']>('city-dispatch', `/api/site/team?on=${on}`)).needs
  const [monday, sunday] = ['2026-12-07', '2026-12-06']
  const needs = await team(monday)
  assert.ok(needs.length >= 5 && needs.every(({ verified }) => !verified))
  const lawyer = needs.find(({ role }) => role === 'lawyer')!
  const hotline = needs.find(({ role }) => role === 'hotlineAgent')!
  assert.deepEqual([lawyer.missing, lawyer.says], [1, '在岗的只有 0 人，缺 1 人'])
  assert.deepEqual([hotline.missing, hotline.says], [2, `在岗 ${hotline.appointed} 人，排了 0 人，还差 2 人`])
  assert.ok((await team(sunday)).every(({ missing, says }) => missing === 0 && says === '这一天不排班'))
  const put = (accountIds: (string | undefined)[]) => ask('city-dispatch', 'POST', '/api/site/team/rota', { needId: hotline.id, on: monday, accountIds })
  assert.deepEqual((await put([house.accounts.get('tja-lawyer')])).json().error.fields, { accountIds: '须是这个单位担任这个角色的人' })
  assert.equal((await put([house.accounts.get('city-hotline1'), house.accounts.get('city-hotline2')])).statusCode, 200)
  assert.deepEqual((await team(monday)).find(({ id }) => id === hotline.id)!.missing, 0)
  moveTo('2026-12-06T08:00:00+08:00')
  await runJob('warn-shortage')
  assert.deepEqual(await notices('shortage'), [])
  moveTo('2026-12-07T08:00:00+08:00')
  await runJob('warn-shortage')
  await runJob('warn-shortage')
  const told = await notices('shortage')
  assert.ok(told.some(({ role, text }) => role === 'cityDispatcher' && text.includes('法律咨询（驻场律师）（白班）差 1 人') && !text.includes('热线')), JSON.stringify(told))
  assert.equal(told.filter(({ role }) => role === 'cityDispatcher').length, 1)
  const set = await ask('city-dispatch', 'POST', '/api/site/team/needs', { ...lawyer, version: lawyer.version, number: 0, basis: '会议纪要', verified: true })
  assert.equal(set.statusCode, 200, set.body)
  assert.deepEqual((await team(monday)).filter(({ id }) => id === lawyer.id).map(({ missing, verified }) => [missing, verified]), [[0, true]])
})

test('办事步骤说的地址都真有，角色的名字和角色表一致：改了地址、改了名字，这里先知道', () => {
  const routes = Object.values(journeySteps).flat().flatMap(({ reached, wrong }) => [...reached, ...(wrong ? [wrong] : [])]).filter((step) => /^(GET|POST) /.test(step)).map((step) => step.split(' ') as ['GET' | 'POST', string])
  assert.deepEqual(routes.filter(([method, url]) => !house.app.hasRoute({ method, url })), [])
  assert.equal(house.app.hasRoute({ method: 'GET', url: '/ask/nowhere' }), false, 'planted: a step that is no page')
  for (const [role, name] of Object.entries(roleChoices)) assert.equal(name, roleName(role))
})

async function walk(who: Resident, whole: boolean): Promise<void> {
  const need = `邻居盖房挡了我家的光，说了几次没用，想请人调解。${newId()}`
  await who.open('/')
  await who.submit('/ask', { need })
  await who.submit('/ask/for-whom', { forWhom: 'self' })
  if (!whole) return void (await who.submit('/ask/need', { need: '', kind: 'task' }))
  await who.submit('/ask/need', { need, kind: 'task', topic: 'housing' })
  await who.submit('/ask/place', { county: '340403' })
  await who.submit('/ask/township', { township: '340403007' })
  await who.submit('/ask/contact', { name: '王秀英', phone: '13855401234' })
  await who.submit('/ask/send', { truthful: 'yes' })
  assert.equal(who.url, '/ask/sent', who.text())
}
