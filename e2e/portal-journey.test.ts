import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { createFileStore } from '../server/platform/files.ts'
import { createDesk, mountPortal } from '../server/rooms/portal/index.ts'
import { aCity, type City } from '../server/testing/city.ts'
import { payloads } from '../web/portal/testing/payloads.ts'
import { launchBrowser } from './browser.ts'
import { play } from './journeys/play.ts'
import { throughTheQuestions } from './journeys/questions.ts'
import { fill, open, press } from './journeys/steps.ts'

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

async function send(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main form .actions button[type=submit]').first().click()])
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
  await play(page, base, [open('/'), fill('发生了什么事', '打印回执的事，请帮忙。'), press('写好了，下一步'), throughTheQuestions()])
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.footer').isVisible(), false)
  assert.equal(await page.locator('.strip').isVisible(), false)
  assert.equal(await page.locator('.receipt .figure').isVisible(), true)
  await context.close()
})

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
