import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { playCoverage } from '../server/seeds/day/coverage.ts'
import { overflow, settled, staffHouse, violations, type StaffHouse } from './staff-house.ts'

/** 均等化 in a browser: the matrix with a planted gap; the gap becomes a task, is filled, looked at, and gone. */
let house: StaffHouse
before(async () => {
  house = await staffHouse()
  await playCoverage(house.built.desk, house.built.clock.now())
})
after(() => house?.close())

const fit = async (page: Page): Promise<void> => {
  await settled(page)
  assert.deepEqual(await violations(page), [], page.url())
  assert.ok((await overflow(page)) <= 1, page.url())
}
const gaps = (page: Page): Promise<string> => page.getByLabel('合计').locator('strong').nth(3).innerText()

test('种一个缺口 → 转为任务、定日期 → 安排 → 报补齐附依据 → 别人核实 → 缺口没了，可以查到谁在什么时候', async () => {
  const dispatch = await house.as('countyDispatcher')
  const page = await dispatch.newPage()
  await page.goto(`${house.base}/staff/coverage?level=township&service=mediation`)
  await fit(page)
  const [before, name] = [Number(await gaps(page)), (await page.locator('tbody th').first().evaluate((cell) => cell.firstChild?.textContent))!]
  await page.getByRole('button', { name: new RegExp(`^${name}，人民调解：`) }).click()
  await page.getByRole('button', { name: '填这一格' }).click()
  await page.locator('dialog').getByRole('radio', { name: '没有' }).check()
  await page.locator('dialog').getByLabel('说明').fill('调解员退休，还没有补')
  await fit(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已填 1 格').waitFor()
  await page.waitForFunction((n) => document.querySelectorAll('[aria-label="合计"] strong')[3]?.textContent === String(n), before + 1)
  await page.getByRole('button', { name: `${name}，人民调解：没有。打开` }).click()
  await page.getByRole('button', { name: '转为任务' }).click()
  await page.locator('dialog').getByLabel('要在哪天前补齐').fill('2099-06-30')
  await page.locator('dialog').getByLabel('要求', { exact: true }).fill('至少能转接到镇调委会')
  await fit(page)
  await page.getByRole('button', { name: '把 1 个缺口转为任务' }).click()
  await page.getByRole('link', { name: '任务 2099-06-30' }).click()
  await page.getByRole('button', { name: /^报补齐/ }).click()
  await page.getByRole('radio', { name: '转接' }).check()
  await page.getByLabel('怎样补的').fill('来人当场电话转接镇调委会，从今天起')
  await fit(page)
  await page.getByRole('button', { name: '确认报补齐' }).click()
  await page.getByText('待核实').first().waitFor()
  await fit(page)
  const supervisor = await house.as('countySupervisor', 360)
  const other = await supervisor.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: /^核实属实/ }).click()
  await other.getByLabel('核实情况').fill('打电话试过')
  await fit(other)
  await other.getByRole('button', { name: '确认核实属实' }).click()
  await other.getByText('已补上').first().waitFor()
  await fit(other)
  for (const path of ['/coverage?way=missing', '/coverage/counties']) { await other.goto(`${house.base}/staff${path}`); await other.locator('tbody tr').first().waitFor(); await fit(other) }
  await page.goto(`${house.base}/staff/coverage?level=township&service=mediation`)
  await settled(page)
  assert.equal(Number(await gaps(page)), before, 'the gap is gone')
  await page.getByRole('button', { name: `${name}，人民调解：转接。打开` }).click()
  await page.getByText('没有 → 转接（任务补齐）').waitFor()
  await dispatch.close()
  await supervisor.close()
})

test('成批填，再整批撤销；导出的表格原样导回来，一行也不变', async () => {
  const context = await house.as('cityDispatcher')
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/coverage?level=village&q=示范村1`)
  await settled(page)
  await page.getByRole('checkbox', { name: '选本页全部' }).check()
  await page.getByRole('button', { name: '成批填' }).click()
  for (const service of ['法律查询', '法律援助']) await page.getByRole('checkbox', { name: service }).check()
  await page.getByRole('radio', { name: '直接提供' }).check()
  await fit(page)
  await page.getByRole('button', { name: '填 100 格' }).click()
  await page.locator('.notice', { hasText: '已填 100 格' }).waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.locator('.notice', { hasText: '已填' }).waitFor({ state: 'detached' })
  const book = await context.request.get(`${house.base}/api/coverage/matrix.xlsx`)
  await page.goto(`${house.base}/staff/coverage/import`)
  await page.locator('input[type=file]').setInputFiles({ name: '覆盖矩阵.xlsx', mimeType: 'application/octet-stream', buffer: await book.body() })
  await page.getByRole('button', { name: '读成预览' }).click()
  await page.getByText('新的 0 行，更新 0 行').waitFor()
  await fit(page)
  for (const path of ['/coverage/presence', '/coverage/counties', '/coverage/tasks']) {
    await page.goto(`${house.base}/staff${path}`)
    await page.locator('tbody tr').first().waitFor()
    await fit(page)
  }
  await context.close()
})
