import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readZipPart } from '../../testing/sample-files.ts'
import { findFonts } from '../../platform/paper/fonts.ts'
import { paperOfNotice } from './one-time-notice.ts'
import { oneTimeNoticeDocx, oneTimeNoticePdf, workOrderDocx, workOrderPdf } from './print.ts'
import { paperOfOrder } from './printable-order.ts'
import { aNotice, aPrintableOrder } from './samples.ts'

test('任务工单打印件写明诉求、承办单位、时限、经过和答复，个人信息以遮蔽后的为准', async () => {
  const text = wordsOf(await workOrderDocx(aPrintableOrder()))
  for (const part of ['公共法律服务任务工单', 'TJA-20260928-0017', '王某某', '138****0000', '田家庵区法律援助中心', '按时完成', '要求补充', '王先生：', '承办人']) assert.ok(text.includes(part), part)
})

test('没有办理情况、答复、评价和时限的新工单也能打印', () => {
  const paper = paperOfOrder(aPrintableOrder({ account: null, publicReply: null, rating: null, bodies: [], deadlines: [], story: [] }))
  const text = JSON.stringify(paper)
  assert.ok(text.includes('尚未派单') && !text.includes('答　复') && !text.includes('内部）'))
})

test('一次性告知书把所缺材料、补齐期限、补充方式和联系方式一次写全', async () => {
  const text = wordsOf(await oneTimeNoticeDocx(aNotice()))
  for (const part of ['一次性告知书', '身份证', '能证明出工天数的材料', '2026年10月12日（含当日）前补齐', '补充方式', '12348', '一式两份', '当事人签收']) assert.ok(text.includes(part), part)
})

test('没有期限的告知书不写期限，序号仍然连续', () => {
  const text = JSON.stringify(paperOfNotice(aNotice({ dueAt: null, afterwards: null, basis: ['某规定'] })))
  assert.ok(!text.includes('前补齐') && text.includes('一、补充方式') && text.includes('二、办理依据') && text.includes('三、联系方式'))
})

test('两种打印件都能生成 PDF', { skip: findFonts() === null ? 'no Chinese font on this machine' : false }, async () => {
  for (const pdf of [await workOrderPdf(aPrintableOrder()), await oneTimeNoticePdf(aNotice())]) assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
})

function wordsOf(docx: Buffer): string {
  return readZipPart(docx, 'word/document.xml').replace(/<[^>]*>/gu, '')
}
