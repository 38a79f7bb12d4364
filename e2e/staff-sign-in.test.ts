import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { settled, staffHouse, violations, type StaffHouse } from './staff-house.ts'

/** The real way in, as a new colleague goes it: three officers, first password, authenticator, lock, forced end. */
let house: StaffHouse
let first = ''
let secret = ''
let used = ''
let recovery: string[] = []
const login = 'new-colleague'
const password = '青山绿水-2026-长流'
before(async () => { house = await staffHouse() })
after(() => house?.close())

test('系统管理员建账号：初始密码只显示一次，并说明下一步找谁', async () => {
  const page = await open('systemOfficer', '/admin/accounts')
  await page.getByRole('button', { name: '新建账号' }).click()
  await page.locator('dialog[open]').getByRole('textbox', { name: '账号' }).fill(login)
  await page.locator('dialog[open]').getByRole('textbox', { name: '姓名' }).fill('新同事')
  await page.getByRole('button', { name: '建立' }).click()
  await page.getByText('只显示这一次').waitFor()
  first = (await page.locator('dialog[open] dd code').nth(1).textContent()) ?? ''
  assert.ok(first.length >= 12)
  assert.match(await page.locator('dialog[open]').innerText(), /安全保密管理员.*授予角色/)
  await page.context().close()
})

test('安全保密管理员授予角色', async () => {
  const page = await accountPage('securityOfficer')
  await pick(page, '单位', '田家庵区司法局')
  await pick(page, '角色', '审核员')
  await page.getByRole('button', { name: '授予' }).click()
  await page.locator('li', { hasText: '审核员' }).waitFor()
  await page.context().close()
})

test('第一次登录：密码、绑定验证器、恢复码、自己的密码，然后进入工作台', async () => {
  const page = await stranger()
  await enter(page, first)
  secret = ((await page.locator('form code').textContent()) ?? '').replace(/\s/g, '')
  assert.deepEqual(await violations(page), [])
  used = code()
  await page.getByLabel('验证器显示的 6 位数字').fill(used)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '我已保存，继续' }).waitFor()
  recovery = await page.locator('.recovery code').allTextContents()
  assert.ok(recovery.length > 0)
  await page.getByRole('button', { name: '我已保存，继续' }).click()
  await page.getByLabel('新密码').fill(password)
  await page.getByLabel('再输入一次').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '现在需要我做的' }).waitFor()
  assert.match(await page.locator('header').first().innerText(), /新同事[\s\S]*审核员/)
  await page.context().close()
})

test('以后登录：同一个动态码不能用第二次，恢复码可以用一次', async () => {
  const page = await stranger()
  await enter(page, password)
  await page.getByLabel('动态验证码').fill(used)
  await page.keyboard.press('Enter')
  await page.locator('.is-wrong, [role=alert]').first().waitFor()
  await page.getByLabel('动态验证码').fill(recovery[0]!)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '现在需要我做的' }).waitFor()
  await page.context().close()
})

test('连续 5 次输错锁定，说明怎么办；安全保密管理员解锁后可以再登录', async () => {
  const page = await stranger()
  for (let i = 0; i < 5; i++) {
    await enter(page, `不对的密码-${i}-长长的`)
    await page.locator('[role=alert], .panel.error, .is-wrong').first().waitFor()
  }
  await enter(page, password)
  await page.getByText('账号已锁定 10 分钟').waitFor()
  assert.match(await page.locator('main').innerText(), /稍后再试，或请安全保密管理员解锁/)
  const officer = await accountPage('securityOfficer')
  await officer.getByText(/锁定到/).waitFor()
  await officer.getByRole('button', { name: '解除锁定' }).click()
  await officer.getByLabel('理由').fill('本人到场核实')
  await officer.getByRole('button', { name: '确认解除锁定' }).click()
  await officer.getByText(/锁定到/).waitFor({ state: 'detached' })
  await officer.context().close()
  await enter(page, password)
  await page.getByLabel('动态验证码').fill(recovery[1]!)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '现在需要我做的' }).waitFor()

  // Forced end while the page is open: the sign-in comes over it.
  const ending = await open('securityOfficer', '/admin/sessions')
  await ending.locator('tr', { hasText: '新同事' }).getByRole('button').first().click()
  await ending.getByLabel('理由').fill('岗位变动')
  await ending.locator('dialog[open] button[type=submit]').click()
  await ending.locator('dialog[open]').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '工单', exact: true }).click()
  await page.getByRole('heading', { name: '登录已结束' }).waitFor()
  await ending.context().close()
  await page.context().close()
})

async function open(role: string, path: string): Promise<Page> {
  const page = await (await house.as(role)).newPage()
  await page.goto(`${house.base}/staff${path}`)
  await settled(page)
  return page
}

async function accountPage(role: string): Promise<Page> {
  const page = await open(role, '/admin/accounts')
  await page.getByLabel('查找').first().fill(login)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '新同事' }).click()
  await page.getByRole('heading', { name: '新同事' }).waitFor()
  await settled(page)
  return page
}

async function stranger(): Promise<Page> {
  const page = await (await house.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })).newPage()
  await page.goto(`${house.base}/staff/sign-in`)
  await settled(page)
  return page
}

async function enter(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: '账号' }).fill(login)
  await page.getByLabel('密码').fill(words)
  await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'POST'), page.keyboard.press('Enter')])
}

async function pick(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(words)
  await page.locator('.ant-select-item-option', { hasText: words }).first().click()
}

function code(): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate()
}
