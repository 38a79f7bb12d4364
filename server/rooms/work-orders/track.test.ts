import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Actor } from '../../platform/access.ts'
import { inContext, systemSight, type Sight } from '../../platform/context.ts'
import { aCity, sightOf } from '../../testing/city.ts'
import { track } from './track.ts'

const city = await aCity()
const { pool, ownerPool } = city.database
after(() => city.database.drop())

const told = (actor: Actor, alone: boolean) => inContext(pool, sightOf(actor), (tx) => track(tx, actor, city.world, city.clock.now(), alone))
const finished = { account: '现场调解，双方签字', publicReply: '双方已达成协议，邻居七日内拆除遮挡部分。', isTrue: true, beyondDuty: false, contacted: true, contactPhone: '138', contactedAt: '2026-09-21T10:00:00+08:00', solved: true }

test('凭查询码看的一件事，一条语句读的和逐表读的一字不差：受理、内部记录、办结、评价都走一遍', async () => {
  const { id } = await city.anOrder({ need: '邻居盖房挡光，他电话13805549999' })
  const own = city.residentOf(id)
  const same = async (): Promise<Awaited<ReturnType<typeof told>>> => {
    const [one, other] = [await told(own, true), await told(own, false)]
    assert.deepEqual(one, other)
    return one
  }
  assert.match((await same()).need, /13805549999/)
  const body = city.body('TJA')
  const [dispatcher, handler] = [city.staff('countyDispatcher', 'TJA'), city.staff('justiceOfficeStaff', body.code)]
  const steps: [Actor, string, object][] = [
    [dispatcher, 'accept', {}], [dispatcher, 'assign', { unitId: body.id }], [handler, 'sign', {}], [handler, 'note', { text: '只给同事看', visibleToResident: false }], [handler, 'note', { text: '给您看的', visibleToResident: true }],
    [own, 'urge', { text: '急' }], [handler, 'finish', finished], [city.staff('reviewer', 'TJA'), 'review', { outcome: 'pass' }], [city.staff('followUpOfficer', 'TJA'), 'followUp', { reached: true, outcome: 'solved' }], [own, 'rate', { grade: 'satisfied', words: '好' }],
  ]
  for (const [actor, action, input] of steps) {
    await city.act(actor, id, action, input as never)
    await same()
  }
  const end = await same()
  assert.deepEqual([end.rating, end.publicReply], [{ grade: 'satisfied', words: '好' }, finished.publicReply])
  assert.ok(end.story.some(({ text }) => text === '给您看的') && !end.story.some(({ text }) => text === '只给同事看'))
})

test('第二道墙：不是拿着这件事查询码的人，问出来什么也没有；植入放宽的函数查得出', async () => {
  const [one, other] = [await city.anOrder(), await city.anOrder({ name: '吴同', phone: '13800009999' })]
  const seen = (sight: Sight, id: string): Promise<unknown[]> => inContext(pool, sight, (tx) => tx.rows('select * from own_order($1)', [id]))
  const foreign = async (): Promise<number> => {
    const staff = [city.staff('countyDispatcher', 'TJA'), city.staff('justiceOfficeStaff', city.body('TJA').code), city.staff('hotlineAgent', 'HN-HL')]
    const sights = [systemSight, sightOf(city.residentOf(other.id)), ...staff.map(sightOf)]
    return (await Promise.all(sights.map((sight) => seen(sight, one.id)))).flat().length + (await pool.query('select * from own_order($1)', [one.id])).rows.length
  }
  assert.equal((await seen(sightOf(city.residentOf(one.id)), one.id)).length, 1)
  assert.equal(await foreign(), 0)
  const { rows: [{ source }] } = await ownerPool.query(`select pg_get_functiondef('own_order'::regproc) as source`) as unknown as { rows: [{ source: string }] }
  await ownerPool.query(source.replace('and wanted = app_record()', ''))
  assert.equal(await foreign(), 6, 'planted')
  await ownerPool.query(source)
  assert.equal(await foreign(), 0)
})
