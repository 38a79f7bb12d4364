import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { creditCheckCharacter, idCheckCharacter, organisationCheck, readCreditCode, readIdNumber, readPaper, readPhone, type PaperKind } from './index.ts'

const said = (read: { ok: boolean; message?: string }): string => read.message ?? '对'

test('18 位身份证号：地区、生日、性别、校验位 [GB 11643]', () => {
  assert.deepEqual(readIdNumber('34040319900101123x'.replace(/.$/, idCheckCharacter('34040319900101123'))), { ok: true, value: { number: `34040319900101123${idCheckCharacter('34040319900101123')}`, areaCode: '340403', province: '安徽', bornOn: '1990-01-01', sex: 'male', old: false } })
  // The example that the standard itself gives.
  assert.equal(readIdNumber('11010519491231002X').ok, true)
  assert.equal(readIdNumber('１１０１０５ 19491231 002x').ok, true, 'full-width, blanks and a small x')
})

test('15 位老号码补成 18 位；百岁老人的顺序号属于 1800 年代 [GB 11643]', () => {
  const read = readIdNumber('110105491231002')
  assert.deepEqual(read.ok && [read.value.number, read.value.old], ['11010519491231002X', true])
  const elder = readIdNumber('110105981231996')
  assert.equal(elder.ok && elder.value.bornOn, '1898-12-31')
})

test('身份证号不对，说清楚哪里不对、怎么办', () => {
  assert.equal(said(readIdNumber('')), '请填写身份证号码。')
  assert.match(said(readIdNumber('1101051949123100')), /应为 18 位（老号码 15 位），现在是 16 位/)
  assert.match(said(readIdNumber('1101051949X231002X')), /X 只能在身份证号码的最后一位/)
  assert.match(said(readIdNumber('99010519491231002X')), /不是任何省份的代码/)
  assert.match(said(readIdNumber('110105194902310021')), /出生日期不存在，请核对第 7 到 14 位/)
  assert.match(said(readIdNumber('110105194912310021')), /校验不通过，可能有一位填错或相邻两位填反/)
  assert.match(said(readIdNumber('1101**********002X')), /有星号，请填完整/)
  const child = '11010520300101001'
  assert.match(said(readIdNumber(child + idCheckCharacter(child), '2026-11-23')), /还没有到/)
})

const seventeen = fc.tuple(fc.constantFrom('340403', '340421', '110105'), fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }), fc.integer({ min: 0, max: 999 }))
  .map(([area, day, n]) => `${area}${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(n).padStart(3, '0')}`)

test('任何一位填错、任何相邻两位填反，都校验得出 [GB 11643]', () => {
  fc.assert(fc.property(seventeen, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (base, at, by) => {
    const right = base + idCheckCharacter(base)
    const wrong = right.slice(0, at) + ((Number(right[at]) + by) % 10) + right.slice(at + 1)
    const swapped = at < 16 && right[at] !== right[at + 1] ? right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2) : wrong
    return readIdNumber(right).ok && !readIdNumber(wrong).ok && !readIdNumber(swapped).ok
  }), { numRuns: 500 })
})

test('统一社会信用代码：登记机关、地区、组织机构代码、校验字符 [GB 32100]', () => {
  const body = `91340400${'MA2N0000'}${organisationCheck('MA2N0000')}`
  const code = body + creditCheckCharacter(body)
  assert.deepEqual(readCreditCode(code.toLowerCase()), { ok: true, value: { code, registrar: '市场监管', areaCode: '340400', organisation: code.slice(8, 17) } })
  // A code that everybody knows: Alibaba (China)'s.
  assert.equal(readCreditCode('91330100799655058B').ok, true)
  assert.match(said(readCreditCode(code.slice(1))), /应为 18 位，现在是 17 位/)
  assert.match(said(readCreditCode(code.replace('0', 'O'))), /没有“O”，是不是“0”/)
  assert.match(said(readCreditCode(`${code.slice(0, 17)}${code[17] === '1' ? '2' : '1'}`)), /校验不通过/)
  assert.match(said(readCreditCode(`B${code.slice(1)}`)), /第一位不是登记机关/)
})

test('别的证件：护照、通行证、居住证、永居证、其他', () => {
  const resident = `81000019900101001`
  const settled = '91103119900101001'
  const right: readonly (readonly [PaperKind, string, string])[] = [
    ['passport', 'e12345678', 'E12345678'], ['passport', 'EA1234567', 'EA1234567'], ['hmPermit', 'H12345678', 'H12345678'], ['hmPermit', 'H1234567801', 'H12345678'], ['twPermit', '12345678', '12345678'],
    ['hmtResidence', resident + idCheckCharacter(resident), resident + idCheckCharacter(resident)], ['foreignResidence', 'CAN110098765432', 'CAN110098765432'], ['foreignResidence', settled + idCheckCharacter(settled), settled + idCheckCharacter(settled)], ['other', '军字第 0123456 号', '军字第0123456号'],
  ]
  for (const [kind, typed, number] of right) {
    const read = readPaper(kind, typed)
    assert.equal(read.ok && read.value.number, number, `${kind} ${typed}: ${said(read)}`)
  }
  assert.match(said(readPaper('hmPermit', 'H1234567')), /H（香港）或 M（澳门）加 8 位数字/)
  assert.match(said(readPaper('twPermit', '1234567')), /8 位数字/)
  assert.match(said(readPaper('idCard', resident + idCheckCharacter(resident))), /请把证件种类改为“港澳台居民居住证”/)
  assert.match(said(readPaper('hmtResidence', '11010519491231002X')), /以 810000/)
  assert.match(said(readPaper('foreignResidence', settled + (idCheckCharacter(settled) === '1' ? '2' : '1'))), /校验不通过/)
  assert.match(said(readPaper('passport', '护照')), /5 到 12 位字母和数字/)
  assert.match(said(readPaper('passport', 'E1234567890')), /共 9 位/)
})

test('电话：手机、座机带区号、分机、国家码，写法不同是同一个号', () => {
  const one = (typed: string, home?: string) => { const read = readPhone(typed, home); return read.ok ? [read.value.kind, read.value.number, read.value.extension] : read.message }
  for (const typed of ['13805541234', '138 0554 1234', '+86 138-0554-1234', '008613805541234', '１３８０５５４１２３４']) assert.deepEqual(one(typed), ['mobile', '13805541234', null], typed)
  for (const typed of ['0554-2671234', '(0554)2671234', '0554 267 1234']) assert.deepEqual(one(typed), ['landline', '05542671234', null], typed)
  assert.deepEqual(one('0554-2671234 转 802'), ['landline', '05542671234', '802'])
  assert.deepEqual(one('0554-2671234-802'), ['landline', '05542671234', '802'])
  assert.deepEqual(one('2671234', '0554'), ['landline', '05542671234', null])
  assert.deepEqual(one('010-66123456'), ['landline', '01066123456', null])
  assert.deepEqual(one('400 812 3456'), ['service', '4008123456', null])
  assert.match(String(one('1380554123')), /应为 11 位，现在是 10 位/)
  assert.match(String(one('2671234')), /座机请带区号/)
  assert.match(String(one('12348')), /短号在外面打不通/)
  assert.match(String(one('138****1234')), /有星号/)
  assert.match(String(one('0554-1671234')), /不以 0、1、9 开头/)
  assert.match(String(one('打村部')), /只能有数字/)
})
