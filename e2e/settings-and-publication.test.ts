import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { newId } from '../server/platform/ids.ts'
import { overflow, raise, staffHouse, violations, type StaffHouse } from './staff-house.ts'

let house: StaffHouse
before(async () => { house = await staffHouse() })
after(() => house?.close())

const pageOf = (login: string): Promise<Page> => house.pageOf(login)
const open = (page: Page, path: string): Promise<Page> => house.open(page, path)
const year = new Date().getFullYear() + 1

test('市局负责人只用键盘另定一天休息，再取消；填错的停在那一格', async () => {
  const page = await open(await pageOf('city-head'), `/staff/settings?year=${year}`)
  assert.deepEqual(await violations(page), [])
  assert.match(await page.locator('.notice.amber').first().innerText(), /还没有公布/)
  await page.getByLabel('日期').fill(`${year}-03-04`)
  await page.getByLabel('休息', { exact: true }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: '保存', exact: true }).first().press('Enter')
  await page.locator('.wrong', { hasText: '请写明依据' }).waitFor()
  await page.keyboard.type('防汛停工一天')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `取消 ${year}-03-04 的另行安排` }).press('Enter')
  await page.getByText('没有另行安排的日子').waitFor()
  await page.context().close()
})

test('时限的新版本登记后即在表中，未生效前可收回；只读的人没有按钮，手机上不用左右拖动', async () => {
  const page = await open(await pageOf('city-dispatch'), '/staff/settings')
  await page.getByRole('button', { name: '任务工单签收：新版本' }).press('Enter')
  const dialog = page.locator('dialog[open]')
  assert.deepEqual(await violations(page), [])
  await dialog.getByLabel('生效日期').fill(`${year}-01-04`)
  await dialog.getByLabel('时限').fill('2')
  await page.keyboard.press('Enter')
  const row = page.locator('tr', { hasText: 'WO-SIGN' })
  await row.getByText('第 2 版，尚未生效').waitFor()
  await row.getByRole('button', { name: '收回 WO-SIGN 第 2 版' }).press('Enter')
  await row.getByText('第 2 版').waitFor({ state: 'detached' })
  await page.context().close()
  const reader = await pageOf('tja-adviser')
  await reader.setViewportSize({ width: 360, height: 800 })
  await open(reader, '/staff/settings')
  assert.equal(await reader.getByRole('button', { name: /保存|新版本/ }).count(), 0)
  assert.ok((await overflow(reader)) <= 1)
  await reader.context().close()
})

test('一份答复从工单到群众可读：四个人，只用键盘；检出的在文中标出', async () => {
  const agent = await house.as('hotlineAgent')
  const id = await raise(agent, house.base, '借条写错了名字还有没有用', { kind: 'question' })
  await agent.close()
  const proposer = await pageOf('tja-dispatch')
  const replied = await proposer.context().request.post(`${house.base}/api/orders/${id}/act`, { data: { requestId: newId(), action: 'reply', input: { publicReply: '可以请对方补写，也可以请人民调解委员会调解，不收费。', toldRights: true } }, headers: { 'x-santai': '1' } })
  assert.ok(replied.ok(), await replied.text())
  await open(proposer, `/staff/orders/${id}`)
  await proposer.getByRole('button', { name: '提请公开' }).press('Enter')
  const dialog = proposer.locator('dialog[open]')
  await dialog.getByLabel('公开内容').fill('请打 138 0554 1234。')
  await dialog.getByRole('button', { name: '提请公开' }).press('Enter')
  await dialog.locator('.wrong', { hasText: '含有电话号码：138****34' }).waitFor()
  await dialog.getByLabel('公开内容').fill('可以请人民调解委员会调解，不收费。地址：朝阳中路12号楼。')
  await dialog.getByRole('button', { name: '提请公开' }).press('Enter')
  await proposer.waitForURL(/\/publications\//)
  const path = new URL(proposer.url()).pathname
  await proposer.locator('mark', { hasText: '朝阳中路12号楼' }).waitFor()
  for (const [login, state] of [['tja-review', '待保密审查'], ['city-security', '待审批'], ['tja-head', '已公开']] as const) {
    const page = await open(await pageOf(login), path)
    await page.keyboard.press('1')
    await page.locator('.action-form form').waitFor()
    assert.deepEqual(await violations(page), [], login)
    if (login !== 'tja-review') { await page.getByLabel('通过', { exact: true }).focus(); await page.keyboard.press('Space') }
    await page.getByRole('button', { name: /^确认/ }).press('Enter')
    await page.locator('.record-head .badge', { hasText: state }).waitFor()
    if (login === 'city-security') assert.equal(await page.getByRole('link', { name: '查看工单' }).count(), 0, 'officers see no work order')
    await page.context().close()
  }
  await proposer.goto(`${house.base}/answers`)
  assert.match(await proposer.locator('main').innerText(), /可以请人民调解委员会调解/)
  assert.deepEqual(await violations(proposer), [])
  await proposer.context().close()
})
