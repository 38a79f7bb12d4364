import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { MovableClock } from '../server/platform/clock.ts'
import { dayOf } from '../server/platform/days.ts'
import { newId } from '../server/platform/ids.ts'
import { overflow, staffHouse, violations, type StaffHouse } from './staff-house.ts'

let house: StaffHouse
before(async () => { house = await staffHouse() })
after(() => house?.close())

const pageOf = (login: string): Promise<Page> => house.pageOf(login)
const open = (page: Page, path: string): Promise<Page> => house.open(page, path)

test('一份公告的一生：写、预览、三个人三道关、居民关着脚本读到、到期不见', async () => {
  const title = '周末窗口开放'
  const writer = await open(await pageOf('tja-dispatch'), '/staff/publications')
  await writer.getByRole('button', { name: '写公告' }).press('Enter')
  const form = writer.getByRole('form', { name: '写公告' })
  const today = dayOf(house.built.clock.now())
  await form.getByLabel('标题').fill(title)
  await form.getByLabel('服务时间').check()
  await form.getByLabel('田家庵区').check()
  await form.getByLabel('最后一天').fill(today)
  await form.getByLabel('正文').fill('请打 138 0554 1234。')
  await form.getByRole('button', { name: '存为草稿' }).press('Enter')
  await form.locator('.wrong', { hasText: '含有电话号码：138****34' }).waitFor()
  assert.deepEqual(await violations(writer), [])
  await form.getByLabel('正文').fill('周六上午窗口照常开门。\n- 带身份证\n- 其他时候打 12348')
  await form.getByRole('button', { name: '存为草稿' }).press('Enter')
  await writer.waitForURL(/\/publications\/[0-9a-f-]{36}/)
  await writer.locator('.record-head .badge', { hasText: '草稿' }).waitFor()
  const path = new URL(writer.url()).pathname
  const notice = `/notices/${path.split('/').at(-1)}`
  const { page: reader, context: bare } = await withoutScript()
  assert.equal((await reader.goto(`${house.base}${notice}/preview`))!.status(), 404, 'a draft is nobody\'s but the staff\'s')
  await pass(writer, '待自查')
  const checker = await open(await pageOf('tja-review'), path)
  await pass(checker, '待保密审查')
  await checker.context().close()
  // Their screens are walked for a reply in settings-and-publication.test.ts.
  for (const [login, action] of [['city-security', 'secrecyReview'], ['tja-head', 'approve']] as const) {
    const other = await pageOf(login)
    const answer = await other.context().request.post(`${house.base}/api${path.replace('/staff', '')}/act`, { data: { requestId: newId(), action, input: { outcome: 'pass' } }, headers: { 'x-santai': '1' } })
    assert.ok(answer.ok(), await answer.text())
    await other.context().close()
  }
  await reader.goto(`${house.base}/notices?county=340403`)
  await reader.getByRole('link', { name: title }).click()
  assert.match(await reader.locator('main').innerText(), /周末窗口开放[\s\S]*田家庵区司法局[\s\S]*田家庵区适用[\s\S]*带身份证/)
  assert.ok((await overflow(writer)) <= 1)
  const clock = house.built.clock as MovableClock
  clock.moveTo(new Date(clock.now().getTime() + 86_400_000))
  assert.equal((await reader.goto(`${house.base}${notice}`))!.status(), 404)
  assert.match(await reader.locator('main').innerText(), /到期或者撤下/)
  await bare.close()
  await writer.context().close()
})

/** The first thing that may be done, by keyboard, and what comes of it. */
async function pass(page: Page, state: string): Promise<void> {
  await page.keyboard.press('1')
  const form = page.locator('.action-form form')
  await form.waitFor()
  await form.getByRole('button', { name: /^确认/ }).press('Enter')
  await page.locator('.record-head .badge', { hasText: state }).waitFor()
}

async function withoutScript(): Promise<{ page: Page; context: ReturnType<Page['context']> }> {
  const context = await house.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })
  return { page: await context.newPage(), context }
}
