import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { overflow, raise, settled, staffHouse, violations, type StaffHouse } from './staff-house.ts'

let house: StaffHouse
const orders: string[] = []
before(async () => {
  house = await staffHouse()
  const agent = await house.as('hotlineAgent')
  for (const need of ['工地拖欠工资三个月，包工头失联，想请求帮助', '邻居装修漏水泡坏家具，协商不成', '公婆去世后遗产如何分割，兄弟意见不一']) orders.push(await raise(agent, house.base, need))
  await agent.close()
})
after(() => house?.close())

const widths = [360, 1280, 1920]
const pages: readonly [role: string, path: string][] = [
  ['cityDispatcher', '/'], ['cityDispatcher', '/orders'], ['cityDispatcher', '/orders?queue=overdue'], ['cityDispatcher', '/orders?queue=all&q=没有这样的工单'],
  ['citySupervisor', '/daily-check'], ['cityDispatcher', '/foreign'], ['cityDispatcher', '/face'], ['cityDispatcher', '/settings'], ['cityDispatcher', '/knowledge'], ['cityDispatcher', '/knowledge?q=拖欠工资'], ['cityDispatcher', '/knowledge/entries'], ['cityDispatcher', '/knowledge/entries?overdue=yes'], ['cityDispatcher', '/knowledge/imports'], ['cityDispatcher', '/limitation'], ['cityDispatcher', '/service-map'], ['cityDispatcher', '/exchange'], ['systemOfficer', '/exchange'], ['cityDispatcher', '/institutions'], ['cityDispatcher', '/institutions?of=people&within=30'], ['cityDispatcher', '/institutions/imports'], ['cityDispatcher', '/institutions/none'], ['cityDispatcher', '/practitioners/none'], ['cityDispatcher', '/service-items'], ['cityDispatcher', '/shops'], ['cityDispatcher', '/shops?state=toReview'], ['cityDispatcher', '/shops/none'], ['cityDispatcher', '/site'], ['cityDispatcher', '/site?part=findings'], ['cityDispatcher', '/site?part=health'], ['cityDispatcher', '/site?part=visits'], ['cityDispatcher', '/site?part=team'], ['cityDispatcher', '/shops/rules'], ['bodyHead', '/shops'], ['cityDispatcher', '/coverage'], ['cityDispatcher', '/coverage?way=missing'], ['cityDispatcher', '/coverage/tasks'], ['cityDispatcher', '/coverage/tasks/none'], ['cityDispatcher', '/coverage/presence'], ['cityDispatcher', '/coverage/counties'], ['cityDispatcher', '/coverage/import'], ['windowClerk', '/service-items?class=legalAid'], ['cityDispatcher', '/unopened'], ['cityDispatcher', '/search'], ['cityDispatcher', '/search?q=拖欠工资&corpus=order'], ['cityDispatcher', '/search?q=拖欠工资不签合同'], ['securityOfficer', '/publications'], ['cityDispatcher', '/same-persons'], ['citySupervisor', '/same-persons?state=merged'], ['cityDispatcher', '/no-such-page'], ['cityDispatcher', '/orders/none'],
  ['hotlineAgent', '/hotline'], ['windowClerk', '/same-persons'], ['windowClerk', '/window'], ['windowClerk', '/files'], ['windowClerk', '/files/none'], ['cityDispatcher', '/files'],
  ['systemOfficer', '/'], ['systemOfficer', '/admin/accounts'], ['systemOfficer', '/admin/clients'], ['securityOfficer', '/admin/accounts'], ['securityOfficer', '/admin/sessions'], ['securityOfficer', '/admin/secrecy'], ['securityAuditor', '/admin/audit'],
]

describe('工作台每一页：axe 零违规，不用左右拖动', () => {
  for (const width of widths) {
    test(`${width} 像素宽`, async () => {
      const found: string[] = []
      const anyone = await house.browser.newContext({ viewport: { width, height: 900 } })
      await look(await anyone.newPage(), '/sign-in', found)
      await anyone.close()
      for (const role of new Set(pages.map(([r]) => r))) {
        const context = await house.as(role, width)
        const page = await context.newPage()
        page.on('pageerror', (error) => found.push(`${role}: ${error.message}`))
        for (const [, path] of pages.filter(([r]) => r === role)) await look(page, path, found)
        await context.close()
      }
      assert.deepEqual(found, [])
    })
  }
})

test('一张工单：每个可做的操作展开后，axe 零违规，都说明接下来会怎样', async () => {
  const found: string[] = []
  for (const width of [360, 1280]) {
    const context = await house.as('cityDispatcher', width)
    const page = await context.newPage()
    await look(page, `/orders/${orders[0]}`, found)
    for (const button of await page.locator('.action-bar .actions button').all()) {
      await button.click()
      await page.locator('.action-form').waitFor()
      await settled(page)
      assert.match((await page.locator('.action-form .notice').first().textContent()) ?? '', /接下来：.{4,}/)
      const name = await page.locator('.action-form').getAttribute('aria-label')
      found.push(...(await violations(page)).map((line) => `${name}: ${line}`))
      if ((await overflow(page)) > 1) found.push(`wider than ${width}`)
      await button.click()
    }
    await context.close()
  }
  assert.deepEqual(found, [])
})

test('对话框：查看完整信息、快捷键、演示时钟，axe 零违规，Esc 关闭后焦点回到原处', async () => {
  const context = await house.as('cityDispatcher')
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/orders/${orders[1]}`)
  await settled(page)
  for (const name of ['查看完整信息', '快捷键', '演示时钟']) {
    const opener = page.getByRole('button', { name: new RegExp(name) })
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]').waitFor()
    assert.deepEqual(await violations(page), [], name)
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached' }).catch(() => undefined)
    assert.equal(await opener.evaluate((button) => document.activeElement === button), true, name)
  }
  await context.close()
})

test('只用键盘：登录 → 待派遣 → 打开工单 → 派单 → 时间线上看到', async () => {
  const context = await house.browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/`)
  await settled(page)
  await tabTo(page, () => true, '.people input[type=search]')
  await page.keyboard.type('市级调度员')
  await tabTo(page, () => true, '.person')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/staff\/?$/)
  await settled(page)
  await tabTo(page, (text) => text.includes('待派遣') || text.includes('待受理'), '.figure')
  await page.keyboard.press('Enter')
  await page.waitForURL(/queue=/)
  await settled(page)
  await page.locator('.filters ~ table.queue').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('.action-bar').waitFor()
  const choose = async (label: string): Promise<void> => {
    const key = await page.getByRole('button', { name: label, exact: false }).first().getAttribute('aria-keyshortcuts')
    await page.keyboard.press(key ?? '')
  }
  if (await page.getByRole('button', { name: '受理', exact: true }).count()) {
    await choose('受理')
    await page.locator('.action-form').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.locator('.action-form').waitFor({ state: 'detached' })
  }
  await choose('派单')
  await page.locator('.suggestions button').first().waitFor()
  await tabTo(page, () => true, '.suggestions button', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  // 越级派单须写理由：服务器指出字段，焦点已在那里
  await page.locator('.action-form .is-wrong').waitFor()
  await page.keyboard.type('所属县区今日值班人员因公外出')
  await page.keyboard.press('Control+Enter')
  await page.locator('.action-form').waitFor({ state: 'detached' })
  await page.locator('.timeline strong', { hasText: '派单' }).first().waitFor()
  assert.match((await page.locator('.record-head .badge').first().textContent()) ?? '', /待签收/)
  await context.close()
})

test('两人同改一张工单：后提交的被拦下，填的内容还在，看得到最新状态', async () => {
  const [one, two] = [await house.as('cityDispatcher'), await house.as('cityDispatcher')]
  const [first, second] = [await one.newPage(), await two.newPage()]
  for (const page of [first, second]) {
    await page.goto(`${house.base}/staff/orders/${orders[2]}`)
    await settled(page)
    // Both are the same person: the second window finds the draft of the first, and must have it before it is overwritten.
    const draft = page.waitForResponse((answer) => answer.url().includes('/api/drafts/') && answer.request().method() === 'GET')
    await page.getByRole('button', { name: /要求补充/ }).click()
    await draft
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await page.getByLabel('需要补充的材料').fill('请补充亲属关系证明和死亡证明')
  }
  await second.route('**/api/stream**', (route) => route.abort())
  await first.keyboard.press('Control+Enter')
  await first.locator('.action-form').waitFor({ state: 'detached' })
  await second.keyboard.press('Control+Enter')
  await second.locator('.action-form .error-panel').waitFor()
  assert.equal(await second.getByLabel('需要补充的材料').inputValue(), '请补充亲属关系证明和死亡证明')
  await second.locator('.record-head .badge', { hasText: '待补充' }).first().waitFor()
  await one.close()
  await two.close()
})

test('谁也在看：另一人打开同一张工单，名字自己出现；离开后自己消失', async () => {
  const [one, two] = [await house.as('cityDispatcher'), await house.as('citySupervisor')]
  const [mine, theirs] = [await one.newPage(), await two.newPage()]
  await mine.goto(`${house.base}/staff/orders/${orders[1]}`)
  await settled(mine)
  await theirs.goto(`${house.base}/staff/orders/${orders[1]}`)
  await settled(theirs)
  const name = (await theirs.locator('.top-bar .who strong').textContent()) ?? ''
  await mine.locator('.presence', { hasText: name }).waitFor()
  assert.deepEqual(await violations(mine), [])
  await theirs.getByRole('link', { name: '今日' }).click()
  await mine.locator('.presence', { hasText: name }).waitFor({ state: 'detached' })
  await one.close()
  await two.close()
})

test('草稿：写到一半刷新页面，内容还在', async () => {
  const context = await house.as('hotlineAgent')
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/hotline`)
  await settled(page)
  await page.getByLabel('发生了什么事、想要什么').fill('来电人说到一半，电话断了')
  await page.getByText('草稿已保存').waitFor()
  await page.reload()
  await settled(page)
  await page.waitForFunction(() => [...document.querySelectorAll('textarea')].some((t) => t.value === '来电人说到一半，电话断了'))
  await context.close()
})

test('热线只用键盘：接电话 → 转为工单 → 报查询码；调度员的待派遣队列自己多出这一件', async () => {
  const [desk, seat] = [await house.as('cityDispatcher'), await house.as('hotlineAgent')]
  const queue = await desk.newPage()
  await queue.goto(`${house.base}/staff/orders?queue=toAssign`)
  await settled(queue)
  const page = await seat.newPage()
  await page.goto(`${house.base}/staff/hotline`)
  await settled(page)
  await page.waitForFunction(() => document.activeElement?.matches('[data-first]'))
  await page.keyboard.type('13966112233')
  await page.keyboard.press('Tab')
  await page.keyboard.type('赵桂花')
  for (let i = 0; i < 20 && !(await page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA')); i++) await page.keyboard.press('Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('楼上装修把水管打破，家里地板全泡了，物业不管')
  await page.keyboard.press('F9')
  await page.locator('.query-code').waitFor()
  const number = await page.locator('.facts a.num').textContent()
  assert.deepEqual(await violations(page), [])
  await queue.locator('.c-title', { hasText: number ?? '' }).waitFor()
  await page.keyboard.press('F2')
  await page.waitForFunction(() => document.activeElement?.matches('[data-first]'))
  await desk.close()
  await seat.close()
})

test('公开审查：带电话号码的拦下并指出，改好后进入待自查；列表和详情 axe 零违规', async () => {
  const agent = await house.as('hotlineAgent')
  const id = await raise(agent, house.base, '借条过了三年还能起诉吗', { kind: 'question' }, { publicReply: '可以起诉，是否超过诉讼时效由法院依法审查。', toldRights: true })
  await agent.close()
  const context = await house.as('cityDispatcher')
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/orders/${id}`)
  await settled(page)
  await page.getByRole('button', { name: '提请公开' }).click()
  const dialog = page.locator('dialog[open]')
  await dialog.getByLabel('公开内容').fill('可以起诉，详情请拨 13855401234。')
  await dialog.getByRole('button', { name: '提请公开' }).click()
  await dialog.locator('.is-wrong', { hasText: '电话' }).waitFor()
  assert.deepEqual(await violations(page), [])
  await dialog.getByLabel('公开内容').fill('可以起诉，是否超过诉讼时效由法院依法审查。')
  await dialog.getByRole('button', { name: '提请公开' }).click()
  await page.waitForURL(/publications\//)
  await settled(page)
  await page.locator('.badge', { hasText: '待自查' }).first().waitFor()
  assert.deepEqual(await violations(page), [])
  await page.goto(`${house.base}/staff/publications`)
  await page.locator('tbody tr').first().waitFor()
  assert.deepEqual(await violations(page), [])
  await context.close()
})

test('办到一半登录失效：就地重新登录，填的内容还在，再点一次即办成', async () => {
  const context = await house.as('cityDispatcher')
  const page = await context.newPage()
  await page.goto(`${house.base}/staff/orders/${orders[1]}`)
  await settled(page)
  await page.getByRole('button', { name: /^记录/ }).click()
  await page.getByLabel('办理记录').fill('已电话联系，约定明天上午见面')
  await context.request.delete(`${house.base}/api/session`, { headers: { 'x-santai': '1' } })
  await page.keyboard.press('Control+Enter')
  await page.getByText('登录已结束').waitFor()
  await page.getByRole('button', { name: /继续以.*登录/ }).click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' }).catch(() => undefined)
  assert.equal(await page.getByLabel('办理记录').inputValue(), '已电话联系，约定明天上午见面')
  await page.getByRole('button', { name: '确认记录' }).click()
  await page.locator('.timeline', { hasText: '已电话联系，约定明天上午见面' }).waitFor()
  await context.close()
})

async function look(page: Page, path: string, found: string[]): Promise<void> {
  await page.goto(`${house.base}/staff${path}`)
  await settled(page)
  found.push(...(await violations(page)).map((line) => `${path}: ${line}`))
  const wide = await overflow(page)
  if (wide > 1) found.push(`${path}: ${wide} px too wide`)
}

/** Presses Tab until something of that kind and text has the focus. */
async function tabTo(page: Page, wanted: (text: string) => boolean, selector: string, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press(key)
    const text = await page.evaluate((s) => (document.activeElement?.matches(s) ? (document.activeElement.textContent ?? '') : null), selector)
    if (text !== null && wanted(text)) return
  }
  assert.fail(`Tab never reached ${selector} on ${page.url()}`)
}
