import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTelling } from './telling.ts'

test('说明来意的词才算理由：数目、日子、口头语不算', () => {
  for (const word of ['工资', '拖欠', '借条', '离婚', '家庭暴力', '押金', '工伤', '宅基地', '养老金']) assert.ok(isTelling(word), word)
  for (const word of ['三个', '一万', '一万四', '十二年', '十二', '两年', '2023年', '个月', '我家', '不能', '么办', '能要', '怎么办', '对方', '公司', '家']) assert.ok(!isTelling(word), word)
})
