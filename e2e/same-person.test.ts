import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { samePerson } from '../server/rooms/citizens/index.ts'
import { overflow, raise, settled, staffHouse, violations, type StaffHouse } from './staff-house.ts'

let house: StaffHouse
before(async () => {
  house = await staffHouse()
  const agent = await house.as('hotlineBackOffice')
  for (const name of ['陈晓东', '陈小冬']) await raise(agent, house.base, `${name}说工地拖欠工资三个月`, { person: { name, phone: '13905546671', birthYear: 1978, address: '舜耕路12号' } })
  await agent.close()
  const { desk } = house.built
  const [job] = samePerson.jobs(desk.pool, desk.vault)
  await job!.run({}, { now: desk.clock.now(), signal: AbortSignal.timeout(60_000) })
})
after(() => house?.close())

test('疑似同一人：只用键盘从名单到判断，再拆开；每一步 axe 零违规，遮着的看不到', async () => {
  const found: string[] = []
  for (const width of [360, 1280]) {
    const context = await house.as('cityDispatcher', width)
    const page = await context.newPage()
    await page.goto(`${house.base}/staff/same-persons`)
    await page.getByRole('link', { name: '陈某某、陈某某' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /是同一个人吗/ }).waitFor()
    await settled(page)
    assert.ok(!(await page.content()).includes('13905546671'))
    assert.match(await page.locator('.comparison tr.near').innerText(), /读音一样/)
    found.push(...await violations(page))
    if (await overflow(page) > 1) found.push(`wider than ${width}`)
    await page.keyboard.press('1')
    await page.getByRole('form', { name: '是同一个人' }).waitFor()
    found.push(...await violations(page))
    await page.getByRole('button', { name: '确认是同一个人' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '陈某某、陈某某 是同一个人', exact: true }).waitFor()
    await page.keyboard.press('1')
    await page.getByLabel('理由').fill('是兄弟两人')
    await page.getByRole('button', { name: '确认拆开' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /不是同一个人/ }).waitFor()
    found.push(...await violations(page))
    await page.keyboard.press('1')
    await page.getByLabel('理由').fill('再核实')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '确认重新判断' }).click().catch(() => {})
    await page.getByRole('heading', { name: /是同一个人吗/ }).waitFor()
    await context.close()
  }
  assert.deepEqual(found, [])
})
