import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addWords, bigrams, mapped, normalise, stopWords, words } from './index.ts'

test('one spelling: full width, traditional, case, white space', () => {
  assert.equal(normalise('　勞動 合同\t\nＡＢＣ１２３ '), '劳动 合同 abc123')
  assert.equal(normalise('請問離婚後房產歸誰'), '请问离婚后房产归谁')
})

test('normalising twice changes nothing, and places point into the text as written', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    const { text: once, places } = mapped(text)
    assert.equal(normalise(once), once)
    assert.equal(places.length, once.length + 1)
    assert.ok(places.every((place, index) => place <= text.length && (index === 0 || place >= places[index - 1]!)))
  }))
})

test('pairs of characters, lone ones, runs of letters and digits', () => {
  assert.deepEqual(bigrams('拖欠工资abc 3个月'), ['拖欠', '欠工', '工资', 'abc', '3', '个月'])
  assert.deepEqual(bigrams(''), [])
})

test('what stands for a sealed number is no term', () => {
  assert.deepEqual(bigrams('电话〔电话1〕，证件〔证件12〕'), ['电话', '证件'])
  assert.ok(!words('请打〔电话1〕').includes('电话'))
})

test('words: own words stay whole, stop words are left out, words can be added', () => {
  assert.ok(words('老板拖欠农民工工资怎么办').includes('农民工工资'))
  assert.ok(!words('老板拖欠农民工工资怎么办').some((word) => stopWords.has(word)))
  assert.ok(!words('住在摆摊子巷').includes('摆摊子巷'))
  addWords(['摆摊子巷'])
  assert.ok(words('住在摆摊子巷').includes('摆摊子巷'))
})
