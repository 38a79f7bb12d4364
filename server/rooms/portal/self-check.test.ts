import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPaperPortal } from './testing/paper-portal.ts'
import { Resident } from './testing/resident.ts'
import { testDatabase } from '../../testing/postgres.ts'

const { app, desk, close } = await openPaperPortal(await testDatabase())
after(close)

test('不用脚本，从自查走到提交申请，不超过十二页；选过的成为叙述的头几行', async () => {
  const resident = await new Resident(app).open('/self-check')
  let pages = 1
  const go = async (action: string, fields: Record<string, string> = {}): Promise<void> => { await resident.submit(action, fields); pages += 1; assert.equal(resident.status, 200, action) }
  for (const fields of [{ hurry: 'week' }, { case: 'none' }, { who: 'none' }, { matter: 'support' }, { means: 'yes' }] as Record<string, string>[]) await go('/self-check', fields)
  assert.match(resident.text(), /先办急的.*第 44 条.*很可能可以，请申请.*第 31 条/)
  assert.equal(resident.url, '/self-check')
  await go('/self-check/apply')
  await go('/ask/for-whom', { forWhom: 'self' })
  assert.match(resident.page, /我想申请法律援助。\n要办的事：要赡养费、抚养费、扶养费。/)
  const need = /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(resident.page)?.[1] ?? ''
  await go('/ask/need', { need: `${need}\n儿子三年没给过赡养费。`, kind: 'task', topic: 'family' })
  await go('/ask/place', { county: 'unknown' })
  await go('/ask/contact', { name: '王秀英', phone: '13855401234' })
  assert.equal(resident.url, '/ask/check')
  assert.ok(pages <= 12, `${pages} pages`)
  await resident.submit('/ask/send', { truthful: 'yes' })
  assert.equal(resident.url, '/ask/sent')
  assert.match([...desk.orders.values()].at(-1)!.need, /法律援助[\s\S]*儿子三年没给过赡养费/)
})

test('没选就按下一步，留在原题；选过的带着走', async () => {
  const resident = await new Resident(app).open('/self-check')
  await resident.submit('/self-check')
  assert.match(resident.page, /拿不准的，选“说不清”/)
  await resident.submit('/self-check', { hurry: 'no' })
  await resident.submit('/self-check')
  assert.equal(resident.status, 422)
  assert.match(resident.page, /请选一项/)
  assert.match(resident.page, /name="hurry" value="no"/)
})

test('家里有人打我：两问就有结果，先说安全；写了一半的话还在前面', async () => {
  const resident = await new Resident(app).open('/')
  await resident.submit('/ask', { need: '我有一件事' })
  await resident.open('/self-check')
  await resident.submit('/self-check', { hurry: 'no' })
  await resident.submit('/self-check', { case: 'violence' })
  assert.match(resident.text(), /您现在安全吗.*很可能可以/)
  await resident.submit('/self-check/apply')
  await resident.submit('/ask/for-whom', { forWhom: 'self' })
  assert.match(resident.page, /我有一件事\n\n我想申请法律援助。/)
})
