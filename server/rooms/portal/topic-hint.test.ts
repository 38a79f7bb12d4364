import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { topicIds } from '../../../contract/topics.ts'
import { soundsDangerous, topicHints } from './topic-hint.ts'

describe('按话猜方面：只提示，不代选', () => {
  const asked: readonly (readonly [string, string])[] = [
    ['包工头欠我一万四千块工钱，打电话不接。', 'labour'], ['我想离婚，孩子的抚养怎么算', 'family'], ['借条写了三年了，他一直不还钱', 'contract'],
    ['骑电动车被撞了，对方肇事跑了', 'traffic'], ['楼上漏水，物业不管', 'housing'], ['宅基地被占了一米，村里说不清', 'land'],
    ['在医院开刀，手术做坏了', 'medical'], ['健身卡办了就关门，不给退费', 'consumer'], ['想申请法律援助，找免费律师', 'service'],
    ['法院判决了，对方是老赖，怎么强制执行', 'procedure'], ['街道的法律咨询公司骗老人，我要投诉', 'complaint'],
  ]
  for (const [words, topic] of asked) test(`“${words}”`, () => assert.ok(topicHints(words).includes(topic as never), String(topicHints(words))))

  test('最多三个，都是类别表里的；没有头绪就不猜', () => {
    const hints = topicHints('工资、离婚、借条、车祸、物业、拆迁、医院、退款、法院，全都有')
    assert.equal(hints.length, 3)
    assert.ok(hints.every((hint) => topicIds.includes(hint)))
    assert.deepEqual(topicHints('您好'), [])
  })
})

test('听得出危险的话；吵架、打官司、打电话、打工不算', () => {
  for (const words of ['我男人喝了酒就打我', '老公天天动手', '前夫威胁我', '被家暴了怎么办', '我不敢回家', '他把我打伤了', '俺男人喝醉了就揍俺', '俺家老头子老是打俺', '俺儿媳妇打俺', '我前夫一直来骚扰我', '有人跟踪我', '他拿刀吓唬我']) assert.ok(soundsDangerous(words), words)
  for (const words of ['他欠钱不还，打电话不接', '想打官司', '在工地打工', '和邻居吵架', '打 12348 问过', '他打我电话要钱', '我儿子要和我打官司', '老板他老婆打俺手机']) assert.ok(!soundsDangerous(words), words)
})
