import assert from 'node:assert/strict'
import { test } from 'node:test'
import { averagePrecision, lowerBound, macroF1, stratified } from './scoring.ts'

test('a constant scorer gets the worst order of its ties, wherever the right answers stand', () => {
  assert.equal(averagePrecision([1, 1, 1, 1], [1, 0, 0, 0]), 1 / 4)
  assert.equal(averagePrecision([0, 0, 0, 0], [0, 0, 0, 1]), 1 / 4)
  assert.equal(averagePrecision([5, 5, 1], [1, 0, 0]), 1 / 2)
})

test('average precision of known orders', () => {
  assert.equal(averagePrecision([3, 2, 1], [1, 0, 1]), (1 + 2 / 3) / 2)
  assert.equal(averagePrecision([1, 2, 3], [0, 0, 0]), 0)
})

test('macro F1 counts each class alike', () => {
  assert.equal(macroF1([0, 0, 0, 1], [0, 0, 0, 0]), (6 / 7 + 0) / 2)
})

test('each fold has its share of each label, and the same seed gives the same folds', () => {
  const labels = [...Array.from({ length: 50 }, () => 0), ...Array.from({ length: 20 }, () => 1)]
  const folds = stratified(labels, 10, 3)
  for (let fold = 0; fold < 10; fold++) assert.equal(folds.filter((of, i) => of === fold && labels[i] === 0).length, 5)
  assert.deepEqual(folds, stratified(labels, 10, 3))
  assert.notDeepEqual(folds, stratified(labels, 10, 4))
})

test('the lower bound of no gain is not above 0, of a sure gain it is', () => {
  assert.ok(lowerBound([0.5, -0.5, 0.4, -0.4], 2000) <= 0)
  assert.ok(lowerBound(Array.from({ length: 50 }, () => 0.1), 2000) > 0.09)
})
