import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { knowledgeJobs } from '../server/rooms/knowledge/index.ts'
import { fit, staffHouse, type StaffHouse } from './staff-house.ts'

/** The law as it stood, by hand in a browser: a file comes in, a day of effect is entered, the right version shows. */
let house: StaffHouse
before(async () => { house = await staffHouse() })
after(() => house?.close())

const row = (published: string, article: string, text: string, more: object = {}) => JSON.stringify({ law: '中华人民共和国示例公司法', short: '示例公司法', category: '民法商法', published, effective: null, current: true, article, text, ...more })
const file = [
  row('2018-10-26', '第七十一条', '股东之间可以互相转让股权；向外人转让的，须过半数其他股东同意，三十日不答复视为同意。', { effective: '2018-10-26', current: false }),
  row('2023-12-29', '第七十一条', '董事由股东会选举产生，解任自决议作出之日起生效。'),
  row('2023-12-29', '第八十四条', '股东之间可以互相转让股权；向外人转让的，须把数量价格书面通知其他股东，三十日不答复视为放弃优先购买。'),
  '{"law": "没写完',
].join('\n')
const runJobs = () => knowledgeJobs(house.built.desk.pool).find((job) => job.name === 'run-imports')!.run({}, { now: new Date(), signal: new AbortController().signal })

test('导入：预览 → 确认 → 进度 → 完成；坏的一行说明原因；再导一次什么也不改', async () => {
  const context = await house.as('cityDispatcher')
  const page = await context.newPage()
  for (const again of [false, true]) {
    await page.goto(`${house.base}/staff/knowledge/imports`)
    await page.locator('input[type=file]').setInputFiles({ name: '示例.jsonl', mimeType: 'text/plain', buffer: Buffer.from(file) })
    await page.getByRole('button', { name: '读成预览' }).click()
    await page.getByText(again ? '新增 0 行，更新 0 行，相同 3 行，不收 1 行' : '新增 3 行，更新 0 行，相同 0 行，不收 1 行').waitFor()
    await page.getByText('不是一行 JSON').waitFor()
    await fit(page)
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.locator('progress').waitFor()
    await fit(page)
    await runJobs()
    await page.getByText(again ? '什么也没有改动' : '导入完成').waitFor()
    await fit(page)
  }
  await context.close()
})

for (const width of [360, 1280]) test(`当日的法律：日期没录入不推定；录入后 2022 年是 2018 版，2025 年是 2023 版（${width} 像素）`, async () => {
  const context = await house.as('cityDispatcher', width)
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/knowledge`)
  await page.getByLabel('法律名称、条号或词语').fill('示例公司法')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: '中华人民共和国示例公司法', exact: true }).click()
  await fit(page)
  const fresh = page.locator('li.stack', { hasText: '2023-12-29 公布' }).first()
  if (width === 360) {
    await fresh.getByText('施行日期未录入').waitFor()
    await fresh.getByRole('button', { name: '录入施行日期' }).click()
    await fresh.getByLabel('施行日期', { exact: true }).fill('2024-07-01')
    await fresh.getByRole('textbox', { name: '依据' }).fill('附则：自2024年7月1日起施行')
    await fit(page)
    await fresh.getByRole('button', { name: '录入', exact: true }).click()
  }
  await fresh.getByText('2024-07-01 起施行（人工登记）').waitFor()
  await page.locator('li.stack', { hasText: '2018-10-26 公布' }).first().getByRole('button', { name: '看这一版' }).click()
  await page.getByText('须过半数其他股东同意').waitFor()
  await page.getByRole('link', { name: '第七十一条' }).click()
  await page.locator('.provision').first().waitFor()
  for (const [day, words] of [['2022-05-01', '2018-10-26 公布'], ['2025-05-01', '2023-12-29 公布']] as const) {
    await page.getByLabel('事实发生之日').fill(day)
    await page.getByRole('button', { name: '按这一天查看' }).click()
    await page.getByRole('region', { name: `${day} 当日的规定` }).getByText(words).waitFor()
    await fit(page)
  }
  await page.getByLabel('事实发生之日').fill('2010-05-01')
  await page.getByRole('button', { name: '按这一天查看' }).click()
  await page.getByText('最早的一版自 2018-10-26 起施行').waitFor()
  await fit(page)
  await context.close()
})

test('写一条答复，另一人核准；自己不能核准自己写的', async () => {
  const [one, two] = [await house.as('cityDispatcher'), await house.as('cityHead')]
  const page = await one.newPage()
  await page.goto(`${house.base}/staff/knowledge/entries`)
  await page.getByRole('button', { name: '新写' }).click()
  await page.getByRole('radio', { name: '可复用答复' }).check()
  await page.getByLabel('标题').fill('拖欠工资怎么办')
  await page.getByLabel('内容').fill('请打 13855401234')
  await page.getByLabel('来源').fill('热线常见问题')
  await page.getByLabel('复核日期').fill('2029-12-31')
  await page.getByRole('button', { name: '存为草稿' }).click()
  await page.locator('.is-wrong', { hasText: '电话号码' }).waitFor()
  await fit(page)
  await page.getByLabel('内容').fill('可以向劳动监察投诉，也可以申请劳动仲裁。')
  await page.getByRole('button', { name: '存为草稿' }).click()
  await page.waitForURL(/entries\/[0-9a-f-]{36}/)
  await page.locator('.record-head .badge', { hasText: '草稿待核准' }).waitFor()
  assert.equal(await page.getByRole('button', { name: /^核准/ }).count(), 0)
  await fit(page)
  const other = await two.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: /^核准/ }).click()
  await fit(other)
  await other.getByRole('button', { name: '确认核准' }).click()
  await other.locator('.record-head .badge', { hasText: '已核准' }).waitFor()
  await one.close()
  await two.close()
})
