import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { settled, staffHouse, violations, type StaffHouse } from './staff-house.ts'

/** A morning at the window, by keyboard where hands are on the keys: papers missing, a name withheld, a neighbour's errand. */
let house: StaffHouse
let page: Page
before(async () => {
  house = await staffHouse()
  page = await (await house.as('windowClerk')).newPage()
  await page.goto(`${house.base}/staff/window`)
  await settled(page)
})
after(() => house?.close())

test('来访人材料不齐：一次写全，告知书印出每一份，查询码和电话可查', async () => {
  await page.waitForFunction(() => document.activeElement?.matches('[data-first]'))
  await page.keyboard.type('13955400011')
  await page.keyboard.press('Tab')
  await page.keyboard.type('陈秀兰')
  await page.keyboard.press('F7')
  await page.keyboard.type('儿子不给赡养费，想申请法律援助。')
  await page.getByLabel('一次性告知的材料').fill('身份证复印件\n户口本复印件')
  await page.keyboard.press('F9')
  const paper = await notice()
  assert.match(paper, /陈秀兰：[\s\S]*身份证复印件[\s\S]*户口本复印件[\s\S]*凭查询码和登记的电话/)
  assert.deepEqual(await violations(page), [])
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), '打印一次性告知书')
  await next()
})

test('不愿提供身份的，照样登记；没有留电话，凭查询码和工单号查', async () => {
  await page.getByLabel('不愿提供身份（匿名登记）').check()
  await page.keyboard.press('F7')
  await page.keyboard.type('有人冒充律师收费，不愿留姓名。')
  await page.keyboard.press('F9')
  const paper = await notice()
  assert.match(paper, /来访人：[\s\S]*目前不需要您另行提供材料[\s\S]*凭查询码和工单号/)
  await next()
})

test('替邻居来办：没选代办依据的不收，选了才收，告知书写明由谁代办', async () => {
  await page.keyboard.type('13955400012')
  await page.keyboard.press('Tab')
  await page.keyboard.type('孙大爷')
  await page.keyboard.press('F7')
  await page.keyboard.type('低保被停了，请帮忙问清楚。')
  await page.getByLabel('别人').check()
  await page.keyboard.press('F9')
  await page.getByText('替别人问的，请选择代办依据').waitFor()
  assert.equal(await page.getByLabel('发生了什么事').inputValue(), '低保被停了，请帮忙问清楚。')
  await page.getByLabel('村（居）干部、法律明白人代办').check()
  await page.getByLabel('代办人姓名').fill('李干部')
  await page.keyboard.press('F9')
  assert.match(await notice(), /孙大爷（由 李干部 代办）/)
  await next()
})

test('屏幕不高，按键走到哪个字段，哪个字段就露在底栏外面', async () => {
  await page.setViewportSize({ width: 1280, height: 700 })
  await page.keyboard.press('F7')
  await page.keyboard.type('邻居欠钱不还。')
  for (let step = 0; step < 14; step += 1) {
    await page.keyboard.press('Tab')
    assert.deepEqual(await hidden(), null)
  }
  await page.keyboard.press('F8')
  await page.getByLabel('答复内容').waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  assert.deepEqual(await hidden(), null)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: '清空重填' }).click()
})

test('换了号码要重新核实；上一个人的档案不留在屏幕上', async () => {
  await page.keyboard.type('13955400011')
  await page.keyboard.press('Tab')
  await page.keyboard.type('陈秀兰')
  await page.keyboard.press('F4')
  await page.keyboard.press('Space')
  await page.locator('.candidate', { hasText: '陈秀兰' }).waitFor()
  await page.getByLabel('联系电话').fill('13955400099')
  await page.locator('.candidate').waitFor({ state: 'detached' })
  assert.equal(await page.getByLabel('已核验证件').isChecked(), false)
  await page.getByRole('button', { name: '清空重填' }).click()
  assert.equal(await page.getByLabel('姓名').inputValue(), '')
})

async function notice(): Promise<string> {
  await page.locator('.paper').waitFor()
  return page.locator('.paper').innerText()
}

/** What lies over the middle of the focused field, if anything does. */
function hidden(): Promise<string | null> {
  return page.evaluate(() => {
    const field = document.activeElement!
    const box = (field.closest('label') ?? field).getBoundingClientRect()
    const above = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + box.height / 2)
    return above && (field.contains(above) || above.contains(field) || field.closest('label')?.contains(above)) ? null : `${field.outerHTML.slice(0, 80)} under ${above?.outerHTML.slice(0, 80) ?? 'nothing: off the screen'}`
  })
}

async function next(): Promise<void> {
  await page.keyboard.press('F2')
  await page.waitForFunction(() => document.activeElement?.matches('[data-first]'))
}
