import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queueInput } from '../../../contract/work-orders.ts'
import { isFiltered, keptOf, queryOf, withFilter } from './queue-query.ts'

test('地址栏里的筛选与约定的查询一致；不认识的队列回到本单位', () => {
  const query = queryOf(new URLSearchParams('queue=overdue&level=overdue&q=欠薪&nonsense=1'))
  assert.deepEqual(query, { queue: 'overdue', size: 50, q: '欠薪', level: 'overdue' })
  assert.equal(queueInput.safeParse(query).success, true)
  assert.equal(queryOf(new URLSearchParams('queue=x')).queue, 'unit')
})
test('改变筛选回到第一页；清空即去掉', () => {
  const params = new URLSearchParams('queue=unit&cursor=abc&door=hotline')
  assert.equal(withFilter(params, 'state', 'toSign').toString(), 'queue=unit&door=hotline&state=toSign')
  assert.equal(withFilter(params, 'door', undefined).toString(), 'queue=unit')
})
test('保存的视图不含页码；排序不算筛选', () => {
  assert.deepEqual(keptOf(new URLSearchParams('queue=all&cursor=1&sort=newest')), { queue: 'all', sort: 'newest' })
  assert.equal(isFiltered(new URLSearchParams('queue=all&sort=newest')), false)
  assert.equal(isFiltered(new URLSearchParams('q=张')), true)
})
