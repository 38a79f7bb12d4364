import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { canaryStage, type CanaryStage } from './canaries/stage.ts'
import { canary, typed } from './canaries/numbers.ts'
import { canariesIn, wantedOf } from './canaries/scan.ts'

/** S8: after the journeys no identity number, telephone or card can be read in any byte that is kept. `npm run bench -- canaries` plays 1,000. */
let stage: CanaryStage
before(async () => { stage = await canaryStage() })
after(() => stage.end())

test('四道门、草稿、办结、附件名、搜索、查看目的走过以后：数据文件、WAL、日志、备份内容里读不到一个号码', async () => {
  const values = await stage.play(8)
  const { rows: [kept] } = await stage.ownerPool.query<{ orders: number; tokens: number }>('select (select count(*)::int from work_order) as orders, (select count(*)::int from narrative_token) as tokens')
  assert.ok(kept!.orders >= 8 && kept!.tokens >= 40, JSON.stringify(kept))
  const hits = await stage.scan(values)
  assert.deepEqual([...new Set(hits.map(({ file, value }) => `${file.split('/').slice(-3).join('/')} ${value}`))].slice(0, 12), [])
})

test('planted: 一个写明的号码，数据文件和备份内容里都找得到', async () => {
  const { phone } = canary(5_000)
  await stage.ownerPool.query(`insert into setting (name, value) values ('planted', $1)`, [JSON.stringify({ note: `打${phone}` })])
  const found = (await stage.scan([phone])).map(({ file }) => (file === 'dump' ? 'dump' : 'file'))
  assert.deepEqual([...new Set(found)].sort(), ['dump', 'file'])
})

test('planted: 全角、中文数字、带横线的写法也找得到', async () => {
  const { phone } = canary(7)
  for (let way = 0; way < 6; way++) {
    const found = await canariesIn((async function* () { yield Buffer.from(`xx${typed(phone, way)}yy`) })(), wantedOf([phone]))
    assert.deepEqual([...found], [phone], typed(phone, way))
  }
})
