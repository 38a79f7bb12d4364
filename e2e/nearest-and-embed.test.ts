import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { buildApp, type Built } from '../server/app.ts'
import { movableClock } from '../server/platform/clock.ts'
import { newKeyring } from '../server/platform/crypto.ts'
import { createProvince, provinceSite } from '../server/testing/province.ts'
import { testDatabase } from '../server/testing/postgres.ts'
import { launchBrowser } from './browser.ts'

/** The nearest open place, and our pages inside the provincial site: two sites, 127.0.0.1 and localhost, as a browser keeps them apart. */
let built: Built
let browser: Browser
let [base, site, elsewhere] = ['', '', '']
let closing: (() => Promise<unknown>)[] = []
let next = { token: '', need: '' }
let province: ReturnType<typeof createProvince>
before(async () => {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'embed-'))
  built = await buildApp({ config: { mode: 'demo', keyring: newKeyring(), dataFolder: folder, attachmentsFolder: join(folder, 'files'), trustProxy: false }, pool: database.pool, clock: movableClock(new Date('2026-11-23T09:00:00+08:00')), quiet: true, quietTime: true })
  base = await built.app.listen({ host: '127.0.0.1', port: 0 })
  const [listed, unlisted] = [provinceSite(() => base, () => next), provinceSite(() => base, () => next)]
  site = (await listed.listen({ host: '127.0.0.1', port: 0 })).replace('127.0.0.1', 'localhost')
  elsewhere = (await unlisted.listen({ host: '127.0.0.1', port: 0 })).replace('127.0.0.1', 'localhost')
  const { accountId } = (await (await fetch(`${base}/api/demo/people`)).json() as { login: string, accountId: string }[]).find(({ login }) => login === 'city-system')!
  const marks = { 'content-type': 'application/json', 'x-santai': '1' }
  const signedIn = await fetch(`${base}/api/demo/sign-in`, { method: 'POST', headers: marks, body: JSON.stringify({ accountId }) })
  const headers = { ...marks, cookie: signedIn.headers.getSetCookie()[0]!.split(';')[0]! }
  await fetch(`${base}/api/exchange/framers`, { method: 'POST', headers, body: JSON.stringify({ version: 0, framers: [site] }) })
  const { rows: [unit] } = await database.ownerPool.query(`select id from unit where code = 'HN'`)
  const made = await (await fetch(`${base}/api/clients`, { method: 'POST', headers, body: JSON.stringify({ name: '安徽法网', sourceSystem: '安徽法网', scopes: ['exchange'], intakeUnitId: unit.id, signs: true }) })).json() as { clientId: string, secret: string, signKey: string }
  province = createProvince({ base, ...made })
  browser = await launchBrowser()
  closing = [() => browser.close(), () => listed.close(), () => unlisted.close(), () => built.close(), () => database.drop()]
})
after(async () => { for (const close of closing) await close() })

const press = async (page: Page, name: string | RegExp): Promise<void> => { await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()]) }

for (const [edition, query] of [['标准版', ''], ['长辈版', '?edition=elder']] as const) {
  test(`关掉脚本，${edition}：两下找到现在开门的地方，一按打电话`, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(`${base}/${query}`)
    await page.getByRole('link', { name: /找附近的人当面说/ }).click()
    assert.ok(await page.getByRole('button', { name: '用我现在的位置找' }).isHidden(), 'nothing that needs a script is offered')
    await page.getByRole('link', { name: '田家庵区', exact: true }).click()
    const first = page.locator('main .places li').first()
    assert.match(await first.innerText(), /现在开门，到 12:00/)
    assert.ok(await first.locator('a.tap[href^="tel:"]').first().isVisible(), 'one press and it rings')
    await page.locator('main details summary').click()
    await page.getByRole('link', { name: '洞山街道', exact: true }).click()
    assert.match(await page.locator('main').innerText(), /直线约 .*（演示坐标）[\s\S]*待核实/)
    assert.equal(await page.locator('.map svg[role=img]').count(), 1)
    await context.close()
  })
}

test('手机的位置：按了才问，问到就排出最近的；不给也走得下去，写明按县区找', async () => {
  const at = { latitude: 32.0923, longitude: 116.7681 }
  const context = await browser.newContext({ geolocation: at, permissions: ['geolocation'] })
  const page = await context.newPage()
  await page.goto(`${base}/stations`)
  const asked: string[] = []
  page.on('request', (request) => { if (request.method() === 'POST') asked.push(request.postData() ?? '') })
  assert.equal(asked.length, 0)
  await press(page, '用我现在的位置找')
  assert.match(asked[0] ?? '', /latitude=32\.092&longitude=116\.768/, 'cut to about a hundred metres')
  const far = (await page.locator('main .places li').allInnerTexts()).map((text) => /直线约 ([\d.]+) (米|公里)/.exec(text)).map((found) => Number(found![1]) * (found![2] === '米' ? 1 : 1000))
  assert.ok(far.length > 3 && far.every((one, i) => i === 0 || one >= far[i - 1]!), far.join())
  await context.close()
  const shut = await browser.newContext({ permissions: [] })
  const other = await shut.newPage()
  await other.goto(`${base}/stations`)
  await other.getByRole('button', { name: '用我现在的位置找' }).click()
  await other.getByText('请在下面选县区').waitFor()
  await shut.close()
})

test('省站里嵌着的页面：高度报给它，写的字带到整个窗口，一个 Cookie 也没有留在框里', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${site}/frame?path=/embed/ask`)
  const frame = page.frameLocator('iframe')
  await frame.getByLabel('发生了什么事').fill('在省站里写：邻居盖房挡光')
  await page.locator('body[data-height]').waitFor()
  assert.ok(Number(await page.locator('iframe').getAttribute('height')) > 300)
  assert.deepEqual(await context.cookies(), [])
  await Promise.all([page.waitForURL(`${base}/**`), frame.getByRole('button', { name: /下一步/ }).click()])
  assert.equal(await page.getByLabel('发生了什么事').inputValue(), '在省站里写：邻居盖房挡光')
  await press(page, /下一步/)
  assert.match(page.url(), /\/ask\/for-whom$/)
  await page.goto(`${site}/frame?path=/embed/guides`)
  await frame.getByRole('link', { name: /法律援助/ }).first().click()
  await frame.locator('h1', { hasText: '法律援助' }).waitFor()
  assert.ok(page.url().startsWith(site), 'a guide opens in the frame')
  await Promise.all([page.waitForURL(`${base}/guides/**`), frame.getByRole('link', { name: '在整个窗口里打开' }).click()])
  await context.close()
})

test('别的网站嵌不了我们的页面；省站也嵌不了没有为它做的页面', async () => {
  const page = await browser.newPage()
  for (const [from, path] of [[elsewhere, '/embed/ask'], [elsewhere, '/'], [site, '/'], [site, '/follow'], [site, '/ask/for-whom']] as const) {
    const said = page.waitForEvent('console', { predicate: (message) => /frame-ancestors|X-Frame-Options/i.test(message.text()), timeout: 15_000 })
    await page.goto(`${from}/frame?path=${path}`)
    await said
    assert.equal(await page.frameLocator('iframe').locator('#main, .brand').count(), 0, `${from} ${path}`)
  }
  await page.close()
})

test('从省站过来：问过的不再问；过期的不收，没写完的和刚写的都还在', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(base)
  await page.getByLabel('发生了什么事').fill('我在这里写了一半的事')
  await press(page, /下一步/)
  next = { token: province.token({ item: 'LA-01', name: '王秀英', phone: '13855401234' }, { at: Math.floor(Date.now() / 1000) - 3600 }), need: '在省站打的字' }
  await page.goto(`${site}/hand-over`)
  await press(page, '去淮南办')
  assert.equal(await page.getByLabel('发生了什么事').inputValue(), '在省站打的字')
  assert.match(await page.locator('main').innerText(), /已经作废[\s\S]*我在这里写了一半的事|我在这里写了一半的事[\s\S]*已经作废/)
  next = { token: province.token({ ref: 'P-1', item: 'LA-01', area: '340403007', name: '王秀英', phone: '13855401234', forWhom: 'self' }), need: '厂里欠了三个月工资' }
  await page.goto(`${site}/hand-over`)
  await press(page, '去淮南办')
  assert.match(await page.locator('main').innerText(), /已经问过的，不再问您[\s\S]*还有一件没写完/)
  await press(page, '另说一件')
  assert.match(page.url(), /\/ask\/check$/)
  await page.getByLabel('我说的是真实情况').check()
  await press(page, '确认提交')
  assert.match(await page.locator('main').innerText(), /查询码/)
  assert.deepEqual((await province.get('/open/v1/matters')).body.rows.map((row: { ref: string }) => row.ref), ['P-1'])
  await context.close()
})
