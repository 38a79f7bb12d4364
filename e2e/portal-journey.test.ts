import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { createFileStore } from '../server/platform/files.ts'
import { createDesk, mountPortal } from '../server/rooms/portal/index.ts'
import { aCity, type City } from '../server/testing/city.ts'
import { payloads } from '../web/portal/testing/payloads.ts'
import { launchBrowser } from './browser.ts'

let city: City
let app: FastifyInstance
let browser: Browser
let base = ''
before(async () => {
  city = await aCity()
  app = Fastify()
  const { pool } = city.database
  const files = createFileStore({ folder: mkdtempSync(join(tmpdir(), 'portal-')), vault: city.house.vault })
  await mountPortal(app, { pool, clock: city.clock, vault: city.house.vault, files, desk: createDesk(city.house, city.clock), secure: false })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await app?.close()
  await city?.database.drop()
})

/** Presses Tab until the named thing has the focus, as someone without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  assert.fail(`Tab never reached ${selector} on ${page.url()}`)
}

async function send(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main form .actions button[type=submit]').first().click()])
}

async function ask(page: Page, need: string): Promise<string> {
  await page.goto(base)
  await page.getByLabel('发生了什么事').fill(need)
  await send(page)
  await page.getByLabel('为我自己').check()
  await send(page)
  await page.getByLabel('请帮我办事').check()
  await send(page)
  await page.getByLabel('田家庵区').check()
  await send(page)
  await page.getByLabel('乡镇、街道').selectOption({ label: '洞山街道' })
  await send(page)
  await page.getByLabel('您的姓名').fill('王秀英')
  await page.getByLabel('您的电话').fill('13855401234')
  await send(page)
  await page.getByLabel('我说的是真实情况').check()
  await send(page)
  assert.match(page.url(), /\/ask\/sent$/)
  return (await page.locator('.figure').textContent()) ?? ''
}

describe('不用脚本', () => {
  test('从说到查，一页一问；长辈版也一样', async () => {
    for (const edition of ['normal', 'elder']) {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
      const page = await context.newPage()
      await page.goto(`${base}/?edition=${edition}`)
      const code = await ask(page, `工钱一直没给，找谁要？${edition}`)
      await page.goto(`${base}/follow`)
      await page.getByLabel('查询码').fill(code)
      await page.getByLabel('当时留的电话').fill('13855401234')
      await send(page)
      assert.match(page.url(), /\/follow\/order$/)
      assert.equal(await page.locator('html').getAttribute('class'), edition === 'elder' ? 'elder' : '')
      await context.close()
    }
  })
})

test('只用键盘也能说完，焦点每一步都看得见', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(base)
  await tabTo(page, '#f-need')
  await page.keyboard.type('宅基地被占了一米，村里说不清。')
  await tabTo(page, 'main button[type=submit]')
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineWidth)
  assert.ok(parseFloat(ring) >= 3, ring)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await tabTo(page, 'input[name=forWhom]')
  await page.keyboard.press('Space')
  await tabTo(page, 'main button[type=submit]')
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  assert.match(page.url(), /\/ask\/need$/)
  await page.close()
})

test('只用键盘，从第一个字到回执，再到评价', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(base)
  await tabTo(page, '#f-need')
  await page.keyboard.type('楼上漏水，说了几次没人修。只用键盘写的。')
  await press(page)
  await choose(page, 'input[name=forWhom]')
  await press(page)
  await choose(page, 'input[name=kind]', 1)
  await press(page)
  await choose(page, 'input[name=county]', 1)
  await press(page)
  await tabTo(page, '#f-township')
  await page.keyboard.type('洞')
  await press(page)
  await tabTo(page, '#f-name')
  await page.keyboard.type('孙键盘')
  await tabTo(page, '#f-phone')
  await page.keyboard.type('13855407777')
  await press(page)
  await choose(page, '#f-truthful')
  await press(page)
  assert.match(page.url(), /\/ask\/sent$/)
  const code = (await page.locator('.figure').textContent()) ?? ''
  await finish((await page.locator('.receipt').textContent()) ?? '')
  await tabTo(page, 'main a[href="/follow"]')
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await tabTo(page, '#f-code')
  await page.keyboard.type(code)
  await tabTo(page, '#f-phone')
  await page.keyboard.type('13855407777')
  await press(page)
  await choose(page, 'input[name=grade]', 1)
  await press(page, 'form[action="/follow/rate"] button[type=submit]')
  assert.match((await page.locator('[role=status]').textContent()) ?? '', /谢谢您的评价/)
  assert.match(await page.locator('main').innerText(), /您的评价：满意/)
  await page.close()
})

/** Tab to the button and Enter: the focus must be visible when it stands there. */
async function press(page: Page, button = 'main form .actions button[type=submit]'): Promise<void> {
  await tabTo(page, button)
  const ring = await page.evaluate(() => parseFloat(getComputedStyle(document.activeElement!).outlineWidth))
  assert.ok(ring >= 3, `${page.url()}: focus ring ${ring}px`)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

/** Space takes the first of a group, arrows go on from there. */
async function choose(page: Page, selector: string, down = 0): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Space')
  for (let i = 0; i < down; i++) await page.keyboard.press('ArrowDown')
}

/** What the offices do meanwhile. */
async function finish(receipt: string): Promise<void> {
  const number = /TJA\d+-\d+/.exec(receipt)?.[0]
  const { rows: [order] } = await city.database.ownerPool.query<{ id: string }>('select id from work_order where number = $1', [number])
  const [id, body] = [order?.id ?? '', city.body('TJA')]
  const handler = city.staff('justiceOfficeStaff', body.code)
  await city.act(city.staff('countyDispatcher', 'TJA'), id, 'assign', { unitId: body.id })
  await city.act(handler, id, 'sign')
  await city.act(handler, id, 'finish', { account: '修好了', publicReply: '楼上已经修好。', isTrue: true, beyondDuty: false, contacted: true, contactedAt: city.clock.now().toISOString(), solved: true })
  await city.act(city.staff('reviewer', 'TJA'), id, 'review', { outcome: 'pass' })
  await city.act(city.staff('followUpOfficer', 'TJA'), id, 'followUp', { reached: true, outcome: 'solved' })
}

test('浏览器突然关掉，一秒前打的字都还在', async () => {
  const first = await browser.newContext()
  const page = await first.newPage()
  await page.goto(base)
  await page.getByLabel('发生了什么事').fill('第一段')
  await send(page)
  await page.getByLabel('为我自己').check()
  await send(page)
  const saved = page.waitForResponse((response) => response.url().endsWith('/ask/keep') && response.status() === 204)
  await page.getByLabel('发生了什么事，您想要什么').fill('第一段，又添了一段，还没有按下一步')
  await saved
  const cookies = await first.cookies()
  await first.close()
  const second = await browser.newContext()
  await second.addCookies(cookies.filter((cookie) => cookie.expires > 0))
  const again = await second.newPage()
  await again.goto(base)
  await again.getByRole('link', { name: '接着写' }).click()
  await again.goto(`${base}/ask/need`)
  assert.equal(await again.getByLabel('发生了什么事，您想要什么').inputValue(), '第一段，又添了一段，还没有按下一步')
  await second.close()
})

test('填错后，焦点在错误清单上，点一条就到那一格', async () => {
  const page = await browser.newPage()
  await page.goto(`${base}/follow`)
  await send(page)
  assert.equal(await page.evaluate(() => document.activeElement?.hasAttribute('data-summary')), true)
  await page.locator('.summary a').first().click()
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'f-code')
  await page.close()
})

test('六十种恶意写法，一种也不会执行', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const executed: string[] = []
  page.on('dialog', (dialog) => { executed.push(dialog.message()); void dialog.dismiss() })
  page.on('request', (request) => { if (!request.url().startsWith(base)) executed.push(request.url()) })
  await page.goto(base)
  await page.getByLabel('发生了什么事').fill('先写一句')
  await send(page)
  for (let round = 0; round < 12; round++) {
    const evil = payloads.slice(round * 5, round * 5 + 5)
    await page.goto(`${base}/ask/need`)
    await page.getByLabel('发生了什么事，您想要什么').fill(evil.join('\n'))
    await page.getByLabel('请帮我办事').check()
    await send(page)
    await page.goto(`${base}/ask/contact`)
    await page.getByLabel('您的姓名').or(page.getByLabel('他（她）的姓名')).first().fill((evil[round % 5] ?? '').replace(/\n/g, ' ').slice(0, 55))
    await send(page)
    await page.goto(`${base}/ask/check`)
  }
  assert.deepEqual(executed, [])
  await context.close()
})

test('回执打印出来只有回执', async () => {
  const context: BrowserContext = await browser.newContext()
  const page = await context.newPage()
  await ask(page, '打印回执的事，请帮忙。')
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.footer').isVisible(), false)
  assert.equal(await page.locator('.strip').isVisible(), false)
  assert.equal(await page.locator('.receipt .figure').isVisible(), true)
  await context.close()
})
