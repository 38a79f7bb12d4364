import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import { sheet } from '../../../testing/sample-files.ts'
import { rowsOfText } from './law-text.ts'
import { linesOf } from './lines.ts'
import { rowsOfExcel, textOfWord } from './office.ts'
import { rowOf } from './rows.ts'

const read = async (bytes: Buffer, packed = false): Promise<(string | null)[]> => {
  const lines: (string | null)[] = []
  for await (const { text } of linesOf(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), packed)) lines.push(text)
  return lines
}

test('逐行读：压缩与否、带不带换行结尾、GB 编码、过长的行 [KN-IMPORT]', async () => {
  assert.deepEqual(await read(Buffer.from('\uFEFF一\r\n二\n\n三')), ['一', '二', '', '三'])
  assert.deepEqual(await read(gzipSync('一\n二\n'), true), ['一', '二'])
  assert.deepEqual(await read(Buffer.from([0xb7, 0xa8, 0xc2, 0xc9, 10])), ['法律'])
  assert.deepEqual(await read(Buffer.from(`短\n${'长'.repeat(100_000)}\n短`)), ['短', null, '短'])
  await assert.rejects(read(gzipSync('一二三四五六七八九十').subarray(0, 20), true))
})

test('Word：章节和条号读成逐条 [KN-IMPORT]', async () => {
  const paragraphs = ['示例条例', '公布日期：2022-01-05', '第一章 总则', '第一条 为了试验。', '第二条 下列事项：', '（一）甲。'].map((text) => new Paragraph(text))
  const rows = rowsOfText(await textOfWord(await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }))), '示例条例.docx')
  assert.deepEqual(rows.map((row) => [row.law, row.article, row.text, row.path, row.published]), [['示例条例', '第一条', '为了试验。', ['第一章 总则'], '2022-01-05'], ['示例条例', '第二条', '下列事项：\n（一）甲。', ['第一章 总则'], '2022-01-05']])
})

test('Word 或 Markdown 里没有条号的，读成一个案例 [KN-IMPORT]', () => {
  const [row] = rowsOfText('# 某案\n\n## 基本案情\n张某借款。\n\n## 典型意义\n要留证据。', '某案.md')
  const entry = rowOf(row)
  assert.ok(!('refused' in entry))
  assert.deepEqual([entry.title, entry.question, entry.body, entry.kind], ['某案', '【基本案情】张某借款。', '【典型意义】要留证据。', 'case'])
})

test('Excel：第一行是列名，日期和是否现行按意思读；没有列名的说清怎么写 [KN-IMPORT]', async () => {
  const rows = await rowsOfExcel(sheet([['法律名称', '条号', '条文', '公布日期', '是否现行'], ['示例规定', '第一条', '内容', '2020-03-01', '是'], ['示例规定', '第二条', '内容二', '2020-03-01', '否']]))
  assert.deepEqual(rows, [{ law: '示例规定', article: '第一条', text: '内容', published: '2020-03-01', current: true }, { law: '示例规定', article: '第二条', text: '内容二', published: '2020-03-01', current: false }])
  await assert.rejects(rowsOfExcel(sheet([['甲', '乙'], ['1', '2']])), /第一行须是列名/)
})

test('每一行：不对的说清是哪一项；编的名字不当简称；密级标志和号码不收 [KN-IMPORT]', () => {
  const refusal = (value: unknown): string => ((row) => ('refused' in row ? row.refused : ''))(rowOf(value))
  assert.match(refusal({ law: '', article: '第一条', text: 'x' }), /法律名称/)
  assert.match(refusal({ law: '甲法', article: '第一条', text: '\u0000' }), /条文：含有不能识别的字符/)
  assert.match(refusal({ title: '案', body: '机密★三年 文件' }), /密级标志/)
  assert.match(refusal('[]'), /不是一个对象/)
  const part = rowOf({ law: '中华人民共和国民法典', short: '总则', part: '总则', article: '第一条', text: 'x', published: '２０２０-05-28' })
  assert.ok(!('refused' in part))
  assert.deepEqual([part.short_name, part.published_on, part.sort], ['民法典', '2020-05-28', 100])
})
