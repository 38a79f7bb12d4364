import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { CHROMIUM_FLAGS, findBrowser } from './browser.ts'
import { numberIn } from './journeys/asking.ts'
import { play } from './journeys/play.ts'
import { throughTheQuestions } from './journeys/questions.ts'
import { fill, keep, open, press, type Kept } from './journeys/steps.ts'
import { openTown, type Town } from './journeys/town.ts'
import { violations } from './staff-house.ts'

/** A lost connection, a reload, a killed browser: not one typed word is lost, and nothing is done twice. */
let town: Town
before(async () => { town = await openTown({ finding: false }) })
after(() => town?.close())

const words = '楼上漏水，天花板湿了一大片，说了几次没人修。'
/** A form whose words the server does not keep before they are sent. */
const atAShop = [open('/shops'), press('春申律师在线店'), press('问这家店')]
const fresh = async (): Promise<[BrowserContext, Page]> => {
  const context = await town.browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  return [context, page]
}
const restored = async (page: Page, label: string): Promise<string> => {
  await page.getByRole('button', { name: '恢复' }).click()
  return page.getByLabel(label).inputValue()
}
/** An order of one's own, being followed. */
const following = async (page: Page, need: string): Promise<Kept> => {
  const kept = await play(page, town.base, [open('/'), fill('发生了什么事', need), press('写好了，下一步'), throughTheQuestions({ phone: '13855409001' }), keep('code', '.figure'), keep('receipt', '.receipt'), press('去看办到哪一步')])
  await play(page, town.base, [fill('查询码', (k) => k['code']!), fill('当时留的电话', '13855409001'), press('查看')], kept)
  return kept
}

test('刚打的字，重新打开页面可以恢复，也可以丢弃；先说清楚会留、怎样不留', async () => {
  const [context, page] = await fresh()
  await play(page, town.base, atAShop)
  const form = page.url()
  await page.getByLabel('您想问什么').fill(words)
  await page.getByText('加密留在这台设备上').waitFor()
  await stored(page)
  await page.goto(form)
  assert.equal(await restored(page, '您想问什么'), words)
  assert.deepEqual(await violations(page), [])
  await page.goto(form)
  assert.deepEqual(await violations(page), [])
  await page.getByRole('button', { name: '丢弃' }).click()
  await page.getByText('丢掉了').waitFor()
  await page.goto(form)
  await page.waitForTimeout(300)
  assert.equal(await page.getByRole('button', { name: '恢复' }).count(), 0)
  await context.close()
})

test('浏览器被强行杀掉，没交的字都在；存的东西是密文，钥匙拿不出来，身份证号和卡号没有留', async (t) => {
  const profile = mkdtempSync(join(tmpdir(), 'santai-profile-'))
  const launch = (): Promise<BrowserContext> => chromium.launchPersistentContext(profile, { executablePath: findBrowser(), args: CHROMIUM_FLAGS, viewport: { width: 360, height: 740 } })
  t.after(() => killAll(profile))
  const page = (await launch()).pages()[0]!
  await play(page, town.base, atAShop)
  const form = page.url()
  await page.getByLabel('您想问什么').fill(`${words}我的证件 34040319560101123X，卡 6222 0213 0200 1234 567。`)
  await stored(page)
  killAll(profile)
  const again = await launch()
  const second = again.pages()[0]!
  await second.goto(form)
  assert.equal(await restored(second, '您想问什么'), `${words}我的证件 〔号码没有留〕，卡 〔号码没有留〕。`)
  assert.deepEqual(await second.evaluate(inStore), { plain: false, exportable: false })
  await again.close()
  const onDisk = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) => /IndexedDB|Storage/.test(name) && /\.(log|ldb)$/.test(name)).map((name) => readFileSync(join(profile, name)))
  assert.ok(onDisk.length > 0)
  assert.ok(!onDisk.some((file) => file.includes(Buffer.from('漏水', 'utf8')) || file.includes(Buffer.from('漏水', 'utf16le')) || file.includes('34040319560101123X')))
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

test('断了网按提交：说清楚还没有交；连上网自动交，只有一件', async () => {
  const [context, page] = await fresh()
  const kept = await play(page, town.base, [open('/'), fill('发生了什么事', '断网时交的，请帮忙。'), press('写好了，下一步'), ...throughTheQuestions({ phone: '13855409002' }).slice(0, -2)])
  await context.setOffline(true)
  await page.getByRole('button', { name: '确认提交' }).click()
  await page.getByText('还没有交出去').waitFor()
  await page.getByRole('button', { name: '确认提交' }).click({ noWaitAfter: true })
  assert.equal(await town.orders('断网时交的，请帮忙。'), 0)
  await context.setOffline(false)
  await page.waitForURL(/\/ask\/sent$/)
  assert.equal(await town.orders('断网时交的，请帮忙。'), 1)
  assert.ok(kept)
  await context.close()
})

test('交出去了，回音在路上丢了：再交，还是那一件', async () => {
  const [context, page] = await fresh()
  await play(page, town.base, [open('/'), fill('发生了什么事', '回音丢了的那件，请帮忙。'), press('写好了，下一步'), ...throughTheQuestions({ phone: '13855409003' }).slice(0, -2)])
  await loseAnswers(page, '**/ask/send', 1)
  await page.getByRole('button', { name: '确认提交' }).click({ noWaitAfter: true })
  await page.waitForTimeout(1500)
  await page.goto(`${town.base}/ask/check`)
  assert.match(page.url(), /\/ask\/sent$/)
  assert.equal(await town.orders('回音丢了的那件，请帮忙。'), 1)
  await context.close()
})

test('补充的话交了、回音丢了：回到那一页恢复，再交一次，只记一次', async () => {
  const [context, page] = await fresh()
  const kept = await following(page, '要补充材料的那件。')
  await play(page, town.base, [press('补充说明或材料'), fill('补充的话', '物业的电话一直没人接。')])
  await stored(page)
  await loseAnswers(page, '**/follow/add', 1)
  await page.getByRole('button', { name: '交给工作人员' }).click({ noWaitAfter: true })
  await page.waitForTimeout(1500)
  await page.goto(`${town.base}/follow/add`)
  assert.equal(await restored(page, '补充的话'), '物业的电话一直没人接。')
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: '交给工作人员' }).click()])
  assert.match(page.url(), /said=added$/)
  assert.equal(await town.timesIn(numberIn(kept), '物业的电话一直没人接'), 1)
  await context.close()
})

test('退出、点“不在这台设备上留”、说到被打：这台设备上什么也不留', async () => {
  const [context, page] = await fresh()
  await following(page, '要退出的那件。')
  await play(page, town.base, [press('补充说明或材料'), fill('补充的话', '写了一半的话。')])
  await stored(page)
  await page.goto(`${town.base}/follow/order`)
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: '退出' }).click()])
  await page.waitForFunction(empty)
  await page.goto(town.base)
  await page.getByLabel('发生了什么事').fill('不要留在这里。')
  await stored(page)
  await page.getByRole('button', { name: '不在这台设备上留' }).click()
  await page.waitForFunction(empty)
  await page.getByLabel('发生了什么事').fill('丈夫昨天又打我，把我推下楼梯。')
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: '写好了' }).click()])
  await page.locator('.notice.grave').waitFor()
  await page.waitForFunction(empty)
  await context.close()
})

/** The server does it, the answer never comes: what a dead spot looks like. */
async function loseAnswers(page: Page, path: string, times: number): Promise<void> {
  await page.route(path, async (route) => {
    await route.fetch({ maxRedirects: 0 })
    await route.abort('connectionreset')
  }, { times })
}

/** Waits for a sealed record in the browser's own store. */
const stored = (page: Page): Promise<unknown> => page.waitForFunction(() => new Promise((resolve) => {
  const request = indexedDB.open('santai', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('forms')
  request.onsuccess = () => {
    const count = request.result.transaction('forms').objectStore('forms').count()
    count.onsuccess = () => { request.result.close(); resolve(count.result > 1) }
  }
}))

function empty(): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open('santai', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('forms')
    request.onsuccess = () => {
      const count = request.result.transaction('forms').objectStore('forms').count()
      count.onsuccess = () => { request.result.close(); resolve(count.result === 0) }
    }
  })
}

/** Runs in the page: whether anything in the store can be read, or its key taken out. */
function inStore(): Promise<{ plain: boolean; exportable: boolean }> {
  return new Promise((resolve) => {
    const request = indexedDB.open('santai', 1)
    request.onsuccess = () => {
      const all = request.result.transaction('forms').objectStore('forms').getAll()
      all.onsuccess = () => {
        const key = all.result.find((one) => one instanceof CryptoKey) as CryptoKey
        const sealed = all.result.filter((one) => !(one instanceof CryptoKey)) as { sealed: ArrayBuffer }[]
        const plain = sealed.some((one) => new TextDecoder().decode(one.sealed).includes('漏水'))
        crypto.subtle.exportKey('raw', key).then(() => resolve({ plain, exportable: true }), () => resolve({ plain, exportable: key.extractable }))
      }
    }
  })
}

/** Every process of the browser on this profile, at once and without a word. */
function killAll(profile: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`)) process.kill(Number(pid), 'SIGKILL')
    } catch { /* it has ended meanwhile */ }
  }
}
