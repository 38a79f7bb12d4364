import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { levels, orderStates } from '../../../contract/work-order-states.ts'
import { inContext, type Sight } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { testDatabase } from '../../testing/postgres.ts'
import { facetOf } from './queues.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
before(async () => { database = await testDatabase() })
after(() => database.drop())

const unit = newId()
const sight: Sight = { actor: { kind: 'staff', id: newId(), name: '周', appointments: [] }, reach: { city: false, bureauIds: [unit], unitIds: [unit], ownerId: null, recordId: null } }
const asked = <R>(sql: string, values: unknown[] = []) => inContext(database.pool, sight, (tx) => tx.rows<R>(sql, values))

test('分面：数据库里的数，读回来就是那个状态、那个等级、那个督办；没有的词不收', async () => {
  const { rows: [column] } = await database.ownerPool.query<{ made: string }>(`select generation_expression as made from information_schema.columns where table_name = 'work_order' and column_name = 'facet'`)
  const facetIn = async (state: string, level: string, supervised: boolean) => (await asked<{ facet: number }>(`select ${column!.made} as facet from (values ($1::text, $2::text, $3::boolean)) o(state, level, supervised)`, [state, level, supervised]))[0]!.facet
  for (const state of orderStates) {
    for (const level of levels) {
      for (const supervised of [true, false]) {
        assert.deepEqual(facetOf(await facetIn(state, level, supervised)), { state, level, supervised })
      }
    }
  }
  assert.equal(await facetIn('toForget', 'green', false), null)
})
