import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { play } from './journeys/play.ts'
import { throughTheQuestions } from './journeys/questions.ts'
import { fill, open, press } from './journeys/steps.ts'
import { settled, staffHouse, violations, type StaffHouse } from './staff-house.ts'

/**
 * 第二次求助: a resident asks on the web, without script; weeks later he telephones, and nothing shows until he is verified; later his
 * son comes to a window, and nothing shows until the authority is recorded. Then what helps is there before the need is typed; an
 * article is cited in the reply; and the resident reads who looked.
 */
let house: StaffHouse
let code = ''
let number = ''
const [name, phone] = ['王秀英', '13855407788']
before(async () => { house = await staffHouse({ finding: true }) })
after(() => house?.close())

test('网上先问一次，不用脚本', async () => {
  const page = await resident()
  await play(page, house.base, [open('/'), fill('发生了什么事', '在工地做小工，包工头拖欠工资三个月，一万四千块，怎么要回来'), press('写好了，下一步'), throughTheQuestions({ name, phone })])
  code = ((await page.locator('.figure').textContent()) ?? '').trim()
  number = /[A-Z]{2,}\d{8}-\d{4}/.exec(await page.innerText('main'))?.[0] ?? ''
  assert.ok(code && number)
  await page.context().close()
})

test('几周后打电话：报姓名和电话什么也不显示；报出查询码才打开，推送先于诉求出现', async () => {
  await weeksLater(3)
  const context = await house.as('hotlineAgent')
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/hotline`)
  await settled(page)
  await page.waitForFunction(() => document.activeElement?.matches('[data-first]'))
  await page.keyboard.type(phone)
  await page.keyboard.press('Tab')
  await page.keyboard.type(name)
  await verify(page)
  await page.getByText('还不能核实').first().waitFor()
  assert.ok(!(await page.innerText('main')).includes(number), 'a number and a name unlock nothing')
  await page.getByLabel('查询码').fill(code)
  await verify(page)
  await page.locator('.gate-bar', { hasText: '只打开这一件事' }).waitFor()
  await page.locator('.candidate', { hasText: number }).waitFor()
  assert.equal(await page.getByLabel('发生了什么事、想要什么').inputValue(), '', 'nothing has been typed yet')
  await page.getByRole('button', { name: '引用' }).first().waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: '办完了，关上' }).click()
  await page.locator('.gate-bar').waitFor({ state: 'detached' })
  await context.close()
})

test('儿子到窗口：登记委托以前什么也没有；登记以后打开，答复里引用一条法律', async () => {
  await weeksLater(1)
  const context = await house.as('windowClerk')
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/window`)
  await settled(page)
  await page.getByLabel('姓名').fill('王小强')
  await page.getByLabel('联系电话').fill('13855407799')
  assert.equal(await page.locator('.gate-bar').count(), 0)
  await page.getByRole('button', { name: '替别人来办' }).click()
  const dialog = page.locator('dialog[open]')
  assert.deepEqual(await violations(page), [])
  await dialog.getByLabel('当事人姓名').fill(name)
  await dialog.getByLabel('当事人登记的电话').fill('13855400000')
  await dialog.getByLabel('有委托书的代理人').check()
  await dialog.getByLabel('看过的凭证').fill('授权委托书，本人签名')
  await dialog.getByLabel('本人书面同意').check()
  await dialog.getByLabel('哪一件').fill(number)
  await dialog.getByLabel('凭证到期日').fill('2027-12-31')
  await dialog.getByRole('button', { name: '登记并打开' }).click()
  await dialog.getByText('没有对得上的记录').first().waitFor()
  await dialog.getByLabel('当事人登记的电话').fill(phone)
  await dialog.getByRole('button', { name: '登记并打开' }).click()
  await page.locator('.gate-bar', { hasText: '代办：有委托书的代理人' }).waitFor()
  await page.getByRole('button', { name: '引用' }).first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('F8')
  await page.locator('[data-answer] textarea').first().waitFor()
  await page.getByRole('button', { name: '引用' }).first().click()
  await page.waitForFunction(() => [...document.querySelectorAll('[data-answer] textarea')].some((t) => (t as HTMLTextAreaElement).value.includes('《')))
  await context.close()
})

test('儿子又打热线：本人接过电话、报出查询码以前什么也没有；没填对的，光标到第一处，填过的都在', async () => {
  const context = await house.as('hotlineAgent')
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/hotline`)
  await settled(page)
  await page.getByLabel('来电号码').fill('13855407799')
  await page.getByRole('button', { name: '替别人来问' }).click()
  const dialog = page.locator('dialog[open]')
  await dialog.getByLabel('代办人姓名').fill('王小强')
  await dialog.getByRole('button', { name: '登记并打开' }).click()
  await page.waitForFunction(() => document.activeElement?.closest('.is-wrong')?.textContent?.includes('当事人姓名'))
  for (const words of ['请填写当事人姓名', '请填当事人登记时留的电话', '请填那件的工单编号']) await dialog.getByText(words).waitFor()
  assert.equal(await dialog.getByLabel('代办人姓名').inputValue(), '王小强')
  await dialog.getByLabel('当事人姓名').fill(name)
  await dialog.getByLabel('当事人登记的电话').fill(phone)
  await dialog.getByLabel('查询码').fill('AAAA2222')
  await dialog.getByLabel('近亲属代为申请').check()
  await dialog.getByLabel('本人怎样同意的').fill('本人接电话，说由儿子代问')
  await dialog.getByRole('button', { name: '登记并打开' }).click()
  await dialog.getByText('没有对得上的记录').first().waitFor()
  await dialog.getByLabel('查询码').fill(code)
  await dialog.getByRole('button', { name: '登记并打开' }).click()
  await page.locator('.gate-bar', { hasText: '只打开这一件事：代办：近亲属代为申请' }).waitFor()
  await page.getByRole('button', { name: '引用' }).first().waitFor({ timeout: 60_000 })
  await context.close()
})

test('本人在网上看得到：谁、哪个单位、为什么看过；不用脚本', async () => {
  const page = await resident()
  await page.goto(`${house.base}/my-file`)
  await page.getByLabel('查询码').fill(code)
  await page.getByLabel('当时留的电话').fill(phone)
  await send(page)
  await page.getByRole('link', { name: '谁看过我的档案' }).click()
  const told = await page.innerText('main')
  for (const words of ['热线值班员', '窗口人员', '代办：王某某', '您本人']) assert.ok(told.includes(words), `${words}: ${told}`)
  await page.context().close()
})

const verify = async (page: Page): Promise<void> => {
  await page.keyboard.press('F4')
  await page.keyboard.press('Space')
}

async function resident(): Promise<Page> {
  const context: BrowserContext = await house.browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
  return context.newPage()
}

const send = async (page: Page): Promise<void> => { await Promise.all([page.waitForNavigation(), page.locator('main form .actions button[type=submit]').first().click()]) }

/** The demonstration's clock, as its control moves it. */
async function weeksLater(weeks: number): Promise<void> {
  const context = await house.as('cityDispatcher')
  const moved = await context.request.post(`${house.base}/api/demo/clock`, { data: { days: weeks * 7 }, headers: { 'x-santai': '1' } })
  assert.ok(moved.ok(), await moved.text())
  await context.close()
}
