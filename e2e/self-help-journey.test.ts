import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { buildApp, type Built } from '../server/app.ts'
import { newKeyring } from '../server/platform/crypto.ts'
import { testDatabase } from '../server/testing/postgres.ts'
import { launchBrowser } from './browser.ts'

/** What a resident does by himself, without script: looks up the law, works out a sum, checks himself for legal aid and applies. */
let built: Built
let browser: Browser
let base = ''
let drop: () => Promise<void>
before(async () => {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'self-help-'))
  built = await buildApp({ config: { mode: 'demo', keyring: newKeyring(), dataFolder: folder, attachmentsFolder: join(folder, 'files'), trustProxy: false }, pool: database.pool, quiet: true, quietTime: true, finding: true })
  base = await built.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
  drop = () => database.drop()
})
after(async () => {
  await browser?.close()
  await built?.close()
  await drop?.()
})

const press = async (page: Page): Promise<void> => { await Promise.all([page.waitForNavigation(), page.locator('main form .actions button[type=submit]').first().click()]) }
const choose = async (page: Page, words: string): Promise<void> => { await page.getByLabel(words).check(); await press(page) }

for (const [edition, query] of [['标准版', ''], ['长辈版', '?edition=elder']] as const) {
  describe(`关掉脚本，${edition}`, () => {
    const open = async (path: string): Promise<Page> => {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
      const page = await context.newPage()
      if (query) await page.goto(`${base}/${query}`)
      await page.goto(base + path)
      return page
    }

    test('用自己的话查到规定，打开条文，再看那一天的', async () => {
      const page = await open('/law')
      for (let tries = 0; tries < 60 && !built.finder.status()?.ready; tries++) await wait(250)
      await page.getByLabel('用平常的话写一两句').fill('老板拖欠工资')
      await press(page)
      const first = page.locator('main a[href^="/law/"]').first()
      const name = await first.innerText()
      await Promise.all([page.waitForNavigation(), first.click()])
      assert.equal(await page.locator('h1').innerText(), name)
      await page.getByLabel('年', { exact: true }).fill('2022')
      await page.getByLabel('月', { exact: true }).fill('5')
      await page.getByLabel('日', { exact: true }).fill('1')
      await press(page)
      assert.match(await page.locator('main').innerText(), /2022 年 5 月 1 日的规定/)
      await page.context().close()
    })

    test('算加班费：填错在原处改，改好就有结果和依据', async () => {
      const page = await open('/calculators')
      await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: /加班费/ }).click()])
      await page.getByLabel('每月正常工作时间的工资').fill('三千')
      await press(page)
      await page.getByRole('link', { name: '金额不对' }).click()
      assert.equal(await page.getByLabel('每月正常工作时间的工资').inputValue(), '三千')
      await page.getByLabel('每月正常工作时间的工资').fill('3480')
      await page.getByLabel('工作日加班').fill('10')
      await press(page)
      assert.match(await page.locator('#result').innerText(), /300 元/)
      assert.match(await page.locator('.receipt').innerText(), /《劳动法》第 44 条/)
      await page.context().close()
    })

    test('法律援助自查，一直走到提交，不超过十二页', async () => {
      const page = await open('/self-check')
      let pages = 1
      page.on('framenavigated', () => { pages += 1 })
      for (const words of ['没有这么急', '都不是', '进城务工', '要工资、要加班费']) await choose(page, words)
      assert.match(await page.locator('h1').innerText(), /很可能可以/)
      await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: '去申请' }).click()])
      await choose(page, '为我自己')
      assert.match(await page.getByLabel('发生了什么事').inputValue(), /我想申请法律援助/)
      await press(page)
      await choose(page, '不清楚')
      await page.getByLabel('您的姓名').fill('王秀英')
      await page.getByLabel('您的电话').fill('13855401234')
      await press(page)
      assert.ok(pages <= 12, `${pages} pages`)
      await choose(page, '我说的是真实情况')
      assert.match(await page.locator('main').innerText(), /查询码/)
      await page.context().close()
    })
  })
}
