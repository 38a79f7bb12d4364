import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fit, settled, staffHouse, type StaffHouse } from './staff-house.ts'

/** 网站运行 in a browser: a page looked through, a finding accepted, a visit counted, a system registered, a rota kept. */
let house: StaffHouse
before(async () => {
  house = await staffHouse()
  await house.built.site.check(house.built.clock.now(), { restMs: 0, mostOfOneMake: 12 })
})
after(() => house?.close())

for (const width of [1280, 360]) test(`复核页面 → 处理问题 → 看访问 → 登记系统 → 排班（${width} 像素）`, async () => {
  const context = await house.as('cityDispatcher', width)
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/site?q=/guides/PE-01`)
  await page.getByRole('button', { name: /^复核 / }).click()
  await page.getByRole('button', { name: '确认复核' }).click()
  await page.getByText('请填写看了什么、改了什么').waitFor()
  await page.getByLabel('下次复核日期').fill('2099-01-01')
  await page.getByLabel('看了什么、改了什么').fill(`核对过材料和电话 ${width}`)
  await fit(page)
  await page.getByRole('button', { name: '确认复核' }).click()
  await page.getByText(`核对过材料和电话 ${width}`).waitFor()

  await page.getByRole('link', { name: /^网站问题/ }).click()
  await page.getByText('空栏目').first().waitFor()
  await page.getByRole('button', { name: /^不用改 / }).first().click()
  await page.getByLabel('理由').fill('法规库还没有导入')
  await fit(page)
  await page.getByRole('button', { name: '确认处理' }).click()
  await page.getByRole('button', { name: '不用改', exact: true }).click()
  await page.getByText('法规库还没有导入').first().waitFor()

  await fetch(`${house.base}/privacy`)
  await house.built.site.minute()
  await page.getByRole('link', { name: /^访问与离开/ }).click()
  await page.getByText(/“.+” \/privacy/).waitFor()
  await fit(page)

  await page.getByRole('link', { name: /^运行与对接/ }).click()
  await page.getByRole('button', { name: '修改 短信通道' }).click()
  await page.getByLabel('连一下端口').check()
  await page.getByLabel('地址（网址，或 主机:端口）').fill('没有端口')
  await page.getByRole('button', { name: '确认修改短信通道' }).click()
  await page.getByText('端口请写成“主机:端口”').first().waitFor()
  await fit(page)

  await page.getByRole('link', { name: /^常驻团队/ }).click()
  await page.getByRole('button', { name: '排班 网站调度' }).click()
  await page.getByRole('group', { name: /谁在岗/ }).getByRole('checkbox').first().check()
  await fit(page)
  await page.getByRole('button', { name: '保存排班' }).click()
  await page.getByText('排班已保存').first().waitFor({ state: 'attached' })
  await context.close()
})

test('县区只看到本辖区负责的页面和问题', async () => {
  const context = await house.as('countyDispatcher')
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/site`)
  await settled(page)
  assert.deepEqual(await page.getByRole('navigation', { name: '五个部分' }).getByRole('link').allInnerTexts(), ['内容责任', '网站问题'])
  await page.getByText('没有符合的页面').waitFor()
  await context.close()
})
