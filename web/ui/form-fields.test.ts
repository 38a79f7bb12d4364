import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderInputs } from '../../contract/work-order-inputs.ts'
import { globSync, readFileSync } from 'node:fs'
import { cleaned, errorFor, errorsOf, fieldsOf, stillWrong, strayErrors } from './form-fields.ts'

test('每个操作的表单都能从约定的输入画出来：凡写了控件的字段都有标签', () => {
  const drawn = new Set(['text', 'longText', 'choice', 'yesNo', 'number', 'moment', 'texts', 'unit', 'units', 'colleague', 'topic', 'order', 'sensitiveClass'])
  for (const [action, schema] of Object.entries(orderInputs)) {
    for (const field of fieldsOf(schema)) assert.ok(drawn.has(field.widget), `${action}.${field.name} 的控件 ${field.widget} 没有画法`)
  }
})
test('办结表单：字段、必填与选填、字数上限都取自约定', () => {
  const fields = fieldsOf(orderInputs.finish)
  const named = (name: string) => fields.find((f) => f.name === name)
  assert.deepEqual([named('account')?.label, named('account')?.widget, named('account')?.optional, named('account')?.max], ['办理情况（内部）', 'longText', false, 5000])
  assert.deepEqual([named('basis')?.optional, named('basis')?.max], [true, 1000])
  assert.equal(named('contactedAt')?.widget, 'moment')
  assert.equal(named('attachmentIds'), undefined)
})
test('单选的文字取自约定，次序不变', () => {
  assert.deepEqual(fieldsOf(orderInputs.review)[0]?.choices, [{ value: 'pass', label: '通过' }, { value: 'redo', label: '退回重办' }])
})
test('空白的选填项不提交；必填项空着，在字段上说明', () => {
  assert.deepEqual(cleaned({ note: '  ', topic: undefined, units: [], approve: false, n: 0 }), { approve: false, n: 0 })
  assert.equal(errorsOf(orderInputs.sign, { note: '' })['note'], undefined)
  assert.equal(errorsOf(orderInputs.resume, {})['note'], undefined)
  assert.match(errorsOf(orderInputs.reopen, { reason: ' ' })['reason'] ?? '', /理由/)
})
test('跨字段的要求也落在字段上', () => {
  const errors = errorsOf(orderInputs.review, { outcome: 'redo' })
  assert.equal(errorFor(errors, 'opinion'), '退回重办的，请写明审核意见')
})
test('服务器按字段退回的话找得到字段，找不到的另行列出', () => {
  const fields = fieldsOf(orderInputs.split)
  assert.equal(errorFor({ 'input.parts.0': '请填写拆出的诉求' }, 'parts'), '请填写拆出的诉求')
  assert.deepEqual(strayErrors({ 'input.parts.0': 'a', requestId: '缺少请求编号' }, fields), ['缺少请求编号'])
})
test('改过的字段不再说它错，没改的照旧', () => {
  const errors = { 'input.unitId': '请选择主办单位', 'parts.0': '请填写拆出的诉求', note: '太长' }
  const parts = ['']
  assert.deepEqual(stillWrong(errors, { parts, note: 'x' }, { unitId: 'u', parts, note: 'x' }), { 'parts.0': '请填写拆出的诉求', note: '太长' })
  assert.deepEqual(stillWrong(errors, { parts, note: 'x' }, { parts: ['a'], note: 'x' }), { 'input.unitId': '请选择主办单位', note: '太长' })
})

/** Who checks a schema by himself writes a form of his own: three that have a reason to, beside the one home. */
const withReason = ['features/work-orders/bulk-form.tsx', 'features/work-orders/use-action-form.ts', 'features/work-orders/use-intake.ts', 'ui/use-schema-form.ts']
const formsOfTheirOwn = (files: readonly { path: string; text: string }[]): string[] => files.filter(({ path, text }) => /\berrorsOf\(/.test(text) && !path.endsWith('ui/form-fields.ts') && !withReason.some((one) => path.endsWith(one))).map(({ path }) => path)

test('按约定画出来的表单只有一个家：ui/schema-form.tsx；另写一份的会被发现', () => {
  const files = globSync('web/{ui,features,workbench,counter}/**/*.{ts,tsx}', { cwd: new URL('../..', import.meta.url) }).filter((path) => !path.endsWith('.test.ts')).map((path) => ({ path, text: readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') }))
  assert.ok(files.length > 100)
  assert.deepEqual(formsOfTheirOwn(files), [])
  assert.deepEqual(withReason.filter((one) => !files.some(({ path, text }) => path.endsWith(one) && /\berrorsOf\(/.test(text))), [], 'an exemption that nothing needs any more')
  assert.deepEqual(formsOfTheirOwn([{ path: 'web/features/x/schema-form.tsx', text: 'const wrong = errorsOf(schema, value)' }]), ['web/features/x/schema-form.tsx'], 'planted')
})
