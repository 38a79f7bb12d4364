import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fit, staffHouse, type StaffHouse } from './staff-house.ts'

/** An item by hand in a browser: a difference between doors is refused, another person approves, the guide follows on its day. */
let house: StaffHouse
before(async () => { house = await staffHouse() })
after(() => house?.close())

for (const [width, name] of [[1280, '网上留言咨询'], [360, '申请人民调解']] as const) test(`渠道不一致存不进去 → 改正 → 另一人核准 → 到生效日指南换版（${width} 像素）`, async () => {
  const writer = await house.as('hotlineBackOffice', width)
  const page = await writer.newPage()
  await page.goto(`${house.base}/staff/service-items`)
  await fit(page)
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('button', { name: /出新版/ }).click()
  await page.getByRole('checkbox', { name: '渠道 窗口', exact: true }).check()
  await page.getByRole('button', { name: '加一行材料' }).click()
  const last = await page.getByRole('group', { name: /^材料第/ }).count()
  await page.getByLabel(`材料（材料第 ${last} 行）`, { exact: true }).fill('收入证明')
  await page.getByRole('group', { name: `材料第 ${last} 行` }).locator('summary').click()
  await page.getByRole('checkbox', { name: `渠道（材料第 ${last} 行） 网络` }).check()
  await page.getByLabel('为什么出新版').fill('试一试')
  await fit(page)
  await page.getByRole('button', { name: '确认出新版' }).click()
  await page.getByText('各渠道不一致，不能保存：材料“收入证明”：网络有，').waitFor()
  assert.equal(await page.getByLabel('为什么出新版').inputValue(), '试一试', 'nothing typed is lost')
  await fit(page)
  await page.getByRole('checkbox', { name: `渠道（材料第 ${last} 行） 网络` }).uncheck()
  await page.getByRole('button', { name: '确认出新版' }).click()
  await page.getByText('草稿待核准').first().waitFor()
  assert.equal(await page.getByRole('button', { name: /^核准/ }).count(), 0, 'nobody approves his own words')
  const head = await (await house.as('cityHead', width)).newPage()
  await head.goto(page.url())
  await head.getByRole('button', { name: /^核准/ }).click()
  await head.getByLabel('生效日期').fill('2099-01-01')
  await fit(head)
  await head.getByRole('button', { name: '确认核准' }).click()
  await head.getByText('已核准，待生效').first().waitFor()
  await fit(head)
  const code = (await head.locator('.record-head .num').innerText()).trim()
  const guide = await (await fetch(`${house.base}/guides/${code}`)).text()
  assert.match(guide, /第 1 版/)
  assert.doesNotMatch(guide, /收入证明/, 'until its day the guide stays as it was')
  await writer.close()
  await head.context().close()
})

test('导入：先看逐行结果，不一致的说出渠道，好的存为草稿', async () => {
  const context = await house.as('cityDispatcher')
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/service-items`)
  const whole = { name: '演示事项', class: 'lookup', summary: '演示', forWhom: '所有人', steps: '来问', provision: [{ level: 'city', way: 'direct', who: '市中心' }], limits: [], pay: 'free', payBasis: '规定', basis: [{ law: '规定', level: 'P' }], topic: 'other', supervisionPhone: '12348' }
  const rows = [{ code: 'DM-01', ...whole, materials: [], doors: ['network', 'window'] }, { code: 'DM-02', ...whole, materials: [{ name: '身份证' }], door: 'network' }, { code: 'DM-02', ...whole, materials: [], door: 'window' }]
  await page.locator('input[type=file]').setInputFiles({ name: '事项.jsonl', mimeType: 'text/plain', buffer: Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')) })
  await page.getByRole('button', { name: '读成预览' }).click()
  await page.getByText('材料“身份证”：网络有，窗口没有').first().waitFor()
  await fit(page)
  await page.getByRole('button', { name: '把好的 1 行存为草稿' }).click()
  await page.getByText('等另一人逐项核准').waitFor()
  await page.getByRole('link', { name: '演示事项' }).waitFor()
  await fit(page)
  // The dispatcher may approve, but not what he brought in himself: the page says so.
  await page.getByRole('link', { name: '演示事项' }).click()
  await page.getByText('核准须由另一人办理：这一版您写过或改过。').waitFor()
  await fit(page)
  await context.close()
})
