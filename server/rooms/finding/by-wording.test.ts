import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foundByWording } from './by-wording.ts'
import { makeStatuteRanker } from './statutes/rank.ts'
import { readFileSync } from 'node:fs'
import { unpackModel } from './statutes/model-file.ts'

const hit = (words: string[], literal?: boolean) => ({ id: '1', score: 1, words, ...(literal === undefined ? {} : { literal }) })

test('只靠意思相近找到的，要说明；字面相符的不用', () => {
  assert.equal(foundByWording('明天会下雨吗', [hit(['明天'], false), hit([], false)]), false)
  assert.equal(foundByWording('老板拖欠工资', [hit(['工资'], false), hit(['工资'], true)]), true)
  assert.equal(foundByWording('什么也没有', []), true)
})

test('只有一个字对上的案例、答复，不算字面相符', () => {
  assert.equal(foundByWording('红烧肉怎么做才不腻', [hit(['么做'])]), false)
  assert.equal(foundByWording('老板拖欠工资', [hit(['拖欠', '工资'])]), true)
  assert.equal(foundByWording('试用期被辞退有没有补偿', [hit(['经济'])]), false, '经济补偿里只对上“经济”，不算')
  assert.equal(foundByWording('被单位辞退', [hit(['经济', '补偿'])]), true)
})

test('条文的字面相符：短话全对上才算，法律用语替老百姓的话也算', () => {
  const ranker = makeStatuteRanker({
    model: unpackModel(readFileSync(new URL('../../../models/statutes.bin', import.meta.url))),
    articles: [
      { id: 'rent', law: '中华人民共和国民法典', article: '第七百二十一条', text: '承租人应当按照约定的期限支付租金。出租人应当返还押金。', path: [] },
      { id: 'divorce', law: '中华人民共和国民法典', article: '第一千零七十六条', text: '夫妻双方自愿离婚的，应当签订书面离婚协议。', path: [] },
    ],
  })
  const literal = (text: string): string[] => ranker.rank(text, 10).filter((one) => one.literal).map(({ id }) => id)
  assert.deepEqual(literal('离婚'), ['divorce'])
  assert.deepEqual(literal('房东不退押金'), ['rent'])
  assert.deepEqual(literal('红烧肉怎么做才不腻'), [])
})
