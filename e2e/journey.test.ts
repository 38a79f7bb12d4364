import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { people } from '../server/seeds/huainan/index.ts'
import { play } from './journeys/play.ts'
import { throughTheQuestions } from './journeys/questions.ts'
import { fill, open as openPage, press } from './journeys/steps.ts'
import { staffHouse, type StaffHouse } from './staff-house.ts'
import { until } from '../server/testing/until.ts'

/**
 * The main job, as people do it: from each of the three doors to the archive, over the National Day of 2026 with its shifted
 * working day (Saturday 10 October). Residents have no script; staff sign in with one click; nothing is done behind the screen.
 */
let house: StaffHouse
const desks = new Map<string, Page>()
const body = '洞山街道司法所'
const staff = { dispatcher: 'tja-dispatch', body: people.find(({ login, appointments }) => login.startsWith('tja-office') && appointments.some(({ unit, role }) => unit === 'TJA-J007' && role === 'justiceOfficeStaff'))!.login, reviewer: 'tja-review', caller: 'tja-followup', supervisor: 'tja-supervise', agent: 'city-hotline1', clerk: 'tja-window' } as const
const phone = '13855401234'
const cases: Case[] = []

before(async () => { house = await staffHouse({ time: true }) })
after(() => house?.close())

test('调度员一键登录，把演示时钟拨到国庆节前一天', async () => {
  await moveClock('2026-09-30T09:00')
  assert.match((await (await desk('dispatcher')).locator('.clock time').textContent()) ?? '', /2026年9月30日 09:0/)
})

test('网络：当事人不用脚本，一页一问说完，拿到查询码', async () => {
  const page = await resident()
  await play(page, house.base, [openPage('/'), fill('发生了什么事', '工地拖欠工资三个月，请帮我要回来。'), press('写好了，下一步'), throughTheQuestions({ phone })])
  assert.match(page.url(), /\/ask\/sent$/)
  await remember('网络', (await page.locator('.figure').textContent()) ?? '', '工地拖欠工资三个月')
  await page.context().close()
})

test('热线：值班员按通话登记，转为工单', async () => {
  await takeIn('agent', '/staff/hotline', '来电号码', '李大山', '邻居盖房挡住采光，多次商量没有结果，请求调解。', '转为工单', '热线')
})

test('窗口：窗口人员登记来访，给出一次性告知书', async () => {
  const page = await takeIn('clerk', '/staff/window', '联系电话', '周小兰', '公公去世后遗产分割有争议，请求帮助。', '登记为工单', '窗口')
  assert.match(await page.content(), /一次性告知/)
})

test('受理、派单、签收：办结期限跨过国庆长假，调休的星期六算工作日 [WO-DONE]', async () => {
  for (const one of cases) {
    if (one.door === '网络') await act('dispatcher', one, '受理')
    await act('dispatcher', one, '派单', (form) => pickUnit(form, '主办单位', body))
    await stateIs('dispatcher', one, '待签收')
    await act('body', one, '签收')
    const page = await stateIs('body', one, '办理中')
    // Counted from the day after 30 September: 8, 9, 10 (Saturday, shifted), 12, 13 October.
    assert.match(await clockLine(page, '一般任务工单办结'), /应于 2026年10月13日/)
  }
})

test('承办人要求补充材料，时限暂停；当事人不用脚本补上，工单回到办理中', async () => {
  for (const one of cases) {
    await act('body', one, '要求补充', (form) => form.getByLabel('需要补充的材料').fill('身份证复印件、有关的合同或欠条'))
    assert.match(await clockLine(await stateIs('body', one, '待补充'), '一般任务工单办结'), /暂停/)
    const page = await follow(one)
    assert.match(await page.innerText('main'), /等您补充[\s\S]*欠条/)
    await page.getByRole('link', { name: '现在就补充' }).click()
    await page.getByLabel('补充的话').fill('欠条照片已上传。')
    await page.locator('input[type=file]').setInputFiles({ name: '欠条.txt', mimeType: 'text/plain', buffer: Buffer.from('今欠工资一万二千元整。') })
    await send(page)
    await page.locator('[role=status]', { hasText: '补充' }).waitFor()
    await page.context().close()
    const record = await stateIs('body', one, '办理中')
    await record.getByText('欠条.txt').first().waitFor()
  }
})

test('没人签收的那一件：长假后第一个工作日到期，转红、督办、逐级上报，每级一次 [WO-SIGN]', async () => {
  const late = await raise('路灯坏了三个月没人管，请协调。')
  await act('dispatcher', late, '派单', (form) => pickUnit(form, '主办单位', body))
  assert.match(await clockLine(await stateIs('dispatcher', late, '待签收'), '任务工单签收'), /应于 2026年10月8日/)
  for (const [moment, role] of [['2026-10-09T10:00', 'bodyHead'], ['2026-10-10T10:00', 'countySupervisor'], ['2026-10-12T10:00', 'countyHead'], ['2026-10-13T10:00', 'citySupervisor'], ['2026-10-14T10:00', 'cityHead']] as const) {
    if (moment === '2026-10-12T10:00') await finishAll()
    await moveClock(moment)
    await until(async () => (await told(late.id)).at(-1) === role, `${role} is told at ${moment}`)
  }
  assert.deepEqual(await told(late.id), ['bodyHead', 'countySupervisor', 'countyHead', 'citySupervisor', 'cityHead'])
  const page = await open('supervisor', late)
  assert.match(await page.locator('.record-head').innerText(), /督办中/)
  assert.match(await clockLine(page, '任务工单签收'), /曾超期/)
  await page.goto(`${house.base}/staff/orders?queue=overdue`)
  await page.locator('table.queue a[data-row-link]', { hasText: '路灯坏了' }).waitFor()
})

test('审核、回访、办结；当事人打“不满意”，再申请重办', async () => {
  for (const one of cases) {
    await act('reviewer', one, '审核', (form) => choose(form, '审核结论', '通过'))
    await act('caller', one, '回访', async (form) => { await choose(form, '已联系上当事人', '是'); await choose(form, '回访结论', '当事人认可') })
    await stateIs('caller', one, '已办结')
    const page = await follow(one)
    assert.match(await page.innerText('main'), /给您的答复[\s\S]*七日内/)
    await page.locator('input[name=grade][value=dissatisfied]').check({ force: true })
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('您的评价：').waitFor()
    await page.getByRole('link', { name: '还没解决，请重新办' }).click()
    await page.getByLabel('哪里没有解决').fill('说好的事没有办。')
    await send(page)
    await page.locator('[role=status]', { hasText: /重新?办/ }).waitFor()
    await page.context().close()
    assert.match(await (await stateIs('supervisor', one, '办理中')).locator('.record-head').innerText(), /督办中/)
  }
})

test('重办：再办结、再审核、再回访，当事人满意，归档后不能再改', async () => {
  for (const one of cases) {
    await finish(one, '这一次当面办妥，双方签字。')
    await act('reviewer', one, '审核', (form) => choose(form, '审核结论', '通过'))
    await act('caller', one, '回访', async (form) => { await choose(form, '已联系上当事人', '是'); await choose(form, '回访结论', '当事人认可') })
    const page = await follow(one)
    await page.locator('input[name=grade][value=satisfied]').check({ force: true })
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('您的评价：').waitFor()
    await page.context().close()
    await act('supervisor', one, '归档')
    const record = await stateIs('supervisor', one, '已归档')
    assert.equal(await record.locator('.action-bar .actions button').count(), 0)
    const story = (await record.locator('.timeline strong').allInnerTexts()).join()
    for (const step of ['提交', '派单', '签收', '要求补充', '补充', '办结', '审核', '回访', '评价', '重办', '归档']) assert.ok(story.includes(step), `${one.door}: ${step} stands in the story: ${story}`)
  }
})

// ── residents ────────────────────────────────────────────────────────────────────────────────────────────────────────

async function resident(): Promise<Page> {
  return (await house.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage()
}

async function send(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main form .actions button[type=submit]').first().click()])
}

async function follow(one: Case): Promise<Page> {
  const page = await resident()
  await page.goto(`${house.base}/follow`)
  await page.getByLabel('查询码').fill(one.code)
  await page.getByLabel('当时留的电话').fill(phone)
  await send(page)
  assert.match(page.url(), /\/follow\/order$/)
  return page
}

// ── staff ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The screen of one person, who has signed in by a click on his name. */
async function desk(who: keyof typeof staff): Promise<Page> {
  const login = staff[who]
  const known = desks.get(login)
  if (known) return known
  const page = await (await house.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })).newPage()
  await page.goto(`${house.base}/staff/`)
  await page.locator('.people input[type=search]').fill(login)
  await page.locator('.person').first().click()
  await page.locator('.clock').waitFor()
  desks.set(login, page)
  return page
}

async function open(who: keyof typeof staff, one: Pick<Case, 'id'>): Promise<Page> {
  const page = await desk(who)
  await page.goto(`${house.base}/staff/orders/${one.id}`)
  await page.locator('.record-head').waitFor()
  return page
}

/** Opens the order, presses the button, fills what the form asks, confirms. */
async function act(who: keyof typeof staff, one: Pick<Case, 'id'>, action: string, fill: (form: ReturnType<Page['locator']>) => Promise<unknown> = async () => {}): Promise<void> {
  const page = await open(who, one)
  await page.locator('.action-bar .actions').getByRole('button', { name: new RegExp(`^${action}`) }).click()
  const form = page.locator('.action-form')
  await form.waitFor()
  assert.match(await form.locator('.notice').first().innerText(), /接下来：/)
  await fill(form)
  await form.getByRole('button', { name: `确认${action}` }).click()
  await form.waitFor({ state: 'detached' }).catch(async () => assert.fail(`${who} ${action}: ${await form.innerText()}`))
}

const finish = (one: Case, reply: string): Promise<void> => act('body', one, '办结', async (form) => {
  await form.getByLabel('办理情况（内部）').fill('已分别联系双方，当面核对材料。')
  await form.getByLabel('答复当事人的内容').fill(reply)
  for (const [legend, answer] of [['诉求属实', '是'], ['超出职责', '否'], ['已联系当事人', '否'], ['已解决', '是']] as const) await choose(form, legend, answer)
})

/** On the shifted Saturday: a working day, and before the limit. */
async function finishAll(): Promise<void> {
  for (const one of cases) {
    await finish(one, '对方承诺七日内办妥，请您留意。')
    await stateIs('body', one, '待审核')
  }
}

async function choose(form: ReturnType<Page['locator']>, legend: string, answer: string): Promise<void> {
  await form.locator('fieldset', { has: form.page().locator('legend', { hasText: new RegExp(`^${legend}`) }) }).getByText(answer, { exact: false }).first().click()
}

async function pickUnit(form: ReturnType<Page['locator']>, label: string, name: string): Promise<void> {
  await form.getByLabel(label).first().fill(name)
  await form.page().locator('.ant-select-item-option', { hasText: name }).first().click()
}

async function stateIs(who: keyof typeof staff, one: Pick<Case, 'id'>, word: string): Promise<Page> {
  const page = await open(who, one)
  await page.locator('.record-head .badge', { hasText: word }).first().waitFor()
  return page
}

const clockLine = (page: Page, name: string): Promise<string> => page.locator('.clocks li', { hasText: name }).first().innerText()

/** The hotline's and the window's form: who, what, where; then the receipt with its query code. */
async function takeIn(who: 'agent' | 'clerk', path: string, phoneLabel: string, name: string, need: string, button: string, door: Case['door']): Promise<Page> {
  const page = await desk(who)
  await page.goto(`${house.base}${path}`)
  await page.getByLabel(phoneLabel).fill(phone)
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await page.getByLabel('发生了什么事、想要什么').fill(need)
  await page.getByLabel('具体地点').fill('田家庵区洞山街道')
  await page.getByRole('button', { name: button }).click()
  await page.locator('.query-code').first().waitFor().catch(async () => assert.fail(await page.innerText('main')))
  await remember(door, await page.locator('.query-code').first().innerText(), need.slice(0, 10))
  return page
}

async function moveClock(to: string): Promise<void> {
  const page = await desk('dispatcher')
  await page.locator('.clock').click()
  await page.getByLabel('拨到指定时刻').fill(to)
  await page.getByRole('button', { name: '拨到此刻' }).click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
}

// ── what the test itself must know ───────────────────────────────────────────────────────────────────────────────────

async function remember(door: Case['door'], code: string, words: string): Promise<void> {
  const { rows } = await house.owner.query<{ id: string }>('select id from work_order where need like $1', [`%${words}%`])
  assert.equal(rows.length, 1)
  cases.push({ door, code: code.trim(), id: rows[0]!.id })
}

/** One more, by the hotline's form, for the branch that nobody signs. */
async function raise(need: string): Promise<Case> {
  await takeIn('agent', '/staff/hotline', '来电号码', '陈远', need, '转为工单', '热线')
  return cases.pop()!
}

/** Whom the chain of heads has told of this order, in the order of time. */
async function told(orderId: string): Promise<string[]> {
  const { rows } = await house.owner.query<{ role: string }>(`select role from notice where order_id = $1 and kind = 'overdue' and text like '任务工单签收%' order by at, id`, [orderId])
  return rows.map((row) => row.role)
}

type Case = { door: '网络' | '热线' | '窗口'; code: string; id: string }
