import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { aCity } from '../../testing/city.ts'
import type { Engine } from './engine.ts'
import { createEngine } from './engine.ts'
import { startFinding, type Finder } from './host.ts'
import { until } from '../../testing/until.ts'

const city = await aCity()
const folder = await mkdtemp(join(tmpdir(), 'santai-finding-'))
after(async () => { await city.database.drop(); await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }) })
const database = new URL(city.database.url).pathname
const failures: unknown[] = []
const open = (at = folder): Engine => createEngine({ pool: city.database.pool, folder: at, database, onFailure: (error) => failures.push(error) })

const idsFor = async (engine: Engine, text: string): Promise<string[]> => (await engine.find([{ corpus: 'order', text, k: 10 }]))[0]!.map(({ id }) => id)

/** Taken in, answered at once and so done. */
const answered = async (need: string, phone: string): Promise<string> => (await city.anOrder({ kind: 'question', door: 'hotline', need, phone, answer: { publicReply: '可以向人社局投诉。', toldRights: true } })).id

test('what is closed is found from then on; what is reopened or made sensitive is found no longer', async () => {
  const engine = open()
  const id = await answered('包工头拖欠农民工工资三个月不给', '13800000001')
  const other = await answered('邻居装修噪音扰民，物业不管', '13800000002')
  await until(async () => (await idsFor(engine, '工地老板欠农民工工资')).includes(id))
  assert.equal((await idsFor(engine, '工地老板欠农民工工资'))[0], id)
  assert.ok(!(await idsFor(engine, '农民工工资')).includes(other))
  const found = (await engine.find([{ corpus: 'order', text: '包工头欠农民工工资', k: 3 }]))[0]![0]!
  assert.ok(found.words.includes('农民工工资'), found.words.join())
  await city.database.ownerPool.query(`update matter set sensitive_class = 'violence' where id = (select matter_id from work_order where id = $1)`, [other])
  await city.database.ownerPool.query(`insert into outbox (at, name, subject_kind, subject_id, payload) values (now(), 'workOrder.setSensitivity', 'workOrder', $1, '{"state":"done"}')`, [other])
  await until(async () => !(await idsFor(engine, '邻居装修噪音')).includes(other))
  await city.database.ownerPool.query(`update work_order set state = 'inHand', closed_at = null where id = $1`, [id])
  await city.database.ownerPool.query(`insert into outbox (at, name, subject_kind, subject_id, payload) values (now(), 'workOrder.reopen', 'workOrder', $1, '{"state":"inHand","from":"done"}')`, [id])
  await until(async () => !(await idsFor(engine, '农民工工资')).includes(id))
  await engine.stop()
  assert.deepEqual(failures, [])
})

test('what changed while nobody listened is caught up with; an index of another database is not taken up', async () => {
  const id = await answered('彩礼要不要返还，已经领证半年', '13800000003')
  const engine = open()
  await until(async () => (await idsFor(engine, '离婚彩礼返还')).includes(id))
  await engine.stop()
  const later = await answered('离婚以后彩礼能要回来吗', '13800000004')
  const again = open()
  await until(async () => (await idsFor(again, '彩礼')).includes(later))
  assert.ok((await idsFor(again, '彩礼返还')).includes(id), 'taken up from the folder')
  await again.stop()
  const foreign = createEngine({ pool: city.database.pool, folder, database: '/another', onFailure: (error) => failures.push(error) })
  await until(() => foreign.status().ready)
  assert.ok(foreign.status().counts.order >= 2, 'built anew')
  await foreign.stop()
})

test('long numbers of persons do not enter the index', async () => {
  const id = await answered('我的卡号6222021234567890123被盗刷了找银行', '13800000005')
  const engine = open('')
  await until(async () => (await idsFor(engine, '银行卡盗刷')).includes(id))
  assert.deepEqual(await idsFor(engine, '6222021234567890123'), [])
  await engine.stop()
})

test('the index process: it answers, it is started again when it was killed, it ends with the server', async () => {
  const id = await answered('宅基地被邻居占了一米，村里调解不成', '13800000006')
  const finder = startFinding({ databaseUrl: city.database.url, folder: '' })
  after(() => finder.stop())
  const found = async (): Promise<string[]> => (await finder.find([{ corpus: 'order', text: '邻居占宅基地', k: 5 }]))?.[0]?.map((hit) => hit.id) ?? []
  await until(async () => (await found()).includes(id))
  await until(() => finder.status()?.ready === true)
  const first = finder.pid()!
  process.kill(first, 'SIGKILL')
  await until(() => finder.pid() !== first)
  assert.equal(finder.status(), null, 'away: whoever asks is told so')
  await until(async () => (await found()).includes(id))
  const second = finder.pid()!
  await finder.stop()
  assert.throws(() => process.kill(second, 0))
  assert.equal(await (finder as Finder).find([]), null)
})
