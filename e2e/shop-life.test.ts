import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { fit, overflow, settled, staffHouse, type StaffHouse } from './staff-house.ts'

/** A shop's life, as people live it: residents have no script, staff sign in with one click, the demonstration's clock is moved on its face. */
let house: StaffHouse
let shopUrl = ''
const desks = new Map<string, Page>()
const [shop, product] = ['硖石律师店', '离婚协议书代写']
const looked = new Set<string>()
const matters: Record<string, { code: string; phone: string }> = {}

before(async () => {
  house = await staffHouse({ time: true })
  await clockTo('2026-11-23T09:00')
})
after(() => house?.close())

/** Each day of its life builds on the one before. */
let broken = false
const step = (name: string, live: () => Promise<void>): void => void test(name, async (t) => {
  if (broken) return t.skip('an earlier step did not succeed')
  broken = true
  await live()
  broken = false
})

step('规则：人人看得到，标待核实；只有市级调度员能改，写明理由；加的词马上管用', async () => {
  const reader = await desk('tja-bodies', '/staff/shops/rules')
  await reader.getByText('待核实').first().waitFor()
  assert.equal(await reader.getByRole('button', { name: '改规则' }).count(), 0)
  const page = await desk('city-dispatch', '/staff/shops/rules')
  await page.getByRole('button', { name: '改规则' }).click()
  await page.getByLabel('第 1 组：哪些词').press('Control+End')
  await page.getByLabel('第 1 组：哪些词').pressSequentially('、稳赢官司')
  await page.getByLabel('几次限流', { exact: true }).fill('2')
  await page.getByRole('button', { name: '保存规则' }).click()
  await page.getByText('请填写理由').first().waitFor()
  await fit(page)
  await page.getByLabel('理由', { exact: true }).fill('群众反映的说法')
  await page.getByRole('button', { name: '保存规则' }).click()
  await page.getByText('群众反映的说法').waitFor()
  await page.getByText('2 次限流').waitFor()
})

step('开店：执业证照有效，定责任人、专人、替补；替补不能是专人自己；退回说明理由，改好再审，才对外', async () => {
  const page = await desk('tja-bodies', '/staff/shops')
  await fit(page)
  await page.locator('section', { hasText: '安徽硖石律师事务所' }).getByRole('button', { name: '开店' }).click()
  for (const [label, words] of [['店铺名称', shop], ['简介', '婚姻、欠薪、邻里的事，先听您说。'], ['擅长', '婚姻家庭、劳动'], ['在线时间', '周一至周五 9:00–17:00'], ['责任人', '负责人（演示）']] as const) await page.getByLabel(label, { exact: true }).fill(words)
  await colleague(page, '答复专人', '王丽莲')
  await colleague(page, '替补专人', '王丽莲')
  await page.getByRole('button', { name: '确认开店' }).click()
  await page.getByText('替补专人不能是同一个人').first().waitFor()
  await fit(page)
  await colleague(page, '替补专人', '曹克海')
  await page.getByRole('button', { name: '确认开店' }).click()
  await stands(page, '筹备中')
  shopUrl = new URL(page.url()).pathname
  await page.getByText('执业证照有效').waitFor()
  await deed('tja-bodies', '提交审核')
  assert.equal((await (await resident('/shops')).getByText(shop).count()), 0, 'nobody sees it yet')
  const reviewer = await desk('tja-dispatch', '/staff/')
  await reviewer.getByRole('button', { name: /提醒/ }).click()
  await reviewer.getByRole('link', { name: `店铺“${shop}”提交审核，请审核` }).click()
  await stands(reviewer, '待审核')
  await deed('tja-dispatch', '退回修改', { 理由: '请写清收不收费' })
  const again = await desk('tja-bodies', shopUrl)
  await again.getByText('请写清收不收费').first().waitFor()
  await deed('tja-bodies', '修改店铺', { 简介: '婚姻、欠薪、邻里的事，先听您说。咨询不收费。', '改了什么': '写清收费' })
  await deed('tja-bodies', '提交审核')
  await deed('tja-dispatch', '同意开店')
  await stands(reviewer, '营业中')
})

step('产品：不许用的词标在原处，交不上去，说出在第几个字；改好、审核（只用键盘）、展示', async () => {
  const page = await desk('tja-bodies', shopUrl)
  await page.getByRole('button', { name: '写一个' }).click()
  const said = { 产品名称: product, 类别: '法律文书', 服务对象: '要离婚的夫妻', 内容: '代写协议，稳 赢-官司，孩子房子都讲清。', '方式（': '网上、上门', 服务区域: '田家庵区', 办多久: '3 个工作日', '价格（': '300 元一份', '收费依据（': '本所公示的收费标准（演示）' }
  for (const [label, words] of Object.entries(said)) await page.getByLabel(label, { exact: label.length === 2 }).first().fill(words)
  await page.getByRole('button', { name: '确认存为草稿' }).click()
  const panel = page.locator('section.panel', { hasText: product })
  await panel.locator('mark', { hasText: '稳 赢-官司' }).waitFor()
  await fit(page)
  await press(panel, '提交审核')
  await panel.getByText('第 6 个字起的“稳 赢-官司”不能用').first().waitFor()
  await fit(page)
  await panel.getByRole('button', { name: '修改产品' }).click()
  await panel.getByLabel('内容', { exact: true }).fill('听两方说明，写一份协议，孩子房子都讲清。')
  await panel.getByRole('button', { name: '确认修改产品' }).click()
  await panel.locator('mark').waitFor({ state: 'detached' })
  await press(panel, '提交审核')
  await panel.getByText('待审核').first().waitFor()
  const reviewer = await desk('tja-dispatch', shopUrl)
  const button = reviewer.locator('section.panel', { hasText: product }).getByRole('button', { name: '同意上架' })
  await button.focus()
  await reviewer.keyboard.press('Enter')
  await reviewer.getByRole('button', { name: '确认同意上架' }).waitFor()
  for (let i = 0; i < 12 && !(await reviewer.evaluate(() => document.activeElement?.textContent === '确认同意上架')); i += 1) await reviewer.keyboard.press('Tab')
  await reviewer.keyboard.press('Enter')
  await reviewer.locator('section.panel', { hasText: product }).getByText('展示中').waitFor()
})

step('居民不用脚本：找到店，问一句；另一位订一件；直接到这家机构手里，答复专人的“我的”里就有', async () => {
  await throughShop('问这家店', '您想问什么', '离婚要带什么材料，孩子归谁？', '问题', '13855401001')
  await throughShop('订', '您的情况和要求', '我们都同意离婚，想写一份协议。', '订单', '13855401002')
  const lawyer = await desk('tja-lawyer', '/staff/orders?queue=mine')
  await lawyer.locator('table.queue', { hasText: `在“${shop}”提问` }).waitFor()
  const unit = await desk('tja-lawyer', '/staff/orders?queue=unit')
  await unit.locator('table.queue', { hasText: `订服务产品“${product}”` }).waitFor()
  await (await desk('tja-dispatch', '/staff/orders?queue=all')).locator('table.queue', { hasText: `在“${shop}”提问` }).waitFor()
  const other = await desk('sx-bodies', '/staff/orders?queue=unit')
  await settled(other)
  assert.equal(await other.getByText(shop).count(), 0, 'another body sees nothing of it')
})

step('过了 24 小时没答：提醒机构，店铺的数字里有；晚了也要答；第二次超时限流，理由对外；申诉由另一人支持', async () => {
  await clockTo('2026-11-24T10:00')
  await until('tja-bodies', '提醒超时')
  await answer(`在“${shop}”提问`, '请带身份证、结婚证；孩子归谁看谁带得好，先约时间谈。')
  await throughShop('问这家店', '您想问什么', '房子是婚前买的，怎么分？', '又一问', '13855401003')
  await clockTo('2026-11-25T12:00')
  const page = await until('tja-bodies', '限流')
  await page.getByText('2 件；答复过或到了时限 2 件，其中按时 0 件').waitFor()
  const seen = await resident('/shops')
  await seen.getByRole('link', { name: shop }).click()
  assert.match(await seen.innerText('main'), /这家店现在只答复提问，不接新的事[\s\S]*原因：提问[\s\S]*第 2 次/)
  assert.ok(await overflow(seen) <= 0)
  await deed('tja-bodies', '申诉', { 申诉理由: '昨天所里停电，有通知。' })
  await deed('tja-head', '裁定申诉', { 理由: '停电属实' }, '是')
  await stands(await desk('tja-head', shopUrl), '营业中')
})

step('订单签收、办结、审核、回访；只有被服务的人凭自己的查询码评价；没服务过的评不了', async () => {
  await order('tja-lawyer', `订服务产品“${product}”`, '签收')
  await order('tja-lawyer', `订服务产品“${product}”`, '办结', async (form) => {
    await form.getByLabel('办理情况（内部）').fill('当面写好，双方签字。')
    await form.getByLabel('答复当事人的内容').fill('协议写好了，请来取。')
    for (const [legend, said] of [['诉求属实', '是'], ['超出职责', '否'], ['已联系当事人', '否'], ['已解决', '是']] as const) await choose(form, legend, said)
  })
  await order('tja-review', `订服务产品“${product}”`, '审核', (form) => choose(form, '审核结论', '通过'))
  await order('tja-followup', `订服务产品“${product}”`, '回访', async (form) => { await choose(form, '已联系上当事人', '是'); await choose(form, '回访结论', '当事人认可') })
  const stranger = await follow({ code: matters['订单']!.code, phone: '13855409999' })
  assert.match(await stranger.innerText('main'), /对不上/)
  const served = await follow(matters['订单']!)
  await served.locator('input[name=grade][value=satisfied]').check({ force: true })
  await served.getByRole('button', { name: '提交评价' }).click()
  await served.getByText('您的评价：').waitFor()
  await served.goto(house.base + publicUrl())
  assert.match(await served.innerText('main'), /1 件有评价：满意 1 件/)
  assert.equal(await served.locator('input[name=grade]').count(), 0, 'nobody rates on the shop page')
})

step('投诉这家店：只到司法局；机构只看到“1 件”，看不到是谁；别家什么也看不到', async () => {
  await throughShop('投诉这家店', '您要投诉什么', '答复太晚，态度不好。', '投诉', '13855401004')
  const own = await desk('tja-bodies', shopUrl)
  await own.getByText('1 件，查完 0 件（由司法局办）').waitFor()
  await fit(own)
  assert.equal(await own.getByText('态度不好').count(), 0)
  const queue = await desk('tja-bodies', '/staff/orders?queue=unit')
  await settled(queue)
  assert.equal(await queue.getByText('投诉网上店铺').count(), 0)
  await (await desk('tja-dispatch', '/staff/orders?queue=toAccept')).locator('table.queue', { hasText: `投诉网上店铺“${shop}”` }).waitFor()
  const other = await desk('sx-bodies', shopUrl)
  await other.getByText('没有找到，或不在您的权限范围内').waitFor()
})

step('证照过期：自动停业，居民看得到原因，不能问不能订；换证以后自动恢复', async () => {
  const until2 = /执业证照有效，到 (\d{4}-\d\d-\d\d)/.exec(await (await desk('tja-bodies', shopUrl)).innerText('main'))![1]!
  const dayAfter = new Date(Date.parse(`${until2}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  await clockTo(`${dayAfter}T10:00`)
  await until('tja-bodies', '暂停')
  const seen = await resident(publicUrl())
  assert.match(await seen.innerText('main'), /这家店现在不能问、不能订[\s\S]*执业证照过期/)
  assert.equal(await seen.getByRole('link', { name: '问这家店' }).count(), 0)
  await desk('tja-dispatch', '/staff/institutions?q=硖石')
  const page = await desk('tja-dispatch')
  await page.getByRole('link', { name: /硖石/ }).first().click()
  await page.getByRole('button', { name: /^换证延期/ }).click()
  await page.getByLabel('有效期至').fill('2031-06-30')
  await page.getByLabel('理由').fill('换发新证')
  await page.getByRole('button', { name: '确认换证延期' }).click()
  await page.getByText('2031-06-30').first().waitFor()
  await clockTo(`${dayAfter}T12:00`)
  await until('tja-bodies', '恢复营业')
})

step('年度复核：到期前提醒机构和审核的人；要整改，再不通过就暂停；结果和理由对外；申诉以后恢复', async () => {
  const due = /下次年度复核\s*(\d{4}-\d\d-\d\d)/.exec(await (await desk('tja-dispatch', shopUrl)).innerText('main'))![1]!
  await clockTo(`${due}T09:30`)
  const page = await until('tja-dispatch', '提醒复核')
  await page.goto(`${house.base}/staff/shops?state=reviewDue`)
  await page.getByRole('link', { name: shop }).waitFor()
  await fit(page)
  await deed('tja-dispatch', '年度复核', { '看了什么': '一个产品的收费依据过期' }, '限期整改')
  await deed('tja-dispatch', '年度复核', { '看了什么': '没有整改' }, '不通过')
  assert.match(await (await resident(publicUrl())).innerText('main'), /年度复核不通过：没有整改/)
  await deed('tja-bodies', '申诉', { 申诉理由: '前天已经换了依据' })
  await deed('tja-head', '裁定申诉', { 理由: '确已改好' }, '是')
  await deed('tja-dispatch', '年度复核', { '看了什么': '证照、专人、产品、收费都在' }, '通过')
  const story = (await (await desk('tja-bodies', shopUrl)).locator('.timeline strong').allInnerTexts()).join()
  for (const step of ['开店', '提交审核', '退回修改', '同意开店', '提醒超时', '限流', '申诉', '裁定申诉', '暂停', '恢复营业', '提醒复核', '年度复核']) assert.ok(story.includes(step), `${step} stands in the story: ${story}`)
  for (const width of [360, 1920]) {
    const wide = await desk('tja-bodies', shopUrl)
    await wide.setViewportSize({ width, height: 900 })
    await fit(wide)
  }
})

// ── residents, without script ────────────────────────────────────────────────────────────────────────────────────────

async function resident(path: string): Promise<Page> {
  const page = await (await house.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 }, locale: 'zh-CN' })).newPage()
  await page.goto(house.base + path)
  return page
}

async function send(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main form .actions button[type=submit]').first().click()])
}

/** From the list of shops to the receipt; the code is kept under a name. */
async function throughShop(link: string, label: string, words: string, name: string, phone: string): Promise<void> {
  const page = await resident('/shops')
  await page.getByRole('link', { name: shop }).click()
  if (link === '订') { await page.getByRole('link', { name: product }).click(); link = '我想订这个' }
  await page.getByRole('link', { name: link }).click()
  await page.getByLabel(label).fill(words)
  await send(page)
  await page.getByLabel('为我自己').check()
  await send(page)
  assert.equal(await page.locator('input[type=radio][name=kind]').count(), 0, 'what he wants is clear already')
  await send(page)
  await page.getByLabel('田家庵区').check()
  await send(page)
  await send(page)
  await page.getByLabel('您的姓名').fill('周演民')
  await page.getByLabel('您的电话').fill(phone)
  await send(page)
  assert.ok((await page.innerText('main')).includes(shop))
  await page.getByLabel('我说的是真实情况').check()
  await send(page)
  matters[name] = { code: ((await page.locator('.figure').textContent()) ?? '').trim(), phone }
  await page.context().close()
}

async function follow({ code, phone }: { code: string; phone: string }): Promise<Page> {
  const page = await resident('/follow')
  await page.getByLabel('查询码').fill(code)
  await page.getByLabel('当时留的电话').fill(phone)
  await send(page)
  return page
}

const publicUrl = (): string => shopUrl.replace('/staff', '')

// ── staff ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The screen of one person, who has signed in by a click on his name. */
async function desk(login: string, path?: string): Promise<Page> {
  let page = desks.get(login)
  if (!page) {
    page = await (await house.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })).newPage()
    await page.goto(`${house.base}/staff/`)
    await page.locator('.people input[type=search]').fill(login)
    await page.locator('.person').first().click()
    await page.locator('.clock').waitFor()
    desks.set(login, page)
  }
  if (path) { await page.goto(house.base + path); await page.waitForSelector('h1') }
  return page
}

/** One step with the shop: the button, what the form asks, the confirmation. */
async function deed(login: string, action: string, words: Record<string, string> = {}, choice?: string): Promise<void> {
  const page = await desk(login, shopUrl)
  const bar = page.getByRole('group', { name: new RegExp(`^办理${shop}`) })
  await bar.getByRole('button', { name: action, exact: true }).click()
  for (const [label, text] of Object.entries(words)) await bar.getByLabel(label).first().fill(text)
  if (choice) await bar.locator('label.choice', { hasText: choice }).first().click()
  if (!looked.has(action)) await fit(page)
  looked.add(action)
  await bar.getByRole('button', { name: `确认${action}` }).click()
  await bar.locator('form').waitFor({ state: 'detached' }).catch(async () => assert.fail(`${login} ${action}: ${await page.innerText('main')}`))
}

async function press(panel: Locator, action: string): Promise<void> {
  await panel.getByRole('button', { name: action, exact: true }).click()
  await panel.getByRole('button', { name: `确认${action}` }).click()
}

/** One step with an order that stands in somebody's list. */
async function order(login: string, title: string, action: string, fill: (form: Locator) => Promise<unknown> = async () => {}): Promise<void> {
  const { rows } = await house.owner.query<{ id: string }>(`select id from work_order where title like $1 and closed_at is null order by created_at limit 1`, [`${title}%`])
  const page = await desk(login, `/staff/orders/${rows[0]!.id}`)
  await page.locator('.action-bar .actions').getByRole('button', { name: new RegExp(`^${action}`) }).click()
  const form = page.locator('.action-form')
  await fill(form)
  await form.getByRole('button', { name: `确认${action}` }).click()
  await form.waitFor({ state: 'detached' }).catch(async () => assert.fail(`${login} ${action}: ${await form.innerText()}`))
}

const answer = (title: string, reply: string): Promise<void> => order('tja-lawyer', title, '直接答复', (form) => form.getByLabel('答复内容（当事人可见）').fill(reply))

async function choose(form: Locator, legend: string, said: string): Promise<void> {
  await form.locator('fieldset', { has: form.page().locator('legend', { hasText: new RegExp(`^${legend}`) }) }).getByText(said, { exact: false }).first().click()
}

async function colleague(page: Page, label: string, name: string): Promise<void> {
  await page.getByLabel(label).first().click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: name }).first().click()
}

const stands = (page: Page, state: string): Promise<void> => page.locator('.record-head .badge', { hasText: state }).first().waitFor()

/** What the clock does comes by itself; the page is looked at until it stands there. */
async function until(login: string, words: string): Promise<Page> {
  for (let tries = 0; tries < 60; tries += 1) {
    const page = await desk(login, shopUrl)
    await settled(page)
    if (await page.locator('.timeline strong', { hasText: words }).count()) return page
    await page.waitForTimeout(500)
  }
  assert.fail(`never: ${words}`)
}

async function clockTo(moment: string): Promise<void> {
  const page = await desk('city-dispatch', '/staff/')
  await page.locator('.clock').click()
  await page.getByLabel('拨到指定时刻').fill(moment)
  await page.getByRole('button', { name: '拨到此刻' }).click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
}
