import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { aCity } from '../../../testing/city.ts'
import { learnt } from './lessons.ts'
import { suggestTopic } from './suggest-topic.ts'
import { readTopicLessons, settingName } from './taught.ts'

const city = await aCity()
after(() => city.database.drop())
const { pool, ownerPool } = city.database
const words = '小区门口的共享单车堆得进不去'
const chance = (topic: string): number => suggestTopic(words).find((one) => one.topic === topic)?.confidence ?? 0
const take = async (topic: string, i: number): Promise<{ id: string }> => {
  const order = await city.anOrder({ kind: 'question', door: 'hotline', areaCode: '340403001', need: `${words}（${i}）`, phone: `1380000${2000 + i}`, answer: { publicReply: '已答复', toldRights: true } })
  await ownerPool.query('update work_order set topic = $2 where id = $1', [order.id, topic])
  return order
}

test('the topics that staff chose teach; sensitive orders do not; a reset forgets', async () => {
  const before = chance('administrative')
  const orders = []
  for (let i = 0; i < 4; i++) orders.push(await take('administrative', i))
  const learned = await readTopicLessons(pool)
  assert.equal(learned.lessons, 4)
  assert.ok(learned.corrections >= 1)
  assert.ok(chance('administrative') > before)

  await ownerPool.query('update work_order set sensitive = true where id = any($1)', [orders.map(({ id }) => id)])
  assert.equal((await readTopicLessons(pool)).lessons, 0)
  assert.equal(learnt().size(), 0)

  await ownerPool.query('update work_order set sensitive = false where id = any($1)', [orders.map(({ id }) => id)])
  assert.equal((await readTopicLessons(pool)).lessons, 4)
  await ownerPool.query(`insert into setting (name, value, set_at) values ($1, $2, now())`, [settingName, JSON.stringify({ version: 2, since: '2090-01-01T00:00:00.000Z' })])
  const forgotten = await readTopicLessons(pool)
  assert.deepEqual([forgotten.version, forgotten.lessons, learnt().size()], [2, 0, 0])
  assert.equal(chance('administrative'), before)
})

test('what waits to be accepted teaches nothing: nobody of the staff has looked at it', async () => {
  await ownerPool.query('delete from setting where name = $1', [settingName])
  const order = await take('medical', 9)
  await ownerPool.query(`update work_order set door = 'network', state = 'toAccept' where id = $1`, [order.id])
  const { lessons } = await readTopicLessons(pool)
  assert.equal(lessons, 4)
})
