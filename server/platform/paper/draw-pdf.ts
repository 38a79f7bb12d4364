import PDFDocument from 'pdfkit'
import type { PaperFonts } from './fonts.ts'
import { breakLines } from './lines.ts'
import { mm, page, plain } from './paper.ts'
import type { Block, Paper, PaperCell, PaperRow } from './paper.ts'

/** Draws a paper as PDF. Busy for a quarter of a second: the server calls `paperPdf`, which does it in a thread of its own. */
export async function drawPdf(paper: Paper, fonts: PaperFonts): Promise<Buffer> {
  const pen = startPdf(paper, fonts)
  writeHead(pen, paper)
  for (const block of paper.blocks) writeBlock(pen, block)
  writeFootNote(pen, paper.footNote)
  numberPages(pen)
  pen.doc.end()
  return pen.done
}

const left = mm(page.leftMm)
const top = mm(page.topMm)
const width = mm(page.widthMm - page.leftMm - page.rightMm)
const bottom = mm(page.heightMm - page.bottomMm)
const padding = 5

function startPdf(paper: Paper, fonts: PaperFonts): Pen {
  const doc = new PDFDocument({
    size: 'A4', margin: 0, bufferPages: true, lang: 'zh-CN', displayTitle: true,
    info: { Title: plain(paper.title), Author: plain(paper.issuer) },
  })
  for (const [name, font] of Object.entries(fonts)) doc.registerFont(name, font.path, font.face)
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  return { doc, y: top, done, widths: new Map() }
}

function writeHead(pen: Pen, paper: Paper): void {
  write(pen, 'text', page.textPt, page.textLinePt, plain(paper.issuer), { align: 'center' })
  write(pen, 'title', page.titlePt, 36, plain(paper.title), { align: 'center' })
  pen.y += 8
  const [one, two] = paper.lead.map(plain)
  drawLine(pen, 'text', page.tablePt, one ?? '', left, pen.y)
  drawLine(pen, 'text', page.tablePt, two ?? '', left + width - widthOf(pen, 'text', page.tablePt)(two ?? ''), pen.y)
  pen.y += page.tableLinePt + 4
}

function writeBlock(pen: Pen, block: Block): void {
  if (block.kind === 'paragraph') {
    write(pen, 'text', page.textPt, page.textLinePt, (block.indent ? '\u3000\u3000' : '') + plain(block.text), { align: block.align ?? 'left' })
  } else if (block.kind === 'heading') {
    if (pen.y + page.textLinePt * 2 > bottom) turnPage(pen)
    pen.y += 6
    write(pen, 'label', page.tablePt + 2, page.textLinePt, plain(block.text), {})
  } else if (block.kind === 'table') {
    writeTable(pen, block)
  } else {
    writeSignatures(pen, block.lines)
  }
}

function write(pen: Pen, font: FontName, size: number, leading: number, text: string, { align = 'left' }: { align?: 'left' | 'right' | 'center' }): void {
  const measure = widthOf(pen, font, size)
  for (const line of breakLines(text, width, measure)) {
    if (pen.y + leading > bottom + 0.5) turnPage(pen)
    const spare = width - measure(line)
    drawLine(pen, font, size, line, left + (align === 'right' ? spare : align === 'center' ? spare / 2 : 0), pen.y + (leading - size * lineBox) / 2)
    pen.y += leading
  }
}

function writeTable(pen: Pen, { columns, rows, head }: Extract<Block, { kind: 'table' }>): void {
  pen.y += 4
  if (head) writeRow(pen, columns, head)
  for (const row of rows) writeRow(pen, columns, row, head)
  pen.y += 6
}

// A row that does not fit goes on on the next page, line by line; a short one moves there whole.
function writeRow(pen: Pen, columns: readonly number[], row: PaperRow, head?: PaperRow): void {
  let cells = layOut(pen, columns, row)
  const needed = (rest: readonly LaidCell[]): number => Math.max(row.minHeight ? mm(row.minHeight) : 0, ...rest.map(({ lines }) => lines.length * page.tableLinePt + 2 * padding))
  const room = (): number => bottom - pen.y
  const nextPage = (): void => {
    turnPage(pen)
    if (head) writeRow(pen, columns, head)
  }
  if (needed(cells) > room() && needed(cells) < mm(60)) nextPage()
  while (needed(cells) > room()) {
    const fits = Math.floor((room() - 2 * padding) / page.tableLinePt)
    if (fits > 0) drawRow(pen, cells.map((cell) => ({ ...cell, lines: cell.lines.slice(0, fits) })), fits * page.tableLinePt + 2 * padding)
    cells = cells.map((cell) => ({ ...cell, lines: cell.label ? [] : cell.lines.slice(Math.max(fits, 0)) }))
    nextPage()
    if (cells.every(({ lines }) => lines.length === 0)) return
  }
  drawRow(pen, cells, needed(cells))
}

function layOut(pen: Pen, columns: readonly number[], row: PaperRow): LaidCell[] {
  const whole = columns.reduce((sum, share) => sum + share, 0)
  let column = 0
  let x = left
  return row.cells.map((cell) => {
    const shares = columns.slice(column, column + (cell.span ?? 1)).reduce((sum, share) => sum + share, 0)
    column += cell.span ?? 1
    const wide = (width * shares) / whole
    const font: FontName = cell.label ? 'label' : 'text'
    const laid = { ...cell, x, wide, font, lines: breakLines(plain(cell.text), wide - 2 * padding, widthOf(pen, font, page.tablePt)) }
    x += wide
    return laid
  })
}

function drawRow(pen: Pen, cells: readonly LaidCell[], height: number): void {
  for (const { x, wide, font, lines, label, align } of cells) {
    pen.doc.lineWidth(0.6).rect(x, pen.y, wide, height).stroke()
    let y = pen.y + (height - lines.length * page.tableLinePt) / 2 + (page.tableLinePt - page.tablePt * lineBox) / 2
    for (const line of lines) {
      const spare = wide - widthOf(pen, font, page.tablePt)(line)
      drawLine(pen, font, page.tablePt, line, label || align === 'center' ? x + spare / 2 : x + padding, y)
      y += page.tableLinePt
    }
  }
  pen.y += height
}

function writeSignatures(pen: Pen, lines: readonly { label: string; name?: string | null }[]): void {
  const leading = 32
  if (pen.y + leading * Math.ceil(lines.length / 2) + 10 > bottom) turnPage(pen)
  pen.y += 14
  for (const [index, { label, name }] of lines.entries()) {
    const x = left + (index % 2) * (width / 2)
    const text = `${plain(label)}：`
    const start = x + widthOf(pen, 'text', page.tablePt)(text)
    drawLine(pen, 'text', page.tablePt, text, x, pen.y)
    if (name) drawLine(pen, 'text', page.tablePt, plain(name), start + 4, pen.y)
    const end = x + width / 2 - 84
    pen.doc.lineWidth(0.6).moveTo(start, pen.y + 16).lineTo(end, pen.y + 16).stroke()
    drawLine(pen, 'text', page.tablePt, '年　月　日', end + 4, pen.y)
    if (index % 2 === 1 || index === lines.length - 1) pen.y += leading
  }
}

function writeFootNote(pen: Pen, note: string): void {
  pen.y += 6
  write(pen, 'text', page.smallPt, 16, plain(note), {})
}

// GB/T 9704 7.5: 4-point size, a dash on each side, outer edge, one character in from it.
function numberPages({ doc, widths }: Pen): void {
  const { count } = doc.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index)
    const text = `— ${index + 1} —`
    const pen = { doc, widths } as Pen
    const wide = widthOf(pen, 'text', page.pageNumberPt)(text)
    const x = index % 2 === 0 ? left + width - wide - page.pageNumberPt : left + page.pageNumberPt
    drawLine(pen, 'text', page.pageNumberPt, text, x, bottom + mm(page.pageNumberMm) - 4)
  }
}

function turnPage(pen: Pen): void {
  pen.doc.addPage()
  pen.y = top
}

function drawLine(pen: Pen, font: FontName, size: number, text: string, x: number, y: number): void {
  if (text === '') return
  pen.doc.font(font).fontSize(size).text(shown(pen, font, text), x, y, { lineBreak: false })
}

// A character that the font has not got would be printed as nothing; 〓 is what printers set for a missing type.
function shown(pen: Pen, font: FontName, text: string): string {
  const { font: face } = (pen.doc.font(font) as unknown as { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } })._font
  return [...text].map((character) => (face.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ? character : '〓')).join('')
}

// Measuring a whole text piece by piece is most of the work: each character is measured once a font.
function widthOf(pen: Pen, font: FontName, size: number): (piece: string) => number {
  return (piece) => {
    let sum = 0
    for (const character of piece) {
      const key = font + character
      let unit = pen.widths.get(key)
      if (unit === undefined) pen.widths.set(key, (unit = pen.doc.font(font).fontSize(100).widthOfString(shown(pen, font, character)) / 100))
      sum += unit * size
    }
    return sum
  }
}

/** Height of a line's box as pdfkit places it, in sizes: used to centre glyphs in their leading. */
const lineBox = 1.35

type FontName = keyof PaperFonts
type LaidCell = PaperCell & { x: number; wide: number; font: FontName; lines: string[] }
type Pen = { doc: PDFKit.PDFDocument; y: number; done: Promise<Buffer>; widths: Map<string, number> }
