import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { factNames, loanFacts } from './facts.ts'
import { agreement, fitWeights, moreLike, textLikeness } from './likeness.ts'

const fact = (text: string, name: string): number => loanFacts(text)[factNames().indexOf(name)]!

describe('从文书里读出借贷的要点', () => {
  const read: readonly (readonly [string, string, number])[] = [
    ['原告张某。被告李某。被告王某。\n被告李某、王某系夫妻关系。', '夫妻', 1], ['原告张某。被告李某。被告王某。\n借款。', '被告人数', 2],
    ['约定月利率2％，借款5万元', '按月计息', 1], ['双方未约定利息', '未约定利息', 1], ['由王某提供连带责任保证', '保证', 1], ['以房屋作抵押', '抵押', 1],
    ['通过银行转账交付', '转账交付', 1], ['现金交付', '现金交付', 1], ['被告已归还2万元', '已还一部分', 1], ['被告未作答辩', '未答辩', 1], ['被告辩称已还清', '答辩', 1],
    ['借款70000元', '借款金额', Math.log10(70_000)], ['借款7.5万元', '借款金额', Math.log10(75_000)], ['借款100，000元', '借款金额', 5], ['没有写数额', '借款金额', 2],
  ]
  for (const [text, name, value] of read) test(`${name}：“${text.replace('\n', ' ')}”`, () => assert.equal(fact(text, name), value))

  test('没有的要点不会读出来', () => {
    for (const name of factNames().slice(3)) assert.equal(fact('原告起诉。', name), 0, name)
  })
})

test('equal facts agree best, and agreement has no direction', () => {
  assert.deepEqual(agreement([1, 2], [1, 2]).map(Math.abs), [0, 0])
  assert.deepEqual(agreement([1, 5], [3, 2]), agreement([3, 2], [1, 5]))
})

test('weights are learnt from judged pairs, and none turns against likeness', () => {
  const pairs = Array.from({ length: 40 }, (_, i) => [1, i % 2 ? 1 : -1, -1])
  const [telling, noise, contrary] = fitWeights(pairs, 1)
  assert.ok(telling! > 0.1)
  assert.ok(noise! < telling! / 5)
  assert.equal(contrary, 0)
})

test('where no fact tells, the text decides; equal texts are a draw', () => {
  const none = loanFacts('').map(() => 0)
  assert.ok(moreLike(none, '借钱不还的事', '借钱不还', '修路的事') > 0)
  assert.equal(moreLike(none, '借钱', '借钱', '借钱'), 0)
  assert.equal(textLikeness('借钱不还', '借钱不还'), 1)
})
