import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { areaOfText } from './area-of-text.ts'
import { areaName, areaPath, areas, counties, findArea, isWithinArea, searchAreas, townships } from './areas.ts'

const guess = (text: string) => areaOfText(text)?.area.code

test('淮南：两县五区，95 个乡镇级单元，代码不重复', () => {
  assert.deepEqual([counties.length, townships.length, new Set(areas.map(({ code }) => code)).size], [7, 95, 103])
  assert.ok(townships.every(({ code, parent }) => code.length === 9 && code.startsWith(parent!)))
})

const divisions = new URL('../../../shared/data/huainan_divisions.json', import.meta.url)
test('区划代码和名称与公开的统计用区划一致', { skip: existsSync(divisions) ? false : 'the public list of divisions is not at hand (../shared/data)' }, () => {
  const file = JSON.parse(readFileSync(divisions, 'utf8')) as { counties: { code: string; name: string; townships: { code: string; name: string }[] }[] }
  const theirs = file.counties.flatMap((county) => [county, ...county.townships]).map(({ code, name }) => `${code} ${name}`)
  assert.deepEqual(areas.slice(1).map(({ code, name }) => `${code} ${name}`).toSorted(), theirs.toSorted())
})

test('paths: a township stands in its county, a village answers through its township, elsewhere has none', () => {
  assert.deepEqual(areaPath('340421105').map(({ name }) => name), ['淮南市', '凤台县', '顾桥镇'])
  assert.equal(areaName('340421105201'), '凤台县顾桥镇')
  assert.equal(areaName('340400'), '淮南市')
  assert.deepEqual([isWithinArea('340421105201', '340421'), isWithinArea('340421105', '340422'), findArea('110101'), areaPath('110101')], [true, false, undefined, []])
})

test('search: the exact name first, codes too, nothing for nothing', () => {
  assert.deepEqual(searchAreas('八公山').slice(0, 3).map(({ code }) => code), ['340405', '340405100', '340422200'])
  assert.equal(searchAreas('340422104')[0]?.name, '正阳关镇')
  assert.equal(searchAreas('寿县瓦埠')[0]?.code, '340422119')
  assert.deepEqual([searchAreas(' '), searchAreas('不存在的地方')], [[], []])
})

test('地点猜测：写全的乡镇名最准，镇与区同名时按写法分', () => {
  assert.equal(guess('俺家住凤台县顾桥镇，房子裂了'), '340421105')
  assert.equal(guess('俺家住顾桥'), '340421105')
  assert.deepEqual(['八公山区', '八公山镇', '八公山乡', '去八公山玩'].map(guess), ['340405', '340405100', '340422200', '340405'])
  assert.deepEqual(['潘集', '潘集镇', '谢家集区唐山镇', '陶店乡'].map(guess), ['340406', '340406103', '340404102', '340422203'])
})

test('地点猜测：常用词和外地名不当作乡镇，说了县区的不跑到别的县区', () => {
  assert.deepEqual(['我在公园散步', '唐山来的', '国庆放假', '合肥', ''].map(guess), [undefined, undefined, undefined, undefined, undefined])
  assert.equal(guess('谢家集的公园街道'), '340404')
  assert.equal(areaOfText('住在毛集')?.certain, false)
  assert.equal(areaOfText('凤台毛集')?.certain, true)
})
