import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSheet } from 'read-excel-file/node'
import { inspectOffice } from './file-archive.ts'
import { workbook } from './workbook.ts'

test('每格都是文字：长代码不变样，等号开头的不是公式，控制字符去掉，选项成列表', async () => {
  const rows = [['340402001001', '=1+1', '甲&乙<丙>"丁"\u0001'], ['00123', '@SUM(A1)', '𠮷 两行\n第二行']]
  const bytes = workbook({ name: '表', columns: [{ title: '代码' }, { title: '方式', choices: ['直接提供', '没有'] }, { title: '说明' }], rows })
  let words = ''
  assert.deepEqual(await inspectOffice(bytes, 1_000_000, (text) => { words += text }), { kind: 'xlsx' })
  assert.match(words, /直接提供,没有/)
  assert.deepEqual(await readSheet(bytes), [['代码', '方式', '说明'], ['340402001001', '=1+1', '甲&乙<丙>"丁"'], ['00123', '@SUM(A1)', '𠮷 两行\n第二行']])
})
