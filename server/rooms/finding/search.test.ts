import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { aCity, sightOf } from '../../testing/city.ts'
import type { Actor } from '../../platform/access.ts'
import { createEngine } from './engine.ts'
import type { Finder } from './host.ts'
import { noFinding } from './host.ts'
import { markedPart } from './marked.ts'
import { search } from './search.ts'

const city = await aCity()
const engine = createEngine({ pool: city.database.pool, folder: '', database: '/test', onFailure: (error) => { throw error } })
after(async () => { await engine.stop(); await city.database.drop() })
/** The engine of this test in the place of the process. */
const finder: Finder = { ...noFinding, find: async (asks) => engine.find(asks), status: () => engine.status() }
const searching = (actor: Actor, q: string, more: object = {}) => search(finder, { pool: city.database.pool, sight: sightOf(actor) }, { q, corpus: 'order', page: 1, ...more })

test('an order of another county is in the index, and is not found by who may not see it', async () => {
  const order = async (areaCode: string, need: string) => city.anOrder({ kind: 'question', door: 'hotline', areaCode, need, phone: `1380000${1000 + Number(areaCode.slice(-3))}`, answer: { publicReply: '已答复', toldRights: true } })
  const mine = await order('340403001', '楼上漏水泡了我家地板，物业推来推去')
  const foreign = await order('340402001', '楼上漏水泡了我家天花板，物业不管')
  for (let i = 0; i < 200 && engine.status().counts.order < 2; i++) await sleep(20)
  const everything = await searching(city.staff('cityDispatcher', 'HN'), '楼上漏水 物业')
  assert.deepEqual(everything.hits.map(({ id }) => id).sort(), [mine.id, foreign.id].sort())
  const county = await searching(city.staff('countyDispatcher', 'TJA'), '楼上漏水 物业')
  const seen = new Set(county.hits.map(({ id }) => id))
  assert.equal(seen.size, 1)
  assert.ok(county.hits[0]!.marked.some(({ hit, text }) => hit && text === '漏水'))
  await city.database.ownerPool.query(`update work_order set sensitive = true where id = any($1)`, [[...seen]])
  assert.deepEqual((await searching(city.staff('countyDispatcher', 'TJA'), '楼上漏水 物业')).hits, [], 'sensitive since, whatever the index still holds')
})

test('filters: topic, place and days; nothing known is nothing found', async () => {
  const at = city.staff('cityDispatcher', 'HN')
  assert.deepEqual((await searching(at, '楼上漏水', { topic: 'medical' })).hits, [])
  assert.deepEqual((await searching(at, '楼上漏水', { to: '2020-01-01' })).hits, [])
  assert.deepEqual((await searching(at, '魑魅魍魉')).hits, [])
})

test('without the index process the page says so and goes on', async () => {
  const view = await search(noFinding, { pool: city.database.pool, sight: sightOf(city.staff('cityDispatcher', 'HN')) }, { q: '工资', corpus: 'order', page: 1 })
  assert.equal(view.state, 'away')
  assert.match(view.notes.join(), /检索暂不可用/)
})

test('marks stand in the text as it was written', () => {
  const pieces = markedPart('老闆拖欠勞動報酬，我要討說法', ['劳动', '拖欠'])
  assert.deepEqual(pieces.filter(({ hit }) => hit).map(({ text }) => text), ['拖欠', '勞動'])
  assert.equal(pieces.map(({ text }) => text).join(''), '老闆拖欠勞動報酬，我要討說法')
})
