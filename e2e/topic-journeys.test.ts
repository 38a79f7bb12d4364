import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { createFileStore } from '../server/platform/files.ts'
import { createDesk, mountPortal } from '../server/rooms/portal/index.ts'
import { aCity, type City } from '../server/testing/city.ts'
import { launchBrowser } from './browser.ts'

let city: City
let app: FastifyInstance
let browser: Browser
let base = ''
before(async () => {
  city = await aCity()
  app = Fastify()
  const files = createFileStore({ folder: mkdtempSync(join(tmpdir(), 'portal-')), vault: city.house.vault })
  await mountPortal(app, { pool: city.database.pool, clock: city.clock, vault: city.house.vault, files, desk: createDesk(city.house, city.clock), secure: false })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})
after(async () => {
  await browser?.close()
  await app?.close()
  await city?.database.drop()
})

const press = (page: Page, selector: string): Promise<unknown> => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()])
const next = (page: Page): Promise<unknown> => press(page, 'main form .actions button[type=submit]')

async function toReceipt(page: Page): Promise<void> {
  await page.getByLabel('为我自己').check()
  await next(page)
  await page.getByLabel('请帮我办事').check()
  await next(page)
  await page.getByLabel('田家庵区').check()
  await next(page)
  await page.getByLabel('乡镇、街道').selectOption({ label: '洞山街道' })
  await next(page)
  await page.getByLabel('您的姓名').fill('王秀英')
  await page.getByLabel('您的电话').fill('13855401234')
  await next(page)
  assert.match(await page.locator('dl.answers').innerText(), /劳动人事与欠薪/)
  await page.getByLabel('我说的是真实情况').check()
  await next(page)
  assert.match(await page.locator('main').innerText(), /查询码/)
}

for (const edition of ['normal', 'elder'] as const) {
  describe(`关掉 JavaScript，${edition === 'elder' ? '长辈版' : '标准版'}`, () => {
    test('写下发生的事 → 看到方面 → 选一个 → 话还在 → 交出去，类别是选的那个', async () => {
      const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage()
      await page.goto(`${base}/?edition=${edition}`)
      await page.getByLabel('发生了什么事').fill('上班两年没签劳动合同，公司今天让我走，没有补偿。')
      await press(page, 'button[formaction="/topics/find"]')
      assert.ok(await page.locator('main a[href^="/topics/"]').count() <= 4)
      await press(page, 'a[href="/topics/labour"]')
      assert.match(await page.locator('h1').innerText(), /劳动人事与欠薪/)
      assert.match(await page.locator('textarea').inputValue(), /没签劳动合同/)
      await next(page)
      await toReceipt(page)
      await page.context().close()
    })

    test('欠薪：一句话就到卡片，12333、支付令、法律援助按先后排着，交出去', async () => {
      const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage()
      await page.goto(`${base}/?edition=${edition}`)
      await page.getByLabel('发生了什么事').fill('包工头欠我一万四千块工钱，打电话不接。')
      await press(page, 'button[formaction="/topics/find"]')
      await press(page, 'a[href="/topics/wages"]')
      const steps = await page.locator('main h2').allInnerTexts()
      assert.deepEqual(['12333', '支付令', '法律援助', '劳动仲裁'].map((word) => steps.findIndex((step) => step.includes(word))), [1, 2, 3, 4])
      assert.ok(await page.locator('a[href="tel:12333"]').first().isVisible())
      await next(page)
      await toReceipt(page)
      await page.context().close()
    })
  })
}

test('朗读：设备能出声才出现；英文的部分用英文念', async () => {
  const page = await browser.newPage()
  await page.addInitScript(() => {
    const said: string[] = []
    Object.assign(window, { said, SpeechSynthesisUtterance: class { lang = ''; rate = 1; text: string; constructor(text: string) { this.text = text } } })
    Object.defineProperty(window, 'speechSynthesis', { value: { speaking: false, speak: (one: { lang: string, text: string }) => said.push(`${one.lang}:${one.text.trim().slice(0, 12)}`), cancel: () => undefined } })
  })
  await page.goto(`${base}/topics/labour`)
  await page.locator('[data-read]').click()
  const chinese = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  assert.ok(chinese.some((one) => one.startsWith('zh-CN:劳动人事')), String(chinese.slice(0, 3)))
  await page.goto(`${base}/en`)
  await page.locator('[data-read]').click()
  const english = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  assert.ok(english.some((one) => one.startsWith('en:Public')), String(english.slice(0, 3)))
  const silent = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await silent.goto(base)
  assert.equal(await silent.locator('[data-read]').isVisible(), false)
  await silent.context().close()
  await page.close()
})
