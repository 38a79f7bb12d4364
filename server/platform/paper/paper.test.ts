import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { readZipPart } from '../../testing/sample-files.ts'
import { inspectOffice } from '../file-archive.ts'
import { paperDocx } from './docx.ts'
import { findFonts } from './fonts.ts'
import { breakLines } from './lines.ts'
import { dayWords, momentShort, momentWords, plain } from './paper.ts'
import type { Paper } from './paper.ts'
import { NoFont, paperPdf } from './pdf.ts'

const fonts = findFonts()
const withFonts = { skip: fonts === null ? 'no Chinese font on this machine' : false }
const tools = commandExists('pdftotext')
const withTools = { skip: fonts === null || !tools ? 'needs a Chinese font and pdftotext' : false }

test('lines: nothing is lost, none is too wide, none begins with a closing or ends with an opening mark', () => {
  const widthOf = (piece: string): number => [...piece].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2000 ? 12 : 6), 0)
  const letters = fc.constantFrom(...'公共法律服务工单一二三，。、；：（）“”《》？！ab1290 ,.()')
  fc.assert(fc.property(fc.string({ unit: letters, maxLength: 200 }), fc.integer({ min: 96, max: 400 }), (text, width) => {
    const lines = breakLines(text, width, widthOf)
    assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''))
    assert.ok(lines.every((line) => widthOf(line) <= width))
  }), { numRuns: 500 })
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'公共法律，。（服务）'), maxLength: 100 }).filter((text) => !/[，。（）]{2}/u.test(text) && !/^[，。）]|（$/u.test(text)), (text) => {
    for (const line of breakLines(text, 96, widthOf)) assert.doesNotMatch(line, /^[，。）]|（$/u)
  }), { numRuns: 500 })
  assert.deepEqual(breakLines('工资共28,800元', 60, widthOf), ['工资共', '28,800元'])
})

test('times are those of China, whatever the server', () => {
  const moment = new Date('2026-09-30T16:05:00Z')
  assert.deepEqual([dayWords(moment), momentWords(moment), momentShort(moment)], ['2026年10月1日', '2026年10月1日 00:05', '2026-10-01 00:05'])
})

test('what was typed cannot bring control or direction characters onto the paper', () => {
  assert.equal(plain('甲\u0000乙\u202e丙\r\n丁\u200b\ufeff'), '甲乙丙\n丁')
})

test('docx: page, fonts and words are right, and markup that was typed stays text', async () => {
  const docx = await paperDocx(aPaper('<w:p>&"]]>\u0001\ud800'))
  assert.deepEqual(await inspectOffice(docx, 10_000_000), { kind: 'docx' })
  const xml = readZipPart(docx, 'word/document.xml')
  assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"/)
  assert.match(xml, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  assert.match(xml, /&lt;w:p&gt;&amp;&quot;\]\]&gt;</)
  assert.match(readZipPart(docx, 'word/fontTable.xml'), /仿宋_GB2312"><w:altName w:val="仿宋,/)
})

test('without a Chinese font no PDF is made, and it is said what to do', async () => {
  assert.equal(findFonts([mkdtempSync(join(tmpdir(), 'no-fonts-'))]), null)
  await assert.rejects(paperPdf(aPaper(''), findFonts([])), (error) => error instanceof NoFont && /docx/.test(error.message))
})

test('PDF: text stays in the type area of GB/T 9704, and a long text runs over several pages whole', withTools, async () => {
  const text = Array.from({ length: 1500 }, (_, i) => `第${i}句。`).join('')
  const file = join(mkdtempSync(join(tmpdir(), 'paper-')), 'a.pdf')
  writeFileSync(file, await paperPdf(aPaper(text)))
  const read = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s|标题|—\d+—|内容/gu, '')
  assert.ok(read.includes(text), 'every sentence in order')
  const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
  assert.match(boxes, /<page width="595.28\d*" height="841.89\d*">/)
  const words = [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/gu)].map((found) => found.slice(1).map((number) => (Number(number) * 25.4) / 72))
  for (const [x = 0, y = 0, toX = 0] of words) assert.ok(x > 27 && toX < 185 && y > 36, `${x} ${y} ${toX}`)
})

test('PDF: a character that the font lacks is printed as 〓, not as nothing', withTools, async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'paper-')), 'a.pdf')
  writeFileSync(file, await paperPdf(aPaper('王\u{1f600}明')))
  assert.match(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }), /王〓明/)
})

test('PDF: many at once all arrive', withFonts, async () => {
  const made = await Promise.all(['甲', '乙', '丙'].map((text) => paperPdf(aPaper(text))))
  assert.ok(made.every((pdf) => pdf.subarray(0, 5).toString() === '%PDF-'))
})

function aPaper(text: string): Paper {
  return {
    title: '标题', issuer: '某单位', lead: ['左', '右'], footNote: '完',
    blocks: [{ kind: 'table', columns: [1, 5], rows: [{ cells: [{ text: '内容', label: true }, { text }] }] }, { kind: 'signatures', lines: [{ label: '承办人', name: '李某' }] }],
  }
}

function commandExists(name: string): boolean {
  try {
    execFileSync(name, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
