import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { topicIds, type TopicId } from '../../../../contract/topics.ts'
import { newLayer } from './lessons.ts'
import { likeliest, shippedModel, suggestTopic } from './suggest-topic.ts'
import { learnFrom } from './taught.ts'

const nothing = newLayer()
const first = (text: string): TopicId | undefined => suggestTopic(text, nothing)[0]?.topic

describe('分类建议：只建议，写明把握和理由', () => {
  const asked: readonly (readonly [string, TopicId])[] = [
    ['在工地干了三个月，老板一分钱工资没给', 'labour'], ['公司要辞退我，不给补偿', 'labour'], ['男方要退彩礼，我们还没领证', 'family'], ['老人去世，遗产怎么继承', 'family'],
    ['朋友借了两万，写了借条不还', 'contract'], ['给人担保贷款，他跑了', 'contract'], ['过马路被车撞了，交警定对方全责', 'traffic'], ['邻居的狗把孩子咬伤了', 'injury'],
    ['楼上漏水把我家天花板泡了', 'housing'], ['村里征地补偿款没发到手', 'land'], ['手术以后感染了，医院说没有责任', 'medical'], ['网购买到假货，商家不退款', 'consumer'],
    ['总包拖欠工程款三年', 'construction'], ['想退股，合伙人不同意', 'company'], ['儿子被刑事拘留了，能不能取保候审', 'criminal'], ['不服行政处罚，想申请行政复议', 'administrative'],
    ['判决下来了怎么申请强制执行', 'procedure'], ['请不起律师，怎么申请法律援助', 'service'], ['律师收了钱不办事，我要投诉律师', 'complaint'],
  ]
  for (const [words, topic] of asked) test(`“${words}”`, () => assert.equal(first(words), topic))

  test('每条建议都有把握和理由；理由是原话里的字', () => {
    for (const [words] of asked) {
      for (const { confidence, reasons } of suggestTopic(words, nothing)) {
        assert.ok(confidence > 0 && confidence <= 1)
        assert.ok(reasons.every((reason) => words.includes(reason)), `${words}: ${reasons.join('、')}`)
      }
    }
  })

  test('一样的话总得一样的建议；空话、只有标点和号码记号的不猜', () => {
    assert.deepEqual(suggestTopic('欠工资', nothing), suggestTopic('欠工资', nothing))
    for (const empty of ['', '   ', '？？！', '〔电话1〕']) assert.deepEqual(suggestTopic(empty, nothing), [], empty)
  })
})

describe('人改了类别，以后的建议跟着改；学得有限，可以忘掉', () => {
  const words = '小区门口的共享单车堆得进不去'
  const decided = (topic: TopicId, n: number): Parameters<typeof learnFrom>[0] => Array.from({ length: n }, (_, i) => ({ id: String(i), title: '', need: words, topic }))
  const chance = (layer = nothing): number => suggestTopic(words, layer).find(({ topic }) => topic === 'administrative')?.confidence ?? 0

  test('改过几次，这类话就先建议人选的类别；别的话不受影响', () => {
    const { layer, corrections } = learnFrom(decided('administrative', 5))
    assert.ok(corrections >= 1)
    assert.ok(chance(layer) > chance(), `${chance(layer)} > ${chance()}`)
    assert.equal(suggestTopic(words, layer)[0]?.topic, 'administrative')
    assert.equal(suggestTopic('我想离婚', layer)[0]?.topic, 'family')
  })

  test('同样的改动再多，也只推到界限', () => {
    const hard = learnFrom(decided('medical', 400)).layer
    const model = shippedModel()
    const { row } = likeliest(model, words, nothing)
    const most = row.value.reduce((sum, value) => sum + Math.abs(value) * 0.5, 0)
    assert.ok(Math.abs(hard.add(topicIds.indexOf('medical'), row)) <= most + 1e-9)
    assert.ok(hard.size() > 0)
  })

  test('和建议相同的不算改；不认识的类别不学', () => {
    assert.equal(learnFrom([{ id: 'a', title: '', need: '我想离婚', topic: 'family' }]).corrections, 0)
    assert.equal(learnFrom([{ id: 'b', title: '', need: '我想离婚', topic: 'nonsense' as TopicId }]).corrections, 0)
  })

  test('同样的单子，先后两次读得同样的结果', () => {
    const row = likeliest(shippedModel(), words, nothing).row
    const [a, b] = [learnFrom(decided('land', 7)).layer, learnFrom(decided('land', 7)).layer]
    for (const topic of topicIds.keys()) assert.equal(a.add(topic, row), b.add(topic, row))
  })
})
