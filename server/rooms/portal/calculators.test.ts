import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { limitationSheets, moneySheets } from '../../rules/calculators/index.ts'
import { openPaperPortal } from './testing/paper-portal.ts'
import { Resident } from './testing/resident.ts'
import { testDatabase } from '../../testing/postgres.ts'

const { app, pool, close } = await openPaperPortal(await testDatabase())
after(close)

test('每一种计算都列在一页上，都打得开，空着交都说缺什么', async () => {
  const list = await new Resident(app).open('/calculators')
  for (const { id, zh } of [...moneySheets, ...limitationSheets]) {
    assert.ok(list.page.includes(`href="/calculators/${id}"`), id)
    const resident = await new Resident(app).open(`/calculators/${id}`)
    assert.ok(resident.text().includes(zh), id)
    await resident.submit(`/calculators/${id}`)
    assert.equal(resident.status, 422, id)
    assert.match(resident.page, /请改正/, id)
  }
})

test('不用脚本算出离职补偿：每一步有依据，填的都还在，不进网址', async () => {
  const resident = await new Resident(app).open('/calculators/compensation')
  const typed = { reason: 'arrears', 'from.year': '2020', 'from.month': '3', 'from.day': '1', 'to.year': '2023', 'to.month': '8', 'to.day': '30', wage: '５，０００' }
  await resident.submit('/calculators/compensation', typed)
  assert.equal(resident.status, 200)
  assert.match(resident.text(), /经济补偿：17,500 元/)
  assert.match(resident.text(), /《劳动合同法》第 47 条\s*，本站还没有原文/, 'the library of this test is empty')
  assert.doesNotMatch(resident.page, /\/law\/cited/, 'no link into nothing')
  assert.match(resident.page, /name="wage" value="５，０００"/)
  assert.match(resident.text(), /职工月平均工资：待核实/)
  assert.ok(!resident.url.includes('5000'))
  await resident.submit('/calculators/compensation', { ...typed, wage: '五千<b>' })
  assert.equal(resident.status, 422)
  assert.match(resident.page, /id="f-wage-error"/)
  assert.match(resident.page, /value="五千&lt;b&gt;"/)
  assert.match(resident.page, /name="from.year" value="2020"/)
})

test('没有的计算，说没有；别处交来的表不收', async () => {
  assert.equal((await new Resident(app).open('/calculators/nothing')).status, 404)
  assert.equal((await app.inject({ method: 'POST', url: '/calculators/overtime', payload: 'wage=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).statusCode, 403)
})

test('局里核实了的本地数字，页面写明依据并自己用上', async () => {
  const figure = (id: string, amount: string): object => ({ id, amount, validFrom: '2020-01-01', verified: true, basis: { level: 'A', text: '演示：市政府公布' }, by: 'nobody', at: '2026-11-01T00:00:00.000Z' })
  await pool.query('insert into setting (name, value, set_at) values ($1, $2, now())', ['city.figures', JSON.stringify([figure('averageWage', '1000')])])
  const resident = await new Resident(app).open('/calculators/compensation')
  await resident.submit('/calculators/compensation', { reason: 'arrears', 'from.year': '2022', 'from.month': '1', 'from.day': '1', 'to.year': '2022', 'to.month': '12', 'to.day': '31', wage: '9000' })
  assert.match(resident.text(), /经济补偿：3,000 元/)
  assert.match(resident.text(), /本地的数字.*职工月平均工资：1000 元\/月（演示：市政府公布）/su)
  assert.match(resident.text(), /最低工资标准（按月）：待核实/)
})
