import assert from 'node:assert/strict'
import { test } from 'node:test'
import { word } from '../../../contract/glossary.ts'
import { securityActions } from './permissions.ts'

test('账号、会话、日志上的每一项权限都有一个词', () => {
  for (const action of securityActions) assert.match(word('securityRight', action), /[\u4e00-\u9fff]/, action)
})
