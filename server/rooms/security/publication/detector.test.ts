import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blocking, detect } from './detector.ts'

const kinds = (text: string) => blocking(text).map((finding) => finding.kind)

test('身份证号：连写、分段、全角、带 X 都认得', () => {
  for (const text of ['340403199001011239', '340403 19900101 1239', '３４０４０３１９９００１０１１２３９', '34040319900101123x', '340403900101123']) assert.deepEqual(kinds(`号码${text}。`), ['idNumber'], text)
})

test('手机、座机：分段、加国家码都认得', () => {
  for (const text of ['13805541234', '138-0554-1234', '138 0554 1234', '+86 138 0554 1234', '0554-2671234', '(0554)2671234', '１３８０５５４１２３４']) assert.deepEqual(kinds(`打${text}找他`), ['phone'], text)
})

test('中文数字、代替号码的记号也拦', () => {
  assert.deepEqual(kinds('打一三八零五五四一二三四找他'), ['phone'])
  assert.deepEqual(kinds('打〔电话1 138****1234〕，证号〔证件3404030311〕'), ['phone', 'idNumber'])
})

test('银行卡号按校验位认', () => {
  assert.deepEqual(kinds('卡号 4111 1111 1111 1111'), ['bankCard'])
  assert.deepEqual(kinds('卡号 4111 1111 1111 1112'), [])
})

test('密级标志认得，法律里说到“国家秘密”“商业秘密”不算', () => {
  for (const text of ['绝密★启用前', '机密 ☆', '密级：秘密', '秘密 10 年', '机 密 ★ 长期', '内部资料', '请勿外传']) assert.ok(kinds(`文件\n${text}\n正文`).includes('secretMark'), text)
  for (const text of ['不得泄露国家秘密。', '商业秘密受法律保护', '根据保守国家秘密法第三十一条', '当事人的通信秘密']) assert.deepEqual(kinds(text), [], text)
})

test('法条、文号、金额、日期、热线短号、工单号不误报', () => {
  for (const text of ['民法典第1079条', '皖司通〔2020〕20号', '2026年3月2日 14:30', '赔偿 1200000 元', '请拨打12348或12345', 'HN-20260302-000123', '案号（2025）皖0403民初1234号', '2026-03-02 2026-03-05', '统一社会信用代码 91340400MA2N000000']) assert.deepEqual(kinds(text), [], text)
})

test('门牌地址只提示，不拦', () => {
  assert.deepEqual(detect('住在朝阳中路12号楼').map((f) => [f.kind, f.blocks]), [['address', false]])
  assert.deepEqual(blocking('住在朝阳中路12号楼'), [])
})

test('任意位置插入一个手机号都找得到', () => {
  const hanzi = fc.string({ unit: fc.constantFrom(...'可以向劳动监察大队投诉，申请仲裁。第3条 5日') })
  fc.assert(fc.property(hanzi, hanzi, fc.integer({ min: 0, max: 999_999_999 }), (before, after, n) => {
    const phone = `1${3 + (n % 7)}${String(n).padStart(9, '0')}`
    return kinds(`${before.replace(/\d\s*$/u, '')}，${phone}，${after}`).length > 0
  }), { numRuns: 300 })
})
