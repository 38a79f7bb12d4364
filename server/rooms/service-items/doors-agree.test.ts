import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Definition } from '../../../contract/service-items.ts'
import { doorDifferences, mustAgree, sidesOf } from './doors-agree.ts'
import { limitWords } from './limit-words.ts'
import { startingSet } from './starting-set/index.ts'

const aid = startingSet['LA-01']!
const with_ = (more: Partial<Definition>): Definition => ({ ...aid, ...more })

test('植入差异：网上要七样、窗口只要三样，保存被拒，说出哪个渠道、差哪一样 [SI-DOOR]', () => {
  const papers = ['身份证', '户口簿', '收入证明', '案件材料', '居住证', '照片', '委托书'].map((name, i) => ({ name, ...(i >= 3 ? { doors: ['network' as const] } : {}) }))
  const no = mustAgree(with_({ materials: papers }))
  assert.equal(no?.kind, 'invalid')
  assert.match(no!.message, /各渠道不一致，不能保存：材料“案件材料”：网络有，热线没有/)
  assert.match(no!.fields!['materials']!, /材料“委托书”：网络有，窗口没有/)
  assert.equal(no!.fields!['limits'], undefined)
  assert.equal(doorDifferences(sidesOf(with_({ materials: papers }))).length, 8)
})

test('植入差异：同一事项网上 7 日、窗口 10 日，被拒；一个写代码、一个写字，也算不同 [SI-DOOR]', () => {
  assert.match(mustAgree(with_({ limits: [{ words: '7 日内决定', doors: ['network', 'hotline'] }, { words: '10 日内决定', doors: ['window'] }] }))!.fields!['limits']!, /时限“7日内决定”：网络有，窗口没有；时限“10日内决定”：窗口有，网络没有/)
  assert.notEqual(mustAgree(with_({ limits: [{ code: 'LA-REV', doors: ['network', 'hotline'] }, { words: '7 日', doors: ['window'] }] })), undefined)
})

test('可以用承诺代替证明的，只在一个渠道可以，也是不一致 [SI-DOOR]', () => {
  const no = mustAgree(with_({ materials: [{ name: '经济困难说明', instead: '个人诚信承诺', doors: ['window'] }, { name: '经济困难说明', doors: ['network', 'hotline'] }] }))
  assert.match(no!.message, /可以用个人诚信承诺代替/)
})

test('写法不同、意思相同的不算差异：空格、全角、句号，逐个渠道写全 [SI-DOOR]', () => {
  assert.equal(mustAgree(with_({ materials: [{ name: '身份证 （原件）。', doors: ['network'] }, { name: '身份证(原件)', doors: ['hotline', 'window'] }] })), undefined)
  assert.deepEqual(Object.values(startingSet).map(mustAgree).filter(Boolean), [])
})

test('材料写了这个事项没有的渠道：说明是哪个 [SI-DOOR]', () => assert.match(mustAgree(with_({ doors: ['window'], materials: [{ name: '身份证', doors: ['network'] }] }))!.fields!['doors']!, /缺少“网络”/))

test('时限按寄存表写，法条有数的不标待核实，没有的标 [SI-LIMIT]', () => {
  const at = new Date('2026-11-23T02:00:00Z')
  assert.deepEqual([limitWords({ code: 'LA-REV' }, at).words, limitWords({ code: 'LA-REV' }, at).verified], ['法律援助审查：自收到申请起 7 日内', true])
  assert.equal(limitWords({ code: 'CS-MSG' }, at).verified, false)
  assert.deepEqual(limitWords({ words: '45 日内裁决', source: '《劳动争议调解仲裁法》第四十三条' }, at), { words: '45 日内裁决', verified: true, source: '《劳动争议调解仲裁法》第四十三条' })
  assert.equal(limitWords({ words: '一周左右' }, at).verified, false)
})
