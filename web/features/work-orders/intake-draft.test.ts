import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hotlineInput, windowInput } from '../../../contract/intake.ts'
import { emptyIntake, hotlineOf, sheetErrors, windowOf } from './intake-draft.ts'

const requestId = '3f2b1c9e-8a5d-4e6f-9b1a-2c3d4e5f6a7b'
const sheet = { ...emptyIntake, phone: '13855400000', name: '周某某', need: '工地拖欠工资三个月，想知道怎么要回来', topic: 'labour' }

test('热线：转工单与当场答复，都合乎约定', () => {
  assert.equal(hotlineInput.safeParse(hotlineOf(sheet, requestId, false)).success, true)
  const answered = hotlineOf({ ...sheet, publicReply: '可以向劳动监察投诉，也可以申请仲裁。', toldRights: true }, requestId, true)
  assert.equal(hotlineInput.safeParse(answered).success, true)
  assert.equal(answered.intake.kind, 'question')
})
test('窗口：一次性告知的材料随单提交', () => {
  const sent = windowOf({ ...sheet, windowNo: '3', noticeMaterials: '身份证；工资欠条' }, requestId, false)
  assert.equal(windowInput.safeParse(sent).success, true)
  assert.equal(sent.noticeMaterials, '身份证；工资欠条')
})
test('匿名：不带姓名和证件；为本人问时不带代办人', () => {
  const sent = hotlineOf({ ...sheet, anonymous: true, helperName: '李某' }, requestId, false)
  assert.equal(sent.intake.person.name, undefined)
  assert.equal(sent.intake.helperName, undefined)
})
test('服务器按约定的位置退回的话，落到表单上的字段', () => {
  assert.deepEqual(sheetErrors({ 'intake.person.phone': '电话号码不对', 'answer.publicReply': '请填写答复内容', 'intake.need': 'x', identityVerified: 'y' }), { phone: '电话号码不对', publicReply: '请填写答复内容', need: 'x', verified: 'y' })
})
