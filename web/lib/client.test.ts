import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal, newRequestId, requestOf } from './client.ts'

test('地址里的参数取自输入，其余进查询串，空的不带', () => {
  assert.deepEqual(requestOf({ method: 'GET', path: '/api/orders/:id/print' }, { id: 'a/b', format: 'pdf', paper: undefined, q: '' }), { url: '/api/orders/a%2Fb/print?format=pdf', body: undefined })
})
test('提交的内容进正文，地址参数不重复出现', () => {
  const { url, body } = requestOf({ method: 'POST', path: '/api/orders/:id/act' }, { id: '1', action: 'sign', input: {} })
  assert.equal(url, '/api/orders/1/act')
  assert.deepEqual(JSON.parse(body ?? ''), { action: 'sign', input: {} })
})
test('登录失效与没有权限分得开', () => {
  assert.equal(new Refusal({ kind: 'notAllowed', message: '请先登录。', state: 'signedOut' }).kind, 'signedOut')
  assert.equal(new Refusal({ kind: 'notAllowed', message: '没有权限' }).kind, 'notAllowed')
})
test('请求编号：没有 randomUUID 的环境里也是合格的编号', () => {
  const real = crypto.randomUUID
  try {
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true })
    assert.match(newRequestId(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  } finally {
    Object.defineProperty(crypto, 'randomUUID', { value: real, configurable: true })
  }
})
