import assert from 'node:assert/strict'
import { test } from 'node:test'
import { versionOn, type Dated } from './as-of.ts'
import { articleNumber, inWords, numberOf, sortOf } from './numbers.ts'
import { similarity } from './similarity.ts'

const of2018 = { publishedOn: '2018-10-26', effectiveOn: '2018-10-26', endsOn: null, current: false }
const of2023 = { publishedOn: '2023-12-29', effectiveOn: '2024-07-01', endsOn: null, current: true }
const day = (versions: Dated[], on: string) => {
  const answer = versionOn(versions, on)
  return answer.kind === 'found' ? answer.version.publishedOn : answer.kind === 'unknown' ? `unknown ${answer.reason}` : answer.kind
}

test('2022 年的事实适用 2018 年公布的公司法，2025 年的适用 2023 年公布的 [KN-ASOF]', () => {
  assert.equal(day([of2018, of2023], '2022-05-01'), '2018-10-26')
  assert.equal(day([of2018, of2023], '2025-05-01'), '2023-12-29')
})

test('新版公布后、施行前，仍按旧版；施行当日起按新版 [KN-ASOF]', () => {
  assert.equal(day([of2018, of2023], '2024-06-30'), '2018-10-26')
  assert.equal(day([of2018, of2023], '2024-07-01'), '2023-12-29')
})

test('新版施行日期没有录入：公布以后的日子答“不能确定”，不推定；公布以前的日子不受影响 [KN-ASOF]', () => {
  const unknown = { ...of2023, effectiveOn: null }
  assert.equal(day([of2018, unknown], '2025-05-01'), 'unknown effectUnknown')
  assert.equal(day([of2018, unknown], '2023-12-28'), '2018-10-26')
  assert.equal(day([{ ...of2018, effectiveOn: null }, of2023], '2025-05-01'), '2023-12-29', 'an older paper without a day cannot stand over a newer one in force')
})

test('库内没有当日施行的版本：如实说缺，不拿最近的一版顶替 [KN-ASOF]', () => {
  assert.equal(day([of2018, of2023], '2010-01-01'), 'lacking')
  assert.equal(day([], '2024-01-01'), 'lacking')
})

test('登记了失效日期的，失效之日起不再适用；来源标明已废止而不知失效日期的，不能确定 [KN-ASOF]', () => {
  assert.equal(day([{ ...of2018, endsOn: '2020-01-01' }], '2019-12-31'), '2018-10-26')
  assert.equal(day([{ ...of2018, endsOn: '2020-01-01' }], '2020-01-01'), 'lacking')
  assert.equal(day([of2018], '2022-05-01'), 'unknown endUnknown')
})

test('条号怎么写都认得：27、第27条、二十七、第一百三十三条之一', () => {
  for (const written of ['27', '第27条', '二十七', '第 二十七 条', '２７']) assert.equal(articleNumber(written), '第二十七条', written)
  assert.equal(articleNumber('第一百三十三条之一'), '第一百三十三条之一')
  for (const bad of ['', '附则', '第条', '第零条', '27.5', '第一千千条之之']) assert.equal(articleNumber(bad), undefined, bad)
  for (let n = 1; n < 1300; n++) assert.equal(numberOf(inWords(n)), n)
  assert.deepEqual(['第十条', '第一百三十三条', '第一百三十三条之一', '第一千二百六十条'].map(sortOf), [1000, 13300, 13301, 126000])
})

test('相近程度：同文为一，无关为零', () => {
  assert.equal(similarity('股东应当缴足出资', '股东应当缴足出资。'), 1)
  assert.equal(similarity('股东', '离婚'), 0)
  assert.ok(similarity('股东应当按期足额缴纳公司章程中规定的出资额', '股东应当按期足额缴纳公司章程规定的各自所认缴的出资额') > 0.6)
})
