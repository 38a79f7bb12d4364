import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { buildWeb } from '../scripts/lib/web.ts'
import { buildApp, type Built } from '../server/app.ts'
import { newKeyring } from '../server/platform/crypto.ts'
import { migrateJobs } from '../server/platform/jobs.ts'
import { testDatabase, type TestDatabase } from '../server/testing/postgres.ts'
import { launchBrowser } from './browser.ts'

/**
 * 第六条 in a browser: a resident asks on the web; weeks later she telephones and nothing shows until she is verified; later her son
 * comes to a window and nothing shows until the authority is recorded. Then the pack is there before a word is typed, with its
 * reasons; an article is cited into the reply; and she sees who looked.
 */
let database: TestDatabase<unknown>
let built: Built
let browser: Browser
let base = ''
let code = ''
const folder = mkdtempSync(join(tmpdir(), 'santai-second-'))
const desks = new Map<string, Page>()
const [name, phone] = ['韦素芬', '13955401357']

before(async () => {
  buildWeb()
  database = await testDatabase()
  await migrateJobs(database.ownerPool)
  built = await buildApp({ config: { mode: 'demo', keyring: newKeyring(), dataFolder: folder, attachmentsFolder: join(folder, 'files'), trustProxy: false }, pool: database.pool, quiet: true })
  base = await built.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await built?.close()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

test('第一次：韦素芬在网上说工钱被拖欠，不用脚本，拿到查询码', async () => {
  await moveClock('2026-10-12T09:00')
  const page = await resident()
  await page.goto(base)
  await page.getByLabel('发生了什么事').fill('我在工地做饭，老板拖欠三个月工资没给，没有签劳动合同，请帮我要回来。')
  await send(page)
  await page.getByLabel('为我自己').check()
  await send(page)
  await page.getByLabel('请帮我办事').check()
  await send(page)
  await page.getByLabel('田家庵区').check()
  await send(page)
  await page.getByLabel('乡镇、街道').selectOption({ label: '洞山街道' })
  await send(page)
  await page.getByLabel('您的姓名').fill(name)
  await page.getByLabel('您的电话').fill(phone)
  await send(page)
  await page.getByLabel('我说的是真实情况').check()
  await send(page)
  code = ((await page.locator('.figure').textContent()) ?? '').trim()
  assert.match(code, /\w{4}-?\w{4}/)
  await page.context().close()
})

test('几周后打电话：只凭来电号码和姓名，什么也不显示，连有没有档案也不说', async () => {
  await moveClock('2026-11-09T09:30')
  const page = await desk('city-hotline1', '/staff/hotline')
  await page.getByLabel('来电号码').fill(phone)
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await page.getByLabel('发生了什么事、想要什么').focus()
  await page.locator('.notice').first().waitFor()
  const before = await page.innerText('main')
  assert.doesNotMatch(before, /工地|拖欠|以前 \d|第二次求助/u)
  await page.getByLabel('已核实身份').click()
  await page.waitForFunction(() => !(document.querySelector('[data-verify] input') as HTMLInputElement).checked)
  assert.doesNotMatch(await page.innerText('main'), /工地|拖欠|以前 \d|第二次求助/u)
})

test('报出查询码，核实后：这一件和推送一起出来，还没有写一个字的诉求', async () => {
  const page = await desk('city-hotline1')
  await page.getByLabel('查询码').fill(code)
  await page.getByLabel('已核实身份').check()
  await page.getByRole('heading', { name: /第二次求助/u }).waitFor()
  assert.equal(await page.getByLabel('发生了什么事、想要什么').inputValue(), '')
  const pack = await packOf(page)
  assert.match(pack, /工地|工资/u)
  assert.match(pack, /为什么推送/u)
  assert.match(pack, /《[^》]*》第/u)
})

test('后来儿子到窗口：登记委托书以前，什么也不显示', async () => {
  await moveClock('2026-11-20T10:00')
  const page = await desk('tja-window', '/staff/window')
  await page.getByLabel('联系电话').fill('13955409999')
  await page.getByLabel('姓名', { exact: true }).fill('韦小军')
  await page.getByLabel('发生了什么事、想要什么').focus()
  assert.doesNotMatch(await page.innerText('main'), /工地|拖欠|第二次求助/u)
})

test('登记了委托书：推送先到，附理由；当场答复里引用一条法条，一键写入', async () => {
  const page = await desk('tja-window')
  await page.getByRole('button', { name: '替别人来办：登记代办依据' }).click()
  const form = page.locator('dialog[open]')
  await form.getByLabel('当事人姓名').fill(name)
  await form.getByLabel(/联系电话|电话/u).first().fill(phone)
  await form.getByText('有委托书的代理人').click()
  await form.getByLabel('看过的凭证').fill('委托书原件，2026 年 11 月 18 日签')
  await form.getByText('本人书面同意').click()
  await form.getByText('全部档案').click()
  await form.getByLabel(/到期/u).fill('2026-12-31')
  await form.getByRole('button', { name: '登记并打开' }).click()
  await form.waitFor({ state: 'detached' }).catch(async () => assert.fail(await form.innerText()))
  await page.getByRole('heading', { name: /第二次求助/u }).waitFor()
  const pack = await packOf(page)
  assert.match(pack, /为什么推送/u)
  assert.match(pack, /工地|工资/u)
  await page.getByLabel('发生了什么事、想要什么').fill('替母亲问工钱的事怎么办。')
  await page.keyboard.press('F8')
  await page.keyboard.press('F3')
  const reply = page.getByLabel('答复内容')
  await page.waitForFunction(() => /《.+》第.+条/u.test((document.querySelector('[data-answer] textarea') as HTMLTextAreaElement | null)?.value ?? ''))
  await reply.fill(`可以先到劳动监察投诉。依据：${await reply.inputValue()}`)
  await page.getByLabel('已告知权利和法律援助条件').check()
  await page.getByRole('button', { name: /答复完毕/u }).click()
  await page.locator('.query-code').first().waitFor().catch(async () => assert.fail(await page.innerText('main')))
})

test('本人在网上看到：谁看过、从哪里看的、为了什么', async () => {
  const page = await resident()
  await page.goto(`${base}/my-file`)
  await page.getByLabel('查询码').fill(code)
  await page.getByLabel('当时留的电话').fill(phone)
  await send(page)
  await page.getByRole('link', { name: '谁看过我的档案' }).click()
  const looks = await page.innerText('main')
  assert.match(looks, /12348 热线组/u)
  assert.match(looks, /窗口|服务中心/u)
  await page.context().close()
})

// ── what people do ───────────────────────────────────────────────────────────────────────────────────────────────────

const packOf = async (page: Page): Promise<string> => page.locator('section.panel', { has: page.getByRole('heading', { name: /推送/u }) }).innerText()

async function resident(): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage()
}

async function send(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main form .actions button[type=submit]').first().click()])
}

/** The screen of one person, who has signed in by a click on his name. */
async function desk(login: string, path?: string): Promise<Page> {
  let page = desks.get(login)
  if (!page) {
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })).newPage()
    await page.goto(`${base}/staff/`)
    await page.locator('.people input[type=search]').fill(login, { timeout: 20_000 }).catch(async () => assert.fail(`sign-in: ${page!.url()} ${await page!.innerText('body')}`))
    await page.locator('.person').first().click()
    await page.locator('.clock').waitFor()
    desks.set(login, page)
  }
  if (path) await page.goto(`${base}${path}`)
  return page
}

async function moveClock(to: string): Promise<void> {
  const page = await desk('tja-dispatch')
  await page.locator('.clock').click()
  await page.getByLabel('拨到指定时刻').fill(to)
  await page.getByRole('button', { name: '拨到此刻' }).click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
}
