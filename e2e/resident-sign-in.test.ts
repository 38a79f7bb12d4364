import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { createFileStore } from '../server/platform/files.ts'
import { createDesk, mountPortal } from '../server/rooms/portal/index.ts'
import { createResidents, simulatedWays, type DemoPerson } from '../server/rooms/residents/index.ts'
import { idNumber } from '../server/seeds/huainan/residents.ts'
import { aCity, type City } from '../server/testing/city.ts'
import { launchBrowser } from './browser.ts'

/** A resident signs in, without script, in both editions, with a mouse and without: sees what is his and nothing of anybody else. */
let city: City
let app: FastifyInstance
let browser: Browser
let base = ''
const people: DemoPerson[] = [{ name: '王秀英', idNumber: idNumber('34049919560303124'), phone: '13955420001' }]
before(async () => {
  city = await aCity()
  app = Fastify()
  const { pool } = city.database
  const { vault } = city.house
  const { ways, provider } = simulatedWays()
  const residents = createResidents({ pool, vault, clock: city.clock }, () => city.world, ways)
  const files = createFileStore({ folder: mkdtempSync(join(tmpdir(), 'resident-')), vault })
  await mountPortal(app, { pool, clock: city.clock, vault, files, desk: createDesk(city.house, city.clock), secure: false, signIn: { residents, simulators: { identity: provider, people: async () => people } } })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})
after(async () => { await browser?.close(); await app?.close(); await city?.database.drop() })

const open = async (edition: string): Promise<Page> => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage()
  await page.goto(`${base}/follow?edition=${edition}`)
  return page
}
const press = async (page: Page, name: string): Promise<void> => { await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).click()]) }
const follow = async (page: Page, name: string | RegExp): Promise<void> => { await Promise.all([page.waitForNavigation(), page.getByRole('link', { name }).first().click()]) }
const text = (page: Page): Promise<string> => page.locator('main').innerText()
const fits = async (page: Page): Promise<void> => assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, `${page.url()} is wider than the telephone`)

test('手机验证码：看到自己的事和消息，补上材料；看不到别人的；退出就没有了', async () => {
  for (const [n, edition] of (['normal', 'elder'] as const).entries()) {
    const phone = `1395542010${n}`
    const [mine, theirs] = [await city.anOrder({ name: '李建国', phone }), await city.anOrder({ name: '别家人', phone: '13955420999' })]
    await city.act(city.staff('countyDispatcher', 'TJA'), mine.id, 'askForMaterial', { materials: '请补土地证的照片' })
    const page = await open(edition)
    await follow(page, '登录看我所有的事')
    await page.getByLabel('手机号码').fill(`+86 ${phone}`)
    await press(page, '发验证码')
    await fits(page)
    await follow(page, '看这部手机收到的短信')
    const code = /验证码 (\d{6})/.exec(await text(page))![1]!
    await follow(page, '回去填验证码')
    await page.getByLabel('短信里的六位数字').fill(code.split('').join(' '))
    await press(page, '登录')
    const told = await text(page)
    assert.ok(told.includes(mine.number) && !told.includes(theirs.number), told)
    await fits(page)
    await follow(page, /消息（1 条没看）/)
    assert.match(await text(page), /土地证/)
    await fits(page)
    await press(page, '全部记为看过')
    await follow(page, /请补材料/)
    await follow(page, '现在就补充')
    await page.getByLabel('补充的话').fill('照片明天送到窗口')
    await press(page, '交给工作人员')
    assert.match(await text(page), /补充的内容已经交给工作人员/)
    await page.goto(`${base}/me/orders/${theirs.id}`)
    assert.match(await text(page), /这里没有这件事/)
    await page.goto(`${base}/me`)
    await press(page, '退出登录')
    await page.goto(`${base}/follow/order`)
    assert.ok(!(await text(page)).includes(mine.number))
    await page.context().close()
  }
})

test('统一身份认证，只用键盘：本人全部的事、档案；再问一件，姓名电话不再问', async () => {
  const mine = [await city.anOrder({ name: '王秀英', phone: '13955420001' }), await city.anOrder({ name: '王秀英', phone: '13955420001', need: '丈夫总是打我，想离婚怎么办' })]
  const page = await open('normal')
  const tab = async (selector: string): Promise<void> => {
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab')
      if (await page.locator(selector).first().evaluate((element) => element === document.activeElement)) return
    }
    assert.fail(`Tab never reached ${selector} on ${page.url()}`)
  }
  const enter = (key = 'Enter') => Promise.all([page.waitForNavigation(), page.keyboard.press(key)])
  await tab('a[href="/sign-in"]')
  await enter()
  await tab('#f-identity')
  await enter()
  assert.match(await text(page), /里面的人都是编的/)
  await tab('input[name=person]')
  await page.keyboard.press('Space')
  await tab('button[value=yes]')
  await enter()
  const told = await text(page)
  for (const order of mine) assert.ok(told.includes(order.number), told)
  assert.ok(!page.url().includes('code='), 'code and state are gone from the address')
  await tab('a[href="/me/file"]')
  await enter()
  assert.match(await text(page), /凭什么留着这些/)
  await page.goto(base)
  await page.getByLabel('发生了什么事').fill('儿子不给赡养费，怎么办')
  await press(page, '写好了，下一步')
  await page.getByLabel('为我自己').check()
  await press(page, '下一步')
  await page.getByLabel('问一个问题').check()
  await press(page, '下一步')
  await page.getByLabel('不清楚').check()
  await press(page, '下一步')
  assert.match(page.url(), /\/ask\/check$/)
  assert.match(await text(page), /王秀英/)
  await page.getByLabel('我说的是真实情况').check()
  await press(page, '确认提交')
  await page.goto(`${base}/me`)
  assert.match(await text(page), /赡养费/)
  await page.context().close()
})
